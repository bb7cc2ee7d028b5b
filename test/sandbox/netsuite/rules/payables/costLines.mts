import { fitsDecimals, parseMoney, ZERO, type Money } from '../../../../../nodes/shared/money.ts';
import type { FieldValues } from '../../books/transaction.mts';
import { invalidFieldValue, userError } from '../../rest/errors.mts';
import { flag, linePath, text, type Draft, type RuleContext } from '../draft.mts';
import { sided, type RawLine } from '../ledger.mts';
import { checkMandatory, checkSegments, usableAccount, usableEntity } from '../usable.mts';
import { categoryAccount } from './category.mts';
import { isOnCard, reportAmount } from './expenseReport.mts';
import type { Header } from './header.mts';
import { checkTaxFields } from './taxFields.mts';

export interface CostLine {
	/** In the currency of the record. */
	amount: Money;
	/** Paid with the company's card: not owed to the employee. */
	onCard: boolean;
	line: RawLine;
}

type PathOf = (field: string) => string;
/** Control accounts need an entity, which cost lines do not have. */
const NOT_ON_LINES = new Set(['AcctPay', 'AcctRec']);

export function costLines(context: RuleContext, { sublists }: Draft, header: Header): CostLine[] {
	const item = sublists['item']?.[0];
	if (item) throw invalidFieldValue(linePath('item', 0, 'item'), text(item.values, 'item') ?? '', 'item');
	const lines = sublists['expense'] ?? [];
	if (lines.length === 0) throw userError('noLines');
	return lines.map(({ values }, index) =>
		costLine(context, values, (field) => linePath('expense', index, field), header),
	);
}

function costLine(context: RuleContext, values: FieldValues, path: PathOf, header: Header): CostLine {
	const { subsidiary, currency, kind, recordType } = header;
	const account = lineAccount(context, values, header, path);
	const found = usableAccount(context, account, { subsidiary, currency: currency.id }, path('account'));
	if (NOT_ON_LINES.has(found.acctType)) throw invalidFieldValue(path('account'), account, 'account');
	checkTaxFields(context, values, path);
	checkSegments(context, values, subsidiary, path);
	checkMandatory(context, values);
	const customer = lineCustomer(context, values, header, path);
	const amount =
		recordType === 'expenseReport' ? reportAmount(context, values, currency, path) : amountOf(values);
	if (!fitsDecimals(amount, currency.precision)) throw userError('roundingError', 'amount');
	if (recordType === 'vendorCredit' && amount.lt(ZERO) && !context.modes.negativeCreditLines)
		throw userError('positiveAmount', 'amount');
	return {
		amount,
		onCard: recordType === 'expenseReport' && isOnCard(values, path),
		line: {
			isMain: false,
			account,
			subsidiary,
			entity: customer,
			...sided(amount, kind.linesAre),
			department: text(values, 'department'),
			class: text(values, 'class'),
			location: text(values, 'location'),
			memo: text(values, 'memo'),
			isBillable: flag(values, 'isBillable'),
		},
	};
}

function amountOf(values: FieldValues): Money {
	const amount = parseMoney(text(values, 'amount'));
	if (!amount) throw userError('missingValue', 'Amount');
	return amount;
}

/** An expense line names an account, or a category that stands for one; both only where they agree, and not on reports. */
function lineAccount(context: RuleContext, values: FieldValues, header: Header, path: PathOf): string {
	const account = text(values, 'account') ?? text(values, 'expenseaccount');
	const category = text(values, 'category');
	if (category === undefined) {
		if (account === undefined)
			throw userError('missingValue', header.recordType === 'expenseReport' ? 'Category' : 'Account');
		return account;
	}
	const ofCategory = categoryAccount(context, category, values, header, path);
	const isBoth = account !== undefined && (header.recordType === 'expenseReport' || account !== ofCategory);
	if (isBoth) throw invalidFieldValue(path('category'), category, 'category');
	return ofCategory;
}

/** A customer or project; billable lines need one. */
function lineCustomer(
	context: RuleContext,
	values: FieldValues,
	{ subsidiary }: Header,
	path: PathOf,
): string | undefined {
	const id = text(values, 'customer');
	if (id === undefined) {
		if (flag(values, 'isBillable')) throw userError('missingValue', 'Customer');
		return undefined;
	}
	const { kind } = usableEntity(context, id, subsidiary, path('customer'));
	if (kind !== 'customer' && kind !== 'job') throw invalidFieldValue(path('customer'), id, 'customer');
	return id;
}
