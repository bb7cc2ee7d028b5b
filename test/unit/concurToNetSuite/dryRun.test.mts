import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { dryRun } from '../../../nodes/ConcurToNetSuite/operations/dryRun';
import type { DocumentItem, Posting, PostingLine, Ref } from '../../../nodes/shared/documentItem';
import { problem } from '../../../nodes/shared/problems/problem';
import { accountMissing, item, periodClosed } from './items.mts';

/** A Ref as Validate leaves it. */
const ref = (type: Ref['type'], by: Ref['by'], value: string, name?: string): Ref => ({ type, by, value, ...(name && { id: '7', name }) });
const account = (number: string, name: string) => ref('account', 'acctNumber', number, `${number} ${name}`);
const US = ref('subsidiary', 'id', '1', 'Demo Group Inc.');
const UK = ref('subsidiary', 'id', '2', 'Demo UK Ltd.');

function line(to: Ref, side: { debit: string } | { credit: string }, more: Partial<PostingLine> = {}): PostingLine {
	return { account: to, ...side, memo: 'Taxi', fields: {}, from: {}, ...more };
}
function posting(lines: PostingLine[], more: Partial<Posting> = {}): Posting {
	return {
		recordType: 'journalEntry', externalId: 'CNQR-EXP-A-R1', subsidiary: US, currency: ref('currency', 'symbol', 'USD', 'USD'),
		tranDate: '2026-10-31', memo: 'Concur A', stamp: { field: 'memo', text: '[Concur a]' }, fields: {}, lines, ...more,
	};
}
const ready = (postings: Posting[], more: Partial<DocumentItem> = {}) =>
	item({ status: 'ready', dryRun: true, postings, concurStatus: 'notConfirmed', netSuiteId: '', ...more });

function run(items: object[]) {
	const context = { getInputData: () => items.map((json) => ({ json: json as IDataObject })) };
	const [lines, totals] = dryRun.call(context as unknown as IExecuteFunctions);
	return { lines: lines ?? [], totals: totals ?? [], rows: (lines ?? []).map(({ json }) => json), sums: (totals ?? []).map(({ json }) => json) };
}

const journal = posting([
	line(account('474230', 'Taxi'), { debit: '30.00' }, {
		department: ref('department', 'externalId', '21-KING', 'Sales : King Street'),
		class: ref('class', 'name', 'Services', 'Services'),
		location: ref('location', 'id', '3', 'Seattle'),
		customer: ref('customer', 'entityId', 'C-200', 'C-200 Northwind'),
	}),
	line(account('21010', 'Employee Payable'), { credit: '30.00' }, { entity: ref('employee', 'entityId', '1017001', '1017001 Dana Price') }),
]);

describe('the lines', () => {
	it('are one row each, in names', () => {
		const { rows, lines } = run([ready([journal])]);
		expect(rows[0]).toEqual({
			number: 'W4JPAB', docType: 'expense', documentId: 'B1041655B4CE4171BDAA', status: 'ready',
			recordType: 'journalEntry', externalId: 'CNQR-EXP-A-R1', line: 1, automatic: false,
			account: '474230', accountName: 'Taxi', debit: '30.00', credit: '', currency: 'USD',
			department: 'Sales : King Street', class: 'Services', location: 'Seattle', customer: 'C-200 Northwind', entity: '',
			subsidiary: 'Demo Group Inc.', category: '', taxCode: '', memo: 'Taxi', postingDate: '2026-10-31',
			reason: '', nextStep: '', notes: '',
		});
		expect(rows[1]).toMatchObject({ line: 2, account: '21010', debit: '', credit: '30.00', entity: '1017001 Dana Price' });
		expect(lines.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	});

	it.each([
		[ref('account', 'id', '210', '21010 Employee Payable'), '21010', 'Employee Payable'],
		[ref('account', 'externalId', 'ACC', 'Office Supplies'), '', 'Office Supplies'],
		[ref('account', 'acctNumber', '474230'), '474230', '474230'],
		[ref('account', 'acctNumber', 'a10', 'A10 Travel'), 'a10', 'Travel'],
		[ref('account', 'id', '210'), '', 'ID 210'],
	])('show number and name of an account, however it is named: %j', (to, number, name) => {
		const { rows } = run([ready([posting([line(to, { debit: '1.00' })])])]);
		expect(rows[0]).toMatchObject({ account: number, accountName: name });
	});

	it('count from one in each record of a document', () => {
		const second = posting([line(account('56', 'Meals'), { debit: '1.00' })], { externalId: 'CNQR-EXP-A-R1-2' });
		expect(run([ready([journal, second])]).rows.map((row) => [row.externalId, row.line])).toEqual([
			['CNQR-EXP-A-R1', 1], ['CNQR-EXP-A-R1', 2], ['CNQR-EXP-A-R1-2', 1],
		]);
	});

	it('have the subsidiary of the line in an intercompany journal', () => {
		const both = posting([line(account('1', 'A'), { debit: '1.00' }, { subsidiary: UK }), line(account('2', 'B'), { credit: '1.00' })], {
			recordType: 'intercompanyJournalEntry',
		});
		expect(run([ready([both])]).rows.map(({ subsidiary }) => subsidiary)).toEqual(['Demo UK Ltd.', 'Demo Group Inc.']);
	});

	it('name the currency of the document where the account has none', () => {
		const { rows, sums } = run([ready([{ ...journal, currency: undefined }], { currency: 'JPY' })]);
		expect(rows[0]).toMatchObject({ currency: 'JPY', debit: '30' });
		expect(sums[0]).toMatchObject({ currency: 'JPY' });
	});

	it('tell warnings as notes', () => {
		const moved = problem('posting-date-moved', { value: '2026-10-31', day: '2026-11-01', policy: 'first open day', why: 'closed' });
		const { rows } = run([ready([journal], { warnings: [moved] })]);
		expect(rows.map(({ notes }) => notes)).toEqual([moved.message, moved.message]);
	});
});

describe('the side that NetSuite adds', () => {
	const vendor = ref('vendor', 'externalId', 'V1001', 'V1001 Acme');
	const cost = [line(account('64000', 'Software'), { debit: '100.00' }), line(account('62000', 'Freight'), { credit: '5.50' })];

	it.each([
		['vendorBill', '100.00', '5.50', { debit: '', credit: '94.50' }, "(NetSuite's default payable account)"],
		['creditCardCharge', '100.00', '5.50', { debit: '', credit: '94.50' }, "(NetSuite's default card account)"],
		['expenseReport', '100.00', '5.50', { debit: '', credit: '94.50' }, "(NetSuite's default payable account)"],
		['vendorCredit', '5.50', '100.00', { debit: '94.50', credit: '' }, "(NetSuite's default payable account)"],
	] as const)('is a row of a %s', (recordType, debit, credit, sides, name) => {
		const lines = [line(account('64000', 'Software'), { debit }), line(account('62000', 'Freight'), { credit })];
		const { rows } = run([ready([posting(lines, { recordType, entity: vendor })])]);
		expect(rows).toHaveLength(3);
		expect(rows[2]).toMatchObject({ line: 3, automatic: true, account: '', accountName: name, entity: 'V1001 Acme', ...sides });
	});

	it('goes to the account of the header', () => {
		const bill = posting(cost, { recordType: 'vendorBill', account: account('20000', 'Accounts Payable'), entity: vendor });
		expect(run([ready([bill])]).rows[2]).toMatchObject({ account: '20000', accountName: 'Accounts Payable', credit: '94.50' });
	});

	it('is split where the company card paid part of an expense report', () => {
		const lines = [line(account('1', 'A'), { debit: '10.00' }, { corporateCard: true }), line(account('2', 'B'), { debit: '7.00' })];
		const report = posting(lines, { recordType: 'expenseReport', account: account('21010', 'Employee Payable') });
		expect(run([ready([report])]).rows.slice(2).map(({ accountName, credit }) => [accountName, credit])).toEqual([
			['Employee Payable', '7.00'], ["(NetSuite's default corporate card account)", '10.00'],
		]);
		const named = { ...report, cardAccount: account('21500', 'Corporate Visa') };
		expect(run([ready([named])]).rows.slice(2).map(({ account: number, accountName, credit }) => [number, accountName, credit])).toEqual([
			['21010', 'Employee Payable', '7.00'], ['21500', 'Corporate Visa', '10.00'],
		]);
	});

	it('is none where there is nothing on it, and none of a journal', () => {
		const zero = posting([line(account('1', 'A'), { debit: '1.00' }), line(account('2', 'B'), { credit: '1.00' })], { recordType: 'vendorBill' });
		expect(run([ready([zero])]).rows).toHaveLength(2);
		expect(run([ready([journal])]).rows.filter(({ automatic }) => automatic)).toEqual([]);
	});
});

describe('a document that would not be posted', () => {
	it('is one row with all that is wrong and who mends it', () => {
		const { rows } = run([ready([journal], { status: 'notReady', problems: [accountMissing, periodClosed], reason: 'short' })]);
		expect(rows).toHaveLength(1);
		expect(rows[0]).toMatchObject({ line: 0, debit: '', account: '', status: 'notReady', currency: 'USD' });
		expect(rows[0]?.reason).toBe(`${accountMissing.message}; ${periodClosed.message}`);
		expect(rows[0]?.nextStep).toContain(`NetSuite administrator: ${periodClosed.fix}`);
		expect(rows[0]?.nextStep).toContain(accountMissing.fix);
	});

	it('has the same columns as a line', () => {
		const [whole] = run([item({ status: 'skipped', reason: 'Too early' })]).rows;
		expect(Object.keys(whole ?? {}).sort()).toEqual(Object.keys(run([ready([journal])]).rows[0] ?? {}).sort());
		expect(whole).toMatchObject({ reason: 'Too early' });
	});

	it.each(['alreadyPosted', 'held', 'nothingToPost'] as const)('says so when it is %s', (status) => {
		const { rows } = run([ready([journal], { status, reason: '' })]);
		expect(rows).toMatchObject([{ line: 0, reason: `Nothing is posted: the document is ${status}` }]);
	});

	it.each([
		['none', []],
		['empty', [posting([])]],
		['of no known record', [{ ...journal, recordType: 'invoice' }]],
		['with a wrong amount', [posting([line(account('1', 'A'), { debit: 'ten' })])]],
	])('says so when the postings are %s', (_, postings) => {
		const { rows, sums } = run([ready(postings as Posting[])]);
		expect(rows).toMatchObject([{ line: 0, reason: 'The postings of the document cannot be read' }]);
		expect(sums.filter(({ total }) => total === 'account')).toEqual([]);
	});

	it('is told when a node before has failed, and what is no document is left out', () => {
		const { rows, sums } = run([{ error: 'NetSuite does not answer', message: 'x' }, {}, { some: 'row' }]);
		expect(rows).toMatchObject([{ status: 'notReady', reason: 'NetSuite does not answer' }]);
		expect(sums).toMatchObject([{ total: 'status', status: 'notReady', documents: 1 }]);
	});
});

describe('the totals', () => {
	const inUk = posting([line(account('474230', 'Taxi'), { debit: '0.10' }), line(account('474230', 'Taxi'), { debit: '0.20' })], {
		subsidiary: UK, currency: ref('currency', 'symbol', 'GBP', 'GBP'), recordType: 'vendorBill',
	});

	it('are per subsidiary, account and currency, in decimals', () => {
		const back = posting([line(account('474230', 'Taxi'), { credit: '12.50' }), line(account('21010', 'Employee Payable'), { debit: '12.50' })]);
		const { totals, sums } = run([ready([journal]), ready([inUk]), ready([back]), ready([journal], { status: 'held' })]);
		expect(sums.filter(({ total }) => total === 'account')).toEqual([
			row('Demo Group Inc.', '21010', 'Employee Payable', 'USD', '12.50', '30.00', '-17.50', 2),
			row('Demo Group Inc.', '474230', 'Taxi', 'USD', '30.00', '12.50', '17.50', 2),
			row('Demo UK Ltd.', '', "(NetSuite's default payable account)", 'GBP', '0.00', '0.30', '-0.30', 1),
			row('Demo UK Ltd.', '474230', 'Taxi', 'GBP', '0.30', '0.00', '0.30', 1),
		]);
		expect(totals[0]?.pairedItem).toEqual([{ item: 0 }, { item: 2 }]);
		expect(totals[2]?.pairedItem).toEqual({ item: 1 });
	});

	it('count the documents per status, in the order of the work', () => {
		const { sums } = run([ready([journal], { status: 'held' }), ready([journal]), ready([journal]), item({ status: 'skipped' })]);
		const counts = sums.filter(({ total }) => total === 'status').map(({ status, documents }) => [status, documents]);
		expect(counts).toEqual([['ready', 2], ['skipped', 1], ['held', 1]]);
	});

	it('balance over all accounts of a currency', () => {
		const sums = run([ready([journal]), ready([inUk])]).sums.filter(({ total }) => total === 'account');
		const cents = (currency: string) =>
			sums.filter((sum) => sum.currency === currency).reduce((all, { net }) => all + Math.round(Number(net) * 100), 0);
		expect([cents('USD'), cents('GBP')]).toEqual([0, 0]);
	});

	it('have no key that n8n takes for a failure', () => {
		for (const json of [...run([ready([journal])]).rows, ...run([ready([journal])]).sums]) expect(json).not.toHaveProperty('error');
	});

	function row(subsidiary: string, number: string, accountName: string, currency: string, debit: string, credit: string, net: string, documents: number) {
		return { total: 'account', subsidiary, account: number, accountName, currency, debit, credit, net, documents, status: '' };
	}
});
