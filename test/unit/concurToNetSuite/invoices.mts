import type { RawSettings } from '../../../nodes/ConcurToNetSuite/settings/readSettings';
import { prepare } from './demoSettings.mts';

/** Small invoices for single cases. Everything that a case does not speak of is as ordinary as can be. */
type Fields = Record<string, unknown>;

export const journal = (amountGross: unknown, more: Fields = {}): Fields => ({
	accountCode: '64000',
	amountShipping: 0,
	amountNet: amountGross,
	amountGross,
	tax: null,
	...more,
});

export const allocation = (journalRow: unknown, more: Fields = {}): Fields => ({
	allocationKey: 158,
	allocationAccountCode: '64000',
	allocationCustom4Code: '21-KING',
	journal: journalRow,
	...more,
});

export const lineItem = (allocations: Fields[], more: Fields = {}): Fields => ({
	lineItemSequenceOrder: 1,
	lineItemDescription: 'Licences',
	expenseTypeCode: '2000   ',
	expenseTypeName: 'Software',
	poLineNumber: null,
	lineItemPurchaseOrderNumber: null,
	allocation: allocations,
	...more,
});

export const header = (requestTotal: unknown, more: Fields = {}): Fields => ({
	requestId: '9B1D30723CBF4F86A574',
	currencyAlphaCode: 'USD',
	ledgerCode: 'DEFAULT',
	vendorInvoiceNumber: 'INV-1001',
	requestTitle: 'Licences 2026',
	requestTotal,
	amountShippingTotal: 0,
	invoiceDate: '2026-10-31',
	postingDate: null,
	paymentDueDate: '2026-11-30',
	submitDate: '2026-11-02T10:00:00.000Z',
	requestCreationDate: '2026-11-01T10:00:00.000Z',
	processCompleteDate: '2026-11-03T10:00:00.000Z',
	netPaymentTermDays: '30',
	poNumber: null,
	multiplePurchaseOrder: 'N',
	invoicePayIndicator: 'N',
	payMethodType: 'CLIENT',
	revisionNumber: '1',
	isTest: 'N',
	...more,
});

export const vendor = (more: Fields = {}): Fields => ({
	vendorName: 'Acme Corp.',
	vendorCode: 'V1001',
	vendorRemitToAddressCode: null,
	...more,
});

export const invoice = (lines: Fields[], requestHeader: Fields, more: Fields = {}): Fields => ({
	requestHeader,
	ownerEmployee: { employeeId: '23618', employeeFirstName: 'Mia', employeeLastName: 'Roth' },
	vendor: vendor(),
	lineItem: lines,
	...more,
});

/** Each journal row on a line and an allocation of its own. */
export const invoiceOf = (rows: Fields[], requestHeader: Fields, more: Fields = {}): Fields =>
	invoice(rows.map((row, index) => lineItem([allocation(row)], { lineItemSequenceOrder: index + 1 })), requestHeader, more);

export const byNumber = (value: string) => ({ __rl: true, mode: 'number', value });

export const prepareInvoice = (document: unknown, invoices: Fields = {}, changes: Partial<RawSettings> = {}) =>
	prepare(document, { invoices, ...changes }, { docType: 'invoice' });
