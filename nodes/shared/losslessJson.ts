import { isSafeNumber, LosslessNumber, parse, stringify } from 'lossless-json';

/** Stands for a field that a text gives twice with different values: no amount, no list, no code that anybody has. */
export const SENT_TWICE = '(sent twice, with different values)';

/**
 * Parses JSON text without losing digits: a number that a double holds exactly stays a number, any other becomes
 * its text (n8n.md, section 0, trap 7). A field that is there twice becomes `SENT_TWICE`, so that neither value is
 * taken and the rest is read: one such document must not end the reading of a queue. Throws SyntaxError on text
 * that is not JSON.
 */
export function parseJson(text: string): unknown {
	return parse(text, undefined, {
		parseNumber: (digits) => (isSafeNumber(digits) ? Number(digits) : digits),
		onDuplicateKey: () => SENT_TWICE,
	});
}

/** A decimal text that `toJson` writes as a JSON number, digit for digit. */
export function jsonNumber(decimalText: string): LosslessNumber {
	return new LosslessNumber(decimalText);
}

/** JSON text of a value that may hold `jsonNumber`s. */
export function toJson(value: unknown): string {
	return stringify(value) ?? 'null';
}
