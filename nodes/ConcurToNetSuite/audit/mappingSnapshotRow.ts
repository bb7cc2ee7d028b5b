import { newDocumentItem } from '../../shared/documentItem';
import { buildMappingTable, snapshotText, withoutNames } from '../mapping/buildMappingTable';
import type { MappingRow } from '../mapping/mappingRow';
import { SNAPSHOT_DOC_TYPE } from '../mapping/mappingTable';
import { readMappingRows } from '../mapping/readMappingRows';
import { auditRow } from './auditRow';

/**
 * A row of the audit table that keeps the mapping: `documentHash` is its hash, `data` its rows as JSON text, without names of people. `at`: instant of the row,
 * ISO 8601.
 */
export function mappingSnapshotRow(rows: readonly MappingRow[], at: string, runId: string) {
	const count = rows.length === 1 ? '1 active row' : `${rows.length} active rows`;
	return {
		...auditRow({ ...newDocumentItem(), runId }, at, ''),
		docType: SNAPSHOT_DOC_TYPE,
		documentId: SNAPSHOT_DOC_TYPE,
		status: 'mappingSnapshot',
		concurStatus: '',
		reason: `The mapping table as of this run, with ${count}`,
		documentHash: buildMappingTable(rows).hash,
		data: snapshotText(rows.map(withoutNames)),
	};
}

/** The rows that a snapshot keeps, by its `data`, its row or its item; undefined for anything that is no snapshot. */
export function rowsOfSnapshot(data: unknown): MappingRow[] | undefined {
	const { rows, findings } = readMappingRows(data);
	return findings.length > 0 ? undefined : rows;
}
