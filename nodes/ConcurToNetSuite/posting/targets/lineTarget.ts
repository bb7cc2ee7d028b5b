import { plainText } from '../../document/blank';
import type { ExpenseDocument, ExpenseEntry } from '../../document/expenseDocument';
import { entryLabel } from '../../document/entryLabel';
import { EMPLOYEE, partyName } from '../../document/parties';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';
import { paidByPayroll } from '../expense/payableAccount';
import { targetFor, type Target } from './target';

/** Records whose payable NetSuite itself pays. */
const OPEN_PAYABLES: readonly Target[] = ['vendorBill', 'expenseReport'];
/** Parties whose lines an expense report can hold: the employee, and cards as corporate card lines. */
const ON_EXPENSE_REPORTS: readonly string[] = [EMPLOYEE, 'IBCP', 'CBCP'];

/** Words of the panel for texts. */
export const TARGET_WORDS: Readonly<Record<Target, string>> = {
	journalEntry: 'journal entry',
	vendorBill: 'vendor bill',
	expenseReport: 'expense report',
	creditCardCharge: 'credit card charge',
	doNotPost: 'no record',
};

/** Target of a journal line of an expense report by the payee kind of its counterparty. */
export function lineTarget(
	document: ExpenseDocument,
	entry: ExpenseEntry,
	party: string,
	settings: PostingSettings,
	findings: Findings,
	field: string,
): Target {
	const wanted = partyTarget(document, party, settings, entry.reportEntryPatKey);
	if (entry.expensePayIndicator && paidElsewhere(wanted, party)) return 'journalEntry';
	const cannot =
		(wanted === 'expenseReport' && !ON_EXPENSE_REPORTS.includes(party)) ||
		(wanted === 'creditCardCharge' && party === EMPLOYEE);
	if (cannot) {
		findings.refuse('target-unfit', {
			field,
			value: entryLabel(entry),
			party: partyName(party),
			target: TARGET_WORDS[wanted],
		});
	}
	return wanted;
}

/**
 * Target by the rules for a party. What payroll reimburses goes to the payroll clearing account, which is the journal's: a bill or expense
 * report would stand open in NetSuite and be paid a second time. `paymentType` is blank for cash advances.
 */
export function partyTarget(
	{ report }: ExpenseDocument,
	party: string,
	settings: PostingSettings,
	paymentType?: string,
): Target {
	const policy = [plainText(report.policyId), plainText(report.externalPolicyId)];
	const wanted = targetFor(settings, { documentType: 'expense', policy, payee: party, paymentType });
	const byPayroll = party === EMPLOYEE && paidByPayroll(report, settings);
	return byPayroll && OPEN_PAYABLES.includes(wanted) ? 'journalEntry' : wanted;
}

/**
 * What Expense Pay pays must not stand open in NetSuite either. A card line of an expense report does not: it goes to the card's
 * account.
 */
const paidElsewhere = (target: Target, party: string): boolean =>
	target === 'vendorBill' || (target === 'expenseReport' && party === EMPLOYEE);
