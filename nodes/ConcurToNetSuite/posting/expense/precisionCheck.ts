import { fitsDecimals, formatMoney, type Money } from '../../../shared/money';
import type { ExpenseDocument } from '../../document/expenseDocument';
import { entryLabel } from '../../document/entryLabel';
import type { Findings } from '../findings';

/**
 * Amounts are posted to the digit or not at all: one that the currency cannot hold is refused, never rounded.
 */
export function checkPrecision(document: ExpenseDocument, decimals: number, findings: Findings): void {
	const currency = document.report.employeeCurrencyAlphaCode;
	// The texts are made only for what is wrong: a run has tens of thousands of amounts.
	const fits = (amount: Money | undefined): boolean => amount === undefined || fitsDecimals(amount, decimals);
	const refuse = (amount: Money | undefined, field: string, entry: string): void =>
		void findings.refuse('amount-precision', {
			field,
			value: amount ? formatMoney(amount) : '',
			entry,
			currency,
		});
	for (const [e, entry] of document.expenseEntry.entries()) {
		for (const [a, allocation] of entry.allocation.entries()) {
			const at = (part: string): string => `document.expenseEntry[${e}].allocation[${a}].${part}`;
			for (const [j, { amountGross, amountNetOfReclaim }] of allocation.journal.entries()) {
				if (!fits(amountGross)) refuse(amountGross, at(`journal[${j}].amountGross`), entryLabel(entry));
				if (!fits(amountNetOfReclaim))
					refuse(amountNetOfReclaim, at(`journal[${j}].amountNetOfReclaim`), entryLabel(entry));
			}
			for (const [t, { amountReclaim }] of allocation.tax.entries()) {
				if (!fits(amountReclaim)) refuse(amountReclaim, at(`tax[${t}].amountReclaim`), entryLabel(entry));
			}
		}
	}
	for (const [
		index,
		{ cashAdvanceApplicationAmount, cashAdvanceId },
	] of document.cashAdvanceApplication.entries()) {
		const field = `document.cashAdvanceApplication[${index}].cashAdvanceApplicationAmount`;
		if (!fits(cashAdvanceApplicationAmount))
			refuse(cashAdvanceApplicationAmount, field, `cash advance ${cashAdvanceId ?? '(unnamed)'}`);
	}
}
