import type { MasterRecord } from './masterData.mts';

export interface PurchaseOrderLine {
	/** Key of the line, as `orderLine` of a bill names it. */
	line: string;
	/** Account id. */
	account: string;
	/** Decimal text, in the currency of the order. */
	amount: string;
	/** Closed by a person: nothing more is billed on it. */
	isClosed: boolean;
	department?: string;
	memo?: string;
}

/**
 * A purchase order with expense lines: kept with the master data, since the sandbox does not write orders. Its external id is
 * in the namespace of all transactions (netsuite.md 6). What is billed follows from the bills in the books.
 */
export interface PurchaseOrder extends MasterRecord {
	/** Number that people know: `PO-1001`. */
	tranId: string;
	/** `YYYY-MM-DD` */
	tranDate: string;
	/** Vendor id. */
	vendor: string;
	/** Nothing without OneWorld. */
	subsidiary?: string;
	/** Currency id. */
	currency: string;
	/** Term id. */
	terms?: string;
	/** Approved by the supervisor; before that nothing can be billed. */
	isApproved: boolean;
	memo?: string;
	lines: PurchaseOrderLine[];
}
