import type { Ref } from '../../shared/documentItem';
import { placeholders } from '../transport/suiteQl';
import type { Table } from './tables';

export interface LookUpQuery {
	text: string;
	values: string[];
}

export interface LookUpShape {
	multiCurrency: boolean;
	/** Internal ids of the subsidiaries that matter, with their parents; empty without OneWorld. */
	subsidiaries: readonly string[];
	/** Whether to ask for the table of pairs and for the column that says whether children are included. */
	pairs: boolean;
	children: boolean;
	/** Whether to ask for the record's own subsidiary even though none matters yet. */
	own?: true;
}

/**
 * One query for everything of one kind: records that fit any of the values, in upper or lower case, each
 * with the subsidiaries that matter (a row per subsidiary). It may find too much; what fits is decided by
 * `matchRef`.
 */
export function lookUpQuery(table: Table, refs: readonly Ref[], shape: LookUpShape): LookUpQuery {
	const oneWorld = shape.subsidiaries.length > 0;
	const joined = oneWorld && shape.pairs ? table.pairs : undefined;
	const columns = [
		...new Set([...table.columns, ...keyColumns(table, refs)]),
		...(shape.multiCurrency ? (table.multiCurrencyColumns ?? []) : []),
		...(oneWorld && shape.children && table.pairs ? ['includechildren'] : []),
	].map((column) => `x.${column}`);
	if ((oneWorld || shape.own) && table.ownSubsidiary) columns.push('x.subsidiary');
	if (joined) columns.push('m.subsidiary AS shared_with');

	const values: string[] = [];
	const join = joined
		? ` LEFT JOIN ${joined.table} m ON m.${joined.column} = x.id AND m.subsidiary IN (${placeholders(shape.subsidiaries.length)})`
		: '';
	if (joined) values.push(...shape.subsidiaries);
	const named = namedBy(table, refs);
	values.push(...named.values);
	const order = joined ? 'x.id, m.subsidiary' : 'x.id';
	const where = table.where ? `${table.where} AND (${named.text})` : named.text;
	const text = `SELECT ${columns.join(', ')} FROM ${table.name} x${join} WHERE ${where} ORDER BY ${order}`;
	return { text, values };
}

/** The condition that a record `x` of the table is one of those that the refs may mean. */
export function namedBy(table: Table, refs: readonly Ref[]): LookUpQuery {
	const conditions: string[] = [];
	const values: string[] = [];
	for (const [key, sources] of Object.entries(table.keys)) {
		const wanted = [...new Set(refs.filter(({ by }) => by === key).map(({ value }) => value.trim()))];
		if (wanted.length === 0) continue;
		for (const source of sources) {
			conditions.push(condition(source, wanted.length));
			values.push(...wanted);
		}
		if (key === 'name' && table.leafInside) {
			for (const value of wanted) {
				conditions.push(`UPPER(x.${table.leafInside}) LIKE UPPER(?)`);
				values.push(`% : ${value}`);
			}
		}
	}
	return { text: conditions.join(' OR '), values };
}

/** What records of the table are named by in these refs: not every account has every such column. */
function keyColumns(table: Table, refs: readonly Ref[]): string[] {
	const used = new Set(refs.map(({ by }) => by));
	return [...used].flatMap((key) => table.keys[key] ?? []).flatMap((source) => source.split('+'));
}

function condition(source: string, count: number): string {
	if (source === 'id') return `x.id IN (${placeholders(count)})`;
	const column = source
		.split('+')
		.map((name) => `x.${name}`)
		.join(` || ' ' || `);
	return `UPPER(${column}) IN (${new Array<string>(count).fill('UPPER(?)').join(',')})`;
}

/** Whether any of the refs names a record of this table in a way that can be looked up. */
export function isLookedUp(table: Table, ref: Ref): boolean {
	if (!table.keys[ref.by] || ref.value.trim() === '') return false;
	return ref.by !== 'id' || /^-?\d+$/.test(ref.value.trim());
}
