import type { INodeProperties } from 'n8n-workflow';

export const connectionDescription: INodeProperties[] = [
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
				description: 'Prove the credential by a real call and warn before it expires',
			},
		],
		default: 'check',
	},
];
