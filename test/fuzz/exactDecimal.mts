/** An exact decimal, counted apart from the product's own money: `digits` times ten to the power of minus `places`. */
export interface Exact {
	digits: bigint;
	places: number;
}

export const NOTHING: Exact = { digits: 0n, places: 0 };

/** Reads a JSON number as it was written, or the text of one; undefined for all else and beyond a thousand places. */
export function exactOf(value: unknown): Exact | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const found = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(String(value).trim());
	if (!found) return undefined;
	const [, sign = '', whole = '', part = '', exponent = '0'] = found;
	if (whole + part === '' || Math.abs(Number(exponent)) > 1_000) return undefined;
	const places = part.length - Number(exponent);
	const digits = BigInt(`${whole}${part}`) * (sign === '-' ? -1n : 1n);
	return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

export function plus(a: Exact, b: Exact): Exact {
	const places = Math.max(a.places, b.places);
	const scaled = (one: Exact) => one.digits * 10n ** BigInt(places - one.places);
	return { digits: scaled(a) + scaled(b), places };
}

export const minus = ({ digits, places }: Exact): Exact => ({ digits: -digits, places });
export const isNothing = ({ digits }: Exact): boolean => digits === 0n;
export const same = (a: Exact, b: Exact): boolean => isNothing(plus(a, minus(b)));
export const sumOf = (all: Iterable<Exact>): Exact => [...all].reduce(plus, NOTHING);

/** The same amount as text, for people. */
export function shown({ digits, places }: Exact): string {
	const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
	const whole = text.slice(0, text.length - places);
	return `${digits < 0n ? '-' : ''}${whole}${places > 0 ? `.${text.slice(-places)}` : ''}`;
}
