import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { compareRows, notCompared, type CompareRow } from '../compare/compareRows';
import { prepareDocument } from '../posting/prepareDocument';
import type { PostingSettings } from '../settings/postingSettings';
import { isEmptyItem, readSource } from './inputItem';
import { earlierSettings, settingsOf } from './postingParameters';

/**
 * Prepares each document under the earlier and under today's mapping table and gives only what differs; one item
 * `{ differences: 0, documents }` where nothing does. Calls nobody.
 */
export function compareMapping(this: IExecuteFunctions): INodeExecutionData[][] {
	const after = settingsOf.call(this);
	const earlier = this.getNodeParameter('earlierMappingRows', 0, null);
	const before = earlierSettings.call(this, earlier, 'Earlier Mapping Table');
	const input = this.getInputData().flatMap(({ json }, item) => (isEmptyItem(json) ? [] : [{ json, item }]));
	const rows = input.flatMap(({ json, item }) =>
		differences(json, before, after).map((row) => ({
			json: row as unknown as IDataObject,
			pairedItem: { item },
		})),
	);
	if (rows.length > 0) return [rows];
	const pairedItem = input.map(({ item }) => ({ item }));
	return [[{ json: { differences: 0, documents: input.length }, pairedItem }]];
}

function differences(json: IDataObject, before: PostingSettings, after: PostingSettings): CompareRow[] {
	const item = readSource(json);
	if (item.document === undefined || item.document === null)
		return [notCompared(item.docType, item.number, item.documentId)];
	return compareRows(item.docType, prepareDocument(item, before), prepareDocument(item, after));
}
