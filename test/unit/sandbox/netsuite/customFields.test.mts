import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';
import { Client, bill, idsOf, journal } from './client.mts';

let sandbox: NetSuiteSandbox;
let client: Client;
beforeEach(async () => {
	sandbox = await startNetSuiteSandbox();
	client = await Client.connect(sandbox);
});
afterEach(async () => await sandbox.close());

describe('NetSuite sandbox: custom segments and fields', () => {
	const cost = (more: Record<string, unknown>) => ({
		account: { id: idsOf(sandbox).account('64000') },
		amount: 5,
		...more,
	});
	const post = async (changes: Record<string, unknown>, line: Record<string, unknown> = {}) =>
		await client.send('POST', 'vendorBill', bill(sandbox, changes, [cost(line)]));

	it('take values by id and by external id, on bodies and lines', async () => {
		const [emea, amer] = sandbox.masterData.customSegments[0]?.values ?? [];
		const changes = { cseg_region: { id: emea?.id }, custbody_receipt_url: 'https://example.com/r/1' };
		const line = { cseg_region: { externalId: 'AMER' }, custcol_project_code: 'P-1' };
		expect((await post(changes, line)).status).toBe(204);
		expect(sandbox.books.transactions[0]).toMatchObject({
			body: { cseg_region: emea?.id, custbody_receipt_url: 'https://example.com/r/1' },
			sublists: { expense: [{ values: { cseg_region: amer?.id, custcol_project_code: 'P-1' } }] },
		});
	});

	it('refuse values that are unknown or inactive', async () => {
		expect((await post({ cseg_region: { id: '3' } })).errorPath).toBe('cseg_region');
		expect((await post({ cseg_region: { externalId: 'APAC' } })).errorPath).toBe('cseg_region');
		expect((await post({}, { cseg_region: { id: '3' } })).errorPath).toBe('expense.items[0].cseg_region');
		const amer = sandbox.masterData.customSegments[0]?.values[1];
		if (amer) amer.isInactive = true;
		expect(await post({}, { cseg_region: { externalId: 'AMER' } })).toMatchObject({
			code: 'INVALID_CONTENT',
			errorPath: 'expense.items[0].cseg_region',
		});
	});

	it('refuse fields that the account does not have, or that are of the other kind', async () => {
		for (const field of ['custbody_other', 'custcol_project_code', 'cseg_unknown'])
			expect((await post({ [field]: 'x' })).code).toBe('NONEXISTENT_FIELD');
		expect((await post({}, { custbody_receipt_url: 'x' })).code).toBe('NONEXISTENT_FIELD');
		expect((await post({ custbody_receipt_url: { id: '1' } })).errorPath).toBe('custbody_receipt_url');
		sandbox.add.customSegment('cseg_unknown', ['A']);
		expect((await post({ cseg_unknown: { externalId: 'A' } })).status).toBe(204);
	});

	it('are known on every record type', async () => {
		const body = journal(sandbox, { cseg_region: { externalId: 'EMEA' }, custbody_concur_document: 'FIS' });
		expect((await client.send('POST', 'journalEntry', body)).status).toBe(204);
	});
});

describe('NetSuite sandbox: tax codes', () => {
	const taxCode = () => sandbox.masterData.taxCodes[0]?.id;
	const post = async (line: Record<string, unknown>, changes: Record<string, unknown> = {}) =>
		await client.send(
			'POST',
			'vendorBill',
			bill(sandbox, changes, [{ account: { id: idsOf(sandbox).account('64000') }, amount: 5, ...line }]),
		);

	it('are refused without SuiteTax, as is their table', async () => {
		expect((await post({ taxCode: { id: taxCode() } })).errorPath).toBe('expense.items[0].taxCode');
		expect((await client.query('SELECT id FROM salestaxitem')).detail).toContain(
			"'salestaxitem' was not found",
		);
	});

	it('exist with SuiteTax', async () => {
		sandbox.modes.suiteTax = true;
		expect((await post({ taxCode: { id: taxCode() } })).status).toBe(204);
		expect((await post({ taxCode: { id: '99' } })).errorPath).toBe('expense.items[0].taxCode');
		expect(await client.rows('SELECT id, itemid, isinactive FROM salestaxitem')).toEqual([
			{ id: taxCode(), itemid: 'VAT:S-GB', isinactive: 'F' },
		]);
		Object.assign(sandbox.masterData.taxCodes[0] ?? {}, { isInactive: true });
		expect((await post({ taxCode: { id: taxCode() } })).errorPath).toBe('expense.items[0].taxCode');
	});

	it('never come with amounts, and never on journals', async () => {
		sandbox.modes.suiteTax = true;
		expect((await post({ tax1Amt: 1 })).errorPath).toBe('expense.items[0].tax1Amt');
		expect((await post({ grossAmt: 6 })).errorPath).toBe('expense.items[0].grossAmt');
		expect((await post({}, { taxTotal: 1 })).errorPath).toBe('taxTotal');
		const { line, ...rest } = journal(sandbox);
		const items = line.items.map((one) => ({ ...one, taxCode: { id: taxCode() } }));
		expect((await client.send('POST', 'journalEntry', { ...rest, line: { items } })).errorPath).toContain(
			'taxCode',
		);
	});
});
