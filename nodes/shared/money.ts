import Big from 'big.js';

/**
 * Money is a decimal, never a float. On items it is a string in plain notation ("10.00"), on the wire a JSON number.
 * Sources write `12`, `12.5`, `50.00000000` or `0E-8` (concur.md, section 1, trap 15); all of them are read here.
 */
export type Money = Big;

export const ZERO: Money = new Big(0);

/** Reads an amount; undefined when the text is not a finite decimal number (blank, null, "n/a", NaN). */
export function parseMoney(value: unknown): Money | undefined {
	if (typeof value !== 'number' && typeof value !== 'string') return undefined;
	const text = String(value).trim();
	if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text)) return undefined;
	return new Big(text.replace(/^\+/, ''));
}

export function sumMoney(amounts: Iterable<Money>): Money {
	let total = ZERO;
	for (const amount of amounts) total = total.plus(amount);
	return total;
}

/** Plain notation with at least `decimals` places; never rounds ("10", 2 -> "10.00"; "1.005", 2 -> "1.005"). */
export function formatMoney(amount: Money, decimals = 2): string {
	const text = amount.toFixed();
	const places = text.split('.')[1]?.length ?? 0;
	return places >= decimals ? text : amount.toFixed(decimals);
}

/** Whether the amount can be written with that many decimal places without rounding. */
export function fitsDecimals(amount: Money, decimals: number): boolean {
	return amount.eq(amount.round(decimals));
}
