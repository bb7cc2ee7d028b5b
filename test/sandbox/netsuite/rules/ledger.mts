import { parseMoney, sumMoney, ZERO, type Money } from '../../../../nodes/shared/money.ts';
import type { ImpactLine } from '../books/transaction.mts';
import type { Currency } from '../company/masterData.mts';
import { userError } from '../rest/errors.mts';

/** An impact line before its base amount is known. */
export type RawLine = Omit<ImpactLine, 'id' | 'baseAmount' | 'exchangeRate'>;

/** What turns amounts of a subsidiary into its base currency. */
export interface BaseRate {
	/** Units of the base currency for one unit of the transaction currency. */
	rate: string;
	base: Currency;
}

/**
 * Numbers the lines and adds amounts in base currency. Rounding each line can leave a few cents; the last line of a subsidiary
 * takes them, so that the ledger of each subsidiary balances in its base currency too.
 */
export function ledgerLines(
	lines: RawLine[],
	rateOf: (subsidiary: string | undefined) => BaseRate,
): ImpactLine[] {
	const base = lines.map((line) => {
		const { rate, base: currency } = rateOf(line.subsidiary);
		return signed(line)
			.times(parseMoney(rate) ?? ZERO)
			.round(currency.precision);
	});
	const lastOf = new Map(lines.map(({ subsidiary }, id) => [subsidiary, id]));
	return lines.map((line, id) => {
		const { rate } = rateOf(line.subsidiary);
		const isLast = lastOf.get(line.subsidiary) === id;
		const own = isLast ? base.filter((_, index) => lines[index]?.subsidiary === line.subsidiary) : [];
		return { id, ...line, exchangeRate: rate, baseAmount: (base[id] ?? ZERO).minus(sumMoney(own)).toFixed() };
	});
}

/** An amount on its side; a negative one on the other side, positive. */
export function sided(amount: Money, side: 'debit' | 'credit'): { debit: string } | { credit: string } {
	const isDebit = (side === 'debit') === amount.gte(ZERO);
	return isDebit ? { debit: amount.abs().toFixed() } : { credit: amount.abs().toFixed() };
}

/** Debit positive, in transaction currency. */
export function signed({ debit, credit }: Pick<ImpactLine, 'debit' | 'credit'>): Money {
	return (parseMoney(debit) ?? ZERO).minus(parseMoney(credit) ?? ZERO);
}

/** Units of the subsidiary's base currency for one unit of the transaction currency; a given rate must be positive. */
export function rateFor(currency: Currency, base: Currency, given: string | undefined): string {
	if (given !== undefined) {
		const rate = parseMoney(given);
		if (!rate || rate.lte(ZERO)) throw userError('positiveAmount', 'Exchange Rate');
		if (currency.id === base.id && !rate.eq(1)) throw userError('invalidFieldValue', given, 'exchangeRate');
		return rate.toFixed();
	}
	const own = parseMoney(currency.exchangeRate) ?? ZERO;
	return own
		.div(parseMoney(base.exchangeRate) ?? ZERO)
		.round(8)
		.toFixed();
}
