import type { RecordType, Ref } from '../../../shared/documentItem';
import type { DraftLine } from '../draftLine';
import type { PayableLeg } from '../expense/payableLines';

/** A record while lines are put into it. */
export interface RecordDraft {
	recordType: Exclude<RecordType, 'intercompanyJournalEntry' | 'vendorCredit'>;
	entity?: Ref;
	account?: Ref;
	cardAccount?: Ref;
	/** Costs, taxes and cash advances. */
	lines: DraftLine[];
	/** The counterparties' sides; a journal makes lines of them, the other records have them as their account. */
	legs: PayableLeg[];
}

/** Where a line goes. */
export interface Place {
	/** One for all lines of a record that are owed to the same side. */
	key: string;
	/** Records are made in the order of these keys, so that their external ids do not change from run to run. */
	recordKey: string;
	record: Omit<RecordDraft, 'lines' | 'legs'>;
	/** Expense reports: owed to the card and not to the employee. */
	corporateCard: boolean;
}

export const JOURNAL: Place = {
	key: '0 journal',
	recordKey: '0 journal',
	record: { recordType: 'journalEntry' },
	corporateCard: false,
};
