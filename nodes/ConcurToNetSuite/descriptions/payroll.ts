import type { INodeProperties } from 'n8n-workflow';
import { accountLocator } from './accountLocator';
import { showFor } from './operation';

/** Payroll documents, which are not posted unless somebody says so; members sorted by name. */
export const payroll: INodeProperties[] = [
	{
		displayName: 'Payroll',
		name: 'payroll',
		type: 'collection',
		placeholder: 'Add Payroll Setting',
		default: {},
		description:
			'What becomes of payroll documents, which hold the cost of a report a second time, by wage type. They are left alone unless Post Payroll Documents is on.',
		options: [
			{
				displayName: 'Also Post Expense Documents',
				name: 'alsoPostExpense',
				type: 'boolean',
				default: false,
				description:
					'Whether the expense document of a report that payroll pays is posted too. Only for companies whose wage type accounts are not cost accounts: both documents hold the same cost.',
			},
			accountLocator({
				displayName: 'Payable Account',
				name: 'payableAccount',
				description: 'Payroll clearing account: what payroll owes the employees',
			}),
			{
				displayName: 'Post Payroll Documents',
				name: 'post',
				type: 'boolean',
				default: false,
				description:
					'Whether payroll documents are posted in place of the expense documents of their reports',
			},
		],
		...showFor('preparePosting'),
	},
	{
		displayName: 'Wage Types',
		name: 'wageTypes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Wage Type',
		default: {},
		description:
			'Account per wage type of payroll documents, for wage types that are not in the mapping table; one without an account is told and never posted by default',
		options: [
			{
				displayName: 'Wage Type',
				name: 'row',
				values: [
					{
						displayName: 'Wage Type',
						name: 'wageType',
						type: 'string',
						default: '',
						placeholder: 'e.g. M101',
						description: 'Wage type, exactly as in the documents (wageType, cashAdvanceClearingWageType)',
					},
					accountLocator({ description: 'Account that the amounts of this wage type are debited to' }),
				],
			},
		],
		...showFor('preparePosting'),
	},
];
