import { CLAIMS } from '../../shared/claim';
import type { DocType, DocumentItem } from '../../shared/documentItem';
import { readMark } from '../../shared/mark';
import type { ConcurClient } from '../transport/concurClient';
import { type ReadFault, readByDocumentId } from '../transport/documentCalls';
import { documentOf, type RunStamp } from './documentOf';
import { notFoundDocument, unreadableDocument, withWorkRow } from './knownDocument';
import { readQueue } from './readQueue';
import { restingDocument } from './restingDocument';
import type { WorkRow } from './workRows';

export interface ReadOrder {
	docTypes: readonly DocType[];
	/** How many documents that no earlier run knows are taken at most. */
	limit: number;
	pageSize: number;
	known: readonly WorkRow[];
	stamp: RunStamp;
}

export interface ReadDocument {
	document: DocumentItem;
	/** The row that the document was known by. */
	work?: WorkRow;
}

const READS_AT_A_TIME = 3;

/**
 * The documents of one run, each once: the READY queue, then the known ones that were not in it. Those that a
 * run may have acknowledged, and those that a person has marked, are always asked for; others only when the whole queue was read,
 * since else they may still be in it. What rests is not asked for at all. A read that fails after all tries ends the reading: nothing has been acknowledged yet.
 */
export async function readDocuments(
	client: ConcurClient,
	order: ReadOrder,
): Promise<{ documents: ReadDocument[] } | { fault: ReadFault }> {
	const known = new Map(order.known.map((work) => [work.fiDocumentId, work]));
	const resting = new Map(
		order.known.flatMap((work) => {
			const document = restingDocument(work, order.stamp);
			return document ? [[work.fiDocumentId, { document, work }] as const] : [];
		}),
	);
	const found = new Map<string, ReadDocument>();
	const withoutId: ReadDocument[] = [];
	const readToEnd = new Set<DocType>();
	const answering = new Set<DocType>();
	let newOnes = 0;

	for (const docType of order.docTypes) {
		const read = await readQueue(client, docType, order.pageSize, {
			hasEnough: () => newOnes >= order.limit,
			take(row, correlationId) {
				answering.add(docType);
				if (found.has(row.id)) return false;
				const work = known.get(row.id);
				const document = documentOf(row, docType, order.stamp, correlationId);
				const rests = resting.get(row.id);
				if (row.id === '') withoutId.push({ document });
				else if (rests) found.set(row.id, rests);
				else if (work) found.set(row.id, { document: withWorkRow(document, work), work });
				else if (newOnes < order.limit) {
					newOnes += 1;
					found.set(row.id, { document });
				}
				return true;
			},
		});
		if ('fault' in read) return read;
		answering.add(docType);
		if (read.readToEnd) readToEnd.add(docType);
	}

	for (const [id, rests] of resting) if (!found.has(id)) found.set(id, rests);
	const missing = order.known.filter(
		(work) => !found.has(work.fiDocumentId) && (mustBeRead(work) || readToEnd.has(work.docType)),
	);
	for (let start = 0; start < missing.length; start += READS_AT_A_TIME) {
		const some = missing.slice(start, start + READS_AT_A_TIME);
		const reads = await Promise.all(
			some.map(async (work) => await readKnown(client, work, order.stamp, answering.has(work.docType))),
		);
		for (const [index, read] of reads.entries()) {
			const work = some[index];
			if (read && 'fault' in read) return read;
			if (read && work) found.set(work.fiDocumentId, { document: read.document, work });
		}
	}
	return { documents: [...found.values(), ...withoutId] };
}

/** A run may have acknowledged it, or a person has asked for it. */
function mustBeRead({ state, released }: WorkRow): boolean {
	const { kind } = readMark(released);
	return CLAIMS.has(state) || (kind !== 'none' && kind !== 'unclear');
}

/** Undefined: left alone until the next run. */
async function readKnown(
	client: ConcurClient,
	work: WorkRow,
	stamp: RunStamp,
	typeAnswers: boolean,
): Promise<{ document: DocumentItem } | { fault: ReadFault } | undefined> {
	if (work.documentId === '') return { document: notFoundDocument(work, stamp, '') };
	const read = await readByDocumentId(client, work.docType, work.documentId);
	if ('fault' in read) {
		const { fault } = read;
		if (fault.outage) return read;
		// 404 means "no such document" only where the queue of the same type answers; else it may be the wrong
		// data center.
		if (fault.statusCode === 404 && typeAnswers)
			return { document: notFoundDocument(work, stamp, fault.correlationId) };
		if (!mustBeRead(work)) return undefined;
		return { document: unreadableDocument(work, stamp, fault.cause, fault.correlationId) };
	}
	// After a resubmission the same business id leads to another document: only the FIS id counts.
	const row = read.rows.find(({ id }) => id.toLowerCase() === work.fiDocumentId.toLowerCase());
	if (!row) return { document: notFoundDocument(work, stamp, read.correlationId) };
	return { document: withWorkRow(documentOf(row, work.docType, stamp, read.correlationId), work) };
}
