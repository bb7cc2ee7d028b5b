import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import * as connection from './connection';
import { ERROR_OUTPUTS, POSTING_OUTPUTS } from './outputs';
import * as posting from './posting';
import * as suiteQl from './suiteQl';
import { toNodeError } from './transport/nodeError';

type Operation = { execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> };

const RESOURCES: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
	connection: connection.operations,
	posting: posting.operations,
	suiteQl: suiteQl.operations,
};

/**
 * Runs the chosen operation once over all items. With "Continue On Fail" what stops the operation comes out
 * as an item.
 */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const resource = String(context.getNodeParameter('resource', 0));
	const operation = String(context.getNodeParameter('operation', 0));
	try {
		const chosen = RESOURCES[resource]?.[operation];
		if (!chosen) {
			throw new NodeOperationError(
				context.getNode(),
				`The operation ${operation} of ${resource} is not known`,
				{ itemIndex: 0 },
			);
		}
		return await chosen.execute(context);
	} catch (error) {
		const told = toNodeError(context.getNode(), error, 0);
		if (!context.continueOnFail()) throw told;
		return errorOutputs(context, told, resource, operation);
	}
}

function errorOutputs(
	context: IExecuteFunctions,
	error: NodeOperationError,
	resource: string,
	operation: string,
): INodeExecutionData[][] {
	const isPosting = resource === 'posting' && isKeyOf(POSTING_OUTPUTS, operation);
	const outputs: INodeExecutionData[][] = (isPosting ? POSTING_OUTPUTS[operation] : ['only']).map(() => []);
	const output = isPosting ? ERROR_OUTPUTS[operation] : 0;
	const { message, description } = error;
	for (const item of context.getInputData().keys()) {
		outputs[output]?.push({
			json: { error: message, message, details: description ?? '' },
			pairedItem: { item },
		});
	}
	return outputs;
}

function isKeyOf<Table extends object>(table: Table, key: PropertyKey): key is keyof Table {
	return Object.hasOwn(table, key);
}
