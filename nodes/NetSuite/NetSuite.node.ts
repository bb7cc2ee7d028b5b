import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import * as connection from './connection';
import { OUTPUTS } from './outputs';
import * as posting from './posting';
import { searchCurrencies } from './posting/currencyCodes';
import * as suiteQl from './suiteQl';
import { runOperation } from './runOperation';

export class NetSuite implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'NetSuite',
		name: 'netSuite',
		icon: { light: 'file:netSuite.svg', dark: 'file:netSuite.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Validate and post journals, bills, credits, expense reports and card charges in Oracle NetSuite, and query it',
		defaults: { name: 'NetSuite' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		credentials: [{ name: 'netSuiteApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Connection', value: 'connection' },
					{ name: 'Posting', value: 'posting' },
					{ name: 'SuiteQL', value: 'suiteQl' },
				],
				default: 'posting',
			},
			...connection.description,
			...posting.description,
			...suiteQl.description,
		],
	};

	methods = { listSearch: { searchCurrencies } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}
