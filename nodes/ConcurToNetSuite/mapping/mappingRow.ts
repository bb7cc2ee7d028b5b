import { plainText } from '../document/blank';
import { MAPPING_KINDS, type MappingKind } from './mappingTable';

/** A row of the table that counts, in its canonical form: trimmed, the reference with its prefix. */
export interface MappingRow {
	kind: MappingKind;
	concurValue: string;
	/** `number:474230`, `name:Sales`; never without a prefix. */
	netSuiteReference: string;
	/** Blank: for every subsidiary. */
	subsidiary: string;
}

/** Columns of a row as the table gives them. */
export interface RawRow {
	/** What people find the row by: its `id` in n8n's table, else its place in the list. */
	number: string;
	kind: string;
	concurValue: string;
	netSuiteReference: string;
	subsidiary: string;
	active: unknown;
}

const TELLING_COLUMNS = ['kind', 'concurValue', 'netSuiteReference'];

/** Whether it is a row of another table: an expression names the wrong node. `{}` is none (Always Output Data). */
export const isForeign = (row: Record<string, unknown>): boolean =>
	Object.keys(row).length > 0 && !TELLING_COLUMNS.some((column) => Object.hasOwn(row, column));

/** One row; undefined for an empty one: n8n's table screen adds a row before anything is typed into it. */
export function rawRow(row: Record<string, unknown>, index: number): RawRow | undefined {
	const text = (name: string) => plainText(row[name]) ?? '';
	const read = {
		number: text('id') || String(index + 1),
		kind: text('kind'),
		concurValue: text('concurValue'),
		netSuiteReference: text('netSuiteReference'),
		subsidiary: text('subsidiary'),
		active: row.active,
	};
	return read.kind || read.concurValue || read.netSuiteReference ? read : undefined;
}

/** Whether a row counts; blank does. Undefined for what cannot be told. */
export function isActive(raw: unknown): boolean | undefined {
	if (raw === undefined || raw === null || raw === true) return true;
	if (raw === false) return false;
	const word = (plainText(raw) ?? '').toUpperCase();
	if (['', 'TRUE', '1', 'YES'].includes(word)) return true;
	return ['FALSE', '0', 'NO'].includes(word) ? false : undefined;
}

/** The kind as people type it: "Wage Type", "wagetype" and `wageType` are one. */
export function kindOf(text: string): MappingKind | undefined {
	const plain = (word: string) => word.replace(/[\s_-]+/g, '').toUpperCase();
	return MAPPING_KINDS.find((kind) => plain(kind) === plain(text));
}
