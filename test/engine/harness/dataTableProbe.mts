import type { Execution, Json } from './execution.mts';
import { dataTableNode, itemsNode, manualTrigger, workflowOf, type Edge } from './workflowText.mts';

/**
 * A workflow that uses the Data Table node in every way in which the product's workflow does. It runs in the engine with the
 * stand-in and in the real n8n, and must give the same in both: that is what makes the stand-in trustworthy.
 */
const TABLE = { __rl: true, mode: 'name', value: 'probe_table' };
const where = (...conditions: Array<[string, string, string]>) => ({
	matchType: 'allConditions',
	filters: {
		conditions: conditions.map(([keyName, condition, keyValue]) => ({ keyName, condition, keyValue })),
	},
});
const values = (value: Record<string, string>) => ({
	columns: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
});
const automatic = {
	columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] },
};
const once = { executeOnce: true, alwaysOutputData: true };
const forgiving = { ...once, onError: 'continueRegularOutput' } as const;
const create = (name: string) => ({
	resource: 'table',
	operation: 'create',
	tableName: name,
	options: { createIfNotExists: true },
	columns: {
		column: [
			{ name: 'key', type: 'string' },
			{ name: 'owner', type: 'string' },
			{ name: 'until', type: 'date' },
			{ name: 'count', type: 'number' },
		],
	},
});
const row = (operation: string, ...parameters: object[]) =>
	Object.assign({ operation, dataTableId: TABLE, options: {} }, ...parameters);

const steps = [
	dataTableNode('Create', create('probe_table'), once),
	dataTableNode('Create Again', create('probe_table'), once),
	dataTableNode('Create a Longer Name', create('my_probe_table_copy'), once),
	dataTableNode('Create in Vain', create('probe_table'), forgiving),
	dataTableNode(
		'Find by Name',
		{ resource: 'table', operation: 'list', returnAll: true, options: { filterName: 'PROBE_TABLE' } },
		once,
	),
	dataTableNode(
		'Upsert New',
		row('upsert', where(['key', 'eq', 'run']), values({ key: 'run', owner: 'a' })),
		once,
	),
	dataTableNode(
		'Upsert Known',
		row('upsert', where(['key', 'eq', 'run']), values({ key: 'run', owner: 'b' })),
		once,
	),
	dataTableNode(
		'Not Yet Smaller',
		row('update', where(['until', 'lt', '2026-01-01T00:00:00Z']), values({ owner: 'wrong' })),
		once,
	),
	dataTableNode(
		'Fill the Empty',
		row(
			'update',
			where(['key', 'eq', 'run'], ['until', 'isEmpty', '']),
			values({ until: '2000-01-01T00:00:00+02:00' }),
		),
		once,
	),
	dataTableNode(
		'Smaller',
		row(
			'update',
			where(['key', 'eq', 'run'], ['until', 'lt', '2026-01-01T00:00:00Z']),
			values({ owner: 'c', until: '2026-06-01T12:00:00Z' }),
		),
		once,
	),
	dataTableNode(
		'No Longer Smaller',
		row(
			'update',
			where(['key', 'eq', 'run'], ['until', 'lt', '2026-01-01T00:00:00Z']),
			values({ owner: 'wrong' }),
		),
		once,
	),
	...itemsNode('Rows', [
		{ key: 'x', owner: '', count: 1, id: 77 },
		{ key: 'y', owner: 'z', until: '2026-02-03T04:05:06.000Z' },
		{ key: 'x', owner: null },
	]),
	dataTableNode('Insert', row('insert', automatic, { options: { optimizeBulk: true } }), {
		alwaysOutputData: true,
	}),
	dataTableNode('All Rows', row('get', { matchType: 'allConditions', filters: {}, returnAll: true }), once),
	dataTableNode(
		'Different or Empty',
		row('get', where(['key', 'neq', 'run'], ['owner', 'neq', 'z']), { returnAll: true }),
		once,
	),
	dataTableNode(
		'Newest First',
		row('get', where(['key', 'neq', 'run']), {
			returnAll: true,
			orderBy: true,
			orderByColumn: 'id',
			orderByDirection: 'DESC',
		}),
		once,
	),
	dataTableNode(
		'Unknown Column',
		row('insert', values({ nonsense: '1' }), { options: { optimizeBulk: true } }),
		forgiving,
	),
	dataTableNode('Delete Two', row('deleteRows', where(['key', 'neq', 'run'], ['owner', 'neq', 'z'])), once),
	dataTableNode('Delete None', row('deleteRows', where(['key', 'eq', 'nobody'])), once),
	dataTableNode(
		'What Is Left',
		row('get', { matchType: 'allConditions', filters: {}, returnAll: true }),
		once,
	),
];

const names = [manualTrigger, ...steps].map(({ name }) => name);
const chain: Edge[] = names.slice(1).map((name, index) => [names[index] ?? '', name]);
export const dataTableProbe = workflowOf([manualTrigger, ...steps], chain);

/** What the nodes gave, without what differs between two instances (ids of tables, times of writing). */
export function probeOutcome(execution: Execution): Record<string, Json[]> {
	const outcome = steps.map(({ name }) => [name, execution.output(name).map(comparable)] as const);
	return Object.fromEntries(outcome);
}

function comparable(json: Json): Json {
	const text = JSON.stringify(json, (key, value: unknown) =>
		['createdAt', 'updatedAt', 'projectId', 'project'].includes(key) ? undefined : value,
	);
	const { columns, ...rest } = JSON.parse(text) as Json;
	return columns === undefined
		? rest
		: {
				name: rest.name,
				columns: (columns as Json[]).map(({ name, type }) => `${String(name)}:${String(type)}`).sort(),
			};
}
