import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import { AUDIT_COLUMNS, columnOf, type AuditColumn, type RawAuditRow } from './auditColumns';

const SORTED_COLUMNS = [...AUDIT_COLUMNS].sort();
const NUMBERS: readonly AuditColumn[] = ['sequence', 'concurCode'];

/** SHA-256 (64 hex digits) of a row of the audit table, the same from whatever it is read. */
export const auditRowHash = (row: RawAuditRow): string =>
	createHash('sha256').update(canonicalRow(row)).digest('hex');

/**
 * One JSON object of the columns in alphabetical order, without the blank ones, every value as text (docs/audit.md). It has to be the same
 * for what was written and for what comes back out of a Data Table (instants as Date), PostgreSQL (numbers as text) and a CSV file (all
 * as text, no blank cells).
 */
export function canonicalRow(row: RawAuditRow): string {
	const values: Record<string, string> = {};
	for (const column of SORTED_COLUMNS) {
		const text = canonicalText(column, columnOf(row, column));
		if (text !== '') values[column] = text;
	}
	return JSON.stringify(values);
}

function canonicalText(column: AuditColumn, value: unknown): string {
	if (value === null || value === undefined) return '';
	if (column === 'at') return instantText(value);
	if (isInstant(value)) return instantText(value);
	if (typeof value === 'object') return JSON.stringify(value);
	const text = cleanText(String(value));
	return NUMBERS.includes(column) && text !== '' && Number.isFinite(Number(text))
		? String(Number(text))
		: text;
}

/**
 * What a database and a CSV file keep of a text: line ends as line feeds, nothing around it, no null character and no half of a character
 * pair.
 */
export const cleanText = (text: string): string =>
	text
		.replace(/\r\n?/g, '\n')
		.replaceAll('\u0000', '')
		.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
		.trim();

const ISO_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** ISO 8601 in UTC with milliseconds; what cannot be read stays as it is, so that it breaks the hash. */
function instantText(value: unknown): string {
	const text = cleanText(isInstant(value) ? String(value.toJSON()) : String(value));
	if (ISO_UTC.test(text)) return text;
	// psql writes a blank between date and time; luxon, in n8n's expressions, an offset.
	const inUtc = { zone: 'utc' };
	const read = [DateTime.fromISO(text, inUtc), DateTime.fromSQL(text, inUtc)].find(({ isValid }) => isValid);
	return read?.toISO() ?? text;
}

/** A Date or a luxon DateTime, also of another copy of luxon. */
const isInstant = (value: unknown): value is { toJSON(): unknown } =>
	typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function';
