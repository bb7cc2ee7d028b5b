import type { DocumentItem } from '../../../shared/documentItem';
import { type PostingsRead, readPostings } from '../readPostings';

/** An item on its way through Validate. */
export interface Candidate {
	item: DocumentItem;
	read: PostingsRead;
	/** Whether its postings are checked; else it is only looked up. */
	checked: boolean;
}

const CHECKED = new Set<string>(['read', 'prepared', 'ready', 'notReady']);
const LOOKED_UP = new Set<string>(['skipped', 'nothingToPost']);

/**
 * undefined: this item is none of Validate's business. What is skipped or has nothing to post is looked up
 * only if an earlier run had claimed it and so may have posted it.
 */
export function candidateOf(item: DocumentItem): Candidate | undefined {
	const read = readPostings(item.postings);
	if (CHECKED.has(item.status) || isOrdered(item)) return { item, read, checked: true };
	// Handed out from its work row, to see whether NetSuite has approved it since.
	if (item.status === 'pendingApproval') return { item, read, checked: false };
	const claimed = LOOKED_UP.has(item.status) && item.workState === 'claimed' && item.externalId !== '';
	return claimed ? { item, read, checked: false } : undefined;
}

/** A person has said what is to become of it, whatever stands against posting it. */
function isOrdered({ purpose, status, docStatus }: DocumentItem): boolean {
	if (purpose !== 'sendBack' && purpose !== 'postedElsewhere') return false;
	// Of one that is unfinished but acknowledged, the document itself cannot be read.
	return LOOKED_UP.has(status) || (status === 'unfinished' && docStatus === 'ACKNOWLEDGED');
}
