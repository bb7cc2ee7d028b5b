import type { Database, SqlValue } from 'sql.js';

import { parseMoney, ZERO, type Money } from '../../../../nodes/shared/money.ts';
import type { Company } from '../company/company.mts';
import { displayName, type DisplayKind } from '../company/displayNames.mts';
import { isDateValue, toChar, toDate } from './dates.mts';

const DISPLAY_KINDS: readonly DisplayKind[] = [
	'account',
	'department',
	'class',
	'location',
	'subsidiary',
	'currency',
	'period',
	'entity',
	'category',
	'term',
	'transactionType',
	'approvalStatus',
	'status',
];

/** A part of sql.js that its types leave out. */
interface Aggregates {
	create_aggregate<State>(
		name: string,
		functions: {
			init: () => State;
			step: (state: State, value: SqlValue) => State;
			finalize: (state: State) => SqlValue;
		},
	): void;
}

/** Oracle's functions that SQLite lacks, and BUILTIN.DF. NULL in, NULL out. A throw fails the query. */
export function registerFunctions(database: Database, company: Company): void {
	database.create_function('to_date', (value: SqlValue, format: SqlValue) =>
		value === null ? null : toDate(String(value), String(format)),
	);
	database.create_function('to_char_1', (value: SqlValue) => {
		if (isDateValue(value)) throw new Error('TO_CHAR of a date needs a format');
		return value === null ? null : String(value);
	});
	database.create_function('to_char_2', (value: SqlValue, format: SqlValue) => {
		if (value === null) return null;
		if (!isDateValue(value))
			throw new Error('ORA-01481: TO_CHAR with a format takes a date (in the sandbox)');
		return toChar(value, String(format));
	});
	database.create_function('to_number', (value: SqlValue) => {
		if (value === null) return null;
		if (!/^\s*-?\d+(\.\d+)?\s*$/.test(String(value))) throw new Error('ORA-01722: invalid number');
		return Number(value);
	});
	database.create_function('nvl2', (value: SqlValue, present: SqlValue, absent: SqlValue) =>
		value === null ? absent : present,
	);
	// Sums of Oracle are exact.
	(database as Database & Aggregates).create_aggregate('sum', {
		init: (): Money | null => null,
		step: (sum: Money | null, value: SqlValue) => {
			const amount = parseMoney(value);
			return amount ? (sum ?? ZERO).plus(amount) : sum;
		},
		finalize: (sum: Money | null) => (sum === null ? null : Number(sum.toFixed())),
	});
	database.create_function('builtin_df', (kind: SqlValue, value: SqlValue) => {
		if (value === null) return null;
		const known = DISPLAY_KINDS.find((one) => one === kind);
		return known ? (displayName(company, known, String(value)) ?? null) : value;
	});
}
