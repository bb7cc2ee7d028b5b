import type { DocumentItem } from '../../shared/documentItem';
import { problem } from '../../shared/problems/problem';
import { readMark } from './mark';
import type { WorkRow } from './workRows';

type Order = Pick<DocumentItem, 'purpose'> &
	Partial<Pick<DocumentItem, 'netSuiteNumber' | 'released' | 'warnings'>>;

/**
 * What is to be done with a known document: what a person has marked it with, else what an earlier run had begun. A mark is used up by
 * the run that acts on it; one that is not understood stays in its row, and the item says so.
 */
export function orderOf({ released, data, documentId, fiDocumentId }: WorkRow): Order {
	const begun: Order = {
		purpose: data.purpose,
		...(data.postedAs !== '' && { netSuiteNumber: data.postedAs }),
	};
	const mark = readMark(released);
	switch (mark.kind) {
		case 'posted':
			return { purpose: 'postedElsewhere', netSuiteNumber: mark.number };
		case 'error':
			return { purpose: 'sendBack' };
		case 'retry':
			// What finance has keyed by hand must not be posted by us because Concur did not take the number the first time.
			return begun.purpose === 'postedElsewhere' ? begun : { purpose: 'post' };
		case 'unclear': {
			const value = documentId || fiDocumentId;
			return {
				...begun,
				released,
				warnings: [problem('released-not-understood', { field: 'released', value, mark: released })],
			};
		}
		default:
			return begun;
	}
}
