import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * The error item of an item that could not be worked on, when the node is set to continue; else throws. Only
 * the keys `error`, `message` and `details`: with any other the item stays on the success output (n8n.md,
 * section 0, trap 3).
 */
export function errorItem(context: IExecuteFunctions, error: unknown, itemIndex: number): INodeExecutionData {
	const known = asNodeError(context, error, itemIndex);
	if (!context.continueOnFail()) throw known;
	return {
		json: {
			error: known.message,
			message: known.message,
			details: { description: known.description ?? '', itemIndex },
		},
		pairedItem: { item: itemIndex },
	};
}

function asNodeError(
	context: IExecuteFunctions,
	error: unknown,
	itemIndex: number,
): NodeOperationError | NodeApiError {
	if (error instanceof NodeOperationError || error instanceof NodeApiError) return error;
	return new NodeOperationError(context.getNode(), error instanceof Error ? error : String(error), {
		itemIndex,
	});
}
