import { z } from 'zod';
import { parseJson, toJson } from '../../shared/losslessJson';
import type { NetSuiteAnswer } from './netSuiteRequest';
import type { NetSuiteSession } from './session';
import { withLiterals } from './sqlLiteral';

/**
 * A row with lower-case column names. All values are text, as SuiteQL gives them; a null column is missing.
 */
export type Row = Readonly<Record<string, string>>;

export interface SuiteQlPage {
	rows: Row[];
	hasMore: boolean;
	/** Rows of the whole result, as far as NetSuite says. */
	totalResults: number;
}

export interface SuiteQlQuery {
	text: string;
	/** Values of the `?`s, in order. */
	values?: readonly string[];
	/** Send the values as bound parameters; else each goes in as an escaped literal. */
	bound: boolean;
}

/** Rows of a page; also the most items of an IN list (netsuite.md, section 5). */
export const PAGE_SIZE = 1_000;

const SUITEQL_PATH = '/services/rest/query/v1/suiteql';

const pageSchema = z.object({
	items: z.array(z.record(z.unknown())),
	hasMore: z.boolean().optional(),
	totalResults: z.coerce.number().int().nonnegative().optional(),
});

/** One page. @throws NetSuiteReadError */
export async function suiteQlPage(
	session: NetSuiteSession,
	query: SuiteQlQuery,
	page: { limit: number; offset: number },
): Promise<SuiteQlPage> {
	const values = query.values ?? [];
	const body = query.bound
		? { q: query.text, ...(values.length > 0 && { params: values }) }
		: { q: withLiterals(query.text, values) };
	let read: SuiteQlPage | undefined;
	await session.read(
		{
			method: 'POST',
			path: SUITEQL_PATH,
			query: { limit: String(page.limit), offset: String(page.offset) },
			headers: { prefer: 'transient', 'content-type': 'application/json' },
			body: toJson(body),
		},
		// A cut-off answer is a broken connection, not an empty result.
		(answer) => (read = readPage(answer)) !== undefined,
	);
	return read ?? { rows: [], hasMore: false, totalResults: 0 };
}

function readPage(answer: NetSuiteAnswer): SuiteQlPage | undefined {
	const page = pageSchema.safeParse(jsonOf(answer.body));
	if (!page.success) return undefined;
	const { items, hasMore = false, totalResults = items.length } = page.data;
	return { rows: items.map(readRow), hasMore, totalResults };
}

function jsonOf(body: string): unknown {
	try {
		return parseJson(body);
	} catch {
		return undefined;
	}
}

function readRow(item: Record<string, unknown>): Row {
	const row: Record<string, string> = {};
	for (const [column, value] of Object.entries(item)) {
		const name = column.toLowerCase();
		if (name === 'links' || value === null || value === undefined) continue;
		row[name] = typeof value === 'object' ? toJson(value) : String(value);
	}
	return row;
}

/**
 * All rows of a query whose text has a unique ORDER BY (else pages repeat and skip rows; netsuite.md, 7.1).
 * For results below 100,000 rows.
 */
export async function suiteQlRows(session: NetSuiteSession, query: SuiteQlQuery): Promise<Row[]> {
	const first = await suiteQlPage(session, query, { limit: PAGE_SIZE, offset: 0 });
	return [...first.rows, ...(await furtherRows(session, query, first))];
}

/**
 * Rows of the pages after the first, as many pages at a time as the session allows; up to `most` rows in
 * all.
 */
export async function furtherRows(
	session: NetSuiteSession,
	query: SuiteQlQuery,
	first: SuiteQlPage,
	most = Infinity,
): Promise<Row[]> {
	if (!first.hasMore) return [];
	const pageAt = async (offset: number) => await suiteQlPage(session, query, { limit: PAGE_SIZE, offset });
	const offsets: number[] = [];
	for (let offset = PAGE_SIZE; offset < Math.min(first.totalResults, most); offset += PAGE_SIZE)
		offsets.push(offset);
	const pages = await Promise.all(offsets.map(pageAt));
	// The total may be missing, or rows may have come since: the last page decides whether there is another
	// one.
	for (let last = pages.at(-1) ?? first; last.hasMore; pages.push(last)) {
		const offset = (pages.length + 1) * PAGE_SIZE;
		if (offset >= most) break;
		last = await pageAt(offset);
	}
	return pages.flatMap(({ rows }) => rows);
}

/** `?,?,?` for an IN list. */
export function placeholders(count: number): string {
	return new Array<string>(count).fill('?').join(',');
}

/** Parts of at most 1,000, what an IN list takes. */
export function chunksOf<Item>(items: readonly Item[], size = PAGE_SIZE): Item[][] {
	const chunks: Item[][] = [];
	for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
	return chunks;
}
