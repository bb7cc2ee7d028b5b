import { CLAIMS } from '../../shared/claim';
import type { ProblemCode } from '../../shared/problems/catalogue';
import type { ProblemDetails } from '../../shared/problems/problem';
import type { FiRow } from '../transport/envelope';
import { type ResultRow, rowText } from '../transport/resultRows';
import { acknowledgedByUs, standingOf } from './docStatus';
import type { RunningDocument } from './inputItem';
import { endedWith, isInNetSuite } from './outcome';
import { leaseHolds } from './ownership';
import { ACKNOWLEDGE_CODES, isConsistent } from './serviceCodes';
import { type Line, type Message, type OpenDocument, settleAll } from './settle';

/**
 * Acknowledges documents that are READY; each comes back with its outcome, in the order given. Never throws.
 */
export async function acknowledgeDocuments(
	line: Line,
	documents: readonly RunningDocument[],
	batchSize: number,
): Promise<RunningDocument[]> {
	return await settleAll(line, documents, acknowledgement, batchSize);
}

const acknowledgement: Message = {
	endpoint: 'acknowledgements',
	body: (systemId, documents) =>
		JSON.stringify({ systemId, ids: documents.map(({ fiDocumentId }) => fiDocumentId) }),
	mayStart: leaseHolds,
	onRow,
	onSeen,
};

export function acknowledged(document: RunningDocument): RunningDocument {
	return {
		...document,
		docStatus: 'ACKNOWLEDGED',
		erpSystemId: document.systemId,
		status: document.status === 'ready' ? 'acknowledged' : document.status,
	};
}

function onRow({ document, maybeDone }: OpenDocument, row: ResultRow): RunningDocument | 'look' {
	if (row.code === undefined || !isConsistent(row)) return 'look';
	switch (ACKNOWLEDGE_CODES[row.code] ?? 'unclear') {
		case 'done':
			return acknowledged(document);
		case 'systemIdDiffers':
			// A claimed row must not be lost by a changed setting, so a person looks at it.
			return endedWith(document, isOurs(document) ? 'needsReview' : 'refused', 'system-id-differs', {
				systemId: document.systemId,
			});
		case 'alreadyAcknowledged':
			// Somebody else has it, unless an earlier run of ours or an earlier try of this one may have done it
			// (design.md, section 4).
			return isOurs(document) || maybeDone ? 'look' : endedWith(document, 'refused', 'acknowledged-by-other');
		case 'recalled':
			return recalled(document);
		case 'notReady':
			return endedWith(document, isInNetSuite(document) ? 'unfinished' : 'notReady', 'not-ready-in-concur');
		case 'unknownDocument':
			return vanished(document, maybeDone);
		case 'otherType':
			return dropped(document, 'document-type-differs', { docType: document.docType });
		case 'invalid':
			return dropped(document, 'concur-refused', { answer: rowText(row) });
		case 'unclear':
			return 'look';
	}
}

/**
 * What the status that this run has read already says; undefined when the document is READY and to be
 * acknowledged.
 */
export function standsBefore(document: RunningDocument): RunningDocument | undefined {
	const { docStatus, erpSystemId, systemId } = document;
	if (acknowledgedByUs(document, systemId) && !isOurs(document)) return unexpected(document);
	const standing = standingOf(docStatus);
	if (standing === 'notFound') return vanished(document, false);
	const outcome = standing === 'ready' ? undefined : outcomeOf(document, { docStatus, erpSystemId });
	return outcome === 'again' ? undefined : outcome;
}

function onSeen({ document, maybeDone }: OpenDocument, seen: FiRow | undefined): RunningDocument | 'again' {
	return seen ? outcomeOf(document, seen) : vanished(document, maybeDone);
}

function outcomeOf(
	before: RunningDocument,
	seen: Pick<FiRow, 'docStatus' | 'erpSystemId'>,
): RunningDocument | 'again' {
	const document = { ...before, docStatus: seen.docStatus, erpSystemId: seen.erpSystemId };
	switch (standingOf(seen.docStatus)) {
		case 'ready':
			return 'again';
		case 'acknowledged':
			if (acknowledgedByUs(seen, document.systemId)) return acknowledged(document);
			if (seen.erpSystemId === '')
				return isOrderedByPerson(document)
					? acknowledged(document)
					: endedWith(document, 'needsReview', 'acknowledger-unknown');
			return dropped(document, 'acknowledged-by-other');
		case 'recalled':
			return recalled(document);
		case 'confirmedSuccess':
			return isInNetSuite(document) ? document : unexpected(document);
		default:
			return unexpected(document);
	}
}

/** An earlier run of ours may have acknowledged it, or has saved its posting. */
function isOurs(document: RunningDocument): boolean {
	return CLAIMS.has(document.workState) || isInNetSuite(document) || document.status === 'rejected';
}

/** A person has said in the work table what Concur is to hear. */
function isOrderedByPerson({ purpose, problems }: RunningDocument): boolean {
	return purpose === 'postedElsewhere' || problems.some(({ code }) => code === 'sent-back-by-person');
}

/** Nothing is left to do for it, unless NetSuite already holds its posting. */
function dropped(
	document: RunningDocument,
	code: ProblemCode,
	details: ProblemDetails = {},
): RunningDocument {
	return endedWith(document, isInNetSuite(document) ? 'needsReview' : 'refused', code, details);
}

/** Not known to Concur any more. One that we may have acknowledged is not forgotten by a machine. */
function vanished(document: RunningDocument, maybeDone: boolean): RunningDocument {
	const kept = maybeDone || isOurs(document);
	return endedWith(document, kept ? 'needsReview' : 'refused', 'document-unknown-to-concur');
}

function recalled(document: RunningDocument): RunningDocument {
	return isInNetSuite(document)
		? endedWith(document, 'needsReview', 'recalled-after-posting')
		: endedWith(document, 'refused', 'document-recalled');
}

function unexpected(document: RunningDocument): RunningDocument {
	return endedWith(document, 'needsReview', 'concur-status-unexpected', { docStatus: document.docStatus });
}
