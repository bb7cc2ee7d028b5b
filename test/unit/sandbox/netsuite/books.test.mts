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

const bill = (changes: Record<string, unknown> = {}, lines?: unknown[]) => ({
	entity: { id: idsOf(sandbox).vendor('Acme Supplies') },
	tranId: 'INV-7',
	tranDate: '2026-10-31',
	expense: {
		items: lines ?? [{ account: { id: idsOf(sandbox).account('37') }, amount: 100.25, memo: 'Room' }],
	},
	...changes,
});
const net = (id: string) => {
	const transaction = sandbox.books.byId(id);
	return transaction && sandbox.books.netByAccountNumber(transaction);
};

describe('NetSuite sandbox: bills, credits, charges and expense reports', () => {
	it('credit the payable and debit the lines', async () => {
		const id = await client.create('vendorBill', bill());
		expect(net(id)).toEqual({ '20000': '-100.25', '37': '100.25' });
		expect(
			await client.rows('SELECT type, tranid, foreigntotal, BUILTIN.DF(entity) AS who FROM transaction'),
		).toEqual([{ type: 'VendBill', tranid: 'INV-7', foreigntotal: '100.25', who: 'Acme Supplies' }]);
		expect(await client.rows('SELECT mainline, expenseaccount FROM transactionline ORDER BY id')).toEqual([
			{ mainline: 'T' },
			{ mainline: 'F', expenseaccount: idsOf(sandbox).account('37') },
		]);
	});

	it('turn round in a vendor credit, which takes no negative amounts', async () => {
		expect(net(await client.create('vendorCredit', bill()))).toEqual({ '20000': '100.25', '37': '-100.25' });
		const negative = bill({}, [{ account: { id: idsOf(sandbox).account('37') }, amount: -1 }]);
		expect((await client.send('POST', 'vendorCredit', negative)).detail).toContain('must be positive');
	});

	it('merge their lines by key like journals', async () => {
		const id = await client.create('vendorBill', bill());
		await client.send('PATCH', `vendorBill/${id}`, { expense: { items: [{ line: 1, amount: 40 }] } });
		expect(net(id)).toMatchObject({ '20000': '-40.00' });
		await client.send('PATCH', `vendorBill/${id}`, bill());
		expect(net(id)).toMatchObject({ '20000': '-140.25' });
		await client.send('PATCH', `vendorBill/${id}?replace=expense`, bill());
		expect(net(id)).toMatchObject({ '20000': '-100.25' });
	});

	it('refuse a wrong entity, currency, total, or no lines', async () => {
		const send = async (changes: Record<string, unknown>) =>
			(await client.send('POST', 'vendorBill', bill(changes))).detail;
		const ids = idsOf(sandbox);
		expect(await send({ entity: undefined })).toContain('Please enter value(s) for: Vendor');
		expect(await send({ entity: { id: ids.employee('uiexp') } })).toContain('Invalid Field Value');
		expect(await send({ currency: { id: ids.currency('EUR') } })).toContain(
			`Invalid entity reference key ${ids.vendor('Acme Supplies')} for currency`,
		);
		expect(await send({ userTotal: 5 })).toContain(
			'Your transaction does not balance. Please Adjust Expenses/Items.: userTotal:5: totalField:100.25',
		);
		expect(await send({ expense: { items: [] } })).toContain('at least one line item');
		expect(await send({ subsidiary: { id: '2' } })).toContain('Invalid entity reference key');
	});

	it('wait for approval by mode', async () => {
		sandbox.modes.billApprovalRouting = true;
		const id = await client.create('vendorBill', bill());
		expect(sandbox.books.byId(id)).toMatchObject({ approvalStatus: '1', posting: false });
	});

	it('charge a card account', async () => {
		const ids = idsOf(sandbox);
		const id = await client.create(
			'creditCardCharge',
			bill({ account: { id: ids.account('21500') }, tranId: undefined, externalId: 'CC1' }),
		);
		expect(net(id)).toEqual({ '21500': '-100.25', '37': '100.25' });
		expect(
			(
				await client.send(
					'POST',
					'creditCardCharge',
					bill({ account: { id: ids.account('37') }, tranId: undefined }),
				)
			).code,
		).toBe('INVALID_CONTENT');
	});

	it('post an expense report only after accounting approval', async () => {
		const ids = idsOf(sandbox);
		const category = sandbox.masterData.expenseCategories[0];
		const report = {
			entity: { id: ids.employee('1017001') },
			tranDate: '2026-10-31',
			expense: { items: [{ category: { id: category?.id }, amount: 12, expensedate: '2026-10-30' }] },
		};
		const id = await client.create('expenseReport', report);
		expect(sandbox.books.byId(id)).toMatchObject({ tranId: 'ER1001', posting: false });
		await client.send('PATCH', `expenseReport/${id}`, {
			accountingapproval: true,
			account: { id: ids.account('21010') },
		});
		expect(sandbox.books.netOfAll()).toEqual({ USD: { '21010': '-12.00', '474210': '12.00' } });
		if (category) category.isInactive = true;
		expect((await client.send('POST', 'expenseReport', report)).detail).toContain(
			`Invalid category reference key ${category?.id} for entity`,
		);
	});
});

describe('NetSuite sandbox: books', () => {
	it('sum what posts, per currency and account number', async () => {
		const eur = idsOf(sandbox).currency('EUR');
		await client.create('journalEntry', journal(sandbox));
		await client.create('journalEntry', journal(sandbox));
		await client.create('journalEntry', journal(sandbox, { currency: { id: eur } }));
		expect(sandbox.books.netOfAll()).toEqual({
			USD: { '474230': '375.00', '21010': '-375.00' },
			EUR: { '474230': '187.50', '21010': '-187.50' },
		});
	});

	it('count every create, deleted ones too', async () => {
		const id = await client.create('journalEntry', journal(sandbox));
		await client.create('vendorBill', bill());
		await client.send('DELETE', `journalEntry/${id}`);
		expect([
			sandbox.books.created(),
			sandbox.books.created('journalEntry'),
			sandbox.books.created('vendorCredit'),
		]).toEqual([2, 1, 0]);
		expect(sandbox.books.transactions.map(({ recordType }) => recordType)).toEqual(['vendorBill']);
	});

	it('balance in base currency although each line is rounded', async () => {
		const ids = idsOf(sandbox);
		const line = (side: string) => ({ account: { id: ids.account('37') }, [side]: 0.01 });
		const lines = [
			line('debit'),
			line('debit'),
			line('debit'),
			{ account: { id: ids.account('21010') }, credit: 0.03 },
		];
		await client.create(
			'journalEntry',
			journal(sandbox, { currency: { id: ids.currency('GBP') }, exchangeRate: 1.6 }, lines),
		);
		expect(
			await client.rows(
				'SELECT SUM(amount) AS total, SUM(debit) AS debit, SUM(credit) AS credit FROM transactionaccountingline',
			),
		).toEqual([{ total: '0', debit: '0.06', credit: '0.06' }]);
	});

	it('stay fast with ten thousand journals', async () => {
		const id = await client.create('journalEntry', journal(sandbox));
		const model = sandbox.books.byId(id);
		if (!model) throw new Error('no journal');
		for (let number = 1; number < 10_000; number++) {
			sandbox.books.insert({ ...model, externalId: `CNQR-${number}`, tranId: undefined });
		}
		const started = performance.now();
		expect(
			await client.rows(
				"SELECT externalid FROM transaction WHERE externalid IN ('CNQR-1', 'CNQR-9999') ORDER BY id",
			),
		).toEqual([{ externalid: 'CNQR-1' }, { externalid: 'CNQR-9999' }]);
		expect(
			await client.rows(
				'SELECT COUNT(*) AS n FROM transactionline tl, transaction t WHERE t.id = tl.transaction',
			),
		).toEqual([{ n: '20000' }]);
		expect(performance.now() - started).toBeLessThan(10_000);
	});

	it('let no query read more than 100,000 rows', async () => {
		// 10 x 10 x 1,001 rows without a table of that size.
		for (let number = 0; number < 1_001; number++) sandbox.add.class(`Class ${number}`);
		const q = 'SELECT c.id FROM classification c, employee a, employee b ORDER BY c.id';
		expect((await client.query(q, [], '?limit=1000&offset=99000')).status).toBe(200);
		expect((await client.query(q, [], '?limit=1000&offset=100000')).detail).toContain('100000 rows');
	});
});
