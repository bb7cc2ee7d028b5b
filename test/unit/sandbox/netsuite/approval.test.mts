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

const states = async () =>
	await client.rows(
		'SELECT posting, approvalstatus, BUILTIN.DF(approvalstatus) AS says FROM transaction ORDER BY id',
	);

describe('NetSuite sandbox: approval routing', () => {
	it('saves a journal that does not post until a person approves it', async () => {
		sandbox.modes.journalApprovalRouting = true;
		const id = await client.create('journalEntry', journal(sandbox, { approved: true }));
		expect(await states()).toEqual([{ posting: 'F', approvalstatus: '1', says: 'Pending Approval' }]);
		expect(await client.rows('SELECT DISTINCT posting FROM transactionaccountingline')).toEqual([
			{ posting: 'F' },
		]);
		expect(sandbox.books.netOfAll()).toEqual({});
		sandbox.books.approve(id);
		expect(await states()).toEqual([{ posting: 'T', approvalstatus: '2', says: 'Approved' }]);
		expect(sandbox.books.netOfAll()).toEqual({ USD: { '474230': '187.50', '21010': '-187.50' } });
	});

	it('keeps a rejected journal off the ledger', async () => {
		sandbox.modes.journalApprovalRouting = true;
		sandbox.books.reject(await client.create('journalEntry', journal(sandbox)));
		expect(await states()).toEqual([{ posting: 'F', approvalstatus: '3', says: 'Rejected' }]);
	});

	it('lets only a role with the permission approve', async () => {
		sandbox.modes.journalApprovalRouting = true;
		const id = await client.create('journalEntry', journal(sandbox));
		expect((await client.send('PATCH', `journalEntry/${id}`, { approved: true })).code).toBe(
			'INSUFFICIENT_PERMISSION',
		);
		sandbox.role.mayApprove = true;
		expect((await client.send('PATCH', `journalEntry/${id}`, { approved: true })).status).toBe(204);
		expect(sandbox.books.byId(id)?.posting).toBe(true);
	});
});

describe('NetSuite sandbox: reversal and void', () => {
	it('reverses by a journal of its own', async () => {
		const id = await client.create('journalEntry', journal(sandbox, { reversalDate: '2026-11-01' }));
		const reversal = sandbox.books.byId(id)?.reversal ?? '';
		expect(sandbox.books.byId(reversal)).toMatchObject({
			isReversal: true,
			tranDate: '2026-11-01',
			postingPeriod: idsOf(sandbox).period('Nov 2026'),
		});
		expect(sandbox.books.byId(reversal)).not.toHaveProperty('externalId');
		expect(sandbox.books.netOfAll()).toEqual({ USD: { '474230': '0.00', '21010': '0.00' } });
		expect(
			await client.rows(
				`SELECT reversal, TO_CHAR(reversaldate, 'YYYY-MM-DD') AS d FROM transaction WHERE id = ${id}`,
			),
		).toEqual([{ reversal, d: '2026-11-01' }]);
	});

	it('voids to zero', async () => {
		const id = await client.create('journalEntry', journal(sandbox, { externalId: 'V' }));
		sandbox.books.void(id);
		expect(await client.rows('SELECT voided, externalid FROM transaction')).toEqual([
			{ voided: 'T', externalid: 'V' },
		]);
		expect(sandbox.books.netOfAll()).toEqual({ USD: { '474230': '0.00', '21010': '0.00' } });
	});
});
