import type { INodeProperties } from 'n8n-workflow';
import { showFor } from './operation';

export const dates: INodeProperties[] = [
	{
		displayName: 'Posting Date From',
		name: 'postingDateFrom',
		type: 'options',
		default: 'reportPaymentProcessingDate',
		description:
			'Date of the journal entry. Where the document does not carry the chosen date, the others follow in this order: payment processing date, user-defined date, submit date, creation date, last entry date. Points in time are converted to the accounting time zone, plain dates are taken as they are.',
		options: [
			{ name: 'Creation Date', value: 'reportCreationDate', description: 'When the report was created' },
			{
				name: 'Last Entry Date',
				value: 'lastEntryDate',
				description: 'Latest transaction date of the entries',
			},
			{
				name: 'Payment Processing Date',
				value: 'reportPaymentProcessingDate',
				description: 'When approval was complete',
			},
			{ name: 'Submit Date', value: 'reportSubmitDate', description: 'When the report was submitted' },
			{
				name: 'User-Defined Date',
				value: 'reportUserDefinedDate',
				description: 'The date that the report itself carries',
			},
		],
		...showFor('preparePosting'),
	},
	{
		displayName: 'Accounting Time Zone',
		name: 'accountingTimeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe/Berlin',
		description:
			'Time zone in which a point in time becomes a date; leave empty to use the time zone of the workflow',
		...showFor('preparePosting'),
	},
];
