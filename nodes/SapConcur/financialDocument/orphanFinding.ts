import type { IDataObject } from 'n8n-workflow';
import type { ProblemCode } from '../../shared/problems/catalogue';
import { nextStepOf, type Problem, problem, type ProblemDetails } from '../../shared/problems/problem';
import type { FiRow } from '../transport/envelope';
import type { ListedReport } from '../transport/expenseReports';
import { byHandId } from './byHand';
import { acknowledgedByUs, standingOf } from './docStatus';

/** What the check says of one report. The first four are in order. */
export type Verdict =
	| 'inQueue'
	| 'inWorkTable'
	| 'confirmed'
	| 'recent'
	| 'acknowledgedWithoutRow'
	| 'acknowledgedByHand'
	| 'acknowledgedByOther'
	| 'acknowledgerUnknown'
	| 'waitsForRecall'
	| 'statusUnexpected'
	| 'noFinancialDocument'
	| 'unreadable';

export const IN_ORDER: ReadonlySet<Verdict> = new Set(['inQueue', 'inWorkTable', 'confirmed', 'recent']);

/** One line of the check: a report in processing, and who is going to end it. */
export interface Finding {
	finding: Verdict;
	docType: 'expense';
	documentId: string;
	/** '' where there is no financial document, or where none had to be looked up. */
	fiDocumentId: string;
	docStatus: string;
	erpSystemId: string;
	systemId: string;
	name: string;
	currency: string;
	total: string;
	/** Payment status of the report in Concur Expense. */
	paymentStatus: string;
	/** ISO instant; '' when Concur does not say. */
	inProcessingSince: string;
	problems: Problem[];
	reason: string;
	nextStep: string;
	/** Row for the work table, which makes the next run end the document; null where no row would help. */
	workRow: IDataObject | null;
}

export function newFinding(
	report: ListedReport,
	systemId: string,
	verdict: Verdict,
	found?: { code: ProblemCode; details?: ProblemDetails },
	row?: FiRow,
): Finding {
	const named = report.name === '' ? report.reportId : `${report.reportId} "${report.name}"`;
	const problems = found ? [problem(found.code, { field: 'docStatus', value: named, ...found.details })] : [];
	return {
		finding: verdict,
		docType: 'expense',
		documentId: report.reportId,
		fiDocumentId: row?.id ?? '',
		docStatus: row?.docStatus ?? '',
		erpSystemId: row?.erpSystemId ?? '',
		systemId,
		name: report.name,
		currency: report.currency,
		total: report.total,
		paymentStatus: report.paymentStatus,
		inProcessingSince: report.processingSince || report.lastModifiedAt,
		problems,
		reason: problems[0]?.message ?? '',
		nextStep: nextStepOf(problems),
		workRow: null,
	};
}

/** The verdict on one financial document of a report; undefined for one that was recalled and so is none any more. */
export function judgeDocument(
	row: FiRow,
	report: ListedReport,
	systemId: string,
	hasWorkRow: boolean,
): Finding | undefined {
	const finding = (verdict: Verdict, code?: ProblemCode, details?: ProblemDetails) =>
		newFinding(report, systemId, verdict, code && { code, details }, row);
	const standing = standingOf(row.docStatus);
	if (standing === 'recalled') return undefined;
	if (hasWorkRow) return finding('inWorkTable');
	switch (standing) {
		case 'ready':
			return finding('inQueue');
		case 'confirmedSuccess':
			// The report's own status follows after a while.
			return finding('confirmed');
		case 'confirmedFailure':
			return finding('waitsForRecall', 'failure-waits-for-recall');
		case 'acknowledged':
			if (acknowledgedByUs(row, systemId))
				return finding('acknowledgedWithoutRow', 'acknowledged-without-row', { systemId });
			if (row.erpSystemId === byHandId(systemId))
				return { ...finding('acknowledgedByHand', 'acknowledged-by-hand'), systemId: row.erpSystemId };
			return row.erpSystemId === ''
				? finding('acknowledgerUnknown', 'acknowledger-unknown')
				: finding('acknowledgedByOther', 'acknowledged-by-other');
		default:
			return finding('statusUnexpected', 'concur-status-unexpected', { docStatus: row.docStatus });
	}
}
