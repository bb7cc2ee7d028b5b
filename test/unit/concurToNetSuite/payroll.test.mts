import { describe, expect, it } from 'vitest';
import { properties } from '../../../nodes/ConcurToNetSuite/descriptions';
import { generatePayroll } from '../../fixtures/generate/payrollDocuments.mts';
import { Random } from '../../fixtures/generate/random.mts';
import { byNumber, payrollReport, payrollRow, prepareAs, withPayroll, type Fields } from './cashAdvanceDocuments.mts';
import { codesOf, demoSettings, netByAccount, prepare } from './demoSettings.mts';
import { entry, allocation, expense, line, report, simple, taxi } from './documents.mts';
import { prepareMutants } from './mutations.mts';

const prepared = (document: unknown, changes = withPayroll()) => prepareAs('payroll', document, changes);
const outcome = (result: ReturnType<typeof prepared>) => [result.status, ...codesOf(result)];
const warningsOf = ({ warnings }: ReturnType<typeof prepared>) => warnings.map(({ code }) => code);
const taken = (amount: unknown, more: Fields = {}): Fields => ({
	cashAdvanceApplication: { cashAdvanceApplicationAmount: amount, cashAdvanceClearingWageType: 'ADV1', payrollPayIndicator: 'Y', cashAdvanceReturnsAmount: null, ...more },
});

describe('payroll documents', () => {
	it('are not posted unless somebody says so', () => {
		for (const changes of [{}, { payroll: {} }, { payroll: { post: false, payableAccount: byNumber('21050') } }]) {
			const result = prepareAs('payroll', payrollReport([payrollRow(30)]), changes);
			expect(outcome(result)).toEqual(['nothingToPost', 'nothing-to-post']);
			expect(result.reason).toContain('"Post Payroll Documents" is off');
			expect(result).toMatchObject({ documentId: 'B1041655B4CE4171BDAA', name: 'Trip', owner: '23618', currency: 'USD', total: '30.00' });
		}
		// Not even read: nothing of it is needed.
		expect(outcome(prepareAs('payroll', { report: 7 }, {}))).toEqual(['nothingToPost', 'nothing-to-post']);
	});

	it('become one journal entry from wage types to payroll clearing', () => {
		const { postings, ...item } = prepared(payrollReport([payrollRow(20), payrollRow('10.00')]));
		expect(item).toMatchObject({
			status: 'prepared', externalId: 'CNQR-PAY-B1041655B4CE4171BDAA-R1', number: 'W4JPAB', total: '30.00', approvedOn: '2026-10-31', warnings: [],
		});
		expect(postings).toHaveLength(1);
		expect(postings[0]).toMatchObject({
			recordType: 'journalEntry', tranDate: '2026-10-31', currency: { value: 'USD' }, subsidiary: { value: '1' },
			lines: [
				{ account: { value: '54' }, debit: '20.00', department: { value: '21-KING' }, memo: 'Per Diem 2026-10-30', from: { entryId: 'E1' } },
				{ account: { value: '54' }, debit: '10.00' },
				{ account: { value: '21050' }, credit: '30.00', entity: { type: 'employee', value: '23618' }, memo: 'Payroll B1041655B4CE4171BDAA' },
			],
		});
		expect(postings[0]?.memo).toContain('Concur B1041655B4CE4171BDAA Trip [Concur ');
	});

	it('post only what payroll pays, and tell the rest', () => {
		const result = prepared(payrollReport([payrollRow(20), payrollRow(10, { payrollPayIndicator: 'N', wageType: 'TAX9' })]));
		expect(netByAccount(result.postings[0])).toEqual({ '21050': -2000n, '54': 2000n });
		expect(warningsOf(result)).toEqual(['payroll-rows-unpaid']);
		expect(result.warnings[0]?.message).toContain('over 10.00 USD');
	});

	it('have nothing to post where payroll pays nothing', () => {
		const result = prepared(payrollReport([payrollRow(30, { payrollPayIndicator: 'N' })], {}, taken(-5, { payrollPayIndicator: 'N' })));
		expect(outcome(result)).toEqual(['nothingToPost', 'nothing-to-post']);
		expect(result.reason).toContain('tax records only');
		for (const rows of [[], [payrollRow(0)]]) {
			const none = prepared(payrollReport(rows));
			expect(outcome(none)).toEqual(['nothingToPost', 'nothing-to-post']);
			expect(none.reason).toContain('no row of it has an amount');
		}
		const empty = { cashAdvanceApplicationAmount: null, payrollPayIndicator: null };
		expect(outcome(prepared(payrollReport([payrollRow(0)], {}, { cashAdvanceApplication: empty })))).toEqual(['nothingToPost', 'nothing-to-post']);
	});

	it('take accounts from the mapping first, then from the table of wage types', () => {
		const mappingRows = [{ kind: 'wageType', concurValue: 'm101', netSuiteReference: '56', active: true }];
		const both = payrollReport([payrollRow(20), payrollRow(5, { wageType: ' adv1 ' })]);
		expect(netByAccount(prepared(both, withPayroll({}, { mappingRows })).postings[0])).toEqual({ '21050': -2500n, '56': 2000n, CADV: 500n });
		for (const wageType of ['M999', null]) {
			const result = prepared(payrollReport([payrollRow(30, { wageType })]));
			expect(outcome(result)).toEqual(['notReady', 'wage-type-unmapped']);
			expect(result.reason).toContain('Per Diem of 2026-10-30');
		}
	});

	it('keep currency, subsidiary and names as reports do', () => {
		const changes = withPayroll({}, { subsidiaryFrom: 'owner', entityOnLines: 'allLines' });
		const [posting] = prepared(payrollReport([payrollRow(30)], { employeeCurrencyAlphaCode: 'EUR' }), changes).postings;
		expect(posting).toMatchObject({ currency: { value: 'EUR' }, subsidiaryOf: { value: '23618' } });
		expect(posting?.lines.map(({ entity }) => entity?.value)).toEqual(['23618', '23618']);
		// The field table of payroll reports has no ledger code.
		const ledger = { subsidiaryFrom: 'ledgerCode', ledgerSubsidiaries: { row: [{ ledgerCode: 'DEFAULT', subsidiary: { mode: 'id', value: '2' } }] } };
		expect(prepared(payrollReport([payrollRow(30)]), withPayroll({}, ledger)).postings[0]).toHaveProperty('subsidiaryOf');
		expect(prepared(payrollReport([payrollRow(30)], { ledgerCode: 'DEFAULT' }), withPayroll({}, ledger)).postings[0]?.subsidiary?.value).toBe('2');
	});

	it('are kept out by a rule', () => {
		const targets = { row: [{ documentType: 'payroll', payee: 'any', target: 'doNotPost' }] };
		expect(outcome(prepared(payrollReport([payrollRow(30)]), withPayroll({}, { targets })))).toEqual(['nothingToPost', 'nothing-to-post']);
	});

	it('say what is wrong with them', () => {
		for (const payrollPayIndicator of [undefined, null, '', 'maybe'])
			expect(outcome(prepared(payrollReport([payrollRow(30, { payrollPayIndicator })])))).toEqual(['notReady', 'document-invalid']);
		expect(outcome(prepared(payrollReport([payrollRow('1.005')])))).toEqual(['notReady', 'amount-precision']);
		expect(outcome(prepared(payrollReport([payrollRow(30)], {}, { employee: {} })))).toEqual(['notReady', 'employee-id-missing']);
		expect(outcome(prepared(payrollReport([payrollRow(30)], { reportPaymentProcessingDate: 'x' })))).toEqual(['notReady', 'document-invalid', 'approval-date-missing']);
		expect(outcome(prepared({}))[0]).toBe('notReady');
	});
});

describe('a cash advance in a payroll document', () => {
	it('is taken off by its wage type', () => {
		const result = prepared(payrollReport([payrollRow(30)], {}, taken('-12.50')));
		expect(netByAccount(result.postings[0])).toEqual({ '21050': -1750n, '54': 3000n, CADV: -1250n });
		expect(result.total).toBe('30.00');
	});

	it('is left alone with N, which is told, and refused without either', () => {
		const result = prepared(payrollReport([payrollRow(30)], {}, taken(-5, { payrollPayIndicator: 'N' })));
		expect(netByAccount(result.postings[0])).toEqual({ '21050': -3000n, '54': 3000n });
		expect(warningsOf(result)).toEqual(['payroll-rows-unpaid']);
		expect(outcome(prepared(payrollReport([payrollRow(30)], {}, taken(-5, { payrollPayIndicator: '' }))))).toEqual(['notReady', 'document-invalid']);
	});

	it('is refused where nobody says what it means', () => {
		expect(outcome(prepared(payrollReport([payrollRow(30)], {}, taken(5))))).toEqual(['notReady', 'cash-advance-direction-unknown']);
		expect(outcome(prepared(payrollReport([payrollRow(30)], {}, taken(-5, { cashAdvanceReturnsAmount: 2 }))))).toEqual(['notReady', 'payroll-advance-returned']);
		expect(outcome(prepared(payrollReport([payrollRow(30)], {}, taken(-5, { cashAdvanceClearingWageType: 'M1' }))))).toEqual(['notReady', 'wage-type-unmapped']);
		expect(outcome(prepared(payrollReport([payrollRow(30)], {}, taken('-5.001'))))).toEqual(['notReady', 'amount-precision']);
	});
});

describe('the expense document of a report that payroll pays', () => {
	const paid = taxi({ payrollPayIndicator: 'Y' });
	const mixed = (journal: Fields, entryFields: Fields = {}) => simple([journal], {}, entryFields, { report: report({ payrollPayIndicator: 'Y' }) });

	it('is not posted while its payroll document is', () => {
		const result = prepare(paid, withPayroll());
		expect(outcome(result)).toEqual(['nothingToPost', 'nothing-to-post']);
		expect(result.reason).toContain('payroll pays the report');
		expect(result.total).toBe('10.00');
	});

	it('is posted where payroll documents are not, where both are wanted, and where payroll does not pay it', () => {
		expect(prepare(paid).status).toBe('prepared');
		expect(prepare(paid, withPayroll({ alsoPostExpense: true })).status).toBe('prepared');
		expect(prepare(taxi(), withPayroll()).status).toBe('prepared');
	});

	it('is refused where it holds what no payroll document has', () => {
		for (const document of [
			mixed(line(10, { journalPayee: 'CBCP' })),
			mixed(line(10, { journalPayee: 'COMP' })),
			mixed(line(10), { expensePayIndicator: 'Y' }),
			expense([entry([allocation([line(10)], { tax: [{ taxAuthorityLabel: 'DEVAT', taxCode: 'VA', amountReclaim: 1 }] })])], { report: report({ payrollPayIndicator: 'Y' }) }),
		]) {
			expect(outcome(prepare(document, withPayroll()))).toEqual(['notReady', 'payroll-report-mixed']);
		}
		expect(outcome(prepare(mixed(line(0, { journalPayee: 'CBCP' })), withPayroll()))[0]).toBe('nothingToPost');
	});

	it('may not be posted beside it by mistake', () => {
		const disagreeing = payrollReport([payrollRow(30)], { payrollPayIndicator: 'N' });
		expect(outcome(prepared(disagreeing))).toEqual(['notReady', 'payroll-indicator-disagrees']);
		expect(outcome(prepared(disagreeing, withPayroll({ alsoPostExpense: true })))).toEqual(['prepared']);
		expect(outcome(prepared(payrollReport([payrollRow(30)], { payrollPayIndicator: 'Y' })))).toEqual(['prepared']);
	});
});

describe('settings of payroll', () => {
	const refused = (changes: ReturnType<typeof withPayroll>) => {
		try {
			demoSettings(changes);
		} catch (error) {
			return (error as Error).message;
		}
		throw new Error('Settings were taken');
	};

	it('name what is wrong by the labels of the panel', () => {
		expect(refused({ payroll: { post: true } })).toContain('"Payroll", "Payable Account" is empty');
		expect(refused(withPayroll({ payableAccount: 'x' }))).toContain('"Payroll", "Payable Account"');
		const rows = (...row: Fields[]) => refused(withPayroll({}, { wageTypes: { row } }));
		expect(rows({ account: byNumber('54') })).toContain('"Wage Types" row 1 has no wage type');
		expect(rows({ wageType: 'M1' })).toContain('"Wage Types" row 1 (M1) has no account');
		expect(rows({ wageType: 'M1', account: byNumber('5') }, { wageType: 'm1', account: byNumber('5') })).toContain('two rows for wage type M1');
		const labels = JSON.stringify(properties);
		for (const label of ['Payroll', 'Wage Types', 'Post Payroll Documents', 'Also Post Expense Documents', 'Cash Advances'])
			expect(labels).toContain(`"displayName":"${label}"`);
	});
});

describe('mutated payroll documents', () => {
	it('end in a named problem or a balanced posting, 600 of them', () => {
		const span: [number, number] = [Date.parse('2026-01-10T00:00:00Z'), Date.parse('2026-11-20T00:00:00Z')];
		const rules = { wageTypes: { M101: '54', ADV1: 'CADV' }, payableAccount: '21050', unknownWageType: 'X9' };
		const documents = generatePayroll(new Random(7), 300, span, rules).map(({ document }) => document);
		const simpleOnes = Array.from({ length: 300 }, () => payrollReport([payrollRow(12.5), payrollRow(3)], {}, taken(-4)));
		const { statuses, codes } = prepareMutants('payroll', [...documents, ...simpleOnes], demoSettings(withPayroll()), 43);
		for (const status of ['prepared', 'notReady', 'nothingToPost']) expect(statuses.get(status)).toBeGreaterThan(10);
		expect(codes.size).toBeGreaterThan(7);
	});
});
