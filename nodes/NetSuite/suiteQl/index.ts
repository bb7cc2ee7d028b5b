import type { INodeProperties } from 'n8n-workflow';
import * as executeQuery from './executeQuery';

export const operations = { executeQuery };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['suiteQl'] } },
		options: [
			{
				name: 'Execute Query',
				value: 'executeQuery',
				action: 'Execute a suite ql query',
				description: 'Read anything that the role may see, as rows',
			},
		],
		default: 'executeQuery',
	},
	...executeQuery.properties,
];
