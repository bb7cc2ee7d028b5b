import type { DocumentItem } from '../../shared/documentItem';
import { isEnded } from './documentState';
import { problemsHash } from './problemsHash';

/** A row of the table `concur_netsuite_audit`: ids, codes and amounts, no names (design.md, section 9). */
export type AuditRow = ReturnType<typeof auditRow>;

/**
 * Whether the row says more than the audit table already holds: something changed, or the document has come
 * to its end.
 */
export function saysSomethingNew(item: DocumentItem): boolean {
	return isEnded(item) || problemsHash(item) !== item.problemsHash;
}

/** `at`: instant of the row, ISO 8601. `version`: of this package. */
export function auditRow(item: DocumentItem, at: string, version: string) {
	return {
		at,
		runId: item.runId,
		docType: item.docType,
		documentId: item.documentId,
		fiDocumentId: item.fiDocumentId,
		number: item.number,
		revision: item.revision,
		externalId: item.externalId,
		status: item.status,
		concurStatus: item.concurStatus,
		concurCode: item.concurCode,
		docStatus: item.docStatus,
		netSuiteType: item.netSuiteType,
		netSuiteId: item.netSuiteId,
		netSuiteNumber: item.netSuiteNumber,
		netSuiteUrl: item.netSuiteUrl,
		subsidiaryId: item.subsidiaryId,
		postingDate: item.postingDate,
		postingPeriod: item.postingPeriod,
		fiscalYear: item.fiscalYear,
		currency: item.currency,
		total: item.total,
		problemCodes: [...new Set(item.problems.map(({ code }) => code))].join(', '),
		reason: item.reason,
		nextStep: item.nextStep,
		systemId: item.systemId,
		correlationId: item.correlationId,
		documentHash: item.documentHash,
		data: JSON.stringify({
			version,
			mappingHash: item.mappingHash,
			ended: isEnded(item),
			problems: item.problems,
			warnings: item.warnings,
			records: item.postings.map(({ recordType, externalId, result }) => ({
				recordType,
				externalId,
				id: result?.id ?? '',
				tranId: result?.tranId ?? '',
			})),
		}),
	};
}
