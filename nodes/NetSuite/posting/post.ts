import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { openSession, sessionOptions } from '../transport/session';
import { documentItems, optionsOf, outputItem, textOption } from './items';
import type { PostOutput } from './post/admission';
import { postItems } from './post/postItems';
import {
	baseCurrencyField,
	maxParallelField,
	maxWaitField,
	timeoutField,
	treatSavedAsPostedField,
} from './sessionFields';
import { closedPeriodsField, closedPeriodsOf } from './validate/closedPeriodField';

export const properties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['posting'], operation: ['post'] } },
	[
		{
			displayName:
				'Posts only what this execution has read and SAP Concur has acknowledged to it. Items of another execution, pinned data and changed postings that do not pass Validate are turned away. Leave "Retry On Fail" off.',
			name: 'postNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				baseCurrencyField,
				closedPeriodsField,
				maxParallelField,
				maxWaitField,
				timeoutField,
				treatSavedAsPostedField,
			],
		},
	],
);

export const OUTPUTS: readonly PostOutput[] = ['toConfirm', 'notYet'];

/** Runs once over all items, and throws only before its first call. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = documentItems(context);
	const outputs: INodeExecutionData[][] = OUTPUTS.map(() => []);
	if (items.length === 0) return outputs;
	const options = optionsOf(context);
	const closedPeriods = closedPeriodsOf(context, options);
	const session = await openSession(context, sessionOptions(options));
	const posted = await postItems(
		session,
		items.map(({ item }) => item),
		{
			executionId: context.getExecutionId(),
			baseCurrency: textOption(options, 'baseCurrency'),
			closedPeriods,
			treatSavedAsPosted: options.treatSavedAsPosted === true,
		},
	);
	for (const [position, { item, output }] of posted.entries()) {
		outputs[OUTPUTS.indexOf(output)]?.push(outputItem(item, items[position]?.index ?? 0));
	}
	return outputs;
}
