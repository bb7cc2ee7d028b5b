import type { DocType } from '../../shared/documentItem';
import type { ProblemCode } from '../../shared/problems/catalogue';
import { answerText, type ConcurReply } from '../transport/concurReply';
import { readResultRows, type ResultRow, rowFor } from '../transport/resultRows';
import type { Line, Message, OpenDocument } from './settle';

/**
 * What one call said about one document. `notSent`: it certainly did nothing. `unclear`: it may have done it.
 */
export type Word =
	| { kind: 'row'; row: ResultRow; correlationId: string }
	| { kind: 'unclear'; why: string; code: ProblemCode; correlationId: string }
	| { kind: 'notSent'; why: string };

interface Told {
	one: OpenDocument;
	word: Word;
}

/**
 * Makes one call for the documents. A batch that Concur refuses as a whole (the most ids per call are not
 * documented) is cut in half and told again: repeating is safe, since a document that was taken the first
 * time answers so by its code.
 */
export async function tell(
	line: Line,
	open: readonly OpenDocument[],
	message: Message,
	path: (docType: DocType) => string,
): Promise<Told[]> {
	const [first] = open;
	if (!first) return [];
	if (line.down !== undefined) return all(open, { kind: 'notSent', why: line.down });
	const documents = open.map(({ document }) => document);
	const reply = await line.client.write(
		{
			method: 'POST',
			path: path(first.document.docType),
			body: message.body(first.document.systemId, documents),
		},
		() => documents.every((document) => message.mayStart(document)),
	);
	if ((reply.statusCode === 400 || reply.statusCode === 413) && open.length > 1 && line.splitsLeft > 0) {
		line.splitsLeft -= 1;
		const middle = Math.ceil(open.length / 2);
		const refused = open.map((one) => ({ ...one, maybeDone: true }));
		return [
			...(await tell(line, refused.slice(0, middle), message, path)),
			...(await tell(line, refused.slice(middle), message, path)),
		];
	}
	const rows = reply.statusCode === 200 && !reply.failure ? readResultRows(reply.body) : undefined;
	if (!rows) return all(open, wordWithoutRows(line, reply));
	return open.map((one) => ({ one, word: wordOf(rows, one.document.fiDocumentId, reply) }));
}

function wordOf(rows: readonly ResultRow[], docId: string, reply: ConcurReply): Word {
	const row = rowFor(rows, docId);
	if (row) return { kind: 'row', row, correlationId: reply.correlationId };
	const why = 'the answer has no clear row for it';
	return { kind: 'unclear', why, code: 'concur-outcome-unknown', correlationId: reply.correlationId };
}

/**
 * Access refused, too many calls, stopped: certainly not processed, and the next call would fare no better.
 */
function wordWithoutRows(line: Line, reply: ConcurReply): Word {
	const why = answerText(reply);
	const notProcessed =
		reply.failure?.kind === 'access' || reply.failure?.kind === 'stopped' || reply.statusCode === 429;
	if (notProcessed) {
		line.down = reply.failure?.cause ?? why;
		return { kind: 'notSent', why: line.down };
	}
	const refused = reply.statusCode >= 400 && reply.statusCode < 500;
	return {
		kind: 'unclear',
		why,
		code: refused ? 'concur-refused' : 'concur-outcome-unknown',
		correlationId: reply.correlationId,
	};
}

function all(open: readonly OpenDocument[], word: Word): Told[] {
	return open.map((one) => ({ one, word }));
}
