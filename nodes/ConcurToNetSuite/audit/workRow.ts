import type { DocumentItem } from '../../shared/documentItem';
import { readMark } from '../../shared/mark';
import { workState } from './documentState';
import { problemsHash } from './problemsHash';
import { watchOf } from './watch';

/**
 * A row of the table `concur_netsuite_work`: what the next run has to know of a document that has not ended.
 */
export type WorkRow = ReturnType<typeof workRow>;

/**
 * `at`: now, ISO 8601. `released` keeps a person's mark only while no run can act on it, because it is not understood; what a person has decided by a mark that
 * was acted on, and is not at its end, is kept in `data` (`purpose`, `postedAs`).
 * A date without a value is null: a Data Table's date column takes no empty text.
 */
export function workRow(item: DocumentItem, at: string, version: string) {
	return {
		key: item.fiDocumentId,
		docType: item.docType,
		documentId: item.documentId,
		fiDocumentId: item.fiDocumentId,
		externalId: item.externalId,
		state: workState(item),
		runId: item.runId,
		leaseUntil: item.leaseUntil || null,
		systemId: item.systemId,
		firstSeenAt: item.firstSeenAt || at,
		lastSeenAt: at,
		problemsHash: problemsHash(item),
		reason: item.reason,
		nextStep: item.nextStep,
		owner: item.owner,
		currency: item.currency,
		total: item.total,
		released: readMark(item.released).kind === 'unclear' ? item.released : '',
		data: JSON.stringify({
			version,
			status: item.status,
			docStatus: item.docStatus,
			documentHash: item.documentHash,
			number: item.number,
			revision: item.revision,
			erpSystemId: item.erpSystemId,
			...purposeOf(item),
			watch: watchOf(item.postings),
			// A document that is left alone is told of again from its row.
			...(item.status === 'needsReview' && { problems: item.problems }),
		}),
	};
}

/**
 * Given back because of its age alone, a document is judged anew by the next run. And what a person has ordered for a document is not
 * lost by an outage.
 */
function purposeOf({
	purpose,
	problems,
	netSuiteNumber,
}: DocumentItem): Partial<Record<'purpose' | 'postedAs', string>> {
	if (purpose === 'postedElsewhere') return { purpose, postedAs: netSuiteNumber };
	const byAge = problems.some(({ code }) => code === 'sent-back-by-age');
	return purpose === 'sendBack' && !byAge ? { purpose } : {};
}
