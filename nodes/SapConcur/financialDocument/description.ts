import type { INodeProperties } from 'n8n-workflow';
import { acknowledgeDescription } from './acknowledge.operation';
import { confirmPaymentDescription } from './confirmPaymentDescription';
import { confirmPostingDescription } from './confirmPosting.operation';
import { findOrphansDescription } from './orphanDescription';
import { getDescription } from './get.operation';
import { getManyDescription } from './getMany.operation';
import { markAsPostedElsewhereDescription } from './markAsPostedElsewhere.operation';
import { systemIdParameter } from './parameters';

export const financialDocumentDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['financialDocument'] } },
		options: [
			{
				name: 'Acknowledge',
				value: 'acknowledge',
				action: 'Acknowledge financial documents',
				description: 'Take documents out of the queue, so that they cannot be recalled while they are posted',
			},
			{
				name: 'Confirm Payment',
				value: 'confirmPayment',
				action: 'Confirm payment of expense report',
				description: 'Tell that an expense report was paid from the ledger',
			},
			{
				name: 'Confirm Posting',
				value: 'confirmPosting',
				action: 'Confirm posting of financial documents',
				description: 'Tell what became of documents: posted, or not posted and why',
			},
			{
				name: 'Find Orphans',
				value: 'findOrphans',
				action: 'Find documents that nobody ends',
				description:
					'Compare the expense reports in processing with the queue and the work table; the other document types cannot be listed',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get financial document',
				description: 'Read one document, whatever its status',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				action: 'Get many financial documents',
				description: 'Read the queue of approved documents, together with those known from earlier runs',
			},
			{
				name: 'Mark as Posted Elsewhere',
				value: 'markAsPostedElsewhere',
				action: 'Mark financial document as posted elsewhere',
				description: 'Acknowledge and confirm a document that was posted by hand',
			},
		],
		default: 'getMany',
	},
	...getManyDescription,
	...getDescription,
	...acknowledgeDescription,
	...confirmPostingDescription,
	...confirmPaymentDescription,
	...findOrphansDescription,
	...markAsPostedElsewhereDescription,
	systemIdParameter,
];
