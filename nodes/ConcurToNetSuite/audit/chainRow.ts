import { columnOf, type RawAuditRow } from './auditColumns';
import { auditRowHash } from './canonicalRow';
import { hashText, sequenceOf } from './chain';

/** What the chain says of a row, beside the hash that the row has today. */
export interface ChainRow {
	/** 0: none. */
	sequence: number;
	previousHash: string;
	/** As it stands in the row. */
	rowHash: string;
	/** As it comes out of the row's columns. */
	computed: string;
	/** The table's own id, to find the row by. */
	id: string;
}

/** In the order of their numbers; rows without a number come first. */
export function readChainRows(rows: readonly RawAuditRow[]): ChainRow[] {
	return rows
		.map((row) => ({
			sequence: sequenceOf(row) ?? 0,
			previousHash: hashText(columnOf(row, 'previousHash')),
			rowHash: hashText(columnOf(row, 'rowHash')),
			computed: auditRowHash(row),
			id: typeof row.id === 'number' || typeof row.id === 'string' ? String(row.id) : '',
		}))
		.sort((a, b) => a.sequence - b.sequence);
}

export const isUnchanged = ({ rowHash, computed }: ChainRow): boolean => rowHash === computed;
