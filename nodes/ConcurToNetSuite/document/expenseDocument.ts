import { z } from 'zod';
import { blankToUndefined } from './blank';
import {
	amount,
	currencyCode,
	flag,
	listOf,
	requiredAmount,
	requiredText,
	text,
	textOrList,
} from './fieldTypes';

/**
 * The `expense` document of the Financial Integration Service (concur.md, 4.1), as far as the accounting
 * reads it. Unknown fields stay (segments are read from custom fields by name), field order does not matter,
 * blanks are absent.
 */
const tax = z
	.object({
		taxGuid: text,
		taxAuthorityLabel: text,
		taxCode: text,
		taxReclaimCode: text,
		amountTax: amount,
		amountReclaim: amount,
	})
	.passthrough();

const journalLine = z
	.object({
		journalAccountCode: text,
		journalPayer: requiredText,
		journalPayee: requiredText,
		amountGross: requiredAmount,
		amountNetOfReclaim: amount,
		taxGuid: textOrList,
	})
	.passthrough();

const allocation = z
	.object({ allocationId: text, journal: listOf(journalLine), tax: listOf(tax) })
	.passthrough();

const expenseEntry = z
	.object({
		entryId: text,
		expenseTypeCode: text,
		expenseTypeName: text,
		entryDate: text,
		entryDescription: text,
		entryVendorCode: text,
		entryVendorDescription: text,
		entryApprovedAmount: amount,
		reportEntryTransactionAmount: amount,
		entryCurrAlphaCode: text,
		entryIsPersonal: flag,
		entryIsBillable: flag,
		expensePayIndicator: flag,
		reportEntryPatKey: text,
		reportEntryPaymentTypeName: text,
		cardProgramTypeCode: text,
		clearingAccountCode: text,
		liabilityAccountCode: text,
		allocation: listOf(allocation),
	})
	.passthrough();

const cashAdvanceApplication = z
	.object({
		cashAdvanceId: text,
		cashAdvanceApplicationAmount: amount,
		cashAdvanceClearingAccountCode: text,
	})
	.passthrough();

const report = z
	.object({
		reportId: requiredText,
		employeeCurrencyAlphaCode: currencyCode,
		totalApprovedAmount: amount,
		ledgerCode: text,
		isTest: flag,
		payrollPayIndicator: flag,
		payrollPaymentClearingAccountCode: text,
	})
	.passthrough();

export const expenseDocument = z
	.object({
		employee: z.preprocess(
			(value) => blankToUndefined(value) ?? {},
			z.object({ employeeId: text }).passthrough(),
		),
		report,
		expenseEntry: listOf(expenseEntry),
		cashAdvanceApplication: listOf(cashAdvanceApplication),
	})
	.passthrough();

export type ExpenseDocument = z.output<typeof expenseDocument>;
export type ExpenseEntry = z.output<typeof expenseEntry>;
export type Allocation = z.output<typeof allocation>;
export type JournalLine = z.output<typeof journalLine>;
export type TaxRow = z.output<typeof tax>;
export type CashAdvanceApplication = z.output<typeof cashAdvanceApplication>;
