import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { clock } from '../../shared/clock';
import { headOf } from '../audit/chain';
import { givenRows } from '../audit/givenRows';
import { INTERRUPTED } from '../audit/interruptedRow';
import { isRecord, plainText } from '../document/blank';
import type { ReadDocument } from '../summary/completeness';
import { givenDocuments } from '../summary/givenDocuments';
import { runSummary as sumUp } from '../summary/runSummary';
import { readDocumentItem } from './inputItem';

const DEFAULT_STOP_ON = ['failed', 'needsReview', 'notReady'];

/** Always exactly one item, also without documents: what follows (mail, Stop and Error) must run. */
export function runSummary(this: IExecuteFunctions): INodeExecutionData[][] {
	const input = this.getInputData();
	const given = documentsIn.call(this, 'documents', 'Documents');
	const read = documentsIn.call(this, 'readDocuments', 'Documents Read');
	const documents = (given ?? input.map(({ json }) => json)).flatMap((json) => readDocumentItem(json) ?? []);
	const { stopOn, note, overdueAfterDays, interruptedRun } = options(
		this.getNodeParameter('summaryOptions', 0, {}),
	);
	const summary = sumUp(documents, {
		stopOn: Array.isArray(stopOn) ? stopOn.map(String) : DEFAULT_STOP_ON,
		note: plainText(note) ?? '',
		read: read?.flatMap(readDocument),
		auditHead: headOf(givenRows(this.getNodeParameter('auditHead', 0, '')) ?? []),
		overdueAfterDays: Math.max(1, Number(overdueAfterDays) || DEFAULT_OVERDUE_DAYS),
		interrupted: interrupted(interruptedRun),
		now: clock.now(),
	});
	return [[{ json: summary as unknown as IDataObject, pairedItem: input.map((_, item) => ({ item })) }]];
}

const DEFAULT_OVERDUE_DAYS = 7;

/** Undefined when the parameter is blank. */
function documentsIn(this: IExecuteFunctions, name: string, label: string): unknown[] | undefined {
	const given = givenDocuments(this.getNodeParameter(name, 0, ''));
	if (given !== 'unreadable') return given;
	throw new NodeOperationError(this.getNode(), `"${label}" is not a list of documents`, {
		description: 'Give a list of items, for example by an expression that ends in .all(), or leave it empty.',
		itemIndex: 0,
	});
}

/** An empty item is none. */
function readDocument(document: unknown): ReadDocument[] {
	if (!isRecord(document)) return [];
	const text = (name: keyof ReadDocument) => plainText(document[name]) ?? '';
	const fiDocumentId = text('fiDocumentId');
	return fiDocumentId === ''
		? []
		: [{ fiDocumentId, docType: text('docType'), documentId: text('documentId') }];
}

/** What Run Start's row of a run that died says, as a sentence. */
function interrupted(raw: unknown): string {
	const row = givenRows(raw)?.find(({ status }) => status === INTERRUPTED);
	const reason = plainText(row?.reason);
	return reason === undefined ? '' : `${reason}.`;
}

const options = (raw: unknown): Record<string, unknown> => (isRecord(raw) ? raw : {});
