import { type DocumentItem, newDocumentItem, type Posting } from '../../../nodes/shared/documentItem.ts';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import { EXECUTION_ID, SYSTEM_ID } from './concurNode.mts';

/** The item of a document as it comes to Acknowledge after Validate. */
export function readyItem(stored: StoredDocument, changes: Partial<DocumentItem> = {}): DocumentItem {
	return {
		...newDocumentItem(),
		docType: stored.docType as DocumentItem['docType'],
		documentId: stored.businessId,
		fiDocumentId: stored.id,
		docStatus: stored.status,
		erpSystemId: stored.erpSystemId ?? '',
		systemId: SYSTEM_ID,
		runId: EXECUTION_ID,
		status: 'ready',
		postings: [posting(stored.businessId)],
		...changes,
	};
}

/** The item of a document as Post gives it out after NetSuite booked it. */
export function postedItem(stored: StoredDocument, changes: Partial<DocumentItem> = {}): DocumentItem {
	return readyItem(stored, {
		status: 'posted',
		netSuiteType: 'journalEntry',
		netSuiteId: '9001',
		netSuiteNumber: 'JE-9001',
		subsidiaryId: '3',
		fiscalYear: '2026',
		postingDate: '2026-10-31',
		...changes,
	});
}

/** The work row of a document as a Data Table node gives it out. */
export function workRow(stored: StoredDocument, changes: Record<string, unknown> = {}) {
	return {
		id: 1,
		key: stored.id,
		docType: stored.docType,
		documentId: stored.businessId,
		fiDocumentId: stored.id,
		state: 'notReady',
		runId: '4000',
		leaseUntil: null,
		systemId: SYSTEM_ID,
		firstSeenAt: '2026-11-01T00:00:00.000Z',
		lastSeenAt: '2026-11-20T00:00:00.000Z',
		problemsHash: 'hash-of-before',
		...changes,
	};
}

function posting(businessId: string): Posting {
	return {
		recordType: 'journalEntry',
		externalId: `CNQR-EXP-${businessId}-R1`,
		tranDate: '2026-10-31',
		memo: '',
		stamp: { field: 'memo', text: '' },
		fields: {},
		lines: [],
	};
}
