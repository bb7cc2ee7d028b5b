import type { Status } from '../../shared/documentItem';
import type { ProblemCode } from '../../shared/problems/catalogue';
import type { ProblemDetails } from '../../shared/problems/problem';
import type { FiRow } from '../transport/envelope';
import { type ResultRow, rowText } from '../transport/resultRows';
import { acknowledgeDocuments } from './acknowledgeDocuments';
import { confirmationBody, numberOf, type Verdict } from './confirmationBody';
import { acknowledgedByUs, standingOf } from './docStatus';
import type { RunningDocument } from './inputItem';
import { endedWith, isInNetSuite } from './outcome';
import { leaseHolds } from './ownership';
import { isConsistent, POSTING_CODES } from './serviceCodes';
import { type Line, type Message, type OpenDocument, settleAll } from './settle';

/** Outcomes that keep their name when Concur has heard `error`. */
const NOT_POSTED: ReadonlySet<Status> = new Set<Status>(['failed', 'rejected', 'sentBack']);

/** What Concur is to be told about a document; undefined when it is not the time to tell it anything. */
export function verdictFor(document: RunningDocument): Verdict | undefined {
	// Concur has recalled it and waits for no word.
	if (document.purpose === 'reverse') return undefined;
	if (document.status === 'posted' || document.status === 'alreadyPosted') return 'success';
	if (NOT_POSTED.has(document.status)) return 'error';
	return document.status === 'nothingToPost' ? document.confirmAs : undefined;
}

/**
 * Tells Concur one verdict about all the documents; each comes back with its outcome, in the order given.
 * Never throws.
 */
export async function confirmDocuments(
	line: Line,
	documents: readonly RunningDocument[],
	verdict: Verdict,
	batchSize: number,
): Promise<RunningDocument[]> {
	return await settleAll(line, documents, confirmation(line, verdict, batchSize), batchSize);
}

function confirmation(line: Line, verdict: Verdict, batchSize: number): Message {
	const acknowledgedHere = new Set<string>();
	return {
		endpoint: 'postingconfirmations',
		body: (systemId, documents) => confirmationBody(systemId, documents, verdict),
		mayStart: (document) => mayTell(document, verdict),
		onRow: (open, row) => onRow(open, row, verdict, acknowledgedHere),
		onSeen: (open, seen) => onSeen(open, seen, verdict),
		async acknowledge(documents) {
			for (const { fiDocumentId } of documents) acknowledgedHere.add(fiDocumentId);
			const results = await acknowledgeDocuments(line, documents, batchSize);
			return results.map((result, index) => afterAcknowledgement(documents[index] ?? result, result));
		},
	};
}

/**
 * A success stays true when the lease is over; an error may not: the next run may be posting the document
 * right now.
 */
export function mayTell(document: RunningDocument, verdict: Verdict): boolean {
	return verdict === 'success' || leaseHolds(document);
}

/** Success needs the number of the record, unless there is none on purpose. */
export function lacksNumber(document: RunningDocument): boolean {
	return isInNetSuite(document) && numberOf(document) === '';
}

export function accepted(document: RunningDocument, verdict: Verdict): RunningDocument {
	const endsHere = !NOT_POSTED.has(document.status);
	return { ...document, concurStatus: verdict, status: endsHere ? 'confirmed' : document.status };
}

function onRow(
	{ document }: OpenDocument,
	row: ResultRow,
	verdict: Verdict,
	acknowledgedHere: ReadonlySet<string>,
): RunningDocument | 'look' | 'acknowledge' {
	if (row.code === undefined || !isConsistent(row)) return 'look';
	const review = (code: ProblemCode, details: ProblemDetails = {}) =>
		endedWith(document, 'needsReview', code, details);
	switch (POSTING_CODES[row.code] ?? 'unclear') {
		case 'done': {
			const docStatus = verdict === 'success' ? 'POSTING_CONFIRMED_SUCCESS' : 'POSTING_CONFIRMED_FAILURE';
			return accepted({ ...document, docStatus, erpSystemId: document.systemId }, verdict);
		}
		case 'systemIdDiffers':
			return endedWith(document, 'unfinished', 'system-id-differs', { systemId: document.systemId });
		case 'notAcknowledged':
			return acknowledgedHere.has(document.fiDocumentId)
				? endedWith(document, 'unfinished', 'concur-refused', { answer: rowText(row) })
				: 'acknowledge';
		case 'recalled':
			return recalled(document);
		case 'alreadyConfirmed':
			// Says that *a* confirmation exists, not which (design.md, section 4).
			return 'look';
		case 'unknownState':
			return review('state-unknown-to-concur');
		case 'otherType':
			return review('document-type-differs', { docType: document.docType });
		case 'unknownDocument':
			return review('document-unknown-to-concur');
		case 'invalid':
			return review('concur-refused', { answer: rowText(row) });
		case 'unclear':
			return 'look';
	}
}

function onSeen(open: OpenDocument, seen: FiRow | undefined, verdict: Verdict): RunningDocument | 'again' {
	if (!seen) return endedWith(open.document, 'needsReview', 'document-unknown-to-concur');
	return (
		standsAs({ ...open.document, docStatus: seen.docStatus, erpSystemId: seen.erpSystemId }, verdict) ??
		'again'
	);
}

/** The outcome that the document's own status already says; undefined when Concur still has to be told. */
export function standsAs(document: RunningDocument, verdict: Verdict): RunningDocument | undefined {
	const { docStatus, erpSystemId, systemId } = document;
	switch (standingOf(docStatus)) {
		case 'ready':
			return undefined;
		case 'acknowledged':
			return erpSystemId === '' || acknowledgedByUs(document, systemId)
				? undefined
				: endedWith(document, 'needsReview', 'acknowledged-by-other');
		case 'confirmedSuccess':
		case 'confirmedFailure': {
			const holds: Verdict = standingOf(docStatus) === 'confirmedSuccess' ? 'success' : 'error';
			return holds === verdict
				? accepted(document, verdict)
				: endedWith(document, 'needsReview', 'concur-verdict-differs', { docStatus, verdict });
		}
		case 'recalled':
			return recalled(document);
		case 'notFound':
			return endedWith(document, 'needsReview', 'document-unknown-to-concur');
		case 'other':
			return endedWith(document, 'needsReview', 'concur-status-unexpected', { docStatus });
	}
}

function afterAcknowledgement(before: RunningDocument, result: RunningDocument): RunningDocument | 'again' {
	if (standingOf(result.docStatus) === 'acknowledged' && result.status === before.status) return 'again';
	// "Not ready yet" is meant for a document that is not posted; this one has its outcome already.
	return result.status === 'notReady' ? { ...result, status: 'unfinished' } : result;
}

function recalled(document: RunningDocument): RunningDocument {
	return isInNetSuite(document)
		? endedWith(document, 'needsReview', 'recalled-after-posting')
		: endedWith(document, 'refused', 'document-recalled');
}
