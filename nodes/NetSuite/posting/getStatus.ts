import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	NodeOperationError,
	updateDisplayOptions,
} from 'n8n-workflow';
import { accountingCalendar } from '../masterData/periods';
import { openSession, sessionOptions } from '../transport/session';
import { externalIdKey, isExternalId } from './externalId';
import { stateOf } from './found/foundTransaction';
import { lookUp } from './found/lookUp';
import { withRecord } from './found/recordFields';
import { optionsOf } from './items';
import { isEmptyItem, readItem } from './readItem';
import { maxParallelField, maxWaitField, timeoutField } from './sessionFields';

export const properties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['posting'], operation: ['getStatus'] } },
	[
		{
			displayName: 'External ID',
			name: 'externalId',
			type: 'string',
			default: '={{ $json.externalId }}',
			required: true,
			placeholder: 'e.g. CNQR-EXP-B1041655B4CE4171BDAA-R1',
			description: 'External ID of the transaction in NetSuite. All items are looked up in one query.',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [maxParallelField, maxWaitField, timeoutField],
		},
	],
);

/**
 * Adds to each item where its transaction stands: `netSuiteStatus` is `posted`, `pendingApproval`,
 * `rejected`, `voided`, `severalFound` or `notFound`; number, period and address are filled in.
 */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const wanted = context.getInputData().flatMap(({ json }, index) => {
		const externalId = String(context.getNodeParameter('externalId', index, '') ?? '').trim();
		return isEmptyItem(json) && externalId === '' ? [] : [{ index, json, externalId }];
	});
	const [invalid] = wanted.filter(({ externalId }) => !isExternalId(externalId));
	if (invalid) {
		throw new NodeOperationError(
			context.getNode(),
			`"External ID" of item ${invalid.index} cannot be looked up`,
			{
				description:
					'An external ID has 1 to 100 letters, digits, underscores and hyphens. Send only items that have one.',
				itemIndex: invalid.index,
			},
		);
	}
	if (wanted.length === 0) return [[]];
	const session = await openSession(context, sessionOptions(optionsOf(context)));
	const [records, calendar] = await Promise.all([
		lookUp(
			session,
			wanted.map(({ externalId }) => externalId),
			[],
		),
		accountingCalendar(session),
	]);
	const rows = wanted.map(({ index, json, externalId }): INodeExecutionData => {
		const found = records.get(externalIdKey(externalId)) ?? [];
		const [record] = found;
		const state = record ? stateOf(record) : 'notFound';
		const item = withRecord(
			{ ...readItem(json), postings: [] },
			found.length === 1 ? [record] : [],
			session.account,
			calendar,
		);
		const {
			netSuiteType,
			netSuiteId,
			netSuiteNumber,
			netSuiteUrl,
			subsidiaryId,
			postingPeriod,
			fiscalYear,
			postingDate,
		} = item;
		return {
			json: {
				...json,
				externalId,
				netSuiteStatus: found.length > 1 ? 'severalFound' : state,
				netSuiteType,
				netSuiteId,
				netSuiteNumber,
				netSuiteUrl,
				subsidiaryId,
				postingPeriod,
				fiscalYear,
				postingDate,
			},
			pairedItem: { item: index },
		};
	});
	return [rows];
}
