import type { Posting } from '../../shared/documentItem';

/**
 * Digits of the document hash in the stamp: enough to tell two versions of one document apart, short enough
 * for a memo.
 */
const HASH_DIGITS = 12;

/**
 * Written into the record, so that a record found under the external id can be proven ours (design.md,
 * section 4).
 */
export function makeStamp(field: string, fiDocumentId: string, documentHash: string): Posting['stamp'] {
	return { field, text: `[Concur ${fiDocumentId} ${documentHash.slice(0, HASH_DIGITS)}]` };
}
