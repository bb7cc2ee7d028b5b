import type { RefKey } from '../../shared/documentItem';
import type { Row } from '../transport/suiteQl';
import { isTrue, leafOf, type MasterRecord } from './masterRecord';
import type { Table } from './tables';

/**
 * Rows of a look-up (a record comes once per subsidiary) as records. `known`: whether subsidiaries were
 * asked for.
 */
export function readRecords(table: Table, rows: readonly Row[], known: boolean): MasterRecord[] {
	const byId = new Map<string, { record: MasterRecord; subsidiaries: Set<string> }>();
	for (const row of rows) {
		const id = row.id ?? '';
		let entry = byId.get(id);
		if (!entry) {
			const subsidiaries = new Set<string>();
			const record: MasterRecord = {
				kind: table.kind,
				id,
				label: table.label(row),
				keys: keysOf(table, row),
				isInactive: isTrue(row.isinactive),
				...(known && { subsidiaries }),
				...(row.includechildren !== undefined && { includesChildren: isTrue(row.includechildren) }),
				row,
			};
			entry = { record, subsidiaries };
			byId.set(id, entry);
		}
		for (const subsidiary of [row.shared_with, row.subsidiary]) {
			if (subsidiary) entry.subsidiaries.add(subsidiary);
		}
	}
	return [...byId.values()].map(({ record }) => record);
}

function keysOf(table: Table, row: Row): MasterRecord['keys'] {
	const keys: Partial<Record<RefKey, string[]>> = {};
	for (const [key, sources] of Object.entries(table.keys) as [RefKey, readonly string[]][]) {
		const texts = sources.map((source) =>
			source
				.split('+')
				.map((name) => row[name] ?? '')
				.join(' ')
				.trim(),
		);
		if (key === 'name') {
			const full = table.leafInside ? row[table.leafInside] : undefined;
			if (full) texts.push(leafOf(full));
		}
		keys[key] = texts;
	}
	return keys;
}
