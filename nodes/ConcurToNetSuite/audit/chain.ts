import { columnOf, type RawAuditRow } from './auditColumns';
import type { AuditRow } from './auditRow';
import { auditRowHash } from './canonicalRow';

/** Where the chain has come to; `sequence` 0 and an empty hash before its first row. */
export interface ChainHead {
	sequence: number;
	rowHash: string;
}

/** A row of the audit table as it is written: numbered from 1, and naming the hash of the row before it. */
export type ChainedRow = AuditRow & { sequence: number; previousHash: string; rowHash: string };

export const EMPTY_CHAIN: ChainHead = { sequence: 0, rowHash: '' };

/** The rows in the order given, chained to `head`. */
export function chained(rows: readonly AuditRow[], head: ChainHead): ChainedRow[] {
	let last = head;
	return rows.map((row) => {
		const numbered = { ...row, sequence: last.sequence + 1, previousHash: last.rowHash };
		const rowHash = auditRowHash(numbered);
		last = { sequence: numbered.sequence, rowHash };
		return { ...numbered, rowHash };
	});
}

/** The number of a row, 1 and up; undefined where it has none. */
export function sequenceOf(row: RawAuditRow): number | undefined {
	const raw = columnOf(row, 'sequence');
	const number = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
	return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** A hash as it is compared: lower case without blanks around it; empty for anything that is no text. */
export const hashText = (raw: unknown): string => (typeof raw === 'string' ? raw.trim().toLowerCase() : '');

/** The furthest row of those given; none of them may be a row of the chain (an empty table). */
export function headOf(rows: readonly RawAuditRow[]): ChainHead {
	let head = EMPTY_CHAIN;
	for (const row of rows) {
		const sequence = sequenceOf(row);
		const rowHash = hashText(columnOf(row, 'rowHash'));
		if (sequence !== undefined && rowHash !== '' && sequence > head.sequence) head = { sequence, rowHash };
	}
	return head;
}
