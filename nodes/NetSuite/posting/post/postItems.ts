import { clock } from '../../../shared/clock';
import type { DocumentItem } from '../../../shared/documentItem';
import { problem, uniqueProblems } from '../../../shared/problems/problem';
import { type AccountLists, accountLists } from '../../masterData/accountLists';
import { loadMasterData } from '../../masterData/masterData';
import { accountingCalendar, type Calendar } from '../../masterData/periods';
import { attempt, type NetSuiteReadError } from '../../transport/fault';
import type { NetSuiteSession } from '../../transport/session';
import { externalIdKey } from '../externalId';
import { judge } from '../found/identity';
import { expectedOf, lookUp, type RecordsByExternalId } from '../found/lookUp';
import { documentLabel, ended } from '../outcome';
import { postingsHash } from '../postingsHash';
import { checkItem } from '../validate/checkItem';
import type { ClosedPeriodPolicy } from '../validate/closedPeriod';
import { collectHomes, collectRefs } from '../validate/collectRefs';
import { findSupplierInvoices } from '../validate/supplierInvoices';
import { admit, type Posted } from './admission';
import { backOut } from './backOut';
import { finishJob } from './finishJob';
import type { Job, PostingState } from './job';
import { readBack } from './readBack';
import { sendJobs } from './sendJobs';
import { settleJobs } from './settleJobs';

export interface PostSettings {
	executionId: string;
	treatSavedAsPosted: boolean;
	/** For postings that were changed after Validate. */
	baseCurrency: string;
	closedPeriods: ClosedPeriodPolicy;
}

/**
 * Posts a run's acknowledged documents: looks all external ids up, sends one POST per posting, looks up what
 * is not certain, and reads all of it back (netsuite.md, section 6). Never throws for what NetSuite does:
 * documents are acknowledged already, and every one of them gets an outcome.
 */
export async function postItems(
	session: NetSuiteSession,
	items: readonly DocumentItem[],
	settings: PostSettings,
): Promise<Posted[]> {
	const admissions = admit(items, settings.executionId, clock.now());
	const admitted = admissions.flatMap((admission, index) =>
		'postings' in admission
			? [
					{
						index,
						item: admission.item,
						postings: admission.postings,
						states: [],
						made: new Map<number, string>(),
					},
				]
			: [],
	);
	const finished = new Map<number, Posted>();
	if (admitted.length > 0) {
		for (const [index, posted] of await postJobs(session, admitted, settings)) finished.set(index, posted);
	}
	return admissions.map((admission, index) => {
		if (!('postings' in admission)) return admission;
		return finished.get(index) ?? { item: admission.item, output: 'notYet' };
	});
}

async function postJobs(
	session: NetSuiteSession,
	admitted: readonly Job[],
	settings: PostSettings,
): Promise<[number, Posted][]> {
	const prepared = await attempt(prepare(session, admitted, settings));
	// Nothing has been sent. Without the look-up nothing may be.
	if ('error' in prepared) return admitted.map(({ index, item }) => [index, notSent(item, prepared.error)]);
	const { jobs, lists, calendar } = prepared.value;
	await sendJobs(session, jobs, lists.features);
	await settleJobs(session, jobs, lists);
	await readBack(session, jobs);
	await backOut(session, jobs);
	const context = { account: session.account, calendar, treatSavedAsPosted: settings.treatSavedAsPosted };
	return jobs.map((job) => [job.index, finishJob(job, context)]);
}

interface Prepared {
	jobs: Job[];
	lists: AccountLists;
	calendar: Calendar;
}

/** What is there already, in one round; and what was changed after Validate is validated again. */
async function prepare(
	session: NetSuiteSession,
	admitted: readonly Job[],
	settings: PostSettings,
): Promise<Prepared> {
	const postings = admitted.flatMap((job) => job.postings);
	const [records, lists, calendar] = await Promise.all([
		lookUp(
			session,
			postings.map(({ externalId }) => externalId),
			postings,
		),
		accountLists(session),
		accountingCalendar(session),
	]);
	const jobs = await validatedAgain(
		session,
		admitted.map((job) => judged(job, records, lists)),
		settings,
	);
	return { jobs, lists, calendar };
}

function judged(job: Job, records: RecordsByExternalId, lists: AccountLists): Job {
	const states = job.postings.map((posting): PostingState => {
		const finding = judge(
			records.get(externalIdKey(posting.externalId)) ?? [],
			expectedOf(job.item, posting, lists),
		);
		if (finding.found === 'ours') return { kind: 'known', record: finding.record };
		return finding.found === 'other' ? { kind: 'other', finding } : { kind: 'toSend' };
	});
	return { ...job, states };
}

/** A posting that is not the one that Validate has passed must pass it now. */
async function validatedAgain(
	session: NetSuiteSession,
	jobs: readonly Job[],
	settings: PostSettings,
): Promise<Job[]> {
	const isChanged = ({ item, postings, states }: Job) =>
		states.some(({ kind }) => kind === 'toSend') && item.validatedHash !== postingsHash(postings);
	const changed = jobs.filter(isChanged);
	if (changed.length === 0) return [...jobs];
	const postings = changed.flatMap((job) => job.postings);
	const [master, invoices] = await Promise.all([
		loadMasterData(session, collectRefs(postings), collectHomes(postings)),
		findSupplierInvoices(session, postings),
	]);
	return jobs.map((job) => {
		if (!isChanged(job)) return job;
		const check = checkItem({ item: job.item, read: { postings: job.postings } }, master, settings, invoices);
		const { problems, warnings } = check;
		const item = {
			...job.item,
			validatedHash: postingsHash(check.postings),
			postingDate: check.postings[0]?.tranDate ?? job.item.postingDate,
			warnings: uniqueProblems([...job.item.warnings, ...warnings]),
		};
		if (problems.length === 0) return { ...job, item, postings: check.postings };
		const told = problem('changed-after-validate', { field: 'postings', value: documentLabel(job.item) });
		const states = job.states.map((state): PostingState =>
			state.kind === 'toSend' ? { kind: 'notProcessed', problems: [told, ...problems] } : state,
		);
		return { ...job, item, states };
	});
}

function notSent(item: DocumentItem, error: NetSuiteReadError): Posted {
	const code = error.kind === 'unavailable' ? 'not-sent' : 'not-taken';
	return {
		item: ended(item, 'unfinished', [problem(code, { value: documentLabel(item), why: error.message })]),
		output: 'notYet',
	};
}
