import { z } from 'zod';
import type { Money } from '../../shared/money';
import { RecordReader } from './recordReader';

/**
 * The `expense` document of the Financial Integration Service (concur.md, 4.1), as far as the accounting
 * reads it. Unknown fields stay (segments are read from custom fields by name), field order does not matter,
 * blanks are absent.
 */
export interface ExpenseDocument extends Unknown {
	employee: Unknown & { employeeId?: string };
	report: Report;
	expenseEntry: ExpenseEntry[];
	cashAdvanceApplication: CashAdvanceApplication[];
}

interface Unknown {
	[field: string]: unknown;
}

interface Report extends Unknown {
	reportId: string;
	employeeCurrencyAlphaCode: string;
	totalApprovedAmount?: Money;
	ledgerCode?: string;
	isTest: boolean;
	payrollPayIndicator: boolean;
	payrollPaymentClearingAccountCode?: string;
}

export interface ExpenseEntry extends Unknown {
	entryId?: string;
	expenseTypeCode?: string;
	expenseTypeName?: string;
	entryDate?: string;
	entryDescription?: string;
	entryVendorCode?: string;
	entryVendorDescription?: string;
	entryApprovedAmount?: Money;
	reportEntryTransactionAmount?: Money;
	entryCurrAlphaCode?: string;
	entryIsPersonal: boolean;
	entryIsBillable: boolean;
	expensePayIndicator: boolean;
	reportEntryPatKey?: string;
	reportEntryPaymentTypeName?: string;
	cardProgramTypeCode?: string;
	clearingAccountCode?: string;
	liabilityAccountCode?: string;
	allocation: Allocation[];
}

export interface Allocation extends Unknown {
	allocationId?: string;
	journal: JournalLine[];
	tax: TaxRow[];
}

export interface JournalLine extends Unknown {
	journalAccountCode?: string;
	journalPayer: string;
	journalPayee: string;
	amountGross: Money;
	amountNetOfReclaim?: Money;
	taxGuid: string[];
}

export interface TaxRow extends Unknown {
	taxGuid?: string;
	taxAuthorityLabel?: string;
	taxCode?: string;
	taxReclaimCode?: string;
	amountTax?: Money;
	amountReclaim?: Money;
}

export interface CashAdvanceApplication extends Unknown {
	cashAdvanceId?: string;
	cashAdvanceApplicationAmount?: Money;
	cashAdvanceClearingAccountCode?: string;
}

export const expenseDocument = z.unknown().transform((value, context): ExpenseDocument => {
	const document = RecordReader.of(value, context);
	return {
		...document.given,
		employee: readEmployee(document.optionalRecord('employee')),
		report: readReport(document.record('report')),
		expenseEntry: document.list('expenseEntry', readEntry),
		cashAdvanceApplication: document.list('cashAdvanceApplication', readCashAdvance),
	};
});

const readEmployee = (employee: RecordReader): ExpenseDocument['employee'] => ({
	...employee.given,
	employeeId: employee.text('employeeId'),
});

const readReport = (report: RecordReader): Report => ({
	...report.given,
	reportId: report.requiredText('reportId'),
	employeeCurrencyAlphaCode: report.currencyCode('employeeCurrencyAlphaCode'),
	totalApprovedAmount: report.amount('totalApprovedAmount'),
	ledgerCode: report.text('ledgerCode'),
	isTest: report.flag('isTest'),
	payrollPayIndicator: report.flag('payrollPayIndicator'),
	payrollPaymentClearingAccountCode: report.text('payrollPaymentClearingAccountCode'),
});

const readEntry = (entry: RecordReader): ExpenseEntry => ({
	...entry.given,
	entryId: entry.text('entryId'),
	expenseTypeCode: entry.text('expenseTypeCode'),
	expenseTypeName: entry.text('expenseTypeName'),
	entryDate: entry.text('entryDate'),
	entryDescription: entry.text('entryDescription'),
	entryVendorCode: entry.text('entryVendorCode'),
	entryVendorDescription: entry.text('entryVendorDescription'),
	entryApprovedAmount: entry.amount('entryApprovedAmount'),
	reportEntryTransactionAmount: entry.amount('reportEntryTransactionAmount'),
	entryCurrAlphaCode: entry.text('entryCurrAlphaCode'),
	entryIsPersonal: entry.flag('entryIsPersonal'),
	entryIsBillable: entry.flag('entryIsBillable'),
	expensePayIndicator: entry.flag('expensePayIndicator'),
	reportEntryPatKey: entry.text('reportEntryPatKey'),
	reportEntryPaymentTypeName: entry.text('reportEntryPaymentTypeName'),
	cardProgramTypeCode: entry.text('cardProgramTypeCode'),
	clearingAccountCode: entry.text('clearingAccountCode'),
	liabilityAccountCode: entry.text('liabilityAccountCode'),
	allocation: entry.list('allocation', readAllocation),
});

const readAllocation = (allocation: RecordReader): Allocation => ({
	...allocation.given,
	allocationId: allocation.text('allocationId'),
	journal: allocation.list('journal', readJournalLine),
	tax: allocation.list('tax', readTax),
});

const readJournalLine = (line: RecordReader): JournalLine => ({
	...line.given,
	journalAccountCode: line.text('journalAccountCode'),
	journalPayer: line.requiredText('journalPayer'),
	journalPayee: line.requiredText('journalPayee'),
	amountGross: line.requiredAmount('amountGross'),
	amountNetOfReclaim: line.amount('amountNetOfReclaim'),
	taxGuid: line.texts('taxGuid'),
});

const readTax = (row: RecordReader): TaxRow => ({
	...row.given,
	taxGuid: row.text('taxGuid'),
	taxAuthorityLabel: row.text('taxAuthorityLabel'),
	taxCode: row.text('taxCode'),
	taxReclaimCode: row.text('taxReclaimCode'),
	amountTax: row.amount('amountTax'),
	amountReclaim: row.amount('amountReclaim'),
});

const readCashAdvance = (application: RecordReader): CashAdvanceApplication => ({
	...application.given,
	cashAdvanceId: application.text('cashAdvanceId'),
	cashAdvanceApplicationAmount: application.amount('cashAdvanceApplicationAmount'),
	cashAdvanceClearingAccountCode: application.text('cashAdvanceClearingAccountCode'),
});
