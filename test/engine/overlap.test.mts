import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoredDocument } from '../sandbox/concur/documentStore.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import type { WorkflowFile } from './harness/engine.mts';
import type { Execution } from './harness/execution.mts';
import { expectPostedOnce } from './harness/judge.mts';
import { nodeNamed } from './harness/shippedWorkflow.mts';
import { World } from './harness/world.mts';

const SCHEDULE = 'Every Night at 02:30';
const EXAMPLES = ['1.1', '2.1', '3.1'];
const LEASE_MS = 31 * 60_000;

let world: World;
let documents: StoredDocument[];
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
beforeEach(async () => {
	world = await World.start();
	// The tables are there, as they are on any night but the first.
	await world.run();
	documents = EXAMPLES.flatMap((example) => world.addReports(example));
});
afterEach(async () => await world.close());

/** Boundaries at which something can still go wrong: from the start of a run to its end. */
const BOUNDARIES = [
	'Check SAP Concur',
	'List Tables',
	'Add Lease Row',
	'Take Lease',
	'Read Lease',
	'Take Over Open Documents',
	'Read Open Documents',
	'Get Documents',
	'Prepare Postings',
	'Validate in NetSuite',
	'Write Claims',
	'Acknowledge in Concur',
	'Post to NetSuite',
	'Confirm to Concur',
	'Audit Record',
	'Write Audit Rows',
	'Remove Rows of This Run',
	'Release Lease',
];

const writes = () => ({
	acknowledgements: world.concur.log.count({ method: 'POST', path: /acknowledgements$/ }),
	posts: world.netSuite.log.count({ method: 'POST', path: /\/record\/v1\// }),
	confirmations: world.concur.log.count({ method: 'POST', path: /postingconfirmations$/ }),
});

/**
 * Nothing more was acknowledged or posted. Only "posted" may still be said to Concur: that stays true whoever works on, and Concur takes it
 * once; a "not posted" may not, since the next run may be posting the document.
 */
function expectNoWritesSince(before: ReturnType<typeof writes>): void {
	const { acknowledgements, posts, confirmations } = writes();
	expect({ acknowledgements, posts }).toEqual({
		acknowledgements: before.acknowledgements,
		posts: before.posts,
	});
	const last = documents
		.flatMap(({ postingConfirmations }) => postingConfirmations)
		.slice(0, confirmations - before.confirmations);
	expect(last.map(({ body }) => body.overallPostingStatusCode)).toEqual(last.map(() => 'success'));
}

/** Every document once in both books, nothing left open, and every one of them told in the audit table. */
function expectAllOnce(): void {
	for (const document of documents) expectPostedOnce(world, document);
	expect(world.netSuite.books.created()).toBe(documents.length);
	for (const { id, acknowledgements } of documents) {
		expect(
			acknowledgements.filter(({ code }) => code === 0),
			id,
		).toHaveLength(1);
		expect(
			world.audit.filter(({ fiDocumentId, status }) => fiDocumentId === id && status === 'confirmed').length,
			id,
		).toBeGreaterThan(0);
	}
	expect(world.work).toEqual([]);
}

const sentence = (run: Execution) => String(run.output('Run Summary')[0]?.sentence);
const endsCleanly = (run: Execution) => run.nodes.includes('Run Summary');

/** Runs the workflow; once it is behind the node, `meanwhile` happens before it goes on. */
async function runWith(
	node: string,
	meanwhile: () => Promise<void>,
): Promise<{ run: Execution; reached: boolean }> {
	let reached = false;
	const run = await world.run({
		afterNode: async (name) => {
			if (name !== node || reached) return;
			reached = true;
			await meanwhile();
		},
	});
	return { run, reached };
}

describe('a scheduled run and a run by hand while another works', () => {
	for (const node of BOUNDARIES) {
		it(`after "${node}": one of them works, all end cleanly, each document once`, async () => {
			const others: Execution[] = [];
			const { run, reached } = await runWith(node, async () => {
				others.push(...(await Promise.all([world.run({ trigger: SCHEDULE }), world.run()])));
			});
			expect(reached).toBe(true);
			expectAllOnce();
			const runs = [run, ...others];
			expect(runs.map(endsCleanly)).toEqual([true, true, true]);
			// One did the work; the others stood back, or came when all was done.
			const worked = runs.filter((one) => Number(one.output('Run Summary')[0]?.documentCount) > 0);
			expect(worked).toHaveLength(1);
			for (const one of runs.filter((other) => !worked.includes(other)))
				expect(sentence(one)).toMatch(/^(Another run is active since |No documents were waiting)/);
		});
	}

	it('all started at the same moment', async () => {
		const runs = await Promise.all([world.run({ trigger: SCHEDULE }), world.run(), world.run()]);
		expectAllOnce();
		expect(runs.map(endsCleanly)).toEqual([true, true, true]);
	});
});

describe('a run that outlives its lease', () => {
	for (const node of BOUNDARIES.slice(BOUNDARIES.indexOf('Take Lease'))) {
		it(`after "${node}", while another takes over: it stops by itself, each document once`, async () => {
			let atTakeOver = writes();
			let other: Execution | undefined;
			const { run, reached } = await runWith(node, async () => {
				world.clock.advance(LEASE_MS);
				other = await world.run({ trigger: SCHEDULE });
				atTakeOver = writes();
			});
			expect(reached).toBe(true);
			expect(other && endsCleanly(other)).toBe(true);
			expectNoWritesSince(atTakeOver);
			expect(endsCleanly(run), run.error?.message).toBe(true);
			await world.run();
			expectAllOnce();
		});

		it(`after "${node}", and nobody takes over: it stops by itself, and the next run ends it`, async () => {
			let atEnd = writes();
			const { run, reached } = await runWith(node, async () => {
				world.clock.advance(LEASE_MS);
				atEnd = writes();
			});
			expect(reached).toBe(true);
			expectNoWritesSince(atEnd);
			expect(endsCleanly(run), run.error?.message).toBe(true);
			await world.run();
			expectAllOnce();
		});
	}
});

describe('a refusal of NetSuite that is to be told when the lease is over', () => {
	it('is not told any more: the run that has taken over has posted the document', async () => {
		world.netSuite.modes.scriptRejects = () => 'Not today';
		let goOn = () => {};
		const firstIsDone = new Promise<void>((resolve) => (goOn = resolve));
		let other: Promise<unknown> = Promise.resolve();
		const { run, reached } = await runWith('Post to NetSuite', async () => {
			world.netSuite.modes.scriptRejects = undefined;
			world.clock.advance(LEASE_MS);
			// The other run has posted and waits before its confirmation, so that this one goes first.
			await new Promise<void>((hasPosted) => {
				other = runWith('Post to NetSuite', async () => {
					hasPosted();
					await firstIsDone;
				});
			});
		});
		expect(documents.flatMap(({ postingConfirmations }) => postingConfirmations)).toEqual([]);
		expect(world.netSuite.books.created()).toBe(documents.length);
		goOn();
		await other;
		expect(reached).toBe(true);
		expect(endsCleanly(run)).toBe(true);
		await world.run();
		expectAllOnce();
	});
});

describe('a failed execution that is tried again', () => {
	/** The same workflow with an expression that fails in this node. */
	const broken = (node: string): WorkflowFile => {
		const copy = structuredClone(world.workflow);
		const { parameters } = nodeNamed(copy, node);
		if (node === 'Write Audit Rows')
			parameters.dataTableId = { __rl: true, mode: 'id', value: 'no such table' };
		else if (node === 'Post to NetSuite')
			parameters.options = { maxParallelRequests: "={{ $('No Such Node').first().json.x }}" };
		else parameters.systemId = "={{ $('No Such Node').first().json.x }}";
		return copy;
	};

	for (const node of [
		'Get Documents',
		'Acknowledge in Concur',
		'Post to NetSuite',
		'Confirm to Concur',
		'Write Audit Rows',
	]) {
		it(`at "${node}", an hour later: nothing twice`, async () => {
			const failed = await world.engine.run(broken(node), { trigger: 'Run by Hand' });
			expect(failed.status).toBe('error');
			world.clock.advance(2 * LEASE_MS);
			const before = writes();
			const retry = await world.engine.run(world.workflow, { retryOf: failed });
			expect(retry.nodes).toContain(node);
			// Its lease is long over.
			expect(writes()).toEqual(before);
			world.clock.advance(LEASE_MS);
			await world.run();
			expectAllOnce();
		});

		it(`at "${node}", while the next run works: nothing twice`, async () => {
			const failed = await world.engine.run(broken(node), { trigger: 'Run by Hand' });
			world.clock.advance(2 * LEASE_MS);
			await runWith(
				'Acknowledge in Concur',
				async () => void (await world.engine.run(world.workflow, { retryOf: failed })),
			);
			world.clock.advance(LEASE_MS);
			await world.run();
			expectAllOnce();
		});

		it(`at "${node}", after the next run: nothing twice`, async () => {
			const failed = await world.engine.run(broken(node), { trigger: 'Run by Hand' });
			world.clock.advance(2 * LEASE_MS);
			await world.run();
			const before = writes();
			await world.engine.run(world.workflow, { retryOf: failed });
			expect(writes()).toEqual(before);
			world.clock.advance(LEASE_MS);
			await world.run();
			expectAllOnce();
		});
	}
});
