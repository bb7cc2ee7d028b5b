import { clock } from '../../../shared/clock';
import type { Posting } from '../../../shared/documentItem';
import { attempt } from '../../transport/fault';
import type { NetSuiteSession } from '../../transport/session';
import type { FoundTransaction } from '../found/foundTransaction';
import { externalIdKey } from '../externalId';
import { readRecord } from '../found/transactionRecord';
import { lookUp } from '../found/lookUp';
import { isJournal } from '../recordKinds';
import { type Job, postingsIn, setState } from './job';

/**
 * A query may lag behind a write (netsuite.md, section 6); it is asked once more before records are read one
 * by one.
 */
const LAG_MS = 2_000;

/**
 * Number, period and posting status of all saved postings in one query by external id, which also shows
 * whether somebody else saved the same at the same moment. What the query does not show is read singly.
 * Postings that cannot be read at all stay `saved`.
 */
export async function readBack(session: NetSuiteSession, jobs: readonly Job[]): Promise<void> {
	for (const pause of [0, LAG_MS]) {
		const open = savedIn(jobs);
		if (open.length === 0) return;
		if (pause > 0) await clock.wait(pause, session.signal);
		const postings = open.map(({ posting }) => posting);
		const records = await attempt(
			lookUp(
				session,
				postings.map(({ externalId }) => externalId),
				postings,
			),
		);
		if ('error' in records) continue;
		for (const one of open) {
			const found = records.value.get(externalIdKey(one.posting.externalId)) ?? [];
			const record = found.find(({ id }) => id === one.id);
			if (!record) continue;
			setState(
				one,
				found.length === 1
					? { kind: 'known', record }
					: { kind: 'other', finding: { found: 'other', record, because: 'several' } },
			);
		}
	}
	await Promise.all(
		savedIn(jobs).map(async (one) => {
			// What was seen of a journal does not say what it comes to.
			const isWhole = one.seen && !isJournal(one.posting);
			const record = isWhole ? one.seen : ((await readOne(session, one.posting, one.id)) ?? one.seen);
			if (record) setState(one, { kind: 'known', record });
		}),
	);
	await dropDeleted(session, jobs);
}

/**
 * Of a document of several records, those that this call has not made itself: a query may still show what was deleted a moment
 * ago (a back-out, a person), and the document would count as whole.
 */
async function dropDeleted(session: NetSuiteSession, jobs: readonly Job[]): Promise<void> {
	const known = postingsIn(jobs, ({ kind }) => kind === 'known');
	const older = known.filter(({ job, index }) => job.postings.length > 1 && !job.made.has(index));
	await Promise.all(
		older.map(async ({ job, index, posting, state }) => {
			if (state.kind !== 'known') return;
			const read = await attempt(readRecord(session, posting.recordType, state.record.id));
			if ('value' in read && read.value.found === 'nothing')
				setState({ job, index }, { kind: 'unknown', why: 'a query shows it, but it has been deleted' });
		}),
	);
}

function savedIn(jobs: readonly Job[]) {
	return postingsIn(jobs, ({ kind }) => kind === 'saved').flatMap(({ job, posting, index, state }) =>
		state.kind === 'saved' ? [{ job, posting, index, id: state.id, seen: state.seen }] : [],
	);
}

async function readOne(
	session: NetSuiteSession,
	posting: Posting,
	id: string,
): Promise<FoundTransaction | undefined> {
	const read = await attempt(readRecord(session, posting.recordType, id, { withLines: isJournal(posting) }));
	return 'value' in read && read.value.found === 'record' ? read.value.record : undefined;
}
