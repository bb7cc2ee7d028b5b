import { nodeNamed } from '../engine/harness/shippedWorkflow.mts';
import { World } from '../engine/harness/world.mts';
import { DOC_TYPES } from '../../nodes/shared/documentItem';
import { fuzzedDocuments, type FuzzedDocument } from './fuzzDocuments.mts';

export interface WorkflowFuzz {
	/** What breaks the promise, judged from the books of both services. */
	faults: string[];
	/** Documents by Concur's own status at the end. */
	statuses: Map<string, number>;
	/** Documents that no mutation touched and that had to post. */
	good: number;
}

/** Mutants of documents of all types in Concur's queue, in batches, each worked on by one run of the shipped workflow in n8n's engine. */
export async function fuzzWorkflow(seed: number, count: number, batchSize: number): Promise<WorkflowFuzz> {
	const documents = fuzzedDocuments(seed, count * 2.5)
		.filter(({ set }) => set.name === 'fixed')
		.slice(0, count);
	const world = await World.start();
	const faults: string[] = [];
	try {
		await setUp(world, documents);
		for (let start = 0; start < documents.length; start += batchSize) {
			const batch = documents.slice(start, start + batchSize);
			for (const { id, text, original } of batch)
				world.concur.documents.add(original.docType, text, { id, businessId: original.documentId });
			const run = await world.run();
			if (!run.nodes.includes('Run Summary')) faults.push(`run ${run.id} ended early: ${run.error?.message}`);
			faults.push(...batch.flatMap((one) => faultsOfBooks(world, one)));
		}
		const statuses = new Map<string, number>();
		for (const { status } of world.concur.documents.all())
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
		return { faults, statuses, good: documents.filter(mustPost).length };
	} finally {
		await world.close();
	}
}

async function setUp(world: World, [first]: readonly FuzzedDocument[]): Promise<void> {
	Object.assign(nodeNamed(world.workflow, 'Get Documents').parameters, {
		documentTypes: [...DOC_TYPES],
		returnAll: true,
	});
	Object.assign(
		nodeNamed(world.workflow, 'Prepare Postings').parameters,
		structuredClone(first?.set.parameters ?? {}),
	);
	// The first run creates the tables.
	await world.run();
	for (const row of first?.set.mappingRows ?? [])
		world.engine.tables.table('concur_netsuite_mapping').put({ ...row });
}

const mustPost = ({ mutations, original: { expected } }: FuzzedDocument): boolean =>
	mutations.length === 0 && expected.status === 'prepared' && expected.refusedByNetSuite === undefined;

function faultsOfBooks(world: World, fuzzed: FuzzedDocument): string[] {
	const { id, original, mutations } = fuzzed;
	const { status, history } = world.concur.documents.get(id);
	const { books } = world.netSuite;
	const held = books.transactions.filter(({ externalId }) => externalId?.includes(original.documentId));
	const row = world.work.find(({ key }) => key === id);
	const faults: string[] = [];
	if (mustPost(fuzzed) && status !== 'POSTING_CONFIRMED_SUCCESS')
		faults.push(`is good and ends as ${status}: ${String(row?.reason)}`);
	if (new Set(held.map(({ externalId }) => externalId)).size < held.length) faults.push('is there twice');
	if (status === 'POSTING_CONFIRMED_SUCCESS' && held.length === 0) faults.push('is confirmed and not booked');
	if (status !== 'POSTING_CONFIRMED_SUCCESS' && held.length > 0)
		faults.push(`is booked and ends as ${status}`);
	if (status === 'ACKNOWLEDGED' && !row?.reason) faults.push('is acknowledged and left behind');
	if (status === 'READY' && !row?.reason && !wasTold(world, id))
		faults.push('stays in the queue and nobody is told why');
	if (history.filter(({ by }) => by === 'postingConfirmation').length > 1) faults.push('is confirmed twice');
	return faults.map((fault) => `${original.docType} ${id} (${mutations.join(', ') || 'unchanged'}) ${fault}`);
}

const wasTold = ({ audit }: World, id: string): boolean =>
	audit.some(({ fiDocumentId, reason }) => fiDocumentId === id && Boolean(reason));
