import type { INodeProperties } from 'n8n-workflow';
import * as check from './check';

export const operations = { check };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['connection'] } },
		options: [
			{
				name: 'Check',
				value: 'check',
				action: 'Check connection',
				description:
					'Prove that the credential works, find out what the account has, and name what the role lacks',
			},
		],
		default: 'check',
	},
	...check.properties,
];
