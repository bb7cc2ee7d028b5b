import type { Ref } from '../../../shared/documentItem';
import { sumMoney } from '../../../shared/money';
import type { DraftLine } from '../draftLine';
import { headerSegments } from '../segments';
import type { InvoiceContext } from './invoiceContext';

/** The vendor's side of an invoice that a rule posts as a journal entry, which NetSuite does not make itself. */
export function payableLine(
	{ document, settings, findings }: InvoiceContext,
	costs: readonly DraftLine[],
	vendor: Ref | undefined,
): DraftLine[] {
	const amount = sumMoney(costs.map((line) => line.amount)).times(-1);
	if (amount.eq(0)) return [];
	const { requestHeader } = document;
	const { payableAccount } = settings.invoices;
	if (!payableAccount) {
		const field = 'document.requestHeader';
		findings.refuse('invoice-payable-account-missing', { field, value: requestHeader.requestId });
		return [];
	}
	const memo = `Invoice ${requestHeader.vendorInvoiceNumber ?? requestHeader.requestId}`;
	const segments = headerSegments(requestHeader, settings);
	return [{ account: { ...payableAccount }, amount, memo, segments, entity: vendor, from: {} }];
}
