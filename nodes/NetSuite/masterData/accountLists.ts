import { executionCache } from '../transport/executionCache';
import { unlessUnknown } from '../transport/fault';
import { accountFeatures, type Features } from '../transport/features';
import type { NetSuiteSession } from '../transport/session';
import { type Row, suiteQlRows } from '../transport/suiteQl';
import { isTrue, leafOf, type MasterRecord } from './masterRecord';

/**
 * The short lists of an account, read whole, once per execution. A list that the role cannot read is
 * undefined.
 */
export interface AccountLists {
	features: Features;
	subsidiaries?: MasterRecord[];
	currencies?: MasterRecord[];
}

const SUBSIDIARIES =
	'SELECT id, name, fullname, parent, currency, externalid, isinactive, iselimination FROM subsidiary ORDER BY id';
/**
 * All columns, because not every account has those that say "inactive" and "decimal places" (netsuite.md,
 * 7.3).
 */
const CURRENCIES = 'SELECT * FROM currency ORDER BY id';
const CURRENCIES_SURE = 'SELECT id, symbol, name FROM currency ORDER BY id';

const cache = executionCache<AccountLists>();

/** One round of three calls; more where something is missing. @throws NetSuiteReadError */
export async function accountLists(session: NetSuiteSession): Promise<AccountLists> {
	return await cache.get(session.executionKey, async () => {
		const [features, subsidiaries, currencies] = await Promise.all([
			accountFeatures(session),
			rowsIfReadable(session, SUBSIDIARIES),
			rowsIfReadable(session, CURRENCIES, CURRENCIES_SURE),
		]);
		return {
			features,
			...(features.oneWorld && subsidiaries && { subsidiaries: subsidiaries.map(readSubsidiary) }),
			...(features.multiCurrency && currencies && { currencies: currencies.map(readCurrency) }),
		};
	});
}

/**
 * The rows of the first text that is understood; undefined when none is, or when the role sees nothing at
 * all.
 */
async function rowsIfReadable(session: NetSuiteSession, ...texts: string[]): Promise<Row[] | undefined> {
	for (const text of texts) {
		const rows = await unlessUnknown(suiteQlRows(session, { text, bound: false }));
		if (rows && rows.length > 0) return rows;
	}
	return undefined;
}

function readSubsidiary(row: Row): MasterRecord {
	const name = row.name ?? leafOf(row.fullname ?? '');
	return {
		kind: 'subsidiary',
		id: row.id ?? '',
		label: name,
		keys: { id: [row.id ?? ''], externalId: [row.externalid ?? ''], name: [row.fullname ?? '', name] },
		isInactive: isTrue(row.isinactive),
		row,
	};
}

function readCurrency(row: Row): MasterRecord {
	const symbol = row.symbol ?? '';
	return {
		kind: 'currency',
		id: row.id ?? '',
		label: symbol || (row.name ?? ''),
		keys: {
			id: [row.id ?? ''],
			symbol: [symbol],
			name: [row.name ?? '', symbol],
			externalId: [row.externalid ?? ''],
		},
		isInactive: isTrue(row.isinactive),
		row,
	};
}

/** A subsidiary and all above it, lowest first. */
export function withParents(id: string, subsidiaries: readonly MasterRecord[]): string[] {
	const chain: string[] = [];
	for (let next: string | undefined = id; next && !chain.includes(next);) {
		chain.push(next);
		const current: string = next;
		next = subsidiaries.find((subsidiary) => subsidiary.id === current)?.row.parent;
	}
	return chain;
}
