import { newDocumentItem, type DocumentItem } from '../../../nodes/shared/documentItem';
import { problem } from '../../../nodes/shared/problems/problem';

export const accountMissing = problem('account-not-found', { field: 'postings[0].lines[0].account', value: '474230' });
export const periodClosed = problem('period-closed', { field: 'postings[0].tranDate', value: '2026-10-31', period: 'Oct 2026' });

/** An item at the end of a run, confirmed unless said otherwise. */
export function item(changes: Partial<DocumentItem> = {}): DocumentItem {
	return {
		...newDocumentItem(),
		documentId: 'B1041655B4CE4171BDAA', fiDocumentId: '2aaff6d927a84156b5b2de638f163eb3', docStatus: 'ACKNOWLEDGED',
		systemId: 'NETSUITE-1', erpSystemId: 'NETSUITE-1', number: 'W4JPAB', name: 'Trip of Mia', owner: '23618', revision: '1',
		currency: 'USD', total: '30.00', externalId: 'CNQR-EXP-B1041655B4CE4171BDAA-R1', runId: '77', leaseUntil: '2026-11-24T02:00:00.000Z',
		status: 'confirmed', concurStatus: 'success', concurCode: 0, netSuiteType: 'journalEntry', netSuiteId: '501', netSuiteNumber: 'JE501',
		documentHash: 'ab12', postingDate: '2026-10-31', subsidiaryId: '1',
		...changes,
	};
}
