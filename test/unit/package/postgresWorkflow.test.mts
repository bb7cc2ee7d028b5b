import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { INode } from 'n8n-workflow';
import { shippedWorkflow } from '../../engine/harness/shippedWorkflow.mts';
import { expressionOf, statementOf } from '../../package/postgres/statement.mts';
import { tablesOf } from '../../package/postgres/tables.mts';
import { postgresVariant } from '../../package/postgres/variant.mts';

const folder = join(resolve(import.meta.dirname, '../../..'), 'workflows');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const creators = shippedWorkflow().nodes.filter(
	({ type, parameters }) => type === 'n8n-nodes-base.dataTable' && parameters.operation === 'create',
);

describe('the PostgreSQL form of the workflow', () => {
	it('is on disk as the main workflow makes it (else run npm run workflows)', () => {
		expect(JSON.parse(read('concur-to-netsuite-postgres.json'))).toEqual(postgresVariant(shippedWorkflow()));
	});

	it('has every node of the main workflow but those that create tables, and no Data Table', () => {
		const variant = postgresVariant(shippedWorkflow());
		const names = variant.nodes.map(({ name }) => name);
		expect(variant.nodes.some(({ type }) => type.endsWith('.dataTable'))).toBe(false);
		const notes = variant.nodes.filter(({ type }) => type.endsWith('.stickyNote'));
		for (const { parameters } of notes) expect(parameters.content).not.toMatch(/\bData tables?\b/);
		const missing = shippedWorkflow()
			.nodes.map(({ name }) => name)
			.filter((name) => !names.includes(name));
		expect(missing.sort()).toEqual(
			[...creators.map(({ name }) => name), 'Stop: Rename the Other Table'].sort(),
		);
		const targets = Object.values(variant.connections).flatMap(({ main = [] }) =>
			main.flatMap((output) => (output ?? []).map(({ node }) => node)),
		);
		for (const name of [...Object.keys(variant.connections), ...targets]) expect(names).toContain(name);
	});

	it('lets a document go on only past the check of its claim', () => {
		const { connections } = postgresVariant(shippedWorkflow());
		const before = shippedWorkflow().connections['Once Claimed']?.main?.[0];
		expect(connections['Once Claimed']?.main).toEqual([[{ node: 'Claim Written?', type: 'main', index: 0 }]]);
		expect(connections['Claim Written?']?.main?.[0]).toEqual(before);
		expect(connections['Claim Written?']?.main?.[1]).toEqual([
			{ node: 'Claimed by Another Run', type: 'main', index: 0 },
		]);
	});
});

describe('the SQL file', () => {
	const sql = read('concur-to-netsuite-postgres.sql');
	for (const [table, columns] of tablesOf(creators)) {
		it(`gives ${table} the columns of the Data Table`, () => {
			const body =
				new RegExp(`CREATE TABLE IF NOT EXISTS ${table} \\(([\\s\\S]*?)\\n\\);`).exec(sql)?.[1] ?? '';
			const made = [...body.matchAll(/^\t"(\w+)" (timestamp with time zone|text|bigint|boolean)/gm)]
				.map(([, name, type]) => ({ name, type }))
				.filter(({ name }) => !['id', 'createdAt', 'updatedAt'].includes(name ?? ''));
			expect(made).toEqual(columns);
		});
	}
});

describe('a Data Table node that it does not know', () => {
	const node = (parameters: INode['parameters']): INode => ({
		id: '1',
		name: 'Odd One',
		type: 'n8n-nodes-base.dataTable',
		typeVersion: 1.1,
		position: [0, 0],
		parameters: {
			resource: 'row',
			dataTableId: { __rl: true, mode: 'name', value: 'concur_netsuite_work' },
			...parameters,
		},
	});
	const filters = (keyName: string, condition = 'eq') => ({
		matchType: 'allConditions',
		filters: { conditions: [{ keyName, condition, keyValue: 'x' }] },
	});
	const odd: Array<[string, INode['parameters']]> = [
		['another operation', { operation: 'rowExists', ...filters('key') }],
		['another condition', { operation: 'get', ...filters('key', 'ilike') }],
		['an unknown column', { operation: 'get', ...filters('colour') }],
		['a deletion of everything', { operation: 'deleteRows', filters: {} }],
		[
			'an upsert by another column',
			{
				operation: 'upsert',
				...filters('state'),
				columns: { mappingMode: 'defineBelow', value: { key: 'x' } },
			},
		],
		[
			'an expression within a text',
			{
				operation: 'get',
				...filters('key'),
				filters: { conditions: [{ keyName: 'key', condition: 'eq', keyValue: '=a {{ 1 }} b {{ 2 }}' }] },
			},
		],
	];
	for (const [what, parameters] of odd) {
		it(`stops the making: ${what}`, () => {
			expect(() => statementOf(node(parameters), tablesOf(creators), false)).toThrow(
				/^The Data Table node "Odd One" has no PostgreSQL form yet/,
			);
		});
	}

	it('binds values, whether fixed or an expression', () => {
		expect(expressionOf('run')).toBe('"run"');
		expect(expressionOf('={{ $now.toISO() }}')).toBe('$now.toISO()');
		const { query, values } = statementOf(
			node({ operation: 'get', returnAll: true, ...filters('key', 'neq') }),
			tablesOf(creators),
			false,
		);
		expect(query).toContain('WHERE "key" IS DISTINCT FROM $1 ORDER BY "id" ASC');
		expect(values).toEqual(['"x"']);
	});
});
