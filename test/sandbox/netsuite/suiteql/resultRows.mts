import type { SqlValue } from 'sql.js';

import { isDateValue, userFormat } from './dates.mts';

export type ResultRow = Record<string, unknown>;

/**
 * Rows as the service answers them (netsuite.md 7.1): keys in lower case, every value a string, null columns left out, dates
 * in the user's format, and an empty `links` on each row. Unnamed expressions are `expr1`, `expr2`, a repeated name gets `_0`.
 */
export function resultRows(columnNames: string[], rows: SqlValue[][]): ResultRow[] {
	const keys = keysOf(columnNames);
	return rows.map((row) => {
		const result: ResultRow = { links: [] };
		row.forEach((value, index) => {
			const key = keys[index];
			if (key !== undefined && value !== null) result[key] = valueText(value);
		});
		return result;
	});
}

function keysOf(columnNames: string[]): string[] {
	const seen = new Map<string, number>();
	let expressions = 0;
	return columnNames.map((name) => {
		const plain = name.replaceAll('`', '').toLowerCase();
		const key = /^[a-z_][\w$#]*$/.test(plain) ? plain : `expr${++expressions}`;
		const count = seen.get(key);
		seen.set(key, (count ?? -1) + 1);
		return count === undefined ? key : `${key}_${count}`;
	});
}

function valueText(value: Exclude<SqlValue, null>): string {
	if (isDateValue(value)) return userFormat(value);
	// Results of arithmetic must not show the noise of binary fractions.
	if (typeof value === 'number') return String(Number(Number(value.toPrecision(15)).toFixed(8)));
	return String(value);
}
