import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { openSession } from '../transport/session';
import { checkConnection } from './checkConnection';

export const properties: INodeProperties[] = [];

/** Five slots, so that the check takes one round trip; it is over in a moment. */
const CHECK_OPTIONS = { maxParallel: 5, timeoutMs: 60_000, maxWaitMs: 60_000 };

/** Always one item, whatever came in. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const session = await openSession(context, CHECK_OPTIONS);
	const check = await checkConnection(context, session);
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	return [
		[
			{
				json: {
					...check,
					features: { ...check.features },
					warnings: check.warnings.map((warning) => ({ ...warning })),
				},
				pairedItem,
			},
		],
	];
}
