import { fitsDecimals, formatMoney, type Money } from '../../../shared/money';
import type { ExpenseDocument } from '../../document/expenseDocument';
import { entryLabel } from '../../document/entryLabel';
import type { Findings } from '../findings';

/**
 * Amounts are posted to the digit or not at all: one that the currency cannot hold is refused, never rounded.
 */
export function checkPrecision(document: ExpenseDocument, decimals: number, findings: Findings): void {
	const currency = document.report.employeeCurrencyAlphaCode;
	const check = (amount: Money | undefined, field: string, entry: string): void => {
		if (amount === undefined || fitsDecimals(amount, decimals)) return;
		findings.refuse('amount-precision', { field, value: formatMoney(amount), entry, currency });
	};
	for (const [e, entry] of document.expenseEntry.entries()) {
		for (const [a, allocation] of entry.allocation.entries()) {
			const at = `document.expenseEntry[${e}].allocation[${a}]`;
			for (const [j, line] of allocation.journal.entries()) {
				check(line.amountGross, `${at}.journal[${j}].amountGross`, entryLabel(entry));
				check(line.amountNetOfReclaim, `${at}.journal[${j}].amountNetOfReclaim`, entryLabel(entry));
			}
			for (const [t, row] of allocation.tax.entries()) {
				check(row.amountReclaim, `${at}.tax[${t}].amountReclaim`, entryLabel(entry));
			}
		}
	}
	for (const [
		index,
		{ cashAdvanceApplicationAmount, cashAdvanceId },
	] of document.cashAdvanceApplication.entries()) {
		const field = `document.cashAdvanceApplication[${index}].cashAdvanceApplicationAmount`;
		check(cashAdvanceApplicationAmount, field, `cash advance ${cashAdvanceId ?? '(unnamed)'}`);
	}
}
