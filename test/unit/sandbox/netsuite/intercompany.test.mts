import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';
import { Client, idsOf } from './client.mts';

let sandbox: NetSuiteSandbox;
let client: Client;
beforeEach(async () => {
	sandbox = await startNetSuiteSandbox();
	client = await Client.connect(sandbox);
});
afterEach(async () => await sandbox.close());

type Line = [subsidiary: string, account: string, side: Record<string, unknown>];

const body = (lines: Line[], changes: Record<string, unknown> = {}) => ({
	subsidiary: { id: '1' },
	toSubsidiary: { id: '2' },
	currency: { id: idsOf(sandbox).currency('USD') },
	tranDate: '2026-10-31',
	externalId: 'IC-1',
	line: {
		items: lines.map(([subsidiary, account, side]) => ({
			lineSubsidiary: { id: subsidiary },
			account: { id: idsOf(sandbox).account(account) },
			...side,
		})),
	},
	...changes,
});
const crossCharge: Line[] = [
	['1', '13900', { debit: 127, eliminate: true }],
	['1', '21010', { credit: 127 }],
	['2', '474230', { debit: 127 }],
	['2', '21900', { credit: 127, eliminate: true }],
];
const post = async (lines: Line[], changes: Record<string, unknown> = {}) =>
	await client.send('POST', 'intercompanyJournalEntry', body(lines, changes));

describe('NetSuite sandbox: intercompany journals', () => {
	it('book each subsidiary by itself, in its own base currency', async () => {
		const id = await client.create('intercompanyJournalEntry', body(crossCharge));
		const found = sandbox.books.byId(id);
		expect(found && sandbox.books.netBySubsidiary(found)).toEqual({
			'1': { '13900': '127.00', '21010': '-127.00' },
			'2': { '474230': '127.00', '21900': '-127.00' },
		});
		expect(sandbox.books.baseNetOfAll()).toEqual({
			'1': { '13900': '127.00', '21010': '-127.00' },
			'2': { '474230': '100.00', '21900': '-100.00' },
		});
		expect(sandbox.books.netOfAll('2')).toEqual({ USD: { '474230': '127.00', '21900': '-127.00' } });
		expect(
			await client.rows(
				`SELECT tl.subsidiary, tal.amount, tal.exchangerate FROM transactionline tl, transactionaccountingline tal
				WHERE tal.transaction = tl.transaction AND tal.transactionline = tl.id AND tl.transaction = ${id} ORDER BY tl.id`,
			),
		).toEqual([
			{ subsidiary: '1', amount: '127', exchangerate: '1' },
			{ subsidiary: '1', amount: '-127', exchangerate: '1' },
			{ subsidiary: '2', amount: '100', exchangerate: '0.78740157' },
			{ subsidiary: '2', amount: '-100', exchangerate: '0.78740157' },
		]);
	});

	it('name exactly two subsidiaries, which differ and are in use', async () => {
		expect((await post(crossCharge, { subsidiary: undefined })).detail).toContain('Subsidiary');
		expect((await post(crossCharge, { toSubsidiary: undefined })).detail).toContain('Subsidiary');
		expect((await post(crossCharge, { toSubsidiary: { id: '1' } })).errorPath).toBe('toSubsidiary');
		expect((await post(crossCharge, { toSubsidiary: { id: '5' } })).errorPath).toBe('toSubsidiary');
		expect((await post(crossCharge.slice(0, 2))).detail).toContain('must balance');
	});

	it('name one of the two on each line', async () => {
		const third = crossCharge.map(([one, ...rest]): Line => [one === '2' ? '3' : one, ...rest]);
		expect((await post(third)).errorPath).toBe('line.items[2].lineSubsidiary');
		const none = body(crossCharge);
		const [first, ...others] = none.line.items;
		const { lineSubsidiary: _none, ...without } = first ?? {};
		expect(
			(
				await client.send('POST', 'intercompanyJournalEntry', {
					...none,
					line: { items: [without, ...others] },
				})
			).detail,
		).toContain('Please enter value(s) for: Subsidiary');
	});

	it('balance in each of the two, not only in total', async () => {
		const lines: Line[] = [
			['1', '474230', { debit: 5 }],
			['2', '21010', { credit: 5 }],
		];
		expect((await post(lines)).detail).toContain('must balance');
	});

	it('take only accounts and names of the subsidiary of the line', async () => {
		const ids = idsOf(sandbox);
		const own = sandbox.masterData.accounts.find(({ acctNumber }) => acctNumber === '474230');
		Object.assign(own ?? {}, { subsidiaries: ['1'], includeChildren: false });
		expect((await post(crossCharge)).detail).toContain(
			`Invalid account reference key ${ids.account('474230')} for subsidiary 2`,
		);
		if (own) own.includeChildren = true;
		const named = crossCharge.map(([one, account, side]): Line => [
			one,
			account,
			{ ...side, entity: { id: ids.employee('50001') } },
		]);
		expect((await post(named)).detail).toContain(
			`Invalid entity reference key ${ids.employee('50001')} for subsidiary 1`,
		);
	});

	it('eliminate only on accounts set up for it, on plain journals too', async () => {
		const lines = crossCharge.map(([one, account, side]): Line => [
			one,
			account,
			{ ...side, eliminate: true },
		]);
		const refusal = `Account ${idsOf(sandbox).account('21010')} is not set to eliminate`;
		expect((await post(lines)).detail).toContain(refusal);
		const items = [
			{ account: idsOf(sandbox).account('474230'), debit: 1 },
			{ account: idsOf(sandbox).account('21010'), credit: 1, eliminate: true },
		];
		const plain = { subsidiary: '1', tranDate: '2026-10-31', line: { items } };
		expect((await client.send('POST', 'journalEntry', plain)).detail).toContain(refusal);
	});

	it('use the rate sent for the first subsidiary only', async () => {
		const eur = { currency: { id: idsOf(sandbox).currency('EUR') }, exchangeRate: 1.2 };
		await client.create('intercompanyJournalEntry', body(crossCharge, eur));
		expect(sandbox.books.baseNetOfAll()).toEqual({
			'1': { '13900': '152.40', '21010': '-152.40' },
			// 127 EUR at 1.085 to USD, and 1.27 USD for one GBP.
			'2': { '474230': '108.50', '21900': '-108.50' },
		});
	});
});
