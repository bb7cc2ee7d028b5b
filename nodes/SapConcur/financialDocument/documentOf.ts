import { clock } from '../../shared/clock';
import { type DocType, type DocumentItem, newDocumentItem } from '../../shared/documentItem';
import type { FiRow } from '../transport/envelope';
import { endedWith } from './outcome';

/** What every document of a run is stamped with. */
export interface RunStamp {
	runId: string;
	/** ISO instant at which the run's lease ends; '' without a lease. */
	leaseUntil: string;
	systemId: string;
	/** Nothing is written to either service: Acknowledge, Post and Confirm leave such items alone. */
	dryRun: boolean;
}

/** Where each type keeps its business id (concur.md, 4.1 to 4.4), the id that `docId` asks for. */
const BUSINESS_ID_PATHS: Readonly<Record<DocType, ReadonlyArray<readonly [section: string, key: string]>>> = {
	expense: [['report', 'reportId']],
	payroll: [['report', 'reportId']],
	reportobligation: [
		['report', 'reportId'],
		['reportHeader', 'reportId'],
	],
	invoice: [['requestHeader', 'requestId']],
	requestobligation: [
		['requestHeader', 'requestId'],
		['request', 'requestId'],
	],
	cashadvance: [['cashAdvanceData', 'cashAdvanceId']],
};

/**
 * The item of one row of the service. A document that cannot be read, or that could not be found again after
 * its acknowledgement, is given out as `notReady` with what is wrong: it stays in Concur's queue.
 */
export function documentOf(
	row: FiRow,
	docType: DocType,
	stamp: RunStamp,
	correlationId: string,
): DocumentItem {
	const documentId = businessId(docType, row.document);
	const item: DocumentItem = {
		...newDocumentItem(),
		docType,
		documentId,
		fiDocumentId: row.id,
		docStatus: row.docStatus,
		erpSystemId: row.erpSystemId,
		companyId: row.companyId,
		companyUuid: row.companyUuid,
		entityId: row.entityId,
		document: row.document,
		...stamp,
		firstSeenAt: new Date(clock.now()).toISOString(),
		correlationId,
	};
	if (row.id === '')
		return unusable(item, 'refused', 'id', `(absent) of ${docType} ${documentId || 'without a business id'}`);
	if (!isRecord(row.document)) return unusable(item, 'notReady', 'document', 'is not an object');
	if (documentId === '')
		return unusable(item, 'notReady', BUSINESS_ID_PATHS[docType][0]?.join('.') ?? 'document', '(absent)');
	return item;
}

function unusable(
	item: DocumentItem,
	status: 'refused' | 'notReady',
	field: string,
	value: string,
): DocumentItem {
	return endedWith(item, status, 'document-invalid', { field, value });
}

function businessId(docType: DocType, document: unknown): string {
	for (const [section, key] of BUSINESS_ID_PATHS[docType]) {
		const part = isRecord(document) ? document[section] : undefined;
		const id = isRecord(part) ? part[key] : undefined;
		if ((typeof id === 'string' || typeof id === 'number') && String(id).trim() !== '')
			return String(id).trim();
	}
	return '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
