import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { clock } from '../../shared/clock';
import type { WorkState } from '../../shared/documentItem';
import type { Finding } from './orphanFinding';

const auditRow = z.object({ fiDocumentId: z.string().trim().min(1), status: z.string().trim() });
const rowOrItem = z.union([z.object({ json: auditRow }).transform(({ json }) => json), auditRow]);

/** Outcomes after which only a person may say how a document goes on. */
const FOR_A_PERSON: ReadonlySet<string> = new Set(['refused', 'needsReview']);

/**
 * FIS ids that the audit rows give to a person; undefined when `rows` is no list. `rows`: items or rows, as a list or as its JSON
 * text, '' for none; what is no audit row is passed over.
 */
export function idsGivenToAPerson(rows: unknown): Set<string> | undefined {
	const list = z.array(z.unknown()).safeParse(typeof rows === 'string' ? parsed(rows) : rows);
	if (!list.success) return undefined;
	const read = list.data.flatMap((row) => rowOrItem.safeParse(row).data ?? []);
	return new Set(
		read
			.filter(({ status }) => FOR_A_PERSON.has(status))
			.map(({ fiDocumentId }) => fiDocumentId.toLowerCase()),
	);
}

/**
 * The row of the work table that an acknowledged document ought to have. `claimed`: the next run reads its status and looks it up in
 * NetSuite before it does anything (design.md, section 4, recovery table). `needsReview`: the document had left our hands by a
 * person's decision, so it waits for a mark in `released`.
 */
export function workRowFor(finding: Finding, state: WorkState): IDataObject {
	const now = new Date(clock.now()).toISOString();
	const { docType, documentId, fiDocumentId, docStatus, erpSystemId, systemId, reason } = finding;
	return {
		key: fiDocumentId,
		docType,
		documentId,
		fiDocumentId,
		externalId: '',
		state,
		runId: '',
		leaseUntil: null,
		systemId,
		firstSeenAt: finding.inProcessingSince || now,
		lastSeenAt: now,
		problemsHash: '',
		reason,
		nextStep: finding.nextStep,
		owner: '',
		currency: finding.currency,
		total: finding.total,
		released: '',
		data: JSON.stringify({
			status: state === 'needsReview' ? 'needsReview' : 'unfinished',
			docStatus,
			documentHash: '',
			number: documentId,
			revision: '',
			erpSystemId,
			watch: [],
			// A document that is left alone is told of again from its row.
			...(state === 'needsReview' && { problems: finding.problems }),
			foundBy: 'orphanCheck',
		}),
	};
}

function parsed(text: string): unknown {
	if (text.trim() === '') return [];
	try {
		return JSON.parse(text) as unknown;
	} catch {
		// The caller tells a text that is no list from an empty one.
		return undefined;
	}
}
