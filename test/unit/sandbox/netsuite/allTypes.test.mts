import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { WritableType } from '../../../sandbox/netsuite/rest/fieldCatalogue.mts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';
import { Client, bill, idsOf, journal } from './client.mts';

let sandbox: NetSuiteSandbox;
let client: Client;
beforeEach(async () => {
	sandbox = await startNetSuiteSandbox();
	client = await Client.connect(sandbox);
});
afterEach(async () => await sandbox.close());

type Body = Record<string, unknown>;
type Path = WritableType | 'transform';

/** A record of each type that the demo account takes; and a bill made from an order. */
function bodyOf(path: Path, externalId: string): Body {
	const ids = idsOf(sandbox);
	const cost = { account: { id: ids.account('64000') }, amount: 100 };
	switch (path) {
		case 'journalEntry':
			return journal(sandbox, { externalId });
		case 'intercompanyJournalEntry': {
			const side = (subsidiary: string, account: string, amount: Body) => ({
				lineSubsidiary: { id: subsidiary },
				account: { id: ids.account(account) },
				...amount,
			});
			const items = [
				side('1', '13900', { debit: 5, eliminate: true }),
				side('1', '21010', { credit: 5 }),
				side('2', '474230', { debit: 5 }),
				side('2', '21900', { credit: 5, eliminate: true }),
			];
			return { ...journal(sandbox, { externalId, toSubsidiary: { id: '2' } }), line: { items } };
		}
		case 'vendorBill':
		case 'vendorCredit':
			return bill(sandbox, { externalId });
		case 'creditCardCharge':
			return bill(sandbox, { externalId, account: { id: ids.account('21500') } }, [cost]);
		case 'expenseReport':
			return {
				externalId,
				entity: { id: ids.employee('1017001') },
				tranDate: '2026-10-31',
				accountingapproval: true,
				expense: { items: [{ category: { id: ids.category('Taxi') }, amount: 100 }] },
			};
		case 'transform':
			return { externalId, tranDate: '2026-10-31' };
	}
}
const addressOf = (path: Path) =>
	path === 'transform' ? `purchaseOrder/${idsOf(sandbox).order('PO-1001')}/!transform/vendorBill` : path;
const post = async (path: Path, externalId = 'X-1') =>
	await client.send('POST', addressOf(path), bodyOf(path, externalId));
const typeOf = (path: Path): WritableType => (path === 'transform' ? 'vendorBill' : path);

describe.each<[Path]>([
	['journalEntry'],
	['intercompanyJournalEntry'],
	['vendorBill'],
	['vendorCredit'],
	['expenseReport'],
	['creditCardCharge'],
	['transform'],
])('NetSuite sandbox: every way to write goes the same way: %s', (path) => {
	it('balances, in all currencies', async () => {
		expect((await post(path)).status).toBe(204);
		const sum = await client.rows(
			"SELECT SUM(tal.amount) AS total FROM transactionaccountingline tal, transaction t WHERE t.id = tal.transaction AND t.externalid = 'X-1'",
		);
		expect(sum).toEqual([{ total: '0' }]);
		const found = sandbox.books.byExternalId('X-1');
		const net = Object.values((found && sandbox.books.netByAccountNumber(found)) ?? {});
		expect(net.length).toBeGreaterThan(1);
		expect(net.reduce((total, amount) => total + Number(amount), 0)).toBeCloseTo(0, 9);
	});

	it('keeps external ids unique over all types, in any case, until the record is deleted', async () => {
		expect((await post(path, 'SAME')).status).toBe(204);
		const id = sandbox.books.byExternalId('SAME')?.id;
		// The order has nothing left to bill, which is told first.
		expect((await post(path, 'same')).detail).toContain(
			path === 'transform' ? 'has nothing to bill' : 'This record already exists',
		);
		expect(
			(await client.send('POST', 'journalEntry', journal(sandbox, { externalId: 'Same' }))).detail,
		).toContain('This record already exists');
		expect(await client.send('DELETE', `${typeOf(path)}/${id}`)).toMatchObject({
			status: 204,
			body: undefined,
		});
		expect(sandbox.books.size).toBe(0);
		expect((await post(path, 'SAME')).status).toBe(204);
	});

	it('is deleted only with permission and in open periods', async () => {
		await post(path);
		const address = `${typeOf(path)}/${sandbox.books.transactions[0]?.id}`;
		sandbox.role.denyRecord(typeOf(path), 'delete');
		expect((await client.send('DELETE', address)).code).toBe('INSUFFICIENT_PERMISSION');
		sandbox.role.allowAll();
		const october = sandbox.masterData.periods.find(({ periodName }) => periodName === 'Oct 2026');
		if (october) october.closed = true;
		expect((await client.send('DELETE', address)).detail).toContain('closed or locked');
		if (october) october.closed = false;
		expect((await client.send('DELETE', address)).status).toBe(204);
		expect((await client.send('DELETE', address)).status).toBe(404);
	});

	it('fails and vanishes by faults, before the commit and after it', async () => {
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 503, method: 'POST' });
		expect((await post(path)).status).toBe(503);
		expect(sandbox.books.size).toBe(0);
		sandbox.faults.add({ kind: 'resetAfterCommit', method: 'POST' });
		await expect(post(path)).rejects.toThrow();
		expect(sandbox.books.size).toBe(1);
	});

	it('takes its time, and is blocked when no slot is free', async () => {
		sandbox.modes.latencyMs = 60;
		sandbox.modes.concurrencyLimit = 1;
		const started = performance.now();
		const answers = await Promise.all([post(path, 'A'), post(path, 'B')]);
		expect(performance.now() - started).toBeGreaterThanOrEqual(55);
		expect(answers.map(({ status }) => status).sort()).toEqual([204, 429]);
	});

	it('is refused in closed periods and by the customer’s script', async () => {
		const october = sandbox.masterData.periods.find(({ periodName }) => periodName === 'Oct 2026');
		if (october) october.closed = true;
		expect((await post(path)).detail).toContain('closed or locked');
		if (october) october.closed = false;
		sandbox.modes.scriptRejects = ({ recordType }) => `No ${recordType} today.`;
		expect((await post(path)).detail).toContain(`No ${typeOf(path)} today.`);
		expect(sandbox.books.size).toBe(0);
	});
});

describe('NetSuite sandbox: deleting', () => {
	it('is for transactions only', async () => {
		for (const address of ['vendor/1001', 'account/201', 'purchaseOrder/4001'])
			expect((await client.send('DELETE', address)).code).toBe('INVALID_REQUEST');
	});

	it('of a plain journal on payables is stopped by their lock', async () => {
		const ids = idsOf(sandbox);
		const line = (number: string, more: Body) => ({ account: { id: ids.account(number) }, ...more });
		const lines = [
			line('64000', { debit: 5 }),
			line('20000', { credit: 5, entity: { id: ids.vendor('V1001') } }),
		];
		const onPayables = await client.create('journalEntry', journal(sandbox, {}, lines));
		const other = await client.create('journalEntry', journal(sandbox));
		const october = sandbox.masterData.periods.find(({ periodName }) => periodName === 'Oct 2026');
		if (october) october.apLocked = true;
		expect((await client.send('DELETE', `journalEntry/${onPayables}`)).detail).toContain('closed or locked');
		expect((await client.send('DELETE', `journalEntry/${other}`)).status).toBe(204);
	});
});
