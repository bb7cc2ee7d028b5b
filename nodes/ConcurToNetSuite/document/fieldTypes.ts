import { z } from 'zod';
import { parseMoney, type Money } from '../../shared/money';
import { blankToUndefined } from './blank';

const refuse = (context: z.RefinementCtx, message: string): never => {
	context.addIssue({ code: z.ZodIssueCode.custom, message });
	return z.NEVER;
};

/** One transform per field: zod's unions are many times slower, and a report has hundreds of fields. */
const toText = (value: unknown, context: z.RefinementCtx, message: string): string =>
	typeof value === 'string' || Number.isFinite(value) ? String(value).trim() : refuse(context, message);

/** Text that may be absent; numbers count as text, since ids and codes come as either. */
export const text = z.unknown().transform((value, context) => {
	const given = blankToUndefined(value);
	return given === undefined ? undefined : toText(given, context, 'is not text');
});

export const requiredText = z
	.unknown()
	.transform((value, context) => toText(blankToUndefined(value), context, 'is missing or not text'));

const toMoney = (value: unknown, context: z.RefinementCtx): Money => {
	const amount = parseMoney(value);
	if (amount) return amount;
	return refuse(context, value === undefined ? 'is missing' : 'is not an amount');
};

/** Amount as number or text (concur.md, section 1, trap 15). */
export const requiredAmount = z
	.unknown()
	.transform((value, context) => toMoney(blankToUndefined(value), context));

export const amount = z.unknown().transform((value, context) => {
	const given = blankToUndefined(value);
	return given === undefined ? undefined : toMoney(given, context);
});

/** `Y` or `N`; absent is `N`. Anything else is refused: these flags decide where money goes. */
export const flag = z.unknown().transform((value, context): boolean => {
	const given = typeof value === 'string' ? value.trim().toUpperCase() : value;
	if (given === 'Y' || given === true) return true;
	if (given === 'N' || given === false || blankToUndefined(given) === undefined) return false;
	return refuse(context, 'is neither Y nor N');
});

/** A list; null, blank and absent are the empty list. */
export const listOf = <Item extends z.ZodTypeAny>(item: Item) =>
	z.preprocess((value) => blankToUndefined(value) ?? [], z.array(item));

/** One text or a list of texts (`taxGuid`: array in the samples, string in the field table). */
export const textOrList = z.preprocess((value) => {
	const given = blankToUndefined(value);
	return given === undefined
		? []
		: Array.isArray(given)
			? given.filter((part) => blankToUndefined(part) !== undefined)
			: [given];
}, z.array(requiredText));

/** Three letters of ISO 4217, in upper case. */
export const currencyCode = z.preprocess(
	(value) => (typeof value === 'string' ? value.trim().toUpperCase() : value),
	z
		.string({ errorMap: () => ({ message: 'is missing or not text' }) })
		.regex(/^[A-Z]{3}$/, 'is not a currency code'),
);

/** One record or a list of records; null, blank and absent are the empty list. */
export const oneOrList = <Item extends z.ZodTypeAny>(item: Item) =>
	z.preprocess((value) => {
		const given = blankToUndefined(value) ?? [];
		return Array.isArray(given) ? given : [given];
	}, z.array(item));
