import type { INodeProperties } from 'n8n-workflow';
import { showFor } from './operation';

/** First, since it is the one that keeps money from being posted twice. */
export const cutOver: INodeProperties[] = [
	{
		displayName: 'Post Documents Approved From',
		name: 'postDocumentsApprovedFrom',
		type: 'dateTime',
		required: true,
		default: '',
		placeholder: 'e.g. 2026-11-01',
		description:
			'First day whose approved documents this workflow posts. Earlier ones, which finance already keyed by hand, are skipped and stay in the Concur queue. The day of approval is the payment processing date, else the submit date, the user-defined date or the creation date of the report, in the accounting time zone.',
		...showFor('preparePosting'),
	},
];
