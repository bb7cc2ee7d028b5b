import type { DocumentItem } from '../../../shared/documentItem';
import { type Problem, problem } from '../../../shared/problems/problem';
import { stateOf } from '../found/foundTransaction';
import { documentLabel, ended, settled } from '../outcome';
import type { ItemCheck } from './checkItem';
import type { Recovery } from './decideRecovery';
import type { JudgedItem } from './judgeItem';
import type { Routed } from './routeItem';
import { goingBack } from './sendBack';

/** Nothing of ours counts in NetSuite, and Concur can still be told either word. */
const OPEN = new Set<Recovery>(['ordinary', 'continue', 'reviewAcknowledgerUnknown', 'reviewNoClaim']);
/** Something is under our external id that does not count, or is not ours. */
const TAKEN = new Set<Recovery>(['reviewVoidedRecord', 'reviewOtherRecord', 'reviewInvisibleRecord']);

interface Standing {
	recovery: Recovery;
	/** What is ours in NetSuite comes to another amount than the document. */
	differs: boolean;
}

/**
 * Where a document goes for which a person has ordered something by a mark in the work table; undefined: the ordinary way, because what
 * the services hold says more than the mark.
 */
export function routeOrdered(
	item: DocumentItem,
	judged: JudgedItem,
	check: ItemCheck | undefined,
	standing: Standing,
): Routed | undefined {
	if (item.purpose === 'sendBack') return orderedBack(item, judged, check, standing);
	return item.purpose === 'postedElsewhere' ? postedElsewhere(item, judged, check, standing) : undefined;
}

/** The item without what a person has ordered for it. */
export function withoutOrder(item: DocumentItem): DocumentItem {
	if (item.purpose !== 'sendBack' && item.purpose !== 'postedElsewhere') return item;
	return { ...item, purpose: 'post', netSuiteNumber: '' };
}

/** Concur has heard no verdict yet. */
function isOpenInConcur({ docStatus, erpSystemId, systemId }: DocumentItem): boolean {
	const status = docStatus.trim().toUpperCase();
	return status === 'READY' || (status === 'ACKNOWLEDGED' && ['', systemId].includes(erpSystemId.trim()));
}

function statesOf({ records }: JudgedItem) {
	return records.flatMap((record) => (record ? [stateOf(record)] : []));
}

/** Never an error for a document of which NetSuite holds something that posts, or may come to post. */
function orderedBack(
	item: DocumentItem,
	judged: JudgedItem,
	check: ItemCheck | undefined,
	{ recovery }: Standing,
): Routed | undefined {
	if (!isOpenInConcur(item) || recovery === 'dropAcknowledgedByOther') return undefined;
	const states = statesOf(judged);
	const { finding } = judged;
	const other = finding.found === 'other' && finding.because !== 'voided' ? finding.record : undefined;
	// A rejected one that is only a part: what is missing would be posted beside it.
	const isHalf = judged.partly && states.length > 0;
	if (other || isHalf || states.some((state) => state !== 'rejected')) {
		const record = other ?? judged.records.find((found) => found !== undefined);
		const refused = problem('send-back-refused', {
			value: documentLabel(item),
			record: record?.tranId || record?.id,
		});
		const waits = !other && !judged.partly && states.every((state) => state === 'pendingApproval');
		return {
			item: ended({ ...withoutOrder(item), problems: [] }, waits ? 'pendingApproval' : 'needsReview', [
				refused,
			]),
			output: 'notReady',
		};
	}
	// Rejected: the ordinary way tells Concur the same.
	if (states.length > 0) return undefined;
	if (!OPEN.has(recovery) && recovery !== 'reviewVoidedRecord') return undefined;
	const why = problem('sent-back-by-person', { value: documentLabel(item) });
	return { item: goingBack(item, why, problemsOf(item, check)), output: 'ready' };
}

function problemsOf(item: DocumentItem, check: ItemCheck | undefined): Problem[] {
	return [...item.problems, ...(check?.problems ?? [])];
}

function postedElsewhere(
	item: DocumentItem,
	judged: JudgedItem,
	check: ItemCheck | undefined,
	{ recovery, differs }: Standing,
): Routed | undefined {
	const states = statesOf(judged);
	// A record that holds another amount is vouched for by nobody but the person.
	const ours =
		states.length > 0 && !judged.partly && !differs && !states.every((state) => state === 'rejected');
	if (ours && recovery !== 'reviewAcknowledgerUnknown') return undefined;
	const open = OPEN.has(recovery) || TAKEN.has(recovery) || recovery === 'confirmSuccess';
	const toTell = open && isOpenInConcur(item);
	// Concur has heard it already, from a run that died after that.
	const isTold = recovery === 'reviewSuccessButNothing' || item.docStatus === 'POSTING_CONFIRMED_SUCCESS';
	if (!toTell && !isTold) return undefined;
	const posting = check?.postings[0];
	return {
		item: {
			...settled(item, 'alreadyPosted', `Posted elsewhere as ${item.netSuiteNumber}`),
			confirmAs: undefined,
			postings: [],
			reverses: [],
			validatedHash: '',
			netSuiteId: '',
			subsidiaryId: posting?.subsidiary?.id ?? item.subsidiaryId,
			postingDate: posting?.tranDate || item.postingDate,
		},
		output: 'ready',
	};
}
