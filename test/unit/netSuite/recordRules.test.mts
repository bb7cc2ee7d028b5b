import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { DocumentItem, Posting, RecordType } from '../../../nodes/shared/documentItem.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { line, ref } from './support/documents.mts';
import { codes, NetSuiteNode, newExecutionId } from './support/netSuiteNode.mts';
import { category, changesFor, cost, customer, recordOf, subsidiary, vendor } from './support/records.mts';

let sandbox: NetSuiteSandbox;
let node: NetSuiteNode;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	node = new NetSuiteNode(sandbox);
});
afterAll(async () => {
	await sandbox.close();
});
beforeEach(() => {
	node.executionId = newExecutionId();
});

async function judged(recordType: RecordType, more: Partial<Posting>, key = 'K1'): Promise<DocumentItem> {
	return (await node.documents('validate', [recordOf(recordType, key, more)])).only;
}
const account = (value: string) => ref('account', 'acctNumber', value);
const warned = ({ warnings }: DocumentItem) => warnings.map(({ code }) => code);

describe('whom a record is for', () => {
	it.each([
		['vendorBill', { entity: undefined }, ['payee-missing']],
		['vendorCredit', { entity: undefined }, ['payee-missing']],
		['expenseReport', { entity: undefined }, ['payee-missing']],
		['creditCardCharge', { entity: undefined }, []],
		['vendorBill', { entity: ref('employee', 'entityId', '1017001') }, ['payee-kind']],
		['vendorCredit', { entity: ref('entity', 'entityId', 'C-200') }, ['payee-kind']],
		['expenseReport', { entity: vendor('V1001') }, ['payee-kind']],
		['creditCardCharge', { entity: ref('employee', 'entityId', '1017001') }, ['payee-kind']],
		['vendorBill', { entity: vendor('V1003') }, ['vendor-inactive']],
		['vendorBill', { entity: vendor('nobody') }, ['vendor-not-found']],
		['vendorBill', { entity: vendor('V1002') }, ['subsidiary-mismatch', 'vendor-wrong-currency']],
		['expenseReport', { entity: ref('employee', 'entityId', '50001') }, ['subsidiary-mismatch']],
	] as [RecordType, Partial<Posting>, string[]][])('%s %j: %j', async (recordType, more, expected) => {
		const document = await judged(recordType, more);
		expect(codes(document)).toEqual(expected);
		expect(document.reason).not.toContain('(unknown)');
	});
});

describe('the currencies of the vendor', () => {
	const inGbp = { subsidiary: subsidiary('2'), currency: ref('currency', 'symbol', 'GBP') };
	const inUsd = { subsidiary: subsidiary('2') };
	const reads = () => sandbox.log.filter({ path: /\/record\/v1\/vendor\// }).length;

	it('come in one query; only another one than the own is looked up on the vendor', async () => {
		const before = reads();
		expect(codes(await judged('vendorBill', { ...inGbp, entity: vendor('V1002') }))).toEqual([]);
		expect(reads()).toBe(before);
		expect(codes(await judged('vendorBill', { ...inGbp, entity: vendor('V1001') }))).toEqual([]);
		expect(reads()).toBe(before + 1);
		const wrong = await judged('vendorBill', { ...inUsd, entity: vendor('V1002') });
		expect(codes(wrong)).toEqual(['vendor-wrong-currency']);
		expect(wrong.reason).toMatch(/^Vendor V1002.* takes GBP only, the posting is in USD$/);
	});

	it.each([
		['the role may not read vendors one by one', () => sandbox.role.denyRecord('vendor', 'edit'), true],
		[
			'the read fails',
			() => sandbox.faults.add({ kind: 'statusBeforeCommit', status: 404, path: /v1\/vendor\// }),
			true,
		],
		['the list has no currencies', () => sandbox.role.denyTable('vendor'), false],
	])('are not known where %s: that stops nothing', async (_, hide, isWarned) => {
		hide();
		const document = await judged('vendorBill', { ...inUsd, entity: vendor('V1002') });
		sandbox.role.allowAll();
		sandbox.faults.clear();
		expect(codes(document)).not.toContain('vendor-wrong-currency');
		expect(warned(document).includes('vendor-currency-unchecked')).toBe(isWarned);
		if (isWarned)
			expect(document.warnings.find(({ code }) => code === 'vendor-currency-unchecked')).toMatchObject({
				message: expect.stringContaining('own currency GBP'),
			});
	});
});

describe('the account of the other side', () => {
	it.each([
		['vendorBill', { account: undefined }, []],
		['vendorBill', { account: account('21010') }, ['header-account-type']],
		['vendorCredit', { account: account('21500') }, ['header-account-type']],
		['expenseReport', { account: account('20000') }, []],
		['expenseReport', { account: account('64000') }, ['header-account-type']],
		['creditCardCharge', { account: account('21020') }, ['header-account-type']],
		['creditCardCharge', { account: undefined }, ['header-account-missing']],
		['vendorBill', { account: account('99') }, ['account-not-found']],
		['expenseReport', { cardAccount: account('99') }, ['account-not-found']],
	] as [RecordType, Partial<Posting>, string[]][])('%s %j: %j', async (recordType, more, expected) => {
		const document = await judged(recordType, more);
		expect(codes(document)).toEqual(expected);
		expect(document.reason).not.toContain('(unknown)');
	});
});

describe('lines and totals', () => {
	it.each([
		['vendorBill', { lines: [] }, ['no-lines']],
		[
			'vendorBill',
			{ lines: [cost('64000', '5.00'), line('62000', { credit: '5.00' })] },
			['total-not-positive'],
		],
		['vendorBill', { lines: [line('62000', { credit: '5.00' })] }, ['total-not-positive']],
		['vendorCredit', { lines: [cost('64000', '5.00')] }, ['credit-line-negative', 'total-not-positive']],
		[
			'vendorCredit',
			{ lines: [line('64000', { credit: '9.00' }), cost('62000', '1.00')] },
			['credit-line-negative'],
		],
		['vendorBill', { lines: [cost('64000', '0.001')] }, ['too-many-decimals']],
		['vendorBill', { lines: [cost('64000', '1.00', { credit: '1.00' })] }, ['line-amount-invalid']],
		['vendorBill', { lines: [cost('20000', '1.00')] }, ['line-account-control']],
		['creditCardCharge', { lines: [cost('470000', '1.00')] }, ['account-not-postable']],
		['vendorBill', { dueDate: '31.12.2026' }, ['date-field-invalid']],
		[
			'expenseReport',
			{ lines: [cost('474230', '1.00', { expenseDate: '2026-02-30' })] },
			['date-field-invalid'],
		],
		['vendorBill', { terms: ref('terms', 'name', 'Net 99') }, ['terms-not-found']],
		[
			'expenseReport',
			{
				lines: [cost('474230', '10.00', { corporateCard: true }), line('CADV', { credit: '4.00' })],
			},
			['total-not-positive'],
		],
	] as [RecordType, Partial<Posting>, string[]][])('%s %j: %j', async (recordType, more, expected) => {
		const document = await judged(recordType, more);
		expect(codes(document)).toEqual(expected);
		expect(document.reason).not.toContain('(unknown)');
	});

	it('takes as many lines as NetSuite does', async () => {
		const lines = Array.from({ length: 5_001 }, () => cost('64000', '1.00'));
		expect(codes(await judged('vendorBill', { lines: lines.slice(1) }))).toEqual([]);
		expect(codes(await judged('vendorBill', { lines }))).toEqual(['too-many-lines']);
	});

	it('posts a billable line without a customer as not billable, and says so', async () => {
		const document = await judged('vendorBill', { lines: [cost('64000', '1.00', { billable: true })] });
		expect([codes(document), warned(document)]).toEqual([[], ['billable-without-customer']]);
		expect(document.postings[0]!.lines[0]!.billable).toBeUndefined();
		const billed = { billable: true, customer: customer('P-300') };
		expect(warned(await judged('vendorBill', { lines: [cost('64000', '1.00', billed)] }))).toEqual([]);
	});
});

describe('expense categories', () => {
	const report = async (name: string, accountNumber = '474230') =>
		await judged('expenseReport', { lines: [cost(accountNumber, '1.00', { category: category(name) })] });

	it('that are not there or inactive stop the report', async () => {
		expect(codes(await report('Cruise'))).toEqual(['expenseCategory-not-found']);
		expect(codes(await report('Old'))).toEqual(['expenseCategory-inactive']);
	});

	it('that post to another account than Concur says are told', async () => {
		const document = await report('Hotel');
		expect([codes(document), document.warnings.map(({ message }) => message)]).toEqual([
			[],
			[expect.stringMatching(/Hotel posts to account .*, and Concur says 474230/) as string],
		]);
	});

	it('stand for an account that NetSuite need not have', async () => {
		const document = await report('Hotel', 'not in NetSuite');
		expect([codes(document), warned(document)]).toEqual([[], []]);
	});

	it('are found by id and external id as well', async () => {
		const hotel = sandbox.masterData.expenseCategories.find(({ name }) => name === 'Hotel')!;
		hotel.externalId = 'HOTEL';
		for (const [by, value] of [
			['id', hotel.id],
			['externalId', 'hotel'],
		] as const) {
			const named = ref('expenseCategory', by, value);
			const document = await judged('expenseReport', { lines: [cost('105', '1.00', { category: named })] });
			expect(document.postings[0]!.lines[0]!.category).toMatchObject({ id: hotel.id, name: 'Hotel' });
		}
	});
});

describe('the exchange rate', () => {
	it.each([
		['0', 'EUR', ['exchange-rate-not-positive'], [], '0'],
		['x', 'EUR', ['exchange-rate-not-positive'], [], 'x'],
		['1.0853', 'EUR', [], [], '1.0853'],
		['1', 'USD', [], [], undefined],
		['1.2', 'USD', [], ['exchange-rate-not-used'], undefined],
	])('%s in %s', async (exchangeRate, symbol, problems, warnings, kept) => {
		const document = await judged('journalEntry', {
			exchangeRate,
			currency: ref('currency', 'symbol', symbol),
		});
		expect([codes(document), warned(document)]).toEqual([problems, warnings]);
		expect(document.postings[0]!.exchangeRate).toBe(kept);
	});
});

describe('the subsidiary of the payee', () => {
	const uk = { subsidiary: undefined, currency: ref('currency', 'symbol', 'GBP') };

	it.each([
		['vendor', 'vendorBill', { entity: vendor('V1002'), subsidiaryOf: vendor('V1002') }],
		[
			'employee',
			'expenseReport',
			{
				entity: ref('employee', 'entityId', '50001'),
				subsidiaryOf: ref('employee', 'entityId', '50001'),
			},
		],
	] as [string, RecordType, Partial<Posting>][])('is that of the %s', async (_, recordType, more) => {
		const document = await judged(recordType, { ...uk, ...more });
		expect(codes(document)).toEqual([]);
		expect(document.postings[0]!.subsidiary).toMatchObject({ id: '2', name: 'Demo UK Ltd.' });
	});

	it('is that of the owner of a journal, whose records must be shared with it', async () => {
		const subsidiaryOf = ref('employee', 'entityId', '50001');
		const document = await judged('journalEntry', { ...uk, subsidiaryOf });
		// The payable line of the journal carries an employee of the parent.
		expect(codes(document)).toEqual(['subsidiary-mismatch']);
		expect(document.reason).toContain('Demo UK Ltd.');
	});

	it('is not guessed', async () => {
		const unknown = { ...uk, subsidiaryOf: vendor('nobody') };
		expect(codes(await judged('journalEntry', unknown))).toEqual(['vendor-not-found']);
		expect(codes(await judged('journalEntry', { ...uk, subsidiaryOf: undefined }))).toEqual([
			'subsidiary-required',
		]);
		const stray = sandbox.add.vendor('Stray', { externalId: 'STRAY', subsidiaries: [] });
		expect(codes(await judged('journalEntry', { ...uk, subsidiaryOf: vendor('STRAY') }))).toEqual([
			'payee-subsidiary-unknown',
		]);
		stray.isInactive = true;
	});

	it('gives way to one that is named', async () => {
		const document = await judged('vendorBill', { subsidiaryOf: vendor('V1002') });
		expect([codes(document), document.postings[0]!.subsidiary!.id]).toEqual([[], '1']);
	});

	it('is the same when Post reads the posting again', async () => {
		const more = { ...uk, entity: vendor('V1002'), subsidiaryOf: vendor('V1002') };
		const document = await judged('vendorBill', more, 'K2');
		const posted = await node.documents('post', [
			{ ...structuredClone(document), status: 'acknowledged', runId: node.executionId },
		]);
		expect([posted.only.status, posted.only.validatedHash]).toEqual(['posted', document.validatedHash]);
	});
});

describe('payable locks', () => {
	it.each([
		['vendorBill', ['period-ap-locked']],
		['vendorCredit', ['period-ap-locked']],
		['expenseReport', ['period-ap-locked']],
		['creditCardCharge', []],
		['journalEntry', []],
	] as [RecordType, string[]][])('count for %s: %j', async (recordType, expected) => {
		const october = sandbox.masterData.periods.find(({ periodName }) => periodName === 'Oct 2026')!;
		october.apLocked = true;
		const document = await judged(recordType, { tranDate: '2026-10-15', tranId: undefined });
		october.apLocked = false;
		expect(codes(document)).toEqual(expected);
	});
});

describe('intercompany journals', () => {
	const { lines = [] } = changesFor('intercompanyJournalEntry', '');
	const [debit, dueTo, dueFrom, credit] = lines;
	const change = async (more: Partial<Posting>) => codes(await judged('intercompanyJournalEntry', more));

	it.each([
		['one subsidiary on both sides', { toSubsidiary: subsidiary('1') }],
		['no other subsidiary', { toSubsidiary: undefined }],
		[
			'a third subsidiary',
			{ lines: [{ ...debit!, subsidiary: subsidiary('3') }, dueTo!, dueFrom!, credit!] },
		],
		['lines of one subsidiary only', { lines: [dueFrom!, credit!] }],
		[
			'a line without a subsidiary',
			{ lines: [{ ...debit!, subsidiary: undefined }, dueTo!, dueFrom!, credit!] },
		],
	])('refuse %s', async (_, more) => {
		expect(await change(more)).toEqual(['intercompany-subsidiaries']);
	});

	it('balance by subsidiary, not only as a whole', async () => {
		expect(
			await change({ lines: [debit!, { ...dueFrom!, subsidiary: subsidiary('2') }, credit!, dueTo!] }),
		).toEqual(['intercompany-not-balanced', 'intercompany-not-balanced']);
		expect(await change({ lines: [{ ...debit!, debit: '61.00' }, dueTo!, dueFrom!, credit!] })).toEqual([
			'not-balanced',
			'intercompany-not-balanced',
		]);
	});

	it('use records of the subsidiary of each line', async () => {
		const uk = ref('employee', 'entityId', '50001');
		expect(await change({ lines: [debit!, { ...dueTo!, entity: uk }, dueFrom!, credit!] })).toEqual([]);
		expect(await change({ lines: [debit!, dueTo!, { ...dueFrom!, entity: uk }, credit!] })).toEqual([
			'subsidiary-mismatch',
		]);
	});

	it('are not between elimination subsidiaries', async () => {
		expect(await change({ toSubsidiary: subsidiary('5') })).toContain('subsidiary-elimination');
	});
});

describe('terms, categories and tax codes', () => {
	beforeAll(() => {
		const { add, masterData } = sandbox;
		for (let twice = 0; twice < 2; twice += 1) {
			add.term('Twin Terms', 10);
			add.expenseCategory('Twin Category', masterData.accounts[0]!.id);
			add.taxCode('Twin Code');
		}
		add.term('Old Terms', 10).isInactive = true;
		add.taxCode('Old Code').isInactive = true;
	});
	const withTax = (value: string): Partial<Posting> => ({
		lines: [cost('64000', '1.00', { taxCode: ref('taxCode', 'name', value) })],
	});

	it.each([
		['terms-ambiguous', 'vendorBill', { terms: ref('terms', 'name', 'Twin Terms') }],
		['terms-inactive', 'vendorBill', { terms: ref('terms', 'name', 'Old Terms') }],
		[
			'expenseCategory-ambiguous',
			'expenseReport',
			{ lines: [cost('474230', '1.00', { category: category('Twin Category') })] },
		],
		['taxCode-not-found', 'vendorBill', withTax('nothing')],
		['taxCode-ambiguous', 'vendorBill', withTax('Twin Code')],
		['taxCode-inactive', 'vendorBill', withTax('Old Code')],
	] as [string, RecordType, Partial<Posting>][])('%s', async (code, recordType, more) => {
		sandbox.modes.suiteTax = true;
		const document = await judged(recordType, more, 'K3');
		sandbox.modes.suiteTax = false;
		expect(codes(document)).toEqual([code]);
	});

	it('a tax code where the account has no SuiteTax cannot be looked up, and journals send none', async () => {
		expect(codes(await judged('vendorBill', withTax('VAT:S-GB'), 'K4'))).toEqual(['list-unreadable']);
		const { lines = [] } = withTax('VAT:S-GB');
		const journal = { lines: [lines[0]!, line('21010', { credit: '1.00' })] };
		expect(codes(await judged('journalEntry', journal, 'K5'))).toEqual([]);
	});
});
