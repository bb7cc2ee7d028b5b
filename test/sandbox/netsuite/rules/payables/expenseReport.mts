import { parseMoney, ZERO, type Money } from '../../../../../nodes/shared/money.ts';
import type { FieldValues } from '../../books/transaction.mts';
import type { Currency } from '../../company/masterData.mts';
import { invalidContent, invalidFieldValue, userError } from '../../rest/errors.mts';
import { approvalOf, type Approval } from '../approval.mts';
import { flag, text, type Draft, type RuleContext } from '../draft.mts';
import { sided, type RawLine } from '../ledger.mts';
import { usableAccount, usableCurrency } from '../usable.mts';
import type { Header } from './header.mts';

type PathOf = (field: string) => string;
const CARD_ACCOUNT = 'acctcorpcardexp';
const CARD_ACCOUNT_TYPES = new Set(['CredCard', 'OthCurrLiab']);

/**
 * No impact before accounting approval (netsuite.md 8.6). By mode the flag is enough, or only a role that may approve is heard.
 * A report that is not complete, or not approved by the supervisor, does not post either.
 */
export function reportApproval(context: RuleContext, draft: Draft): Approval {
	const { body } = draft;
	const isReady = flag(body, 'complete') !== false && flag(body, 'supervisorapproval') !== false;
	const asked = isReady && flag(body, 'accountingapproval') === true;
	const asApproval = { ...draft, body: { approvalStatus: asked ? '2' : '1' } };
	const routing = context.modes.expenseReportApproval === 'person';
	return approvalOf(context, asApproval, routing, 'Expense Report Approval');
}

/** In the currency of the report; a line in another one needs its rate, and both amounts must agree. */
export function reportAmount(
	context: RuleContext,
	values: FieldValues,
	reportCurrency: Currency,
	path: PathOf,
): Money {
	const amount = parseMoney(text(values, 'amount'));
	const foreign = parseMoney(text(values, 'foreignamount'));
	const currency = usableCurrency(context, text(values, 'currency') ?? reportCurrency.id, undefined);
	if (!foreign) {
		if (currency.id !== reportCurrency.id) throw userError('missingValue', 'Foreign Amount');
		if (!amount) throw userError('missingValue', 'Amount');
		return amount;
	}
	const rate = currency.id === reportCurrency.id ? parseMoney('1') : parseMoney(text(values, 'exchangerate'));
	if (!rate || rate.lte(ZERO)) throw userError('missingValue', 'Exchange Rate');
	const converted = foreign.times(rate).round(reportCurrency.precision);
	if (amount && !amount.eq(converted)) throw invalidFieldValue(path('amount'), amount.toFixed(), 'amount');
	return converted;
}

/** What is not reimbursed is known here only of company cards. */
export function isOnCard(values: FieldValues, path: PathOf): boolean {
	const onCard = flag(values, 'corporatecreditcard') === true;
	if (flag(values, 'isnonreimbursable') && !onCard) {
		throw invalidContent(
			path('isnonreimbursable'),
			'The sandbox knows non-reimbursable lines only of company cards.',
		);
	}
	return onCard;
}

/** What was paid with the company's card is owed to the card, not to the employee. */
export function cardLine(context: RuleContext, body: FieldValues, header: Header, total: Money): RawLine[] {
	const id = text(body, CARD_ACCOUNT);
	if (id === undefined) {
		if (!total.eq(ZERO)) throw userError('missingValue', 'Account for Corporate Card Expenses');
		return [];
	}
	const { subsidiary, currency } = header;
	const account = usableAccount(context, id, { subsidiary, currency: currency.id }, CARD_ACCOUNT);
	if (!CARD_ACCOUNT_TYPES.has(account.acctType)) throw invalidFieldValue(CARD_ACCOUNT, id, CARD_ACCOUNT);
	return total.eq(ZERO) ? [] : [{ isMain: false, account: id, subsidiary, ...sided(total, 'credit') }];
}
