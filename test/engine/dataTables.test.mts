import { beforeAll, describe, expect, it } from 'vitest';
import { LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import { dataTableProbe, probeOutcome } from './harness/dataTableProbe.mts';
import { Engine } from './harness/engine.mts';
import { dataTableNode, manualTrigger, workflowOf } from './harness/workflowText.mts';

let engine: Engine;
beforeAll(async () => {
	engine = await Engine.start();
}, LOADING_TIMEOUT_MS);

// That the real n8n gives the very same is shown by test/e2e/mainJob.test.mts.
describe('the stand-in of the Data Tables', () => {
	it('lets an update through only where every condition holds, dates included', async () => {
		const execution = await engine.run(dataTableProbe);
		expect(execution.error).toBeUndefined();
		const outcome = probeOutcome(execution);
		expect(outcome['Not Yet Smaller']).toEqual([{}]);
		expect(outcome['Smaller']).toMatchObject([{ owner: 'c', until: '2026-06-01T12:00:00.000Z' }]);
		expect(outcome['No Longer Smaller']).toEqual([{}]);
		expect(outcome['What Is Left']).toMatchObject([{ key: 'run', owner: 'c' }, { key: 'y' }]);
	});

	it('gives an update the rows as they are afterwards, whoever wrote them', async () => {
		const table = await tableOf('race');
		table.put({ key: 'run', state: 'free' });
		const take = async (owner: string) =>
			await table.service.updateRows({
				filter: { type: 'and', filters: [{ columnName: 'state', condition: 'eq', value: 'free' }] },
				data: { state: 'taken', key: owner },
			});
		const [one, other] = await Promise.all([take('one'), take('other')]);
		expect([one, other].flat().map((row) => row.key)).toEqual(['one', 'one']);
	});

	it('finds a table by a part of its name', async () => {
		await tableOf('concur_netsuite_work');
		await tableOf('my_concur_netsuite_work_2');
		const list = await engine.run(
			workflowOf(
				[
					manualTrigger,
					dataTableNode('List', {
						resource: 'table',
						operation: 'list',
						returnAll: true,
						options: { filterName: 'CONCUR_NETSUITE_WORK' },
					}),
				],
				[['Start', 'List']],
			),
		);
		expect(
			list
				.output('List')
				.map(({ name }) => name)
				.sort(),
		).toEqual(['concur_netsuite_work', 'my_concur_netsuite_work_2']);
	});
});

async function tableOf(name: string) {
	const columns = {
		column: [
			{ name: 'key', type: 'string' },
			{ name: 'state', type: 'string' },
		],
	};
	const create = dataTableNode('Create', {
		resource: 'table',
		operation: 'create',
		tableName: name,
		columns,
		options: { createIfNotExists: true },
	});
	const execution = await engine.run(workflowOf([manualTrigger, create], [['Start', 'Create']]));
	expect(execution.error).toBeUndefined();
	return engine.tables.table(name);
}
