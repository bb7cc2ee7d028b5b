import { parseMoney, sumMoney, ZERO, type Money } from '../../../../nodes/shared/money.ts';
import type { ImpactLine } from '../books/transaction.mts';
import type { Currency } from '../company/masterData.mts';
import { userError } from '../rest/errors.mts';

/** An impact line before its base amount is known. */
export type RawLine = Omit<ImpactLine, 'id' | 'baseAmount'>;

/**
 * Numbers the lines and adds amounts in base currency. Rounding each line can leave a few cents; the last line takes them,
 * so that the ledger balances in base currency too.
 */
export function ledgerLines(lines: RawLine[], exchangeRate: string, baseCurrency: Currency): ImpactLine[] {
	const rate = parseMoney(exchangeRate) ?? ZERO;
	const base = lines.map((line) => signed(line).times(rate).round(baseCurrency.precision));
	const difference = sumMoney(base);
	return lines.map((line, id) => {
		const amount = (base[id] ?? ZERO).minus(id === lines.length - 1 ? difference : ZERO);
		return { id, ...line, baseAmount: amount.toFixed() };
	});
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
