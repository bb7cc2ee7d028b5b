import type { INodeProperties } from 'n8n-workflow';
import { showFor } from './operation';

export const runSummaryProperties: INodeProperties[] = [
	{
		displayName: 'Documents',
		name: 'documents',
		type: 'json',
		default: '',
		placeholder: "e.g. {{ $('All Outcomes').all() }}",
		description: 'Documents to sum up, as a list of items; leave empty to take the incoming items',
		...showFor('runSummary'),
	},
	{
		displayName: 'Options',
		name: 'summaryOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Note',
				name: 'note',
				type: 'string',
				default: '',
				placeholder: 'e.g. Another run is active since 02:00',
				description: 'Sentence to put in front of the summary',
			},
			{
				displayName: 'Needs a Person On',
				name: 'stopOn',
				type: 'multiOptions',
				default: ['failed', 'needsReview', 'notReady'],
				description: 'Statuses for which somebody has to do something',
				options: [
					{ name: 'Held', value: 'held' },
					{ name: 'Needs Review', value: 'needsReview' },
					{ name: 'Not Acknowledged by Concur', value: 'refused' },
					{ name: 'Not Ready to Post', value: 'notReady' },
					{ name: 'Nothing to Post', value: 'nothingToPost' },
					{ name: 'Pending Approval in NetSuite', value: 'pendingApproval' },
					{ name: 'Refused by NetSuite', value: 'failed' },
					{ name: 'Rejected in NetSuite', value: 'rejected' },
					{ name: 'Skipped', value: 'skipped' },
					{ name: 'Unfinished', value: 'unfinished' },
				],
			},
		],
		...showFor('runSummary'),
	},
];
