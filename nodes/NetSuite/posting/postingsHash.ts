import { createHash } from 'node:crypto';
import type { Posting } from '../../shared/documentItem';

/**
 * SHA-256 over postings as `readPostings` gives them (keys in the order of its schema), results left out. Post compares it with the
 * one that Validate left; a posting whose `fields` came in another order is only validated once more.
 */
export function postingsHash(postings: readonly Posting[]): string {
	const sent = postings.map((posting) => ({ ...posting, result: undefined }));
	return createHash('sha256').update(JSON.stringify(sent)).digest('hex');
}
