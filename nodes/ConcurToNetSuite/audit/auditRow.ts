import type { DocumentItem, Status } from '../../shared/documentItem';
import { readMark } from '../../shared/mark';
import type { AuditColumn } from './auditColumns';
import { isEnded } from './documentState';
import { problemsHash } from './problemsHash';
import { withoutPeople } from './withholdPeople';

/** A row of the table `concur_netsuite_audit`: ids, codes and amounts, no names (design.md, section 9). */
export type AuditRow = Record<Exclude<AuditColumn, 'concurCode' | ChainColumn>, string> & {
	concurCode: number;
};
type ChainColumn = 'sequence' | 'previousHash';

/** Outcomes of an attempt: something was sent to Concur or NetSuite to be written, or a person's word was carried out. */
const ATTEMPTS: ReadonlySet<Status> = new Set<Status>([
	'acknowledged',
	'refused',
	'posted',
	'alreadyPosted',
	'failed',
	'reversed',
	'rejected',
	'sentBack',
	'confirmed',
]);

/** Problems of unfinished documents for which something was sent; not those of a run whose time was over, or of one that waits. */
const SENT: ReadonlySet<string> = new Set([
	'outcome-unknown',
	'not-verified',
	'concur-outcome-unknown',
	'concur-refused',
	'backed-out',
	'half-posted',
]);

/**
 * Whether the audit table needs a row: one for every attempt in every run, and for what waits only when its status or problems changed,
 * so that the table does not fill.
 */
export function saysSomethingNew(item: DocumentItem): boolean {
	if (
		wasReleased(item) ||
		isEnded(item) ||
		ATTEMPTS.has(item.status) ||
		problemsHash(item) !== item.problemsHash
	)
		return true;
	return item.status === 'unfinished' && wasSent(item);
}

/** A person's mark that this run carried out; one that nobody understands stays there and is not told again and again. */
function wasReleased({ released }: DocumentItem): boolean {
	const { kind } = readMark(released);
	return kind !== 'none' && kind !== 'unclear';
}

/** The mark in the words that are known; other words are a person's own. */
const markOf = (released: string): string =>
	/^(retry|error|close|posted\s+\S*\d\S*)$/i.test(released.trim()) ? released.trim() : released && '(other)';

const wasSent = ({ netSuiteId, concurCode, problems }: DocumentItem): boolean =>
	netSuiteId !== '' || concurCode !== NO_ANSWER || problems.some(({ code }) => SENT.has(code));

const NO_ANSWER = -1;

/** `at`: instant of the row, ISO 8601. `version`: of this package. */
export function auditRow(item: DocumentItem, at: string, version: string): AuditRow {
	const { reason, nextStep, problems, warnings } = withoutPeople(item);
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
		reason,
		nextStep,
		systemId: item.systemId,
		correlationId: item.correlationId,
		documentHash: item.documentHash,
		data: JSON.stringify({
			version,
			mappingHash: item.mappingHash,
			ended: isEnded(item),
			purpose: item.purpose,
			released: markOf(item.released),
			reverses: item.reverses.map(({ recordType, id, tranId, externalId }) => ({
				recordType,
				id,
				tranId,
				externalId,
			})),
			problems,
			warnings,
			records: item.postings.map(({ recordType, externalId, result }) => ({
				recordType,
				externalId,
				id: result?.id ?? '',
				tranId: result?.tranId ?? '',
			})),
		}),
	};
}
