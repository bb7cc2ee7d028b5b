import { z } from 'zod';
import { blankToUndefined } from './blank';
import {
	amount,
	currencyCode,
	flag,
	listOf,
	oneOrList,
	requiredAmount,
	requiredText,
	text,
} from './fieldTypes';

/**
 * The `payroll` document of the Financial Integration Service (concur.md, 4.4), as far as the accounting reads
 * it. `travelAllowances` holds how allowances were calculated, day by day, with neither wage types nor pay
 * indicators: what is paid of them stands in `payrollData`.
 */

/** Y or N, and nothing else: N means that nobody is paid. */
const payIndicator = z.preprocess((value) => blankToUndefined(value) ?? '(blank)', flag);

/** Where it may be absent, absent is not N. */
const optionalFlag = z.preprocess(blankToUndefined, flag.optional());

const payrollRow = z
	.object({ entryApprovedAmount: requiredAmount, wageType: text, payrollPayIndicator: payIndicator })
	.passthrough();

const payrollEntry = z
	.object({
		entryId: text,
		expenseTypeCode: text,
		expenseTypeName: text,
		entryDate: text,
		entryDescription: text,
		payrollData: listOf(payrollRow),
	})
	.passthrough();

/** One object, unlike the list of the expense document. */
const advance = z
	.object({
		cashAdvanceApplicationAmount: amount,
		cashAdvanceReturnsAmount: amount,
		cashAdvanceClearingWageType: text,
		payrollPayIndicator: optionalFlag,
	})
	.passthrough();

const report = z
	.object({
		reportId: requiredText,
		employeeCurrencyAlphaCode: currencyCode,
		totalApprovedAmount: amount,
		ledgerCode: text,
		isTest: flag,
		payrollPayIndicator: optionalFlag,
	})
	.passthrough();

export const payrollDocument = z
	.object({
		employee: z.preprocess(
			(value) => blankToUndefined(value) ?? {},
			z.object({ employeeId: text }).passthrough(),
		),
		report,
		expenseEntry: listOf(payrollEntry),
		cashAdvanceApplication: oneOrList(advance),
	})
	.passthrough();

export type PayrollDocument = z.output<typeof payrollDocument>;
export type PayrollEntry = z.output<typeof payrollEntry>;
export type PayrollRow = z.output<typeof payrollRow>;
export type PayrollAdvance = z.output<typeof advance>;
