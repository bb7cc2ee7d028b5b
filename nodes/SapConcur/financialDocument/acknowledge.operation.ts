import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { concurClient } from '../transport/concurClient';
import { acknowledgeDocuments, standsBefore } from './acknowledgeDocuments';
import { type Entry, itemOf, readEntries } from './bulkInput';
import type { RunningDocument } from './inputItem';
import { isInNetSuite } from './outcome';
import { afterLease, keptFromConcur, leaseHolds } from './ownership';
import { batchSizeOption, maxWaitOption, readOptions, readSystemId, showFor } from './parameters';
import { newLine } from './settle';

export const acknowledgeDescription: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: showFor('acknowledge'),
		options: [batchSizeOption, maxWaitOption],
	},
];

/**
 * Takes documents out of Concur's queue, so that nobody recalls them while they are posted. Runs once over
 * all items and never throws after its first call. Output 0: may be posted or confirmed; output 1: everything
 * else, with the reason.
 */
export async function executeAcknowledge(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[][]> {
	const entries = readEntries(items, readSystemId(context, 0));
	const { batchSize } = readOptions(context, 0);
	const executionId = context.getExecutionId();

	const toCall: RunningDocument[] = [];
	for (const entry of entries) {
		if (!entry.document || !isForAcknowledgement(entry.document)) continue;
		const decided = beforeCall(entry.document, executionId);
		if (decided) entry.document = decided;
		else toCall.push(entry.document);
	}
	const settled = await acknowledgeDocuments(newLine(concurClient(context)), toCall, batchSize);
	const outcomes = new Map(settled.map((document) => [document.fiDocumentId, document]));
	for (const entry of entries) {
		if (entry.document) entry.document = outcomes.get(entry.document.fiDocumentId) ?? entry.document;
	}
	return [entries.filter(goesOn).map(itemOf), entries.filter((entry) => !goesOn(entry)).map(itemOf)];
}

/** Taken back in NetSuite because Concur has recalled it: there is nothing to acknowledge, and Post may go on. */
const isReversal = ({ purpose, status }: RunningDocument): boolean =>
	purpose === 'reverse' && status === 'ready';

function isForAcknowledgement(document: RunningDocument): boolean {
	if (document.status === 'nothingToPost') return document.confirmAs !== undefined;
	return ['ready', 'alreadyPosted', 'rejected'].includes(document.status);
}

/** The document's outcome where no call is needed or allowed. */
function beforeCall(document: RunningDocument, executionId: string): RunningDocument | undefined {
	const kept = keptFromConcur(document, executionId);
	if (!kept && isReversal(document)) return { ...document, status: 'acknowledged' };
	return kept ?? standsBefore(document) ?? (leaseHolds(document) ? undefined : afterLease(document));
}

/** Acknowledged by us; or in NetSuite and already confirmed, which Confirm Posting ends without a call. */
function goesOn({ document }: Entry): boolean {
	if (!document || document.dryRun) return false;
	if (document.status === 'acknowledged') return true;
	return isForAcknowledgement(document) && (document.docStatus === 'ACKNOWLEDGED' || isInNetSuite(document));
}
