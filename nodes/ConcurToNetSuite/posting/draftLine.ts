import type { PostingLine, Ref } from '../../shared/documentItem';
import { formatMoney, type Money } from '../../shared/money';
import type { LineSegments } from './segments';

/** A line while it is being made: one signed amount, debit positive. */
export interface DraftLine {
	account: Ref;
	amount: Money;
	memo: string;
	segments: LineSegments;
	entity?: Ref;
	from: PostingLine['from'];
}

/** Exactly one of debit and credit, always positive: NetSuite refuses anything else (netsuite.md, 8.1). */
export function toPostingLine(
	{ account, amount, memo, segments, entity, from }: DraftLine,
	decimals: number,
): PostingLine {
	const side = amount.gte(0)
		? { debit: formatMoney(amount, decimals) }
		: { credit: formatMoney(amount.times(-1), decimals) };
	return {
		account: { ...account },
		...side,
		...present(segments),
		...(entity ? { entity: { ...entity } } : {}),
		memo,
		fields: {},
		from,
	};
}

/**
 * Copies, and leaves out what is not there: every line has its own references, since an Edit Fields node may
 * change one of them.
 */
function present(segments: LineSegments): LineSegments {
	const copies: LineSegments = {};
	for (const segment of ['department', 'class', 'location', 'customer'] as const) {
		const ref = segments[segment];
		if (ref) copies[segment] = { ...ref };
	}
	return copies;
}
