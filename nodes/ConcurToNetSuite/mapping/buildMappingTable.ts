import { createHash } from 'node:crypto';
import type { Ref } from '../../shared/documentItem';
import { pseudonym } from '../document/personal';
import type { MappingRow } from './mappingRow';
import {
	NO_MAPPING,
	PEOPLE_KINDS,
	WILDCARD_KINDS,
	type MappingKind,
	type MappingTable,
} from './mappingTable';
import { readReference, referenceText } from './reference';
import { isSubsidiary } from './sameSubsidiary';

interface Entry {
	subsidiary: string;
	ref: Ref;
}

/** The table that answers from these rows, which are good ones (`readMappingRows`). */
export function buildMappingTable(rows: readonly MappingRow[]): MappingTable {
	if (rows.length === 0) return NO_MAPPING;
	const entries = new Map<string, Entry[]>();
	for (const { kind, concurValue, netSuiteReference, subsidiary } of rows) {
		const ref = readReference(kind, netSuiteReference);
		if (typeof ref === 'string') throw new Error(`The mapping row ${kind} ${concurValue} ${ref}`);
		const key = keyOf(kind, concurValue);
		entries.set(key, [...(entries.get(key) ?? []), { subsidiary, ref }]);
	}
	const answer = (kind: MappingKind, value: string, subsidiary?: string | Ref): Ref | undefined => {
		const found = entries.get(keyOf(kind, value)) ?? entries.get(keyOf(kind, nameless(kind, value))) ?? [];
		const own = found.find((entry) => entry.subsidiary !== '' && isSubsidiary(entry.subsidiary, subsidiary));
		return (own ?? found.find((entry) => entry.subsidiary === ''))?.ref;
	};
	return {
		hash: createHash('sha256').update(snapshotText(rows)).digest('hex'),
		find(kind, concurValue, subsidiary) {
			const value = concurValue?.trim() ?? '';
			if (value === '') return undefined;
			const ref =
				answer(kind, value, subsidiary) ??
				(WILDCARD_KINDS.includes(kind) ? answer(kind, '*', subsidiary) : undefined);
			return ref && { ...ref };
		},
	};
}

const nameless = (kind: MappingKind, value: string): string =>
	PEOPLE_KINDS.includes(kind) ? pseudonym(value) : value;

/** The row as the audit table keeps it: without the name or e-mail address of a person. */
export function withoutNames(row: MappingRow): MappingRow {
	if (!PEOPLE_KINDS.includes(row.kind)) return row;
	const ref = readReference(row.kind, row.netSuiteReference);
	if (typeof ref === 'string') return row;
	return {
		...row,
		concurValue: pseudonym(row.concurValue),
		netSuiteReference: referenceText({ ...ref, value: pseudonym(ref.value) }),
	};
}

/**
 * The rows as JSON text in an order that does not depend on the table's: what the hash of the mapping is made of, and what the
 * audit table keeps of it.
 */
export function snapshotText(rows: readonly MappingRow[]): string {
	const canonical = rows.map(({ kind, concurValue, netSuiteReference, subsidiary }) => ({
		kind,
		concurValue,
		netSuiteReference,
		subsidiary,
	}));
	const keyed = canonical.map((row) => ({ row, key: JSON.stringify(Object.values(row)) }));
	// By code units and not by a language: the same everywhere.
	return JSON.stringify(keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row));
}

const keyOf = (kind: MappingKind, value: string): string => `${kind} ${value.trim().toUpperCase()}`;
