import type { CashAdvanceRow } from '../../document/cashAdvanceDocument';
import { EMPLOYEE, isDocumentedParty, partyName } from '../../document/parties';
import { accountRef } from '../accountCode';
import { matchPayableRow, type PayableTarget } from '../expense/payableAccount';
import type { AdvanceContext } from './advanceContext';

/** What `paymentMethod` says of an advance that Concur itself pays out (concur.md, 4.3). */
const EXPENSE_PAY = '1';

/**
 * Where the other side of a journal row goes: for the employee the account of "Cash Advances", else by the rows
 * of "Payable Accounts". An advance has no payment type, so that rows with one do not count. An unmatched case
 * is refused, never a default (design.md, section 6).
 */
export function advanceTarget(
	{ document, settings, findings }: AdvanceContext,
	row: CashAdvanceRow,
	party: string,
	field: string,
): PayableTarget | undefined {
	const { payableAccount } = settings.cashAdvances;
	if (party === EMPLOYEE && payableAccount) return { account: payableAccount };
	const { cashAdvanceData: data } = document;
	const expensePay = data.expensePayIndicator || data.paymentMethod === EXPENSE_PAY;
	const found = matchPayableRow(settings.payableAccounts, { party, expensePay });
	if (!found) {
		const isKnown = isDocumentedParty(party) || settings.payableAccounts.some((one) => one.party === party);
		if (!isKnown) return findings.refuse('party-unknown', { field, value: party });
		const pay = expensePay ? 'Expense Pay' : 'not Expense Pay';
		return findings.refuse('payable-account-missing', {
			field,
			value: `${partyName(party)} (cash advance, ${pay}: a row without payment type and card program)`,
		});
	}
	// Published advances carry none; the liability account of the funding account stands in entries of reports.
	const liability = row.liabilityAccountCode ?? data.liabilityAccountCode;
	if (found.accountFrom === 'funding' && liability !== undefined)
		return { ...found, account: accountRef(liability, settings) };
	if (found.account) return { ...found, account: found.account };
	return findings.refuse('liability-code-missing', {
		field,
		value: `Cash advance ${data.cashAdvanceId} (${partyName(party)})`,
	});
}
