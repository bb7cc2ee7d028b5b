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

const credit = (changes: Record<string, unknown> = {}, amount = 40) =>
	bill(sandbox, changes, [{ account: { id: idsOf(sandbox).account('64000') }, amount }]);
const post = async (changes: Record<string, unknown>, amount?: number) =>
	await client.send('POST', 'vendorCredit', credit(changes, amount));
const apply = (doc: string, amount?: number) => ({
	apply: { items: [{ doc: { id: doc }, apply: true, ...(amount !== undefined && { amount }) }] },
});

describe('NetSuite sandbox: vendor credits', () => {
	it('debit the payable and credit the lines', async () => {
		const id = await client.create('vendorCredit', credit());
		const found = sandbox.books.byId(id);
		expect(found && sandbox.books.netByAccountNumber(found)).toEqual({ '20000': '40.00', '64000': '-40.00' });
		expect([found?.posting, found?.approvalStatus]).toEqual([true, undefined]);
	});

	it('have no approval status, and take positive amounts only unless the mode lets negative lines in', async () => {
		expect((await post({ approvalStatus: { id: '2' } })).code).toBe('NONEXISTENT_FIELD');
		expect((await post({}, -1)).detail).toContain('must be positive');
		const account = { id: idsOf(sandbox).account('64000') };
		const lines = [
			{ account, amount: 40 },
			{ account, amount: -10 },
		];
		sandbox.modes.negativeCreditLines = true;
		const id = await client.create('vendorCredit', bill(sandbox, {}, lines));
		const found = sandbox.books.byId(id);
		expect(found && sandbox.books.netByAccountNumber(found)).toEqual({ '20000': '30.00', '64000': '-30.00' });
		expect((await post({}, -1)).detail).toContain('may not be negative');
	});

	it('settle a bill up to its open amount', async () => {
		const owed = await client.create('vendorBill', bill(sandbox));
		const first = await client.create('vendorCredit', credit(apply(owed)));
		expect(sandbox.books.openAmount(owed)).toBe('60.00');
		expect((await post(apply(owed, 61), 80)).detail).toContain(`can be applied to transaction ${owed}`);
		expect((await post(apply(owed, 41), 40)).detail).toContain(`can be applied to transaction ${owed}`);
		expect((await post(apply(owed, 60), 80)).status).toBe(204);
		expect(sandbox.books.openAmount(owed)).toBe('0.00');
		expect((await client.send('GET', `vendorBill/${owed}`)).body).toMatchObject({ total: 100, balance: 0 });
		expect((await client.send('GET', `vendorCredit/${first}`)).body).toMatchObject({
			applied: 40,
			unapplied: 0,
		});
		await client.send('DELETE', `vendorCredit/${first}`);
		expect(sandbox.books.openAmount(owed)).toBe('40.00');
	});

	it('settle only posted bills of the same vendor, subsidiary and currency', async () => {
		const ids = idsOf(sandbox);
		const refused = async (changes: Record<string, unknown>) => {
			const owed = await client.create('vendorBill', bill(sandbox, changes));
			return (await post(apply(owed))).errorPath;
		};
		expect(await refused({ entity: { id: ids.vendor('V1004') } })).toBe('apply.items[0].doc');
		expect(await refused({ subsidiary: { id: '2' } })).toBe('apply.items[0].doc');
		expect(await refused({ currency: { id: ids.currency('EUR') } })).toBe('apply.items[0].doc');
		sandbox.modes.billApprovalRouting = true;
		expect(await refused({})).toBe('apply.items[0].doc');
		expect((await post(apply('99'))).errorPath).toBe('apply.items[0].doc');
	});

	it('keep the bill that they settle from being deleted or cut down', async () => {
		const owed = await client.create('vendorBill', bill(sandbox));
		await client.create('vendorCredit', credit(apply(owed)));
		expect((await client.send('DELETE', `vendorBill/${owed}`)).detail).toContain('linked to by');
		const less = { expense: { items: [{ line: 1, amount: 30 }] } };
		expect((await client.send('PATCH', `vendorBill/${owed}`, less)).detail).toContain('linked to by');
		expect((await client.send('PATCH', `vendorBill/${owed}`, { memo: 'x' })).status).toBe(204);
	});
});
