import { formatMoney, sumMoney } from '../../../shared/money';
import { payrollDocument, type PayrollDocument } from '../../document/payrollDocument';
import { payrollHeader } from '../../document/payrollHeader';
import { plainText } from '../../document/blank';
import { readAs } from '../../document/readDocument';
import type { PostingSettings } from '../../settings/postingSettings';
import { currencyDecimals } from '../currencyDecimals';
import type { BuildInput, Built, DocumentKind } from '../documentKind';
import type { Findings } from '../findings';
import { targetFor } from '../targets/target';
import { buildPayroll } from './buildPayroll';

/** Payroll documents (concur.md, 4.4): the cost of a report a second time, by wage type. */
export const payrollKind: DocumentKind = { code: 'PAY', header: payrollHeader, build };

function build(input: BuildInput): Built {
	const { document, header, settings, findings } = input;
	if (!settings.payroll.post) return { postings: [], total: header.total, nothing: SWITCHED_OFF };
	const read = readAs(payrollDocument, document);
	if ('problems' in read) {
		findings.problems.push(...read.problems);
		return { postings: [], total: header.total };
	}
	const { report, expenseEntry, cashAdvanceApplication } = read.document;
	const rows = expenseEntry.flatMap((entry) => entry.payrollData);
	const total = formatMoney(
		report.totalApprovedAmount ?? sumMoney(rows.map((row) => row.entryApprovedAmount)),
		currencyDecimals(report.employeeCurrencyAlphaCode),
	);
	if (targetFor(settings, { documentType: 'payroll', policy: [plainText(report.policyId)] }) === 'doNotPost')
		return { postings: [], total, nothing: 'a rule of "Targets" says Do Not Post' };
	const paysRow = rows.some((row) => row.payrollPayIndicator && !row.entryApprovedAmount.eq(0));
	const looksAtAdvance = cashAdvanceApplication.some((advance) => advance.payrollPayIndicator !== false);
	const isEmpty = rows.every((row) => row.entryApprovedAmount.eq(0));
	const nothing = isEmpty ? EMPTY : UNPAID;
	if (!paysRow && !looksAtAdvance) return { postings: [], total, nothing };
	if (paysRow) checkIndicator(read.document, settings, findings);
	const posting = buildPayroll(read.document, total, input);
	if (posting.lines.length > 0) return { postings: [posting], total };
	// What payroll pays has no line only where a problem says why.
	return { postings: [], total, ...(paysRow ? {} : { nothing }) };
}

const SWITCHED_OFF =
	'payroll documents are not posted ("Post Payroll Documents" is off), since the expense document of the report holds the same cost';
const EMPTY = 'no row of it has an amount';
const UNPAID =
	'no row of it is paid by payroll (payrollPayIndicator is N): its amounts are for tax records only';

/**
 * The expense document of a report is left out only where it says that payroll pays the report
 * (`takenByPayroll`); where this document says the opposite, both would be posted.
 */
function checkIndicator({ report }: PayrollDocument, { payroll }: PostingSettings, findings: Findings): void {
	if (payroll.alsoPostExpense || report.payrollPayIndicator !== false) return;
	const field = 'document.report.payrollPayIndicator';
	findings.refuse('payroll-indicator-disagrees', { field, value: report.reportId });
}
