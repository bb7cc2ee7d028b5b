import { z } from 'zod';
import { blankToUndefined } from './blank';
import {
	amount,
	currencyCode,
	flag,
	listOf,
	oneOrList,
	requiredAmount,
	requiredText,
	text,
} from './fieldTypes';

/**
 * The `invoice` document of the Financial Integration Service (concur.md, 4.2), as far as the accounting
 * reads it. `journal` is an object in the sample and `tax` is null; whether either can be a list is not
 * confirmed (concur.md, 14.7), so one record and a list are the same here.
 */
const tax = z.object({ amountTax: amount, taxCode: text, taxField: text }).passthrough();

const journalRow = z
	.object({
		accountCode: text,
		amountNet: amount,
		amountGross: requiredAmount,
		amountShipping: amount,
		tax: oneOrList(tax),
	})
	.passthrough();

const allocation = z
	.object({ allocationKey: text, allocationAccountCode: text, journal: oneOrList(journalRow) })
	.passthrough();

const lineItem = z
	.object({
		lineItemSequenceOrder: text,
		lineItemDescription: text,
		expenseTypeCode: text,
		expenseTypeName: text,
		lineItemPurchaseOrderNumber: text,
		poLineNumber: text,
		allocation: listOf(allocation),
	})
	.passthrough();

const requestHeader = z
	.object({
		requestId: requiredText,
		currencyAlphaCode: currencyCode,
		requestTotal: requiredAmount,
		amountShippingTotal: amount,
		amountTax: amount,
		amountVAT1: amount,
		amountVAT2: amount,
		amountVAT3: amount,
		amountVAT4: amount,
		vendorInvoiceNumber: text,
		requestTitle: text,
		ledgerCode: text,
		invoiceDate: text,
		postingDate: text,
		paymentDueDate: text,
		processCompleteDate: text,
		submitDate: text,
		requestCreationDate: text,
		netPaymentTermDays: text,
		poNumber: text,
		multiplePurchaseOrder: flag,
		invoicePayIndicator: flag,
		payMethodType: text,
		isTest: flag,
	})
	.passthrough();

const vendor = z.object({ vendorCode: text, vendorName: text, vendorRemitToAddressCode: text }).passthrough();

const orEmpty = <Section extends z.ZodTypeAny>(section: Section) =>
	z.preprocess((value) => blankToUndefined(value) ?? {}, section);

export const invoiceDocument = z
	.object({
		requestHeader,
		ownerEmployee: orEmpty(z.object({}).passthrough()),
		vendor: orEmpty(vendor),
		lineItem: listOf(lineItem),
	})
	.passthrough();

export type InvoiceDocument = z.output<typeof invoiceDocument>;
export type InvoiceHeader = InvoiceDocument['requestHeader'];
export type InvoiceVendor = InvoiceDocument['vendor'];
export type InvoiceLine = z.output<typeof lineItem>;
export type InvoiceAllocation = z.output<typeof allocation>;
export type InvoiceJournalRow = z.output<typeof journalRow>;
export type InvoiceTax = z.output<typeof tax>;
