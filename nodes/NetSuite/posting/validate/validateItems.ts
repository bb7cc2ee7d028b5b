import type { DocumentItem, Posting } from '../../../shared/documentItem';
import { type Problem, problem } from '../../../shared/problems/problem';
import { loadMasterData, type MasterData } from '../../masterData/masterData';
import { attempt } from '../../transport/fault';
import type { NetSuiteSession } from '../../transport/session';
import { earlierRevisions } from '../externalId';
import { expectedOf, lookUp, type RecordsByExternalId } from '../found/lookUp';
import { ended } from '../outcome';
import { type Candidate, candidateOf } from './candidate';
import { checkItem, type ItemCheck } from './checkItem';
import { collectHomes, collectRefs } from './collectRefs';
import { judgeItem } from './judgeItem';
import { routeItem, type Routed, type ValidateSettings } from './routeItem';
import { findSupplierInvoices, invoiceUses, type SupplierInvoices, twiceInRun } from './supplierInvoices';

/**
 * Validates all items of a run at once: external ids, references and periods in one round of queries
 * (contract: at most ten). NetSuite out of reach is told per item, since nothing has happened yet.
 * @throws NetSuiteReadError when NetSuite refuses the sign-in or a query
 */
export async function validateItems(
	session: NetSuiteSession,
	items: readonly DocumentItem[],
	settings: ValidateSettings,
): Promise<Routed[]> {
	const candidates = items.map(candidateOf);
	const wanted = candidates.filter((candidate) => candidate !== undefined);
	if (wanted.length === 0) return items.map(passedOn);
	const read = await attempt(readAll(session, wanted));
	if ('error' in read) {
		if (read.error.kind !== 'unavailable') throw read.error;
		const unreachable = problem('netsuite-unreachable', { value: read.error.message });
		return items.map((item, index) => (candidates[index] ? outOfReach(item, unreachable) : passedOn(item)));
	}
	const [master, records, invoices] = read.value;
	const judged = candidates.map(
		(candidate) =>
			candidate && {
				candidate,
				judged: judgeItem(candidate, records, (posting) => expectedOf(candidate.item, posting, master.lists)),
				check: candidate.checked ? checkItem(candidate, master, settings, invoices) : undefined,
			},
	);
	const uses = invoiceUses(
		judged.map((one) => (one?.check && one.judged.finding.found === 'nothing' ? readablePostings(one) : [])),
	);
	return items.map((item, index) => {
		const one = judged[index];
		if (!one) return passedOn(item);
		const check = one.check && withTwins(one.check, readablePostings(one), uses);
		return routeItem(one.candidate, one.judged, check, { session, master, settings });
	});
}

const readablePostings = ({ candidate, check }: { candidate: Candidate; check?: ItemCheck }): Posting[] =>
	'postings' in candidate.read ? (check?.postings ?? []) : [];

/** Two documents of one run that are the same supplier's invoice. */
function withTwins(
	check: ItemCheck,
	postings: readonly Posting[],
	uses: ReadonlyMap<string, number>,
): ItemCheck {
	const twins = postings.flatMap((posting, index) => twiceInRun(posting, index, uses) ?? []);
	return twins.length === 0 ? check : { ...check, problems: [...check.problems, ...twins] };
}

async function readAll(
	session: NetSuiteSession,
	candidates: readonly Candidate[],
): Promise<[MasterData, RecordsByExternalId, SupplierInvoices]> {
	const postingsOf = ({ read }: Candidate): Posting[] => ('postings' in read ? read.postings : []);
	const postings = candidates.flatMap(postingsOf);
	const own = candidates.flatMap((candidate) => [
		candidate.item.externalId,
		...postingsOf(candidate).map(({ externalId }) => externalId),
	]);
	const toCheck = candidates.filter(({ checked }) => checked).flatMap(postingsOf);
	return await Promise.all([
		loadMasterData(session, collectRefs(toCheck), collectHomes(toCheck)),
		lookUp(session, [...own, ...own.flatMap(earlierRevisions)], postings),
		findSupplierInvoices(session, toCheck),
	]);
}

/** Acknowledged documents stay claimed; the others are looked at again by the next run. */
function outOfReach(item: DocumentItem, unreachable: Problem): Routed {
	const ready = item.docStatus === 'READY' || item.docStatus === '';
	if (ready && (item.status === 'skipped' || item.status === 'nothingToPost')) return passedOn(item);
	return { item: ended(item, ready ? 'notReady' : 'unfinished', [unreachable]), output: 'notReady' };
}

/** Nothing to post may still be something to tell Concur. */
export function passedOn(item: DocumentItem): Routed {
	const tellsConcur = item.status === 'nothingToPost' && item.confirmAs !== undefined;
	return { item, output: tellsConcur ? 'ready' : 'notReady' };
}
