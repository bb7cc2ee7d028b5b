import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { z } from 'zod';
import { DOC_TYPES, type DocType } from '../../shared/documentItem';
import { docTypeOptions, showFor } from './parameters';

/** The two parameters that name one document in Concur. */
export function oneDocumentParameters(operation: string): INodeProperties[] {
	return [
		{
			displayName: 'Document Type',
			name: 'documentType',
			type: 'options',
			options: docTypeOptions,
			default: 'expense',
			description: 'Kind of the document',
			displayOptions: showFor(operation),
		},
		{
			displayName: 'Document ID',
			name: 'documentId',
			type: 'string',
			required: true,
			default: '={{ $json.documentId }}',
			placeholder: 'e.g. B1041655B4CE4171BDAA',
			description: 'Report ID, payment request ID or cash advance ID as SAP Concur shows it',
			displayOptions: showFor(operation),
		},
	];
}

export function readDocumentName(
	context: IExecuteFunctions,
	itemIndex: number,
): { docType: DocType; documentId: string } {
	const docType = z.enum(DOC_TYPES).safeParse(context.getNodeParameter('documentType', itemIndex, 'expense'));
	const documentId = String(context.getNodeParameter('documentId', itemIndex, '') ?? '').trim();
	if (!docType.success || documentId === '') {
		throw new NodeOperationError(
			context.getNode(),
			`${docType.success ? "'Document ID' is empty" : "'Document Type' is not known"} [item ${itemIndex}]`,
			{ itemIndex, description: 'Fill in the parameter, or map it from a field of the input item.' },
		);
	}
	return { docType: docType.data, documentId };
}
