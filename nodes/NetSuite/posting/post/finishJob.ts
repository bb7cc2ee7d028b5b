import type { DocumentItem } from '../../../shared/documentItem';
import { formatMoney, parseMoney } from '../../../shared/money';
import { type Problem, problem, uniqueProblems } from '../../../shared/problems/problem';
import type { Calendar } from '../../masterData/periods';
import { transactionUrl, type NetSuiteAccount } from '../../transport/account';
import { type FoundTransaction, stateOf } from '../found/foundTransaction';
import { hasTotal, totalOf } from '../found/identity';
import { periodWarnings, withRecord } from '../found/recordFields';
import { documentLabel, ended, settled } from '../outcome';
import { isJournal, kindOf } from '../recordKinds';
import type { Posted, PostOutput } from './admission';
import type { Job, PostingState } from './job';
import { refusalProblems } from './refusal';

export interface FinishContext {
	account: NetSuiteAccount;
	calendar: Calendar;
	/** A transaction that is saved but waits for approval counts as posted. */
	treatSavedAsPosted: boolean;
}

/**
 * What Post says of a document. Posted only when NetSuite says that every transaction of it posts; failed
 * only when NetSuite refused and nothing is there (design.md, section 4, Known and unknown). Pure.
 */
export function finishJob(job: Job, context: FinishContext): Posted {
	const records = job.states.map((state) =>
		state.kind === 'known' ? state.record : state.kind === 'saved' ? state.seen : undefined,
	);
	const filled = withIds(
		withRecord({ ...job.item, postings: job.postings }, records, context.account, context.calendar),
		job,
		context,
	);
	const open = job.states.findIndex(({ kind }) => kind !== 'known' && kind !== 'backedOut');
	const state = job.states[open];
	if (!state)
		return concluded(
			filled,
			records.filter((record) => record !== undefined),
			context,
		);
	const value = documentLabel(job.item);
	switch (state.kind) {
		case 'failed':
			return failed(filled, job, open, state, records);
		case 'notProcessed':
			return posted(ended(filled, 'unfinished', state.problems), 'notYet');
		case 'saved':
			return posted(ended(filled, 'unfinished', [problem('not-verified', { value })]), 'notYet');
		case 'other':
			return posted(ended(filled, 'needsReview', [otherRecord(state)]), 'notYet');
		case 'hidden':
			return posted(ended(filled, 'needsReview', [hidden(job, open)]), 'notYet');
		default:
			return posted(ended(filled, 'unfinished', [problem('outcome-unknown', { value })]), 'notYet');
	}
}

function posted(item: DocumentItem, output: PostOutput): Posted {
	return { item, output };
}

/** All transactions of the document are there: do they post? */
function concluded(item: DocumentItem, records: readonly FoundTransaction[], context: FinishContext): Posted {
	const states = records.map(stateOf);
	const [first] = records;
	const value = first?.tranId || (first?.id ?? '');
	const warnings = uniqueProblems([
		...item.warnings,
		...(first ? periodWarnings(item, first, context.calendar) : []),
		...records.flatMap((record, index) => totalWarnings(item, record, index)),
	]);
	const told = { ...item, warnings };
	const saved = context.treatSavedAsPosted;
	if (item.purpose === 'reverse') {
		if (states.every((state) => state === 'posted')) return posted(settled(told, 'reversed'), 'toConfirm');
		// Looked at again by the next run, which must not take it for a posting that Concur waits for.
		if (states.every((state) => state === 'posted' || state === 'pendingApproval'))
			return posted(ended(told, 'unfinished', [problem('pending-approval', { value })]), 'notYet');
	}
	if (states.every((state) => state === 'posted' || (saved && state === 'pendingApproval')))
		return posted(settled(told, 'posted'), 'toConfirm');
	if (states.includes('voided'))
		return posted(ended(told, 'needsReview', [problem('record-voided', { value })]), 'notYet');
	if (states.includes('rejected')) return rejected(told, records);
	if (states.includes('unclear'))
		return posted(ended(told, 'unfinished', [problem('not-verified', { value })]), 'notYet');
	return posted(ended(told, 'pendingApproval', [problem('pending-approval', { value })]), 'notYet');
}

/** Concur hears `error` only where nothing of the document posts or may still come to post. */
function rejected(item: DocumentItem, records: readonly FoundTransaction[]): Posted {
	const those = records.filter((record) => stateOf(record) === 'rejected');
	const told = those.map(({ tranId, id }) => problem('approval-rejected', { value: tranId || id }));
	return item.purpose === 'reverse' || those.length < records.length
		? posted(ended(item, 'needsReview', told), 'notYet')
		: posted(ended(item, 'rejected', told), 'toConfirm');
}

/** A script or workflow in NetSuite may add lines. */
function totalWarnings(item: DocumentItem, record: FoundTransaction, index: number): Problem[] {
	const posting = item.postings[index];
	const sent = posting && totalOf(posting);
	if (!sent || hasTotal(record, sent) !== false) return [];
	const stored = parseMoney(
		posting && isJournal(posting) ? record.total : (record.mainTotal ?? record.total),
	);
	return [
		problem('total-differs', {
			field: `postings[${index}]`,
			value: formatMoney(sent),
			stored: stored && formatMoney(stored),
		}),
	];
}

function failed(
	item: DocumentItem,
	{ postings, states }: Job,
	index: number,
	{ fault }: PostingState & { kind: 'failed' },
	records: readonly (FoundTransaction | undefined)[],
): Posted {
	const posting = postings[index];
	const problems = posting ? refusalProblems(fault, posting, index) : [];
	const there = records.filter((record) => record !== undefined);
	const backedOut = states.flatMap((state) => (state.kind === 'backedOut' ? [state.label] : []));
	const notes = backedOut.length > 0 ? [problem('backed-out', { value: backedOut.join(', ') })] : [];
	const told = { ...item, warnings: uniqueProblems([...item.warnings, ...notes]) };
	if (item.purpose === 'reverse') {
		const refused = problem('reversal-refused', { value: documentLabel(item) });
		return posted(ended(told, 'needsReview', [refused, ...problems]), 'notYet');
	}
	if (there.length === 0) return posted(ended(told, 'failed', problems), 'toConfirm');
	const half = problem('half-posted', {
		value: there.map(({ tranId }) => tranId).join(', '),
		count: String(postings.length),
	});
	return posted(ended(told, 'needsReview', [half, ...problems]), 'notYet');
}

function otherRecord({ finding: { record, because } }: PostingState & { kind: 'other' }): Problem {
	if (because === 'voided') return problem('record-voided', { value: record.tranId || record.id });
	if (because === 'several') return problem('several-records', { value: record.externalId });
	return problem('other-record-under-external-id', {
		value: `${record.externalId} (${record.type} ${record.tranId})`,
	});
}

function hidden({ postings }: Job, index: number): Problem {
	return problem('external-id-hidden', {
		field: `postings[${index}].externalId`,
		value: postings[index]?.externalId,
	});
}

/** Saved but not read back: the id alone is known. */
function withIds(item: DocumentItem, { states, postings }: Job, { account }: FinishContext): DocumentItem {
	const [first] = states;
	const [posting] = postings;
	if (item.netSuiteId !== '' || first?.kind !== 'saved' || !posting) return item;
	return {
		...item,
		netSuiteType: posting.recordType,
		netSuiteId: first.id,
		netSuiteUrl: transactionUrl(account, first.id, kindOf(posting).transactionType),
	};
}
