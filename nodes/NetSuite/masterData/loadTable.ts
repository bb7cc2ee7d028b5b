import type { Ref } from '../../shared/documentItem';
import { unlessUnknown } from '../transport/fault';
import { queryRows } from '../transport/features';
import type { NetSuiteSession } from '../transport/session';
import { placeholders } from '../transport/suiteQl';
import { type AccountLists, withParents } from './accountLists';
import { type LookUpShape, lookUpQuery } from './lookUpQuery';
import type { MasterRecord } from './masterRecord';
import { readRecords } from './readRecords';
import type { Table } from './tables';

/**
 * Tables (by account) that have no column for "include children": columns do not appear from one hour to the
 * next.
 */
const withoutChildrenColumn = new Set<string>();

/**
 * The records of one kind that the refs may mean, with the subsidiaries that matter. Asks less where the
 * account or the role does not give all of it. undefined when the role may not read the table. @throws
 * NetSuiteReadError
 */
export async function loadTable(
	session: NetSuiteSession,
	table: Table,
	refs: readonly Ref[],
	lists: AccountLists,
	subsidiaries: readonly string[],
): Promise<MasterRecord[] | undefined> {
	const { multiCurrency } = lists.features;
	const key = `${session.account.hostId}|${table.name}`;
	const hasParents = subsidiaries.some((id) => withParents(id, lists.subsidiaries ?? []).length > 1);
	const children =
		table.pairs !== undefined &&
		!table.pairsAreAll &&
		!table.ownSubsidiary &&
		hasParents &&
		!withoutChildrenColumn.has(key);
	const shapes: LookUpShape[] = [
		...(children ? [{ multiCurrency, subsidiaries, pairs: true, children }] : []),
		{ multiCurrency, subsidiaries, pairs: true, children: false },
		...(table.pairs && subsidiaries.length > 0
			? [{ multiCurrency, subsidiaries, pairs: false, children: false }]
			: []),
	];
	for (const shape of shapes) {
		const { text, values } = lookUpQuery(table, refs, shape);
		const rows = await unlessUnknown(queryRows(session, text, values));
		if (!rows) continue;
		const listed = (shape.pairs && table.pairs !== undefined) || table.ownSubsidiary === true;
		const known = subsidiaries.length > 0 && listed;
		const records = readRecords(table, rows, known);
		if (children && shape.pairs && !shape.children) withoutChildrenColumn.add(key);
		return await withFurtherPairs(
			session,
			table,
			known ? withChildrenKnown(records, lists) : records,
			subsidiaries,
		);
	}
	return undefined;
}

/**
 * Some accounts list every subsidiary of a record, others only those it is shared with by hand. Where one
 * record is listed for a subsidiary and for its parent, the list is of the first kind, and what is not on it
 * is not shared.
 */
function withChildrenKnown(records: MasterRecord[], lists: AccountLists): MasterRecord[] {
	const complete = records.some(({ subsidiaries = new Set<string>() }) =>
		[...subsidiaries].some((id) =>
			withParents(id, lists.subsidiaries ?? [])
				.slice(1)
				.some((parent) => subsidiaries.has(parent)),
		),
	);
	return complete
		? records.map((record) => ({ ...record, includesChildren: record.includesChildren ?? false }))
		: records;
}

/** Asks a second list of subsidiaries where the first one does not fit, in accounts that have it. */
async function withFurtherPairs(
	session: NetSuiteSession,
	table: Table,
	records: MasterRecord[],
	subsidiaries: readonly string[],
): Promise<MasterRecord[]> {
	const { furtherPairs } = table;
	const misfits = records.filter(
		(record) => record.subsidiaries && !subsidiaries.some((id) => record.subsidiaries?.has(id)),
	);
	if (!furtherPairs || misfits.length === 0) return records;
	const { table: name, column } = furtherPairs;
	const text = `SELECT p.${column} AS record, p.subsidiary FROM ${name} p WHERE p.${column} IN (${placeholders(misfits.length)}) ORDER BY p.${column}, p.subsidiary`;
	const rows = await unlessUnknown(
		queryRows(
			session,
			text,
			misfits.map(({ id }) => id),
		),
	);
	if (!rows) return records;
	return records.map((record) => {
		const more = rows.filter((row) => row.record === record.id).map((row) => row.subsidiary ?? '');
		return more.length > 0
			? { ...record, subsidiaries: new Set([...(record.subsidiaries ?? []), ...more]) }
			: record;
	});
}
