import { createHash } from 'node:crypto';
import type { Ref } from '../../shared/documentItem';
import type { MappingRow } from './mappingRow';
import { NO_MAPPING, WILDCARD_KINDS, type MappingKind, type MappingTable } from './mappingTable';
import { readReference } from './reference';
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
		const found = entries.get(keyOf(kind, value)) ?? [];
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
