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

const post = async (externalId: string) =>
	await client.send('POST', 'journalEntry', journal(sandbox, { externalId }));
const bill = (externalId: string) => ({
	externalId,
	entity: { id: idsOf(sandbox).vendor('Acme Supplies') },
	tranDate: '2026-10-31',
	expense: { items: [{ account: { id: idsOf(sandbox).account('37') }, amount: 5 }] },
});

describe('NetSuite sandbox: external ids', () => {
	it('are unique over all transaction types, in any case', async () => {
		expect((await post('CNQR-1')).status).toBe(204);
		const { status, code, detail } = await post('cnqr-1');
		expect({ status, code }).toEqual({ status: 400, code: 'USER_ERROR' });
		expect(detail).toContain('This record already exists');
		expect((await client.send('POST', 'vendorBill', bill('Cnqr-1'))).detail).toContain(
			'This record already exists',
		);
		expect((await client.send('PUT', 'vendorBill/eid:CNQR-1', bill('CNQR-1'))).detail).toContain(
			'This record already exists',
		);
		expect(sandbox.books.size).toBe(1);
	});

	it('answer a duplicate with DUP_RCRD by mode, and in German by mode', async () => {
		sandbox.modes.duplicateErrorCode = 'DUP_RCRD';
		sandbox.modes.errorLanguage = 'de';
		await post('A');
		expect(await post('A')).toMatchObject({
			status: 400,
			code: 'DUP_RCRD',
			detail: expect.stringContaining('bereits vorhanden'),
		});
	});

	it.each(['A|B', 'A B', 'Ä', 'A/B', 'A.B'])('may not be %s', async (externalId) => {
		expect(await post(externalId)).toMatchObject({
			status: 400,
			code: 'INVALID_CONTENT',
			errorPath: 'externalId',
		});
	});

	it('cannot be changed to one in use, but to its own in another case', async () => {
		await post('A');
		const id = await client.create('journalEntry', journal(sandbox, { externalId: 'B' }));
		expect((await client.send('PATCH', `journalEntry/${id}`, { externalId: 'a' })).detail).toContain(
			'already exists',
		);
		expect((await client.send('PATCH', `journalEntry/${id}`, { externalId: 'b' })).status).toBe(204);
	});

	it('of records that the role cannot see block a create and are not found by any read', async () => {
		sandbox.modes.invisibleExternalIds = ['HIDDEN'];
		expect((await post('hidden')).detail).toContain('already exists');
		expect((await client.send('GET', 'journalEntry/eid:HIDDEN')).status).toBe(404);

		const id = await client.create('journalEntry', journal(sandbox, { externalId: 'Seen' }));
		sandbox.modes.invisibleExternalIds = ['SEEN'];
		expect((await client.send('GET', `journalEntry/${id}`)).status).toBe(404);
		for (const table of ['transaction', 'transactionline', 'transactionaccountingline']) {
			expect(await client.rows(`SELECT COUNT(*) AS n FROM ${table}`)).toEqual([{ n: '0' }]);
		}
		expect((await post('SEEN')).detail).toContain('already exists');
	});
});

describe('NetSuite sandbox: two simultaneous creates with one external id', () => {
	const together = async () =>
		(await Promise.all([post('SAME'), post('SAME')])).map(({ status }) => status).sort();

	it('one fails', async () => {
		sandbox.modes.latencyMs = 600;
		expect(await together()).toEqual([204, 400]);
		expect(sandbox.books.allByExternalId('SAME')).toHaveLength(1);
	});

	it('both succeed by mode; a later one still fails', async () => {
		Object.assign(sandbox.modes, { concurrentCreates: 'bothSucceed', latencyMs: 600 });
		expect(await together()).toEqual([204, 204]);
		expect(sandbox.books.allByExternalId('same')).toHaveLength(2);
		expect((await post('SAME')).status).toBe(400);
	});
});
