import { clock } from '../../../shared/clock';
import type { AccountLists } from '../../masterData/accountLists';
import { attempt } from '../../transport/fault';
import type { NetSuiteSession } from '../../transport/session';
import { externalIdKey } from '../externalId';
import { type Finding, judge } from '../found/identity';
import { readRecord } from '../found/transactionRecord';
import { expectedOf, lookUp } from '../found/lookUp';
import { type Job, type PostingOfJob, postingsIn, setState } from './job';

/**
 * Pauses before each look-up. A refusal is looked up at once; what may have been saved is looked up again
 * over a minute, because NetSuite may still be at it (netsuite.md, section 6, step 5).
 */
const PAUSES_MS = [0, 2_000, 5_000, 15_000, 30_000];
const FAILURES_IN_A_ROW = 2;

/**
 * What one look-up shows. `unsure`: queries show nothing, and single reads are not permitted. `hidden`: it
 * is there, but not for us.
 */
type Sighting = Finding | { found: 'unsure' | 'hidden' | 'unavailable' };

/**
 * Finds out what became of refused and unknown posts. Nothing is sent again here: what is still unknown
 * afterwards is left to the next run.
 */
export async function settleJobs(
	session: NetSuiteSession,
	jobs: readonly Job[],
	lists: AccountLists,
): Promise<void> {
	let failures = 0;
	/** Postings that every look-up so far has shown not to be there. */
	const absent = new Map<PostingOfJob['posting'], boolean>();
	for (const pause of PAUSES_MS) {
		const open = postingsIn(jobs, ({ kind }) => kind === 'refused' || kind === 'unknown');
		if (open.length === 0 || session.signal?.aborted) break;
		if (pause > 0) await clock.wait(pause, session.signal);
		const sightings = await look(session, open, lists);
		failures = sightings.every(({ found }) => found === 'unavailable') ? failures + 1 : 0;
		for (const [position, one] of open.entries()) {
			const sighting = sightings[position] ?? { found: 'unavailable' };
			absent.set(one.posting, (absent.get(one.posting) ?? true) && sighting.found !== 'unavailable');
			apply(one, sighting);
		}
		if (failures >= FAILURES_IN_A_ROW) break;
	}
	for (const one of postingsIn(jobs, ({ kind }) => kind === 'refused'))
		conclude(one, absent.get(one.posting) === true);
}

/** One query for all, then a single read for those that it does not show: a query may lag behind a write. */
async function look(
	session: NetSuiteSession,
	open: readonly PostingOfJob[],
	lists: AccountLists,
): Promise<Sighting[]> {
	const postings = open.map(({ posting }) => posting);
	const records = await attempt(
		lookUp(
			session,
			postings.map(({ externalId }) => externalId),
			postings,
		),
	);
	if ('error' in records) return open.map(() => ({ found: 'unavailable' }));
	return await Promise.all(
		open.map(async ({ job, posting }): Promise<Sighting> => {
			const expected = expectedOf(job.item, posting, lists);
			const rows = records.value.get(externalIdKey(posting.externalId)) ?? [];
			if (rows.length > 0) return judge(rows, expected);
			const read = await attempt(readRecord(session, posting.recordType, `eid:${posting.externalId}`));
			if ('error' in read) return { found: 'unavailable' };
			if (read.value.found === 'record') return judge([read.value.record], expected);
			return { found: read.value.found === 'noPermission' ? 'unsure' : read.value.found };
		}),
	);
}

function apply(one: PostingOfJob, sighting: Sighting): void {
	const { state } = one;
	if (sighting.found === 'ours') {
		const { record } = sighting;
		setState(
			one,
			record.posting === undefined
				? { kind: 'saved', id: record.id, seen: record }
				: { kind: 'known', record },
		);
	} else if (sighting.found === 'other') {
		setState(one, { kind: 'other', finding: sighting });
	} else if (state.kind === 'refused' && sighting.found === 'hidden') {
		setState(one, { kind: 'hidden' });
	} else if (state.kind === 'refused' && sighting.found === 'nothing' && !state.duplicate) {
		setState(one, { kind: 'failed', fault: state.fault });
	}
}

/**
 * Refused, and no look-up has found it: "already exists" without a record means one that our role does not
 * see.
 */
function conclude(one: PostingOfJob, lookedUp: boolean): void {
	const { state } = one;
	if (state.kind !== 'refused') return;
	if (!lookedUp)
		setState(one, {
			kind: 'unknown',
			why: 'it refused the posting, but could not be asked whether it is there already',
		});
	else setState(one, state.duplicate ? { kind: 'hidden' } : { kind: 'failed', fault: state.fault });
}
