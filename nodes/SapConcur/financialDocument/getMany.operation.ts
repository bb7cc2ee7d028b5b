import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { z } from 'zod';
import { DOC_TYPES } from '../../shared/documentItem';
import { concurClient } from '../transport/concurClient';
import { tracedCause } from '../transport/documentCalls';
import { docTypeOptions, maxWaitOption, readOptions, readSystemId, showFor } from './parameters';
import { readDocuments } from './readDocuments';
import { readWorkRows } from './workRows';

export const getManyDescription: INodeProperties[] = [
	{
		displayName: 'Document Types',
		name: 'documentTypes',
		type: 'multiOptions',
		options: docTypeOptions,
		default: ['expense'],
		description: 'Which kinds of documents are read, in this order',
		displayOptions: showFor('getMany'),
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: showFor('getMany'),
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		hint: 'Counts new documents only: those that the input items name as known are always returned',
		displayOptions: { show: { ...showFor('getMany').show, returnAll: [false] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: showFor('getMany'),
		options: [
			{
				displayName: 'Dry Run',
				name: 'dryRun',
				type: 'boolean',
				default: false,
				description:
					'Whether the documents are only looked at: later steps then write nothing to SAP Concur or NetSuite',
			},
			{
				displayName: 'Lease Until',
				name: 'leaseUntil',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2026-11-24T03:00:00.000Z',
				description:
					'Until when this run may acknowledge and post; later steps leave the rest to the next run. Empty means no end.',
			},
			maxWaitOption,
			{
				displayName: 'Page Size',
				name: 'pageSize',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1000 },
				default: 100,
				description: 'How many documents are asked for per call; SAP Concur may give fewer',
			},
		],
	},
];

/**
 * Reads documents once over all items: the queue, joined with the known documents among the input items (rows
 * of the work table: `fiDocumentId`, `docType`, `documentId`, `state`). When there are none, one item goes out on the second output, so
 * that a run still ends with its summary. Throws when the queue cannot be read; nothing is acknowledged then.
 */
export async function executeGetMany(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[][]> {
	const { pageSize, leaseUntil, dryRun } = readOptions(context, 0);
	const docTypes = z.array(z.enum(DOC_TYPES)).safeParse(context.getNodeParameter('documentTypes', 0, []));
	if (!docTypes.success || docTypes.data.length === 0) {
		throw new NodeOperationError(context.getNode(), "'Document Types' names no known type", {
			itemIndex: 0,
			description: `Choose at least one type from the list; an expression has to give a list of these words: ${DOC_TYPES.join(', ')}.`,
		});
	}
	const limit = z.coerce.number().int().min(1).catch(50);
	const read = await readDocuments(concurClient(context), {
		docTypes: [...new Set(docTypes.data)],
		limit:
			context.getNodeParameter('returnAll', 0, false) === true
				? Infinity
				: limit.parse(context.getNodeParameter('limit', 0, 50)),
		pageSize,
		known: readWorkRows(items),
		stamp: {
			runId: context.getExecutionId(),
			leaseUntil: instantOf(context, leaseUntil),
			systemId: readSystemId(context, 0),
			dryRun,
		},
	});
	if ('fault' in read) {
		throw new NodeOperationError(context.getNode(), tracedCause(read.fault), {
			itemIndex: 0,
			description: read.fault.cure,
		});
	}
	const documents = read.documents.map(({ document, work }) => ({
		json: { ...document } as unknown as IDataObject,
		pairedItem: work ? work.items.map((item) => ({ item })) : { item: 0 },
	}));
	return documents.length > 0 ? [documents, []] : [[], [{ json: { documents: 0 }, pairedItem: { item: 0 } }]];
}

function instantOf(context: IExecuteFunctions, leaseUntil: string): string {
	if (leaseUntil === '') return '';
	const time = Date.parse(leaseUntil);
	if (Number.isNaN(time)) {
		throw new NodeOperationError(context.getNode(), "'Lease Until' is not a date and time", {
			itemIndex: 0,
			description:
				'Use an ISO date with time and zone, for example {{ $now.plus({ minutes: 50 }).toISO() }}.',
		});
	}
	return new Date(time).toISOString();
}
