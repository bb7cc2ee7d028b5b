import type { Posting, PostingLine, Ref } from '../../../../shared/documentItem';
import { jsonNumber } from '../../../../shared/losslessJson';
import { formatMoney, type Money, parseMoney, ZERO } from '../../../../shared/money';
import type { Features } from '../../../transport/features';

/** Fields of a record by REST name. */
export type Fields = Record<string, unknown>;

/** Makes the body of one record type. `features`: fields of features that the account does not have do not go out. */
export type BodyWriter = (posting: Posting, features: Features) => Fields;

/**
 * What every body starts with. Our own fields win over `fields`, which a person may have edited; so a writer puts this before
 * its own.
 */
export function bodyHead(posting: Posting, features: Features): Fields {
	const { stamp } = posting;
	const stamped = stamp.field === 'memo' ? {} : { [stamp.field]: posting.fields[stamp.field] ?? stamp.text };
	return {
		...posting.fields,
		...stamped,
		externalId: posting.externalId,
		...(features.oneWorld && reference('subsidiary', posting.subsidiary)),
		tranDate: posting.tranDate,
		memo: oneLine(withStamp(posting)),
	};
}

/** Currency and rate, under the names that the record type has for them. */
export function money(
	posting: Posting,
	features: Features,
	names: { currency: string; exchangeRate: string } = { currency: 'currency', exchangeRate: 'exchangeRate' },
): Fields {
	if (!features.multiCurrency) return {};
	return {
		...reference(names.currency, posting.currency),
		...(posting.exchangeRate !== undefined && { [names.exchangeRate]: amount(posting.exchangeRate) }),
	};
}

export function segments(line: PostingLine, features: Features): Fields {
	return {
		...(features.departments && reference('department', line.department)),
		...(features.classes && reference('class', line.class)),
		...(features.locations && reference('location', line.location)),
	};
}

export function reference(field: string, ref: Ref | undefined): Record<string, { id: string }> {
	return ref?.id ? { [field]: { id: ref.id } } : {};
}

/** A field that is left out when there is nothing to say. */
export function given(field: string, value: string | boolean | undefined): Fields {
	return value === undefined ? {} : { [field]: value };
}

/** A positive amount digit for digit; in other notations written plainly. */
export function amount(text: string | undefined) {
	const value = parseMoney(text);
	if (text === undefined || !value) throw new RangeError(`Not an amount: ${text ?? 'none'}`);
	return jsonNumber(/^\d+(\.\d+)?$/.test(text) ? text : formatMoney(value, 0));
}

/** The amount of a cost line: what stands on the side of the cost, or the negative of what stands on the other. */
export function costAmount({ debit, credit }: PostingLine, costSide: 'debit' | 'credit') {
	const [cost, other] = costSide === 'debit' ? [debit, credit] : [credit, debit];
	if (cost !== undefined) return amount(cost);
	const value: Money | undefined = parseMoney(other);
	if (other === undefined || !value) throw new RangeError(`Not an amount: ${other ?? 'none'}`);
	return jsonNumber(/^\d+(\.\d+)?$/.test(other) ? `-${other}` : formatMoney(ZERO.minus(value), 0));
}

/** Without its stamp a record could not be proven ours. */
function withStamp({ memo, stamp }: Posting): string {
	return stamp.field !== 'memo' || memo.includes(stamp.text) ? memo : `${memo} ${stamp.text}`.trim();
}

/** A line break would have to be escaped a second time (netsuite.md, 3.4). */
export function oneLine(text: string): string {
	return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');
}
