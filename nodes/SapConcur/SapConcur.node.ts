import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { connectionDescription } from './connection/description';
import { customApiCallDescription } from './customApiCall/description';
import { errorItem } from './errorItem';
import { financialDocumentDescription } from './financialDocument/description';
import { operationFor } from './operations';
import { OUTPUTS } from './outputs';

export class SapConcur implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SAP Concur',
		name: 'sapConcur',
		icon: { light: 'file:sapConcur.svg', dark: 'file:sapConcur.dark.svg' },
		group: ['transform'],
		// A list with a default keeps n8n from adding its own "Custom API Call" to our resources and operations.
		version: [1],
		defaultVersion: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read approved financial documents from SAP Concur and tell it what became of them',
		defaults: {
			name: 'SAP Concur',
		},
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		credentials: [
			{
				name: 'sapConcurApi',
				required: true,
			},
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				// Custom API Call stands last, where n8n looks for an option of this name before it adds one.
				options: [
					{
						name: 'Connection',
						value: 'connection',
					},
					{
						name: 'Financial Document',
						value: 'financialDocument',
					},
					{
						name: 'Custom API Call',
						value: 'customApiCall',
					},
				],
				default: 'financialDocument',
			},
			...connectionDescription,
			...financialDocumentDescription,
			...customApiCallDescription,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		try {
			return await operationFor(this)(this, items);
		} catch (error) {
			const item = errorItem(this, error, 0);
			switch (this.getNodeParameter('operation', 0)) {
				// Never on the output whose items are posted, or written to the work table, next.
				case 'acknowledge':
					return [[], [item]];
				case 'findOrphans':
					return [[], [], [item]];
				default:
					return [[item]];
			}
		}
	}
}
