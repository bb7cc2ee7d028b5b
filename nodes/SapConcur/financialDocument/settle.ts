import type { DocType } from '../../shared/documentItem';
import type { ProblemCode } from '../../shared/problems/catalogue';
import type { ConcurClient } from '../transport/concurClient';
import { readByDocumentId, transactionsPath } from '../transport/documentCalls';
import type { FiRow } from '../transport/envelope';
import { type ResultRow, rowText } from '../transport/resultRows';
import type { RunningDocument } from './inputItem';
import { answered, endedWith } from './outcome';
import { tell } from './tell';

/** A document about which Concur has not said clearly yet what became of it. */
export interface OpenDocument {
	document: RunningDocument;
	/** An earlier call of this run may have done it already: its outcome was unknown. */
	maybeDone: boolean;
	/** Why it is still open, for the item. */
	why: { code: ProblemCode; answer: string };
}

/** One kind of message to Concur, and what its answers mean. Nothing here throws: writes are under way. */
export interface Message {
	/** Last part of the path, e.g. `acknowledgements`. */
	endpoint: string;
	/** JSON text for documents of one type and one system id. */
	body(systemId: string, documents: readonly RunningDocument[]): string;
	/** Whether the call for this document may still be made. */
	mayStart(document: RunningDocument): boolean;
	/**
	 * The document as it leaves the node; `look`: read its status first; `acknowledge`: acknowledge it, then
	 * say it again.
	 */
	onRow(open: OpenDocument, row: ResultRow): RunningDocument | 'look' | 'acknowledge';
	/**
	 * What the document's own status says, undefined when Concur does not know it; `again`: nothing has
	 * happened, say it again.
	 */
	onSeen(open: OpenDocument, seen: FiRow | undefined): RunningDocument | 'again';
	/**
	 * Acknowledges documents that Concur says it was never told of; those that come back with status `again`
	 * are told anew.
	 */
	acknowledge?(documents: RunningDocument[]): Promise<Array<RunningDocument | 'again'>>;
}

/** The state of the way to Concur during one node execution. */
export interface Line {
	client: ConcurClient;
	/** Why no further call is made; undefined while the service answers. */
	down?: string;
	/** How often a refused batch may still be cut in half. */
	splitsLeft: number;
}

export const newLine = (client: ConcurClient): Line => ({ client, splitsLeft: 40 });

const MAX_WRITES = 3;
const LOOKS_AT_A_TIME = 3;

/**
 * Tells Concur about all documents, in batches of one type and one system id, and answers each document with
 * its outcome, in the order given. A call whose outcome is unknown is never repeated blindly: the document's
 * own status decides (design.md, section 4).
 */
export async function settleAll(
	line: Line,
	documents: readonly RunningDocument[],
	message: Message,
	batchSize: number,
): Promise<RunningDocument[]> {
	const settled = new Map<string, RunningDocument>();
	for (const batch of batches(documents, batchSize)) {
		for (const document of await settleSafely(line, batch, message))
			settled.set(document.fiDocumentId, document);
	}
	return documents.map((document) => settled.get(document.fiDocumentId) ?? document);
}

/** Never two types, never two system ids in one call. */
function batches(documents: readonly RunningDocument[], size: number): RunningDocument[][] {
	const groups = new Map<string, RunningDocument[]>();
	for (const document of documents) {
		const key = JSON.stringify([document.docType, document.systemId]);
		groups.set(key, [...(groups.get(key) ?? []), document]);
	}
	const atOnce = Math.max(1, Math.floor(size));
	return [...groups.values()].flatMap((group) =>
		Array.from({ length: Math.ceil(group.length / atOnce) }, (_, index) =>
			group.slice(index * atOnce, (index + 1) * atOnce),
		),
	);
}

/** Whatever goes wrong in here, earlier calls have told Concur something: the items have to come out. */
async function settleSafely(
	line: Line,
	batch: RunningDocument[],
	message: Message,
): Promise<RunningDocument[]> {
	try {
		return await settleBatch(line, batch, message);
	} catch (error) {
		const answer = error instanceof Error ? error.message : String(error);
		return batch.map((document) =>
			unfinished({ document, maybeDone: true, why: { code: 'concur-outcome-unknown', answer } }),
		);
	}
}

async function settleBatch(
	line: Line,
	batch: RunningDocument[],
	message: Message,
): Promise<RunningDocument[]> {
	const settled: RunningDocument[] = [];
	let open: OpenDocument[] = batch.map((document) => ({
		document,
		maybeDone: false,
		why: { code: 'concur-not-called', answer: '' },
	}));
	for (let attempt = 1; open.length > 0; attempt++) {
		if (attempt > 1) await line.client.backOff(attempt - 1);
		const round = await oneRound(line, open, message);
		settled.push(...round.settled);
		open = round.again;
		if (attempt >= MAX_WRITES) break;
	}
	return [...settled, ...open.map(unfinished)];
}

async function oneRound(line: Line, open: OpenDocument[], message: Message) {
	const settled: RunningDocument[] = [];
	const again: OpenDocument[] = [];
	const toLookAt: OpenDocument[] = [];
	const toAcknowledge: OpenDocument[] = [];
	const path = (docType: DocType) => `${transactionsPath(docType)}/${message.endpoint}`;

	for (const { one, word } of await tell(line, open, message, path)) {
		if (word.kind === 'notSent') {
			// `maybeDone` stays: an earlier try of this batch may have gone through.
			settled.push(
				unfinished({
					...one,
					why: { code: one.maybeDone ? one.why.code : 'concur-not-called', answer: word.why },
				}),
			);
			continue;
		}
		if (word.kind === 'unclear') {
			const document = { ...one.document, correlationId: word.correlationId || one.document.correlationId };
			toLookAt.push({ document, maybeDone: true, why: { code: word.code, answer: word.why } });
			continue;
		}
		const said: OpenDocument = { ...one, document: answered(one.document, word.row, word.correlationId) };
		const verdict = message.onRow(said, word.row);
		const why = { code: 'concur-outcome-unknown' as const, answer: rowText(word.row) };
		if (typeof verdict === 'object') settled.push(verdict);
		else if (verdict === 'acknowledge') toAcknowledge.push({ ...said, why });
		else toLookAt.push({ ...said, why, maybeDone: true });
	}

	for (const { one, verdict } of await lookAtAll(line, toLookAt, message)) {
		if (verdict === 'again') again.push(one);
		else settled.push(verdict);
	}
	const acknowledged = (await message.acknowledge?.(toAcknowledge.map(({ document }) => document))) ?? [];
	acknowledged.forEach((result, index) => {
		const one = toAcknowledge[index];
		if (result !== 'again') settled.push(result);
		else if (one) again.push(one);
	});
	return { settled, again };
}

/** The first look is made alone: when the service is down, the others are spared. */
async function lookAtAll(line: Line, open: readonly OpenDocument[], message: Message) {
	const results: Array<{ one: OpenDocument; verdict: RunningDocument | 'again' }> = [];
	for (let start = 0; start < open.length; start += start === 0 ? 1 : LOOKS_AT_A_TIME) {
		const some = open.slice(start, start === 0 ? 1 : start + LOOKS_AT_A_TIME);
		results.push(
			...(await Promise.all(some.map(async (one) => ({ one, verdict: await lookAt(line, one, message) })))),
		);
	}
	return results;
}

async function lookAt(line: Line, one: OpenDocument, message: Message): Promise<RunningDocument | 'again'> {
	const { document } = one;
	if (line.down !== undefined || document.documentId === '') return unfinished(one);
	const read = await readByDocumentId(line.client, document.docType, document.documentId);
	if ('fault' in read) {
		if (read.fault.outage) line.down = read.fault.cause;
		return unfinished(one);
	}
	const seen = read.rows.find((row) => row.id.toLowerCase() === document.fiDocumentId.toLowerCase());
	return message.onSeen(one, seen);
}

function unfinished({ document, why }: OpenDocument): RunningDocument {
	return endedWith(document, 'unfinished', why.code, { answer: why.answer });
}
