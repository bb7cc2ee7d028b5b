import type { Posting } from '../../../shared/documentItem';
import { parseMoney, sumMoney, ZERO, type Money } from '../../../shared/money';
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
	/** FIS id of the document: enough of a stamp where the posting itself is not known. */
	fiDocumentId: string;
	total: Money | undefined;
	/** Internal id of the currency; undefined where the account has only one. */
	currencyId: string | undefined;
}

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
function isOurs(record: FoundTransaction, { stamp, fiDocumentId, total, currencyId }: Expected): boolean {
	if (record.type !== 'Journal') return false;
	const text =
		stamp && stamp.field !== 'memo' ? (record.stampFields[stamp.field.toLowerCase()] ?? '') : record.memo;
	if (stamp ? text.includes(stamp.text) : fiDocumentId !== '' && text.includes(fiDocumentId)) return true;
	const sameDocument =
		fiDocumentId !== '' && [text, stamp?.text ?? ''].every((each) => each.includes(fiDocumentId));
	if (stamp && !sameDocument && hasOtherStamp(text, stamp.text)) return false;
	const stored = parseMoney(record.total);
	const sameCurrency = currencyId === undefined || record.currencyId === currencyId;
	return total !== undefined && stored !== undefined && stored.eq(total) && !total.eq(ZERO) && sameCurrency;
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

/** Sum of the debits; undefined when an amount is not a number. */
export function totalOf(posting: Posting): Money | undefined {
	const debits = posting.lines
		.filter((line) => line.debit !== undefined)
		.map((line) => parseMoney(line.debit));
	return debits.every((amount): amount is Money => amount !== undefined) ? sumMoney(debits) : undefined;
}
