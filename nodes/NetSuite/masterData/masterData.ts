import type { Ref, RefType } from '../../shared/documentItem';
import type { Features } from '../transport/features';
import type { NetSuiteSession } from '../transport/session';
import { chunksOf } from '../transport/suiteQl';
import { type AccountLists, accountLists, withParents } from './accountLists';
import { loadTable } from './loadTable';
import { homeSubsidiaries } from './homeSubsidiaries';
import { isLookedUp } from './lookUpQuery';
import type { Kind, MasterRecord } from './masterRecord';
import { matchRef, type Match } from './matchRef';
import { loadOrderLines, type OrderLines } from './orderLines';
import { type Calendar, currentCalendar } from './periods';
import { type Table, TABLES } from './tables';
import type { VendorCurrencies } from './vendorCurrencies';

/**
 * Everything that a set of postings refers to, read in one round (two when nothing is known of the account
 * yet).
 */
export interface MasterData {
	features: Features;
	lists: AccountLists;
	calendar: Calendar;
	orderLines: OrderLines;
	/** By internal id; absent where nothing was asked. */
	vendorCurrencies?: ReadonlyMap<string, VendorCurrencies>;
	find(ref: Ref): Resolution;
}

/** `unreadable`: not found, but the role may not read (all of) the list. */
export type Resolution = Match | { found: 'unreadable' };

const KINDS: Record<RefType, readonly Kind[]> = {
	account: ['account'],
	department: ['department'],
	class: ['class'],
	location: ['location'],
	vendor: ['vendor'],
	employee: ['employee'],
	customer: ['customer', 'project'],
	entity: ['employee', 'vendor', 'customer', 'project'],
	currency: ['currency'],
	subsidiary: ['subsidiary'],
	terms: ['terms'],
	expenseCategory: ['expenseCategory'],
	purchaseOrder: ['purchaseOrder'],
	taxCode: ['taxCode'],
};

/** Kinds that exist only with a feature. */
const FEATURE_OF: Partial<Record<Kind, keyof Features>> = {
	department: 'departments',
	class: 'classes',
	location: 'locations',
	currency: 'multiCurrency',
	subsidiary: 'oneWorld',
};

/**
 * Reads what the refs name: one query per kind and 1,000 values, all at once. `homes`: employees and vendors among them whose
 * own subsidiaries matter; one round more. @throws NetSuiteReadError
 */
export async function loadMasterData(
	session: NetSuiteSession,
	refs: readonly Ref[],
	homes: readonly Ref[] = [],
): Promise<MasterData> {
	const lists = await accountLists(session);
	const { features } = lists;
	const homeIds = features.oneWorld ? await homeSubsidiaries(session, uniqueRefs(homes), KINDS) : [];
	const records = new Map<Kind, MasterRecord[] | undefined>([
		['subsidiary', lists.subsidiaries],
		['currency', lists.currencies],
	]);
	const posted = refs
		.filter(({ type }) => type === 'subsidiary')
		.map((ref) => matchRef(ref, lists.subsidiaries ?? []));
	const mattering = [
		...homeIds,
		...posted.flatMap((match) => (match.found === 'one' ? [match.record.id] : [])),
	];
	const subsidiaries = new Set(mattering.flatMap((id) => withParents(id, lists.subsidiaries ?? [])));
	const wanted = uniqueRefs(refs);
	const load = async (table: Table) => {
		const feature = FEATURE_OF[table.kind];
		const mine = wanted.filter((ref) => KINDS[ref.type].includes(table.kind) && isLookedUp(table, ref));
		if (mine.length === 0 || (feature && !features[feature])) return;
		const chunks = await Promise.all(
			chunksOf(mine).map(async (chunk) => await loadTable(session, table, chunk, lists, [...subsidiaries])),
		);
		const unreadable = chunks.some((chunk) => chunk === undefined);
		records.set(table.kind, unreadable ? undefined : uniqueById(chunks.flatMap((chunk) => chunk ?? [])));
	};
	const [calendar, orderLines] = await Promise.all([
		currentCalendar(session),
		loadOrderLines(session, wanted),
		...TABLES.map(load),
	]);

	const find = (ref: Ref): Resolution => {
		const kinds = KINDS[ref.type];
		const match = matchRef(
			ref,
			kinds.flatMap((kind) => records.get(kind) ?? []),
		);
		const optional = (kind: Kind) => TABLES.some((table) => table.kind === kind && table.optional);
		const unreadable = kinds.some(
			(kind) => records.has(kind) && records.get(kind) === undefined && !optional(kind),
		);
		return match.found === 'none' && unreadable ? { found: 'unreadable' } : match;
	};
	// The same few records stand on most of the lines of a run.
	const known = new Map<string, Resolution>();
	return {
		features,
		lists,
		calendar,
		orderLines,
		find(ref) {
			const key = keyOf(ref);
			const resolution = known.get(key) ?? find(ref);
			known.set(key, resolution);
			return resolution;
		},
	};
}

const keyOf = ({ type, by, value }: Ref) => `${type}|${by}|${value.trim()}`;

function uniqueRefs(refs: readonly Ref[]): Ref[] {
	return [...new Map(refs.map((ref) => [keyOf(ref), ref])).values()];
}

function uniqueById(records: readonly MasterRecord[]): MasterRecord[] {
	return [...new Map(records.map((record) => [record.id, record])).values()];
}
