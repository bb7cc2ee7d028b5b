import {
	isResourceLocatorValue,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import type { DocumentItem } from '../../shared/documentItem';
import { isEmptyItem, readItem } from './readItem';

export interface IndexedItem {
	/** Position in the node's input, for pairing. */
	index: number;
	item: DocumentItem;
}

/** The documents among the input items; n8n's empty items are left out. */
export function documentItems(context: IExecuteFunctions): IndexedItem[] {
	return context
		.getInputData()
		.flatMap(({ json }, index) => (isEmptyItem(json) ? [] : [{ index, item: readItem(json) }]));
}

export function outputItem(item: DocumentItem, index: number): INodeExecutionData {
	return { json: { ...item } as unknown as IDataObject, pairedItem: { item: index } };
}

export function optionsOf(context: IExecuteFunctions): IDataObject {
	return context.getNodeParameter('options', 0, {}) as IDataObject;
}

/** A text, or what a resource locator holds: n8n does not take that out of a collection. Anything else is empty. */
export function textOption(options: IDataObject, name: string): string {
	const option = options[name];
	const value = isResourceLocatorValue(option) ? option.value : option;
	return typeof value === 'string' ? value : '';
}
