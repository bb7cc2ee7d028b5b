import type { INodeProperties } from 'n8n-workflow';

export const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'preparePosting',
	options: [
		{
			name: 'Audit Record',
			value: 'auditRecord',
			action: 'Make audit and work rows',
			description: 'Turn what became of each document into rows for the audit table and the work table',
		},
		{
			name: 'Prepare Posting',
			value: 'preparePosting',
			action: 'Prepare postings',
			description:
				'Turn Concur documents into balanced NetSuite journal entries, without calling either service',
		},
		{
			name: 'Run Summary',
			value: 'runSummary',
			action: 'Sum up the run',
			description: 'Sum up what became of all documents of the run in one item',
		},
	],
};

/** Shows a parameter for one operation only. */
export const showFor = (
	name: 'auditRecord' | 'preparePosting' | 'runSummary',
	more: Record<string, string[]> = {},
) => ({
	displayOptions: { show: { operation: [name], ...more } },
});
