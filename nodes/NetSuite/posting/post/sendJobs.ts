import { leaseHolds } from '../../../shared/claim';
import { clock } from '../../../shared/clock';
import { type Problem, problem } from '../../../shared/problems/problem';
import type { Features } from '../../transport/features';
import type { NetSuiteSession } from '../../transport/session';
import { JOURNAL_PATH } from '../found/journalRecord';
import { documentLabel } from '../outcome';
import { afterLease } from './admission';
import { type Job, setState } from './job';
import { journalBody } from './journalBody';
import { readWrite, type WriteOutcome } from './writeOutcome';

/** Calls in a row that NetSuite did not answer, or blocked to the end, after which it counts as down. */
const SILENT_IN_A_ROW = 3;

/** What stops further posts of this call. */
interface Brake {
	why?: string;
	silentInARow: number;
}

/**
 * Sends what is to be sent, one POST per posting, as many at a time as the session allows, in the order of
 * the items. Several postings of one document go one after the other and stop at the first that is not
 * saved. Nothing is ever sent twice.
 */
export async function sendJobs(
	session: NetSuiteSession,
	jobs: readonly Job[],
	features: Features,
): Promise<void> {
	const brake: Brake = { silentInARow: 0 };
	await Promise.all(
		jobs.map(async (job) => {
			// A mistake of ours in one document must not lose what has become of the others.
			await sendJob(session, job, features, brake).catch((error: unknown) => {
				const index = job.states.findIndex(({ kind }) => kind === 'toSend');
				if (index >= 0) setState({ job, index }, { kind: 'unknown', why: String(error) });
			});
		}),
	);
}

async function sendJob(session: NetSuiteSession, job: Job, features: Features, brake: Brake): Promise<void> {
	for (const [index, posting] of job.postings.entries()) {
		const state = job.states[index];
		if (state?.kind === 'known') continue;
		if (state?.kind !== 'toSend') return;
		const answer = await session.write(
			() => ({
				method: 'POST',
				path: JOURNAL_PATH,
				// Without it a misspelt field would be dropped in silence (netsuite.md, 3.2).
				headers: { 'content-type': 'application/json', 'x-netsuite-propertynamevalidation': 'Error' },
				body: journalBody(posting, features),
			}),
			() => brake.why === undefined && leaseHolds(job.item, clock.now()),
			// A 429 is not the last word: the gate waits and comes again.
			(heard) => {
				if (heard.statusCode !== 429) observe(brake, readWrite(heard));
			},
		);
		if (!answer) {
			setState({ job, index }, { kind: 'notProcessed', problems: [whyNotStarted(session, job, brake)] });
			return;
		}
		const outcome = readWrite(answer);
		if (answer.statusCode === 429) observe(brake, outcome);
		if (outcome.kind === 'notProcessed') {
			const told = problem(outcome.brake ? 'not-taken' : 'not-sent', {
				value: documentLabel(job.item),
				why: outcome.why,
			});
			setState({ job, index }, { kind: 'notProcessed', problems: [told] });
		} else {
			setState({ job, index }, outcome);
		}
		if (outcome.kind !== 'saved') return;
	}
}

function whyNotStarted(session: NetSuiteSession, { item }: Job, brake: Brake): Problem {
	const value = documentLabel(item);
	if (brake.why !== undefined) return problem('not-sent', { value, why: brake.why });
	return session.signal?.aborted ? problem('run-stopped', { value }) : afterLease(item);
}

function observe(brake: Brake, outcome: WriteOutcome): void {
	if (outcome.kind === 'notProcessed' && outcome.brake) brake.why ??= outcome.why;
	const silent = outcome.kind === 'notProcessed' || (outcome.kind === 'unknown' && outcome.unreachable);
	brake.silentInARow = silent ? brake.silentInARow + 1 : 0;
	if (silent && brake.silentInARow >= SILENT_IN_A_ROW)
		brake.why ??= `NetSuite takes nothing at the moment (${outcome.why})`;
}
