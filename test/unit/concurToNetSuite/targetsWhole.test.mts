import { describe, expect, it } from 'vitest';
import { checkWhole } from '../../../nodes/ConcurToNetSuite/posting/targets/checkWhole';
import type { ReportDraft } from '../../../nodes/ConcurToNetSuite/posting/expense/reportDraft';
import { Findings } from '../../../nodes/ConcurToNetSuite/posting/findings';
import type { Posting, Ref } from '../../../nodes/shared/documentItem';
import { parseMoney, ZERO, type Money } from '../../../nodes/shared/money';
import { generateReports } from '../../fixtures/generate/expenseReports.mts';
import { publishedReports } from '../../sandbox/concur/publishedDocuments.mts';
import { cents, codesOf, prepare } from './demoSettings.mts';
import { line, simple } from './documents.mts';
import { mapping, netOf, outcome, prepareUnder, told, type Row } from './targetWorld.mts';

const card = (amount: unknown, payee = 'CBCP', more = {}) => line(amount, { journalPayee: payee, ...more });
const tax = (amountReclaim: unknown, more = {}) => ({ taxAuthorityLabel: 'DEVAT', taxCode: 'VA', amountReclaim, ...more });
const charge: Row[] = [{ payee: 'CBCP', target: 'creditCardCharge' }];

describe('reclaimable tax', () => {
	it('goes into the record of its cost line', () => {
		const journal = [line(10, { taxGuid: 'G1' }), card(20, 'CBCP', { taxGuid: 'G2' })];
		const document = simple(journal, { tax: [tax(1, { taxGuid: 'G1' }), tax(2, { taxGuid: 'G2' })] });
		expect(outcome(document, charge)).toEqual(['journalEntry: 474210 9.00, 13100 1.00, 21010 -10.00', 'creditCardCharge V-CBCP 21500: 474210 18.00, 13100 2.00']);
		expect(outcome(document, [{ payee: 'CBCP', target: 'doNotPost' }])).toEqual(['journalEntry: 474210 9.00, 13100 1.00, 21010 -10.00']);
		const report = prepareUnder(document, [{ target: 'expenseReport' }]).postings[0];
		expect(report?.lines.map(({ account, corporateCard, category }) => [account.value, corporateCard, category?.value])).toEqual([
			['474210', undefined, 'Taxi'], ['474210', true, 'Taxi'], ['13100', undefined, undefined], ['13100', true, undefined],
		]);
	});

	it('that lines of several records share is split by what each line reclaims', () => {
		const journal = [line(10, { amountNetOfReclaim: 9, taxGuid: 'G1' }), card(20, 'CBCP', { amountNetOfReclaim: 18.5, taxGuid: ['G1'] })];
		expect(outcome(simple(journal, { tax: [tax(2.5, { taxGuid: 'G1' })] }), charge)).toEqual([
			'journalEntry: 474210 9.00, 13100 1.00, 21010 -10.00',
			'creditCardCharge V-CBCP 21500: 474210 18.50, 13100 1.50',
		]);
		const two = [tax(2, { taxGuid: 'G1' }), tax(0.5, { taxGuid: 'G2' })];
		const named = journal.map((one) => ({ ...one, taxGuid: ['G1', 'G2'] }));
		expect(outcome(simple(named, { tax: two }), charge)).toHaveLength(2);
		expect(outcome(simple(named, { tax: two }), [{ payee: 'CBCP', target: 'doNotPost' }])).toEqual(['journalEntry: 474210 9.00, 13100 1.00, 21010 -10.00']);
	});

	it('is refused where shared taxes go to several accounts, but not within one record', () => {
		const journal = [line(10, { amountNetOfReclaim: 9 }), card(20, 'CBCP', { amountNetOfReclaim: 18.5 })].map((one) => ({ ...one, taxGuid: ['G1', 'G2'] }));
		const document = simple(journal, { tax: [tax(2, { taxGuid: 'G1' }), tax(0.5, { taxGuid: 'G2', taxAuthorityLabel: 'CAPMB' })] });
		expect(outcome(document, charge)).toEqual(['tax-unattributed']);
		expect(outcome(document, [{ payee: 'EMPL', target: 'doNotPost' }])).toEqual(['tax-unattributed']);
		expect(outcome(document, charge, { taxHandling: 'keepInExpense' })).toHaveLength(2);
		expect(outcome(document, [])).toHaveLength(1);
		expect(outcome(document, [{ target: 'doNotPost' }])).toEqual(['nothing-to-post']);
	});

	it('stays with the one record whose lines share it, beside lines without tax', () => {
		const journal = [line(10, { amountNetOfReclaim: 10 }), card(20, 'CBCP', { amountNetOfReclaim: 17.5 })];
		const document = simple(journal, { tax: [tax(2), tax(0.5, { taxAuthorityLabel: 'CAPMB' })] });
		expect(outcome(document, charge)).toEqual(['journalEntry: 474210 10.00, 21010 -10.00', 'creditCardCharge V-CBCP 21500: 474210 17.50, 13100 2.00, 13200 0.50']);
		expect(outcome(document, [{ payee: 'EMPL', target: 'doNotPost' }])).toEqual(['journalEntry: 474210 17.50, 13100 2.00, 13200 0.50, 21500 -20.00']);
		expect(outcome(document, [{ payee: 'CBCP', target: 'doNotPost' }])).toEqual(['journalEntry: 474210 10.00, 21010 -10.00']);
		const zero = simple([line(0), card(20)], { tax: [tax(2, { taxAuthorityLabel: 'XX' })] });
		expect(outcome(zero, [{ payee: 'CBCP', target: 'doNotPost' }])).toEqual(['nothing-to-post']);
	});
});

describe('cash advances', () => {
	const applied = (amount: number, journal = [line(10)], more = {}) =>
		simple(journal, {}, {}, { cashAdvanceApplication: [{ cashAdvanceId: 'C1', cashAdvanceApplicationAmount: amount, cashAdvanceClearingAccountCode: 'CADV' }], ...more });
	const vendor = mapping(['vendor', '23618', 'EV']);

	it('reduce what the employee is owed in the record that holds it', () => {
		expect(outcome(applied(-4, [line(10), card(5)]), charge)).toEqual(['journalEntry: 474210 10.00, CADV -4.00, 21010 -6.00', 'creditCardCharge V-CBCP 21500: 474210 5.00']);
		expect(outcome(applied(-4), [{ target: 'vendorBill' }], vendor)).toEqual(['vendorBill EV 21010: 474210 10.00, CADV -4.00']);
		expect(outcome(applied(-4), [{ target: 'expenseReport' }])).toEqual(['expenseReport 23618 21010: 474210 10.00, CADV -4.00']);
		expect(outcome(applied(-10), [{ target: 'expenseReport' }])).toEqual(['expenseReport 23618 21010: 474210 10.00, CADV -10.00']);
	});

	it('over what the employee is owed are a vendor credit beside the bill, and refused on an expense report', () => {
		expect(outcome(applied(-14), [{ target: 'vendorBill' }], vendor)).toEqual(['vendorBill EV 21010: 474210 10.00', 'vendorCredit EV 21010: CADV -14.00']);
		expect(outcome(applied(-14), [{ target: 'expenseReport' }])).toEqual(['record-below-zero']);
		expect(outcome(applied(-14, [line(10), card(9)]), [{ target: 'expenseReport' }])).toEqual(['record-below-zero']);
	});

	it('without lines of the employee follow the rule for the employee', () => {
		expect(outcome(applied(-4, [card(5)]), [{ payee: 'EMPL', target: 'vendorBill' }], vendor)).toEqual(['journalEntry: 474210 5.00, 21500 -5.00', 'vendorCredit EV 21010: CADV -4.00']);
		expect(outcome(applied(-4, [card(5)]), charge)).toEqual(['journalEntry: CADV -4.00, 12500 4.00', 'creditCardCharge V-CBCP 21500: 474210 5.00']);
		expect(outcome(applied(-4, [card(5)]), [{ target: 'creditCardCharge' }])).toEqual(['target-unfit']);
	});

	it('are left out with all lines of the employee, and not with some', () => {
		const rule: Row[] = [{ payee: 'EMPL', target: 'doNotPost' }];
		const all = prepareUnder(applied(-4, [line(10), card(5)]), rule);
		expect(told(all.postings)).toEqual(['journalEntry: 474210 5.00, 21500 -5.00']);
		expect(all.warnings.map(({ code, value }) => [code, value])).toEqual([['lines-left-out', '10.00 USD'], ['lines-left-out', '-4.00 USD']]);
		const alone = prepareUnder({ ...applied(-4), expenseEntry: [] }, rule);
		expect(alone.reason).toContain('the rules of "Targets"');
		expect(alone.status).toBe('nothingToPost');
		const document = { ...applied(-4), expenseEntry: [...applied(-4).expenseEntry as object[], { ...(simple([line(3)]).expenseEntry as object[])[0], reportEntryPatKey: 'OTHR' }] };
		expect(outcome(document, [{ payee: 'EMPL', paymentType: 'OTHR', target: 'doNotPost' }])).toEqual(['journalEntry: 474210 10.00, CADV -4.00, 21010 -6.00']);
	});

	it('are refused where what the employee is owed goes to several kinds of records', () => {
		const document = { ...applied(-4), expenseEntry: [...applied(-4).expenseEntry as object[], { ...(simple([line(3)]).expenseEntry as object[])[0], reportEntryPatKey: 'OTHR' }] };
		const rows: Row[] = [{ payee: 'EMPL', paymentType: 'OTHR', target: 'expenseReport' }];
		const prepared = prepareUnder(document, rows);
		expect(codesOf(prepared)).toEqual(['cash-advance-target-unclear']);
		expect(prepared.reason).toContain('journal entry, expense report');
		expect(outcome({ ...document, cashAdvanceApplication: [] }, rows)).toEqual(['journalEntry: 474210 10.00, 21010 -10.00', 'expenseReport 23618 21010: 474210 3.00']);
	});
});

/** Employees are kept as vendors in the demo rows, so that each target has somebody to name. */
const everything: Row[][] = [
	[{ payee: 'EMPL', target: 'expenseReport' }, { payee: 'COPD', target: 'vendorBill' }, { target: 'creditCardCharge' }],
	[{ payee: 'EMPL', target: 'vendorBill' }, { payee: 'COPD', target: 'vendorBill' }, { target: 'expenseReport' }],
	[{ target: 'vendorBill' }],
	[{ payee: 'EMPL', target: 'journalEntry' }, { target: 'vendorBill' }],
];
/** Refusals that these rules may end in, whatever the report. */
const KNOWN = new Set(['record-below-zero', 'cash-advance-target-unclear', 'tax-unattributed']);
/** Both accounts of the employee count as one: which of them is taken depends on the record. */
const OWED = new Set(['21010', '12500', 'lac123emp']);
const merged = (net: Record<string, bigint>): Record<string, bigint> => {
	const sums = new Map<string, bigint>();
	for (const [account, amount] of Object.entries(net)) {
		const key = OWED.has(account) ? 'employee' : account;
		sums.set(key, (sums.get(key) ?? 0n) + amount);
	}
	return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));
};
const payables = { row: ['IBCP', 'CBCP', 'COPD'].map((payee, index) => ({ payee, account: { mode: 'number', value: `210${index + 2}0` }, vendor: payee })) };
const settings = (rows: Row[]) => ({
	targets: { row: rows },
	payableAccounts: { row: [{ payee: 'EMPL', account: { mode: 'number', value: '21010' } }, ...payables.row] },
	...mapping(...['1017001', '24340', 'uiexp', 'User1', '23618', '49038128', 'traveller@example.com'].map((id): [string, string, string] => ['vendor', id, `externalId:${id}`])),
});

describe('all records of a report', () => {
	it.each(everything.map((rows) => [rows]))('sum to the published reports by account: %j', (rows) => {
		for (const { text, id } of publishedReports()) {
			const alone = prepare(JSON.parse(text), { ...settings([]) }, { fiDocumentId: id });
			const apart = prepare(JSON.parse(text), settings(rows), { fiDocumentId: id });
			expect(alone.problems).toEqual([]);
			if (apart.problems.length > 0) expect(codesOf(apart).filter((code) => !KNOWN.has(code))).toEqual([]);
			else expect(netOf(apart.postings)).toEqual(netOf(alone.postings));
		}
	});

	it.each(everything.map((rows) => [rows]))('sum to what the generator expects by account: %j', (rows) => {
		let [posted, several] = [0, 0];
		for (const { document, documentId, fiDocumentId, expected } of generateReports({ seed: 4, count: 150 })) {
			const prepared = prepare(document, settings(rows), { documentId, fiDocumentId });
			if (prepared.problems.length > 0) {
				expect(codesOf(prepared).filter((code) => !KNOWN.has(code) && code !== 'nothing-to-post')).toEqual([]);
				continue;
			}
			const wanted = Object.entries(expected.netByAccount).map(([account, text]): [string, bigint] => [account === 'lac123' ? '21020' : account, cents(text)]);
			const sums: Record<string, bigint> = {};
			for (const [account, amount] of wanted) sums[account] = (sums[account] ?? 0n) + amount;
			expect(merged(netOf(prepared.postings))).toEqual(merged(sums));
			posted += 1;
			if (prepared.postings.length > 1) several += 1;
		}
		expect(posted).toBeGreaterThan(90);
		expect(several).toBeGreaterThan(20);
	});

	it('are refused when they do not add up, as no rule can make them', () => {
		const ref = (value: string): Ref => ({ type: 'account', by: 'acctNumber', value });
		const money = (text: string): Money => parseMoney(text) ?? ZERO;
		const cost = { account: ref('1'), amount: money('10'), memo: '', segments: {}, from: {} };
		const leg = { party: 'COPD', amount: money('-10'), target: { account: ref('2') }, from: {} };
		const draft = {
			allocations: [{ entry: {}, field: '', taxes: [], tax: [], lines: [{ target: 'vendorBill', cost, leg, reclaim: ZERO, gross: money('10'), taxGuid: [] }] }],
			advances: [],
		} as unknown as ReportDraft;
		const bill = (debit: string, account = ref('2')) => ({ recordType: 'vendorBill', account, lines: [{ account: ref('1'), debit }] }) as unknown as Posting;
		const check = (...postings: Posting[]) => {
			const findings = new Findings();
			checkWhole(postings, draft, 'journalEntry', [], findings);
			return findings.problems.map(({ code, value }) => `${code} ${value}`);
		};
		expect(check(bill('10.00'))).toEqual([]);
		expect(check(bill('6.00'), bill('4.00'))).toEqual([]);
		expect(check(bill('9.99'))).toEqual(['posting-unbalanced 0.02']);
		expect(check(bill('10.00', ref('3')))).toEqual(['posting-unbalanced 20.00']);
		expect(check()).toEqual(['posting-unbalanced 20.00']);
	});
});
