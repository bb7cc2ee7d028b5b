import { isSafeNumber, LosslessNumber, parse, stringify } from 'lossless-json';

/**
 * Parses JSON text without losing digits: a number that a double holds exactly stays a number, any other becomes
 * its text (n8n.md, section 0, trap 7). Throws SyntaxError on text that is not JSON.
 */
export function parseJson(text: string): unknown {
	return parse(text, undefined, (digits) => (isSafeNumber(digits) ? Number(digits) : digits));
}

/** A decimal text that `toJson` writes as a JSON number, digit for digit. */
export function jsonNumber(decimalText: string): LosslessNumber {
	return new LosslessNumber(decimalText);
}

/** JSON text of a value that may hold `jsonNumber`s. */
export function toJson(value: unknown): string {
	return stringify(value) ?? 'null';
}
