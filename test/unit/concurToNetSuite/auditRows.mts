import { auditRow } from '../../../nodes/ConcurToNetSuite/audit/auditRow';
import { AUDIT_COLUMNS } from '../../../nodes/ConcurToNetSuite/audit/auditColumns';
import { chained, EMPTY_CHAIN, type ChainHead, type ChainedRow } from '../../../nodes/ConcurToNetSuite/audit/chain';
import { item, periodClosed } from './items.mts';

export type Row = Record<string, unknown>;

/** Rows as a run writes them, of documents that differ. */
export function chainOf(count: number, head: ChainHead = EMPTY_CHAIN): ChainedRow[] {
	const rows = Array.from({ length: count }, (_, index) => {
		const at = new Date(Date.UTC(2026, 10, 24, 1, 2, 3, index)).toISOString();
		const waits = index % 3 === 0;
		return auditRow(
			item({
				fiDocumentId: `f${head.sequence + index}`, number: `W${index}`, total: `${index}.50`, concurCode: waits ? -1 : 0,
				...(waits && { status: 'notReady', concurStatus: 'notConfirmed', problems: [periodClosed], reason: 'Zeile 1\nmit "Komma", ÄÖ 😀', netSuiteId: '' }),
			}),
			at,
			'0.1.0',
		);
	});
	return chained(rows, head);
}

/** As n8n's Data Table node gives them: instants as Date, blanks as null where nothing was written. */
export const asDataTable = (rows: readonly Row[]): Row[] =>
	rows.map((row, index) => ({
		id: index + 1, createdAt: new Date(), updatedAt: new Date(), ...row,
		at: new Date(String(row.at)), nextStep: row.nextStep === '' ? null : row.nextStep,
	}));

/** As the Postgres node gives them: whole numbers of bigint and numeric columns as text, instants as Date. */
export const asPostgres = (rows: readonly Row[]): Row[] =>
	rows.map((row, index) => ({ ...row, id: String(index + 1), at: new Date(String(row.at)), sequence: String(row.sequence), concurCode: String(row.concurCode) }));

/** As Extract from File gives a CSV file: text only, and no blank cells. */
export const asCsv = (rows: readonly Row[]): Row[] =>
	rows.map((row) =>
		Object.fromEntries(
			[...AUDIT_COLUMNS, 'rowHash'].flatMap((column) => {
				const text = String(row[column] ?? '');
				return text === '' ? [] : [[column, text]];
			}),
		),
	);

export const SOURCES = { 'Data Table': asDataTable, PostgreSQL: asPostgres, CSV: asCsv } as const;

/** Numbers from 0 up to 1 that are the same in every run. */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state / 2_147_483_648;
	};
}
