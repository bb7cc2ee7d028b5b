import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoredDocument } from '../sandbox/concur/documentStore.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import { expectPostedOnce } from './harness/judge.mts';
import { World } from './harness/world.mts';

let world: World;
let documents: StoredDocument[];
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
beforeEach(async () => {
	world = await World.start();
	documents = world.addReports();
});
afterEach(async () => await world.close());

/** Starts a run and abandons it right after the node, as a power cut would. */
async function killAfter(node: string): Promise<void> {
	const reached = new Promise<void>((resolve) => {
		void world.run({
			afterNode: async (name) => {
				if (name !== node) return;
				resolve();
				await new Promise(() => {});
			},
		});
	});
	await reached;
}

/** The lease is for 30 minutes. */
const endLease = () => world.clock.advance(31 * 60_000);

const STEPS = [
	'Take Lease',
	'Get Documents',
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

describe('a run that is killed', () => {
	for (const step of STEPS) {
		it(`after "${step}": the next run ends what it began, each document once`, async () => {
			await killAfter(step);
			endLease();
			const next = await world.run();
			expect(next.error).toBeUndefined();
			for (const document of documents) expectPostedOnce(world, document);
			expect(world.netSuite.books.size).toBe(documents.length);
			expect(world.work).toEqual([]);
			for (const { id } of documents)
				expect(
					world.audit.some(({ fiDocumentId, status }) => fiDocumentId === id && status === 'confirmed'),
				).toBe(true);
		});
	}

	it('keeps others out until its time is over, then gives way', async () => {
		await killAfter('Acknowledge in Concur');
		const during = await world.run();
		expect(during.status).toBe('success');
		expect(during.output('Run Summary')[0]?.sentence).toMatch(
			/^Another run is active since \d{4}-\d\d-\d\d \d\d:\d\d/,
		);
		expect(world.netSuite.books.size).toBe(0);
		endLease();
		await world.run();
		for (const document of documents) expectPostedOnce(world, document);
	});

	it('between writing the open documents and removing the old rows: no row is lost, none is worked on twice', async () => {
		// A document that stays open, so that there is an open row to write.
		for (const one of world.netSuite.masterData.accounts) if (one.acctNumber === '54') one.isInactive = true;
		await killAfter('Write Open Documents');
		expect(world.work.length).toBeGreaterThan(1);
		endLease();
		await world.run();
		expect(world.work).toMatchObject([{ state: 'notReady', runId: '' }]);
		for (const document of documents.filter(({ id }) => id !== world.work[0]?.key))
			expectPostedOnce(world, document);
	});
});
