import { leaseHolds as holds } from '../../shared/claim';
import { clock } from '../../shared/clock';
import type { DocumentItem } from '../../shared/documentItem';
import { endedWith } from './outcome';

/**
 * The document as it leaves the node when Concur must not be told about it; undefined when it may. A document
 * of a dry run is only shown. And only the run that read a document speaks about it: a retried old execution
 * or pinned data would bring an outdated word (design.md, section 4).
 */
export function keptFromConcur<Item extends DocumentItem>(
	document: Item,
	executionId: string,
): Item | undefined {
	if (document.dryRun)
		return { ...document, reason: document.reason || 'Dry run: nothing was sent to SAP Concur' };
	if (document.runId === '' || document.runId === executionId) return undefined;
	return endedWith(document, 'unfinished', 'other-execution', { field: 'runId', runId: document.runId });
}

/** Whether this run's lease still holds now. */
export function leaseHolds(document: DocumentItem): boolean {
	return holds(document, clock.now());
}

export function afterLease<Item extends DocumentItem>(document: Item): Item {
	return endedWith(document, 'unfinished', 'lease-ended', { field: 'leaseUntil' });
}
