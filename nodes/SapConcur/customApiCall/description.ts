import type { INodeProperties } from 'n8n-workflow';

const displayOptions = { show: { resource: ['customApiCall'], operation: ['send'] } };

export const customApiCallDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['customApiCall'] } },
		options: [
			{
				name: 'Send',
				value: 'send',
				action: 'Send custom API call',
				description: 'Call any API of the data center that the company lives in',
			},
		],
		default: 'send',
	},
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		options: [
			{ name: 'DELETE', value: 'DELETE' },
			{ name: 'GET', value: 'GET' },
			{ name: 'PATCH', value: 'PATCH' },
			{ name: 'POST', value: 'POST' },
			{ name: 'PUT', value: 'PUT' },
		],
		default: 'GET',
		description: 'HTTP method of the call',
		displayOptions,
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. /list/v4/lists',
		description: 'Path of the API, starting with a slash; the host is the data center of the credential',
		displayOptions,
	},
	{
		displayName: 'Query Parameters',
		name: 'queryParameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		default: {},
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. page',
						description: 'Name of the query parameter',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. 1',
						description: 'Value of the query parameter',
					},
				],
			},
		],
		displayOptions,
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'json',
		default: '',
		placeholder: 'e.g. { "name": "Cost Centers" }',
		description: 'JSON that is sent; long numbers keep their digits. Empty sends no body.',
		displayOptions: { show: { ...displayOptions.show, method: ['DELETE', 'PATCH', 'POST', 'PUT'] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions,
		options: [
			{
				displayName: 'Include Status and Headers',
				name: 'fullResponse',
				type: 'boolean',
				default: false,
				description: 'Whether to return status code and headers next to the body',
			},
			{
				displayName: 'Never Stop on Status',
				name: 'neverStop',
				type: 'boolean',
				default: false,
				description: 'Whether to return the answer also when its status says that the call did not succeed',
			},
		],
	},
];
