/** A transaction that NetSuite has under one of our external ids. */
export interface FoundTransaction {
	id: string;
	externalId: string;
	/** Number that people see. */
	tranId: string;
	/** SuiteQL type code: `Journal`, `VendBill`, ... */
	type: string;
	/** Whether it posts to the general ledger; undefined when the source does not say. */
	posting: boolean | undefined;
	/** `1` pending, `2` approved, `3` rejected, `11` open (netsuite.md, 8.1); empty when there is none. */
	approvalStatus: string;
	voided: boolean;
	reversed: boolean;
	memo: string;
	/** Values of custom body fields that may carry a stamp, by field name. */
	stampFields: Readonly<Record<string, string>>;
	currencyId: string;
	/** Sum of the debits in the transaction's currency; undefined when the source does not say. */
	total: string | undefined;
	/** What the main line has: the total of all but journals, without its sign. */
	mainTotal?: string;
	periodId: string;
	/** Name of the period, where the source says it. */
	periodName: string;
	subsidiaryId: string;
	/** `YYYY-MM-DD` */
	tranDate: string;
}

/** What has become of a transaction. `unclear`: the source does not tell. */
export type TransactionState = 'posted' | 'pendingApproval' | 'rejected' | 'voided' | 'unclear';

const PENDING = new Set(['1', '11']);
const APPROVED = '2';
const REJECTED = '3';

/**
 * Saved does not mean posted (netsuite.md, section 13, trap 12), and a voided or reversed record is never
 * "posted" (design.md, section 4).
 */
export function stateOf(found: FoundTransaction): TransactionState {
	if (found.voided || found.reversed) return 'voided';
	if (found.posting === true) return 'posted';
	if (found.approvalStatus === REJECTED) return 'rejected';
	if (PENDING.has(found.approvalStatus)) return 'pendingApproval';
	if (found.posting === false) return 'pendingApproval';
	return found.approvalStatus === APPROVED ? 'posted' : 'unclear';
}
