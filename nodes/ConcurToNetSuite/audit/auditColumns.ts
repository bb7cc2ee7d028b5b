/**
 * Columns of the table `concur_netsuite_audit` that the chain proves, beside `rowHash` itself. A later version may add columns: a blank
 * column is no part of the hash, so that older rows stay good. The table's own `id`, `createdAt` and `updatedAt` are no part of it either.
 */
export const AUDIT_COLUMNS = [
	'at',
	'runId',
	'docType',
	'documentId',
	'fiDocumentId',
	'number',
	'revision',
	'externalId',
	'status',
	'concurStatus',
	'concurCode',
	'docStatus',
	'netSuiteType',
	'netSuiteId',
	'netSuiteNumber',
	'netSuiteUrl',
	'subsidiaryId',
	'postingDate',
	'postingPeriod',
	'fiscalYear',
	'currency',
	'total',
	'problemCodes',
	'reason',
	'nextStep',
	'systemId',
	'correlationId',
	'documentHash',
	'data',
	'sequence',
	'previousHash',
] as const;
export type AuditColumn = (typeof AUDIT_COLUMNS)[number];

/** What a row may be read from: a Data Table, PostgreSQL or a CSV file. */
export type RawAuditRow = Readonly<Record<string, unknown>>;

/**
 * The value of a column. PostgreSQL folds names that were not quoted to lower case, and a file may begin with a byte order mark, so the
 * exact name comes first and then any spelling of it.
 */
export function columnOf(row: RawAuditRow, column: AuditColumn | 'rowHash'): unknown {
	if (Object.hasOwn(row, column)) return row[column];
	for (const name of Object.keys(row)) if (spelled(name) === column) return row[name];
	return undefined;
}

const SPELLINGS: ReadonlyMap<string, string> = new Map(
	[...AUDIT_COLUMNS, 'rowHash'].map((column) => [column.toLowerCase(), column]),
);

/** The column that a name stands for; undefined for other names, and for exact ones. */
function spelled(name: string): string | undefined {
	if (EXACT.has(name)) return undefined;
	return SPELLINGS.get(
		name
			.replace(/^\uFEFF/, '')
			.trim()
			.toLowerCase(),
	);
}

const EXACT: ReadonlySet<string> = new Set(SPELLINGS.values());
