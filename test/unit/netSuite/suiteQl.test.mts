import { NodeOperationError } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { newExecutionId, NetSuiteNode, QUERY_PATH, quickClock } from './support/netSuiteNode.mts';

let sandbox: NetSuiteSandbox;
let node: NetSuiteNode;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	// The orders of the demo company are transactions too.
	sandbox.masterData.purchaseOrders = [];
	node = new NetSuiteNode(sandbox);
});
afterAll(async () => {
	await sandbox.close();
});
beforeEach(() => {
	node.executionId = newExecutionId();
	sandbox.queries.length = 0;
	sandbox.log.clear();
});
afterEach(() => useClock());

async function rows(
	query: string,
	values: string[] = [],
	more: Record<string, unknown> = {},
): Promise<Record<string, string>[]> {
	const [output] = await node.run({
		resource: 'suiteQl',
		operation: 'executeQuery',
		options: { maxParallelRequests: 5 },
		parameters: {
			query,
			queryParameters: values.length ? { parameter: values.map((value) => ({ value })) } : {},
			...more,
		},
	});
	return output!.map(({ json }) => json as Record<string, string>);
}
const all = { returnAll: true };

/** Transactions without lines: cheap rows in any number. */
function fill(count: number) {
	for (let made = sandbox.books.size; made < count; made += 1) {
		sandbox.books.insert({
			recordType: 'journalEntry',
			tranDate: '2026-01-01',
			currency: '1',
			exchangeRate: '1',
			posting: true,
			body: {},
			sublists: {},
			impact: [],
		});
	}
}

describe('Execute Query', () => {
	it('puts out rows with lower-case names and text values, without links', async () => {
		expect(await rows(`SELECT ID, AcctNumber, IsInactive FROM account WHERE acctnumber = '474210';`)).toEqual(
			[
				{
					id: sandbox.masterData.accounts.find(({ acctNumber }) => acctNumber === '474210')!.id,
					acctnumber: '474210',
					isinactive: 'F',
				},
			],
		);
	});

	it('sends values as bound parameters', async () => {
		expect(await rows('SELECT fullname FROM department WHERE externalid = ?', ['21-KING'])).toEqual([
			{ fullname: 'King Street' },
		]);
		expect(sandbox.queries.at(-1)).toBe('SELECT fullname FROM department WHERE externalid = ?');
	});

	it('sends values as escaped literals to older accounts, having asked once', async () => {
		sandbox.modes.boundParameters = false;
		sandbox.add.department("O'Brien", { externalId: 'OB' });
		for (const value of ["O'Brien", "x' OR '1'='1", "?'; DROP TABLE account --"]) {
			expect(await rows('SELECT externalid FROM department WHERE name = ?', [value])).toEqual(
				value === "O'Brien" ? [{ externalid: 'OB' }] : [],
			);
		}
		sandbox.modes.boundParameters = true;
		expect(sandbox.queries).toContain(`SELECT externalid FROM department WHERE name = 'x'' OR ''1''=''1'`);
		expect(sandbox.queries.filter((query) => query.includes('tl.department'))).toHaveLength(1);
	});

	it('asks nothing beside the query when there are no values', async () => {
		await rows('SELECT id FROM currency ORDER BY id');
		expect(sandbox.log.count({ path: QUERY_PATH })).toBe(1);
	});

	it('stops at the limit', async () => {
		expect(await rows('SELECT id FROM account ORDER BY id', [], { limit: 3 })).toHaveLength(3);
		expect(sandbox.log.entries.at(-1)!.query).toBe('limit=3&offset=0');
	});

	it('runs once per item and pairs the rows', async () => {
		const [output] = await node.run({
			resource: 'suiteQl',
			operation: 'executeQuery',
			items: [{ symbol: 'USD' }, { symbol: 'EUR' }],
			parameters: {
				query: 'SELECT name FROM currency WHERE symbol = ?',
				queryParameters: (json: { symbol: string }) => ({ parameter: [{ value: json.symbol }] }),
			},
		});
		expect(output).toEqual([
			{ json: { name: 'US Dollar' }, pairedItem: { item: 0 } },
			{ json: { name: 'Euro' }, pairedItem: { item: 1 } },
		]);
	});

	it.each([
		['', [], /empty/],
		['SELECT id FROM account WHERE id = ?', [], /1 question marks, but there are 0/],
		['SELECT id FROM account', ['1'], /0 question marks, but there are 1/],
	] as const)(
		'says what does not fit in %j',
		async (query, values, message) => await expect(rows(query, [...values])).rejects.toThrow(message),
	);

	it('says what NetSuite does not accept, with the item, or puts it out', async () => {
		const error = (await rows('SELECT nothing FROM account').catch(
			(thrown: unknown) => thrown,
		)) as NodeOperationError;
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.description).toMatch(/Unknown identifier 'nothing'/);
		const [output] = await node.run({
			resource: 'suiteQl',
			operation: 'executeQuery',
			items: [{}, {}, {}],
			continueOnFail: true,
			parameters: {
				query: () =>
					`SELECT ${sandbox.log.count({ path: QUERY_PATH }) === 2 ? 'nothing' : 'id'} FROM currency WHERE symbol = 'USD'`,
			},
		});
		expect(output!.map(({ json, pairedItem }) => [Object.keys(json), pairedItem])).toEqual([
			[['id'], { item: 0 }],
			[['error', 'message', 'details'], { item: 1 }],
			[['id'], { item: 2 }],
		]);
	});

	it('repeats a page that was cut off', async () => {
		quickClock(sandbox);
		sandbox.faults.add({ kind: 'malformedJson', path: QUERY_PATH });
		expect(await rows('SELECT id FROM currency ORDER BY id', [], all)).toHaveLength(5);
	});
});

describe('more than a page', () => {
	beforeAll(() => fill(2_500));
	const expected = () => sandbox.books.transactions.map(({ id }) => id);
	const idsOf = (found: Record<string, string>[]) => found.map(({ id }) => id);

	it('is read by offset in the order of the query', async () => {
		expect(idsOf(await rows('SELECT id FROM transaction ORDER BY id DESC', [], all))).toEqual(
			expected().reverse(),
		);
		expect(
			sandbox.log
				.filter({ path: QUERY_PATH })
				.map(({ query }) => query)
				.sort(),
		).toEqual(['limit=1000&offset=0', 'limit=1000&offset=1000', 'limit=1000&offset=2000']);
	});

	it('is ordered by its id where it has no order of its own', async () => {
		expect(idsOf(await rows('SELECT id, tranid FROM transaction', [], all))).toEqual(expected());
		expect(idsOf(await rows('SELECT id FROM transaction WHERE id > ?', [expected()[99]!], all))).toEqual(
			expected().slice(100),
		);
	});

	it('is refused with a cure where neither is there, or the id comes twice', async () => {
		const unordered = (await rows('SELECT tranid FROM transaction', [], all).catch(
			(thrown: unknown) => thrown,
		)) as NodeOperationError;
		expect(unordered.description).toMatch(/needs an ORDER BY/);
		await expect(rows('SELECT 1 AS id FROM transaction', [], all)).rejects.toThrow(/not unique/);
	});
});

describe('more than 100,000 rows', () => {
	it('are read by key, none lost and none twice', { timeout: 240_000 }, async () => {
		fill(101_500);
		sandbox.log.clear();
		const found = await rows('SELECT id FROM transaction ORDER BY id', [], all);
		expect(found.length).toBe(101_500);
		expect(new Set(found.map(({ id }) => id)).size).toBe(101_500);
		expect(sandbox.log.count({ path: QUERY_PATH, status: 400 })).toBe(0);
	});
});
