import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';
import { Client, idsOf, journal } from './client.mts';

let sandbox: NetSuiteSandbox;
let client: Client;
beforeEach(async () => {
	sandbox = await startNetSuiteSandbox();
	// The orders of the demo company are transactions too.
	sandbox.masterData.purchaseOrders = [];
	client = await Client.connect(sandbox);
});
afterEach(async () => await sandbox.close());

describe('NetSuite sandbox: the shape of SuiteQL answers', () => {
	it('gives strings, lower-case keys, links on each row, and no null columns', async () => {
		await client.create('journalEntry', journal(sandbox, { externalId: 'A1' }));
		const { status, body } = await client.query(
			'SELECT T.ID, t.TranId, t.externalId AS "EXT", t.reversal, t.entity, COUNT(*) FROM Transaction T GROUP BY t.id, t.tranid, t.externalid, t.reversal, t.entity',
		);
		expect(status).toBe(200);
		expect(body).toEqual({
			links: [{ rel: 'self', href: `${sandbox.url}/services/rest/query/v1/suiteql?limit=1000&offset=0` }],
			count: 1,
			offset: 0,
			hasMore: false,
			totalResults: 1,
			items: [{ links: [], id: '5001', tranid: 'JE1001', ext: 'A1', expr1: '1' }],
		});
	});

	it('pages by limit and offset', async () => {
		const page = async (paging: string) =>
			(await client.query('SELECT id FROM employee ORDER BY id', [], paging)).body;
		expect(await page('?limit=4&offset=0')).toMatchObject({
			count: 4,
			hasMore: true,
			totalResults: 11,
			links: [{ rel: 'next' }, { rel: 'last' }, { rel: 'self' }],
		});
		expect(await page('?limit=4&offset=8')).toMatchObject({
			count: 3,
			hasMore: false,
			offset: 8,
			links: [{ rel: 'previous' }, { rel: 'first' }, { rel: 'self' }],
		});
		expect(await page('?limit=4&offset=12')).toMatchObject({ count: 0, hasMore: false, items: [] });
	});

	it('shows dates in the user format unless TO_CHAR forms them', async () => {
		await client.create('journalEntry', journal(sandbox, { tranDate: '2026-03-07' }));
		expect(
			await client.rows(
				"SELECT trandate, TO_CHAR(trandate, 'YYYY-MM-DD') AS iso, MAX(trandate) AS latest FROM transaction GROUP BY trandate",
			),
		).toEqual([{ trandate: '3/7/2026', iso: '2026-03-07', latest: '3/7/2026' }]);
		const [row] = await client.rows(
			"SELECT TO_CHAR(createddate, 'YYYY-MM-DD HH24:MI:SS') AS at FROM transaction",
		);
		expect(Math.abs(Date.parse(`${row?.['at']?.replace(' ', 'T')}Z`) - sandbox.clock.now())).toBeLessThan(
			60_000,
		);
	});

	it('compares dates by TO_DATE', async () => {
		await client.create('journalEntry', journal(sandbox, { tranDate: '2026-03-07' }));
		const ids = async (condition: string, params?: unknown[]) =>
			(await client.rows(`SELECT id FROM transaction WHERE ${condition}`, params)).length;
		expect(await ids("trandate >= TO_DATE('2026-03-07', 'YYYY-MM-DD')")).toBe(1);
		expect(await ids("trandate > TO_DATE(?, 'YYYY-MM-DD')", ['2026-03-07'])).toBe(0);
		expect(await ids("lastmodifieddate <= SYSDATE AND trandate < TO_DATE('03/08/2026', 'MM/DD/YYYY')")).toBe(
			1,
		);
		expect(
			(await client.query("SELECT id FROM transaction WHERE trandate = TO_DATE('2026-02-30', 'YYYY-MM-DD')"))
				.status,
		).toBe(400);
	});

	it('knows the functions of Oracle', async () => {
		expect(
			await client.rows(`SELECT UPPER(entityid) AS u, NVL(email, 'none') AS e, NVL2(email, 'yes', 'no') AS n, SUBSTR(entityid, 1, 2) AS s,
				firstname || ' ' || lastname AS whole, TO_NUMBER(TO_CHAR(id)) AS i, CASE WHEN isinactive = 'F' THEN 'active' ELSE 'gone' END AS state
				FROM employee WHERE entityid = 'uiexp'`),
		).toEqual([
			{
				u: 'UIEXP',
				e: 'none',
				n: 'no',
				s: 'ui',
				whole: 'Ulla Exner',
				i: idsOf(sandbox).employee('uiexp'),
				state: 'active',
			},
		]);
	});

	it('shows references by BUILTIN.DF', async () => {
		const eur = idsOf(sandbox).currency('EUR');
		await client.create('journalEntry', journal(sandbox, { currency: { id: eur } }));
		expect(
			await client.rows(
				'SELECT BUILTIN.DF(t.type) AS type, BUILTIN.DF(currency) AS currency, BUILTIN.DF(postingperiod) AS period, BUILTIN.DF(status) AS status FROM transaction t',
			),
		).toEqual([
			{ type: 'Journal', currency: 'Euro', period: 'Oct 2026', status: 'Journal : Approved for Posting' },
		]);
	});

	it('is case-sensitive in texts, and takes an empty text for NULL', async () => {
		await client.create('journalEntry', journal(sandbox, { externalId: 'Abc' }));
		const found = async (condition: string, params?: unknown[]) =>
			(await client.rows(`SELECT id FROM transaction WHERE ${condition}`, params)).length;
		expect(await found("externalid = 'abc'")).toBe(0);
		expect(await found("UPPER(externalid) = 'ABC'")).toBe(1);
		expect(await found("externalid LIKE 'A%'")).toBe(1);
		expect(await found("externalid LIKE 'a%'")).toBe(0);
		expect(await found("externalid <> ''")).toBe(0);
		expect(await found('externalid <> ?', [''])).toBe(0);
	});

	it('takes a quote inside a text, doubled or bound', async () => {
		sandbox.add.department("O'Hara's");
		expect(await client.rows("SELECT name FROM department WHERE name = 'O''Hara''s'")).toHaveLength(1);
		expect(await client.rows('SELECT name FROM department WHERE name = ?', ["O'Hara's"])).toHaveLength(1);
		expect(await client.rows('SELECT name FROM department WHERE name = ?', ["' OR 1 = 1"])).toHaveLength(0);
	});
});

describe('NetSuite sandbox: the queries of the reference', () => {
	it('accounts of a subsidiary', async () => {
		sandbox.masterData.accounts.slice(0, 5).forEach((account) => (account.isInactive = true));
		const rows = await client.rows(
			"SELECT a.id, a.acctnumber, a.fullname, a.accttype, BUILTIN.DF(a.currency) AS currency FROM account a, accountsubsidiarymap m WHERE m.account = a.id AND m.subsidiary = ? AND a.isinactive = 'F' ORDER BY a.id",
			['1'],
		);
		expect(rows).toHaveLength(sandbox.masterData.accounts.length - 5);
		expect(rows[0]).toEqual({
			id: '206',
			acctnumber: '13300',
			fullname: 'Recoverable GST Canada',
			accttype: 'OthCurrAsset',
		});
	});

	it('vendors with their subsidiaries', async () => {
		const vendor = sandbox.masterData.vendors[0];
		if (vendor) vendor.subsidiaries = ['1', '3'];
		expect(
			await client.rows(
				'SELECT v.id, v.entityid, r.subsidiary FROM vendor v, vendorsubsidiaryrelationship r WHERE r.entity = v.id AND v.externalid = ? ORDER BY v.id, r.subsidiary',
				['V-ACME'],
			),
		).toEqual([
			{ id: vendor?.id, entityid: 'Acme Supplies', subsidiary: '1' },
			{ id: vendor?.id, entityid: 'Acme Supplies', subsidiary: '3' },
		]);
	});

	it('whether it posted, and its effect on the ledger', async () => {
		const eur = idsOf(sandbox).currency('EUR');
		const id = await client.create(
			'journalEntry',
			journal(sandbox, { externalId: 'X1', currency: { id: eur } }),
		);
		expect(
			await client.rows(
				'SELECT t.id, t.tranid, t.type, t.posting, t.approvalstatus, t.postingperiod FROM transaction t WHERE t.externalid = ?',
				['X1'],
			),
		).toEqual([
			{
				id,
				tranid: 'JE1001',
				type: 'Journal',
				posting: 'T',
				approvalstatus: '2',
				postingperiod: idsOf(sandbox).period('Oct 2026'),
			},
		]);
		expect(
			await client.rows(
				`SELECT a.acctnumber, tal.debit, tal.credit, tl.department, tl.foreignamount, tl.subsidiary
				FROM transactionaccountingline tal, transactionline tl, account a
				WHERE tl.transaction = tal.transaction AND tl.id = tal.transactionline AND a.id = tal.account AND tal.transaction = ? ORDER BY tl.linesequencenumber`,
				[id],
			),
		).toEqual([
			{
				acctnumber: '474230',
				debit: '203.44',
				department: idsOf(sandbox).department('21-KING'),
				foreignamount: '187.5',
				subsidiary: '1',
			},
			{ acctnumber: '21010', credit: '203.44', foreignamount: '-187.5', subsidiary: '1' },
		]);
	});

	it('the open period of a date', async () => {
		const day = '2026-12-31';
		expect(
			await client.rows(
				`SELECT id, periodname, closed, alllocked, aplocked, TO_CHAR(startdate,'YYYY-MM-DD') AS s, TO_CHAR(enddate,'YYYY-MM-DD') AS e
				FROM accountingperiod WHERE isyear = 'F' AND isquarter = 'F' AND isadjust = 'F' AND isinactive = 'F'
				AND startdate <= TO_DATE(?, 'YYYY-MM-DD') AND enddate >= TO_DATE(?, 'YYYY-MM-DD')`,
				[day, day],
			),
		).toEqual([
			{
				id: idsOf(sandbox).period('Dec 2026'),
				periodname: 'Dec 2026',
				closed: 'F',
				alllocked: 'F',
				aplocked: 'F',
				s: '2026-12-01',
				e: day,
			},
		]);
	});

	it('joins of the ANSI kind', async () => {
		await client.create('journalEntry', journal(sandbox));
		expect(
			await client.rows(
				'SELECT p.periodname, e.entityid FROM transaction t INNER JOIN accountingperiod p ON p.id = t.postingperiod LEFT JOIN entity e ON e.id = t.entity',
			),
		).toEqual([{ periodname: 'Oct 2026' }]);
	});

	it('subqueries', async () => {
		await client.create('journalEntry', journal(sandbox));
		expect(
			await client.rows(
				'SELECT x.id, x.n FROM (SELECT tl.transaction AS id, COUNT(*) AS n FROM transactionline tl GROUP BY tl.transaction) x WHERE x.n > 1',
			),
		).toEqual([{ id: '5001', n: '2' }]);
		expect(
			await client.rows('SELECT id FROM account WHERE id IN (SELECT account FROM transactionaccountingline)'),
		).toHaveLength(2);
	});
});
