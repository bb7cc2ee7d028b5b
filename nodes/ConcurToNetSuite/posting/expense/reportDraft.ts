import type { Money } from '../../../shared/money';
import type { CashAdvanceApplication, ExpenseEntry, TaxRow } from '../../document/expenseDocument';
import type { DraftLine } from '../draftLine';
import type { Target } from '../targets/target';
import type { PayableLeg } from './payableLines';

/** A report as its lines, made once and not yet in any record. */
export interface ReportDraft {
	allocations: AllocationDraft[];
	advances: AdvanceDraft[];
}

export interface AllocationDraft {
	entry: ExpenseEntry;
	/** Path of the allocation in the document. */
	field: string;
	lines: LineDraft[];
	taxes: TaxDraft[];
	/** The tax rows as they stand in the document. */
	tax: TaxRow[];
}

/** What one journal line of the document becomes: cost and counterparty, `cost + reclaim + leg = 0`. */
export interface LineDraft {
	target: Target;
	/** The counterparty; absent where the gross amount is zero. */
	party?: string;
	/** Absent where it is zero, left out, or has no account. */
	cost?: DraftLine;
	/** Reclaimable tax of the line; it stands in the tax lines of the allocation. */
	reclaim: Money;
	/** Absent where the gross amount is zero, left out, or has no payable account. */
	leg?: PayableLeg;
	gross: Money;
	taxGuid: readonly string[];
}

export interface TaxDraft {
	line: DraftLine;
	taxGuid?: string;
}

/** An application of a cash advance: the credit of its clearing account and the debit of the employee. */
export interface AdvanceDraft {
	application: CashAdvanceApplication;
	/** Path of the application in the document. */
	field: string;
	line?: DraftLine;
	leg?: PayableLeg;
}
