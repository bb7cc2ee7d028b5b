import { parseMoney, sumMoney, ZERO, type Money } from '../../../../../nodes/shared/money.ts';
import type { SublistLine } from '../../books/transaction.mts';
import { invalidFieldValue, userError } from '../../rest/errors.mts';
import { flag, linePath, text, type Draft, type RuleContext } from '../draft.mts';
import type { Header } from './header.mts';

/**
 * The bills that a vendor credit settles, with the amounts it settles (netsuite.md 8.4): posted bills of the same vendor,
 * subsidiary, currency and payable account, each up to its open amount, all of them up to the total of the credit.
 */
export function appliedLines(
	context: RuleContext,
	{ sublists, previous }: Draft,
	header: Header,
	credit: { account: string; total: Money },
): SublistLine[] {
	let left = credit.total;
	const used: string[] = [];
	return (sublists['apply'] ?? []).flatMap(({ key, values }, index): SublistLine[] => {
		if (flag(values, 'apply') === false) return [];
		const path = (field: string) => linePath('apply', index, field);
		const doc = text(values, 'doc');
		if (doc === undefined) throw userError('missingValue', 'Apply To');
		const open = openAmount(context, doc, header, credit.account, previous?.id);
		if (open === undefined || used.includes(doc)) throw invalidFieldValue(path('doc'), doc, 'doc');
		used.push(doc);
		const amount = parseMoney(text(values, 'amount')) ?? smaller(open, left);
		if (amount.lte(ZERO)) throw userError('positiveAmount', 'amount');
		if (amount.gt(open) || amount.gt(left)) throw userError('appliedTooMuch', amount.toFixed(), doc);
		left = left.minus(amount);
		return [{ key, values: { ...values, apply: true, amount: amount.toFixed() } }];
	});
}

/** What is still owed on a bill that this credit may settle; undefined when it may not. */
function openAmount(
	{ books }: RuleContext,
	doc: string,
	{ entity, subsidiary, currency }: Header,
	account: string,
	credit: string | undefined,
): Money | undefined {
	const bill = books.byId(doc);
	const fits =
		bill?.recordType === 'vendorBill' &&
		bill.posting &&
		!bill.voided &&
		bill.entity === entity?.id &&
		bill.subsidiary === subsidiary &&
		bill.currency === currency.id &&
		bill.impact.some((line) => line.isMain && line.account === account);
	if (!fits) return undefined;
	const owed = sumMoney(
		bill.impact.map(({ isMain, credit: owes }) => (isMain ? parseMoney(owes) : undefined) ?? ZERO),
	);
	return owed.minus(books.applied(doc, credit));
}

function smaller(a: Money, b: Money): Money {
	return a.lt(b) ? a : b;
}
