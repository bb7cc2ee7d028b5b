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

const post = async (body: unknown) => await client.send('POST', 'journalEntry', body);
const pair = (debit: Record<string, unknown>, credit: Record<string, unknown> = {}) => {
	const ids = idsOf(sandbox);
	return journal(sandbox, {}, [
		{ account: { id: ids.account('474230') }, debit: 10, ...debit },
		{ account: { id: ids.account('21010') }, credit: 10, ...credit },
	]);
};

describe('NetSuite sandbox: creating a journal', () => {
	it('answers 204 with an empty body and the id in Location', async () => {
		const { status, headers, body } = await post(journal(sandbox, { externalId: 'CNQR-EXP-1-R1' }));
		expect(status).toBe(204);
		expect(body).toBeUndefined();
		const [transaction] = sandbox.books.transactions;
		expect(headers.get('location')).toBe(
			`${sandbox.url}/services/rest/record/v1/journalEntry/${transaction?.id}`,
		);
		expect(transaction).toMatchObject({
			recordType: 'journalEntry',
			externalId: 'CNQR-EXP-1-R1',
			tranId: 'JE1001',
			tranDate: '2026-10-31',
			subsidiary: '1',
			posting: true,
			approvalStatus: '2',
			memo: 'Concur report',
			postingPeriod: idsOf(sandbox).period('Oct 2026'),
		});
		expect(transaction && sandbox.books.netByAccountNumber(transaction)).toEqual({
			'474230': '187.50',
			'21010': '-187.50',
		});
	});

	it('numbers journals one after the other and keeps a number that was sent', async () => {
		await post(journal(sandbox));
		await post(journal(sandbox, { tranId: 'MINE' }));
		await post(journal(sandbox));
		expect(sandbox.books.transactions.map(({ tranId }) => tranId)).toEqual(['JE1001', 'MINE', 'JE1002']);
	});

	it('takes references as id, as external id and as a bare value; the id wins', async () => {
		const ids = idsOf(sandbox);
		const king = ids.department('21-KING');
		const lines = (department: unknown) => [
			{ account: ids.account('474230'), debit: 1, department },
			{ account: { id: ids.account('21010') }, credit: 1 },
		];
		for (const department of [
			king,
			{ id: king },
			{ externalId: '21-king' },
			{ id: king, externalId: '1000' },
		]) {
			expect((await post(journal(sandbox, { subsidiary: '1' }, lines(department)))).status).toBe(204);
		}
		expect(sandbox.books.transactions.map(({ impact }) => impact[0]?.department)).toEqual([
			king,
			king,
			king,
			king,
		]);
	});

	it('keeps every digit and books other currencies at the rate to the base currency', async () => {
		const eur = idsOf(sandbox).currency('EUR');
		const id = await client.create('journalEntry', {
			...pair({ debit: 10.01 }, { credit: 10.01 }),
			currency: { id: eur },
		});
		expect(sandbox.books.byId(id)).toMatchObject({
			currency: eur,
			exchangeRate: '1.085',
			impact: [
				{ debit: '10.01', baseAmount: '10.86' },
				{ credit: '10.01', baseAmount: '-10.86' },
			],
		});
	});
});

describe('NetSuite sandbox: what a journal may not be', () => {
	it.each<[string, Record<string, unknown>, string]>([
		['unbalanced', { debit: 10.01 }, 'The amounts in a journal entry must balance'],
		['zero on a side', { debit: 0 }, 'Rounding Error'],
		['both sides on a line', { debit: 10, credit: 0 }, 'Rounding Error'],
		['more decimals than the currency has', { debit: 10.005 }, 'Rounding Error'],
		['negative', { debit: -10 }, 'must be positive'],
		['no side', { debit: undefined }, 'Please enter value(s) for: Debit or Credit'],
		['no account', { account: undefined }, 'Please enter value(s) for: Account'],
	])('%s', async (_what, change, text) => {
		const { status, code, detail } = await post(pair(change));
		expect({ status, code }).toEqual({ status: 400, code: 'USER_ERROR' });
		expect(detail).toContain(text);
		expect(sandbox.books.size).toBe(0);
	});

	it('without lines, with one line, with too many', async () => {
		expect((await post(journal(sandbox, {}, []))).detail).toContain(
			'You must enter at least one line item for this transaction',
		);
		const line = { account: { id: idsOf(sandbox).account('21010') }, debit: 1 };
		expect((await post(journal(sandbox, {}, [line]))).detail).toContain('must balance');
		expect(
			(
				await post(
					journal(
						sandbox,
						{},
						Array.from({ length: 1001 }, () => line),
					),
				)
			).detail,
		).toContain('more than 1000 lines');
	});

	it('cents in a currency without decimals', async () => {
		const jpy = { currency: { id: idsOf(sandbox).currency('JPY') } };
		expect((await post({ ...pair({ debit: 10.5 }, { credit: 10.5 }), ...jpy })).detail).toContain(
			'Rounding Error',
		);
		expect((await post({ ...pair({}), ...jpy })).status).toBe(204);
	});

	it('without a subsidiary in OneWorld, or for an inactive or elimination one', async () => {
		expect((await post(journal(sandbox, { subsidiary: undefined }))).detail).toContain(
			'Please enter value(s) for: Subsidiary',
		);
		expect((await post(journal(sandbox, { subsidiary: { id: '5' } }))).detail).toContain(
			'Invalid Field Value 5',
		);
		expect((await post(journal(sandbox, { subsidiary: { id: '99' } }))).code).toBe('INVALID_CONTENT');
	});

	it('on accounts that are inactive, unknown, summaries, or not shared with the subsidiary', async () => {
		const account = sandbox.masterData.accounts.find(({ acctNumber }) => acctNumber === '474230');
		const summary = idsOf(sandbox).account('470000');
		if (!account) throw new Error('no account');
		account.isInactive = true;
		expect((await post(pair({}))).detail).toContain(
			`Invalid account reference key ${account.id} for subsidiary 1`,
		);
		Object.assign(account, { isInactive: false, subsidiaries: ['2'], includeChildren: false });
		expect((await post(pair({}))).detail).toContain(
			`Invalid account reference key ${account.id} for subsidiary 1`,
		);
		const unknown = await post(pair({ account: { id: '9999' } }));
		expect(unknown).toMatchObject({ code: 'INVALID_CONTENT', errorPath: 'line.items[0].account' });
		expect(unknown.detail).toContain(
			'You have entered an Invalid Field Value 9999 for the following field: account',
		);
		expect((await post(pair({ account: { id: summary } }))).detail).toContain(
			`Invalid Field Value ${summary}`,
		);
	});

	it('on an account of another currency', async () => {
		const account = sandbox.masterData.accounts.find(({ acctNumber }) => acctNumber === '474230');
		if (account) account.currency = idsOf(sandbox).currency('EUR');
		expect((await post(pair({}))).detail).toContain(
			`Invalid account reference key ${account?.id} for currency`,
		);
	});

	it('with a department, class, location or entity that is inactive or of another subsidiary', async () => {
		const { departments, classes, locations, employees } = sandbox.masterData;
		const [department, kind, employee] = [departments[0], classes[0], employees[0]];
		const berlin = locations.find(({ name }) => name === 'Berlin');
		if (!department || !kind || !employee || !berlin) throw new Error('master data is missing');
		department.isInactive = true;
		kind.isInactive = true;
		employee.subsidiaries = ['2'];
		const refusals: [string, string][] = [
			['department', department.id],
			['class', kind.id],
			['location', berlin.id],
			['entity', employee.id],
		];
		for (const [field, id] of refusals) {
			expect((await post(pair({ [field]: { id } }))).detail).toContain(
				`Invalid ${field} reference key ${id} for subsidiary 1`,
			);
		}
	});

	it('in an inactive currency', async () => {
		const currency = sandbox.masterData.currencies.find(({ symbol }) => symbol === 'GBP');
		if (!currency) throw new Error('no GBP');
		currency.isInactive = true;
		const { detail } = await post(journal(sandbox, { currency: { id: currency.id } }));
		expect(detail).toContain(`Invalid currency reference key ${currency.id} for subsidiary 1`);
	});

	it('on payables or receivables without a fitting entity', async () => {
		const ids = idsOf(sandbox);
		const payable = (entity?: string) =>
			pair({}, { account: { id: ids.account('20000') }, ...(entity && { entity: { id: entity } }) });
		const receivable = (entity: string) =>
			pair({ account: { id: ids.account('11000') }, entity: { id: entity } });
		expect((await post(payable())).detail).toContain('Please enter value(s) for: Name');
		expect((await post(payable(ids.employee('1017001')))).detail).toContain('Invalid entity reference key');
		expect((await post(payable(ids.vendor('Acme Supplies')))).status).toBe(204);
		expect((await post(receivable(ids.vendor('Acme Supplies')))).detail).toContain(
			'Invalid entity reference key',
		);
		expect((await post(receivable(ids.customer('Northwind')))).status).toBe(204);
	});

	it('with tax fields or an accounting book', async () => {
		expect((await post(pair({ grossAmt: 12 }))).errorPath).toBe('line.items[0].grossAmt');
		expect((await post(journal(sandbox, { accountingBook: { id: '1' } }))).errorPath).toBe('accountingBook');
	});

	it('without what the form makes mandatory, or against a script of the customer', async () => {
		sandbox.modes.mandatoryLineFields = ['department'];
		expect((await post(journal(sandbox))).detail).toContain('Please enter value(s) for: Department');
		sandbox.modes.mandatoryLineFields = [];
		sandbox.modes.scriptRejects = ({ memo }) => (memo === 'Concur report' ? 'Budget exceeded' : undefined);
		expect(await post(journal(sandbox))).toMatchObject({
			status: 400,
			code: 'USER_ERROR',
			detail: expect.stringContaining('Budget exceeded'),
		});
		expect((await post(journal(sandbox, { memo: 'Other' }))).status).toBe(204);
	});

	it('by a role that may not create journals', async () => {
		sandbox.role.denyRecord('journalEntry', 'create');
		expect(await post(journal(sandbox))).toMatchObject({ status: 403, code: 'INSUFFICIENT_PERMISSION' });
		sandbox.role.permissionStatus = 400;
		expect(await post(journal(sandbox))).toMatchObject({ status: 400, code: 'INSUFFICIENT_PERMISSION' });
		sandbox.role.allowAll();
		expect((await post(journal(sandbox))).status).toBe(204);
	});

	it('says so in the language of the user', async () => {
		sandbox.modes.errorLanguage = 'de';
		const { code, detail } = await post(pair({ debit: 11 }));
		expect(code).toBe('USER_ERROR');
		expect(detail).toContain('müssen ausgeglichen sein');
	});
});

describe('NetSuite sandbox: intercompany journals', () => {
	it('balance per subsidiary', async () => {
		const ids = idsOf(sandbox);
		const line = (lineSubsidiary: string, side: Record<string, number>) => ({
			lineSubsidiary: { id: lineSubsidiary },
			account: { id: ids.account('21900') },
			eliminate: true,
			...side,
		});
		const body = (...lines: unknown[]) => ({
			subsidiary: { id: '1' },
			toSubsidiary: { id: '2' },
			currency: { id: '1' },
			tranDate: '2026-10-31',
			line: { items: lines },
		});
		const send = async (...lines: unknown[]) =>
			await client.send('POST', 'intercompanyJournalEntry', body(...lines));
		expect((await send(line('1', { debit: 5 }), line('2', { credit: 5 }))).detail).toContain('must balance');
		const good = await send(
			line('1', { debit: 5 }),
			line('1', { credit: 5 }),
			line('2', { debit: 5 }),
			line('2', { credit: 5 }),
		);
		expect(good.status).toBe(204);
	});
});
