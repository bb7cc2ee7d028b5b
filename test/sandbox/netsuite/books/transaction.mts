import type { WritableType } from '../rest/fieldCatalogue.mts';

/** A stored field: text, date, decimal text of a number, id of a reference, or a boolean. */
export type FieldValue = string | boolean;
export type FieldValues = Record<string, FieldValue>;

/** A line of a sublist as kept by the record. */
export interface SublistLine {
	/** Value of the key property `line`. */
	key: string;
	values: FieldValues;
}

/** One line of the general ledger impact. Exactly one of debit and credit, in transaction currency, decimal text. */
export interface ImpactLine {
	/** Number of the line within the transaction, from 0; `transactionline.id`. */
	id: number;
	isMain: boolean;
	account: string;
	debit?: string;
	credit?: string;
	/** Signed amount in the subsidiary's base currency: debit positive. */
	baseAmount: string;
	/** Units of that base currency for one unit of the transaction currency. */
	exchangeRate: string;
	subsidiary?: string;
	department?: string;
	class?: string;
	location?: string;
	entity?: string;
	memo?: string;
	isBillable?: boolean;
	eliminate?: boolean;
}

/** 1 Pending Approval, 2 Approved, 3 Rejected, 11 Open. */
export type ApprovalStatus = '1' | '2' | '3' | '11';

/** What the rules make of a draft; Books adds identity and numbers. */
export interface TransactionContent {
	recordType: WritableType;
	externalId?: string;
	/** Given by the caller; numbered when absent and the type is numbered. */
	tranId?: string;
	tranDate: string;
	postingPeriod?: string;
	subsidiary?: string;
	/** Currency id. */
	currency: string;
	exchangeRate: string;
	entity?: string;
	memo?: string;
	approvalStatus?: ApprovalStatus;
	/** Whether it affects the general ledger. */
	posting: boolean;
	reversalDate?: string;
	/** The record's own fields, so that a later PATCH starts from them. */
	body: FieldValues;
	sublists: Record<string, SublistLine[]>;
	impact: ImpactLine[];
}

export interface Transaction extends TransactionContent {
	id: string;
	/** `JE1001`, or what the caller sent; empty on types that are not numbered. */
	tranId: string;
	transactionNumber: string;
	voided: boolean;
	/** Id of the transaction that reverses this one. */
	reversal?: string;
	isReversal: boolean;
	/** Sandbox time, ms. */
	createdAt: number;
	lastModifiedAt: number;
}

/** `transaction.type` in SuiteQL (netsuite.md 7.3). */
export const TYPE_CODES: Record<WritableType, string> = {
	journalEntry: 'Journal',
	intercompanyJournalEntry: 'Journal',
	vendorBill: 'VendBill',
	vendorCredit: 'VendCred',
	expenseReport: 'ExpRept',
	creditCardCharge: 'CardChrg',
};
