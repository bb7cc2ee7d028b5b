import type { INodeProperties } from 'n8n-workflow';
import { accountLocator, subsidiaryLocator } from './accountLocator';
import { showFor } from './operation';

export const tax: INodeProperties[] = [
	{
		displayName: 'Reclaimable Tax',
		name: 'taxHandling',
		type: 'options',
		default: 'taxAccounts',
		description:
			'Where tax that can be reclaimed goes. Tax that cannot be reclaimed always stays in the expense line.',
		options: [
			{ name: 'Keep in Expense Line', value: 'keepInExpense' },
			{ name: 'Post to Tax Accounts', value: 'taxAccounts' },
		],
		...showFor('preparePosting'),
	},
	{
		displayName: 'Tax Accounts',
		name: 'taxAccounts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Tax Account',
		default: {},
		description:
			'Account per tax authority, code and subsidiary; the most specific row wins, and a tax without a row is told. Rows of the mapping table come before these.',
		options: [
			{
				displayName: 'Tax Account',
				name: 'row',
				values: [
					{
						displayName: 'Tax Authority',
						name: 'taxAuthority',
						type: 'string',
						default: '',
						placeholder: 'e.g. DEVAT',
						description: 'Tax authority label (taxAuthorityLabel); blank matches any',
					},
					{
						displayName: 'Tax Code',
						name: 'taxCode',
						type: 'string',
						default: '',
						placeholder: 'e.g. VA',
						description: 'Reclaim code (taxReclaimCode), or tax code where there is none; blank matches any',
					},
					accountLocator({ description: 'Account of the reclaimable tax' }),
					subsidiaryLocator({
						description: 'Subsidiary whose postings the row is for; leave empty for all subsidiaries',
					}),
				],
			},
		],
		...showFor('preparePosting', { taxHandling: ['taxAccounts'] }),
	},
];
