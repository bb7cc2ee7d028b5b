import type { Ref } from '../../shared/documentItem';

/** Fields of the invoice that may be the posting date, in the order in which they stand in for each other. */
export const INVOICE_DATE_SOURCES = [
	'invoiceDate',
	'postingDate',
	'processCompleteDate',
	'submitDate',
] as const;
export type InvoiceDateSource = (typeof INVOICE_DATE_SOURCES)[number];

/** How a date such as 03/04/2026 is read: not at all, as March 4th, or as April 3rd. */
export const DATE_ORDERS = ['refuse', 'mdy', 'dmy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Settings of Prepare Posting for `invoice` documents. */
export interface InvoiceSettings {
	vendorMatchBy: 'externalId' | 'entityId' | 'id';
	/** The vendor is looked up as `<vendor code>-<remit-to address code>`. */
	appendRemitTo: boolean;
	/** Payable account of bills and credits; absent: NetSuite takes the vendor's or its own default. */
	payableAccount?: Ref;
	shippingAccount?: Ref;
	/** Account of invoice tax that is reclaimed. */
	taxAccount?: Ref;
	/** Whether invoice tax is part of the cost or goes to a tax account. */
	tax: 'cost' | 'taxAccount';
	/** Terms of bills for which the mapping table has none. */
	defaultTerms?: Ref;
	linkOrders: boolean;
	dateOrder: DateOrder;
	/** Tried in this order. */
	dateSources: InvoiceDateSource[];
	memo: string;
}

/** Placeholders of the memo. */
export const INVOICE_PLACEHOLDERS = [
	'documentId',
	'vendorName',
	'vendorCode',
	'invoiceNumber',
	'invoiceDate',
	'title',
	'poNumber',
	'owner',
	'ownerName',
	'revision',
	'ledgerCode',
	'currency',
	'total',
	'approvedOn',
	'postingDate',
] as const;
export type InvoicePlaceholder = (typeof INVOICE_PLACEHOLDERS)[number];

export const DEFAULT_INVOICE_MEMO = 'Concur {documentId} {vendorName} {invoiceNumber}';
