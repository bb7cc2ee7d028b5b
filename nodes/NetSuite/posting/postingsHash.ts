import { createHash } from 'node:crypto';
import type { Posting } from '../../shared/documentItem';

/**
 * SHA-256 over postings as they will be sent, results left out. Independent of the order of keys, which
 * items lose on their way through other nodes. Post compares it with the one that Validate left.
 */
export function postingsHash(postings: readonly Posting[]): string {
	const sent = postings.map((posting) => ({ ...posting, result: undefined }));
	return createHash('sha256').update(canonicalJson(sent)).digest('hex');
}

/** Written in one go: rebuilding every object in another order took as long as all other checks together. */
function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const parts = value as Record<string, unknown>;
	const keys = Object.keys(parts)
		.filter((key) => parts[key] !== undefined)
		.sort();
	return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(parts[key])}`).join(',')}}`;
}
