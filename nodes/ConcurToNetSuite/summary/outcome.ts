import type { DocumentItem } from '../../shared/documentItem';

/** What can have become of a document that a run has read; every document has exactly one. */
export const OUTCOMES = [
	'posted',
	'alreadyPosted',
	'pendingApproval',
	'notReady',
	'skipped',
	'nothingToPost',
	'refused',
	'failed',
	'sentBack',
	'unfinished',
	'needsReview',
	'held',
	'reversed',
	'rejected',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The outcome by the document's status; what is still on its way at the end of a run is unfinished. */
export function outcomeOf({ status, confirmAs, postings }: DocumentItem): Outcome {
	switch (status) {
		case 'confirmed':
			// Concur was told what the user chose for documents without anything to post.
			return confirmAs !== undefined && postings.length === 0 ? 'nothingToPost' : 'posted';
		case 'read':
		case 'prepared':
		case 'ready':
		case 'acknowledged':
		case 'posted':
			return 'unfinished';
		default:
			return status;
	}
}
