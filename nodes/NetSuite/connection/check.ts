import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { z } from 'zod';
import { RECORD_TYPES, type RecordType } from '../../shared/documentItem';
import { openSession } from '../transport/session';
import { checkConnection } from './checkConnection';

const recordTypeOptions: Array<{ name: string; value: RecordType }> = [
	{ name: 'Credit Card Charge', value: 'creditCardCharge' },
	{ name: 'Expense Report', value: 'expenseReport' },
	{ name: 'Intercompany Journal Entry', value: 'intercompanyJournalEntry' },
	{ name: 'Journal Entry', value: 'journalEntry' },
	{ name: 'Vendor Bill', value: 'vendorBill' },
	{ name: 'Vendor Credit', value: 'vendorCredit' },
];

export const properties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['connection'], operation: ['check'] } },
	[
		{
			displayName: 'Record Types',
			name: 'recordTypes',
			type: 'multiOptions',
			options: recordTypeOptions,
			default: ['journalEntry'],
			description:
				'Records that the role must be allowed to make, so that a run does not start without the permission',
		},
	],
);

const recordTypesSchema = z.array(z.enum(RECORD_TYPES)).min(1).catch(['journalEntry']);

/** Five slots, so that the check takes one round trip; it is over in a moment. */
const CHECK_OPTIONS = { maxParallel: 5, timeoutMs: 60_000, maxWaitMs: 60_000 };

/** Always one item, whatever came in. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const session = await openSession(context, CHECK_OPTIONS);
	const recordTypes = recordTypesSchema.parse(context.getNodeParameter('recordTypes', 0, ['journalEntry']));
	const check = await checkConnection(context, session, recordTypes);
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	return [
		[
			{
				json: {
					...check,
					features: { ...check.features },
					warnings: check.warnings.map((warning) => ({ ...warning })),
				},
				pairedItem,
			},
		],
	];
}
