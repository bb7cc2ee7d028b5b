import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { openSession } from '../transport/session';
import { toNodeError } from '../transport/nodeError';
import { type Row, suiteQlPage } from '../transport/suiteQl';

/** One drop-down list: a page of records at a time, searched while somebody types. */
export interface SearchedList {
	table: string;
	/** Beside `id`. */
	columns: readonly string[];
	/** Columns that are searched. */
	searched: readonly string[];
	/** Conditions that always hold. */
	where: readonly string[];
	orderBy: string;
	nameOf(row: Row): string;
}

const ROWS = 100;
/** Further ones would only make the query longer. */
const MOST_WORDS = 8;
/** A person waits in front of the list. */
const OPTIONS = { maxParallel: 1, timeoutMs: 30_000, maxWaitMs: 10_000 };

/** @throws NodeOperationError with cause and cure */
export async function searchList(
	context: ILoadOptionsFunctions,
	list: SearchedList,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const offset = /^\d+$/.test(paginationToken ?? '') ? Number(paginationToken) : 0;
	// Each word may stand in another column: "1017 price" finds the employee 1017001 Dana Price.
	const words = (filter ?? '').split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
	const matches = list.searched.map((column) => `UPPER(${column}) LIKE UPPER(?)`);
	const conditions = [...list.where, ...words.map(() => `(${matches.join(' OR ')})`)];
	const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
	const text = `SELECT ${['id', ...list.columns].join(', ')} FROM ${list.table}${where} ORDER BY ${list.orderBy}, id`;
	const values = words.flatMap((word) => matches.map(() => `%${word}%`));
	try {
		const session = await openSession(context, OPTIONS);
		// As escaped literals: whether the account takes bound parameters is not worth a question per key
		// stroke.
		const page = await suiteQlPage(session, { text, values, bound: false }, { limit: ROWS, offset });
		return {
			results: page.rows.map((row) => ({ name: list.nameOf(row), value: row.id ?? '' })),
			...(page.hasMore && { paginationToken: String(offset + ROWS) }),
		};
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** `1017001 Dana Price`; the number alone where it is the name. */
export function nameAfterNumber(number: string | undefined, ...names: (string | undefined)[]): string {
	const name = names.filter(Boolean).join(' ');
	return [number, name === number ? '' : name].filter(Boolean).join(' ');
}
