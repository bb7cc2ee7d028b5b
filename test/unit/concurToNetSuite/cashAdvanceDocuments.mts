import type { DocType } from '../../../nodes/shared/documentItem';
import { prepare } from './demoSettings.mts';

/** Small documents of the other kinds for single cases. Everything that a case does not speak of is as ordinary as can be. */
export type Fields = Record<string, unknown>;
type Changes = Parameters<typeof prepare>[1];

export const prepareAs = (docType: DocType, document: unknown, changes: Changes = {}) => prepare(document, changes, { docType });

export const row = (amount: unknown, more: Fields = {}): Fields => ({
	accountCode: 'CADV', amount, debitOrCredit: 'DR', payer: 'COMP', payee: 'EMPL', paymentCode: 'Cash', ...more,
});

/** A row of money that the employee handed back. */
export const back = (amount: unknown, more: Fields = {}): Fields => row(amount, { debitOrCredit: 'CR', payer: 'EMPL', payee: 'COMP', ...more });

export const advance = (rows: Fields[], data: Fields = {}, more: Fields = {}): Fields => ({
	employeeData: { employeeId: '23618', employeeFirstName: 'Mia', employeeLastName: 'Roth' },
	cashAdvanceData: {
		cashAdvanceId: '2E6DA12BB8B87D468BD666383E44033D', name: 'Trip', purpose: 'Taxi', requestAmount: 300,
		currencyAlphaCode: 'USD', employeeCurrencyAlphaCode: 'USD', exchangeRate: 1, clearingAccountCode: null,
		issuedDate: '2026-10-31T12:00:00.000Z', requestDate: '2026-10-29T12:00:00.000Z', requestedDisbursementDate: null,
		paymentMethod: 0, expensePayIndicator: 'N', transactionType: 1, isTest: 'N', ...data,
	},
	journalData: rows,
	...more,
});

export const payrollRow = (entryApprovedAmount: unknown, more: Fields = {}): Fields => ({
	entryApprovedAmount, wageType: 'M101', taxableType: 'NONTAXABLE', taxationType: 'INDIVIDUAL', payrollPayIndicator: 'Y', ...more,
});

export const payrollReport = (rows: Fields[], report: Fields = {}, more: Fields = {}): Fields => ({
	employee: { employeeId: '23618', employeeFirstName: 'Mia', employeeLastName: 'Roth' },
	report: {
		reportId: 'B1041655B4CE4171BDAA', reportName: 'Trip', reportNumber: 'W4JPAB', employeeCurrencyAlphaCode: 'USD', isTest: 'N',
		totalApprovedAmount: 30, revisionNumber: 1, reportPaymentProcessingDate: '2026-10-31T12:00:00.000Z', ...report,
	},
	cashAdvanceApplication: null,
	expenseEntry: [
		{ entryId: 'E1', expenseTypeCode: 'PERDM', expenseTypeName: 'Per Diem', entryDate: '2026-10-30T00:00:00.000Z', entryOrgUnit4Code: '21-KING', payrollData: rows },
	],
	travelAllowances: [],
	...more,
});

const byNumber = (value: string) => ({ __rl: true, mode: 'number', value });
/** Settings under which payroll is posted. */
export const withPayroll = (payroll: Fields = {}, more: Changes = {}): Changes => ({
	payroll: { post: true, payableAccount: byNumber('21050'), ...payroll },
	wageTypes: { row: [{ wageType: 'M101', account: byNumber('54') }, { wageType: 'ADV1', account: byNumber('CADV') }] },
	...more,
});
export { byNumber };
