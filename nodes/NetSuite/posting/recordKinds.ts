import type { Posting, RecordType } from '../../shared/documentItem';
import type { Kind } from '../masterData/masterRecord';

export const RECORD_ROOT = '/services/rest/record/v1';

/** What the record types differ in (netsuite.md, section 8). */
export interface RecordKind {
	/** As people call it, in texts. */
	word: string;
	/** Type code in SuiteQL (netsuite.md, 7.3). */
	transactionType: string;
	/** Journals balance; the others hold the cost side only, on the side that `costSide` says is positive. */
	costSide?: 'debit' | 'credit';
	/** Whom it is for; `required`: NetSuite makes none without. */
	payee?: { kinds: readonly Kind[]; required: boolean };
	/** Types that the account of the other side may have; `required`: there is no default. */
	headerAccount?: { types: readonly string[]; required: boolean };
	/** Whether it may wait for approval; the others post as soon as they are saved (netsuite.md, 8.4). */
	approved: boolean;
	/** Whether it carries the number of the supplier's document. */
	numbered?: true;
}

export const RECORD_KINDS: Readonly<Record<RecordType, RecordKind>> = {
	journalEntry: { word: 'journal', transactionType: 'Journal', approved: true },
	intercompanyJournalEntry: { word: 'intercompany journal', transactionType: 'Journal', approved: true },
	vendorBill: {
		word: 'vendor bill',
		transactionType: 'VendBill',
		costSide: 'debit',
		payee: { kinds: ['vendor'], required: true },
		headerAccount: { types: ['AcctPay'], required: false },
		approved: true,
		numbered: true,
	},
	vendorCredit: {
		word: 'vendor credit',
		transactionType: 'VendCred',
		costSide: 'credit',
		payee: { kinds: ['vendor'], required: true },
		headerAccount: { types: ['AcctPay'], required: false },
		approved: false,
		numbered: true,
	},
	expenseReport: {
		word: 'expense report',
		transactionType: 'ExpRept',
		costSide: 'debit',
		payee: { kinds: ['employee'], required: true },
		headerAccount: { types: ['AcctPay', 'OthCurrLiab'], required: false },
		approved: true,
	},
	creditCardCharge: {
		word: 'credit card charge',
		transactionType: 'CardChrg',
		costSide: 'debit',
		payee: { kinds: ['vendor'], required: false },
		headerAccount: { types: ['CredCard'], required: true },
		approved: false,
	},
};

export const kindOf = ({ recordType }: Pick<Posting, 'recordType'>): RecordKind => RECORD_KINDS[recordType];

export const isJournal = (posting: Pick<Posting, 'recordType'>): boolean =>
	kindOf(posting).costSide === undefined;

/** The record type of a transaction; of the two kinds of journals the plain one, unless the posting says. */
export function recordTypeOf(transactionType: string, posting?: Pick<Posting, 'recordType'>): string {
	if (posting && kindOf(posting).transactionType === transactionType) return posting.recordType;
	const types = Object.entries(RECORD_KINDS);
	return types.find(([, kind]) => kind.transactionType === transactionType)?.[0] ?? transactionType;
}
