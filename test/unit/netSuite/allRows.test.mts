import { describe, expect, it } from 'vitest';

import { allRows } from '../../../nodes/NetSuite/suiteQl/allRows.ts';
import type { NetSuiteSession } from '../../../nodes/NetSuite/transport/session.ts';

interface Service {
	ids: (string | undefined)[];
	/** What `totalResults` says at most; left out of the answer when undefined. */
	totalUpTo?: number;
	tellsTotal?: boolean;
}

/**
 * NetSuite as the reference describes it: unordered pages are served, and no query reaches beyond 100,000
 * rows.
 */
function service({ ids, totalUpTo = 100_000, tellsTotal = true }: Service): {
	session: NetSuiteSession;
	asked: { q: string; offset: number }[];
} {
	const asked: { q: string; offset: number }[] = [];
	const session = {
		async read(
			request: { body: string; query: { limit: string; offset: string } },
			isWhole: (answer: object) => boolean,
		) {
			const { q, params = [] } = JSON.parse(request.body) as { q: string; params?: string[] };
			const [limit, offset] = [Number(request.query.limit), Number(request.query.offset)];
			asked.push({ q, offset });
			const after = /q\.id > \?/.test(q) ? Number(params.at(-1)) : -Infinity;
			const rows = ids.filter((id) => id === undefined || Number(id) > after).slice(0, 100_000);
			const items = rows
				.slice(offset, offset + limit)
				.map((id) => ({ links: [], ...(id !== undefined && { ID: id }), n: 1 }));
			const body = {
				items,
				hasMore: offset + limit < rows.length,
				...(tellsTotal && { totalResults: Math.min(rows.length, totalUpTo) }),
			};
			isWhole({ statusCode: 200, headers: {}, body: JSON.stringify(body) });
		},
	};
	return { session: session as unknown as NetSuiteSession, asked };
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
const query = (text: string) => ({ text, values: [], bound: true });
const UNORDERED = 'SELECT id FROM transaction';
const ORDERED = 'SELECT id FROM transaction ORDER BY id';

describe('allRows', () => {
	it('sends a query of one page as it is', async () => {
		const { session, asked } = service({ ids: numbered(1_000) });
		expect(await allRows(session, query(UNORDERED))).toHaveLength(1_000);
		expect(asked).toEqual([{ q: UNORDERED, offset: 0 }]);
	});

	it('orders an unordered query by its id before it reads on', async () => {
		const { session, asked } = service({ ids: numbered(2_001) });
		expect((await allRows(session, query(UNORDERED))).map(({ id }) => id)).toEqual(numbered(2_001));
		expect(asked.slice(1).every(({ q }) => q === `SELECT * FROM (${UNORDERED}) q ORDER BY q.id`)).toBe(true);
	});

	it('says what to do where there is no id to order by', async () => {
		const { session } = service({ ids: new Array<undefined>(1_001).fill(undefined) });
		await expect(allRows(session, query(UNORDERED))).rejects.toThrow('more than 1,000 rows and no order');
		const large = service({ ids: new Array<undefined>(100_000).fill(undefined) });
		await expect(allRows(large.session, query(ORDERED))).rejects.toThrow('more than 100,000 rows');
	});

	it('says so where the id comes twice', async () => {
		const { session } = service({ ids: [...numbered(1_500), '1500'] });
		await expect(allRows(session, query(UNORDERED))).rejects.toThrow('not unique: 1500 comes twice');
	});

	it.each([[true], [false]])(
		'reads on where the total is not told or stops counting (told: %s)',
		async (tellsTotal) => {
			const { session } = service({ ids: numbered(3_500), totalUpTo: 1_500, tellsTotal });
			expect((await allRows(session, query(ORDERED))).map(({ id }) => id)).toEqual(numbered(3_500));
		},
	);

	it.each([[100_000], [100_001], [250_000]])('reads %i rows by key, each once', async (count) => {
		const { session, asked } = service({ ids: numbered(count) });
		const rows = await allRows(session, query(ORDERED));
		expect(rows.length).toBe(count);
		expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
		expect(Math.max(...asked.map(({ offset }) => offset))).toBeLessThan(100_000);
	});
});
