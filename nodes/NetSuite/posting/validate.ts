import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { openSession, sessionOptions } from '../transport/session';
import { documentItems, optionsOf, outputItem, textOption } from './items';
import {
	baseCurrencyField,
	maxParallelField,
	maxWaitField,
	timeoutField,
	treatSavedAsPostedField,
} from './sessionFields';
import { closedPeriodsField, closedPeriodsOf } from './validate/closedPeriodField';
import {
	higherRevisionField,
	recalledAfterPostingField,
	revisionSettingsOf,
} from './revisions/revisionFields';
import { sendBackField, sendBackOf } from './validate/sendBackField';
import type { ValidateOutput } from './validate/routeItem';
import { validateItems } from './validate/validateItems';

export const properties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['posting'], operation: ['validate'] } },
	[
		sendBackField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				baseCurrencyField,
				closedPeriodsField,
				higherRevisionField,
				maxParallelField,
				maxWaitField,
				recalledAfterPostingField,
				timeoutField,
				treatSavedAsPostedField,
			],
		},
	],
);

export const OUTPUTS: readonly ValidateOutput[] = ['ready', 'alreadyPosted', 'notReady', 'dryRun'];

/** Runs once over all items. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = documentItems(context);
	const outputs: INodeExecutionData[][] = OUTPUTS.map(() => []);
	if (items.length === 0) return outputs;
	const options = optionsOf(context);
	const closedPeriods = closedPeriodsOf(context, options);
	const sendBack = sendBackOf(context);
	const revisions = revisionSettingsOf(context, options);
	const session = await openSession(context, sessionOptions(options));
	const routed = await validateItems(
		session,
		items.map(({ item }) => item),
		{
			baseCurrency: textOption(options, 'baseCurrency'),
			closedPeriods,
			...revisions,
			treatSavedAsPosted: options.treatSavedAsPosted === true,
			sendBack,
		},
	);
	for (const [position, { item, output }] of routed.entries()) {
		// A dry run only shows where its items would go.
		const way = item.dryRun ? 'dryRun' : output;
		outputs[OUTPUTS.indexOf(way)]?.push(outputItem(item, items[position]?.index ?? 0));
	}
	return outputs;
}
