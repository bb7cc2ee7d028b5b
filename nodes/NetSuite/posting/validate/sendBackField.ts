import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	NodeOperationError,
} from 'n8n-workflow';
import { z } from 'zod';
import { isRecord } from '../fieldTypes';
import type { SendBackSettings } from './sendBack';

const OWNERS = ['concurProcessor', 'integrationAdmin', 'netsuiteAdmin'] as const;

/** Parameter of Validate. */
export const sendBackField: INodeProperties = {
	displayName: 'Send Back to Concur',
	name: 'sendBack',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	description:
		'Which documents that cannot be posted do not stay in the queue of SAP Concur for ever, but go back with an error that the Concur processor sees',
	options: [
		{
			displayName: 'After Days',
			name: 'afterDays',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 3,
			description: 'How many days after a run first saw the document it goes back',
		},
		{
			displayName: 'Problem Owners',
			name: 'problemOwners',
			type: 'multiOptions',
			default: [],
			description:
				'Whose problems send a document back: all of its problems have to be theirs. With none chosen, documents stay in the queue until they can be posted.',
			options: [
				{ name: 'Concur Processor', value: 'concurProcessor' },
				{ name: 'Integration Administrator', value: 'integrationAdmin' },
				{ name: 'NetSuite Administrator', value: 'netsuiteAdmin' },
			],
		},
	],
};

const fields = z.object({
	problemOwners: z.array(z.enum(OWNERS)).default([]),
	afterDays: z.coerce.number().min(0).finite().default(3),
});

/** @throws NodeOperationError when an expression gives something else: a document must not go back on a guess */
export function sendBackOf(context: IExecuteFunctions): SendBackSettings {
	const value = context.getNodeParameter('sendBack', 0, {}) as IDataObject;
	const read = fields.safeParse(isRecord(value) ? value : {});
	if (read.success) return { owners: new Set(read.data.problemOwners), afterDays: read.data.afterDays };
	const wrong = read.error.issues[0]?.path[0] === 'afterDays' ? 'After Days' : 'Problem Owners';
	throw new NodeOperationError(
		context.getNode(),
		`"${wrong}" of "Send Back to Concur" is none of its choices`,
		{
			description: `After Days is a number of 0 or more; Problem Owners are of ${OWNERS.join(', ')}. Correct the expression; nothing was read or posted.`,
			itemIndex: 0,
		},
	);
}
