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
	let total: Money | undefined;
	for (const amount of amounts) total = total ? total.plus(amount) : amount;
	return total ?? ZERO;
}

/** Plain notation with at least `decimals` places; never rounds ("10", 2 -> "10.00"; "1.005", 2 -> "1.005"). */
export function formatMoney(amount: Money, decimals = 2): string {
	return placesOf(amount) >= decimals ? amount.toFixed() : amount.toFixed(decimals);
}

/** Whether the amount can be written with that many decimal places without rounding. */
export function fitsDecimals(amount: Money, decimals: number): boolean {
	return placesOf(amount) <= decimals;
}

/** Quicker than comparing with zero, which copies both. */
export const isZero = (amount: Money): boolean => amount.c[0] === 0;

/** The amount with the opposite sign. */
export const negative = (amount: Money): Money => amount.times(MINUS_ONE);

const MINUS_ONE: Money = new Big(-1);

/** Decimal places without trailing zeros; zero or less for whole numbers. */
const placesOf = ({ c: digits, e: exponent }: Money): number => digits.length - 1 - exponent;
