import { parseJson } from '../../shared/losslessJson';
import { isRecord } from '../document/blank';

/**
 * The documents that a parameter names: a list of items (`$('Node').all()`), of their JSON, or JSON text of
 * either. Undefined when the parameter is blank (the node then takes its input), 'unreadable' when it is none
 * of these.
 */
export function givenDocuments(raw: unknown): unknown[] | undefined | 'unreadable' {
	if (raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '')) return undefined;
	const value = typeof raw === 'string' ? parsed(raw) : raw;
	if (isRecord(value)) return Object.keys(value).length === 0 ? [] : [unwrapped(value)];
	return Array.isArray(value) ? value.map(unwrapped) : 'unreadable';
}

const unwrapped = (item: unknown): unknown => (isRecord(item) && isRecord(item.json) ? item.json : item);

function parsed(text: string): unknown {
	try {
		return parseJson(text);
	} catch {
		return undefined;
	}
}
