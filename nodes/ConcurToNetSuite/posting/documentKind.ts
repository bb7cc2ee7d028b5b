import type { Posting } from '../../shared/documentItem';
import type { DocumentHeader } from '../document/documentHeader';
import type { PostingSettings } from '../settings/postingSettings';
import type { Findings } from './findings';

/** What a builder of postings is given beside the document. */
export interface BuildInput {
	document: unknown;
	header: DocumentHeader;
	settings: PostingSettings;
	findings: Findings;
	stamp: Posting['stamp'];
	/** External id of the first, second, ... record of the document; 0 is the first. */
	externalId(index: number): string;
}

export interface Built {
	/** Filled as far as it goes, also where there are problems, so that Validate adds what it finds. */
	postings: Posting[];
	/** Total of the document as decimal text with the decimals of its currency. */
	total: string;
	/** Why there is nothing to post, as it stands in the problem `nothing-to-post`; absent: all amounts are zero. */
	nothing?: string;
}

/** One kind of Concur document: how it is named, and how it becomes postings. Pure. */
export interface DocumentKind {
	/** Part of the external id: `CNQR-<code>-<id>-R<revision>`. */
	code: 'EXP' | 'INV' | 'CA' | 'PAY' | 'RQO' | 'RPO';
	header(document: unknown, timeZone: string, settings: PostingSettings): DocumentHeader;
	build(input: BuildInput): Built;
}
