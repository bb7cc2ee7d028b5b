import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { forEachItem } from '../forEachItem';
import { concurClient } from '../transport/concurClient';
import { readByDocumentId, tracedCause } from '../transport/documentCalls';
import { documentOf } from './documentOf';
import { oneDocumentParameters, readDocumentName } from './oneDocument';
import { readSystemId } from './parameters';

export const getDescription: INodeProperties[] = oneDocumentParameters('get');

/**
 * Reads one document per item by its business id, whatever its status; a resubmitted report may give several.
 */
export async function executeGet(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[][]> {
	const client = concurClient(context);
	return await forEachItem(context, items, async (itemIndex) => {
		const { docType, documentId } = readDocumentName(context, itemIndex);
		const stamp = {
			runId: context.getExecutionId(),
			leaseUntil: '',
			dryRun: false,
			systemId: readSystemId(context, itemIndex),
		};
		const read = await readByDocumentId(client, docType, documentId);
		if ('fault' in read) {
			throw new NodeOperationError(context.getNode(), tracedCause(read.fault), {
				itemIndex,
				description: read.fault.cure,
			});
		}
		if (read.rows.length === 0) throw notFound(context, itemIndex, documentId);
		return read.rows.map(
			(row) => documentOf(row, docType, stamp, read.correlationId) as unknown as IDataObject,
		);
	});
}

function notFound(context: IExecuteFunctions, itemIndex: number, documentId: string): NodeOperationError {
	return new NodeOperationError(
		context.getNode(),
		`SAP Concur has no financial document for "${documentId}" [item ${itemIndex}]`,
		{
			itemIndex,
			description:
				"Check 'Document ID' (the 20-character report ID, payment request ID or cash advance ID, not the FIS ID) and 'Document Type'. Documents exist from the final approval on.",
		},
	);
}
