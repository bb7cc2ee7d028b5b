import type { INodeProperties } from 'n8n-workflow';
import { maxWaitOption, showFor } from './parameters';

export const findOrphansDescription: INodeProperties[] = [
	{
		displayName:
			'Compares expense reports only: for invoices and cash advances SAP Concur documents no list by payment status that fits. The app needs the scope EXPRPT as well.',
		name: 'findOrphansNotice',
		type: 'notice',
		default: '',
		displayOptions: showFor('findOrphans'),
	},
	{
		displayName: 'Grace Hours',
		name: 'graceHours',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 24,
		description:
			'How long a report may be in processing before a missing financial document counts as an orphan',
		displayOptions: showFor('findOrphans'),
	},
	{
		displayName: 'Audit Rows',
		name: 'auditRows',
		type: 'json',
		default: '',
		placeholder: "e.g. {{ $('Read Audit Rows').all() }}",
		description:
			'Rows of the audit table with the status refused or needsReview. Such a document had left our hands, so its new row waits for a person instead of being posted by the next run.',
		displayOptions: showFor('findOrphans'),
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: showFor('findOrphans'),
		options: [
			{
				displayName: 'Max Reports',
				name: 'maxReports',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 5000,
				description: 'How many reports are compared at most; the summary says when there are more',
			},
			maxWaitOption,
			{
				displayName: 'Modified After (Days)',
				name: 'modifiedAfterDays',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 90,
				description: 'How many days back a report may have been changed last. 0 means no limit.',
			},
			{
				displayName: 'Payment Status Codes',
				name: 'paymentStatusCodes',
				type: 'string',
				default: 'P_PROC',
				placeholder: 'e.g. P_PROC, P_XYZ',
				description: 'Payment statuses that mean in processing, when your company has codes of its own',
			},
		],
	},
];
