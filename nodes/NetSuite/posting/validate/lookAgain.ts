import { CLAIMS } from '../../../shared/claim';
import { type DocumentItem, type Posting, RECORD_TYPES } from '../../../shared/documentItem';
import { problem } from '../../../shared/problems/problem';
import { attempt } from '../../transport/fault';
import type { NetSuiteSession } from '../../transport/session';
import { isExternalId } from '../externalId';
import { readRecord } from '../found/transactionRecord';
import { documentLabel, ended } from '../outcome';
import type { Candidate } from './candidate';
import type { JudgedItem } from './judgeItem';
import type { Routed } from './routeItem';

/**
 * A query may lag behind a write (netsuite.md, section 6). So before Concur hears `error` about a document that an earlier run may have
 * posted, and before a record counts as deleted, each of its records is read once more by itself.
 */
export async function lookAgain(
	session: NetSuiteSession,
	{ item, read }: Candidate,
	{ finding }: JudgedItem,
	routed: Routed,
): Promise<Routed> {
	const isGone = routed.item.problems.some(({ code }) => code === 'pending-record-gone');
	const isBack = routed.item.purpose === 'sendBack' && routed.output === 'ready' && mayBePosted(item);
	if (finding.found !== 'nothing' || (!isGone && !isBack)) return routed;
	const seen = await sightOf(session, item, 'postings' in read ? read.postings : []);
	if (seen === 'nothing') return routed;
	const value = documentLabel(item);
	if (seen === 'unclear') {
		const hidden = problem('not-verified', { value });
		return { item: ended({ ...item, problems: [] }, 'unfinished', [hidden]), output: 'notReady' };
	}
	const status = isGone ? 'pendingApproval' : 'unfinished';
	const code = isGone ? 'pending-approval' : 'not-verified';
	return {
		item: ended({ ...item, problems: [] }, status, [problem(code, { value: seen.label || value })]),
		output: 'notReady',
	};
}

/** Not so: READY, and no run has ever claimed it or left it to a person. */
function mayBePosted({ workState, docStatus }: DocumentItem): boolean {
	return CLAIMS.has(workState) || workState === 'needsReview' || docStatus !== 'READY';
}

/** By every type that we make: the rules that choose it may have changed since. */
async function sightOf(
	session: NetSuiteSession,
	item: DocumentItem,
	postings: readonly Posting[],
): Promise<'nothing' | 'unclear' | { label: string }> {
	const ids = [...new Set([item.externalId, ...postings.map(({ externalId }) => externalId)])].filter(
		isExternalId,
	);
	const planned = new Set(postings.map(({ recordType }) => recordType));
	for (const externalId of ids) {
		for (const recordType of RECORD_TYPES) {
			const read = await attempt(readRecord(session, recordType, `eid:${externalId}`));
			if ('error' in read) {
				// A type that the account does not have cannot be read either; the planned one can.
				if (planned.has(recordType) || read.error.kind === 'unavailable') return 'unclear';
				continue;
			}
			const { value } = read;
			if (value.found === 'record' && !value.record.voided && !value.record.reversed)
				return { label: value.record.tranId || value.record.id };
			if (value.found === 'hidden' && planned.has(recordType)) return 'unclear';
		}
	}
	return 'nothing';
}
