import type { Ref } from '../../../shared/documentItem';
import type { ExpenseDocument } from '../../document/expenseDocument';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';
import type { MemoValues } from '../memo';

/** What all parts of one posting share. */
export interface BuildContext {
	document: ExpenseDocument;
	settings: PostingSettings;
	findings: Findings;
	/** Values of the report for memo texts. */
	values: MemoValues;
	decimals: number;
	/**
	 * The employee's record; asked for only where a line needs it, so that a company-paid report needs no
	 * employee.
	 */
	employee(): Ref | undefined;
}
