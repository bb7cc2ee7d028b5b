import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';
import { plainCompany } from '../../../sandbox/netsuite/company/plainCompany.mts';
import { Client, idsOf } from './client.mts';

let sandbox: NetSuiteSandbox;
let client: Client;
beforeEach(async () => {
	sandbox = await startNetSuiteSandbox();
	client = await Client.connect(sandbox);
});
afterEach(async () => await sandbox.close());

describe('NetSuite sandbox: what the demo company has for bills, reports and charges', () => {
	it('accounts, shared with all subsidiaries', async () => {
		const wanted: [string, string, string][] = [
			['13400', 'OthCurrAsset', 'F'],
			['13900', 'OthCurrAsset', 'T'],
			['21900', 'OthCurrLiab', 'T'],
			['21500', 'CredCard', 'F'],
			['62000', 'Expense', 'F'],
			['64000', 'Expense', 'F'],
			['20000', 'AcctPay', 'F'],
			['21050', 'OthCurrLiab', 'F'],
		];
		for (const [number, accttype, eliminate] of wanted) {
			expect(
				await client.rows(
					'SELECT a.accttype, a.eliminate, COUNT(*) AS n FROM account a, accountsubsidiarymap m WHERE m.account = a.id AND a.acctnumber = ? GROUP BY a.accttype, a.eliminate',
					[number],
				),
			).toEqual([{ accttype, eliminate, n: '5' }]);
		}
	});

	it('vendors with terms, currency, payables account and subsidiaries', async () => {
		const ids = idsOf(sandbox);
		const vendors = await client.rows(
			`SELECT entityid, externalid, terms, BUILTIN.DF(terms) AS termsname, currency, subsidiary, payablesaccount, isinactive
			FROM vendor WHERE entityid LIKE 'V1%' OR entityid LIKE 'EV-%' OR entityid LIKE '94F%' ORDER BY id`,
		);
		const net30 = { terms: ids.terms('Net 30'), termsname: 'Net 30' };
		const [usd, gbp] = [ids.currency('USD'), ids.currency('GBP')];
		const published = '94F538F2C3224C6E871CFED9F0F8333A';
		expect(vendors).toEqual([
			{ entityid: 'V1001', externalid: 'V1001', ...net30, currency: usd, subsidiary: '1', isinactive: 'F' },
			{ entityid: 'V1002', externalid: 'V1002', currency: gbp, subsidiary: '2', isinactive: 'F' },
			{ entityid: 'V1003', externalid: 'V1003', currency: usd, subsidiary: '1', isinactive: 'T' },
			{ entityid: published, externalid: published, currency: usd, subsidiary: '1', isinactive: 'F' },
			{ entityid: 'V1004', externalid: 'V1004', currency: usd, subsidiary: '1', isinactive: 'F' },
			{ entityid: 'EV-1017001', externalid: '1017001-V', currency: usd, subsidiary: '1', isinactive: 'F' },
		]);
		expect(
			await client.rows(
				"SELECT v.entityid, r.subsidiary FROM vendor v, vendorsubsidiaryrelationship r WHERE r.entity = v.id AND v.entityid IN ('V1001', 'V1002') ORDER BY v.id, r.subsidiary",
			),
		).toEqual([
			{ entityid: 'V1001', subsidiary: '1' },
			{ entityid: 'V1001', subsidiary: '2' },
			{ entityid: 'V1002', subsidiary: '2' },
		]);
	});

	it('terms, expense categories, a customer, a project and an employee of the child', async () => {
		expect(await client.rows('SELECT name, daysuntilnetdue, isinactive FROM term ORDER BY id')).toEqual([
			{ name: 'Net 30', daysuntilnetdue: '30', isinactive: 'F' },
			{ name: 'Net 45', daysuntilnetdue: '45', isinactive: 'F' },
		]);
		expect(
			await client.rows(
				'SELECT c.name, a.acctnumber, c.isinactive FROM expensecategory c, account a WHERE a.id = c.expenseacct ORDER BY c.id',
			),
		).toEqual([
			{ name: 'Travel', acctnumber: '474210', isinactive: 'F' },
			{ name: 'Taxi', acctnumber: '474230', isinactive: 'F' },
			{ name: 'Hotel', acctnumber: '105', isinactive: 'F' },
			{ name: 'Meals', acctnumber: '56', isinactive: 'F' },
			{ name: 'Old', acctnumber: '56', isinactive: 'T' },
		]);
		expect(
			await client.rows("SELECT BUILTIN.DF(subsidiary) AS s FROM employee WHERE entityid = '50001'"),
		).toEqual([{ s: 'Demo Group Inc. : Demo UK Ltd.' }]);
		expect(await client.rows("SELECT entityid FROM customer WHERE entityid = 'C-200'")).toHaveLength(1);
		expect(await client.rows("SELECT entityid FROM job WHERE entityid = 'P-300'")).toHaveLength(1);
	});

	it('no tables and columns beyond those', async () => {
		for (const q of [
			'SELECT id FROM vendorcurrencylist',
			'SELECT id FROM taxtype',
			'SELECT days FROM term',
			'SELECT currencylist FROM vendor',
			'SELECT subsidiary FROM expensecategory',
		])
			expect((await client.query(q)).status).toBe(400);
	});

	it('ids that stay where others were added', () => {
		const { accounts, vendors } = sandbox.masterData;
		expect(accounts.find(({ acctNumber }) => acctNumber === '10100')?.id).toBe('201');
		expect(new Set(accounts.map(({ id }) => id)).size).toBe(accounts.length);
		expect(vendors[0]?.entityId).toBe('Acme Supplies');
	});
});

describe('NetSuite sandbox: bills of a plain company', () => {
	it('know neither subsidiary nor currency, and can be approved', async () => {
		await sandbox.close();
		sandbox = await startNetSuiteSandbox({ company: plainCompany() });
		client = await Client.connect(sandbox);
		const ids = idsOf(sandbox);
		const body = {
			entity: { id: ids.vendor('Acme Supplies') },
			tranDate: '2026-10-31',
			expense: { items: [{ account: { id: ids.account('54') }, amount: 7 }] },
		};
		const id = await client.create('vendorBill', body);
		const found = sandbox.books.byId(id);
		expect(found && sandbox.books.netBySubsidiary(found)).toEqual({
			none: { '20000': '-7.00', '54': '7.00' },
		});
		expect((await client.send('POST', 'vendorBill', { ...body, subsidiary: { id: '1' } })).code).toBe(
			'NONEXISTENT_FIELD',
		);
		expect((await client.send('POST', 'intercompanyJournalEntry', {})).status).toBe(404);
		expect((await client.send('POST', 'expenseReport', {})).status).toBe(404);
	});
});
