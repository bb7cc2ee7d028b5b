import type { DocumentItem } from '../../shared/documentItem';
import { readMark } from '../../shared/mark';
import { problem } from '../../shared/problems/problem';
import type { WorkRow } from './workRows';

type Order = Pick<DocumentItem, 'purpose' | 'released'> &
	Partial<Pick<DocumentItem, 'netSuiteNumber' | 'warnings'>>;

/**
 * What is to be done with a known document: what a person has marked it with, else what an earlier run had begun. The item
 * keeps the mark for the audit. It is used up by the run that acts on it; one that is not understood stays in its row, and the item says so.
 */
export function orderOf({ released, data, documentId, fiDocumentId }: WorkRow): Order {
	const begun: Order = {
		purpose: data.purpose,
		released,
		...(data.postedAs !== '' && { netSuiteNumber: data.postedAs }),
	};
	const mark = readMark(released);
	switch (mark.kind) {
		case 'posted':
			return { purpose: 'postedElsewhere', released, netSuiteNumber: mark.number };
		case 'error':
			return { purpose: 'sendBack', released };
		case 'retry':
			// What finance has keyed by hand must not be posted by us because Concur did not take the number the first time.
			return begun.purpose === 'postedElsewhere' ? begun : { purpose: 'post', released };
		case 'unclear': {
			const value = documentId || fiDocumentId;
			return {
				...begun,
				warnings: [problem('released-not-understood', { field: 'released', value, mark: released })],
			};
		}
		default:
			return begun;
	}
}
