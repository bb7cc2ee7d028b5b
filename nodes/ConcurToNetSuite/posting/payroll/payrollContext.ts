import type { Ref } from '../../../shared/documentItem';
import type { PayrollDocument } from '../../document/payrollDocument';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';
import type { MemoValues } from '../memo';

/** What all parts of one payroll posting share. */
export interface PayrollContext {
	document: PayrollDocument;
	/** Those of the posting's subsidiary (`settingsIn`). */
	settings: PostingSettings;
	findings: Findings;
	/** That of the posting; undefined without OneWorld, and where it is the employee's own. */
	subsidiary: Ref | undefined;
	/** Values of the report for memo texts. */
	values: MemoValues;
	decimals: number;
	/** The employee's record; asked for only where a line needs it. */
	employee(): Ref | undefined;
}
