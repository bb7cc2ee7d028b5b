import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_INVOICE_MEMO, INVOICE_PLACEHOLDERS } from '../settings/invoiceSettings';
import { accountLocator, defaultLocator } from './accountLocator';
import { showFor } from './operation';

const placeholders = INVOICE_PLACEHOLDERS.map((name) => `{${name}}`).join(', ');

/** How invoices become vendor bills, and negative ones vendor credits; members sorted by name. */
export const invoices: INodeProperties = {
	displayName: 'Invoices',
	name: 'invoices',
	type: 'collection',
	placeholder: 'Add Invoice Setting',
	default: {},
	description: 'How Concur invoices become vendor bills, and those with a negative total vendor credits',
	options: [
		{
			displayName: 'Ambiguous Dates',
			name: 'dateOrder',
			type: 'options',
			default: 'refuse',
			description:
				'How a date such as 03/04/2026 is read. A date that can be read in one way only, such as 13/04/2026, needs no choice.',
			options: [
				{ name: 'Day Before Month', value: 'dmy', description: '03/04/2026 is April 3' },
				{ name: 'Do Not Post the Document', value: 'refuse' },
				{ name: 'Month Before Day', value: 'mdy', description: '03/04/2026 is March 4' },
			],
		},
		{
			displayName: 'Append Remit-to Address Code',
			name: 'appendRemitTo',
			type: 'boolean',
			default: false,
			description:
				'Whether the vendor is looked up by vendor code and remit-to address code, joined by a hyphen, e.g. V1001-333',
		},
		defaultLocator('terms', {
			displayName: 'Default Terms',
			name: 'defaultTerms',
			description:
				'Payment terms of bills whose terms the mapping table does not name; leave empty to send the due date only',
		}),
		{
			displayName: 'Invoice Tax',
			name: 'invoiceTax',
			type: 'options',
			default: 'cost',
			description:
				'Where the tax of an invoice goes. The mapping table can name a tax account per tax code; the account below is for all others.',
			options: [
				{ name: 'Keep in Cost', value: 'cost' },
				{ name: 'Post to Tax Account', value: 'taxAccount' },
			],
		},
		{
			displayName: 'Match Vendor By',
			name: 'vendorMatchBy',
			type: 'options',
			default: 'externalId',
			description: 'What the vendor codes in Concur are in NetSuite',
			options: [
				{ name: 'Entity ID', value: 'entityId' },
				{ name: 'External ID', value: 'externalId' },
				{ name: 'Internal ID', value: 'id' },
			],
		},
		{
			displayName: 'Memo',
			name: 'memo',
			type: 'string',
			default: DEFAULT_INVOICE_MEMO,
			placeholder: `e.g. ${DEFAULT_INVOICE_MEMO}`,
			description: `Memo of the bill. Placeholders: ${placeholders}.`,
		},
		accountLocator({
			displayName: 'Payable Account',
			name: 'payableAccount',
			description:
				'Accounts Payable account of the bill; leave empty to let NetSuite take the default of the vendor',
		}),
		{
			displayName: 'Posting Date From',
			name: 'postingDateFrom',
			type: 'options',
			default: 'invoiceDate',
			description:
				'Date of the bill. Where the invoice does not carry the chosen date, the others follow with a warning: posting date, invoice date, process complete date, submit date.',
			options: [
				{ name: 'Invoice Date', value: 'invoiceDate', description: 'The date on the invoice' },
				{
					name: 'Posting Date',
					value: 'postingDate',
					description: 'The posting date that the invoice carries in Concur',
				},
				{
					name: 'Process Complete Date',
					value: 'processCompleteDate',
					description: 'When approval was complete',
				},
				{ name: 'Submit Date', value: 'submitDate', description: 'When the invoice was submitted' },
			],
		},
		{
			displayName: 'Purchase Orders',
			name: 'purchaseOrders',
			type: 'options',
			default: 'link',
			description: 'What to do with the purchase order that an invoice names',
			options: [
				{ name: 'Ignore', value: 'ignore' },
				{
					name: 'Link to the Bill',
					value: 'link',
					description: 'Where NetSuite has the order for this vendor; else a plain bill is made',
				},
			],
		},
		accountLocator({
			displayName: 'Shipping Account',
			name: 'shippingAccount',
			description: 'Account of shipping that is not part of the lines of the invoice',
		}),
		accountLocator({
			displayName: 'Tax Account',
			name: 'taxAccount',
			description: 'Account of invoice tax that is reclaimed or that belongs to no line of the invoice',
		}),
	],
	...showFor('preparePosting'),
};
