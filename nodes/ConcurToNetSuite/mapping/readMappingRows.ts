import { parseJson } from '../../shared/losslessJson';
import { isRecord } from '../document/blank';
import { isActive, isForeign, kindOf, rawRow, type MappingRow, type RawRow } from './mappingRow';
import { MAPPING_KINDS, SNAPSHOT_DOC_TYPE, WILDCARD_KINDS } from './mappingTable';
import { readReference, referenceText, splitPrefix } from './reference';

/** A person corrects a few rows at a time; a table that was imported wrong has hundreds. */
const MOST_FINDINGS = 20;

export interface ReadRows {
	/** The active rows, each with the number that people find it by. */
	rows: NumberedRow[];
	/** What is wrong, row by row: `row 12 (account 474230) has no NetSuite reference`. */
	findings: string[];
}

export type NumberedRow = MappingRow & { number: string };

/**
 * Rows of the Data Table `concur_netsuite_mapping` as n8n's Data Table node gives them: items, their JSON, or JSON text of
 * either; also a snapshot of them in the audit table. Inactive and empty rows do not count; a bad one is told and left out.
 */
export function readMappingRows(raw: unknown): ReadRows {
	const list = listOf(raw);
	if (list === undefined) return { rows: [], findings: ['is not a list of rows'] };
	const rows: NumberedRow[] = [];
	const findings: string[] = [];
	const seen = new Map<string, NumberedRow>();
	for (const [index, item] of list.entries()) {
		const row = isForeign(item)
			? `row ${index + 1} has no columns kind and concurValue`
			: readRow(item, index);
		if (row === undefined) continue;
		if (typeof row === 'string') {
			findings.push(row);
			continue;
		}
		const [, subsidiary] = splitPrefix(row.subsidiary);
		const key = JSON.stringify([row.kind, row.concurValue.toUpperCase(), subsidiary.toUpperCase()]);
		const first = seen.get(key);
		if (first) {
			findings.push(`${rowLabel(row)} repeats row ${first.number}: one value may have one active row`);
			continue;
		}
		seen.set(key, row);
		rows.push(row);
	}
	const more = findings.length - MOST_FINDINGS;
	return {
		rows,
		findings: more > 0 ? [...findings.slice(0, MOST_FINDINGS), `has ${more} more bad rows`] : findings,
	};
}

export const rowLabel = ({
	number,
	kind,
	concurValue,
}: Pick<RawRow, 'number' | 'kind' | 'concurValue'>): string =>
	`row ${number} (${[kind, concurValue].filter(Boolean).join(' ') || 'no value'})`;

/** The row, what is wrong with it, or undefined when it does not count. */
function readRow(item: Record<string, unknown>, index: number): NumberedRow | string | undefined {
	const raw = rawRow(item, index);
	const active = isActive(raw?.active);
	if (raw === undefined || active === false) return undefined;
	const at = rowLabel(raw);
	if (active === undefined) return `${at} has "${String(raw.active)}" in the column active; e.g. true`;
	const kind = kindOf(raw.kind);
	if (!raw.kind) return `${at} has no kind`;
	if (!kind) return `${at} has the unknown kind "${raw.kind}"; possible are ${MAPPING_KINDS.join(', ')}`;
	const { concurValue, subsidiary, number } = raw;
	if (!concurValue) return `${at} has no Concur value`;
	if (concurValue === '*' && !WILDCARD_KINDS.includes(kind))
		return `${at} has *, which this kind does not take`;
	if (kind === 'tax' && !concurValue.includes('/'))
		return `${at} does not name a tax as authority/code; e.g. DEVAT/VA or DEVAT/*`;
	if (kind === 'subsidiary' && subsidiary)
		return `${at} is itself a subsidiary and takes none in the column subsidiary`;
	if (!raw.netSuiteReference) return `${at} has no NetSuite reference`;
	const reference = readReference(kind, raw.netSuiteReference);
	if (typeof reference === 'string') return `${at} ${reference}`;
	return { number, kind, concurValue, netSuiteReference: referenceText(reference), subsidiary };
}

/** Undefined for what is no list. Nothing at all is a list without rows: the table may be empty or not asked for. */
function listOf(raw: unknown): Array<Record<string, unknown>> | undefined {
	if (raw === undefined || raw === null) return [];
	if (typeof raw === 'string') return raw.trim() === '' ? [] : listOf(parsed(raw));
	if (Array.isArray(raw)) {
		const parts = raw.map((item) => (isRecord(item) ? listOf(item) : undefined));
		return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
	}
	if (!isRecord(raw)) return undefined;
	const row = isRecord(raw.json) ? raw.json : raw;
	return row.docType === SNAPSHOT_DOC_TYPE ? listOf(row.data) : [row];
}

function parsed(text: string): unknown {
	try {
		return parseJson(text);
	} catch {
		return false;
	}
}
