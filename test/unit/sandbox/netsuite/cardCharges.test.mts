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

const charge = (changes: Record<string, unknown> = {}) =>
	bill(sandbox, { account: { id: idsOf(sandbox).account('21500') }, ...changes });
const post = async (changes: Record<string, unknown>) =>
	await client.send('POST', 'creditCardCharge', charge(changes));

describe('NetSuite sandbox: card charges', () => {
	it('credit the card and post at once', async () => {
		const found = sandbox.books.byId(await client.create('creditCardCharge', charge({ externalId: 'CC-1' })));
		expect(found && sandbox.books.netByAccountNumber(found)).toEqual({
			'21500': '-100.00',
			'64000': '100.00',
		});
		expect(await client.rows("SELECT type, posting FROM transaction WHERE externalid = 'CC-1'")).toEqual([
			{ type: 'CardChrg', posting: 'T' },
		]);
	});

	it('need a card account', async () => {
		const ids = idsOf(sandbox);
		expect((await post({ account: undefined })).detail).toContain('Please enter value(s) for: Account');
		for (const number of ['21020', '20000', '64000'])
			expect((await post({ account: { id: ids.account(number) } })).errorPath).toBe('account');
	});

	it('need a payee, unless the mode does without', async () => {
		expect((await post({ entity: undefined })).detail).toContain('Please enter value(s) for: Payee');
		sandbox.modes.cardChargePayee = 'optional';
		expect((await post({ entity: undefined })).status).toBe(204);
		expect((await post({ entity: undefined, subsidiary: undefined })).detail).toContain('Subsidiary');
	});

	it('know neither approval nor terms nor due dates', async () => {
		for (const field of ['approvalStatus', 'terms', 'dueDate'])
			expect((await post({ [field]: { id: '2' } })).code).toBe('NONEXISTENT_FIELD');
	});

	it('are not stopped by a lock of payables', async () => {
		const october = sandbox.masterData.periods.find(({ periodName }) => periodName === 'Oct 2026');
		if (october) october.apLocked = true;
		expect((await post({})).status).toBe(204);
		if (october) october.allLocked = true;
		expect((await post({})).code).toBe('USER_ERROR');
	});
});
