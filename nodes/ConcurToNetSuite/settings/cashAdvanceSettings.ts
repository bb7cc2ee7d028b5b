import type { Ref } from '../../shared/documentItem';

/** Fields of a cash advance that may be the posting date, in the order in which they stand in for each other. */
export const CASH_ADVANCE_DATE_SOURCES = ['issuedDate', 'requestDate', 'requestedDisbursementDate'] as const;
export type CashAdvanceDateSource = (typeof CASH_ADVANCE_DATE_SOURCES)[number];

/** Settings of Prepare Posting for `cashadvance` documents. */
export interface CashAdvanceSettings {
	/** The employee's side; absent: by the row of the employee in the payable accounts. */
	payableAccount?: Ref;
	/** Tried in this order. */
	dateSources: CashAdvanceDateSource[];
	memo: string;
}

/** Placeholders of the memo. */
export const CASH_ADVANCE_PLACEHOLDERS = [
	'cashAdvanceId',
	'name',
	'purpose',
	'owner',
	'ownerName',
	'currency',
	'total',
	'approvedOn',
	'postingDate',
] as const;
export type CashAdvancePlaceholder = (typeof CASH_ADVANCE_PLACEHOLDERS)[number];

export const DEFAULT_CASH_ADVANCE_MEMO = 'Concur cash advance {cashAdvanceId} {name}';
