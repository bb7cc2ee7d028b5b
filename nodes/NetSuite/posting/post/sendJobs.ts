import { leaseHolds } from '../../../shared/claim';
import { clock } from '../../../shared/clock';
import type { Posting } from '../../../shared/documentItem';
import { type Problem, problem } from '../../../shared/problems/problem';
import type { Features } from '../../transport/features';
import type { NetSuiteSession } from '../../transport/session';
import { documentLabel } from '../outcome';
import { afterLease } from './admission';
import { Brake } from './brake';
import { createRequest, orderOf } from './bodies/request';
import { type Job, setState } from './job';
import { readWrite } from './writeOutcome';

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
	const brake = new Brake();
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
			() => createRequest(posting, features),
			() => brake.whyNot(posting) === undefined && leaseHolds(job.item, clock.now()),
			// A 429 is not the last word: the gate waits and comes again.
			(heard) => {
				if (heard.statusCode !== 429) brake.observe(heard, posting);
			},
		);
		if (!answer) {
			const why = whyNotStarted(session, job, posting, brake);
			setState({ job, index }, { kind: 'notProcessed', problems: [why] });
			return;
		}
		const outcome = readWrite(answer, orderOf(posting) !== undefined);
		if (answer.statusCode === 429) brake.observe(answer, posting);
		if (outcome.kind === 'notProcessed') {
			const told = problem(outcome.brake ? 'not-taken' : 'not-sent', {
				value: documentLabel(job.item),
				why: outcome.why,
			});
			setState({ job, index }, { kind: 'notProcessed', problems: [told] });
		} else {
			if (outcome.kind === 'saved') job.made.set(index, outcome.id);
			setState({ job, index }, outcome);
		}
		if (outcome.kind !== 'saved') return;
	}
}

function whyNotStarted(session: NetSuiteSession, { item }: Job, posting: Posting, brake: Brake): Problem {
	const value = documentLabel(item);
	const why = brake.whyNot(posting);
	if (why !== undefined) return problem('not-sent', { value, why });
	return session.signal?.aborted ? problem('run-stopped', { value }) : afterLease(item);
}
