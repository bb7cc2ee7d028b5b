import type { Ref } from '../../../shared/documentItem';
import type { CashAdvanceDocument } from '../../document/cashAdvanceDocument';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';
import type { MemoValues } from '../memo';

/** What all parts of one cash advance posting share. */
export interface AdvanceContext {
	document: CashAdvanceDocument;
	/** Those of the posting's subsidiary (`settingsIn`). */
	settings: PostingSettings;
	findings: Findings;
	/** Values of the advance for memo texts. */
	values: MemoValues;
	decimals: number;
	/** The employee's record; asked for only where a line needs it. */
	employee(): Ref | undefined;
}
