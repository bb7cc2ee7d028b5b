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

/** Plain loops: a run hashes hundreds of thousands of fields, most of them blank. */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return listJson(value);
	if (isRecord(value)) return recordJson(value);
	return JSON.stringify(blankToUndefined(value) ?? null);
}

function listJson(list: readonly unknown[]): string {
	const parts = list.map(canonicalJson);
	if (parts.length > 1) parts.sort();
	return `[${parts.join(',')}]`;
}

function recordJson(record: Record<string, unknown>): string {
	const keys: string[] = [];
	for (const key of Object.keys(record)) if (!isEmpty(record[key])) keys.push(key);
	let fields = '';
	for (const key of keys.sort()) {
		if (fields !== '') fields += ',';
		fields += `${nameJson(key)}:${canonicalJson(record[key])}`;
	}
	return `{${fields}}`;
}

/** Names of fields need no escapes as a rule. */
const nameJson = (key: string): string => (/^\w+$/.test(key) ? `"${key}"` : JSON.stringify(key));

function isEmpty(value: unknown): boolean {
	if (value === null || value === undefined) return true;
	return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}
