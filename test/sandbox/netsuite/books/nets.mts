import { formatMoney, parseMoney, ZERO, type Money } from '../../../../nodes/shared/money.ts';
import type { Company } from '../company/company.mts';
import type { ImpactLine, Transaction } from './transaction.mts';

export function linesOf(transactions: Transaction[]): ImpactLine[] {
	return transactions.flatMap(({ impact }) => impact);
}

/** Debit minus credit per account number, decimal text with two places or more; the automatic side is in it. */
export function netOfLines(
	company: Company,
	lines: readonly ImpactLine[],
	amounts: 'transaction' | 'base' = 'transaction',
): Record<string, string> {
	const numberOf = new Map(company.accounts.map(({ id, acctNumber }) => [id, acctNumber]));
	const sums = new Map<string, Money>();
	for (const line of lines) {
		const acctNumber = numberOf.get(line.account) ?? line.account;
		const amount = amounts === 'base' ? (parseMoney(line.baseAmount) ?? ZERO) : inTransactionCurrency(line);
		sums.set(acctNumber, (sums.get(acctNumber) ?? ZERO).plus(amount));
	}
	return Object.fromEntries([...sums].map(([acctNumber, sum]) => [acctNumber, formatMoney(sum)]));
}

/** The same per subsidiary id; an account without OneWorld has one, called `none`. */
export function netPerSubsidiary(
	company: Company,
	lines: readonly ImpactLine[],
	amounts: 'transaction' | 'base',
): Record<string, Record<string, string>> {
	const ids = [...new Set(lines.map(({ subsidiary }) => subsidiary))];
	return Object.fromEntries(
		ids.map((id) => [
			id ?? 'none',
			netOfLines(
				company,
				lines.filter(({ subsidiary }) => subsidiary === id),
				amounts,
			),
		]),
	);
}

function inTransactionCurrency({ debit, credit }: ImpactLine): Money {
	return (parseMoney(debit) ?? ZERO).minus(parseMoney(credit) ?? ZERO);
}
