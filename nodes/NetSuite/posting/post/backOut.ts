import { leaseHolds } from '../../../shared/claim';
import { clock } from '../../../shared/clock';
import type { Posting } from '../../../shared/documentItem';
import { attempt, readFault } from '../../transport/fault';
import type { NetSuiteSession } from '../../transport/session';
import { externalIdKey } from '../externalId';
import { lookUp } from '../found/lookUp';
import { readRecord } from '../found/transactionRecord';
import { kindOf, RECORD_ROOT } from '../recordKinds';
import { type Job, setState } from './job';

/**
 * A document is posted as a whole or not at all (design.md, section 4, Identity): where NetSuite has refused one of its
 * transactions, those that this very call has made before are deleted again, the last one first. What was there before this
 * call is never touched, and then nothing is: a person has to look. Where a deletion is not certain, it stops.
 */
export async function backOut(session: NetSuiteSession, jobs: readonly Job[]): Promise<void> {
	await Promise.all(
		jobs.map(async (job) => {
			const refused = job.states.findIndex(({ kind }) => kind === 'failed');
			if (refused < 1 || !madeHere(job, refused)) return;
			for (let index = refused - 1; index >= 0; index -= 1) {
				if (!(await removed(session, job, index))) return;
			}
		}),
	);
}

/** Whether all transactions before this one were made by this call. */
function madeHere({ states, made }: Job, until: number): boolean {
	return states.slice(0, until).every((state, index) => {
		const id = state.kind === 'known' ? state.record.id : state.kind === 'saved' ? state.id : undefined;
		return id !== undefined && made.get(index) === id;
	});
}

async function removed(session: NetSuiteSession, job: Job, index: number): Promise<boolean> {
	const [posting, state, id] = [job.postings[index], job.states[index], job.made.get(index)];
	if (!posting || !state || id === undefined) return false;
	const answer = await session.write(
		() => ({ method: 'DELETE', path: `${RECORD_ROOT}/${posting.recordType}/${encodeURIComponent(id)}` }),
		() => leaseHolds(job.item, clock.now()),
		() => {},
	);
	if (!answer) return false;
	const isDeleted = answer.statusCode >= 200 && answer.statusCode <= 299;
	const isGone = isDeleted || (answer.statusCode === 404 && readFault(answer).readable);
	// An answer that got lost may still have been a yes.
	if (!(await nothingLeft(session, posting, isGone))) return false;
	const number = state.kind === 'known' ? state.record.tranId : '';
	setState({ job, index }, { kind: 'backedOut', label: `${kindOf(posting).word} ${number || id}` });
	return true;
}

/** A single read sees a deletion at once. Where the role may not read singly, the word of the deletion and a query count. */
async function nothingLeft(session: NetSuiteSession, posting: Posting, isGone: boolean): Promise<boolean> {
	const { recordType, externalId } = posting;
	const read = await attempt(readRecord(session, recordType, `eid:${externalId}`));
	if ('error' in read) return false;
	if (read.value.found === 'nothing') return true;
	if (read.value.found !== 'noPermission' || !isGone) return false;
	const records = await attempt(lookUp(session, [externalId], []));
	return 'value' in records && (records.value.get(externalIdKey(externalId)) ?? []).length === 0;
}
