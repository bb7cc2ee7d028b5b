import { createHash } from 'node:crypto';
import type { Posting } from '../../shared/documentItem';

/**
 * SHA-256 over postings as they will be sent, results left out. Independent of the order of keys, which
 * items lose on their way through other nodes. Post compares it with the one that Validate left.
 */
export function postingsHash(postings: readonly Posting[]): string {
	const sent = postings.map((posting) => ({ ...posting, result: undefined }));
	return createHash('sha256')
		.update(JSON.stringify(sorted(sent)))
		.digest('hex');
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).filter(([, part]) => part !== undefined);
	return Object.fromEntries(
		entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]),
	);
}
