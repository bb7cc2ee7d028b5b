import { executionCache } from './executionCache';
import { unlessUnknown } from './fault';
import type { NetSuiteSession } from './session';
import { type Row, suiteQlPage, suiteQlRows } from './suiteQl';

/** What this account has. A field of a feature that it does not have is never sent (design.md, section 6). */
export interface Features {
	/** SuiteQL takes `?` with values (2026.2 and later). */
	boundParameters: boolean;
	/** Subsidiaries. */
	oneWorld: boolean;
	multiCurrency: boolean;
	accountingPeriods: boolean;
	departments: boolean;
	classes: boolean;
	locations: boolean;
}

/**
 * Columns that exist only with the feature. They prove it better than its table, which the role may not be
 * allowed to read.
 */
const COLUMNS = {
	oneWorld: 'tl.subsidiary',
	multiCurrency: 't.currency',
	accountingPeriods: 't.postingperiod',
	departments: 'tl.department',
	classes: 'tl.class',
	locations: 'tl.location',
} as const satisfies Partial<Record<keyof Features, string>>;

const cache = executionCache<Features>();

/**
 * Asked once per execution. One call where the account has everything; else one more round of a call per
 * feature.
 * @throws NetSuiteReadError, `refused` when the role may not read transactions
 */
export async function accountFeatures(session: NetSuiteSession): Promise<Features> {
	return await cache.get(session.executionKey, async () => await detectFeatures(session));
}

async function detectFeatures(session: NetSuiteSession): Promise<Features> {
	if (await answers(session, Object.values(COLUMNS), true)) {
		return {
			boundParameters: true,
			oneWorld: true,
			multiCurrency: true,
			accountingPeriods: true,
			departments: true,
			classes: true,
			locations: true,
		};
	}
	const has = async (feature: keyof typeof COLUMNS) => await answers(session, [COLUMNS[feature]], false);
	const [boundParameters, oneWorld, multiCurrency, accountingPeriods, departments, classes, locations] =
		await Promise.all([
			answers(session, [], true),
			has('oneWorld'),
			has('multiCurrency'),
			has('accountingPeriods'),
			has('departments'),
			has('classes'),
			has('locations'),
			assertTransactionsReadable(session),
		]);
	return { boundParameters, oneWorld, multiCurrency, accountingPeriods, departments, classes, locations };
}

/** Finds nothing, by the index; only whether it is understood matters. */
function probe(columns: readonly string[], bound: boolean) {
	const text = `SELECT ${['t.id', ...columns].join(', ')} FROM transaction t, transactionline tl WHERE tl.transaction = t.id AND t.id = ?`;
	return { text, values: ['0'], bound };
}

async function answers(
	session: NetSuiteSession,
	columns: readonly string[],
	bound: boolean,
): Promise<boolean> {
	return (
		(await unlessUnknown(suiteQlPage(session, probe(columns, bound), { limit: 1, offset: 0 }))) !== undefined
	);
}

async function assertTransactionsReadable(session: NetSuiteSession): Promise<void> {
	await suiteQlPage(session, probe([], false), { limit: 1, offset: 0 });
}

/**
 * A query of our own, bound where the account can. The text needs a unique ORDER BY. @throws
 * NetSuiteReadError
 */
export async function queryRows(
	session: NetSuiteSession,
	text: string,
	values: readonly string[] = [],
): Promise<Row[]> {
	const { boundParameters } = await accountFeatures(session);
	return await suiteQlRows(session, { text, values, bound: boundParameters });
}
