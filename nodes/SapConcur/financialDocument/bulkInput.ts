import type { IDataObject, INodeExecutionData, IPairedItemData } from 'n8n-workflow';
import { isEmptyItem, readDocumentItem, type RunningDocument } from './inputItem';

/**
 * What comes in at a node that runs once over all items: a document, or an item of another kind that is only
 * handed on.
 */
export interface Entry {
	json: IDataObject;
	document?: RunningDocument;
	pairedItem: IPairedItemData[];
}

/**
 * Reads the input: empty items are left out, and items of one document (same key) become one entry that is
 * paired with all of them, so that Concur is told once. `systemId` fills in where an item carries none.
 */
export function readEntries(
	items: readonly INodeExecutionData[],
	systemId: string,
	keyOf: (document: RunningDocument) => string = ({ fiDocumentId }) => fiDocumentId,
): Entry[] {
	const entries: Entry[] = [];
	const byKey = new Map<string, Entry>();
	items.forEach(({ json }, item) => {
		if (isEmptyItem(json)) return;
		const read = readDocumentItem(json);
		const document = read && { ...read, systemId: read.systemId || systemId };
		const known = document && byKey.get(keyOf(document));
		if (known) {
			known.pairedItem.push({ item });
			return;
		}
		const entry: Entry = { json, document, pairedItem: [{ item }] };
		entries.push(entry);
		if (document) byKey.set(keyOf(document), entry);
	});
	return entries;
}

/** The item that leaves the node for an entry. */
export function itemOf({ json, document, pairedItem }: Entry): INodeExecutionData {
	return { json: document ? ({ ...document } as unknown as IDataObject) : json, pairedItem };
}
