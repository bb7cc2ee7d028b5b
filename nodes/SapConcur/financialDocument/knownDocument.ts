import { clock } from '../../shared/clock';
import { type DocumentItem, newDocumentItem, type Purpose, type WorkState } from '../../shared/documentItem';
import { byHandId, isEitherId } from './byHand';
import { acknowledgedByUs, NOT_FOUND, standingOf, UNREADABLE } from './docStatus';
import type { RunStamp } from './documentOf';
import { endedWith } from './outcome';
import { orderOf } from './order';
import type { WorkRow } from './workRows';

/**
 * States in which nothing of the document was ever acknowledged or posted by us, so that it may be dropped
 * here.
 */
const NOTHING_DONE: ReadonlySet<WorkState> = new Set<WorkState>([
	'notReady',
	'skipped',
	'nothingToPost',
	'held',
]);

/** Joins a document as read now with what earlier runs left of it. */
export function withWorkRow(document: DocumentItem, work: WorkRow): DocumentItem {
	const isReady = standingOf(document.docStatus) === 'ready';
	const order = orderOf(work);
	const joined: DocumentItem = {
		...document,
		...order,
		externalId: work.externalId,
		workState: work.state,
		firstSeenAt: work.firstSeenAt || document.firstSeenAt,
		problemsHash: work.problemsHash,
		systemId: systemIdFor(document, work, order.purpose),
	};
	// A person's mark on a row that was left alone is what lets a run go on with a document that it has acknowledged.
	if (work.state === 'needsReview' && isAcknowledged(joined)) joined.workState = 'claimed';
	if (joined.purpose === 'post' && isTakenByHand(joined))
		return endedWith({ ...joined, systemId: joined.erpSystemId }, 'needsReview', 'acknowledged-by-hand');
	if (joined.status === 'notReady' && !isReady) return { ...joined, status: 'unfinished' };
	return joined.status === 'read' && NOTHING_DONE.has(work.state) ? droppedWhenGone(joined) : joined;
}

/** An acknowledged document keeps the system id it was acknowledged with, also when the setting was changed since. */
function systemIdFor(
	{ docStatus, erpSystemId, systemId }: DocumentItem,
	work: WorkRow,
	purpose: Purpose,
): string {
	if (standingOf(docStatus) === 'ready') return purpose === 'postedElsewhere' ? byHandId(systemId) : systemId;
	const own = work.systemId || systemId;
	return purpose !== 'post' && isEitherId(erpSystemId, own) ? erpSystemId : own;
}

/** Acknowledged as posted by hand, which the row does not know: not ours to post. */
function isTakenByHand({ docStatus, erpSystemId, systemId }: DocumentItem): boolean {
	return standingOf(docStatus) === 'acknowledged' && systemId !== '' && erpSystemId === byHandId(systemId);
}

/**
 * Recalled, or taken by another system, before we did anything: told once, then forgotten (design.md, section
 * 4, recovery table).
 */
function droppedWhenGone(document: DocumentItem): DocumentItem {
	const standing = standingOf(document.docStatus);
	if (standing === 'recalled') return endedWith(document, 'refused', 'document-recalled');
	const byOther = document.erpSystemId !== '' && !acknowledgedByUs(document, document.systemId);
	return standing === 'acknowledged' && byOther
		? endedWith(document, 'refused', 'acknowledged-by-other')
		: document;
}

/** A known document that Concur does not give out any more under its FIS id. */
export function notFoundDocument(work: WorkRow, stamp: RunStamp, correlationId: string): DocumentItem {
	const document = { ...fromWorkRow(work, stamp), docStatus: NOT_FOUND, correlationId };
	return endedWith(
		document,
		NOTHING_DONE.has(work.state) ? 'refused' : 'needsReview',
		'document-unknown-to-concur',
	);
}

/** A document that may be acknowledged and whose status could not be read, though the service answers. */
export function unreadableDocument(
	work: WorkRow,
	stamp: RunStamp,
	answer: string,
	correlationId: string,
): DocumentItem {
	const document = { ...fromWorkRow(work, stamp), docStatus: UNREADABLE, correlationId };
	return endedWith(document, 'unfinished', 'concur-outcome-unknown', { answer });
}

function isAcknowledged(document: DocumentItem): boolean {
	return acknowledgedByUs(document, document.systemId);
}

/** The item of a row whose document is not read in this run. */
export function fromWorkRow(work: WorkRow, stamp: RunStamp): DocumentItem {
	return {
		...newDocumentItem(),
		docType: work.docType,
		documentId: work.documentId,
		fiDocumentId: work.fiDocumentId,
		...stamp,
		...orderOf(work),
		systemId: work.systemId || stamp.systemId,
		workState: work.state,
		firstSeenAt: work.firstSeenAt || new Date(clock.now()).toISOString(),
		problemsHash: work.problemsHash,
		externalId: work.externalId,
		number: work.data.number,
		revision: work.data.revision,
		documentHash: work.data.documentHash,
		owner: work.owner,
		currency: work.currency,
		total: work.total,
	};
}
