import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';
import { Client, journal } from './client.mts';

let sandbox: NetSuiteSandbox;
let client: Client;
beforeEach(async () => {
	sandbox = await startNetSuiteSandbox();
	// The orders of the demo company are transactions too.
	sandbox.masterData.purchaseOrders = [];
	client = await Client.connect(sandbox);
});
afterEach(async () => await sandbox.close());

describe('NetSuite sandbox: SuiteQL refuses', () => {
	it.each([
		['an unknown table', 'SELECT id FROM nonsense', "Record 'nonsense' was not found"],
		[
			'an unknown column',
			'SELECT acctname FROM account',
			"Unknown identifier 'acctname'. Available identifiers are: {account=account}",
		],
		['an unknown qualified column', 'SELECT a.acctname FROM account a', "Unknown identifier 'acctname'"],
		[
			'the subsidiary of a transaction header',
			'SELECT subsidiary FROM transaction',
			"Unknown identifier 'subsidiary'",
		],
		['an unknown qualifier', 'SELECT b.id FROM account a', "Unknown identifier 'b'"],
		['an ambiguous column', 'SELECT id FROM account, department', 'ambiguous'],
		[
			'a column of a table that is not in its scope',
			'SELECT acctnumber FROM department WHERE id IN (SELECT id FROM account)',
			'no such column',
		],
		['an unknown function', 'SELECT IFNULL(id, 1) FROM account', "Unknown function 'ifnull'"],
		['WITH', 'WITH x AS (SELECT id FROM account) SELECT id FROM x', 'SELECT'],
		['TOP', 'SELECT TOP 5 id FROM account', 'TOP'],
		['LIMIT', 'SELECT id FROM account LIMIT 5', 'LIMIT'],
		['FETCH', 'SELECT id FROM account FETCH FIRST 5 ROWS ONLY', 'FETCH'],
		['brackets', 'SELECT [id] FROM account', 'character "["'],
		['a semicolon', 'SELECT id FROM account;', 'character ";"'],
		['backticks', 'SELECT `id` FROM account', 'character'],
		['comments', 'SELECT id FROM account -- all', 'comments'],
		['+ between texts', "SELECT firstname + ' ' + lastname FROM employee", 'use ||'],
		['+ between text columns', 'SELECT firstname + lastname FROM employee', 'use ||'],
		[
			'a mix of join styles',
			'SELECT a.id FROM account a, department d JOIN currency c ON c.id = a.currency',
			'mix',
		],
		['the (+) join', 'SELECT a.id FROM account a, currency c WHERE a.currency = c.id (+)', '(+)'],
		['a date as text', "SELECT id FROM transaction WHERE trandate >= '2026-01-01'", 'TO_DATE'],
		[
			'a date between texts',
			"SELECT id FROM transaction WHERE trandate BETWEEN '2026-01-01' AND '2026-02-01'",
			'TO_DATE',
		],
		['a text with a number column', "SELECT id FROM account WHERE id = 'abc'", 'invalid number'],
		['a text in a list for a number column', "SELECT id FROM account WHERE id IN (1, 'x')", 'invalid number'],
		['a number with a text column', 'SELECT id FROM account WHERE acctnumber = 5', 'invalid number'],
		['a number before a text column', 'SELECT id FROM account WHERE 5 = acctnumber', 'invalid number'],
		['a boolean word', 'SELECT id FROM account WHERE isinactive = FALSE', 'FALSE'],
		['a wrong text for a checkbox', "SELECT id FROM account WHERE isinactive = 'false'", "'T' or 'F'"],
		[
			'a name in double quotes that is no name',
			'SELECT id FROM account WHERE acctnumber = "5"',
			"Unknown identifier '5'",
		],
		[
			'a column that is not grouped',
			'SELECT trandate, entity, COUNT(*) FROM transaction GROUP BY trandate',
			'not a GROUP BY expression: entity',
		],
		[
			'a column beside an aggregate',
			'SELECT t.id, MAX(t.trandate) FROM transaction t',
			'not a GROUP BY expression: t.id',
		],
		[
			'an alias of the select list in WHERE',
			"SELECT tranid AS number FROM transaction WHERE number = 'x'",
			"Unknown identifier 'number'",
		],
		['what is not a SELECT', 'DELETE FROM account', 'SELECT'],
		['parentheses left open', 'SELECT COUNT( FROM account', 'parentheses'],
		['bad grammar', 'SELECT FROM WHERE', ''],
	])('%s', async (_what, q, text) => {
		const { status, code, detail, body } = await client.query(q);
		expect({ status, code }).toEqual({ status: 400, code: 'INVALID_PARAMETER' });
		expect(detail).toContain('Invalid search query');
		expect(detail).toContain(text);
		expect(body).toMatchObject({ 'o:errorDetails': [{ 'o:errorQueryParam': 'q' }] });
	});

	it('a request without Prefer: transient', async () => {
		expect(await client.query('SELECT id FROM account', [], '', {})).toMatchObject({
			status: 400,
			code: 'INVALID_REQUEST',
			detail: expect.stringContaining('Prefer'),
		});
	});

	it.each(['?limit=1001', '?limit=0', '?limit=10&offset=5', '?offset=x'])('the page %s', async (paging) => {
		expect((await client.query('SELECT id FROM account ORDER BY id', [], paging)).code).toBe(
			'INVALID_PARAMETER',
		);
	});

	it('pages without an order', async () => {
		const q = 'SELECT id FROM employee';
		expect((await client.query(q, [], '?limit=5')).detail).toContain('ORDER BY');
		expect((await client.query(q, [], '?limit=5&offset=10')).detail).toContain('ORDER BY');
		expect(
			(await client.query(`${q} WHERE id IN (SELECT id FROM entity ORDER BY id)`, [], '?limit=5')).detail,
		).toContain('ORDER BY');
		expect((await client.query(q, [], '?limit=11')).status).toBe(200);
	});

	it('more than 1000 items in IN', async () => {
		const list = (count: number) => Array.from({ length: count }, (_, index) => index).join(', ');
		expect((await client.query(`SELECT id FROM account WHERE id IN (${list(1001)})`)).detail).toContain(
			'maximum number of expressions in a list is 1000',
		);
		expect((await client.query(`SELECT id FROM account WHERE id IN (${list(1000)})`)).status).toBe(200);
		const marks = Array.from({ length: 1001 }, () => '?').join(',');
		expect(
			(
				await client.query(
					`SELECT id FROM account WHERE id IN (${marks})`,
					Array.from({ length: 1001 }, () => '1'),
				)
			).status,
		).toBe(400);
	});

	it('parameters that do not fit', async () => {
		expect((await client.query('SELECT id FROM account WHERE id = ?', [])).detail).toContain(
			'1 parameter markers but 0',
		);
		expect((await client.query('SELECT id FROM account', ['1'])).status).toBe(400);
		expect((await client.query('SELECT id FROM account WHERE id = ?', [true])).status).toBe(400);
		expect((await client.query('SELECT id FROM account WHERE id = ?', ['x'])).detail).toContain(
			'invalid number',
		);
		expect((await client.query('SELECT id FROM account WHERE acctnumber = ?', [5])).detail).toContain(
			'invalid number',
		);
		expect(
			(await client.query('SELECT id FROM transaction WHERE trandate = ?', ['2026-01-01'])).detail,
		).toContain('TO_DATE');
		expect(
			await client.rows('SELECT acctnumber FROM account WHERE id = ? AND acctnumber = ?', [201, '10100']),
		).toEqual([{ acctnumber: '10100' }]);
	});

	it('parameters at all, on an older account', async () => {
		sandbox.modes.boundParameters = false;
		expect((await client.query('SELECT id FROM currency WHERE id = ?', ['1'])).code).toBe('INVALID_REQUEST');
		expect((await client.query("SELECT id FROM currency WHERE id = '1'")).status).toBe(200);
	});
});

describe('NetSuite sandbox: SuiteQL takes', () => {
	it.each([
		"SELECT TO_CHAR(trandate, 'YYYY-MM') AS month, COUNT(*) AS n FROM transaction GROUP BY TO_CHAR(trandate, 'YYYY-MM') ORDER BY month",
		'SELECT t.id, SUM(tl.netamount) AS total FROM transaction t, transactionline tl WHERE tl.transaction = t.id GROUP BY t.id HAVING SUM(tl.netamount) <> 0',
		"SELECT 'x' AS label, COUNT(DISTINCT entity) AS n FROM transaction",
		'SELECT DISTINCT type FROM transaction UNION SELECT type FROM entity ORDER BY 1',
	])('%s', async (q) => {
		expect(await client.query(q)).toMatchObject({ status: 200 });
	});
});

describe('NetSuite sandbox: what the role sees in SuiteQL', () => {
	it('nothing of tables without permission: unknown, or empty by mode', async () => {
		sandbox.role.denyTable('accountingperiod');
		expect((await client.query('SELECT id FROM accountingperiod')).detail).toContain('was not found');
		sandbox.modes.deniedTables = 'empty';
		expect(await client.rows('SELECT COUNT(*) AS n FROM accountingperiod')).toEqual([{ n: '0' }]);
		sandbox.role.allowAll();
		expect((await client.rows("SELECT id FROM accountingperiod WHERE closed = 'F'")).length).toBeGreaterThan(
			100,
		);
	});

	it('only rows of its subsidiaries, without an error', async () => {
		await client.create('journalEntry', journal(sandbox));
		const [department] = sandbox.masterData.departments;
		Object.assign(department ?? {}, { subsidiaries: ['2'], includeChildren: false });
		sandbox.role.subsidiaries = ['2'];
		const count = async (table: string) =>
			(await client.rows(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.['n'];
		expect(await count('transaction')).toBe('0');
		expect(await count('transactionaccountingline')).toBe('0');
		expect(await client.rows('SELECT id FROM subsidiary')).toEqual([{ id: '2' }]);
		expect(await client.rows('SELECT entityid FROM employee')).toEqual([{ entityid: '50001' }]);
		expect(await client.rows('SELECT DISTINCT subsidiary FROM departmentsubsidiarymap')).toEqual([
			{ subsidiary: '2' },
		]);
		expect((await client.send('POST', 'journalEntry', journal(sandbox))).status).toBe(400);
		sandbox.role.allowAll();
		expect(await count('transaction')).toBe('1');
	});

	it('subsidiary maps with children, or only what is named, by mode', async () => {
		const id = sandbox.masterData.departments[0]?.id;
		const map = async () =>
			(
				await client.rows(
					`SELECT subsidiary FROM departmentsubsidiarymap WHERE department = ${id} ORDER BY subsidiary`,
				)
			).map((row) => row['subsidiary']);
		expect(await map()).toEqual(['1', '2', '3', '4', '5']);
		sandbox.modes.subsidiaryMaps = 'explicit';
		expect(await map()).toEqual(['1']);
	});
});

describe('NetSuite sandbox: SuiteQL and writes', () => {
	it('sees changes, edits of master data and deletions at once', async () => {
		const id = await client.create('journalEntry', journal(sandbox));
		await client.send('PATCH', `journalEntry/${id}`, { memo: 'Changed' });
		expect(await client.rows('SELECT memo FROM transaction')).toEqual([{ memo: 'Changed' }]);
		await client.send('DELETE', `journalEntry/${id}`);
		expect(await client.rows('SELECT COUNT(*) AS n FROM transactionline')).toEqual([{ n: '0' }]);
		const account = sandbox.masterData.accounts[0];
		expect(await client.rows("SELECT COUNT(*) AS n FROM account WHERE isinactive = 'T'")).toEqual([
			{ n: '0' },
		]);
		if (account) account.isInactive = true;
		expect(await client.rows("SELECT id FROM account WHERE isinactive = 'T'")).toEqual([{ id: account?.id }]);
	});

	it('sees them late by mode, while reads by external id see them at once', async () => {
		sandbox.modes.suiteQlLagMs = 60_000;
		await client.create('journalEntry', journal(sandbox, { externalId: 'LATE' }));
		const found = async () =>
			(await client.rows("SELECT id FROM transaction WHERE externalid = 'LATE'")).length;
		expect(await found()).toBe(0);
		expect((await client.send('GET', 'journalEntry/eid:LATE')).status).toBe(200);
		sandbox.clock.advance(59_000);
		expect(await found()).toBe(0);
		sandbox.clock.advance(1_500);
		expect(await found()).toBe(1);
	});

	it('tells the main line and the total of a journal by mode', async () => {
		Object.assign(sandbox.modes, { journalMainLine: 'first', journalForeignTotal: 'debits' });
		await client.create('journalEntry', journal(sandbox));
		expect(await client.rows('SELECT mainline FROM transactionline ORDER BY id')).toEqual([
			{ mainline: 'T' },
			{ mainline: 'F' },
		]);
		expect(await client.rows('SELECT foreigntotal FROM transaction')).toEqual([{ foreigntotal: '187.5' }]);
	});
});
