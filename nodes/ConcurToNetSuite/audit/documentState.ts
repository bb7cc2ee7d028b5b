import type { DocumentItem, WorkState } from '../../shared/documentItem';

/**
 * Whether an earlier or this run of ours has acknowledged the document: it has left the queue and must not be
 * forgotten.
 */
function isAcknowledgedByUs(item: DocumentItem): boolean {
	if (item.docStatus !== 'ACKNOWLEDGED') return false;
	return item.workState === 'claimed' || (item.systemId !== '' && item.erpSystemId === item.systemId);
}

/** Whether nothing is left to do for the document, so that its work row can go. */
export function isEnded(item: DocumentItem): boolean {
	switch (item.status) {
		case 'confirmed':
		case 'refused':
			return true;
		case 'failed':
		case 'rejected':
		case 'sentBack':
			return item.concurStatus === 'error';
		case 'reversed':
			// Concur has recalled the document itself and waits for no word.
			return item.purpose === 'reverse' || item.concurStatus !== 'notConfirmed';
		case 'skipped':
			// A READY one stays in the queue and is looked at again; one of our own is only ended by a
			// confirmation.
			return item.docStatus !== 'READY' && item.docStatus !== '' && !isAcknowledgedByUs(item);
		default:
			return false;
	}
}

/**
 * State of the work row of a document that has not ended. What is on its way (`ready` and after) is
 * `claimed`: these rows are also the claims that are written before Concur is told anything. In doubt
 * `claimed` too: the next run then decides by Concur's status.
 */
export function workState(item: DocumentItem): WorkState {
	switch (item.status) {
		case 'needsReview':
			return isForTheNextRun(item) ? 'claimed' : item.status;
		case 'held':
		case 'pendingApproval':
			return item.status;
		case 'reversed':
			return 'needsReview';
		case 'notReady':
		case 'skipped':
			return isAcknowledgedByUs(item) ? 'claimed' : item.status;
		case 'nothingToPost':
			// With `confirmAs` it is going to be acknowledged.
			return isAcknowledgedByUs(item) || item.confirmAs !== undefined ? 'claimed' : item.status;
		default:
			return 'claimed';
	}
}

/**
 * Recalled after it was posted, as Concur has said to this run while it was telling it the outcome: whether the records are reversed is
 * a setting of Validate, which has not seen the recall yet. All else that needs a person is left alone until the person says so.
 */
function isForTheNextRun({ problems, netSuiteId }: DocumentItem): boolean {
	return netSuiteId !== '' && problems.some(({ code }) => code === 'recalled-after-posting');
}
