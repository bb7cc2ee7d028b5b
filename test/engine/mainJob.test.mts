import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import { expectPostedOnce, expectUntouched } from './harness/judge.mts';
import { nodeNamed } from './harness/shippedWorkflow.mts';
import { dataTableNode, manualTrigger, workflowOf } from './harness/workflowText.mts';
import { AUDIT_TABLE, WORK_TABLE, World } from './harness/world.mts';

let world: World;
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
beforeEach(async () => {
	world = await World.start();
});
afterEach(async () => await world.close());

describe('the shipped workflow over the 12 published reports', () => {
	it('posts each once, tells Concur so and writes one audit row each', async () => {
		const documents = world.addReports();
		const execution = await world.run();
		expect(execution.error).toBeUndefined();
		for (const document of documents) expectPostedOnce(world, document);
		expect(world.netSuite.books.size).toBe(documents.length);

		expect(world.audit).toHaveLength(documents.length);
		for (const document of documents) {
			const rows = world.audit.filter(({ fiDocumentId }) => fiDocumentId === document.id);
			expect(rows).toHaveLength(1);
			const record = world.netSuite.books.byId(String(rows[0]?.netSuiteId));
			expect(record?.externalId).toContain(document.businessId);
			expect(rows[0]).toMatchObject({
				documentId: document.businessId,
				status: 'confirmed',
				concurStatus: 'success',
				netSuiteNumber: record?.tranId,
			});
		}
		expect(world.work).toEqual([]);
		expect(execution.output('Run Summary')).toMatchObject([{ needsPerson: false, documentCount: 12 }]);
	});

	it('posts nothing in a second run, and says so', async () => {
		world.addReports();
		await world.run();
		const before = world.netSuite.books.created();
		const second = await world.run();
		expect(second.status).toBe('success');
		expect(second.output('Run Summary')).toMatchObject([{ needsPerson: false, documentCount: 0 }]);
		expect(world.netSuite.books.created()).toBe(before);
		expect(world.audit).toHaveLength(12);
	});

	it('runs on an empty queue', async () => {
		const execution = await world.run();
		expect(execution.status).toBe('success');
		expect(execution.output('Run Summary')[0]?.sentence).toBe('No documents were waiting.');
		expect(execution.nodes).not.toContain('Prepare Postings');
		expect(world.engine.tables.rows(AUDIT_TABLE)).toEqual([]);
	});
});

describe('two runs at the same moment', () => {
	it('one works, the other ends cleanly and says why', async () => {
		const documents = world.addReports();
		const runs = await Promise.all([world.run(), world.run()]);
		expect(runs.map(({ status }) => status)).toEqual(['success', 'success']);
		const summaries = runs.map((run) => run.output('Run Summary')[0] ?? {});
		expect(summaries.map(({ documentCount }) => documentCount).sort()).toEqual([0, 12]);
		expect(summaries.find(({ documentCount }) => documentCount === 0)?.sentence).toMatch(
			/^Another run is active since /,
		);
		for (const document of documents) expectPostedOnce(world, document);
		expect(world.audit).toHaveLength(12);
	});

	it('a third, after both, has the lease again', async () => {
		await Promise.all([world.run(), world.run()]);
		world.addReports('1.1');
		const third = await world.run();
		expect(third.output('Run Summary')).toMatchObject([{ documentCount: 1 }]);
	});
});

describe('more documents than one run takes', () => {
	it('are worked off by the next runs, each once', async () => {
		const documents = world.addReports();
		Object.assign(nodeNamed(world.workflow, 'Get Documents').parameters, { limit: 5 });
		const counts: unknown[] = [];
		for (let run = 1; run <= 4; run++)
			counts.push((await world.run()).output('Run Summary')[0]?.documentCount);
		expect(counts).toEqual([5, 5, 2, 0]);
		for (const document of documents) expectPostedOnce(world, document);
	});

	it('those known not to be ready do not count', async () => {
		for (const account of world.netSuite.masterData.accounts)
			if (account.acctNumber === '474230') account.isInactive = true;
		world.addReports();
		Object.assign(nodeNamed(world.workflow, 'Get Documents').parameters, { limit: 6 });
		await world.run();
		const known = world.work.length;
		expect(known).toBeGreaterThan(0);
		const second = await world.run();
		expect(second.output('Run Summary')[0]?.documentCount).toBe(6 + known);
	});
});

describe('the work table', () => {
	it('keeps rows that a run did not look at', async () => {
		await world.run();
		// A kind of document that this workflow does not read.
		const row = {
			key: 'f'.repeat(32),
			fiDocumentId: 'f'.repeat(32),
			docType: 'invoice',
			documentId: 'ABC',
			state: 'notReady',
			runId: '',
			reason: 'Kept',
		};
		world.engine.tables.table(WORK_TABLE).put(row);
		world.addReports();
		await world.run();
		expect(world.work).toMatchObject([row]);
		expect(world.audit).toHaveLength(12);
	});

	it('must be the only table with its name in it: else nothing is read or posted', async () => {
		await world.run();
		const columns = { column: [{ name: 'key', type: 'string' }] };
		const create = dataTableNode('Create', {
			resource: 'table',
			operation: 'create',
			tableName: 'Old CONCUR_NETSUITE_WORK',
			columns,
			options: {},
		});
		await world.engine.run(workflowOf([manualTrigger, create], [['Start', 'Create']]));
		const [document] = world.addReports('1.1');
		const run = await world.run();
		expect(run.status).toBe('error');
		expect(run.error?.message).toContain('Old CONCUR_NETSUITE_WORK');
		if (document) expectUntouched(world, document);
	});
});
