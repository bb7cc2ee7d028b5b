import { sumMoney, ZERO, type Money } from '../../shared/money';
import type { ReadLine, ReadPosting } from './readPostings';
import { accountTexts, type AccountTexts } from './refText';

/** A line that NetSuite itself adds to all but journals. */
export interface AutomaticLine extends AccountTexts {
	/** Debit positive. */
	amount: Money;
}

const JOURNALS: ReadonlySet<ReadPosting['recordType']> = new Set([
	'journalEntry',
	'intercompanyJournalEntry',
]);

export const isJournal = ({ recordType }: ReadPosting): boolean => JOURNALS.has(recordType);

/** Signed amount of a line, debit positive. */
export const amountOf = ({ debit, credit }: ReadLine): Money => (debit ?? ZERO).minus(credit ?? ZERO);

/**
 * The other side of bills, credits, expense reports and card charges, whose lines are the cost only (netsuite.md, section 8): it
 * goes to the account of the header. What the company's card paid of an expense report goes to the card account of the header, else to NetSuite's own.
 */
export function automaticLines(posting: ReadPosting): AutomaticLine[] {
	if (isJournal(posting)) return [];
	const onCard = (line: ReadLine) => posting.recordType === 'expenseReport' && line.corporateCard;
	const word = posting.recordType === 'creditCardCharge' ? 'card' : 'payable';
	const header = posting.account ? accountTexts(posting.account) : byDefault(word);
	const card = posting.cardAccount ? accountTexts(posting.cardAccount) : byDefault('corporate card');
	return [
		{ ...header, amount: otherSide(posting.lines.filter((line) => !onCard(line))) },
		{ ...card, amount: otherSide(posting.lines.filter(onCard)) },
	].filter(({ amount }) => !amount.eq(ZERO));
}

const byDefault = (word: string): AccountTexts => ({
	account: '',
	accountName: `(NetSuite's default ${word} account)`,
});

const otherSide = (lines: readonly ReadLine[]): Money => sumMoney(lines.map(amountOf)).times(-1);
