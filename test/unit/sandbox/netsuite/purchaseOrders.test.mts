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

const order = (number = 'PO-1001') => {
	const found = sandbox.masterData.purchaseOrders.find(({ tranId }) => tranId === number);
	if (!found) throw new Error(`No order ${number}`);
	return found;
};
const transform = async (key: string, body: unknown, query = '') =>
	await client.send('POST', `purchaseOrder/${key}/!transform/vendorBill${query}`, body);
const linked = (orderLine: string, amount: number, more: Record<string, unknown> = {}) => ({
	account: { id: idsOf(sandbox).account('64000') },
	amount,
	orderDoc: order().id,
	orderLine,
	...more,
});
const status = async (number = 'PO-1001') =>
	(
		await client.rows('SELECT status, BUILTIN.DF(status) AS says FROM transaction WHERE tranid = ?', [number])
	)[0];
const closed = async (number = 'PO-1001') =>
	await client.rows(
		`SELECT tl.id, tl.isclosed FROM transaction t, transactionline tl WHERE tl.transaction = t.id AND t.tranid = ? AND tl.mainline = 'F' ORDER BY tl.id`,
		[number],
	);

describe('NetSuite sandbox: purchase orders', () => {
	it('are transactions that do not post, with open and closed lines', async () => {
		const ids = idsOf(sandbox);
		expect(
			await client.rows(
				`SELECT id, tranid, BUILTIN.DF(entity) AS vendor, currency, posting, foreigntotal FROM transaction WHERE type = 'PurchOrd' ORDER BY id`,
			),
		).toEqual([
			{
				id: order().id,
				tranid: 'PO-1001',
				vendor: 'V1001',
				currency: ids.currency('USD'),
				posting: 'F',
				foreigntotal: '1000',
			},
			expect.objectContaining({ tranid: 'PO-1002' }),
		]);
		expect(await status()).toEqual({ status: 'F', says: 'Purchase Order : Pending Bill' });
		expect(await status('PO-1002')).toEqual({ status: 'H', says: 'Purchase Order : Closed' });
		expect(await closed()).toEqual([
			{ id: '1', isclosed: 'F' },
			{ id: '2', isclosed: 'F' },
		]);
		expect(await closed('PO-1002')).toEqual([
			{ id: '1', isclosed: 'T' },
			{ id: '2', isclosed: 'T' },
		]);
		expect(
			await client.rows(
				`SELECT expenseaccount, foreignamount, subsidiary FROM transactionline WHERE transaction = ${order().id} ORDER BY id`,
			),
		).toEqual([
			{ foreignamount: '-1000', subsidiary: '1' },
			{ expenseaccount: ids.account('64000'), foreignamount: '600', subsidiary: '1' },
			{ expenseaccount: ids.account('MATER'), foreignamount: '400', subsidiary: '1' },
		]);
		order().isApproved = false;
		expect(await status()).toEqual({ status: 'A', says: 'Purchase Order : Pending Supervisor Approval' });
	});

	it('are read by id, and not written', async () => {
		expect(
			(await client.send('GET', `purchaseOrder/${order().id}?expandSubResources=true`)).body,
		).toMatchObject({
			tranId: 'PO-1001',
			entity: { refName: 'V1001' },
			terms: { refName: 'Net 30' },
			total: 1000,
			status: { id: 'F' },
			expense: { items: [{ line: 1, amount: 600, isClosed: false }, { line: 2 }] },
		});
		expect((await client.send('GET', 'purchaseOrder/77')).status).toBe(404);
		for (const method of ['PATCH', 'DELETE'])
			expect((await client.send(method, `purchaseOrder/${order().id}`, {})).code).toBe('INVALID_REQUEST');
	});

	it('are not seen by a role of other subsidiaries', async () => {
		sandbox.role.subsidiaries = ['2'];
		expect(await status()).toBeUndefined();
		expect((await client.send('GET', `purchaseOrder/${order().id}`)).status).toBe(404);
		expect((await transform(order().id, {})).status).toBe(404);
	});

	it('share the external ids of all transactions', async () => {
		order().externalId = 'PO-EXT';
		const taken = bill(sandbox, { externalId: 'po-ext' });
		expect((await client.send('POST', 'vendorBill', taken)).detail).toContain('already exists');
		expect((await transform('eid:PO-EXT', { externalId: 'VB-1' })).status).toBe(204);
	});
});

describe('NetSuite sandbox: a bill made from an order', () => {
	it('bills all open lines for the vendor of the order', async () => {
		const answer = await transform(order().id, {
			tranId: 'INV-1',
			externalId: 'VB-1',
			tranDate: '2026-10-31',
		});
		const found = sandbox.books.byExternalId('VB-1');
		expect(answer.status).toBe(204);
		expect(answer.headers.get('location')).toMatch(new RegExp(`/vendorBill/${found?.id}$`));
		expect(found).toMatchObject({ tranId: 'INV-1', entity: idsOf(sandbox).vendor('V1001'), posting: true });
		expect(found?.body).toMatchObject({ terms: idsOf(sandbox).terms('Net 30'), dueDate: '2026-11-30' });
		expect(found && sandbox.books.netByAccountNumber(found)).toEqual({
			'20000': '-1000.00',
			'64000': '600.00',
			MATER: '400.00',
		});
		expect(await status()).toEqual({ status: 'G', says: 'Purchase Order : Fully Billed' });
		expect((await closed()).map(({ isclosed }) => isclosed)).toEqual(['T', 'T']);
		expect((await transform(order().id, {})).detail).toContain('has nothing to bill');
	});

	it('changes lines by key and adds those without; with replace holds those of the request only', async () => {
		await transform(order().id, { externalId: 'A', expense: { items: [{ line: 1, amount: 100 }] } });
		const merged = sandbox.books.byExternalId('A');
		expect(merged && sandbox.books.netByAccountNumber(merged)).toMatchObject({
			'64000': '100.00',
			MATER: '400.00',
		});
		expect(await closed()).toEqual([
			{ id: '1', isclosed: 'F' },
			{ id: '2', isclosed: 'T' },
		]);
		const items = [linked('1', 250), { account: { id: idsOf(sandbox).account('62000') }, amount: 9 }];
		await transform(order().id, { externalId: 'B', expense: { items } }, '?replace=expense,item');
		const replaced = sandbox.books.byExternalId('B');
		expect(replaced && sandbox.books.netByAccountNumber(replaced)).toEqual({
			'20000': '-259.00',
			'64000': '250.00',
			'62000': '9.00',
		});
		expect(sandbox.orders.remaining(order(), order().lines[0]!).toFixed()).toBe('250');
	});

	it('is refused for another vendor, subsidiary or currency', async () => {
		const ids = idsOf(sandbox);
		expect((await transform(order().id, { entity: { id: ids.vendor('V1001') } })).status).toBe(204);
		sandbox.books.delete(sandbox.books.transactions[0]!.id);
		expect((await transform(order().id, { entity: { id: ids.vendor('V1004') } })).errorPath).toBe('entity');
		expect((await transform(order().id, { subsidiary: { id: '2' } })).errorPath).toBe('subsidiary');
		expect((await transform(order().id, { currency: { id: ids.currency('EUR') } })).errorPath).toBe(
			'currency',
		);
		expect(sandbox.books.size).toBe(0);
	});

	it('is refused of orders that are closed, not approved or not there, and by other addresses', async () => {
		expect((await transform(order('PO-1002').id, {})).detail).toContain('has nothing to bill');
		order().isApproved = false;
		expect((await transform(order().id, {})).detail).toContain('has nothing to bill');
		expect((await transform('77', {})).status).toBe(404);
		const path = `purchaseOrder/${order().id}`;
		expect((await client.send('POST', `${path}/!transform/itemReceipt`, {})).code).toBe('INVALID_REQUEST');
		expect((await client.send('PATCH', `${path}/!transform/vendorBill`, {})).code).toBe('INVALID_REQUEST');
		expect((await transform(order().id, {}, '?replace=lines')).code).toBe('INVALID_PARAMETER');
	});

	it('goes by the rules of bills, permissions, external ids and names of fields', async () => {
		await client.create('journalEntry', {
			subsidiary: '1',
			externalId: 'TAKEN',
			tranDate: '2026-10-31',
			line: {
				items: [
					{ account: idsOf(sandbox).account('64000'), debit: 1 },
					{ account: idsOf(sandbox).account('21010'), credit: 1 },
				],
			},
		});
		expect((await transform(order().id, { externalId: 'taken' })).detail).toContain('already exists');
		expect((await transform(order().id, { memmo: 'x' })).code).toBe('NONEXISTENT_FIELD');
		expect((await transform(order().id, { userTotal: 5 })).detail).toContain('does not balance');
		sandbox.modes.billApprovalRouting = true;
		await transform(order().id, { externalId: 'VB-1' });
		expect(sandbox.books.byExternalId('VB-1')).toMatchObject({ posting: false });
		sandbox.role.denyRecord('purchaseOrder', 'view');
		expect((await transform(order().id, {})).code).toBe('INSUFFICIENT_PERMISSION');
		sandbox.role.allowAll();
		sandbox.role.denyRecord('vendorBill', 'create');
		expect((await transform(order().id, {})).code).toBe('INSUFFICIENT_PERMISSION');
	});
});

describe('NetSuite sandbox: bill lines that name an order', () => {
	const post = async (lines: Record<string, unknown>[], changes: Record<string, unknown> = {}) =>
		await client.send('POST', 'vendorBill', bill(sandbox, changes, lines));

	it('bill its lines until the bill is deleted', async () => {
		const id = await client.create('vendorBill', bill(sandbox, {}, [linked('1', 600)]));
		expect(await closed()).toEqual([
			{ id: '1', isclosed: 'T' },
			{ id: '2', isclosed: 'F' },
		]);
		expect((await post([linked('1', 5)])).errorPath).toBe('expense.items[0].orderLine');
		expect((await client.send('PATCH', `vendorBill/${id}`, { memo: 'Changed' })).status).toBe(204);
		await client.send('DELETE', `vendorBill/${id}`);
		expect(await closed()).toEqual([
			{ id: '1', isclosed: 'F' },
			{ id: '2', isclosed: 'F' },
		]);
	});

	it('name both order and line, of the same vendor, subsidiary and currency', async () => {
		const ids = idsOf(sandbox);
		expect((await post([linked('1', 5, { orderDoc: undefined })])).detail).toContain('Order');
		expect((await post([linked('1', 5, { orderLine: undefined })])).detail).toContain('Order Line');
		expect((await post([linked('9', 5)])).errorPath).toBe('expense.items[0].orderLine');
		expect((await post([linked('1', 5, { orderDoc: '77' })])).errorPath).toBe('expense.items[0].orderDoc');
		const other = { entity: { id: ids.vendor('V1004') } };
		expect((await post([linked('1', 5)], other)).errorPath).toBe('expense.items[0].orderDoc');
		expect((await post([linked('1', 5)], { subsidiary: { id: '2' } })).errorPath).toContain('orderDoc');
		const onClosed = linked('1', 5, { orderDoc: order('PO-1002').id });
		expect((await post([onClosed])).errorPath).toBe('expense.items[0].orderLine');
	});

	it('may bill more than ordered, unless the mode refuses', async () => {
		expect((await post([linked('1', 601)])).status).toBe(204);
		sandbox.modes.overbilling = 'refuse';
		expect((await post([linked('2', 401)])).errorPath).toBe('expense.items[0].amount');
		expect((await post([linked('2', 400)])).status).toBe(204);
	});

	it('are refused by mode, while a transform still links', async () => {
		sandbox.modes.orderLinksOnLines = 'refuse';
		expect((await post([linked('1', 5)])).errorPath).toBe('expense.items[0].orderDoc');
		expect((await transform(order().id, {})).status).toBe(204);
	});
});
