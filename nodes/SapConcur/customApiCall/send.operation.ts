import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { z } from 'zod';
import { forEachItem } from '../forEachItem';
import { parseJson, toJson } from '../../shared/losslessJson';
import { concurClient, type ConcurCall } from '../transport/concurClient';
import { answerText, type ConcurReply } from '../transport/concurReply';
import { isOwnPath } from './ownPath';

const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const;

const parameterRows = z
	.object({ parameter: z.array(z.object({ name: z.string(), value: z.coerce.string() })).default([]) })
	.catch({ parameter: [] });

const sendOptions = z.object({ fullResponse: z.boolean().catch(false), neverStop: z.boolean().catch(false) });

/**
 * One call per item. A list in the answer becomes one item per row. GET is tried again in an outage,
 * everything else is sent once.
 */
export async function executeSend(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[][]> {
	const client = concurClient(context);
	return await forEachItem(context, items, async (itemIndex) => {
		const call = readCall(context, itemIndex);
		const options = sendOptions.parse(context.getNodeParameter('options', itemIndex, {}));
		const reply = call.method === 'GET' ? await client.read(call) : await client.write(call);
		const succeeded = !reply.failure && reply.statusCode >= 200 && reply.statusCode < 300;
		if (!succeeded && !(options.neverStop && reply.statusCode > 0))
			throw refused(context, itemIndex, call, reply);
		return outputOf(reply, options.fullResponse);
	});
}

function readCall(context: IExecuteFunctions, itemIndex: number): ConcurCall {
	const method = z
		.enum(METHODS)
		.catch('GET')
		.parse(context.getNodeParameter('method', itemIndex, 'GET'));
	const path = String(context.getNodeParameter('path', itemIndex, '') ?? '').trim();
	if (!isOwnPath(path)) {
		throw new NodeOperationError(
			context.getNode(),
			`'Path' is not a path of the data center [item ${itemIndex}]`,
			{
				itemIndex,
				description: 'Start it with one slash and leave out the host, for example /list/v4/lists.',
			},
		);
	}
	const { parameter } = parameterRows.parse(context.getNodeParameter('queryParameters', itemIndex, {}));
	const query: IDataObject = {};
	// A name that is given several times is sent several times.
	for (const { name, value } of parameter) {
		if (name === '') continue;
		const before = query[name];
		query[name] = before === undefined ? value : ([before, value].flat() as string[]);
	}
	return { method, path, query, body: method === 'GET' ? undefined : readBody(context, itemIndex) };
}

/** JSON text, as typed: it is checked but not written anew, so that long numbers keep their digits. */
function readBody(context: IExecuteFunctions, itemIndex: number): string | undefined {
	const body: unknown = context.getNodeParameter('body', itemIndex, '');
	if (body === undefined || body === null) return undefined;
	if (typeof body !== 'string') return toJson(body);
	if (body.trim() === '') return undefined;
	try {
		parseJson(body);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), `'Body' is not JSON [item ${itemIndex}]`, {
			itemIndex,
			description: error instanceof Error ? error.message : 'Check brackets, quotes and commas.',
		});
	}
	return body;
}

function outputOf(reply: ConcurReply, fullResponse: boolean): IDataObject[] {
	const body = reply.body ?? reply.text;
	if (fullResponse) {
		const { statusCode, headers, correlationId } = reply;
		return [{ statusCode, headers: headers as IDataObject, correlationId, body: body as IDataObject }];
	}
	const rows: unknown[] = Array.isArray(body) ? body : [body];
	return rows.map((row) =>
		typeof row === 'object' && row !== null && !Array.isArray(row)
			? (row as IDataObject)
			: { data: row as IDataObject },
	);
}

function refused(
	context: IExecuteFunctions,
	itemIndex: number,
	call: ConcurCall,
	reply: ConcurReply,
): NodeOperationError {
	const traced = reply.correlationId ? ` Correlation ID: ${reply.correlationId}.` : '';
	return new NodeOperationError(
		context.getNode(),
		`${call.method} ${call.path}: ${reply.failure?.cause ?? answerText(reply)} [item ${itemIndex}]`,
		{
			itemIndex,
			description: `${reply.failure?.cure ?? 'Compare the call with the API documentation at developer.concur.com'}.${traced}`,
		},
	);
}
