import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { errorItem } from './errorItem';

/**
 * Runs `work` once per input item and pairs what it gives with the item. A failed item becomes an error item
 * when the node is set to continue; what escapes would send all input items down the success branch (n8n.md,
 * section 0, trap 2).
 */
export async function forEachItem(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	work: (itemIndex: number) => Promise<IDataObject[]>,
): Promise<INodeExecutionData[][]> {
	const results: INodeExecutionData[] = [];
	for (const itemIndex of items.keys()) {
		try {
			const made = await work(itemIndex);
			results.push(...made.map((json) => ({ json, pairedItem: { item: itemIndex } })));
		} catch (error) {
			results.push(errorItem(context, error, itemIndex));
		}
	}
	return [results];
}
