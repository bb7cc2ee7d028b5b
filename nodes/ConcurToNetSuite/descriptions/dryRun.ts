import type { INodeProperties } from 'n8n-workflow';
import { showFor } from './operation';

export const dryRunProperties: INodeProperties[] = [
	{
		displayName:
			'Connect the output Dry Run of NetSuite Validate. Shows what would be posted and writes nothing anywhere.',
		name: 'dryRunNotice',
		type: 'notice',
		default: '',
		...showFor('dryRun'),
	},
];
