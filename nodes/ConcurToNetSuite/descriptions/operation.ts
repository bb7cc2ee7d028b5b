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
			name: 'Compare Mapping',
			value: 'compareMapping',
			action: 'Compare two mapping tables',
			description:
				'Prepare the same documents under an earlier and under the current mapping table, and show only what differs',
		},
		{
			name: 'Dry Run',
			value: 'dryRun',
			action: 'Show what would be posted',
			description:
				'List the lines that would be posted, with account names, and their totals per account and subsidiary',
		},
		{
			name: 'Prepare Posting',
			value: 'preparePosting',
			action: 'Prepare postings',
			description:
				'Turn Concur documents into balanced NetSuite journal entries, without calling either service',
		},
		{
			name: 'Run Start',
			value: 'runStart',
			action: 'Write down how a run begins',
			description:
				'Make the audit rows of the beginning of a run: the mapping table where it was changed, and a run before that did not end',
		},
		{
			name: 'Run Summary',
			value: 'runSummary',
			action: 'Sum up the run',
			description: 'Sum up what became of all documents of the run in one item',
		},
		{
			name: 'Verify Audit Trail',
			value: 'verifyAudit',
			action: 'Verify the audit trail',
			description: 'Prove that the rows of the audit table are all there and as they were written',
		},
	],
};

type OperationName =
	'auditRecord' | 'compareMapping' | 'dryRun' | 'preparePosting' | 'runStart' | 'runSummary' | 'verifyAudit';

/** Operations that turn documents into postings and so share all settings of Prepare Posting. */
export const PREPARING: OperationName[] = ['preparePosting', 'compareMapping'];

/** Shows a parameter for one operation only; those of Prepare Posting for all that prepare postings. */
export const showFor = (name: OperationName, more: Record<string, string[]> = {}) => ({
	displayOptions: { show: { operation: name === 'preparePosting' ? PREPARING : [name], ...more } },
});
