import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AccountingPeriod } from '../../../sandbox/netsuite/company/masterData.mts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';
import { Client, idsOf, journal } from './client.mts';

let sandbox: NetSuiteSandbox;
let client: Client;
beforeEach(async () => {
	sandbox = await startNetSuiteSandbox();
	client = await Client.connect(sandbox);
});
afterEach(async () => await sandbox.close());

const post = async (changes: Record<string, unknown> = {}) =>
	await client.send('POST', 'journalEntry', journal(sandbox, changes));

function period(name: string): AccountingPeriod {
	const found = sandbox.masterData.periods.find(({ periodName }) => periodName === name);
	if (!found) throw new Error(name);
	return found;
}

describe('NetSuite sandbox: posting period', () => {
	it('is the base month of the date, never a quarter, year or adjustment', async () => {
		await client.create('journalEntry', journal(sandbox, { tranDate: '2026-12-31' }));
		expect(sandbox.books.transactions[0]?.postingPeriod).toBe(period('Dec 2026').id);
	});

	it.each(['closed', 'allLocked'] as const)('is refused when %s', async (flag) => {
		period('Oct 2026')[flag] = true;
		expect(await post()).toMatchObject({
			status: 400,
			code: 'USER_ERROR',
			detail: expect.stringContaining('closed or locked'),
		});
		expect(sandbox.books.size).toBe(0);
	});

	it('with payables or receivables locked refuses only what touches them', async () => {
		Object.assign(period('Oct 2026'), { apLocked: true, arLocked: true });
		expect((await post()).status).toBe(204);
		const ids = idsOf(sandbox);
		const against = (number: string, entity: string) => [
			{ account: { id: ids.account('37') }, debit: 1 },
			{ account: { id: ids.account(number) }, credit: 1, entity: { id: entity } },
		];
		expect((await post({ line: { items: against('20000', ids.vendor('Acme Supplies')) } })).detail).toContain(
			'closed or locked',
		);
		expect((await post({ line: { items: against('11000', ids.customer('Northwind')) } })).detail).toContain(
			'closed or locked',
		);
		const bill = {
			entity: ids.vendor('Acme Supplies'),
			tranDate: '2026-10-31',
			expense: { items: [{ account: ids.account('37'), amount: 1 }] },
		};
		expect((await client.send('POST', 'vendorBill', bill)).detail).toContain('closed or locked');
	});

	it('is refused in other words by mode', async () => {
		period('Oct 2026').closed = true;
		sandbox.modes.closedPeriodText = 'dateRange';
		expect((await post()).detail).toContain('not within the date range');
		sandbox.modes.closedPeriodText = 'fieldValue';
		expect((await post()).detail).toContain(
			`Invalid Field Value ${period('Oct 2026').id} for the following field: postingPeriod`,
		);
	});

	it('does not exist for a date outside all periods', async () => {
		expect((await post({ tranDate: '2015-12-31' })).detail).toContain(
			'not within the date range of your accounting period',
		);
	});

	it('falls back to the first open one after it where the preference says so', async () => {
		sandbox.modes.closedPeriodFallback = true;
		period('Oct 2026').closed = true;
		period('Nov 2026').allLocked = true;
		const id = await client.create('journalEntry', journal(sandbox));
		expect(sandbox.books.byId(id)).toMatchObject({
			postingPeriod: period('Dec 2026').id,
			tranDate: '2026-10-31',
		});
	});

	it('named by the caller must be an open base period, with no fallback', async () => {
		sandbox.modes.closedPeriodFallback = true;
		expect((await post({ postingPeriod: { id: period('Nov 2026').id } })).status).toBe(204);
		expect((await post({ postingPeriod: { id: period('Q4 2026').id } })).code).toBe('INVALID_CONTENT');
		period('Nov 2026').closed = true;
		expect((await post({ postingPeriod: { id: period('Nov 2026').id } })).status).toBe(400);
	});
});

describe('NetSuite sandbox: records in a period that was closed since', () => {
	it('are neither changed nor deleted, unless without ledger impact where that is allowed', async () => {
		const id = await client.create('journalEntry', journal(sandbox));
		period('Oct 2026').closed = true;
		const memo = async () => await client.send('PATCH', `journalEntry/${id}`, { memo: 'New' });
		expect((await memo()).status).toBe(400);
		expect((await client.send('DELETE', `journalEntry/${id}`)).status).toBe(400);
		expect((await client.send('PATCH', `journalEntry/${id}`, { tranDate: '2026-11-02' })).status).toBe(400);
		period('Oct 2026').allowNonGLChanges = true;
		expect((await memo()).status).toBe(204);
		const amounts = {
			line: {
				items: [
					{ line: 1, debit: 1 },
					{ line: 2, credit: 1 },
				],
			},
		};
		expect((await client.send('PATCH', `journalEntry/${id}`, amounts)).status).toBe(400);
	});
});
