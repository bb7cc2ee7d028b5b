import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { executeCheck } from './connection/check.operation';
import { executeSend } from './customApiCall/send.operation';
import { executeAcknowledge } from './financialDocument/acknowledge.operation';
import { executeConfirmPayment } from './financialDocument/confirmPayment.operation';
import { executeConfirmPosting } from './financialDocument/confirmPosting.operation';
import { executeFindOrphans } from './financialDocument/findOrphans.operation';
import { executeGet } from './financialDocument/get.operation';
import { executeGetMany } from './financialDocument/getMany.operation';
import { executeMarkAsPostedElsewhere } from './financialDocument/markAsPostedElsewhere.operation';

type Operation = (context: IExecuteFunctions, items: INodeExecutionData[]) => Promise<INodeExecutionData[][]>;

/** By resource and operation. */
const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
	['connection.check', executeCheck],
	['customApiCall.send', executeSend],
	['financialDocument.acknowledge', executeAcknowledge],
	['financialDocument.confirmPayment', executeConfirmPayment],
	['financialDocument.confirmPosting', executeConfirmPosting],
	['financialDocument.findOrphans', executeFindOrphans],
	['financialDocument.get', executeGet],
	['financialDocument.getMany', executeGetMany],
	['financialDocument.markAsPostedElsewhere', executeMarkAsPostedElsewhere],
]);

/**
 * The operation that the node is set to; throws when it does not exist (n8n's own "Custom API Call" is no
 * operation of ours).
 */
export function operationFor(context: IExecuteFunctions): Operation {
	const resource = String(context.getNodeParameter('resource', 0));
	const operation = String(context.getNodeParameter('operation', 0));
	const found = OPERATIONS.get(`${resource}.${operation}`);
	if (found) return found;
	throw new NodeOperationError(
		context.getNode(),
		`The operation "${operation}" does not exist for "${resource}"`,
		{
			itemIndex: 0,
			description:
				"Choose 'Resource' and 'Operation' anew. For other APIs of SAP Concur use the resource 'Custom API Call'.",
		},
	);
}
