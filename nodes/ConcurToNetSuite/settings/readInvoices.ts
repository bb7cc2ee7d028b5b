import { isRecord } from '../document/blank';
import {
	DATE_ORDERS,
	DEFAULT_INVOICE_MEMO,
	INVOICE_DATE_SOURCES,
	INVOICE_PLACEHOLDERS,
	type InvoiceDateSource,
	type InvoiceSettings,
} from './invoiceSettings';
import { readListLocator, readLocator } from './locator';
import { readTemplate } from './memoTemplates';
import { oneOf } from './rows';
import type { SettingsFindings } from './settingsError';

export const INVOICES_LABEL = 'Invoices';

/** The collection "Invoices"; whatever nobody added has its default. */
export function readInvoices(raw: unknown, findings: SettingsFindings): InvoiceSettings {
	const given = isRecord(raw) ? raw : {};
	const label = (name: string): string => `${INVOICES_LABEL}", "${name}`;
	const account = (key: string, name: string) => readLocator(given[key], 'account', label(name), findings);
	return {
		vendorMatchBy: oneOf(
			given.vendorMatchBy,
			['externalId', 'entityId', 'id'],
			label('Match Vendor By'),
			findings,
		),
		appendRemitTo: given.appendRemitTo === true,
		payableAccount: account('payableAccount', 'Payable Account'),
		shippingAccount: account('shippingAccount', 'Shipping Account'),
		taxAccount: account('taxAccount', 'Tax Account'),
		tax: oneOf(given.invoiceTax, ['cost', 'taxAccount'], label('Invoice Tax'), findings),
		defaultTerms: readListLocator(given.defaultTerms, 'terms', label('Default Terms'), findings),
		linkOrders:
			oneOf(given.purchaseOrders, ['link', 'ignore'], label('Purchase Orders'), findings) === 'link',
		dateOrder: oneOf(given.dateOrder, DATE_ORDERS, label('Ambiguous Dates'), findings),
		dateSources: dateSources(
			oneOf(given.postingDateFrom, INVOICE_DATE_SOURCES, label('Posting Date From'), findings),
		),
		memo: readTemplate(label('Memo'), INVOICE_PLACEHOLDERS, given.memo ?? DEFAULT_INVOICE_MEMO, findings),
	};
}

/** The chosen one first, then the posting date that the invoice carries, and the others in their order. */
function dateSources(chosen: InvoiceDateSource): InvoiceDateSource[] {
	const others: InvoiceDateSource[] = ['postingDate', 'invoiceDate', 'processCompleteDate', 'submitDate'];
	return [chosen, ...others.filter((source) => source !== chosen)];
}
