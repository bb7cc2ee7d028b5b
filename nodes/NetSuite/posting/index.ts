import type { INodeProperties } from 'n8n-workflow';
import * as getStatus from './getStatus';
import * as post from './post';
import * as validate from './validate';

export const operations = { getStatus, post, validate };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['posting'] } },
		options: [
			{
				name: 'Get Status',
				value: 'getStatus',
				action: 'Get posting status',
				description:
					'Look up by external ID whether transactions are posted, wait for approval or were rejected',
			},
			{
				name: 'Post',
				value: 'post',
				action: 'Post postings',
				description: 'Write acknowledged documents to the general ledger, each exactly once',
			},
			{
				name: 'Validate',
				value: 'validate',
				action: 'Validate postings',
				description:
					'Check postings against the books without changing anything, and say all that stands in the way',
			},
		],
		default: 'validate',
	},
	...getStatus.properties,
	...post.properties,
	...validate.properties,
];
