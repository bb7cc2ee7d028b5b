import type { DocumentItem, Status } from '../../../shared/documentItem';
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
import { postingsHash } from '../postingsHash';
import { readMovedNote } from './closedPeriodMemo';
import { decideRecovery, type Recovery } from './decideRecovery';
import type { JudgedItem } from './judgeItem';
import type { Candidate } from './candidate';
import type { ItemCheck } from './checkItem';
import type { CheckSettings } from './checkPosting';

export interface ValidateSettings extends CheckSettings {
	/** A transaction that is saved but waits for approval counts as posted. */
	treatSavedAsPosted: boolean;
}

export type ValidateOutput = 'ready' | 'alreadyPosted' | 'notReady' | 'dryRun';

export interface Routed {
	item: DocumentItem;
	output: ValidateOutput;
}

interface Surroundings {
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
	around: Surroundings,
): Routed {
	const { item } = candidate;
	const { finding } = judged;
	const isVoided = finding.found === 'other' && finding.because === 'voided';
	const recovery = decideRecovery({ ...item, found: isVoided ? 'voided' : finding.found });
	if (judged.partly && !PLANNED.has(recovery)) return out(ended(item, 'needsReview', [half(judged)]));
	switch (recovery) {
		case 'ordinary':
		case 'continue':
			return check ? planned(item, check, judged, recovery) : lookedUpOnly(item, recovery);
		case 'confirmSuccess':
		case 'doneSuccess':
			return found(candidate, judged, around, recovery === 'doneSuccess');
		case 'doneFailure':
			return out({
				...ended(item, 'failed', [problem('failure-confirmed', { value: documentLabel(item) })]),
				concurStatus: 'error',
			});
		case 'dropAcknowledgedByOther':
			return out(ended(item, 'refused', [problem('acknowledged-by-other', { value: documentLabel(item) })]));
		case 'dropRecalled':
			return out(ended(item, 'refused', [problem('document-recalled', { value: documentLabel(item) })]));
		default:
			return reviewed(item, recovery, judged);
	}
}

const out = (item: DocumentItem): Routed => ({ item, output: 'notReady' });

function half({ records }: JudgedItem): Problem {
	const saved = records.filter((record) => record !== undefined);
	return problem('half-posted', {
		value: saved.map(({ id, tranId }) => tranId || id).join(', '),
		count: String(records.length),
	});
}

/** Not in NetSuite, or not all of it, and ours to post if nothing stands against it. */
function planned(item: DocumentItem, check: ItemCheck, judged: JudgedItem, recovery: Recovery): Routed {
	const { earlier, partly } = judged;
	const acknowledged = recovery === 'continue';
	const own = earlier
		? [problem('earlier-revision-posted', { field: 'revision', value: earlier.tranId || earlier.externalId })]
		: [];
	const checked: DocumentItem = {
		...item,
		postings: check.postings,
		postingDate: check.postings[0]?.tranDate ?? item.postingDate,
		validatedHash: '',
		warnings: uniqueProblems([...item.warnings, ...check.warnings]),
	};
	const problems = [...own, ...item.problems, ...check.problems];
	if (problems.length === 0) {
		return {
			item: { ...settled(checked, 'ready'), validatedHash: postingsHash(check.postings) },
			output: 'ready',
		};
	}
	const status: Status = earlier
		? acknowledged
			? 'needsReview'
			: 'held'
		: acknowledged
			? 'unfinished'
			: 'notReady';
	// What is in the books already must not go unsaid while the rest cannot follow.
	const told = partly ? [half(judged), ...problems] : problems;
	return out(ended({ ...checked, problems: [] }, status, told));
}

/** Skipped or with nothing to post, but an earlier run had claimed it; nothing of it is in NetSuite. */
function lookedUpOnly(item: DocumentItem, recovery: Recovery): Routed {
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
		const wanted = totalOf(posting);
		if (!record || !wanted || hasTotal(record, wanted) !== false) return [];
		const stored = record.mainTotal ?? record.total;
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
	const { item } = candidate;
	const { records } = judged;
	const there = records.filter((record) => record !== undefined);
	const [first] = there;
	const differing = otherTotals(candidate, judged);
	if (differing.length > 0) return out(ended(item, 'needsReview', differing));
	const filled = withRecord({ ...item, problems: [] }, records, session.account, master.calendar);
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
	const told = problem(rejected ? 'approval-rejected' : 'pending-approval', { value: label });
	if (confirmed) return out(ended(filled, 'needsReview', [told]));
	return out(ended(filled, rejected ? 'rejected' : 'pendingApproval', [told]));
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
		case 'reviewRecalledButPosted':
			return review(item, 'recalled-after-posting', { value });
		case 'reviewSuccessButNothing':
			return review(item, 'confirmed-but-not-posted', { value });
		case 'reviewFailureButPosted':
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
