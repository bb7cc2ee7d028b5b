import { type DocumentItem, type Posting, RECORD_TYPES, type RecordType } from '../../../shared/documentItem';
import { type Problem, problem } from '../../../shared/problems/problem';
import { attempt } from '../../transport/fault';
import type { NetSuiteSession } from '../../transport/session';
import { earlierRevisions, externalIdKey, isExternalId, memberIdOf, reversalId } from '../externalId';
import { stateOf } from '../found/foundTransaction';
import type { RecordsByExternalId } from '../found/lookUp';
import { readRecord } from '../found/transactionRecord';
import { ended } from '../outcome';
import type { JudgedItem } from '../validate/judgeItem';
import type { Routed } from '../validate/routeItem';
import type { HigherRevisionPolicy } from './revisionFields';

/** Revisions before a document's own that are looked for one by one. */
const MOST_READ = 10;

/** A record of a document, by the only id that is known of it. */
interface Wanted {
	externalId: string;
	recordTypes: readonly RecordType[];
}

/**
 * What the books hold of a document's past is found by queries, and those may lag behind a write by minutes (netsuite.md, section 6).
 * So before a later revision is posted, or counts as unchanged, the earlier ones that no query has shown are read one by one, and of
 * those that were shown the journals that take them back; and before a recalled one is taken back, the next. What is there waits until a query shows it, with its lines.
 */
export async function waitForUnlisted(
	session: NetSuiteSession,
	judged: JudgedItem,
	records: RecordsByExternalId,
	policy: HigherRevisionPolicy,
	routed: Routed,
): Promise<Routed> {
	const isTakenBack = routed.output === 'ready' && routed.item.purpose === 'reverse';
	if (!isTakenBack && (policy === 'post' || !goesBeside(routed, judged))) return routed;
	const all = isTakenBack ? laterOf(routed.item) : wantedOf(routed.item, judged);
	for (const wanted of all.filter((one) => isUnlisted(one, records))) {
		const found = await sightOf(session, wanted);
		if (found) return { item: waiting(routed.item, found), output: 'notReady' };
	}
	return routed;
}

/** Whether it is about to be posted, or told to Concur by the record of another revision. */
function goesBeside({ item, output }: Routed, { finding, earlier }: JudgedItem): boolean {
	const { status, purpose, externalId, docStatus } = item;
	if (purpose !== 'post' || !['READY', 'ACKNOWLEDGED', ''].includes(docStatus)) return false;
	const isPosted = output === 'ready' && status === 'ready';
	const isUnchanged = output === 'alreadyPosted' && finding.found === 'nothing';
	if (!isPosted && !isUnchanged) return false;
	return (memberIdOf(externalId)?.revision ?? 1) > 1 || earlier.length > 0;
}

const isUnlisted = ({ externalId }: Wanted, records: RecordsByExternalId): boolean =>
	isExternalId(externalId) && !records.has(externalIdKey(externalId));

/** The next revision may have taken it back already. */
function laterOf({ externalId }: DocumentItem): Wanted[] {
	const own = memberIdOf(externalId);
	return own
		? [{ externalId: `${own.stem}${own.revision + 1}${own.part}`, recordTypes: ['journalEntry'] }]
		: [];
}

function wantedOf(item: DocumentItem, { earlier }: JudgedItem): Wanted[] {
	const recordTypes = typesOf(item.postings);
	const revisions = earlierRevisions(item.externalId)
		.slice(0, MOST_READ)
		.map((externalId): Wanted => ({ externalId, recordTypes }));
	const reversals = earlier
		.filter(({ externalId }) => !memberIdOf(externalId)?.isReversal)
		.map(({ externalId }): Wanted => ({
			externalId: reversalId(externalId),
			recordTypes: ['journalEntry'],
		}));
	return [...revisions, ...reversals];
}

/** What the earlier revision may have become: the same, or a credit instead of a bill. */
function typesOf(postings: readonly Posting[]): RecordType[] {
	const planned = new Set(postings.map(({ recordType }) => recordType));
	if (planned.has('vendorBill')) planned.add('vendorCredit');
	if (planned.has('vendorCredit')) planned.add('vendorBill');
	return RECORD_TYPES.filter((recordType) => planned.has(recordType));
}

/** Types that the role may not read one by one say nothing. */
async function sightOf(
	session: NetSuiteSession,
	{ externalId, recordTypes }: Wanted,
): Promise<Problem | undefined> {
	for (const recordType of recordTypes) {
		const read = await attempt(readRecord(session, recordType, `eid:${externalId}`));
		if ('error' in read) {
			if (read.error.kind !== 'unavailable') continue;
			return problem('netsuite-unreachable', { value: read.error.message });
		}
		const { value } = read;
		if (value.found === 'hidden') return problem('external-id-hidden', { value: externalId });
		if (value.found !== 'record' || ['voided', 'rejected'].includes(stateOf(value.record))) continue;
		const { tranId, id } = value.record;
		return problem('earlier-record-not-listed', { field: 'revision', value: tranId || id || externalId });
	}
	return undefined;
}

/** The next run looks again; what Concur has handed over stays claimed. */
function waiting(item: DocumentItem, found: Problem): DocumentItem {
	const isHandedOver = item.docStatus === 'ACKNOWLEDGED' || item.purpose === 'reverse';
	const status = isHandedOver ? 'unfinished' : 'notReady';
	return ended({ ...item, reverses: [], validatedHash: '' }, status, [found]);
}
