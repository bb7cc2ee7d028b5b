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

const post = async (body: unknown, headers: Record<string, string> = {}) =>
	await client.send('POST', 'journalEntry', body, headers);

describe('NetSuite sandbox: names of fields', () => {
	const misspelt = () => {
		const { line, ...rest } = journal(sandbox);
		return {
			...rest,
			memmo: 'x',
			line: { items: line.items.map((one) => ({ ...one, departmnt: { id: '11' } })) },
		};
	};

	it('refuses unknown ones with the header, and names them all', async () => {
		const { status, code, detail, errorPath } = await post(misspelt());
		expect({ status, code }).toEqual({ status: 400, code: 'NONEXISTENT_FIELD' });
		expect(detail).toContain('line.items[0].departmnt, line.items[1].departmnt, memmo');
		expect(errorPath).toBe('line.items[0].departmnt');
	});

	it('drops them in silence without the header', async () => {
		expect((await post(misspelt(), { 'x-netsuite-propertynamevalidation': 'Warning' })).status).toBe(204);
		expect(sandbox.books.transactions[0]?.body).not.toHaveProperty('memmo');
	});

	it('refuses another value of the header', async () => {
		expect((await post(journal(sandbox), { 'x-netsuite-propertynamevalidation': 'Strict' })).code).toBe(
			'INVALID_REQUEST',
		);
	});

	it('knows custom fields only if the account has them', async () => {
		const { line, ...rest } = journal(sandbox);
		const body = {
			...rest,
			custbody_concur_document: 'FIS-1',
			line: {
				items: line.items.map((one) => ({
					...one,
					custcol_concur_entry: 'E1',
					cseg_region: { externalId: 'emea' },
				})),
			},
		};
		expect((await post(body)).status).toBe(204);
		expect(sandbox.books.transactions[0]).toMatchObject({
			body: { custbody_concur_document: 'FIS-1' },
			sublists: { line: [{ values: { custcol_concur_entry: 'E1', cseg_region: '701' } }, {}] },
		});
		expect((await post({ ...body, custbody_other: 'x' })).code).toBe('NONEXISTENT_FIELD');
		expect((await post({ ...body, custcol_concur_entry: 'x' })).code).toBe('NONEXISTENT_FIELD');
	});

	it('refuses computed fields', async () => {
		expect(await post(journal(sandbox, { transactionNumber: 'X' }))).toMatchObject({
			code: 'INVALID_CONTENT',
			errorPath: 'transactionNumber',
		});
	});
});

describe('NetSuite sandbox: types of values', () => {
	it.each<[string, Record<string, unknown>]>([
		['a number as text', { debit: '10.00' }],
		['a text as number', { memo: 5 }],
		['a boolean as text', { eliminate: 'F' }],
		['a date with a time', { startDate: '2026-10-31T00:00:00Z' }],
		['a date that does not exist', { startDate: '2026-02-30' }],
		['a reference as array', { department: ['11'] }],
		['a reference by name', { department: { refName: 'Bellevue' } }],
		['a reference with an unknown property', { department: { name: 'Bellevue' } }],
		['a reference without id', { department: {} }],
		['a department that does not exist', { department: { id: '4711' } }],
		['a department whose external id does not exist', { department: { externalId: 'nope' } }],
	])('refuses %s', async (_what, change) => {
		const { line, ...rest } = journal(sandbox);
		const [first, second] = line.items;
		const { status, code, errorPath } = await post({
			...rest,
			line: { items: [{ ...first, ...change }, second] },
		});
		expect({ status, code }).toEqual({ status: 400, code: 'INVALID_CONTENT' });
		expect(errorPath).toContain(`line.items[0].${Object.keys(change)[0]}`);
	});

	it('refuses periods by external id, and texts that are too long', async () => {
		expect((await post(journal(sandbox, { postingPeriod: { externalId: 'x' } }))).errorPath).toBe(
			'postingPeriod',
		);
		expect((await post(journal(sandbox, { memo: 'x'.repeat(1000) }))).errorPath).toBe('memo');
		expect((await post(journal(sandbox, { memo: 'x'.repeat(999) }))).status).toBe(204);
	});

	it('refuses lines that are not in items, and sublists that are not accessible', async () => {
		const { line, ...rest } = journal(sandbox);
		expect((await post({ ...rest, line: line.items })).errorPath).toBe('line');
		expect((await post(journal(sandbox, { accountingBookDetail: { items: [] } }))).errorPath).toBe(
			'accountingBookDetail',
		);
	});

	it('refuses what is not a JSON object of type application/json', async () => {
		expect((await post('{"a":')).code).toBe('INVALID_REQUEST');
		expect((await post('[1]')).code).toBe('INVALID_REQUEST');
		expect((await post(journal(sandbox), { 'content-type': 'text/plain' })).status).toBe(415);
	});

	it('reads amounts digit by digit', async () => {
		const ids = idsOf(sandbox);
		const amount = '90071992547409.93';
		await post(
			`{"subsidiary":{"id":"1"},"line":{"items":[{"account":"${ids.account('37')}","debit":${amount}},{"account":"${ids.account('21010')}","credit":${amount}}]}}`,
		);
		const [transaction] = sandbox.books.transactions;
		expect(transaction && sandbox.books.netByAccountNumber(transaction)).toEqual({
			'37': amount,
			'21010': `-${amount}`,
		});
	});

	it('takes an empty text and null as nothing', async () => {
		const id = await client.create('journalEntry', journal(sandbox, { memo: '', tranId: null }));
		expect(sandbox.books.byId(id)).toMatchObject({ memo: undefined, tranId: 'JE1001' });
	});
});

describe('NetSuite sandbox: addresses', () => {
	it('knows record types in any case, and refuses unknown ones, unknown parameters and methods', async () => {
		expect((await client.send('POST', 'journalentry', journal(sandbox))).status).toBe(204);
		expect((await client.send('GET', 'nonsense/1')).status).toBe(404);
		expect((await client.send('GET', 'journalEntry?foo=1')).code).toBe('INVALID_PARAMETER');
		expect((await client.send('POST', 'journalEntry/1', {})).status).toBe(405);
		expect((await client.send('GET', `${sandbox.url}/services/rest/other`)).status).toBe(404);
	});

	it('answers neither asynchronous nor batch requests', async () => {
		const { code } = await client.send('POST', 'journalEntry', journal(sandbox), { prefer: 'respond-async' });
		expect(code).toBe('INVALID_REQUEST');
		expect(sandbox.books.size).toBe(0);
	});

	it('lists record types in the metadata catalogue', async () => {
		expect((await client.send('GET', 'metadata-catalog?select=journalEntry,vendorBill')).body).toMatchObject({
			items: [{ name: 'journalEntry' }, { name: 'vendorBill' }],
		});
		expect((await client.send('GET', 'metadata-catalog?select=nonsense')).status).toBe(404);
		expect((await client.send('GET', 'metadata-catalog/journalEntry')).body).toMatchObject({
			properties: {
				memo: { type: 'string' },
				custbody_concur_document: { type: 'string' },
				subsidiary: { type: 'object' },
			},
		});
	});
});
