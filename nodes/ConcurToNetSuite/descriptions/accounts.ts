import type { INodeProperties } from 'n8n-workflow';
import { accountLocator, recordLocator } from './accountLocator';
import { showFor } from './operation';

export const accounts: INodeProperties[] = [
	{
		displayName: 'Match Account Codes By',
		name: 'accountMatchBy',
		type: 'options',
		default: 'acctNumber',
		description: 'What the account codes in the Concur documents are in NetSuite',
		options: [
			{ name: 'Account Number', value: 'acctNumber' },
			{ name: 'External ID', value: 'externalId' },
			{ name: 'Internal ID', value: 'id' },
		],
		...showFor('preparePosting'),
	},
	{
		displayName: 'Payable Accounts',
		name: 'payableAccounts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Payable Account',
		default: {},
		description:
			'Where the other side of each line goes, by who is paid. The most specific row wins; conditions left blank match anything. A case without a row is told and never posted by default.',
		options: [{ displayName: 'Payable Account', name: 'row', values: payableAccountValues() }],
		...showFor('preparePosting'),
	},
	{
		displayName: 'Reports Reimbursed by Payroll',
		name: 'reimbursedByPayroll',
		type: 'options',
		default: 'employeePayable',
		description: 'Where the employee side goes when Concur marks the report as paid by payroll',
		options: [
			{
				name: 'Employee Payable Account',
				value: 'employeePayable',
				description: 'As for any other report, by the table above',
			},
			{
				name: 'Payroll Clearing Account of the Document',
				value: 'payrollClearing',
				description: 'The payroll payment clearing account code that the report carries',
			},
		],
		...showFor('preparePosting'),
	},
];

function payableAccountValues(): INodeProperties[] {
	return [
		{
			displayName: 'Payee',
			name: 'payee',
			type: 'options',
			default: 'EMPL',
			description: 'Who is owed the money, by the payer and payee codes of the document',
			options: [
				{ name: 'Company Billed Card (CBCP)', value: 'CBCP' },
				{ name: 'Company Paid (COPD)', value: 'COPD' },
				{ name: 'Employee (EMPL)', value: 'EMPL' },
				{ name: 'Individually Billed Card, Company Pays (IBCP)', value: 'IBCP' },
				{ name: 'Other Code', value: 'other' },
			],
		},
		{
			displayName: 'Payee Code',
			name: 'partyCode',
			type: 'string',
			default: '',
			placeholder: 'e.g. XPAY',
			description: 'Payer or payee code of your Concur configuration, exactly as in the documents',
			displayOptions: { show: { payee: ['other'] } },
		},
		{
			displayName: 'Expense Pay',
			name: 'expensePay',
			type: 'options',
			default: 'any',
			description: 'Whether the row is for entries that Concur itself pays',
			options: [
				{ name: 'Any', value: 'any' },
				{ name: 'Not Paid by Expense Pay', value: 'no' },
				{ name: 'Paid by Expense Pay', value: 'yes' },
			],
		},
		{
			displayName: 'Payment Type',
			name: 'paymentType',
			type: 'string',
			default: '',
			placeholder: 'e.g. CASH',
			description: 'Payment type key of the entry (reportEntryPatKey); blank matches any',
		},
		{
			displayName: 'Card Program',
			name: 'cardProgram',
			type: 'string',
			default: '',
			placeholder: 'e.g. AX',
			description: 'Card program type code of the entry (cardProgramTypeCode); blank matches any',
		},
		{
			displayName: 'Account From',
			name: 'accountFrom',
			type: 'options',
			default: 'chosen',
			options: [
				{ name: 'Chosen Account', value: 'chosen', description: 'Always the account below' },
				{
					name: 'Document (Liability Account of the Funding Account)',
					value: 'funding',
					description:
						'The liability account code that Expense Pay entries carry; the account below is taken where the entry carries none, and if it is empty too, the document is not posted',
				},
			],
		},
		accountLocator({
			description:
				'Payable or clearing account. An account of type Accounts Payable needs an employee or vendor on its line.',
		}),
		accountLocator({
			displayName: 'Account for Net Debit',
			name: 'netDebitAccount',
			description:
				'Where the employee goes when a report leaves the employee owing money. Leave empty to use the same account. Concur does not carry such a debt forward.',
			displayOptions: { show: { payee: ['EMPL'] } },
		}),
		recordLocator('vendor', {
			description: 'Vendor to put on the lines of this row; leave empty for none',
			displayOptions: { hide: { payee: ['EMPL'] } },
		}),
		{
			displayName: 'Match Vendor By',
			name: 'vendorMatchBy',
			type: 'options',
			default: 'externalId',
			description: 'What the code of the vendor is in NetSuite, where it is given by code',
			options: [
				{ name: 'Entity ID', value: 'entityId' },
				{ name: 'External ID', value: 'externalId' },
				{ name: 'Internal ID', value: 'id' },
			],
			displayOptions: { hide: { payee: ['EMPL'] } },
		},
	];
}
