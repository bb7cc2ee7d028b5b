import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPublished, publishedReports } from '../sandbox/concur/publishedDocuments.mts';
import { LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import { expectPostedOnce } from './harness/judge.mts';
import { nodeNamed } from './harness/shippedWorkflow.mts';
import { AUDIT_TABLE, WORK_TABLE, World } from './harness/world.mts';

const MAPPING_TABLE = 'concur_netsuite_mapping';
/** Comes after the others. */
const LAST = 'Example-1.3.json';
const SHOW = 'What Would Be Posted';

let world: World;
beforeAll(async () => {
	world = await World.start();
}, LOADING_TIMEOUT_MS);
afterAll(async () => await world.close());

function switchDryRun(value: boolean) {
	const { assignments } = nodeNamed(world.workflow, 'Run Settings').parameters.assignments as {
		assignments: Array<{ name: string; value: unknown }>;
	};
	const dryRun = assignments.find(({ name }) => name === 'dryRun');
	if (!dryRun) throw new Error('Run Settings has no dryRun');
	dryRun.value = value;
}

const map = (kind: string, concurValue: string, netSuiteReference: string) =>
	world.engine.tables.table(MAPPING_TABLE).put({
		kind,
		concurValue,
		netSuiteReference,
		subsidiary: null,
		note: null,
		active: null,
		data: null,
	});

// In this order: a finance person's day.
describe('a dry run', () => {
	it('makes the tables and writes nothing else on an empty queue', async () => {
		switchDryRun(true);
		const run = await world.run();
		expect(run.error).toBeUndefined();
		expect(run.output('Run Summary')[0]?.sentence).toContain('Dry run: nothing was written');
		expect(world.engine.tables.rows(WORK_TABLE)).toEqual([]);
	});

	it('shows line by line what would be posted, and touches neither service nor the tables', async () => {
		const documents = addPublished(
			world.concur.documents,
			publishedReports().filter(({ file }) => !file.includes(LAST)),
		);
		world.netSuite.log.clear();
		world.concur.log.clear();
		const run = await world.run();
		expect(run.error).toBeUndefined();
		expect(run.status).toBe('success');
		const lines = run.output(SHOW, 0);
		expect(new Set(lines.map(({ documentId }) => documentId)).size).toBe(documents.length);
		expect(lines.every(({ accountName, reason }) => accountName !== '' || reason !== '')).toBe(true);
		expect(world.netSuite.books.size).toBe(0);
		for (const { id } of documents) expect(world.concur.documents.get(id).status).toBe('READY');
		for (const log of [world.netSuite.log, world.concur.log]) {
			const writes = log.filter({}).filter(({ method, path }) => {
				return method !== 'GET' && !/suiteql|token/.test(path);
			});
			expect(writes).toEqual([]);
		}
		expect(world.engine.tables.rows(WORK_TABLE)).toEqual([]);
		expect(world.engine.tables.rows(AUDIT_TABLE)).toEqual([]);
	});

	it('shows what a new mapping row changes, and the real run books it so', async () => {
		map('account', '474230', 'number:105');
		const run = await world.run();
		expect(run.error).toBeUndefined();
		const differences = run.output(SHOW, 2);
		expect(differences.length).toBeGreaterThan(0);
		const text = JSON.stringify(differences);
		expect(text).toContain('474230');
		expect(text).toContain('105');

		switchDryRun(false);
		const real = await world.run();
		expect(real.error).toBeUndefined();
		for (const record of world.netSuite.books.transactions)
			expect(world.netSuite.books.netByAccountNumber(record)).not.toHaveProperty('474230');
		expect(world.audit.filter(({ docType }) => docType === 'mapping')).toHaveLength(1);
		expect(world.audit.filter(({ docType }) => docType === 'expense')).toHaveLength(11);
	});

	it('keeps one snapshot per state of the mapping, and compares with the last one', async () => {
		await world.run();
		expect(world.audit.filter(({ docType }) => docType === 'mapping')).toHaveLength(1);
		const [one] = world.addReports('1.3.json');
		switchDryRun(true);
		const unchanged = await world.run();
		expect(unchanged.output(SHOW, 2)).toMatchObject([{ differences: 0 }]);
		switchDryRun(false);
		await world.run();
		if (!one) throw new Error('no document');
		expectPostedOnce(world, one);
	});
});
