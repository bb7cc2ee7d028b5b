import type { Posting, PostingLine, Ref } from '../../../shared/documentItem';
import { jsonNumber, toJson } from '../../../shared/losslessJson';
import { formatMoney, parseMoney } from '../../../shared/money';
import type { Features } from '../../transport/features';

/**
 * The JSON text of a journal (netsuite.md, 8.1). Amounts go out digit for digit; fields of features that the
 * account does not have, and the side of a line that is not used, do not go out at all. Our own fields win
 * over `fields`, which a person may have edited.
 */
export function journalBody(posting: Posting, features: Features): string {
	const { stamp } = posting;
	const stamped = stamp.field === 'memo' ? {} : { [stamp.field]: posting.fields[stamp.field] ?? stamp.text };
	return toJson({
		...posting.fields,
		...stamped,
		externalId: posting.externalId,
		...(features.oneWorld && reference('subsidiary', posting.subsidiary)),
		...(features.multiCurrency && reference('currency', posting.currency)),
		tranDate: posting.tranDate,
		memo: oneLine(withStamp(posting)),
		line: { items: posting.lines.map((line) => lineBody(line, features)) },
	});
}

function lineBody(line: PostingLine, features: Features): Record<string, unknown> {
	return {
		...line.fields,
		...reference('account', line.account),
		...(line.debit === undefined ? { credit: amount(line.credit) } : { debit: amount(line.debit) }),
		memo: oneLine(line.memo),
		...(features.departments && reference('department', line.department)),
		...(features.classes && reference('class', line.class)),
		...(features.locations && reference('location', line.location)),
		// A journal line has one name; a customer or project goes in as that (netsuite.md, 8.1).
		...reference('entity', line.entity ?? line.customer),
	};
}

function reference(field: string, ref: Ref | undefined): Record<string, { id: string }> {
	return ref?.id ? { [field]: { id: ref.id } } : {};
}

function amount(text: string | undefined) {
	const value = parseMoney(text);
	if (text === undefined || !value) throw new RangeError(`Not an amount: ${text ?? 'none'}`);
	return jsonNumber(/^\d+(\.\d+)?$/.test(text) ? text : formatMoney(value, 0));
}

/** Without its stamp a record could not be proven ours. */
function withStamp({ memo, stamp }: Posting): string {
	return stamp.field !== 'memo' || memo.includes(stamp.text) ? memo : `${memo} ${stamp.text}`.trim();
}

/** A line break would have to be escaped a second time (netsuite.md, 3.4). */
function oneLine(text: string): string {
	return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');
}
