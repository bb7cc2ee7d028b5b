import type { Posting } from '../../../shared/documentItem';
import { parseMoney, sumMoney, ZERO, type Money } from '../../../shared/money';
import { kindOf, RECORD_KINDS } from '../recordKinds';
import { type FoundTransaction, stateOf } from './foundTransaction';

/** What NetSuite has under an external id of ours. */
export type Finding =
	| { found: 'nothing' }
	| { found: 'ours'; record: FoundTransaction }
	/**
	 * `voided`: it was ours, or may have been, and does not count any more. `several`: more than one record
	 * has the id.
	 */
	| { found: 'other'; record: FoundTransaction; because: 'differs' | 'voided' | 'several' };

/** What is known of the record that we would have made. */
export interface Expected {
	stamp: Posting['stamp'] | undefined;
	/** Type code that the record must have; undefined where the posting is not known: any that we make. */
	type: string | undefined;
	/** FIS id of the document: enough of a stamp where the posting itself is not known. */
	fiDocumentId: string;
	total: Money | undefined;
	/** Internal id of the currency; undefined where the account has only one. */
	currencyId: string | undefined;
}

const OUR_TYPES = new Set(Object.values(RECORD_KINDS).map(({ transactionType }) => transactionType));

/** Judges the records under one external id (design.md, section 4, Identity). */
export function judge(records: readonly FoundTransaction[], expected: Expected): Finding {
	const [record, ...others] = records;
	if (!record) return { found: 'nothing' };
	if (others.length > 0) return { found: 'other', record, because: 'several' };
	if (stateOf(record) === 'voided') return { found: 'other', record, because: 'voided' };
	return isOurs(record, expected)
		? { found: 'ours', record }
		: { found: 'other', record, because: 'differs' };
}

/**
 * The stamp decides. Where it is gone (somebody edited the memo), or names the same FIS document with another
 * hash (Concur added a field since), currency and total do. The stamp of another FIS document is never ours.
 */
function isOurs(record: FoundTransaction, expected: Expected): boolean {
	const { stamp, fiDocumentId, total, currencyId } = expected;
	if (expected.type === undefined ? !OUR_TYPES.has(record.type) : record.type !== expected.type) return false;
	const text =
		stamp && stamp.field !== 'memo' ? (record.stampFields[stamp.field.toLowerCase()] ?? '') : record.memo;
	if (stamp ? text.includes(stamp.text) : fiDocumentId !== '' && text.includes(fiDocumentId)) return true;
	const sameDocument =
		fiDocumentId !== '' && [text, stamp?.text ?? ''].every((each) => each.includes(fiDocumentId));
	if (stamp && !sameDocument && hasOtherStamp(text, stamp.text)) return false;
	const sameCurrency = currencyId === undefined || record.currencyId === currencyId;
	return total !== undefined && hasTotal(record, total) === true && !total.eq(ZERO) && sameCurrency;
}

/** Whether the text holds a stamp of the same make (same words, other hashes). */
function hasOtherStamp(text: string, stamp: string): boolean {
	if (!/[0-9a-f]{8,}/i.test(stamp)) return false;
	const pattern = stamp
		.split(/([0-9a-f]{8,})/i)
		.map((part, index) => (index % 2 === 1 ? '[0-9a-f]{8,}' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
		.join('');
	return new RegExp(pattern, 'i').test(text);
}

/**
 * Whether the record has this total; undefined when the source does not say. Journals: the debits. Of the others the main line
 * has it, and where NetSuite splits that line (company cards), the debits do.
 */
export function hasTotal({ type, total, mainTotal }: FoundTransaction, wanted: Money): boolean | undefined {
	const stored = (type === 'Journal' ? [total] : [mainTotal, total]).map((text) => parseMoney(text));
	const known = stored.filter((amount) => amount !== undefined);
	return known.length === 0 ? undefined : known.some((amount) => amount.eq(wanted));
}

/** Journals: sum of the debits; the others: what the lines add up to. undefined when an amount is not a number. */
export function totalOf(posting: Posting): Money | undefined {
	// Made from a work row: it has no lines, but what they came to.
	if (posting.lines.length === 0 && posting.result) return parseMoney(posting.result.total);
	const { costSide } = kindOf(posting);
	const sum = (side: 'debit' | 'credit'): Money | undefined => {
		const amounts = posting.lines.flatMap((line) =>
			line[side] === undefined ? [] : [parseMoney(line[side])],
		);
		return amounts.every((amount): amount is Money => amount !== undefined) ? sumMoney(amounts) : undefined;
	};
	if (!costSide) return sum('debit');
	const [cost, other] = [sum(costSide), sum(costSide === 'debit' ? 'credit' : 'debit')];
	return cost && other && cost.minus(other);
}
