import type { Ref } from '../../../shared/documentItem';
import type { InvoiceDocument } from '../../document/invoiceDocument';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';

/** What all parts of one bill share. */
export interface InvoiceContext {
	document: InvoiceDocument;
	/** Those of the posting's subsidiary (`settingsIn`). */
	settings: PostingSettings;
	findings: Findings;
	/** That of the posting; undefined without OneWorld, and where it is the vendor's own. */
	subsidiary: Ref | undefined;
	/** Whether lines may name a line of the order. */
	isLinked: boolean;
	/** Whether it becomes a bill or credit, whose lines know more than those of a journal. */
	isBill: boolean;
}
