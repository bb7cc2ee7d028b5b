import { UserError } from 'n8n-workflow';
import { attempt, unlessUnknown } from '../transport/fault';
import type { NetSuiteSession } from '../transport/session';
import {
	furtherRows,
	PAGE_SIZE,
	type Row,
	type SuiteQlPage,
	type SuiteQlQuery,
	suiteQlPage,
} from '../transport/suiteQl';
import { hasOrderBy } from './queryText';

/** Rows that one query reaches at most, over all pages (netsuite.md, section 5). */
export const MOST_ROWS = 100_000;

/**
 * All rows of a query that somebody wrote. Up to 1,000 rows it is sent as it is. Beyond, pages need a unique
 * order, or they repeat and skip rows (netsuite.md, 7.1): a query with an ORDER BY keeps it, one without is
 * ordered by its column `id`. Beyond 100,000 rows it is read in windows by `id`, in the order of `id`.
 * @throws UserError where the query lets neither be done; NetSuiteReadError
 */
export async function allRows(session: NetSuiteSession, query: SuiteQlQuery): Promise<Row[]> {
	const ordered = hasOrderBy(query.text);
	const asked = await attempt(suiteQlPage(session, query, { limit: PAGE_SIZE, offset: 0 }));
	if ('error' in asked) {
		// Where pages without an order are refused as such, the order may help.
		const helped =
			ordered || asked.error.fault.statusCode !== 400
				? undefined
				: await unlessUnknown(windows(session, query));
		if (helped) return helped;
		throw asked.error;
	}
	const first = asked.value;
	if (!first.hasMore) return first.rows;
	// The total may be missing, or stop counting at what one query reaches.
	if (ordered && first.totalResults < MOST_ROWS) {
		const rows = [...first.rows, ...(await furtherRows(session, query, first, MOST_ROWS))];
		if (rows.length < MOST_ROWS) return rows;
	}
	assertHasId(first, ordered);
	return await windows(session, query);
}

function assertHasId({ rows }: SuiteQlPage, ordered: boolean): void {
	if (rows.every(({ id }) => id !== undefined)) return;
	throw new UserError(
		ordered
			? 'The query has more than 100,000 rows. Add a column "id" that is unique, or ask for less.'
			: 'The query has more than 1,000 rows and no order. Add a unique ORDER BY, or a column "id" that is unique.',
	);
}

/** Pages of the query ordered by its own column `id`, a window of 100,000 rows at a time. */
async function windows(session: NetSuiteSession, { text, values = [], bound }: SuiteQlQuery): Promise<Row[]> {
	const rows: Row[] = [];
	for (let last: string | undefined; ;) {
		const window: SuiteQlQuery = {
			text: `SELECT * FROM (${text}) q${last === undefined ? '' : ' WHERE q.id > ?'} ORDER BY q.id`,
			values: last === undefined ? values : [...values, last],
			bound,
		};
		const first = await suiteQlPage(session, window, { limit: PAGE_SIZE, offset: 0 });
		const found = [...first.rows, ...(await furtherRows(session, window, first, MOST_ROWS))];
		assertUnique(rows.at(-1), found);
		for (const row of found) rows.push(row);
		last = found.at(-1)?.id;
		if (found.length < MOST_ROWS || last === undefined) return rows;
	}
}

/** Two neighbours with one id: then pages cannot be told apart, and rows would be lost or doubled. */
function assertUnique(before: Row | undefined, found: readonly Row[]): void {
	let last = before?.id;
	for (const { id } of found) {
		if (id === last)
			throw new UserError(
				`The column "id" of the query is not unique: ${id ?? 'it is empty'} comes twice. Add a unique ORDER BY, or ask for less.`,
			);
		last = id;
	}
}
