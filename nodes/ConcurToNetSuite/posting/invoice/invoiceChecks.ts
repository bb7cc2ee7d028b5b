import { fitsDecimals, formatMoney, sumMoney } from '../../../shared/money';
import type { InvoiceDocument } from '../../document/invoiceDocument';
import type { DraftLine } from '../draftLine';
import type { Findings } from '../findings';
import type { CostRow } from './costRows';

/** Whether no amount of the invoice moves anything. */
export function isAllZero({ requestHeader: header }: InvoiceDocument, rows: readonly CostRow[]): boolean {
	const amounts = [
		header.requestTotal,
		header.amountShippingTotal,
		header.amountTax,
		header.amountVAT1,
		header.amountVAT2,
		header.amountVAT3,
		header.amountVAT4,
		...rows.flatMap(({ gross, taxes }) => [gross, ...taxes.map((tax) => tax.amountTax)]),
	];
	return amounts.every((amount) => amount === undefined || amount.eq(0));
}

/**
 * The lines make the total of the invoice, every amount fits its currency (nothing is rounded), and the total
 * is one that a bill or a credit can have.
 */
export function checkLines(
	{ requestHeader }: InvoiceDocument,
	lines: readonly DraftLine[],
	decimals: number,
	findings: Findings,
): void {
	const { requestTotal: total, currencyAlphaCode: currency, requestId } = requestHeader;
	const field = 'document.requestHeader.requestTotal';
	for (const { amount, memo, from } of lines) {
		if (fitsDecimals(amount, decimals)) continue;
		const entry = from.lineItem === undefined ? memo : `line ${from.lineItem} (${memo})`;
		findings.refuse('amount-precision', { field: 'document', value: formatMoney(amount), entry, currency });
	}
	if (total.eq(0)) findings.refuse('invoice-total-zero', { field, value: requestId });
	const sum = sumMoney(lines.map((line) => line.amount));
	// Lines that could not be made have been told; without any the sum holds by construction, and is proven all the same.
	if (findings.problems.length === 0 && !sum.eq(total))
		findings.refuse('totals-disagree', { field, value: formatMoney(sum), expected: formatMoney(total) });
}

/** What a person ought to know though nothing stands in the way. */
export function tellHints({ requestHeader }: InvoiceDocument, findings: Findings): void {
	const { invoicePayIndicator, payMethodType, requestId } = requestHeader;
	if (!invoicePayIndicator) return;
	const field = 'document.requestHeader.invoicePayIndicator';
	findings.warn('invoice-paid-by-concur', {
		field,
		value: requestId,
		method: payMethodType ?? '(not named)',
	});
}
