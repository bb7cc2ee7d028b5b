import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { isRecord, plainText } from '../document/blank';
import { givenDocuments } from '../summary/givenDocuments';
import { runSummary as sumUp } from '../summary/runSummary';
import { readDocumentItem } from './inputItem';

const DEFAULT_STOP_ON = ['failed', 'needsReview', 'notReady'];

/** Always exactly one item, also without documents: what follows (mail, Stop and Error) must run. */
export function runSummary(this: IExecuteFunctions): INodeExecutionData[][] {
	const input = this.getInputData();
	const given = givenDocuments(this.getNodeParameter('documents', 0, ''));
	if (given === 'unreadable') {
		throw new NodeOperationError(this.getNode(), '"Documents" is not a list of documents', {
			description:
				'Give a list of items, for example by an expression that ends in .all(), or leave it empty to take the incoming items.',
			itemIndex: 0,
		});
	}
	const documents = (given ?? input.map(({ json }) => json)).flatMap((json) => readDocumentItem(json) ?? []);
	const { stopOn, note } = options(this.getNodeParameter('summaryOptions', 0, {}));
	const summary = sumUp(
		documents,
		Array.isArray(stopOn) ? stopOn.map(String) : DEFAULT_STOP_ON,
		plainText(note) ?? '',
	);
	return [[{ json: summary as unknown as IDataObject, pairedItem: input.map((_, item) => ({ item })) }]];
}

const options = (raw: unknown): Record<string, unknown> => (isRecord(raw) ? raw : {});
