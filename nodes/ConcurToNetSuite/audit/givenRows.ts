import { givenDocuments } from '../summary/givenDocuments';
import { isRecord } from '../document/blank';

/**
 * Table rows that a parameter names: an item, a row, a list of either, or JSON text of any. Empty items are none (Always Output Data).
 * Undefined for what is no list of rows.
 */
export function givenRows(raw: unknown): Array<Record<string, unknown>> | undefined {
	const given = givenDocuments(raw) ?? [];
	if (given === 'unreadable' || !given.every(isRecord)) return undefined;
	return given.filter((row) => Object.keys(row).length > 0);
}
