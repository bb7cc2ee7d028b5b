import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';
import { Client, idsOf, journal } from './client.mts';

let sandbox: NetSuiteSandbox;
let client: Client;
beforeEach(async () => {
	sandbox = await startNetSuiteSandbox();
	client = await Client.connect(sandbox);
});
afterEach(async () => await sandbox.close());

const net = (id: string) => {
	const transaction = sandbox.books.byId(id);
	return transaction && sandbox.books.netByAccountNumber(transaction);
};
const lineCount = (id: string) => sandbox.books.byId(id)?.impact.length;

describe('NetSuite sandbox: reading', () => {
	it('reads a journal by id and by external id, with lines only when asked', async () => {
		const id = await client.create('journalEntry', journal(sandbox, { externalId: 'CNQR-1' }));
		const plain = await client.send('GET', `journalEntry/${id}`);
		expect(plain).toMatchObject({
			status: 200,
			body: {
				id,
				externalId: 'CNQR-1',
				tranId: 'JE1001',
				tranDate: '2026-10-31',
				exchangeRate: 1,
				approved: true,
				subsidiary: { id: '1', refName: 'Demo Group Inc.' },
				currency: { id: '1', refName: 'US Dollar' },
				postingPeriod: { refName: 'Oct 2026' },
				approvalStatus: { id: '2' },
				line: { links: [{ rel: 'self' }] },
			},
		});
		const expanded = await client.send(
			'GET',
			'journalEntry/eid:cnqr-1?expandSubResources=true&simpleEnumFormat=true',
		);
		expect(expanded.body).toMatchObject({
			approvalStatus: '2',
			line: {
				items: [
					{ line: 1, debit: 187.5, account: { refName: '474230 Local Transport' } },
					{ line: 2, credit: 187.5 },
				],
			},
		});
		const fields = await client.send('GET', 'journalEntry/eid:CNQR-1?fields=id,tranId');
		expect(Object.keys(fields.body ?? {}).sort()).toEqual(['id', 'links', 'tranId']);
	});

	it('answers 404 NONEXISTENT_ID for what is not there or of another type', async () => {
		const id = await client.create('journalEntry', journal(sandbox));
		for (const path of ['journalEntry/1', 'journalEntry/eid:nothing', `vendorBill/${id}`]) {
			expect(await client.send('GET', path)).toMatchObject({ status: 404, code: 'NONEXISTENT_ID' });
		}
		expect((await client.send('GET', 'journalEntry/abc')).status).toBe(400);
	});

	it('lists ids and links only', async () => {
		const id = await client.create('journalEntry', journal(sandbox, { externalId: 'A1' }));
		await client.create('journalEntry', journal(sandbox));
		expect((await client.send('GET', 'journalEntry?limit=1')).body).toMatchObject({
			count: 1,
			hasMore: true,
			totalResults: 2,
			items: [{ id, links: [{ rel: 'self' }] }],
		});
		expect(
			(await client.send('GET', `journalEntry?q=${encodeURIComponent('externalId IS "a1"')}`)).body,
		).toMatchObject({ items: [{ id }] });
		expect((await client.send('GET', 'journalEntry?limit=10&offset=5')).code).toBe('INVALID_PARAMETER');
	});

	it('reads master data', async () => {
		const id = idsOf(sandbox).department('21-KING');
		expect((await client.send('GET', 'department/eid:21-KING')).body).toMatchObject({
			id,
			name: 'King Street',
			externalId: '21-KING',
		});
		expect((await client.send('GET', 'expenseCategory/81')).body).toMatchObject({
			name: 'Travel',
			isinactive: false,
			expenseacct: { id: idsOf(sandbox).account('474210') },
		});
		expect((await client.send('GET', 'currency/1')).body).toMatchObject({
			symbol: 'USD',
			currencyPrecision: 2,
		});
	});

	it('needs edit permission even to read', async () => {
		const id = await client.create('journalEntry', journal(sandbox));
		sandbox.role.denyRecord('journalEntry', 'edit');
		expect((await client.send('GET', `journalEntry/${id}`)).code).toBe('INSUFFICIENT_PERMISSION');
	});
});

describe('NetSuite sandbox: merging of sublists', () => {
	it('doubles a journal that is upserted twice without replace, still balanced', async () => {
		const put = async (query = '') =>
			await client.send('PUT', `journalEntry/eid:TWICE${query}`, journal(sandbox));
		expect(await put()).toMatchObject({ status: 204, body: undefined });
		const id = sandbox.books.byExternalId('TWICE')?.id ?? '';
		const second = await put();
		expect(second.headers.get('location')).toMatch(new RegExp(`/journalEntry/${id}$`));
		expect(net(id)).toEqual({ '474230': '375.00', '21010': '-375.00' });
		expect((await put('?replace=line')).status).toBe(204);
		expect(net(id)).toEqual({ '474230': '187.50', '21010': '-187.50' });
		expect(sandbox.books.created('journalEntry')).toBe(1);
	});

	it('updates lines by their key and adds those without', async () => {
		const id = await client.create('journalEntry', journal(sandbox));
		await client.send('PATCH', `journalEntry/${id}`, { line: { items: [{ line: 1, memo: 'Changed' }] } });
		expect(sandbox.books.byId(id)?.impact[0]).toMatchObject({ memo: 'Changed', debit: '187.5' });
		const ids = idsOf(sandbox);
		const more = [
			{ account: { id: ids.account('37') }, debit: 1 },
			{ account: { id: ids.account('21010') }, credit: 1 },
		];
		expect((await client.send('PATCH', `journalEntry/${id}`, { line: { items: more } })).status).toBe(204);
		expect(net(id)).toEqual({ '474230': '187.50', '21010': '-188.50', '37': '1.00' });
		expect(
			(await client.send('PATCH', `journalEntry/${id}`, { line: { items: [{ line: 1, debit: 5 }] } })).detail,
		).toContain('must balance');
	});

	it('with replace keeps what matches, drops what does not, and adds the rest', async () => {
		const id = await client.create('journalEntry', journal(sandbox));
		const account = { id: idsOf(sandbox).account('37') };
		const items = [
			{ line: 2, memo: 'Kept' },
			{ account, debit: 187.5 },
		];
		expect((await client.send('PATCH', `journalEntry/${id}?replace=line`, { line: { items } })).status).toBe(
			204,
		);
		expect(net(id)).toEqual({ '21010': '-187.50', '37': '187.50' });
		expect(sandbox.books.byId(id)?.impact.map(({ memo }) => memo)).toEqual(['Kept', undefined]);
	});

	it('empties a sublist by null, refuses the same key twice and an unknown name in replace', async () => {
		const id = await client.create('journalEntry', journal(sandbox));
		expect((await client.send('PATCH', `journalEntry/${id}`, { line: null })).detail).toContain(
			'at least one line',
		);
		const twice = {
			line: {
				items: [
					{ line: 1, memo: 'a' },
					{ line: 1, memo: 'b' },
				],
			},
		};
		expect(await client.send('PATCH', `journalEntry/${id}`, twice)).toMatchObject({
			status: 400,
			code: 'DUPLICATE_KEYS',
		});
		expect((await client.send('PATCH', `journalEntry/${id}?replace=lines`, {})).code).toBe(
			'INVALID_PARAMETER',
		);
		expect(lineCount(id)).toBe(2);
	});
});

describe('NetSuite sandbox: changing and deleting', () => {
	it('changes only what is sent; null clears', async () => {
		const id = await client.create('journalEntry', journal(sandbox, { externalId: 'OLD' }));
		const { status, headers } = await client.send('PATCH', `journalEntry/${id}`, {
			externalId: 'NEW',
			memo: null,
		});
		expect(status).toBe(204);
		expect(headers.get('location')).toMatch(new RegExp(`/${id}$`));
		expect(sandbox.books.byId(id)).toMatchObject({
			externalId: 'NEW',
			memo: undefined,
			tranDate: '2026-10-31',
			tranId: 'JE1001',
		});
		expect(sandbox.books.byExternalId('OLD')).toBeUndefined();
		expect(sandbox.books.byExternalId('new')?.id).toBe(id);
	});

	it('wants an external id in PUT, the same as in the body', async () => {
		expect((await client.send('PUT', 'journalEntry/5001', journal(sandbox))).code).toBe('INVALID_REQUEST');
		expect((await client.send('PUT', 'journalEntry/eid:A', journal(sandbox, { externalId: 'B' }))).code).toBe(
			'INVALID_REQUEST',
		);
	});

	it('deletes', async () => {
		const id = await client.create('journalEntry', journal(sandbox, { externalId: 'GONE' }));
		expect((await client.send('DELETE', 'journalEntry/eid:GONE')).status).toBe(204);
		expect(await client.send('GET', `journalEntry/${id}`)).toMatchObject({ status: 404 });
		expect(sandbox.books.size).toBe(0);
		expect((await client.send('POST', 'journalEntry', journal(sandbox, { externalId: 'GONE' }))).status).toBe(
			204,
		);
	});
});
