import type { INodeProperties } from 'n8n-workflow';
import { subsidiaryLocator } from './accountLocator';
import { showFor } from './operation';

export const subsidiary: INodeProperties[] = [
	{
		displayName: 'Subsidiary From',
		name: 'subsidiaryFrom',
		type: 'options',
		default: 'fixed',
		options: [
			{
				name: 'Field of the Document',
				value: 'field',
				description: 'By a field of the report, invoice or employee, for example an org unit',
			},
			{ name: 'Fixed Subsidiary', value: 'fixed', description: 'All documents go to one subsidiary' },
			{
				name: 'Ledger Code',
				value: 'ledgerCode',
				description:
					'By the ledger code of the document. Cash advances carry none and go to the subsidiary of the employee.',
			},
			{ name: 'No Subsidiary', value: 'none', description: 'For NetSuite accounts without OneWorld' },
			{
				name: 'Owner',
				value: 'owner',
				description: 'The subsidiary that the employee, or the vendor of an invoice, has in NetSuite',
			},
		],
		...showFor('preparePosting'),
	},
	subsidiaryLocator({ ...showFor('preparePosting', { subsidiaryFrom: ['fixed'] }) }),
	{
		displayName: 'Subsidiary by Ledger Code',
		name: 'ledgerSubsidiaries',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Ledger Code',
		default: {},
		description:
			'Subsidiary per ledger code. Rows of kind subsidiary in the mapping table come before these; a code without a row is told and never posted by default.',
		options: [
			{
				displayName: 'Ledger Code',
				name: 'row',
				values: [
					{
						displayName: 'Ledger Code',
						name: 'ledgerCode',
						type: 'string',
						default: '',
						placeholder: 'e.g. DEFAULT',
						description: 'Accounting system code of the report (ledgerCode)',
					},
					subsidiaryLocator({}),
				],
			},
		],
		...showFor('preparePosting', { subsidiaryFrom: ['ledgerCode'] }),
	},
	{
		displayName: 'Subsidiary Field',
		name: 'subsidiaryField',
		type: 'string',
		default: '',
		placeholder: 'e.g. reportOrgUnit1Code, employeeOrgUnit1Code',
		description:
			'Field names in order of preference, separated by commas: the first that is not blank names the subsidiary. Each is looked up in the header of the document, then in its employee section. A row of kind subsidiary in the mapping table says which one it is.',
		...showFor('preparePosting', { subsidiaryFrom: ['field'] }),
	},
	{
		displayName: 'Match Subsidiary By',
		name: 'subsidiaryMatchBy',
		type: 'options',
		default: 'name',
		description: 'What the value of the field is in NetSuite where the mapping table has no row for it',
		options: [
			{ name: 'External ID', value: 'externalId' },
			{ name: 'Internal ID', value: 'id' },
			{ name: 'Name', value: 'name' },
		],
		...showFor('preparePosting', { subsidiaryFrom: ['field'] }),
	},
];
