import type { Posting } from '../../shared/documentItem';
import { parseMoney, sumMoney, type Money } from '../../shared/money';

const JOURNALS: readonly string[] = ['journalEntry', 'intercompanyJournalEntry'];

/**
 * What was sent to NetSuite: of journals the sum of the debits, of the others what the lines come to (as `PostingResult.total`).
 * Undefined where the item does not say: a document looked up again without being read has no lines, and one that could not be prepared
 * whole has lines that do not balance. With tax codes NetSuite adds the tax itself.
 */
export function sentTotal({ recordType, lines }: Pick<Posting, 'recordType' | 'lines'>): Money | undefined {
	if (!Array.isArray(lines) || lines.length === 0) return undefined;
	if (lines.some(({ taxCode }) => taxCode !== undefined)) return undefined;
	const [debits, credits] = [
		sumOf(lines.map(({ debit }) => debit)),
		sumOf(lines.map(({ credit }) => credit)),
	];
	if (!debits || !credits) return undefined;
	if (JOURNALS.includes(recordType)) return debits.eq(credits) ? debits : undefined;
	return recordType === 'vendorCredit' ? credits.minus(debits) : debits.minus(credits);
}

/** Undefined when an amount is not a number. */
function sumOf(texts: ReadonlyArray<string | undefined>): Money | undefined {
	const amounts = texts.filter((text) => text !== undefined).map((text) => parseMoney(text));
	return amounts.every((amount): amount is Money => amount !== undefined) ? sumMoney(amounts) : undefined;
}
