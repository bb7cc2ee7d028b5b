import type { Ref } from '../../shared/documentItem';

/** Settings of Prepare Posting for `payroll` documents. */
export interface PayrollSettings {
	/** Whether payroll documents are posted at all. */
	post: boolean;
	/**
	 * Whether the expense document of a report that payroll pays is posted beside its payroll document: both hold
	 * the same cost (concur.md, 4.4).
	 */
	alsoPostExpense: boolean;
	/** What payroll owes the employees; always there where `post` is set. */
	payableAccount?: Ref;
	/** Account by wage type in upper case; the mapping table wins. */
	wageTypes: ReadonlyMap<string, Ref>;
}
