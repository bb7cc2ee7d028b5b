import type { INodeProperties } from 'n8n-workflow';
import { showFor } from './operation';

const shown = showFor('runStart');

/** What earlier runs left, as the Data Table steps before read it. */
export const runStartProperties: INodeProperties[] = [
	{
		displayName: 'Last Audit Row',
		name: 'lastAuditRow',
		type: 'json',
		default: '',
		placeholder: "e.g. {{ $('Last Audit Row').first().json }}",
		description: 'Newest row of the audit table, which the new rows are chained to; empty for an empty table',
		displayOptions: { show: { operation: ['auditRecord', 'runStart'] } },
	},
	{
		displayName: 'Last Mapping Snapshot',
		name: 'lastSnapshot',
		type: 'json',
		default: '',
		placeholder: "e.g. {{ $('Last Mapping Snapshot').first().json }}",
		description:
			'Newest mapping snapshot of the audit table; a new one is made only where the mapping differs from it',
		...shown,
	},
	{
		displayName: 'Open Rows',
		name: 'openRows',
		type: 'json',
		default: '',
		placeholder: "e.g. {{ $('Rows as Left').all() }}",
		description: 'Rows of the work table as the run before left them',
		...shown,
	},
	{
		displayName: 'Previous Run',
		name: 'previousRun',
		type: 'json',
		default: '',
		placeholder: "e.g. {{ $('Add Lease Row').first().json }}",
		description: 'Lease row of the work table as the run before left it',
		...shown,
	},
];
