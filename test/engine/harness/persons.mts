import { expect } from 'vitest';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import type { Json } from './execution.mts';
import { WORK_TABLE, type World } from './world.mts';

/** A finance person types a word into the column `released` of the work table; for a document without a row as the form does it. */
export async function mark(world: World, document: StoredDocument, word: string): Promise<void> {
	const { rows, service } = world.engine.tables.table(WORK_TABLE);
	const own = rows.filter(({ key }) => key === document.id);
	for (const row of own) row.released = word;
	if (own.length > 0) return;
	const { id: key, docType, businessId: documentId } = document;
	const row = { key, fiDocumentId: key, docType, documentId, state: 'needsReview', released: word };
	await service.insertRows(
		[{ ...row, runId: '', lastSeenAt: new Date(world.clock.now()), data: '{}' }],
		'id',
	);
}

export const rowOf = (world: World, { id }: StoredDocument): Json | undefined =>
	world.work.find(({ key }) => key === id);

/** Audit rows of a document, oldest first. */
export const auditOf = (world: World, { id }: StoredDocument): Json[] =>
	world.audit.filter(({ fiDocumentId }) => fiDocumentId === id);

/** Starts a run and abandons it right after the node, as a power cut would; then the time of its lease passes. */
export async function killAfter(world: World, node: string): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		void world
			.run({
				afterNode: async (name) => {
					if (name !== node) return;
					resolve();
					await new Promise(() => {});
				},
			})
			.then(() => reject(new Error(`The run ended without "${node}"`)), reject);
	});
	world.clock.advance(31 * 60_000);
}

/** Calls about this document alone: by its id, or in the body of a message. */
export function expectNoWord(world: World, document: StoredDocument, before: number): void {
	const stored = world.concur.documents.get(document.id);
	expect(stored.acknowledgements.length + stored.postingConfirmations.length).toBe(before);
}

export const readsOf = (world: World, { businessId }: StoredDocument): number =>
	world.concur.log.filter({ path: /\/transactions$/ }).filter(({ query }) => query.includes(businessId))
		.length;
