import { fitsDecimals, formatMoney, sumMoney, type Money } from '../../../shared/money';
import { entryLabel } from '../../document/entryLabel';
import type { PayrollEntry, PayrollRow } from '../../document/payrollDocument';
import { customFieldValues } from '../customFields/customFields';
import type { DraftLine } from '../draftLine';
import { refuseOtherSubsidiary } from '../intercompany/chargedSubsidiary';
import { fillMemo, LONGEST_LINE_MEMO, shorten } from '../memo';
import { headerSegments, segmentsFrom } from '../segments';
import type { PayrollContext } from './payrollContext';
import { wageTypeAccount } from './wageTypeAccount';

/**
 * Per row that payroll pays (`payrollPayIndicator` Y) the account of its wage type by its amount; rows with N are
 * for tax records only and never posted (concur.md, 4.4), which is told.
 */
export function wageLines(context: PayrollContext): DraftLine[] {
	const lines: DraftLine[] = [];
	const unpaid: Money[] = [];
	for (const [e, entry] of context.document.expenseEntry.entries()) {
		for (const [r, row] of entry.payrollData.entries()) {
			if (row.entryApprovedAmount.eq(0)) continue;
			if (!row.payrollPayIndicator) {
				unpaid.push(row.entryApprovedAmount);
				continue;
			}
			const line = wageLine(context, entry, row, `document.expenseEntry[${e}].payrollData[${r}]`);
			if (line) lines.push(line);
		}
	}
	tellUnpaid(context, unpaid);
	return lines;
}

function wageLine(
	context: PayrollContext,
	entry: PayrollEntry,
	row: PayrollRow,
	field: string,
): DraftLine | undefined {
	const { document, settings, findings, values, employee, subsidiary: own } = context;
	const label = entryLabel(entry);
	refuseOtherSubsidiary({ levels: [row, entry], field, label, own }, settings, findings);
	checkDecimals(context, row.entryApprovedAmount, `${field}.entryApprovedAmount`, label);
	const levels = [row, entry, document.report];
	const segments = segmentsFrom(settings.segments, levels, settings, findings, field, label);
	const fields = customFieldValues(settings.customFields, 'line', levels, findings);
	// A journal line has one name: the customer's, if there is one (netsuite.md, 8.1, `entity`).
	const entity = settings.employee.on === 'allLines' && !segments.customer ? employee() : undefined;
	const account = wageTypeAccount(row.wageType, settings, findings, `${field}.wageType`, label);
	if (!account) return undefined;
	const text = fillMemo(settings.memos.line, {
		...values,
		expenseType: entry.expenseTypeName ?? entry.expenseTypeCode,
		expenseTypeCode: entry.expenseTypeCode,
		entryDate: entry.entryDate?.slice(0, 10),
		description: entry.entryDescription,
	});
	return {
		account,
		amount: row.entryApprovedAmount,
		memo: shorten(text, LONGEST_LINE_MEMO, `${field} memo`, findings),
		segments,
		entity,
		fields,
		from: { entryId: entry.entryId },
	};
}

/** What payroll owes the employee in all, or takes back. */
export function clearingLine(context: PayrollContext, lines: readonly DraftLine[]): DraftLine[] {
	const { document, settings, findings, values, employee } = context;
	const amount = sumMoney(lines.map((line) => line.amount)).times(-1);
	const { payableAccount } = settings.payroll;
	if (amount.eq(0) || !payableAccount) return [];
	const text = fillMemo(settings.memos.payable, { ...values, party: 'Payroll', partyCode: 'Payroll' });
	const memo = shorten(text, LONGEST_LINE_MEMO, 'payroll memo', findings);
	const segments = headerSegments(document.report, settings);
	return [{ account: { ...payableAccount }, amount, memo, segments, entity: employee(), from: {} }];
}

/** Amounts are posted to the digit or not at all. */
export function checkDecimals(
	{ document, findings, decimals }: PayrollContext,
	amount: Money,
	field: string,
	entry: string,
): void {
	if (fitsDecimals(amount, decimals)) return;
	const { employeeCurrencyAlphaCode: currency } = document.report;
	findings.refuse('amount-precision', { field, value: formatMoney(amount), entry, currency });
}

/** Amounts that the document carries for tax records only; `unpaid` may be empty. */
export function tellUnpaid({ document, findings, decimals }: PayrollContext, unpaid: readonly Money[]): void {
	if (unpaid.length === 0) return;
	const amount = formatMoney(sumMoney(unpaid), decimals);
	const { employeeCurrencyAlphaCode: currency } = document.report;
	const field = 'document.expenseEntry';
	findings.warn('payroll-rows-unpaid', { field, value: document.report.reportId, amount, currency });
}
