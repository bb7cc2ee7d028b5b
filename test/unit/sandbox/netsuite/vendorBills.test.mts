import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';
import { Client, bill, idsOf } from './client.mts';

let sandbox: NetSuiteSandbox;
let client: Client;
beforeEach(async () => {
	sandbox = await startNetSuiteSandbox();
	client = await Client.connect(sandbox);
});
afterEach(async () => await sandbox.close());

const post = async (changes: Record<string, unknown>, lines?: Record<string, unknown>[]) =>
	await client.send('POST', 'vendorBill', bill(sandbox, changes, lines));
const line = (number: string, amount: number, more: Record<string, unknown> = {}) => ({
	account: { id: idsOf(sandbox).account(number) },
	amount,
	...more,
});
const booked = (id: string) => {
	const found = sandbox.books.byId(id);
	if (!found) throw new Error(`No transaction ${id}`);
	return found;
};

describe('NetSuite sandbox: vendor bills', () => {
	it('debit the lines and credit the payable, with the vendor on it', async () => {
		const ids = idsOf(sandbox);
		const lines = [line('64000', 100), line('62000', 12.5), line('13400', 22.5), line('MATER', -5)];
		const id = await client.create(
			'vendorBill',
			bill(sandbox, { account: { id: ids.account('20000') } }, lines),
		);
		expect(sandbox.books.netByAccountNumber(booked(id))).toEqual({
			'20000': '-130.00',
			'64000': '100.00',
			'62000': '12.50',
			'13400': '22.50',
			MATER: '-5.00',
		});
		expect(booked(id).impact.map(({ debit, credit, entity }) => [debit, credit, entity])).toEqual([
			[undefined, '130', ids.vendor('V1001')],
			['100', undefined, undefined],
			['12.5', undefined, undefined],
			['22.5', undefined, undefined],
			[undefined, '5', undefined],
		]);
	});

	it('need a vendor that is active and assigned to the subsidiary, and one of its currencies', async () => {
		const ids = idsOf(sandbox);
		const refusal = async (changes: Record<string, unknown>) => (await post(changes)).detail;
		expect(await refusal({ entity: undefined })).toContain('Please enter value(s) for: Vendor');
		expect(await refusal({ entity: { id: ids.employee('1017001') } })).toContain('Invalid Field Value');
		expect(await refusal({ entity: { id: ids.vendor('V1003') } })).toContain('Invalid entity reference key');
		expect(await refusal({ entity: { id: ids.vendor('V1002') } })).toContain(
			`Invalid entity reference key ${ids.vendor('V1002')} for subsidiary 1`,
		);
		expect(await refusal({ subsidiary: { id: '3' } })).toContain('for subsidiary 3');
		expect(await refusal({ currency: { id: ids.currency('CAD') } })).toContain(
			`Invalid entity reference key ${ids.vendor('V1001')} for currency ${ids.currency('CAD')}`,
		);
		expect((await post({ subsidiary: { id: '2' }, currency: { id: ids.currency('EUR') } })).status).toBe(204);
	});

	it('take subsidiary and currency from the vendor where none are sent', async () => {
		const ids = idsOf(sandbox);
		const body = bill(sandbox, { entity: { id: ids.vendor('V1002') }, subsidiary: undefined });
		expect(booked(await client.create('vendorBill', body))).toMatchObject({
			subsidiary: '2',
			currency: ids.currency('GBP'),
		});
	});

	it('take only payable accounts in the header, the vendor’s own one first', async () => {
		const ids = idsOf(sandbox);
		expect((await post({ account: { id: ids.account('21010') } })).errorPath).toBe('account');
		const own = sandbox.add.account('20100', 'Trade Payables', 'AcctPay');
		const vendor = sandbox.masterData.vendors.find(({ entityId }) => entityId === 'V1001');
		if (vendor) vendor.payablesAccount = own.id;
		const id = await client.create('vendorBill', bill(sandbox));
		expect(sandbox.books.netByAccountNumber(booked(id))).toMatchObject({ '20100': '-100.00' });
	});

	it('refuse control accounts, summary accounts and foreign segments on lines', async () => {
		const refusal = async (one: Record<string, unknown>) => (await post({}, [one])).errorPath;
		expect(await refusal(line('20000', 5))).toBe('expense.items[0].account');
		expect(await refusal(line('11000', 5))).toBe('expense.items[0].account');
		expect(await refusal(line('470000', 5))).toBe('expense.items[0].account');
		const berlin = sandbox.masterData.locations.find(({ name }) => name === 'Berlin')?.id;
		expect((await post({}, [line('64000', 5, { location: { id: berlin } })])).detail).toContain(
			'Invalid location reference key',
		);
	});

	it('refuse items, lines without amount or account, and too many decimals', async () => {
		const ids = idsOf(sandbox);
		expect((await post({ item: { items: [{ item: { id: '9' }, quantity: 1 }] } })).code).toBe(
			'INVALID_CONTENT',
		);
		expect((await post({}, [{ account: { id: ids.account('64000') } }])).detail).toContain('Amount');
		expect((await post({}, [{ amount: 5 }])).detail).toContain('Please enter value(s) for: Account');
		expect((await post({}, [line('64000', 5.001)])).detail).toContain('Rounding Error');
		expect((await post({}, [])).detail).toContain('at least one line');
	});

	it('refuse totals that differ from the lines, and computed fields', async () => {
		expect((await post({ userTotal: 99 })).detail).toContain('userTotal:99: totalField:100');
		expect((await post({ total: 99 })).detail).toContain('does not balance');
		expect((await post({ userTotal: 100 })).status).toBe(204);
		expect((await post({ balance: 100 })).errorPath).toBe('balance');
	});

	it('refuse a negative total, unless the mode lets it in', async () => {
		const lines = [line('64000', 5), line('62000', -6)];
		expect((await post({}, lines)).detail).toContain('may not be negative');
		expect((await post({}, [line('64000', 5), line('62000', -5)])).status).toBe(204);
		sandbox.modes.negativeTotals = 'allow';
		const id = await client.create('vendorBill', bill(sandbox, {}, lines));
		expect(sandbox.books.netByAccountNumber(booked(id))).toMatchObject({ '20000': '1.00' });
	});

	it('wait for approval off the ledger, and say so', async () => {
		sandbox.modes.billApprovalRouting = true;
		const id = await client.create('vendorBill', bill(sandbox, { approvalStatus: { id: '2' } }));
		expect(booked(id)).toMatchObject({ approvalStatus: '1', posting: false });
		expect(sandbox.books.netOfAll()).toEqual({});
		expect(
			await client.rows(
				`SELECT posting, status, BUILTIN.DF(status) AS says FROM transaction WHERE id = ${id}`,
			),
		).toEqual([{ posting: 'F', status: 'D', says: 'Bill : Pending Approval' }]);
		expect(await client.send('PATCH', `vendorBill/${id}`, { approvalStatus: { id: '2' } })).toMatchObject({
			status: 403,
			detail: expect.stringContaining('Vendor Bill Approval'),
		});
		sandbox.books.approve(id);
		expect(sandbox.books.netOfAll()).toEqual({ USD: { '20000': '-100.00', '64000': '100.00' } });
	});

	it('are due by the terms of the vendor, those sent, or the day sent', async () => {
		const ids = idsOf(sandbox);
		const due = async (changes: Record<string, unknown>) => {
			const { body } = booked(await client.create('vendorBill', bill(sandbox, changes)));
			return [body['terms'], body['dueDate']];
		};
		expect(await due({})).toEqual([ids.terms('Net 30'), '2026-11-30']);
		expect(await due({ terms: { id: ids.terms('Net 45') } })).toEqual([ids.terms('Net 45'), '2026-12-15']);
		expect(await due({ dueDate: '2026-11-05' })).toEqual([ids.terms('Net 30'), '2026-11-05']);
		expect(await due({ entity: { id: ids.vendor('V1004') } })).toEqual([undefined, undefined]);
		expect((await post({ terms: { id: '99' } })).errorPath).toBe('terms');
		const net45 = sandbox.masterData.terms.find(({ name }) => name === 'Net 45');
		if (net45) net45.isInactive = true;
		expect((await post({ terms: { id: net45?.id } })).errorPath).toBe('terms');
	});

	it('may carry a number that the vendor used before, unless the mode refuses it', async () => {
		expect((await post({ tranId: 'INV-1' })).status).toBe(204);
		expect((await post({ tranId: 'INV-1' })).status).toBe(204);
		sandbox.modes.duplicateBillNumbers = 'refuse';
		expect((await post({ tranId: 'INV-1' })).detail).toContain('INV-1 has already been used');
		const other = { entity: { id: idsOf(sandbox).vendor('V1004') }, tranId: 'INV-1' };
		expect((await post(other)).status).toBe(204);
	});

	it('need a customer or project on billable lines', async () => {
		const ids = idsOf(sandbox);
		expect((await post({}, [line('64000', 5, { isBillable: true })])).detail).toContain('Customer');
		const vendor = { customer: { id: ids.vendor('V1004') } };
		expect((await post({}, [line('64000', 5, vendor)])).errorPath).toBe('expense.items[0].customer');
		const good = line('64000', 5, { isBillable: true, customer: { id: ids.customer('C-200') } });
		const id = await client.create('vendorBill', bill(sandbox, {}, [good]));
		expect(
			await client.rows(
				`SELECT isbillable, BUILTIN.DF(entity) AS who FROM transactionline WHERE transaction = ${id} AND mainline = 'F'`,
			),
		).toEqual([{ isbillable: 'T', who: 'C-200' }]);
	});

	it('are kept in base currency at the rate sent, else at the one of the account', async () => {
		const ids = idsOf(sandbox);
		const amounts = async (changes: Record<string, unknown>) => {
			const id = await client.create('vendorBill', bill(sandbox, changes));
			return await client.rows(
				`SELECT amount, exchangerate FROM transactionaccountingline WHERE transaction = ${id} ORDER BY transactionline`,
			);
		};
		const eur = { currency: { id: ids.currency('EUR') } };
		expect(await amounts(eur)).toEqual([
			{ amount: '-108.5', exchangerate: '1.085' },
			{ amount: '108.5', exchangerate: '1.085' },
		]);
		expect(await amounts({ ...eur, exchangeRate: 1.2 })).toEqual([
			{ amount: '-120', exchangerate: '1.2' },
			{ amount: '120', exchangerate: '1.2' },
		]);
	});

	it('show their totals when read', async () => {
		const id = await client.create('vendorBill', bill(sandbox, { tranId: 'INV-9', externalId: 'VB-9' }));
		expect((await client.send('GET', 'vendorBill/eid:VB-9?expandSubResources=true')).body).toMatchObject({
			id,
			tranId: 'INV-9',
			total: 100,
			userTotal: 100,
			balance: 100,
			dueDate: '2026-11-30',
			terms: { refName: 'Net 30' },
			status: { id: 'A' },
			expense: { items: [{ line: 1, amount: 100, account: { refName: '64000 Software' } }] },
		});
	});

	it('are refused when payables are locked, and keep their date’s period', async () => {
		const october = sandbox.masterData.periods.find(({ periodName }) => periodName === 'Oct 2026');
		if (october) october.apLocked = true;
		expect((await post({})).code).toBe('USER_ERROR');
	});
});
