import type { PostingLine, Ref } from '../../shared/documentItem';
import { formatMoney, negative, ZERO, type Money } from '../../shared/money';
import type { LineSegments } from './segments';

/** Parts of a line that only some record types know; see PostingLine. */
export type LineExtras = Pick<
	PostingLine,
	| 'billable'
	| 'subsidiary'
	| 'eliminate'
	| 'category'
	| 'taxCode'
	| 'expenseDate'
	| 'corporateCard'
	| 'orderLine'
>;

/** A line while it is being made: one signed amount, debit positive. */
export interface DraftLine extends LineExtras {
	account: Ref;
	amount: Money;
	memo: string;
	segments: LineSegments;
	entity?: Ref;
	/** Custom fields by REST name. */
	fields?: Record<string, unknown>;
	from: PostingLine['from'];
}

/** Exactly one of debit and credit, always positive: NetSuite refuses anything else (netsuite.md, 8.1). */
export function toPostingLine(draft: DraftLine, decimals: number): PostingLine {
	const { account, amount, memo, segments, entity, fields, from } = draft;
	const side = amount.gte(ZERO)
		? { debit: formatMoney(amount, decimals) }
		: { credit: formatMoney(negative(amount), decimals) };
	return {
		account: { ...account },
		...side,
		...present(segments),
		...(entity ? { entity: { ...entity } } : {}),
		...extras(draft),
		memo,
		fields: { ...fields },
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

function extras({ subsidiary, category, taxCode, ...draft }: DraftLine): LineExtras {
	return {
		...(draft.billable ? { billable: true } : {}),
		...(subsidiary ? { subsidiary: { ...subsidiary } } : {}),
		...(draft.eliminate ? { eliminate: true } : {}),
		...(category ? { category: { ...category } } : {}),
		...(taxCode ? { taxCode: { ...taxCode } } : {}),
		...(draft.expenseDate ? { expenseDate: draft.expenseDate } : {}),
		...(draft.corporateCard ? { corporateCard: true } : {}),
		...(draft.orderLine ? { orderLine: draft.orderLine } : {}),
	};
}
