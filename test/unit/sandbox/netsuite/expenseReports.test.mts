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

const line = (category: string, amount: number, more: Record<string, unknown> = {}) => ({
	category: { id: idsOf(sandbox).category(category) },
	amount,
	expensedate: '2026-10-30',
	...more,
});
const report = (changes: Record<string, unknown> = {}, lines?: Record<string, unknown>[]) => ({
	entity: { id: idsOf(sandbox).employee('1017001') },
	tranDate: '2026-10-31',
	accountingapproval: true,
	account: { id: idsOf(sandbox).account('21010') },
	expense: { items: lines ?? [line('Taxi', 30), line('Hotel', 120.5)] },
	...changes,
});
const post = async (changes: Record<string, unknown>, lines?: Record<string, unknown>[]) =>
	await client.send('POST', 'expenseReport', report(changes, lines));
const booked = async (changes: Record<string, unknown>, lines?: Record<string, unknown>[]) => {
	const found = sandbox.books.byId(await client.create('expenseReport', report(changes, lines)));
	if (!found) throw new Error('Not booked');
	return found;
};
const net = async (changes: Record<string, unknown>, lines?: Record<string, unknown>[]) =>
	sandbox.books.netByAccountNumber(await booked(changes, lines));

describe('NetSuite sandbox: expense reports', () => {
	it('owe the employee what the categories post', async () => {
		const found = await booked({});
		expect(sandbox.books.netByAccountNumber(found)).toEqual({
			'21010': '-150.50',
			'474230': '30.00',
			'105': '120.50',
		});
		expect(found).toMatchObject({ posting: true, tranId: 'ER1001', subsidiary: '1' });
	});

	it('need an employee of the subsidiary', async () => {
		const ids = idsOf(sandbox);
		expect((await post({ entity: undefined })).detail).toContain('Please enter value(s) for: Employee');
		expect((await post({ entity: { id: ids.vendor('V1001') } })).errorPath).toBe('entity');
		expect((await post({ subsidiary: { id: '2' } })).detail).toContain('Invalid entity reference key');
		expect(await booked({ entity: { id: ids.employee('50001') } })).toMatchObject({
			subsidiary: '2',
			currency: ids.currency('GBP'),
		});
	});

	it('take a category or an account on a line, not both and not neither', async () => {
		const ids = idsOf(sandbox);
		const expenseaccount = { id: ids.account('474230') };
		expect((await post({}, [line('Taxi', 5, { expenseaccount })])).errorPath).toBe(
			'expense.items[0].category',
		);
		expect((await post({}, [{ amount: 5 }])).detail).toContain('Please enter value(s) for: Category');
		expect(await net({}, [{ amount: 5, expenseaccount }])).toMatchObject({ '474230': '5.00' });
		expect((await post({}, [{ amount: 5, account: expenseaccount }])).code).toBe('NONEXISTENT_FIELD');
	});

	it('refuse categories that are inactive or not shared with the subsidiary', async () => {
		const ids = idsOf(sandbox);
		expect((await post({}, [line('Old', 5)])).detail).toContain(
			`Invalid category reference key ${ids.category('Old')} for entity ${ids.employee('1017001')}`,
		);
		const taxi = sandbox.masterData.expenseCategories.find(({ name }) => name === 'Taxi');
		Object.assign(taxi ?? {}, { subsidiaries: ['2'], includeChildren: false });
		expect((await post({}, [line('Taxi', 5)])).detail).toContain('Invalid category reference key');
		expect((await post({}, [line('Taxi', 5, { category: { id: '99' } })])).errorPath).toBe(
			'expense.items[0].category',
		);
	});

	it('take quantity and rate exactly where the category asks for them', async () => {
		expect((await post({}, [line('Taxi', 5, { quantity: 1 })])).errorPath).toBe('expense.items[0].quantity');
		const taxi = sandbox.masterData.expenseCategories.find(({ name }) => name === 'Taxi');
		if (taxi) taxi.rateRequired = true;
		expect((await post({}, [line('Taxi', 5)])).detail).toContain('Quantity, Rate');
		expect((await post({}, [line('Taxi', 5, { quantity: 10, rate: 0.5 })])).status).toBe(204);
	});

	it('post after accounting approval only; before it the account is not available', async () => {
		expect((await post({ accountingapproval: false })).errorPath).toBe('account');
		const found = await booked({ accountingapproval: undefined, account: undefined });
		expect(found).toMatchObject({ posting: false, approvalStatus: '1' });
		expect(
			await client.rows(
				`SELECT posting, status, BUILTIN.DF(status) AS says FROM transaction WHERE id = ${found.id}`,
			),
		).toEqual([{ posting: 'F', status: 'C', says: 'Expense Report : Pending Accounting Approval' }]);
		sandbox.modes.expenseReportAccount = 'always';
		expect(await booked({ accountingapproval: false })).toMatchObject({ posting: false });
		sandbox.books.approve(found.id);
		expect((await client.send('GET', `expenseReport/${found.id}`)).body).toMatchObject({
			accountingapproval: true,
			approvalStatus: { id: '2' },
		});
		expect(sandbox.books.netOfAll()).toEqual({
			USD: { '20000': '-150.50', '474230': '30.00', '105': '120.50' },
		});
	});

	it('do not post while they are not complete or not approved by the supervisor', async () => {
		expect(await booked({ complete: false })).toMatchObject({ posting: false });
		expect(await booked({ supervisorapproval: false })).toMatchObject({ posting: false });
		expect(await booked({ supervisorapproval: true, complete: true })).toMatchObject({ posting: true });
	});

	it('wait for a person by mode, whatever is sent', async () => {
		sandbox.modes.expenseReportApproval = 'person';
		const found = await booked({});
		expect(found).toMatchObject({ posting: false, approvalStatus: '1' });
		const path = `expenseReport/${found.id}`;
		expect((await client.send('PATCH', path, { accountingapproval: true })).detail).toContain(
			'Expense Report Approval',
		);
		sandbox.role.mayApprove = true;
		expect(await booked({})).toMatchObject({ posting: true });
	});

	it('owe the card what was paid with it', async () => {
		const ids = idsOf(sandbox);
		const lines = [line('Taxi', 30), line('Hotel', 120, { corporatecreditcard: true })];
		const card = { acctcorpcardexp: { id: ids.account('21500') } };
		expect(await net(card, lines)).toEqual({
			'21010': '-30.00',
			'21500': '-120.00',
			'474230': '30.00',
			'105': '120.00',
		});
		const [id] = sandbox.books.transactions.map((one) => one.id);
		expect((await client.send('GET', `expenseReport/${id}`)).body).toMatchObject({
			total: 150,
			reimbursable: 30,
			corporatecard: 120,
			status: { id: 'F' },
		});
		expect((await post({}, lines)).detail).toContain('Account for Corporate Card Expenses');
		expect((await post({ acctcorpcardexp: { id: ids.account('64000') } }, lines)).errorPath).toBe(
			'acctcorpcardexp',
		);
	});

	it('refuse a negative sum owed to the employee, payable accounts of other types and the bill’s spelling', async () => {
		const ids = idsOf(sandbox);
		const card = { acctcorpcardexp: { id: ids.account('21500') } };
		const lines = [line('Taxi', -30), line('Hotel', 120, { corporatecreditcard: true })];
		expect((await post(card, lines)).detail).toContain('may not be negative');
		expect((await post({ account: { id: ids.account('64000') } })).errorPath).toBe('account');
		for (const field of ['currency', 'accountingApproval', 'exchangeRate', 'dueDate'])
			expect((await post({ [field]: '1' })).code).toBe('NONEXISTENT_FIELD');
	});

	it('convert lines in other currencies at the rate sent, and check the amount', async () => {
		const ids = idsOf(sandbox);
		const foreign = { currency: { id: ids.currency('EUR') }, foreignamount: 10 };
		const { amount: _amount, ...plain } = line('Taxi', 0);
		expect((await post({}, [{ ...plain, ...foreign }])).detail).toContain('Exchange Rate');
		expect((await post({}, [{ ...plain, currency: foreign.currency, amount: 10 }])).detail).toContain(
			'Foreign Amount',
		);
		expect(await net({}, [{ ...plain, ...foreign, exchangerate: 1.1 }])).toMatchObject({ '474230': '11.00' });
		expect((await post({}, [line('Taxi', 12, { ...foreign, exchangerate: 1.1 })])).errorPath).toBe(
			'expense.items[0].amount',
		);
	});

	it('are kept in another currency at its rate', async () => {
		const gbp = {
			expensereportcurrency: { id: idsOf(sandbox).currency('GBP') },
			expensereportexchangerate: 1.3,
		};
		const found = await booked(gbp, [line('Taxi', 10)]);
		expect(found).toMatchObject({ currency: idsOf(sandbox).currency('GBP'), exchangeRate: '1.3' });
		expect(sandbox.books.baseNetOfAll()).toEqual({ '1': { '21010': '-13.00', '474230': '13.00' } });
	});
});
