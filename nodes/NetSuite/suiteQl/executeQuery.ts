import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	NodeOperationError,
	updateDisplayOptions,
} from 'n8n-workflow';
import { maxParallelField, maxWaitField, timeoutField } from '../posting/sessionFields';
import { accountFeatures } from '../transport/features';
import { toNodeError } from '../transport/nodeError';
import { type NetSuiteSession, openSession, sessionOptions } from '../transport/session';
import { PAGE_SIZE, type Row, type SuiteQlQuery, suiteQlPage } from '../transport/suiteQl';
import { allRows } from './allRows';
import { placeholderCount, tidyQuery } from './queryText';

export const properties: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['suiteQl'], operation: ['executeQuery'] } },
	[
		{
			displayName: 'Query',
			name: 'query',
			type: 'string',
			typeOptions: { rows: 5, editor: 'sqlEditor', sqlDialect: 'StandardSQL' },
			default: '',
			required: true,
			placeholder: 'e.g. SELECT id, acctnumber, fullname FROM account WHERE accttype = ? ORDER BY id',
			description:
				'SuiteQL, with a ? for each value. More than 1,000 rows need a unique ORDER BY or a unique column "ID"; more than 100,000 rows need the column and come in its order.',
			hint: 'Put values into Query Parameters, not into the text: there they cannot change what the query means',
		},
		{
			displayName: 'Query Parameters',
			name: 'queryParameters',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add Parameter',
			default: {},
			description: 'Values for the question marks of the query, in their order',
			options: [
				{
					displayName: 'Parameter',
					name: 'parameter',
					values: [
						{ displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: 'e.g. Expense' },
					],
				},
			],
		},
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1000 },
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
			description: 'Max number of results to return',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [maxParallelField, maxWaitField, timeoutField],
		},
	],
);

/** One query per input item, an empty item included; one output item per row, all values text. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const session = await openSession(context, sessionOptions(options));
	const output: INodeExecutionData[] = [];
	for (const index of context.getInputData().keys()) {
		try {
			for (const row of await rowsOf(context, session, index))
				output.push({ json: { ...row }, pairedItem: { item: index } });
		} catch (error) {
			const told = toNodeError(context.getNode(), error, index);
			if (!context.continueOnFail()) throw told;
			output.push({
				json: { error: told.message, message: told.message, details: told.description ?? '' },
				pairedItem: { item: index },
			});
		}
	}
	return [output];
}

async function rowsOf(context: IExecuteFunctions, session: NetSuiteSession, index: number): Promise<Row[]> {
	const text = tidyQuery(String(context.getNodeParameter('query', index, '') ?? ''));
	const values = valuesOf(context, index);
	const wanted = placeholderCount(text);
	if (text === '' || wanted !== values.length) {
		const cause =
			text === ''
				? '"Query" is empty'
				: `"Query" has ${wanted} question marks, but there are ${values.length} query parameters`;
		throw new NodeOperationError(context.getNode(), `${cause} [item ${index}]`, {
			description:
				'Write one question mark in the query for each query parameter. A question mark inside quotes does not count.',
			itemIndex: index,
		});
	}
	const bound = values.length > 0 && (await accountFeatures(session)).boundParameters;
	const query: SuiteQlQuery = { text, values, bound };
	if (context.getNodeParameter('returnAll', index, false) === true) return await allRows(session, query);
	const limit = Math.min(
		PAGE_SIZE,
		Math.max(1, Math.floor(Number(context.getNodeParameter('limit', index, 50)))),
	);
	return (await suiteQlPage(session, query, { limit, offset: 0 })).rows;
}

function valuesOf(context: IExecuteFunctions, index: number): string[] {
	const { parameter } = context.getNodeParameter('queryParameters', index, {}) as {
		parameter?: { value?: unknown }[];
	};
	return (parameter ?? []).map(({ value }) => String(value ?? ''));
}
