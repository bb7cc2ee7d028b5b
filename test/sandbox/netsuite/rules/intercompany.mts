import { sumMoney, ZERO } from '../../../../nodes/shared/money.ts';
import type { FieldValues } from '../books/transaction.mts';
import type { Currency } from '../company/masterData.mts';
import { invalidFieldValue, userError } from '../rest/errors.mts';
import { linePath, text, type RuleContext } from './draft.mts';
import { rateFor, signed, type BaseRate, type RawLine } from './ledger.mts';
import { subsidiaryCurrency, usableSubsidiary } from './usable.mts';

/** The two subsidiaries of an intercompany journal (netsuite.md 8.2): both named, and not the same. */
export function bothSubsidiaries(
	context: RuleContext,
	body: FieldValues,
	subsidiary: string | undefined,
): (string | undefined)[] {
	const other = usableSubsidiary(context, text(body, 'toSubsidiary'), 'toSubsidiary');
	if (other !== undefined && other === subsidiary)
		throw invalidFieldValue('toSubsidiary', other, 'toSubsidiary');
	return [subsidiary, other];
}

/** The subsidiary of a line: one of the two. */
export function lineSubsidiary(
	context: RuleContext,
	values: FieldValues,
	index: number,
	both: readonly (string | undefined)[],
): string | undefined {
	const path = linePath('line', index, 'lineSubsidiary');
	const own = usableSubsidiary(context, text(values, 'lineSubsidiary'), path);
	if (own !== undefined && !both.includes(own)) throw invalidFieldValue(path, own, 'lineSubsidiary');
	return own;
}

/** Each of the two has lines, and they balance by themselves. */
export function refuseUnbalancedSubsidiary(lines: RawLine[], both: readonly (string | undefined)[]): void {
	for (const one of both) {
		const own = lines.filter(({ subsidiary }) => subsidiary === one);
		if (own.length === 0 || !sumMoney(own.map(signed)).eq(ZERO)) throw userError('unbalanced');
	}
}

/** The rate sent is the one of the first subsidiary; the other one takes the account's own rate into its base currency. */
export function ratesOf(
	context: RuleContext,
	currency: Currency,
	subsidiary: string | undefined,
	exchangeRate: string,
): (subsidiary: string | undefined) => BaseRate {
	return (one) => {
		const base = subsidiaryCurrency(context, one);
		return { base, rate: one === subsidiary ? exchangeRate : rateFor(currency, base, undefined) };
	};
}
