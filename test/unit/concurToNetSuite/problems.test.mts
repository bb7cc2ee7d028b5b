import { describe, expect, it } from 'vitest';
import { checkBalance } from '../../../nodes/ConcurToNetSuite/posting/balance';
import { Findings } from '../../../nodes/ConcurToNetSuite/posting/findings';
import { parseMoney, ZERO } from '../../../nodes/shared/money';
import { allocation, entry, expense, line, report, simple, taxi } from './documents.mts';
import { balanceOf, codesOf, netByAccount, prepare } from './demoSettings.mts';

const found = (document: unknown, changes: Parameters<typeof prepare>[1] = {}) => codesOf(prepare(document, changes));

describe('a document that cannot be posted', () => {
	it('says which account code is missing, and blanks are missing too', () => {
		for (const journalAccountCode of [undefined, null, '', '   ']) {
			const prepared = prepare(simple([line(10, { journalAccountCode })]));
			expect(prepared.status).toBe('notReady');
			expect(codesOf(prepared)).toEqual(['account-code-missing']);
			expect(prepared.problems[0]?.field).toBe('document.expenseEntry[0].allocation[0].journal[0].journalAccountCode');
			expect(prepared.reason).toContain('Taxi of 2026-10-30');
			expect(prepared.nextStep).toContain('Concur processor');
		}
	});

	it('takes the clearing account code of the entry, silently for a personal item and with a warning for any other', () => {
		const without = [line(10, { journalAccountCode: '' })];
		const ordinary = prepare(simple(without, {}, { clearingAccountCode: '1999' }));
		expect(netByAccount(ordinary.postings[0])).toEqual({ '1999': 1000n, '21010': -1000n });
		expect(ordinary.warnings.map(({ code }) => code)).toEqual(['account-from-clearing']);
		const pair = [
			line(14, { journalAccountCode: '', journalPayee: 'CBCP' }),
			line(-14, { journalAccountCode: null, journalPayer: 'EMPL', journalPayee: 'COMP' }),
		];
		const personal = prepare(simple(pair, {}, { clearingAccountCode: '1999', entryIsPersonal: 'Y', entryApprovedAmount: 0 }));
		expect(personal.warnings).toEqual([]);
		expect(netByAccount(personal.postings[0])).toEqual({ '12500': 1400n, '21030': -1400n });
	});

	it('never books an unknown party by default', () => {
		expect(found(simple([line(10, { journalPayee: 'XPAY' })]))).toEqual(['party-unknown']);
		expect(found(simple([line(-10, { journalPayer: 'XPAY', journalPayee: 'COMP' })]))).toEqual(['party-unknown']);
		for (const journalPayee of ['empl', 'constructor', '__proto__']) {
			expect(found(simple([line(10, { journalPayee })]))).toEqual(['party-unknown']);
		}
	});

	it('takes a party of its own that the table names', () => {
		const row = { payee: 'other', partyCode: 'XPAY', account: { mode: 'number', value: '29000' }, vendor: 'V-CARD' };
		const prepared = prepare(simple([line(10, { journalPayee: 'XPAY' })]), { payableAccounts: { row: [row] } });
		expect(prepared.problems).toEqual([]);
		const [, payable] = prepared.postings[0]?.lines ?? [];
		expect(payable).toMatchObject({ credit: '10.00', entity: { type: 'vendor', by: 'externalId', value: 'V-CARD' } });
	});

	it('refuses a line with the company on both sides or on none', () => {
		expect(found(simple([line(10, { journalPayee: 'COMP' })]))).toEqual(['party-pair-invalid']);
		expect(found(simple([line(10, { journalPayer: 'EMPL', journalPayee: 'CBCP' })]))).toEqual(['party-pair-invalid']);
	});

	it('follows the sign where the direction says the opposite, and warns', () => {
		const prepared = prepare(simple([line(-10)]));
		expect(prepared.warnings.map(({ code }) => code)).toEqual(['direction-unusual']);
		expect(netByAccount(prepared.postings[0])).toEqual({ '474210': -1000n, '12500': 1000n });
	});

	it('compares the journal lines with the entry and with the report', () => {
		expect(found(simple([line(10)], {}, { entryApprovedAmount: 11 }))).toEqual(['entry-total-disagrees']);
		expect(found(taxi({ totalApprovedAmount: '10.01' }))).toEqual(['totals-disagree']);
		expect(found(taxi({ totalApprovedAmount: '10.00000000' }))).toEqual([]);
		const half = [line(14, { journalPayee: 'CBCP' })];
		expect(found(simple(half, {}, { entryIsPersonal: 'Y', entryApprovedAmount: 0 }))).toEqual(['entry-total-disagrees']);
	});

	it('does not take a report without lines for one without money', () => {
		const prepared = prepare(expense([], { report: report({ totalApprovedAmount: 325 }) }));
		expect(prepared.status).toBe('notReady');
		expect(codesOf(prepared)).toEqual(['totals-disagree']);
	});

	it('never rounds', () => {
		expect(found(simple([line('10.005')]))).toEqual(['amount-precision']);
		expect(found(simple([line(10.5)], {}, {}, { report: report({ employeeCurrencyAlphaCode: 'JPY' }) }))).toEqual(['amount-precision']);
		const yen = prepare(simple([line(1000)], {}, {}, { report: report({ employeeCurrencyAlphaCode: 'JPY' }) }));
		expect(yen.postings[0]?.lines[0]?.debit).toBe('1000');
		const dinar = prepare(simple([line('1.005')], {}, {}, { report: report({ employeeCurrencyAlphaCode: 'KWD' }) }));
		expect(dinar.postings[0]?.lines[0]?.debit).toBe('1.005');
	});

	it('refuses billable entries unless the mark is ignored', () => {
		const billable = simple([line(10)], {}, { entryIsBillable: 'Y' });
		expect(found(billable)).toEqual(['entry-billable']);
		expect(found(billable, { options: { billableEntries: 'ignore' } })).toEqual([]);
	});

	it('says that the employee is missing only where a line needs the employee', () => {
		const nobody = { employee: { employeeId: ' ' } };
		expect(found(simple([line(10)], {}, {}, nobody))).toEqual(['employee-id-missing']);
		expect(found(simple([line(10)], {}, {}, nobody), { entityOnLines: 'none' })).toEqual([]);
		expect(found(simple([line(10, { journalPayee: 'COPD' })], {}, {}, nobody))).toEqual([]);
		expect(found(simple([line(10, { journalPayee: 'COPD' })], {}, {}, { employee: null }))).toEqual([]);
	});

	it('refuses an external id that NetSuite would not take', () => {
		expect(found(taxi({ reportId: 'B1041|655' }))).toEqual(['external-id-invalid']);
		expect(found(taxi({ reportId: 'B'.repeat(90) }))).toEqual(['external-id-invalid']);
		expect(prepare(taxi({ revisionNumber: 2 })).externalId).toBe('CNQR-EXP-B1041655B4CE4171BDAA-R2');
		expect(prepare(taxi({ revisionNumber: null })).externalId).toBe('CNQR-EXP-B1041655B4CE4171BDAA-R1');
	});

	it('tells everything in one pass, each thing once, and still fills the posting as far as it goes', () => {
		const bad = allocation([line(1, { journalAccountCode: '' }), line(2, { journalPayee: 'XPAY' }), line(3, { journalAccountCode: '' })]);
		const document = expense([entry([bad], { entryIsBillable: 'Y' }), entry([allocation([line(4)])])], {
			report: report({ totalApprovedAmount: 99, ledgerCode: 'NONE' }),
		});
		const prepared = prepare(document, { subsidiaryFrom: 'ledgerCode', ledgerSubsidiaries: { row: [{ ledgerCode: 'DEFAULT', subsidiary: { mode: 'id', value: '1' } }] } });
		expect(codesOf(prepared).sort()).toEqual([
			'account-code-missing', 'entry-billable', 'party-unknown', 'subsidiary-missing', 'totals-disagree',
		]);
		expect(prepared.reason).toMatch(/\(and 4 more\)$/);
		expect(prepared.postings[0]?.lines.filter(({ account }) => account.value === '474210')).toHaveLength(2);
	});

	it('leaves a report alone that has nothing to post, by choice tells Concur', () => {
		const zero = simple([line('0E-8')], {}, { entryApprovedAmount: 0 });
		const left = prepare(zero);
		expect(left).toMatchObject({ status: 'nothingToPost', postings: [] });
		expect(codesOf(left)).toEqual(['nothing-to-post']);
		expect(left).not.toHaveProperty('confirmAs');
		expect(prepare(zero, { options: { nothingToPost: 'confirmSuccess' } }).confirmAs).toBe('success');
		expect(prepare(zero, { options: { nothingToPost: 'confirmError' } }).confirmAs).toBe('error');
		expect(prepare(expense([])).status).toBe('nothingToPost');
	});

	it('skips document types that it does not know', () => {
		const prepared = prepare({ requestHeader: {} }, {}, { docType: 'travelrequest', documentId: 'X' });
		expect(prepared.status).toBe('skipped');
		expect(codesOf(prepared)).toEqual(['document-type-unsupported']);
		expect(prepared.postings).toEqual([]);
	});

	it('would refuse a posting that does not balance, though the rule cannot make one', () => {
		const drafts = ['10', '-9.99'].map((text) => ({
			account: { type: 'account' as const, by: 'id' as const, value: '1' }, amount: parseMoney(text) ?? ZERO, memo: '', segments: {}, from: {},
		}));
		const findings = new Findings();
		checkBalance(drafts, findings);
		expect(findings.problems).toMatchObject([{ code: 'posting-unbalanced', value: '0.01' }]);
	});

	it('refuses a document that is not the one Concur listed', () => {
		expect(codesOf(prepare(taxi(), {}, { documentId: 'OTHER' }))).toEqual(['document-invalid']);
	});
});

describe('an ordinary report', () => {
	it('makes one balanced journal with one side per line', () => {
		const { postings, status, problems, warnings } = prepare(simple([line('10.50'), line(4, { journalPayee: 'COPD' })]));
		expect({ status, problems, warnings }).toEqual({ status: 'prepared', problems: [], warnings: [] });
		const [posting] = postings;
		if (!posting) throw new Error('No posting');
		expect(balanceOf(posting)).toBe(0n);
		expect(posting).toMatchObject({
			recordType: 'journalEntry',
			externalId: 'CNQR-EXP-B1041655B4CE4171BDAA-R1',
			subsidiary: { type: 'subsidiary', by: 'id', value: '1' },
			currency: { type: 'currency', by: 'symbol', value: 'USD' },
			tranDate: '2026-10-31',
		});
		expect(posting.lines.map(({ account, debit, credit }) => [account.value, debit, credit])).toEqual([
			['474210', '10.50', undefined],
			['474210', '4.00', undefined],
			['21010', undefined, '10.50'],
			['21040', undefined, '4.00'],
		]);
	});

	it('nets each party to one line, with the source of the first', () => {
		const lines = prepare(simple([line(10), line(5), line(-3, { journalPayer: 'EMPL', journalPayee: 'COMP' })])).postings[0]?.lines;
		const payable = lines?.filter(({ account }) => account.value === '21010');
		expect(payable).toMatchObject([{ credit: '12.00', from: { entryId: 'E1', payer: 'COMP', payee: 'EMPL' } }]);
	});

	it('leaves out a party whose net is zero', () => {
		const lines = prepare(simple([line(10), line(-10, { journalPayer: 'EMPL', journalPayee: 'COMP' })])).postings[0]?.lines;
		expect(lines?.map(({ account }) => account.value)).toEqual(['474210', '474210']);
	});
});
