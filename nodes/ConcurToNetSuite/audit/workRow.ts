import type { DocumentItem } from '../../shared/documentItem';
import { workState } from './documentState';
import { problemsHash } from './problemsHash';

/**
 * A row of the table `concur_netsuite_work`: what the next run has to know of a document that has not ended.
 */
export type WorkRow = ReturnType<typeof workRow>;

/**
 * `at`: now, ISO 8601. `released` is a person's mark in the table; the row keeps what the item carries of it.
 * A date without a value is null: a Data Table's date column takes no empty text.
 */
export function workRow(item: DocumentItem & { released?: unknown }, at: string, version: string) {
	return {
		key: item.fiDocumentId,
		docType: item.docType,
		documentId: item.documentId,
		fiDocumentId: item.fiDocumentId,
		externalId: item.externalId,
		state: workState(item),
		runId: item.runId,
		leaseUntil: item.leaseUntil || null,
		systemId: item.systemId,
		firstSeenAt: item.firstSeenAt || at,
		lastSeenAt: at,
		problemsHash: problemsHash(item),
		reason: item.reason,
		nextStep: item.nextStep,
		owner: item.owner,
		currency: item.currency,
		total: item.total,
		released: typeof item.released === 'string' ? item.released : '',
		data: JSON.stringify({
			version,
			status: item.status,
			docStatus: item.docStatus,
			documentHash: item.documentHash,
		}),
	};
}
