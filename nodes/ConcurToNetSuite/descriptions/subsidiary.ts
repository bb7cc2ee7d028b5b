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
			{ name: 'Fixed Subsidiary', value: 'fixed', description: 'All documents go to one subsidiary' },
			{ name: 'Ledger Code', value: 'ledgerCode', description: 'By the ledger code of the report' },
			{ name: 'No Subsidiary', value: 'none', description: 'For NetSuite accounts without OneWorld' },
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
		description: 'Subsidiary per ledger code; a code without a row is told and never posted by default',
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
];
