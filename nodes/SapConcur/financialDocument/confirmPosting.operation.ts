import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { concurClient } from '../transport/concurClient';
import { type Entry, itemOf, readEntries } from './bulkInput';
import type { Verdict } from './confirmationBody';
import { confirmDocuments, lacksNumber, mayTell, standsAs, verdictFor } from './confirmDocuments';
import type { RunningDocument } from './inputItem';
import { endedWith } from './outcome';
import { afterLease, keptFromConcur } from './ownership';
import { batchSizeOption, maxWaitOption, readOptions, readSystemId, showFor } from './parameters';
import { newLine } from './settle';

export const confirmPostingDescription: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: showFor('confirmPosting'),
		options: [batchSizeOption, maxWaitOption],
	},
];

/**
 * Tells Concur what became of each document: success pays, error blocks the payment. Runs once over all items
 * and never throws after its first call; items that carry no outcome go through untouched.
 */
export async function executeConfirmPosting(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[][]> {
	const keyOf = (document: RunningDocument) => `${document.fiDocumentId} ${verdictFor(document) ?? ''}`;
	const entries = readEntries(items, readSystemId(context, 0), keyOf);
	const { batchSize } = readOptions(context, 0);
	const executionId = context.getExecutionId();
	const contradicted = contradictedIds(entries);

	const toTell: Record<Verdict, Entry[]> = { success: [], error: [] };
	for (const entry of entries) {
		const verdict = entry.document && verdictFor(entry.document);
		if (!entry.document || !verdict) continue;
		const decided = contradicted.has(entry.document.fiDocumentId)
			? endedWith(entry.document, 'needsReview', 'concur-verdict-differs', {
					docStatus: 'both posted and not posted',
					verdict,
				})
			: beforeCall(entry.document, verdict, executionId);
		if (decided) entry.document = decided;
		else toTell[verdict].push(entry);
	}
	// Success first: it pays people, and it may still be said when the time of the run is over.
	const line = newLine(concurClient(context));
	for (const verdict of ['success', 'error'] as const) {
		const documents = toTell[verdict].flatMap(({ document }) => document ?? []);
		const settled = await confirmDocuments(line, documents, verdict, batchSize);
		toTell[verdict].forEach((entry, index) => {
			entry.document = settled[index] ?? entry.document;
		});
	}
	return [entries.map(itemOf)];
}

/** Documents that the input calls both posted and not posted: no word about them can be right. */
function contradictedIds(entries: readonly Entry[]): Set<string> {
	const verdicts = new Map<string, Set<Verdict>>();
	for (const { document } of entries) {
		const verdict = document && verdictFor(document);
		if (!verdict) continue;
		verdicts.set(document.fiDocumentId, (verdicts.get(document.fiDocumentId) ?? new Set()).add(verdict));
	}
	return new Set([...verdicts].filter(([, said]) => said.size > 1).map(([id]) => id));
}

/** The document's outcome where no call is needed or allowed. */
function beforeCall(
	document: RunningDocument,
	verdict: Verdict,
	executionId: string,
): RunningDocument | undefined {
	const decided = keptFromConcur(document, executionId) ?? standsAs(document, verdict);
	if (decided) return decided;
	if (lacksNumber(document))
		return endedWith(document, 'unfinished', 'posted-without-number', { field: 'netSuiteNumber' });
	return mayTell(document, verdict) ? undefined : afterLease(document);
}
