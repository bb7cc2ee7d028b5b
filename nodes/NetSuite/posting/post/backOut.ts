import { CLAIMS, leaseHolds } from '../../../shared/claim';
import { clock } from '../../../shared/clock';
import type { DocumentItem, Posting } from '../../../shared/documentItem';
import { attempt, readFault } from '../../transport/fault';
import type { NetSuiteSession } from '../../transport/session';
import { externalIdKey } from '../externalId';
import type { FoundTransaction } from '../found/foundTransaction';
import { lookUp } from '../found/lookUp';
import { readRecord } from '../found/transactionRecord';
import { kindOf, RECORD_ROOT } from '../recordKinds';
import { type Job, type PostingState, setState } from './job';

/**
 * A document is posted as a whole or not at all (design.md, section 4, Identity): where NetSuite has refused one of its
 * transactions, the others are deleted again, the last one first. Only what this very call has made, or what is proven to come from an
 * earlier run of ours that was cut short: its stamp names this very document to the letter, and that run had acknowledged it. If
 * one of them is not proven so, none is touched: a person has to look. Where a deletion is not certain, it stops.
 */
export async function backOut(session: NetSuiteSession, jobs: readonly Job[]): Promise<void> {
	await Promise.all(
		jobs.map(async (job) => {
			const removals = removalsOf(job);
			if (!removals || !(await stillThere(session, removals))) return;
			for (const removal of removals) if (!(await removed(session, job, removal))) return;
		}),
	);
}

interface Removal {
	index: number;
	posting: Posting;
	id: string;
	/** Number that people see, else the internal id. */
	label: string;
	/** Made by an earlier run: it must still be what it was when it was found. */
	isOlder: boolean;
}

/** What is to be deleted, the last one first; undefined where nothing is, or where something is not ours to delete. */
function removalsOf(job: Job): Removal[] | undefined {
	if (!job.states.some(({ kind }) => kind === 'failed')) return undefined;
	const removals: Removal[] = [];
	for (const [index, state] of job.states.entries()) {
		if (state.kind === 'failed' || state.kind === 'toSend') continue;
		const posting = job.postings[index];
		const id = idOf(state);
		if (!posting || id === undefined) return undefined;
		const isOlder = job.made.get(index) !== id;
		if (isOlder && !isFromEarlierRun(job.item, posting, state)) return undefined;
		const label = (state.kind === 'known' && state.record.tranId) || id;
		removals.unshift({ index, posting, id, label, isOlder });
	}
	return removals.length > 0 ? removals : undefined;
}

const idOf = (state: PostingState): string | undefined =>
	state.kind === 'known' ? state.record.id : state.kind === 'saved' ? state.id : undefined;

/** Amounts alone, as good as they are to find a record, are no proof for deleting it. */
function isFromEarlierRun(item: DocumentItem, posting: Posting, state: PostingState): boolean {
	const isClaimed = CLAIMS.has(item.workState) && item.systemId !== '' && item.erpSystemId === item.systemId;
	return isClaimed && state.kind === 'known' && carriesStamp(state.record, posting);
}

function carriesStamp({ memo, stampFields }: FoundTransaction, { stamp }: Posting): boolean {
	const text = stamp.field === 'memo' ? memo : (stampFields[stamp.field.toLowerCase()] ?? '');
	return stamp.text !== '' && text.includes(stamp.text);
}

/** A single read sees what a query may not show yet: somebody may have changed or deleted the record since. */
async function stillThere(session: NetSuiteSession, removals: readonly Removal[]): Promise<boolean> {
	const older = removals.filter(({ isOlder }) => isOlder);
	const reads = await Promise.all(
		older.map(async ({ posting, id }) => {
			const read = await attempt(readRecord(session, posting.recordType, id));
			if (!('value' in read) || read.value.found !== 'record') return false;
			const { record } = read.value;
			const isSame = externalIdKey(record.externalId) === externalIdKey(posting.externalId);
			return isSame && carriesStamp(record, posting);
		}),
	);
	return reads.every(Boolean);
}

async function removed(
	session: NetSuiteSession,
	job: Job,
	{ index, posting, id, label }: Removal,
): Promise<boolean> {
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
	setState({ job, index }, { kind: 'backedOut', label: `${kindOf(posting).word} ${label}` });
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
