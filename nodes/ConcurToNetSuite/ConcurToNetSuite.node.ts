import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import * as listSearch from '../NetSuite/listSearch';
import { properties } from './descriptions';
import { PREPARING } from './descriptions/operation';
import { auditRecord } from './operations/auditRecord';
import { compareMapping } from './operations/compareMapping';
import { dryRun } from './operations/dryRun';
import { preparePosting } from './operations/preparePosting';
import { runStart } from './operations/runStart';
import { runSummary } from './operations/runSummary';
import { verifyAudit } from './operations/verifyAudit';

const OPERATIONS = { auditRecord, compareMapping, dryRun, preparePosting, runStart, runSummary, verifyAudit };

const named = (...names: string[]) =>
	names.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName }));

/** Operations with more than one output. n8n evaluates the expression whenever a parameter changes. */
const NAMED_OUTPUTS = {
	auditRecord: named('Audit Rows', 'Work Rows'),
	dryRun: named('Lines', 'Totals', 'Differences'),
};
const OUTPUTS: INodeTypeDescription['outputs'] = `={{ ${JSON.stringify(NAMED_OUTPUTS)}[$parameter["operation"]] || [{ type: "${NodeConnectionTypes.Main}" }] }}`;

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
		credentials: [{ name: 'netSuiteApi', displayOptions: { show: { operation: PREPARING } } }],
		properties,
	};

	methods = { listSearch: { ...listSearch } };

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
