import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { searchAccounts, searchSubsidiaries } from '../NetSuite/listSearch';
import { properties } from './descriptions';
import { auditRecord } from './operations/auditRecord';
import { preparePosting } from './operations/preparePosting';
import { runSummary } from './operations/runSummary';

const OPERATIONS = { auditRecord, preparePosting, runSummary };

const OUTPUTS: INodeTypeDescription['outputs'] = `={{ $parameter["operation"] === "auditRecord"
	? [{ type: "${NodeConnectionTypes.Main}", displayName: "Audit Rows" }, { type: "${NodeConnectionTypes.Main}", displayName: "Work Rows" }]
	: [{ type: "${NodeConnectionTypes.Main}" }] }}`;

/**
 * The accounting between the two services: calls neither. The NetSuite credential only fills the drop-downs.
 */
export class ConcurToNetSuite implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Concur to NetSuite',
		name: 'concurToNetSuite',
		icon: { light: 'file:concurToNetSuite.svg', dark: 'file:concurToNetSuite.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Turn approved SAP Concur documents into NetSuite postings, and keep account of what became of them',
		defaults: { name: 'Concur to NetSuite' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		credentials: [{ name: 'netSuiteApi', displayOptions: { show: { operation: ['preparePosting'] } } }],
		properties,
	};

	methods = { listSearch: { searchAccounts, searchSubsidiaries } };

	/**
	 * Throws before it looks at any document; with continue on fail every item then says why it was not
	 * prepared.
	 */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
		try {
			return OPERATIONS[operation].call(this);
		} catch (error) {
			const failure =
				error instanceof NodeOperationError
					? error
					: new NodeOperationError(this.getNode(), error as Error, { itemIndex: 0 });
			if (!this.continueOnFail()) throw failure;
			const { message, description } = failure;
			return [
				this.getInputData().map((_, item) => ({
					json: { error: message, message, details: { description } },
					pairedItem: { item },
				})),
			];
		}
	}
}
