import type { INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { DOC_TYPES, type DocType, WORK_STATES, type WorkState } from '../../shared/documentItem';
import { readRowData, type RowData } from './rowData';

/** What earlier runs left of a document in the work table. */
export interface WorkRow {
	fiDocumentId: string;
	docType: DocType;
	documentId: string;
	state: WorkState;
	firstSeenAt: string;
	problemsHash: string;
	/** System id under which the document was claimed; '' when the row does not say. */
	systemId: string;
	/** A person's mark in the table; '' when there is none. */
	released: string;
	externalId: string;
	reason: string;
	nextStep: string;
	owner: string;
	currency: string;
	total: string;
	data: RowData;
	/** Input items that carry the row. */
	items: number[];
}

/** Data Table nodes give dates as text or as Date, and empty cells as null. */
const cell = z
	.union([z.string(), z.number().transform(String), z.date().transform((date) => date.toISOString())])
	.transform((value) => value.trim())
	.catch('');

const workRow = z.object({
	fiDocumentId: cell.pipe(z.string().min(1)),
	docType: z.enum(DOC_TYPES),
	documentId: cell,
	// A state of a later version is no licence to post: a person looks at it.
	state: cell.pipe(z.string().min(1)).pipe(z.enum(WORK_STATES).catch('needsReview')),
	firstSeenAt: cell,
	problemsHash: cell,
	systemId: cell,
	released: cell,
	externalId: cell,
	reason: cell,
	nextStep: cell,
	owner: cell,
	currency: cell,
	total: cell,
	data: cell.transform(readRowData),
	lastSeenAt: cell,
	updatedAt: cell,
});

/**
 * The known documents among the input items; other items (the lease row, a check's result, empty ones) are
 * passed over. Several rows of one document are merged: `claimed` wins over any other state, else the row
 * seen last; the first sight stays the earliest, and a person's mark is never lost, whichever row has it.
 */
export function readWorkRows(items: readonly INodeExecutionData[]): WorkRow[] {
	const merged = new Map<string, WorkRow & { seenAt: string }>();
	items.forEach(({ json }, index) => {
		const read = workRow.safeParse(json);
		if (!read.success) return;
		const { lastSeenAt, updatedAt, ...row } = read.data;
		const next = { ...row, items: [index], seenAt: lastSeenAt || updatedAt };
		const known = merged.get(row.fiDocumentId);
		merged.set(row.fiDocumentId, known ? mergedRow(known, next) : next);
	});
	return [...merged.values()];
}

function mergedRow<Row extends WorkRow & { seenAt: string }>(one: Row, other: Row): Row {
	const oneIsClaimed = one.state === 'claimed';
	const otherWins = oneIsClaimed === (other.state === 'claimed') ? other.seenAt > one.seenAt : !oneIsClaimed;
	const [winner, loser] = otherWins ? [other, one] : [one, other];
	const sights = [one.firstSeenAt, other.firstSeenAt].filter(Boolean).sort();
	return {
		...winner,
		documentId: winner.documentId || loser.documentId,
		systemId: winner.systemId || loser.systemId,
		firstSeenAt: sights[0] ?? '',
		released: markOf(one, other),
		externalId: winner.externalId || loser.externalId,
		data: {
			...winner.data,
			watch: winner.data.watch.length > 0 ? winner.data.watch : loser.data.watch,
			// A run that died may have left the purpose in the row that it claimed the document with.
			...(winner.data.purpose === 'post' && { purpose: loser.data.purpose, postedAs: loser.data.postedAs }),
		},
		items: [...one.items, ...other.items],
	};
}

/** A form may have added a row of its own while a run had the document: of two marks the later one counts. */
function markOf<Row extends WorkRow & { seenAt: string }>(one: Row, other: Row): string {
	if (one.released === '' || other.released === '') return one.released || other.released;
	return other.seenAt >= one.seenAt ? other.released : one.released;
}
