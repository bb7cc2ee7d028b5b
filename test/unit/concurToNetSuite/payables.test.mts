import { describe, expect, it } from 'vitest';
import { allocation, entry, expense, line, report, simple } from './documents.mts';
import { codesOf, netByAccount, prepare } from './demoSettings.mts';

const account = (value: string) => ({ mode: 'number', value });
const net = (document: unknown, changes = {}) => {
	const prepared = prepare(document, changes);
	return prepared.problems.length > 0 ? codesOf(prepared) : netByAccount(prepared.postings[0]);
};

describe('the table of payable accounts', () => {
	const rows = [
		{ payee: 'EMPL', account: account('1') },
		{ payee: 'EMPL', expensePay: 'yes', account: account('2') },
		{ payee: 'EMPL', cardProgram: 'AX', account: account('3') },
		{ payee: 'EMPL', paymentType: 'CASH', account: account('4') },
		{ payee: 'EMPL', cardProgram: 'AX', expensePay: 'yes', account: account('5') },
		{ payee: 'EMPL', paymentType: '1003', cardProgram: 'AX', expensePay: 'yes', account: account('6') },
	];
	const used = (fields: Record<string, unknown>, row: unknown = rows) => {
		const prepared = prepare(simple([line(10)], {}, fields), { payableAccounts: { row } });
		return prepared.problems.length > 0 ? codesOf(prepared) : prepared.postings[0]?.lines.at(-1)?.account.value;
	};

	it('is taken by its most specific row', () => {
		expect(used({ reportEntryPatKey: 'XX' })).toBe('1');
		expect(used({ reportEntryPatKey: null })).toBe('1');
		expect(used({ reportEntryPatKey: 'XX', expensePayIndicator: 'Y' })).toBe('2');
		expect(used({ reportEntryPatKey: 'XX', cardProgramTypeCode: 'ax' })).toBe('3');
		expect(used({})).toBe('4');
		// One criterion each: the payment type counts before the card programme, that before Expense Pay.
		expect(used({ cardProgramTypeCode: 'AX' })).toBe('4');
		expect(used({ expensePayIndicator: 'Y' })).toBe('4');
		expect(used({ cardProgramTypeCode: 'AX', expensePayIndicator: 'Y' })).toBe('5');
		expect(used({ reportEntryPatKey: '1003', cardProgramTypeCode: 'AX', expensePayIndicator: 'Y' })).toBe('6');
		expect(used({ reportEntryPatKey: '1003', cardProgramTypeCode: 'AX' })).toBe('3');
	});

	it('does not depend on the order of its rows', () => {
		const cases = [{}, { cardProgramTypeCode: 'AX' }, { reportEntryPatKey: 'XX', expensePayIndicator: 'Y' }];
		for (const fields of cases) expect(used(fields, [...rows].reverse())).toBe(used(fields));
	});

	it('has no default', () => {
		expect(used({ reportEntryPatKey: 'COPD' }, [{ payee: 'EMPL', paymentType: 'CASH', account: account('1') }])).toEqual(['payable-account-missing']);
		const missing = prepare(simple([line(10, { journalPayee: 'CBCP' })]), { payableAccounts: { row: [rows[0]] } });
		expect(codesOf(missing)).toEqual(['payable-account-missing']);
		expect(missing.reason).toContain('Company Billed Card');
		expect(missing.reason).toContain('payment type CASH');
	});
});

describe('Expense Pay', () => {
	const paid = (fields: Record<string, unknown>) => simple([line(10)], {}, { expensePayIndicator: 'Y', ...fields });
	const row = { payee: 'EMPL', expensePay: 'yes', accountFrom: 'funding' };

	it('goes to the liability account code of the funding account, matched as account codes are', () => {
		const prepared = prepare(paid({ liabilityAccountCode: 'lac123emp' }), { accountMatchBy: 'externalId' });
		expect(prepared.postings[0]?.lines.at(-1)?.account).toEqual({ type: 'account', by: 'externalId', value: 'lac123emp' });
	});

	it('without such a code goes to the account of the row, and without one is refused', () => {
		expect(net(paid({}), { payableAccounts: { row: [{ ...row, account: account('21050') }] } })).toEqual({ '474210': 1000n, '21050': -1000n });
		expect(net(paid({ liabilityAccountCode: ' ' }), { payableAccounts: { row: [row] } })).toEqual(['liability-code-missing']);
	});

	it('does not use the code for entries that Concur does not pay', () => {
		expect(net(paid({ expensePayIndicator: 'N', liabilityAccountCode: 'lac123emp' }))).toEqual({ '474210': 1000n, '21010': -1000n });
	});
});

describe('payroll', () => {
	const fields = { payrollPayIndicator: 'Y', payrollPaymentClearingAccountCode: '21050' };
	const document = (more = {}) => simple([line(10), line(5, { journalPayee: 'COPD' })], {}, {}, { report: report({ ...fields, ...more }) });

	it('keeps the employee payable by default', () => {
		expect(net(document())).toEqual({ '474210': 1500n, '21010': -1000n, '21040': -500n });
	});

	it('takes the clearing account of the document by choice, for the employee only', () => {
		const changes = { reimbursedByPayroll: 'payrollClearing' };
		expect(net(document(), changes)).toEqual({ '474210': 1500n, '21050': -1000n, '21040': -500n });
		expect(net(document({ payrollPayIndicator: 'N' }), changes)).toEqual({ '474210': 1500n, '21010': -1000n, '21040': -500n });
		expect(net(document({ payrollPaymentClearingAccountCode: '' }), changes)).toEqual(['payroll-account-missing']);
		const advance = { cashAdvanceApplication: [{ cashAdvanceId: 'C1', cashAdvanceApplicationAmount: -4, cashAdvanceClearingAccountCode: 'CADV' }] };
		expect(net({ ...document(), ...advance }, changes)).toEqual({ '474210': 1500n, '21050': -600n, '21040': -500n, CADV: -400n });
	});
});

describe('cash advances', () => {
	const applied = (amount: unknown, code: unknown = 'CADV') => ({
		cashAdvanceId: 'C1', cashAdvanceApplicationAmount: amount, cashAdvanceClearingAccountCode: code, cashAdvanceTransactionType: 2,
	});
	const withAdvance = (rows: unknown[], entryFields = {}) => simple([line(10)], {}, entryFields, { cashAdvanceApplication: rows });

	it('are credited to their clearing account and taken from what the employee is owed', () => {
		expect(net(withAdvance([applied(-4), applied('-3.00')]))).toEqual({ '474210': 1000n, CADV: -700n, '21010': -300n });
	});

	it('may leave the employee owing', () => {
		expect(net(withAdvance([applied(-14)]))).toEqual({ '474210': 1000n, CADV: -1400n, '12500': 400n });
		const rows = { row: [{ payee: 'EMPL', account: account('21010') }] };
		expect(net(withAdvance([applied(-14)]), { payableAccounts: rows })).toEqual({ '474210': 1000n, CADV: -1400n, '21010': 400n });
	});

	it('go where the employee lines of the report go', () => {
		const paid = { expensePayIndicator: 'Y', liabilityAccountCode: 'lac123emp' };
		expect(net(withAdvance([applied(-4)], paid))).toEqual({ '474210': 1000n, CADV: -400n, lac123emp: -600n });
	});

	it('go to the unconditional row where employee lines go to several accounts or there are none, else are refused', () => {
		const mixed = expense(
			[entry([allocation([line(10)])], { expensePayIndicator: 'Y', liabilityAccountCode: 'lac123emp' }), entry([allocation([line(5)])])],
			{ cashAdvanceApplication: [applied(-4)] },
		);
		expect(net(mixed)).toEqual({ '474210': 1500n, CADV: -400n, lac123emp: -1000n, '21010': -100n });
		const rows = { row: [{ payee: 'EMPL', expensePay: 'no', account: account('1') }, { payee: 'EMPL', expensePay: 'yes', account: account('2') }] };
		expect(net(mixed, { payableAccounts: rows })).toEqual(['payable-account-missing']);
		expect(net(expense([], { cashAdvanceApplication: [applied(-4)] }))).toEqual({ CADV: -400n, '12500': 400n });
	});

	it('need a code and a documented direction; zero is nothing', () => {
		expect(net(withAdvance([applied(-4, '')]))).toEqual(['cash-advance-account-missing']);
		expect(net(withAdvance([applied(4)]))).toEqual(['cash-advance-direction-unknown']);
		expect(net(withAdvance([applied(0, null), applied(null)]))).toEqual({ '474210': 1000n, '21010': -1000n });
		expect(net(simple([line(10)], {}, {}, { cashAdvanceApplication: null }))).toEqual({ '474210': 1000n, '21010': -1000n });
	});
});

describe('an employee who owes over the whole report', () => {
	it('goes to the net debit account with everything, never with a part', () => {
		const journal = [line(10), line(-30, { journalPayer: 'EMPL', journalPayee: 'COMP' })];
		expect(net(simple(journal))).toEqual({ '474210': -2000n, '12500': 2000n });
	});
});
