import type { Ref } from '../../../shared/documentItem';
import type { ExpenseDocument, ExpenseEntry } from '../../document/expenseDocument';
import { entryLabel } from '../../document/entryLabel';
import { EMPLOYEE, isDocumentedParty, partyName } from '../../document/parties';
import type { PayableAccountRow, PostingSettings } from '../../settings/postingSettings';
import { accountRef } from '../accountCode';
import type { Findings } from '../findings';

/** Where the counterparty's side of a line goes. */
export interface PayableTarget {
	account: Ref;
	/** Taken instead when the employee owes money over the whole report. */
	netDebitAccount?: Ref;
	vendor?: Ref;
}

/**
 * What is known of a line when its row is looked for; absent matches only rows that leave the criterion
 * blank.
 */
export interface PayableCase {
	party: string;
	expensePay?: boolean;
	paymentType?: string;
	cardProgram?: string;
}

/**
 * The most specific row that fits; between equally many criteria payment type counts before card programme
 * before Expense Pay.
 */
export function matchPayableRow(
	rows: readonly PayableAccountRow[],
	wanted: PayableCase,
): PayableAccountRow | undefined {
	const fitting = rows.filter(
		(row) =>
			row.party === wanted.party &&
			(row.expensePay === undefined || row.expensePay === wanted.expensePay) &&
			fits(row.paymentType, wanted.paymentType) &&
			fits(row.cardProgram, wanted.cardProgram),
	);
	if (fitting.length > 1) fitting.sort((a, b) => specificity(b) - specificity(a));
	return fitting[0];
}

const fits = (criterion: string | undefined, value: string | undefined): boolean =>
	criterion === undefined || criterion.toUpperCase() === value?.toUpperCase();

function specificity(row: PayableAccountRow): number {
	const given = [row.paymentType, row.cardProgram, row.expensePay].map(
		(criterion) => criterion !== undefined,
	);
	const count = given.filter(Boolean).length;
	return count * 10 + (given[0] ? 4 : 0) + (given[1] ? 2 : 0) + (given[2] ? 1 : 0);
}

/**
 * Target of one journal line's counterparty. An unmatched case is refused, never a default (design.md,
 * section 6).
 */
export function payableTarget(
	{ report }: ExpenseDocument,
	entry: ExpenseEntry,
	party: string,
	settings: PostingSettings,
	findings: Findings,
	field: string,
): PayableTarget | undefined {
	const wanted: PayableCase = {
		party,
		expensePay: entry.expensePayIndicator,
		paymentType: entry.reportEntryPatKey,
		cardProgram: entry.cardProgramTypeCode,
	};
	const row = matchPayableRow(settings.payableAccounts, wanted);
	if (party === EMPLOYEE && paidByPayroll(report, settings))
		return payrollTarget(report, row, settings, findings);
	if (!row) return refuseCase(wanted, settings, findings, field);
	if (row.accountFrom === 'chosen' || entry.liabilityAccountCode === undefined) {
		return row.account
			? { ...row, account: row.account }
			: findings.refuse('liability-code-missing', {
					field,
					value: `${entryLabel(entry)} (${partyName(party)})`,
				});
	}
	return { ...row, account: accountRef(entry.liabilityAccountCode, settings) };
}

/**
 * Target of the employee's side of a cash advance, which names no entry: `used` are the targets of the
 * report's own employee lines.
 */
export function cashAdvanceTarget(
	{ report }: ExpenseDocument,
	used: readonly PayableTarget[],
	settings: PostingSettings,
	findings: Findings,
	field: string,
): PayableTarget | undefined {
	const row = matchPayableRow(settings.payableAccounts, { party: EMPLOYEE });
	if (paidByPayroll(report, settings)) return payrollTarget(report, row, settings, findings);
	const [only, ...others] = used;
	if (
		only &&
		others.every(({ account }) => account.by === only.account.by && account.value === only.account.value)
	)
		return only;
	if (row?.account) return { ...row, account: row.account };
	return findings.refuse('payable-account-missing', {
		field,
		value: 'Employee (cash advance: a row without further conditions)',
	});
}

/** Whether the employee's side of the report goes to the payroll clearing account. */
export const paidByPayroll = (report: ExpenseDocument['report'], settings: PostingSettings): boolean =>
	report.payrollPayIndicator && settings.reimbursedByPayroll === 'payrollClearing';

function payrollTarget(
	report: ExpenseDocument['report'],
	row: PayableAccountRow | undefined,
	settings: PostingSettings,
	findings: Findings,
): PayableTarget | undefined {
	const code = report.payrollPaymentClearingAccountCode;
	if (code !== undefined)
		return { account: accountRef(code, settings), netDebitAccount: row?.netDebitAccount };
	return findings.refuse('payroll-account-missing', {
		field: 'document.report.payrollPaymentClearingAccountCode',
		value: report.reportId,
	});
}

function refuseCase(
	wanted: PayableCase,
	settings: PostingSettings,
	findings: Findings,
	field: string,
): undefined {
	const known =
		isDocumentedParty(wanted.party) || settings.payableAccounts.some((row) => row.party === wanted.party);
	if (!known) return findings.refuse('party-unknown', { field, value: wanted.party });
	const conditions = [
		wanted.expensePay ? 'Expense Pay' : 'not Expense Pay',
		`payment type ${wanted.paymentType ?? '(blank)'}`,
		`card program ${wanted.cardProgram ?? '(blank)'}`,
	];
	return findings.refuse('payable-account-missing', {
		field,
		value: `${partyName(wanted.party)} (${conditions.join(', ')})`,
	});
}
