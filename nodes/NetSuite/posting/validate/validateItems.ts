import type { DocumentItem, Posting } from '../../../shared/documentItem';
import { type Problem, problem } from '../../../shared/problems/problem';
import { loadMasterData, type MasterData } from '../../masterData/masterData';
import { withVendorCurrencies } from '../../masterData/vendorCurrencies';
import { attempt } from '../../transport/fault';
import type { NetSuiteSession } from '../../transport/session';
import { earlierRevisions, reversalId } from '../externalId';
import { expectedOf, lookUp, type RecordsByExternalId } from '../found/lookUp';
import { ended } from '../outcome';
import { familiesOf, RECALLED, withFamilies } from '../revisions/family';
import { judgePast, type Past, pastPostings } from '../revisions/past';
import { onePerFamily } from '../revisions/onePerFamily';
import { waitForUnlisted } from '../revisions/unlisted';
import { asSubmitted, ownExternalIds } from '../revisions/submission';
import { type Candidate, candidateOf } from './candidate';
import { checkItem, type ItemCheck } from './checkItem';
import { collectHomes, collectRefs } from './collectRefs';
import { type JudgedItem, judgeItem } from './judgeItem';
import { lookAgain } from './lookAgain';
import { routeItem, type Routed, type ValidateSettings } from './routeItem';
import { findSupplierInvoices, invoiceUses, type SupplierInvoices, twiceInRun } from './supplierInvoices';

/** An item with all that NetSuite has said of it. */
interface Judged {
	candidate: Candidate;
	judged: JudgedItem;
	/** Of its postings, or of those that take their place. */
	check: ItemCheck | undefined;
	past: Past;
}

/**
 * Validates all items of a run at once: external ids, references and periods in one round of queries
 * (contract: at most ten; a few more where there are revisions or recalled documents). NetSuite out of reach is told per item, since
 * nothing has happened yet.
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
	const read = await attempt(judgeAll(session, wanted, settings));
	if ('error' in read) {
		if (read.error.kind !== 'unavailable') throw read.error;
		const unreachable = problem('netsuite-unreachable', { value: read.error.message });
		return items.map((item, index) => (candidates[index] ? outOfReach(item, unreachable) : passedOn(item)));
	}
	const { master, all, records } = read.value;
	const uses = invoiceUses(
		all.map((one) => (one.check && one.judged.finding.found === 'nothing' ? readablePostings(one) : [])),
	);
	const judgedOf = new Map(wanted.map((candidate, index) => [candidate, all[index]]));
	const routed = items.map((item, index) => {
		const candidate = candidates[index];
		const one = candidate && judgedOf.get(candidate);
		if (!one) return passedOn(item);
		const check = one.check && withTwins(one.check, readablePostings(one), uses);
		return routeItem(one.candidate, one.judged, check, one.past, { session, master, settings });
	});
	const seen = await Promise.all(
		routed.map(async (one, index) => {
			const candidate = candidates[index];
			const judged = candidate && judgedOf.get(candidate);
			return judged ? await lookAgain(session, judged.candidate, judged.judged, one) : one;
		}),
	);
	const standIns = candidates.flatMap((candidate, index) =>
		candidate && judgedOf.get(candidate)?.past.kind === 'unchanged' ? [index] : [],
	);
	return await Promise.all(
		onePerFamily(seen, new Set(standIns)).map(async (one, index) => {
			const candidate = candidates[index];
			const judged = candidate && judgedOf.get(candidate)?.judged;
			return judged ? await waitForUnlisted(session, judged, records, settings.higherRevision, one) : one;
		}),
	);
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

async function judgeAll(
	session: NetSuiteSession,
	wanted: readonly Candidate[],
	settings: ValidateSettings,
): Promise<{ master: MasterData; all: Judged[]; records: RecordsByExternalId }> {
	const [master, first, invoices] = await readAll(session, wanted);
	const submitted = wanted.map((candidate) => asSubmitted(candidate, first));
	const records = await withFamilies(session, submitted, first, submitted.flatMap(postingsOf));
	const families = familiesOf(records);
	const found = submitted.map((candidate) => ({
		candidate,
		judged: judgeItem(candidate, records, families, (posting) =>
			expectedOf(candidate.item, posting, master.lists),
		),
		check: candidate.checked ? checkItem(candidate, master, settings, invoices) : undefined,
	}));
	const pasts = await judgePast(session, found, records, settings, master.features);
	const drafts = pasts.flatMap(pastPostings);
	if (drafts.length === 0) {
		const all = found.map((one, index) => ({ ...one, past: pasts[index] ?? { kind: 'none' as const } }));
		return { master, all, records };
	}
	// What stands in the books is referred to by internal id.
	const further = await loadMasterData(session, collectRefs(drafts), collectHomes(drafts));
	const all = found.map((one, index): Judged => {
		const past: Past = pasts[index] ?? { kind: 'none' };
		const postings = pastPostings(past);
		if (postings.length === 0) return { ...one, past };
		// What Prepare Posting has found wrong with the document says nothing about a journal that takes it back.
		const item = past.kind === 'mirror' ? { ...one.candidate.item, problems: [] } : one.candidate.item;
		return { ...one, past, check: checkItem({ item, read: { postings } }, further, settings, invoices) };
	});
	return { master, all, records };
}

const postingsOf = ({ read }: Candidate): Posting[] => ('postings' in read ? read.postings : []);

async function readAll(
	session: NetSuiteSession,
	candidates: readonly Candidate[],
): Promise<[MasterData, RecordsByExternalId, SupplierInvoices]> {
	const own = candidates.flatMap((candidate) => {
		const ids = ownExternalIds(candidate);
		return RECALLED.has(candidate.item.docStatus.trim().toUpperCase())
			? [...ids, ...ids.map(reversalId)]
			: ids;
	});
	const toCheck = candidates.filter(({ checked }) => checked).flatMap(postingsOf);
	return await Promise.all([
		loadMasterData(session, collectRefs(toCheck), collectHomes(toCheck)).then(
			async (master) => await withVendorCurrencies(session, master, toCheck),
		),
		lookUp(session, [...own, ...own.flatMap(earlierRevisions)], candidates.flatMap(postingsOf)),
		findSupplierInvoices(session, toCheck),
	]);
}

/** Acknowledged documents stay claimed; the others are looked at again by the next run. */
function outOfReach(item: DocumentItem, unreachable: Problem): Routed {
	const ready = item.docStatus === 'READY' || item.docStatus === '';
	if (item.status === 'pendingApproval') return passedOn(item);
	if (ready && (item.status === 'skipped' || item.status === 'nothingToPost')) return passedOn(item);
	return { item: ended(item, ready ? 'notReady' : 'unfinished', [unreachable]), output: 'notReady' };
}

/** Nothing to post may still be something to tell Concur. */
export function passedOn(item: DocumentItem): Routed {
	const tellsConcur = item.status === 'nothingToPost' && item.confirmAs !== undefined;
	return { item, output: tellsConcur ? 'ready' : 'notReady' };
}
