import { z } from 'zod';
import type { INode } from 'n8n-workflow';
import { quoted, SYSTEM_COLUMNS, type Tables } from './tables.mts';

/** A query with bound parameters: `$1` is the first of `values`, each the source of a JavaScript expression of n8n. */
export interface Statement {
	query: string;
	values: string[];
}

const table = z.object({ dataTableId: z.object({ mode: z.literal('name'), value: z.string() }) });
const condition = z.object({
	keyName: z.string(),
	condition: z.enum(['eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'isEmpty', 'isNotEmpty', 'isTrue', 'isFalse']),
	keyValue: z.string().optional(),
});
const filtered = table.extend({
	matchType: z.enum(['anyCondition', 'allConditions']).optional(),
	filters: z.object({ conditions: z.array(condition).optional() }),
});
const reading = filtered.extend({
	returnAll: z.boolean().optional(),
	limit: z.number().int().optional(),
	orderBy: z.boolean().optional(),
	orderByColumn: z.string().optional(),
	orderByDirection: z.enum(['ASC', 'DESC']).optional(),
});
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const defined = z.object({
	columns: z.object({ mappingMode: z.literal('defineBelow'), value: z.record(cell) }),
});
const automatic = z.object({ columns: z.object({ mappingMode: z.literal('autoMapInputData') }) });

/**
 * The statement that does what a row operation of the Data Table node does. All of them end in SELECT, so that n8n's Postgres node
 * gives no item where nothing was found or changed, as the Data Table node does. `claims`: the rows are claims (see `insertion`).
 */
export function statementOf(node: INode, tables: Tables, claims: boolean): Statement {
	try {
		const { parameters } = node;
		if (parameters.resource !== 'row' && parameters.resource !== undefined)
			throw new Error(`resource ${JSON.stringify(parameters.resource)}`);
		switch (parameters.operation) {
			case 'get':
				return selection(parameters, tables);
			case 'update':
				return change(parameters, tables);
			case 'deleteRows':
				return deletion(parameters, tables);
			case 'upsert':
				return upsertion(parameters, tables);
			case 'insert':
				return insertion(parameters, tables, claims);
			default:
				throw new Error(`operation ${JSON.stringify(parameters.operation)}`);
		}
	} catch (error) {
		throw new Error(`The Data Table node "${node.name}" has no PostgreSQL form yet: ${String(error)}`);
	}
}

class Binding {
	readonly values: string[] = [];
	add(expression: string): string {
		this.values.push(expression);
		return `$${this.values.length}`;
	}
}

function selection(parameters: unknown, tables: Tables): Statement {
	const { dataTableId, filters, matchType, ...order } = reading.parse(parameters);
	const columns = columnsOf(dataTableId.value, tables);
	const bound = new Binding();
	const where = whereOf(filters.conditions ?? [], matchType, bound, columns);
	const column = order.orderBy ? known(order.orderByColumn ?? 'createdAt', columns) : quoted('id');
	const limit = order.returnAll ? '' : ` LIMIT ${order.limit ?? 50}`;
	return {
		query: `SELECT ${list(columns)} FROM ${dataTableId.value}${where} ORDER BY ${column} ${order.orderBy ? (order.orderByDirection ?? 'DESC') : 'ASC'}${limit}`,
		values: bound.values,
	};
}

function change(parameters: unknown, tables: Tables): Statement {
	const { dataTableId, filters, matchType } = filtered.parse(parameters);
	const columns = columnsOf(dataTableId.value, tables);
	const { value } = defined.parse(parameters).columns;
	const bound = new Binding();
	const changes = Object.entries(value).map(
		([name, to]) => `${known(name, columns)} = ${bound.add(expressionOf(to))}`,
	);
	const where = whereOf(filters.conditions ?? [], matchType, bound, columns);
	if (where === '') throw new Error('an update of every row');
	return {
		query: asSelect(
			`UPDATE ${dataTableId.value} SET ${[...changes, '"updatedAt" = now()'].join(', ')}${where}`,
			columns,
		),
		values: bound.values,
	};
}

function deletion(parameters: unknown, tables: Tables): Statement {
	const { dataTableId, filters, matchType } = filtered.parse(parameters);
	const columns = columnsOf(dataTableId.value, tables);
	const bound = new Binding();
	const where = whereOf(filters.conditions ?? [], matchType, bound, columns);
	if (where === '') throw new Error('a deletion of every row');
	return { query: asSelect(`DELETE FROM ${dataTableId.value}${where}`, columns), values: bound.values };
}

/** Only by the unique key: anything else would not be one step for two runs at the same moment. */
function upsertion(parameters: unknown, tables: Tables): Statement {
	const { dataTableId, filters } = filtered.parse(parameters);
	const columns = columnsOf(dataTableId.value, tables);
	const { value } = defined.parse(parameters).columns;
	const [only, ...more] = filters.conditions ?? [];
	if (only?.keyName !== 'key' || only.condition !== 'eq' || more.length > 0 || only.keyValue !== value.key)
		throw new Error('an upsert by something else than the key that it writes');
	const bound = new Binding();
	const names = Object.keys(value).map((name) => known(name, columns));
	const cells = Object.values(value).map((one) => bound.add(expressionOf(one)));
	return {
		query: asSelect(
			`INSERT INTO ${dataTableId.value} (${names.join(', ')}) VALUES (${cells.join(', ')}) ON CONFLICT ("key") DO UPDATE SET ${names.map((name) => `${name} = EXCLUDED.${name}`).join(', ')}`,
			columns,
		),
		values: bound.values,
	};
}

/**
 * Rows of the incoming items, one statement each; the Postgres node sends them together, so all are written or none.
 *
 * In the table with the unique key a row is written over only if this run has it. Not so for a row that another run holds: nothing is
 * written and nothing comes out, so that the workflow sees which of its claims do not stand. A claim keeps the mark that a person
 * set (column `released`): it is used up when the document has ended, not before. Where this run has already written the document's
 * new row, a second one (a mark that was typed meanwhile) only adds its mark.
 */
function insertion(parameters: unknown, tables: Tables, claims: boolean): Statement {
	const name = table.parse(parameters).dataTableId.value;
	automatic.parse(parameters);
	const columns = columnsOf(name, tables);
	const own = columns.filter((column) => !SYSTEM_COLUMNS.includes(column)).map(quoted);
	const incoming = `json_populate_record(null::${name}, $1::json) AS incoming`;
	const insert = `INSERT INTO ${name} AS kept (${own.join(', ')}) SELECT ${own.join(', ')} FROM ${incoming} WHERE $1 <> '{}'`;
	if (!columns.includes('key'))
		return { query: asSelect(insert, columns), values: ['JSON.stringify($json)'] };
	const changes = own
		.filter((column) => column !== '"key"')
		.map((column) =>
			claims && column === '"released"'
				? `${column} = coalesce(nullif(EXCLUDED.${column}, ''), kept.${column})`
				: `${column} = EXCLUDED.${column}`,
		);
	const upsert = `${insert} ON CONFLICT ("key") DO UPDATE SET ${[...changes, '"updatedAt" = now()'].join(', ')} WHERE kept."runId" = $2`;
	const mark = `marked AS (UPDATE ${name} AS kept SET "released" = incoming."released" FROM ${incoming} WHERE kept."key" = incoming."key" AND kept."runId" = '' AND coalesce(kept."released", '') = '' AND incoming."released" <> '')`;
	return {
		query: asSelect(upsert, columns, claims ? '' : `${mark}, `),
		values: ['JSON.stringify($json)', '$execution.id'],
	};
}

const list = (columns: string[]): string => columns.map(quoted).join(', ');

const asSelect = (writing: string, columns: string[], before = ''): string =>
	`WITH ${before}written AS (${writing} RETURNING *) SELECT ${list(columns)} FROM written ORDER BY "id"`;

function columnsOf(name: string, tables: Tables): string[] {
	const columns = tables.get(name);
	if (!columns) throw new Error(`table ${name}, which the workflow does not create`);
	return [...SYSTEM_COLUMNS, ...columns.map((column) => column.name)];
}

function known(name: string, columns: string[]): string {
	if (!columns.includes(name)) throw new Error(`column ${name}`);
	return quoted(name);
}

const COMPARISONS = { eq: '=', neq: 'IS DISTINCT FROM', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function whereOf(
	conditions: Array<z.infer<typeof condition>>,
	matchType: 'anyCondition' | 'allConditions' | undefined,
	bound: Binding,
	columns: string[],
): string {
	const tests = conditions.map(({ keyName, condition: test, keyValue }) => {
		const column = known(keyName, columns);
		if (test === 'isEmpty') return `coalesce(${column}::text, '') = ''`;
		if (test === 'isNotEmpty') return `coalesce(${column}::text, '') <> ''`;
		if (test === 'isTrue' || test === 'isFalse')
			return `${column} IS ${test === 'isTrue' ? 'TRUE' : 'FALSE'}`;
		return `${column} ${COMPARISONS[test]} ${bound.add(expressionOf(keyValue ?? ''))}`;
	});
	// The Data Table node's own default is "any".
	return tests.length === 0 ? '' : ` WHERE ${tests.join(matchType === 'allConditions' ? ' AND ' : ' OR ')}`;
}

/** The source of the expression that a parameter holds: `={{ $now.toISO() }}` is `$now.toISO()`, `run` is `"run"`. */
export function expressionOf(value: z.infer<typeof cell>): string {
	if (typeof value !== 'string' || !value.startsWith('=')) return JSON.stringify(value);
	const inner = /^=\{\{([\s\S]*)\}\}$/.exec(value)?.[1]?.trim();
	if (inner === undefined || inner.includes('{{') || inner.includes('}}'))
		throw new Error(`the expression ${value}`);
	return inner;
}
