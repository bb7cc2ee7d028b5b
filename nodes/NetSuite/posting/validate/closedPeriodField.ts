import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	NodeOperationError,
} from 'n8n-workflow';
import { CLOSED_PERIOD_POLICIES, type ClosedPeriodPolicy } from './closedPeriod';

/** Member of the `options` collection of Validate and Post. */
export const closedPeriodsField: INodeProperties = {
	displayName: 'Closed Periods',
	name: 'closedPeriods',
	type: 'options',
	default: 'hold',
	description:
		'What to do with a posting whose accounting period is closed or locked. A date is only ever moved forward; the memo, the audit row and a warning name the original one. Choose the same in Validate and in Post.',
	options: [
		{
			name: 'First Day of Next Period',
			value: 'firstDayOfNextPeriod',
			description: 'Post on the first day of the next period that is open',
		},
		{
			name: 'First Open Day',
			value: 'firstOpenDay',
			description:
				'Post on the first later day that is open; the same day, except where fiscal calendars overlap',
		},
		{ name: 'Hold', value: 'hold', description: 'Leave the document in the queue until the period is open' },
	],
};

/** @throws NodeOperationError when an expression gives something else */
export function closedPeriodsOf(context: IExecuteFunctions, options: IDataObject): ClosedPeriodPolicy {
	const value = options.closedPeriods ?? 'hold';
	const policy = CLOSED_PERIOD_POLICIES.find((known) => known === value);
	if (policy) return policy;
	throw new NodeOperationError(
		context.getNode(),
		`"Closed Periods" is "${String(value)}", which is none of its choices`,
		{
			description: `Possible are ${CLOSED_PERIOD_POLICIES.join(', ')}. Correct the expression; nothing was read or posted.`,
			itemIndex: 0,
		},
	);
}
