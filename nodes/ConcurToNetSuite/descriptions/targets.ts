import type { INodeProperties } from 'n8n-workflow';
import { defaultLocator } from './accountLocator';
import { showFor } from './operation';

export const targets: INodeProperties[] = [
	{
		displayName: 'Targets',
		name: 'targets',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Target',
		default: {},
		description:
			'Which NetSuite record a document or a line of an expense report becomes. The first row that matches decides; without a row it is a journal entry, and a vendor bill for invoices. Lines that Expense Pay or payroll pays stay in the journal where a bill or an expense report would be paid a second time.',
		options: [{ displayName: 'Target', name: 'row', values: targetValues() }],
		...showFor('preparePosting'),
	},
	{
		displayName: 'Expense Reports',
		name: 'expenseReports',
		type: 'collection',
		placeholder: 'Add Setting',
		default: {},
		description: 'How lines look whose target is an expense report',
		options: [
			defaultLocator('expenseCategory', {
				displayName: 'Default Category',
				name: 'defaultCategory',
				description:
					'Category of entries without a mapping row and without an expense type; leave empty to not post such reports',
			}),
			{
				displayName: 'Lines By',
				name: 'lineBy',
				type: 'options',
				default: 'category',
				description: 'What each line names. Tax, cash advances and personal card items always go by account.',
				options: [
					{
						name: 'Account',
						value: 'account',
						description: 'The account code of the Concur document',
					},
					{
						name: 'Expense Category',
						value: 'category',
						description: 'The category of the expense type: the mapping first, else the one of that name',
					},
				],
			},
			{
				displayName: 'Match Category By',
				name: 'categoryMatchBy',
				type: 'options',
				default: 'name',
				description:
					'What an expense type without a mapping row is in NetSuite: the name of its category, or its expense type code as another key',
				options: [
					{ name: 'External ID', value: 'externalId' },
					{ name: 'Internal ID', value: 'id' },
					{ name: 'Name', value: 'name' },
				],
			},
		],
		...showFor('preparePosting'),
	},
];

function targetValues(): INodeProperties[] {
	return [
		{
			displayName: 'Document Type',
			name: 'documentType',
			type: 'options',
			default: 'any',
			description:
				'Which documents the row is for. A row for any type counts only where the type can have its target.',
			options: [
				{ name: 'Any', value: 'any' },
				{ name: 'Cash Advance', value: 'cashadvance' },
				{ name: 'Expense Report', value: 'expense' },
				{ name: 'Invoice', value: 'invoice' },
				{ name: 'Payroll', value: 'payroll' },
			],
		},
		{
			displayName: 'Payee',
			name: 'payee',
			type: 'options',
			default: 'any',
			description: 'Who is owed the line of an expense report, by the payer and payee codes of the document',
			options: [
				{ name: 'Any', value: 'any' },
				{ name: 'Company Billed Card (CBCP)', value: 'CBCP' },
				{ name: 'Company Paid (COPD)', value: 'COPD' },
				{ name: 'Employee (EMPL)', value: 'EMPL' },
				{ name: 'Individually Billed Card, Company Pays (IBCP)', value: 'IBCP' },
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
			displayName: 'Policy',
			name: 'policy',
			type: 'string',
			default: '',
			placeholder: 'e.g. BB015C3A7701469C93B1',
			description: 'Policy of the document (policyId or externalPolicyId); blank matches any',
		},
		{
			displayName: 'Target',
			name: 'target',
			type: 'options',
			default: 'journalEntry',
			options: [
				{
					name: 'Credit Card Charge',
					value: 'creditCardCharge',
					description: "One per report and card account, which is the account of the payee's payable row",
				},
				{
					name: 'Do Not Post',
					value: 'doNotPost',
					description: 'The lines are left out; nothing to post where no line remains',
				},
				{
					name: 'Expense Report',
					value: 'expenseReport',
					description: 'Of the employee; lines paid with company cards as corporate card lines',
				},
				{ name: 'Journal Entry', value: 'journalEntry' },
				{
					name: 'Vendor Bill',
					value: 'vendorBill',
					description:
						"Of the vendor in the payee's payable row, or of the employee's vendor; a vendor credit below zero",
				},
			],
		},
	];
}
