import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_RECEIPT_LINK, RECEIPT_LINK_PLACEHOLDERS } from '../settings/readRecords';

/** Members of the collection Options, which sorts them by name. */
export const billableEntries: INodeProperties = {
	displayName: 'Billable Entries',
	name: 'billableEntries',
	type: 'options',
	default: 'problem',
	description: 'What to do with a report that holds billable entries, which a journal entry cannot invoice',
	options: [
		{
			name: 'Bill Them',
			value: 'bill',
			description:
				'Lines on bills, expense reports and card charges are marked billable; on a journal entry the document is not posted',
		},
		{ name: 'Do Not Post the Document', value: 'problem' },
		{ name: 'Ignore the Mark', value: 'ignore' },
	],
};

export const exchangeRateField: INodeProperties = {
	displayName: 'Exchange Rate Field',
	name: 'exchangeRateField',
	type: 'string',
	default: '',
	placeholder: 'e.g. reportCustom10Code',
	description:
		'Field of the report or document header that holds the units of base currency for one unit of the document currency. A document without such a rate is not posted; only cash advances, whose documents hold no such field, always take the rate of NetSuite.',
	displayOptions: { show: { exchangeRateFrom: ['concur'] } },
};

export const exchangeRateFrom: INodeProperties = {
	displayName: 'Exchange Rate From',
	name: 'exchangeRateFrom',
	type: 'options',
	default: 'netSuite',
	description: 'Where the rate between the document currency and the base currency comes from',
	options: [
		{ name: 'Field of the Document', value: 'concur' },
		{ name: 'NetSuite', value: 'netSuite', description: 'The rate of the posting date' },
	],
};

export const intercompany: INodeProperties = {
	displayName: 'Intercompany',
	name: 'intercompany',
	type: 'options',
	default: 'refuse',
	description: 'What to do with costs that are charged to another subsidiary than the document belongs to',
	options: [
		{ name: 'Do Not Post the Document', value: 'refuse' },
		{
			name: 'Intercompany Journal',
			value: 'journal',
			description:
				'One intercompany journal for two subsidiaries, with due-from and due-to lines on the accounts of the mapping (kinds dueFrom and dueTo)',
		},
	],
};

export const intercompanyField: INodeProperties = {
	displayName: 'Intercompany Field',
	name: 'intercompanyField',
	type: 'string',
	default: '',
	placeholder: 'e.g. allocationCustom1Code, entryOrgUnit1Code',
	description:
		'Fields of the allocation, then the entry, that name the subsidiary a cost is charged to: the mapping of kind subsidiary first, else its name. Empty: all costs belong to the subsidiary of the document.',
};

export const receiptLink: INodeProperties = {
	displayName: 'Receipt Link',
	name: 'receiptLink',
	type: 'string',
	default: DEFAULT_RECEIPT_LINK,
	placeholder: 'e.g. https://us2.concursolutions.com/reports/{reportId}',
	description: `Text for the field below. Placeholders that a document does not have stay empty: ${RECEIPT_LINK_PLACEHOLDERS.map((name) => `{${name}}`).join(', ')}.`,
};

export const receiptLinkField: INodeProperties = {
	displayName: 'Receipt Link Field',
	name: 'receiptLinkField',
	type: 'string',
	default: '',
	placeholder: 'e.g. custbody_receipt_url',
	description: 'Custom body field for a link to the report with its receipts; leave empty for none',
};

export const suiteTax: INodeProperties = {
	displayName: 'SuiteTax Codes',
	name: 'suiteTax',
	type: 'boolean',
	default: false,
	description:
		'Whether cost lines of bills, expense reports and card charges name the tax code of their tax (authority:code), for accounts with SuiteTax. Journals carry no tax code. NetSuite adds the tax of a code to the amount of its line, so use codes that add none, or the total differs from Concur.',
};
