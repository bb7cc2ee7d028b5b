import { z } from 'zod';
import { blankToUndefined } from './blank';
import { amount, currencyCode, flag, listOf, requiredAmount, requiredText, text } from './fieldTypes';

/**
 * The `cashadvance` document of the Financial Integration Service (concur.md, 4.3), as far as the accounting
 * reads it. Its sections are called `employeeData` and `cashAdvanceData`.
 */
const journalRow = z
	.object({
		accountCode: text,
		/** Reimbursement currency; the sign is not to be trusted beside `debitOrCredit` (concur.md, 15.5). */
		amount: requiredAmount,
		debitOrCredit: text,
		payer: requiredText,
		payee: requiredText,
		liabilityAccountCode: text,
	})
	.passthrough();

const cashAdvanceData = z
	.object({
		cashAdvanceId: requiredText,
		name: text,
		purpose: text,
		/** Currency of the request; only looked at for whether there is an amount at all. */
		requestAmount: amount,
		/** Currency of the journal rows; `currencyAlphaCode` is what the advance was asked for in. */
		employeeCurrencyAlphaCode: currencyCode,
		issuedDate: text,
		requestDate: text,
		requestedDisbursementDate: text,
		paymentMethod: text,
		expensePayIndicator: flag,
		transactionType: text,
		clearingAccountCode: text,
		liabilityAccountCode: text,
		isTest: flag,
	})
	.passthrough();

export const cashAdvanceDocument = z
	.object({
		employeeData: z.preprocess(
			(value) => blankToUndefined(value) ?? {},
			z.object({ employeeId: text }).passthrough(),
		),
		cashAdvanceData,
		journalData: listOf(journalRow),
	})
	.passthrough();

export type CashAdvanceDocument = z.output<typeof cashAdvanceDocument>;
export type CashAdvanceData = z.output<typeof cashAdvanceData>;
export type CashAdvanceRow = z.output<typeof journalRow>;
