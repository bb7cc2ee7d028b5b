import { createHash } from 'node:crypto';
import { blankToUndefined, isRecord } from './blank';

/**
 * SHA-256 (64 hex digits) of what a document says. Order of fields, order within lists and blank fields do
 * not count: none of them is part of Concur's contract (concur.md, section 1, trap 15), and a document read
 * again must have the same hash.
 */
export function documentHash(document: unknown): string {
	return createHash('sha256').update(canonicalJson(document)).digest('hex');
}

export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).sort().join(',')}]`;
	if (isRecord(value)) {
		const fields = Object.keys(value)
			.filter((key) => !isEmpty(value[key]))
			.sort()
			.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
		return `{${fields.join(',')}}`;
	}
	return JSON.stringify(blankToUndefined(value) ?? null);
}

const isEmpty = (value: unknown): boolean =>
	blankToUndefined(value) === undefined || (Array.isArray(value) && value.length === 0);
