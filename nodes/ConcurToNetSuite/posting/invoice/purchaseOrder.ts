import type { Ref } from '../../../shared/documentItem';
import type { InvoiceDocument, InvoiceLine } from '../../document/invoiceDocument';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';

/**
 * The one order that the invoice names, in its header or on its lines. An invoice over several orders is not
 * linked, and that is told: a bill is linked to one order only.
 */
export function purchaseOrder(
	{ requestHeader, lineItem }: InvoiceDocument,
	settings: PostingSettings,
	findings: Findings,
): Ref | undefined {
	if (!settings.invoices.linkOrders) return undefined;
	const named = [requestHeader.poNumber, ...lineItem.map((line) => line.lineItemPurchaseOrderNumber)];
	const orders = [...new Set(named.filter((number) => number !== undefined))];
	const [order] = orders;
	if (orders.length > 1 || requestHeader.multiplePurchaseOrder) {
		const field = 'document.requestHeader.multiplePurchaseOrder';
		findings.warn('invoice-several-orders', { field, value: orders.join(', ') || '(not named)' });
		return undefined;
	}
	return order === undefined ? undefined : { type: 'purchaseOrder', by: 'number', value: order };
}

/** Line of the order that the line item belongs to. */
export const orderLineOf = (line: InvoiceLine, order: Ref | undefined): string | undefined =>
	order && line.poLineNumber;
