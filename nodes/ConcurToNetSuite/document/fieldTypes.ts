import { z } from 'zod';
import { parseMoney, type Money } from '../../shared/money';
import { blankToUndefined } from './blank';

/** Says what is wrong with a field. What comes back stands for a value that is never looked at. */
export type Refuse = (message: string) => never;

const refuseIn =
	(context: z.RefinementCtx): Refuse =>
	(message) => {
		context.addIssue({ code: z.ZodIssueCode.custom, message });
		return z.NEVER;
	};

/** One transform per field: zod's unions are many times slower, and a report has hundreds of fields. */
const field = <Value>(read: (value: unknown, refuse: Refuse) => Value) =>
	z.unknown().transform((value, context) => read(value, refuseIn(context)));

const toText = (value: unknown, refuse: Refuse, message: string): string => {
	if (typeof value === 'string') return value.trim();
	return Number.isFinite(value) ? String(value) : refuse(message);
};

export function readText(value: unknown, refuse: Refuse): string | undefined {
	const given = blankToUndefined(value);
	return given === undefined ? undefined : toText(given, refuse, 'is not text');
}

export const readRequiredText = (value: unknown, refuse: Refuse): string =>
	toText(blankToUndefined(value), refuse, 'is missing or not text');

const toMoney = (value: unknown, refuse: Refuse): Money =>
	parseMoney(value) ?? refuse(value === undefined ? 'is missing' : 'is not an amount');

export const readRequiredAmount = (value: unknown, refuse: Refuse): Money =>
	toMoney(blankToUndefined(value), refuse);

export function readAmount(value: unknown, refuse: Refuse): Money | undefined {
	const given = blankToUndefined(value);
	return given === undefined ? undefined : toMoney(given, refuse);
}

export function readFlag(value: unknown, refuse: Refuse): boolean {
	if (value === 'N') return false;
	const given = typeof value === 'string' ? value.trim().toUpperCase() : value;
	if (given === 'Y' || given === true) return true;
	if (given === 'N' || given === false || blankToUndefined(given) === undefined) return false;
	return refuse('is neither Y nor N');
}

/** Three letters of ISO 4217, in upper case. */
export function readCurrencyCode(value: unknown, refuse: Refuse): string {
	if (typeof value !== 'string') return refuse('is not string');
	const code = value.trim().toUpperCase();
	return /^[A-Z]{3}$/.test(code) ? code : refuse('is not a currency code');
}

/** One text or a list of texts as a list without blanks. */
export function listOfTexts(value: unknown): unknown[] {
	const given = blankToUndefined(value);
	if (given === undefined) return [];
	return Array.isArray(given) ? given.filter((part) => blankToUndefined(part) !== undefined) : [given];
}

/** Text that may be absent; numbers count as text, since ids and codes come as either. */
export const text = field(readText);

export const requiredText = field(readRequiredText);

/** Amount as number or text (concur.md, section 1, trap 15). */
export const requiredAmount = field(readRequiredAmount);

export const amount = field(readAmount);

/** `Y` or `N`; absent is `N`. Anything else is refused: these flags decide where money goes. */
export const flag = field(readFlag);

/** A list; null, blank and absent are the empty list. */
export const listOf = <Item extends z.ZodTypeAny>(item: Item) =>
	z.preprocess((value) => blankToUndefined(value) ?? [], z.array(item));

/** One text or a list of texts (`taxGuid`: array in the samples, string in the field table). */
export const textOrList = z.preprocess(listOfTexts, z.array(requiredText));

export const currencyCode = field(readCurrencyCode);

/** One record or a list of records; null, blank and absent are the empty list. */
export const oneOrList = <Item extends z.ZodTypeAny>(item: Item) =>
	z.preprocess((value) => {
		const given = blankToUndefined(value) ?? [];
		return Array.isArray(given) ? given : [given];
	}, z.array(item));
