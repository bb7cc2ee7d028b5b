import type { DocumentItem, Status } from '../../../shared/documentItem';
import { clock } from '../../../shared/clock';
import type { ProblemCode } from '../../../shared/problems/catalogue';
import { type Problem, problem, type ProblemDetails, uniqueProblems } from '../../../shared/problems/problem';
import { formatMoney } from '../../../shared/money';
import type { MasterData } from '../../masterData/masterData';
import type { Calendar } from '../../masterData/periods';
import type { NetSuiteSession } from '../../transport/session';
import { type FoundTransaction, stateOf } from '../found/foundTransaction';
import { hasTotal, totalOf } from '../found/identity';
import { periodWarnings, withRecord } from '../found/recordFields';
import { documentLabel, ended, settled } from '../outcome';
import { isJournal } from '../recordKinds';
import { postingsHash } from '../postingsHash';
import { type Past, recoveryOf } from '../revisions/past';
import { nameInNote, readReplaceNote } from '../revisions/replaceNote';
import { reversedRecord } from '../revisions/judgeRevision';
import { notTakenBack } from '../revisions/notTakenBack';
import type { RevisionSettings } from '../revisions/revisionFields';
import { routeOrdered, withoutOrder } from './routeOrdered';
import { recalled } from './routeRecalled';
import { isUnchanged, unchanged } from './routeUnchanged';
import { dueBecauseOfAge, goingBack, type SendBackSettings } from './sendBack';
import { readMovedNote } from './closedPeriodMemo';
import type { Recovery } from './decideRecovery';
import type { JudgedItem } from './judgeItem';
import type { Candidate } from './candidate';
import type { ItemCheck } from './checkItem';
import type { CheckSettings } from './checkPosting';

export interface ValidateSettings extends CheckSettings, RevisionSettings {
	/** A transaction that is saved but waits for approval counts as posted. */
	treatSavedAsPosted: boolean;
	/** Which documents that cannot be posted go back to Concur; without it none. */
	sendBack?: SendBackSettings;
}

export type ValidateOutput = 'ready' | 'alreadyPosted' | 'notReady' | 'dryRun';

export interface Routed {
	item: DocumentItem;
	output: ValidateOutput;
}

export interface Surroundings {
	session: NetSuiteSession;
	master: MasterData;
	settings: ValidateSettings;
}

const PLANNED = new Set<Recovery>(['ordinary', 'continue']);

/** Where an item goes next, by Concur's status and by what NetSuite has (design.md, section 4). */
export function routeItem(
	candidate: Candidate,
	judged: JudgedItem,
	check: ItemCheck | undefined,
	past: Past,
	around: Surroundings,
): Routed {
	const { item } = candidate;
	const recovery = recoveryOf(item, judged);
	const ordered = routeOrdered(item, judged, check, {
		recovery,
		differs: otherTotals(candidate, judged).length > 0,
	});
	if (ordered) return ordered;
	if (isUnchanged(past)) return unchanged(item, past.record, around);
	if (judged.partly && !PLANNED.has(recovery)) return out(ended(item, 'needsReview', [half(judged)]));
	switch (recovery) {
		case 'ordinary':
		case 'continue':
			return check ? planned(item, check, judged, recovery, past, around) : lookedUpOnly(item, recovery);
		case 'confirmSuccess':
		case 'doneSuccess':
			return found(candidate, judged, around, recovery === 'doneSuccess');
		case 'doneFailure':
			return out({
				...ended(item, item.purpose === 'sendBack' ? 'sentBack' : 'failed', [
					problem('failure-confirmed', { value: documentLabel(item) }),
				]),
				concurStatus: 'error',
			});
		case 'dropAcknowledgedByOther':
			return out(ended(item, 'refused', [problem('acknowledged-by-other', { value: documentLabel(item) })]));
		case 'dropRecalled':
			return out(ended(item, 'refused', [problem('document-recalled', { value: documentLabel(item) })]));
		case 'reviewRecalledButPosted':
			return recalled(item, judged, check, past, around);
		default:
			return reviewed(item, recovery, judged);
	}
}

export const out = (item: DocumentItem): Routed => ({ item, output: 'notReady' });

function half({ records }: Pick<JudgedItem, 'records'>): Problem {
	const saved = records.filter((record) => record !== undefined);
	return problem('half-posted', {
		value: saved.map(({ id, tranId }) => tranId || id).join(', '),
		count: String(records.length),
	});
}

/** Not in NetSuite, or not all of it, and ours to post if nothing stands against it. */
function planned(
	item: DocumentItem,
	check: ItemCheck,
	{ partly, records }: JudgedItem,
	recovery: Recovery,
	past: Past,
	{ settings }: Surroundings,
): Routed {
	const acknowledged = recovery === 'continue';
	const isHeld = past.kind === 'hold';
	const own = isHeld ? past.problems : [];
	const replaced = past.kind === 'combine' ? past.reverses : [];
	const value = replaced.map(({ tranId, id }) => tranId || id).join(', ');
	const replaces =
		replaced.length > 0 ? [problem('replaces-earlier-revision', { field: 'postings[0]', value })] : [];
	const checked: DocumentItem = {
		...item,
		reverses: replaced,
		postings: check.postings,
		postingDate: check.postings[0]?.tranDate ?? item.postingDate,
		validatedHash: '',
		warnings: uniqueProblems([...item.warnings, ...replaces, ...check.warnings]),
	};
	const problems = [...own, ...item.problems, ...check.problems];
	if (problems.length === 0) {
		return {
			item: { ...settled(checked, 'ready'), validatedHash: postingsHash(check.postings) },
			output: 'ready',
		};
	}
	const due = isHeld || partly ? undefined : dueBecauseOfAge(item, problems, settings.sendBack, clock.now());
	if (due) return { item: goingBack(checked, due, problems), output: 'ready' };
	const status: Status = isHeld
		? acknowledged
			? 'needsReview'
			: 'held'
		: acknowledged
			? 'unfinished'
			: 'notReady';
	// What is in the books already must not go unsaid while the rest cannot follow.
	const told = partly ? [half({ records }), ...problems] : problems;
	return out(ended({ ...checked, problems: [] }, status, told));
}

/** Skipped or with nothing to post, but an earlier run had claimed it; nothing of it is in NetSuite. */
function lookedUpOnly(item: DocumentItem, recovery: Recovery): Routed {
	if (item.status === 'pendingApproval')
		return review(item, 'pending-record-gone', { value: documentLabel(item) });
	if (item.status === 'nothingToPost' && item.confirmAs) return { item, output: 'ready' };
	// Acknowledged and left so: it must stay claimed, or nobody would end it.
	return out(recovery === 'continue' ? { ...item, status: 'unfinished' } : item);
}

/**
 * Records that are ours but do not hold what the document comes to: of a document that was split under earlier rules, the rest is
 * missing, and it must not count as posted.
 */
function otherTotals({ item, read }: Candidate, { records }: JudgedItem): Problem[] {
	// A posting that Prepare Posting left incomplete says nothing about the total.
	const postings = 'postings' in read && item.problems.length === 0 ? read.postings : [];
	return postings.flatMap((posting, index) => {
		const record = records[index];
		const own = totalOf(posting);
		// A journal that took earlier revisions back holds more than the document.
		// Not so of one whose total comes from its work row: that is the whole journal's.
		const isWhole = posting.lines.length > 0;
		const takenBack = record && isWhole && isJournal(posting) && readReplaceNote(record.memo)?.takenBack;
		const wanted = takenBack ? own?.plus(takenBack) : own;
		if (!record || !wanted || hasTotal(record, wanted) !== false) return [];
		const stored = isJournal(posting) ? record.total : (record.mainTotal ?? record.total);
		return [problem('total-differs', { field: `postings[${index}]`, value: formatMoney(wanted), stored })];
	});
}

/** In NetSuite and ours: nothing but the amount is checked, the period may have closed since. */
function found(
	candidate: Candidate,
	judged: JudgedItem,
	{ session, master, settings }: Surroundings,
	confirmed: boolean,
): Routed {
	const item = withoutOrder(candidate.item);
	const { records } = judged;
	const there = records.filter((record) => record !== undefined);
	const [first] = there;
	const differing = otherTotals(candidate, judged);
	if (differing.length > 0) return out(ended(item, 'needsReview', differing));
	// A person who marks it as posted vouches for both.
	const beside =
		settings.higherRevision === 'post' || candidate.item.purpose === 'postedElsewhere'
			? []
			: notTakenBack(records, judged.earlier);
	if (beside.length > 0) {
		const value = first?.tranId || first?.id;
		return review(item, 'earlier-revision-beside', { field: 'revision', value, number: beside.join(', ') });
	}
	const reverses = replacedBy(judged);
	const filled = withRecord({ ...item, reverses, problems: [] }, records, session.account, master.calendar);
	const label = first?.tranId || (first?.id ?? '');
	const states = there.map(stateOf);
	const saved = settings.treatSavedAsPosted;
	if (states.every((state) => state === 'posted' || (saved && state === 'pendingApproval'))) {
		const warnings = first ? dateWarnings(filled, first, master.calendar) : [];
		const done = settled(filled, 'alreadyPosted', `Already in NetSuite as ${label}`);
		return {
			item: { ...done, warnings: uniqueProblems([...item.warnings, ...warnings]) },
			output: 'alreadyPosted',
		};
	}
	const rejected = states.includes('rejected');
	if (confirmed) {
		const code = rejected ? 'rejected-after-success' : 'pending-approval';
		return out(ended(filled, 'needsReview', [problem(code, { value: label })]));
	}
	if (rejected) return rejectedInNetSuite(filled, there);
	return out(ended(filled, 'pendingApproval', [problem('pending-approval', { value: label })]));
}

/** Concur hears `error` only where nothing of the document posts or may still come to post. */
function rejectedInNetSuite(item: DocumentItem, records: readonly FoundTransaction[]): Routed {
	const rejected = records.filter((record) => stateOf(record) === 'rejected');
	const told = rejected.map(({ tranId, id }) => problem('approval-rejected', { value: tranId || id }));
	if (rejected.length < records.length) return out(ended(item, 'needsReview', told));
	return { item: ended(item, 'rejected', told), output: 'alreadyPosted' };
}

/** Records that the journal of an earlier run has taken back, by what its memo names. */
function replacedBy({ records, earlier }: JudgedItem): DocumentItem['reverses'] {
	const numbers = readReplaceNote(records[0]?.memo ?? '')?.numbers ?? [];
	return earlier.filter(({ tranId, id }) => numbers.includes(nameInNote(tranId || id))).map(reversedRecord);
}

/** A record that an earlier run has posted on another day than the posting's says so in its memo. */
function dateWarnings(item: DocumentItem, record: FoundTransaction, calendar: Calendar): Problem[] {
	const moved = readMovedNote(record.memo);
	if (!moved) return periodWarnings(item, record, calendar);
	const details = { value: moved.from, day: record.tranDate, policy: moved.policy };
	const why = 'its accounting period was not open when an earlier run posted it';
	return [problem('posting-date-moved', { ...details, field: 'postings[0].tranDate', why })];
}

function review(item: DocumentItem, code: ProblemCode, details: ProblemDetails): Routed {
	return out(ended(item, 'needsReview', [problem(code, details)]));
}

function reviewed(item: DocumentItem, recovery: Recovery, { finding, records }: JudgedItem): Routed {
	const value = documentLabel(item);
	const [record] = records;
	const numbered = (transaction: FoundTransaction | undefined) =>
		transaction?.tranId || transaction?.id || undefined;
	switch (recovery) {
		case 'reviewOtherRecord':
		case 'reviewVoidedRecord':
			return otherRecord(item, finding);
		case 'reviewSuccessButNothing':
			return review(item, 'confirmed-but-not-posted', { value });
		case 'reviewFailureButPosted':
			if (records.every((one) => one && stateOf(one) === 'rejected')) {
				const told = records.flatMap((one) =>
					one ? [problem('approval-rejected', { value: one.tranId || one.id })] : [],
				);
				return out({ ...ended(item, 'rejected', told), concurStatus: 'error' });
			}
			return review(item, 'failure-confirmed-but-posted', { value, number: numbered(record) });
		case 'reviewAcknowledgedByOther':
			return review(item, 'system-id-differs', { value, systemId: item.systemId });
		case 'reviewAcknowledgerUnknown':
			return review(item, 'acknowledger-unknown', { value });
		case 'reviewNoClaim':
			return review(item, 'acknowledged-without-claim', { value });
		case 'reviewInvisibleRecord':
			return review(item, 'external-id-hidden', { value: item.externalId });
		default:
			return review(item, 'concur-status-unexpected', { value, docStatus: item.docStatus });
	}
}

function otherRecord(item: DocumentItem, finding: JudgedItem['finding']): Routed {
	if (finding.found !== 'other')
		return review(item, 'other-record-under-external-id', { value: item.externalId });
	const { record, because } = finding;
	if (because === 'voided') return review(item, 'record-voided', { value: record.tranId || record.id });
	if (because === 'several') return review(item, 'several-records', { value: record.externalId });
	return review(item, 'other-record-under-external-id', {
		value: `${record.externalId} (${record.type} ${record.tranId})`,
	});
}
