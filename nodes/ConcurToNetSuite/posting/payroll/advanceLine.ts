import { formatMoney, ZERO } from '../../../shared/money';
import type { PayrollAdvance } from '../../document/payrollDocument';
import type { DraftLine } from '../draftLine';
import { fillMemo, LONGEST_LINE_MEMO, shorten } from '../memo';
import { headerSegments } from '../segments';
import { checkDecimals, tellUnpaid } from './payrollLines';
import type { PayrollContext } from './payrollContext';
import { wageTypeAccount } from './wageTypeAccount';

const AT = 'document.cashAdvanceApplication';

/**
 * Cash advances that the report used up, taken off by payroll where their indicator is Y: the negative amount
 * credits the account of their wage type, as in an expense document (concur.md, 4.4 and 5.2, rule 5). What a
 * positive amount or one that was handed back means is not documented, and is refused.
 */
export function advanceDrafts(context: PayrollContext): DraftLine[] {
	return context.document.cashAdvanceApplication.flatMap((advance, index, all) => {
		const line = advanceDraft(context, advance, all.length === 1 ? AT : `${AT}[${index}]`);
		return line ? [line] : [];
	});
}

function advanceDraft(context: PayrollContext, advance: PayrollAdvance, at: string): DraftLine | undefined {
	const { document, settings, findings, values, employee } = context;
	const amount = advance.cashAdvanceApplicationAmount ?? ZERO;
	const returned = advance.cashAdvanceReturnsAmount ?? ZERO;
	if (amount.eq(0) && returned.eq(0)) return undefined;
	const { payrollPayIndicator: isPaid } = advance;
	if (isPaid === undefined) {
		const value = '(absent) is neither Y nor N';
		return findings.refuse('document-invalid', { field: `${at}.payrollPayIndicator`, value });
	}
	if (!isPaid) {
		tellUnpaid(context, [amount]);
		return undefined;
	}
	const value = `of payroll report ${document.report.reportId}`;
	if (!returned.eq(0)) {
		const field = `${at}.cashAdvanceReturnsAmount`;
		findings.refuse('payroll-advance-returned', { field, value, amount: formatMoney(returned) });
	}
	const field = `${at}.cashAdvanceApplicationAmount`;
	if (amount.gt(0))
		return findings.refuse('cash-advance-direction-unknown', { field, value, amount: formatMoney(amount) });
	if (amount.eq(0)) return undefined;
	const label = 'the cash advance';
	checkDecimals(context, amount, field, label);
	const wageType = advance.cashAdvanceClearingWageType;
	const typeAt = `${at}.cashAdvanceClearingWageType`;
	const account = wageTypeAccount(wageType, settings, findings, typeAt, label);
	if (!account) return undefined;
	const memo = shorten(
		fillMemo('Cash advance {reportId} {owner}', values),
		LONGEST_LINE_MEMO,
		`${at} memo`,
		findings,
	);
	return {
		account,
		amount,
		memo,
		segments: headerSegments(document.report, settings),
		entity: settings.employee.on === 'allLines' ? employee() : undefined,
		from: {},
	};
}
