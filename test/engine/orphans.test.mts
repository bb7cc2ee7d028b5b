import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoredDocument } from '../sandbox/concur/documentStore.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import { Engine, type RunOptions } from './harness/engine.mts';
import type { Execution } from './harness/execution.mts';
import { expectPostedOnce, expectUntouched } from './harness/judge.mts';
import { orphanWorkflow } from './harness/orphanWorkflow.mts';
import { nodeNamed, shippedWorkflow } from './harness/shippedWorkflow.mts';
import { AUDIT_TABLE, WORK_TABLE, World } from './harness/world.mts';

let world: World;
let documents: StoredDocument[];
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
beforeEach(async () => {
	world = await World.start({ concur: { scopes: ['FISVC', 'EXPRPT', 'company.read'] } });
	documents = world.addReports();
});
afterEach(async () => await world.close());

/** The lease is for some 30 minutes. */
const endLease = () => world.clock.advance(2 * 3_600_000);
const loseWorkTable = () => void world.engine.tables.table(WORK_TABLE).rows.splice(0);

async function check(options: RunOptions = {}, engine: Engine = world.engine): Promise<Execution> {
	return await engine.run(orphanWorkflow(), { trigger: 'Run by Hand', ...options });
}

/** Starts a run of the main workflow that stands still right after the node until it is let go. */
async function runUntil(node: string): Promise<{ goOn(): Promise<Execution> }> {
	let letGo = () => {};
	const held = new Promise<void>((resolve) => (letGo = resolve));
	let run: Promise<Execution> | undefined;
	await new Promise<void>((reached) => {
		run = world.run({
			afterNode: async (name) => {
				if (name !== node) return;
				reached();
				await held;
			},
		});
	});
	return {
		async goOn() {
			letGo();
			return (await run) ?? expect.fail();
		},
	};
}

async function expectEveryDocumentPostedOnce(): Promise<void> {
	for (const document of documents) expectPostedOnce(world, document);
	expect(world.netSuite.books.size).toBe(documents.length);
	expect(world.work).toEqual([]);
}

describe('a run that was killed and whose work table is lost', () => {
	for (const step of ['Acknowledge in Concur', 'Post to NetSuite']) {
		it(`after "${step}": the check finds all documents, and the next run ends each, once`, async () => {
			await runUntil(step);
			endLease();
			loseWorkTable();
			const booked = world.netSuite.books.size;

			// Without the check nobody would ever look at them again.
			await world.run();
			expect(world.work).toEqual([]);
			expect(world.netSuite.books.size).toBe(booked);

			const found = await check();
			expect(found.status).toBe('error');
			expect(found.error?.message).toContain(
				`${documents.length} were acknowledged by us and have no row in the work table`,
			);
			expect(world.work.map(({ key, state }) => [key, state]).sort()).toEqual(
				documents.map(({ id }) => [id, 'claimed']).sort(),
			);
			const next = await world.run();
			expect(next.error).toBeUndefined();
			await expectEveryDocumentPostedOnce();
			expect((await check()).status).toBe('success');
		});
	}

	it('in a new n8n that has no tables at all', async () => {
		await runUntil('Post to NetSuite');
		endLease();
		const engine = await Engine.start();
		engine.credentials.save('sapConcurApi', world.concur.credential());
		engine.credentials.save('netSuiteApi', world.netSuite.credential());
		expect((await check({}, engine)).status).toBe('error');
		expect(engine.tables.rows(WORK_TABLE)).toHaveLength(documents.length);
		const next = await engine.run(world.workflow, { trigger: 'Run by Hand' });
		expect(next.error).toBeUndefined();
		for (const document of documents) expectPostedOnce(world, document);
		expect(world.netSuite.books.size).toBe(documents.length);
	});

	it('a document that a person had closed comes back to that person and is not posted', async () => {
		await runUntil('Acknowledge in Concur');
		endLease();
		loseWorkTable();
		const [closed] = documents;
		if (!closed) throw new Error('There are no documents');
		world.engine.tables.table(AUDIT_TABLE).put({ fiDocumentId: closed.id, status: 'refused' });
		await check();
		expect(world.work.find(({ key }) => key === closed.id)).toMatchObject({ state: 'needsReview' });
		expect(world.work.filter(({ state }) => state === 'claimed')).toHaveLength(documents.length - 1);
	});
});

describe('a check where nothing is lost', () => {
	it('says so, and changes nothing', async () => {
		const check1 = await check();
		expect(check1.error).toBeUndefined();
		expect(check1.output('Find Orphans', 1)).toHaveLength(documents.length);
		expect(check1.output('Find Orphans', 2)).toMatchObject([
			{ orphans: 0, inOrder: documents.length, lookedUp: 0 },
		]);
		expect(world.work).toEqual([]);
		for (const document of documents) expectUntouched(world, document);
		await world.run();
		await expectEveryDocumentPostedOnce();
		expect((await check()).output('Find Orphans', 2)).toMatchObject([{ reportsInProcessing: 0 }]);
	});

	it('names what only people can end', async () => {
		const [taken] = documents;
		if (!taken) throw new Error('There are no documents');
		world.concur.documents.acknowledgeAs(taken.id, 'SAP-S4');
		world.concur.reports.addWithoutDocument('LOST', { processingPaymentDate: '2026-01-02T03:04:05.000Z' });
		const found = await check();
		expect(found.error?.message).toMatch(/1 was acknowledged by another system; 1 has no financial document/);
		expect(found.error?.message).toContain('Report LOST "Report LOST" is in processing since 2026-01-02');
		expect(world.work).toEqual([]);
		expect(found.nodes).not.toContain('Add Missing Rows');
	});

	it('without the scope: fails with the scope in its words', async () => {
		world.concur.company.scopes = ['FISVC', 'company.read'];
		const found = await check();
		expect(found.status).toBe('error');
		expect(found.error?.description).toContain('EXPRPT');
	});
});

describe('a check while a run is working', () => {
	it('sees the claims of the run', async () => {
		const run = await runUntil('Acknowledge in Concur');
		const during = await check();
		expect(during.error).toBeUndefined();
		expect(world.work).toHaveLength(documents.length);
		expect((await run.goOn()).error).toBeUndefined();
		await expectEveryDocumentPostedOnce();
	});

	it('that acknowledged after the rows were read: adds no row', async () => {
		let run: Awaited<ReturnType<typeof runUntil>> | undefined;
		const found = await check({
			afterNode: async (node) => {
				if (node === 'Read Work Rows') run = await runUntil('Acknowledge in Concur');
			},
		});
		expect(found.output('Find Orphans', 0)).toHaveLength(documents.length);
		expect(world.work).toHaveLength(documents.length);
		expect((await run?.goOn())?.error).toBeUndefined();
		await expectEveryDocumentPostedOnce();
	});

	it('that even ends before the rows are added: the next run clears them away', async () => {
		let run: Awaited<ReturnType<typeof runUntil>> | undefined;
		await check({
			afterNode: async (node) => {
				if (node === 'Read Work Rows') run = await runUntil('Acknowledge in Concur');
				if (node === 'Find Orphans') expect((await run?.goOn())?.error).toBeUndefined();
			},
		});
		expect(world.work).toHaveLength(documents.length);
		expect((await world.run()).error).toBeUndefined();
		await expectEveryDocumentPostedOnce();
	});
});

describe('the template', () => {
	it('creates the tables exactly as the main workflow does', () => {
		for (const name of ['Create Work Table', 'Create Audit Table'])
			expect(nodeNamed(orphanWorkflow(), name).parameters).toEqual(
				nodeNamed(shippedWorkflow(), name).parameters,
			);
	});

	it('writes rows with the columns of the work table', async () => {
		await runUntil('Acknowledge in Concur');
		loseWorkTable();
		const [orphan] = (await check()).output('Find Orphans', 0);
		const columns = nodeNamed(shippedWorkflow(), 'Create Work Table').parameters.columns as unknown as {
			column: Array<{ name: string }>;
		};
		expect(Object.keys(orphan?.workRow ?? {})).toEqual(columns.column.map(({ name }) => name));
	});
});
