import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoredDocument } from '../sandbox/concur/documentStore.mts';
import type { FaultRule } from '../sandbox/http/faults.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import { expectPostedOnce, expectUntouched, recordsOf } from './harness/judge.mts';
import { World } from './harness/world.mts';

let world: World;
let documents: StoredDocument[];
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
beforeEach(async () => {
	world = await World.start();
	documents = world.addReports();
});
afterEach(async () => await world.close());

const GONE = 100_000;
const JOURNALS = { method: 'POST', path: /record\/v1\/journalEntry/ };

describe('a service that asks to slow down', () => {
	const waits: Array<[string, Partial<FaultRule>]> = [
		['without Retry-After', {}],
		['with Retry-After: 0', { retryAfter: '0' }],
		['with Retry-After: 7', { retryAfter: '7' }],
	];
	for (const [how, more] of waits) {
		it(`NetSuite answers 429 ${how} to many calls: everything is posted once in the same run`, async () => {
			world.netSuite.faults.add({ kind: 'statusBeforeCommit', status: 429, times: 8, skip: 2, ...more });
			world.netSuite.faults.add({ kind: 'statusBeforeCommit', status: 429, times: 8, ...JOURNALS, ...more });
			const run = await world.run();
			expect(run.error).toBeUndefined();
			expect(world.netSuite.faults.pending).toBe(0);
			for (const document of documents) expectPostedOnce(world, document);
		});

		it(`SAP Concur answers 429 ${how} to reading, acknowledging and confirming`, async () => {
			for (const path of [/transactions$/, /acknowledgements$/, /postingconfirmations$/]) {
				world.concur.faults.add({ kind: 'statusBeforeCommit', status: 429, times: 2, path, ...more });
			}
			const run = await world.run();
			expect(run.error).toBeUndefined();
			expect(world.concur.faults.pending).toBe(0);
			for (const document of documents) expectPostedOnce(world, document);
		});
	}

	it('an account with one free slot: no more than that is used, and everything is posted', async () => {
		world.netSuite.modes.concurrencyLimit = 1;
		world.netSuite.modes.latencyMs = 5;
		const run = await world.run();
		expect(run.error).toBeUndefined();
		for (const document of documents) expectPostedOnce(world, document);
		expect(world.netSuite.concurrency.maxInFlight).toBe(1);
	});
});

describe('a service that goes away in the middle', () => {
	it('NetSuite, right after the acknowledgement: Concur is told nothing, and the next run posts', async () => {
		const run = await world.run({
			afterNode: (node) =>
				node === 'Acknowledge in Concur'
					? world.netSuite.faults.add({ kind: 'resetBeforeCommit', times: GONE })
					: undefined,
		});
		expect(run.output('Run Summary')).toMatchObject([{ documentCount: 12 }]);
		for (const document of documents) {
			expect(world.concur.documents.get(document.id)).toMatchObject({
				status: 'ACKNOWLEDGED',
				postingConfirmations: [],
			});
		}
		expect(world.work.map(({ state }) => state)).toEqual(documents.map(() => 'claimed'));
		expect(world.netSuite.books.size).toBe(0);

		world.netSuite.faults.clear();
		const next = await world.run();
		expect(next.error).toBeUndefined();
		for (const document of documents) expectPostedOnce(world, document);
		expect(world.work).toEqual([]);
	});

	it('SAP Concur, right after the posting: the next run confirms without posting again', async () => {
		await world.run({
			afterNode: (node) =>
				node === 'Post to NetSuite'
					? world.concur.faults.add({ kind: 'resetBeforeCommit', times: GONE })
					: undefined,
		});
		expect(world.netSuite.books.size).toBe(documents.length);
		for (const document of documents)
			expect(world.concur.documents.get(document.id)).toMatchObject({
				status: 'ACKNOWLEDGED',
				postingConfirmations: [],
			});

		world.concur.faults.clear();
		// The periods close meanwhile: what is posted needs no open period.
		for (const period of world.netSuite.masterData.periods) period.closed = true;
		const next = await world.run();
		expect(next.error).toBeUndefined();
		for (const document of documents) expectPostedOnce(world, document);
		expect(world.work).toEqual([]);
	});

	it('SAP Concur, while the queue is read: the run stops, the lease is given back, the next run works', async () => {
		world.concur.faults.add({
			kind: 'statusBeforeCommit',
			status: 503,
			times: GONE,
			path: /transactions$/,
			skip: 1,
		});
		const run = await world.run();
		expect(run.status).toBe('error');
		expect(run.error?.message).toContain('Nothing was acknowledged or posted');
		for (const document of documents) expectUntouched(world, document);

		world.concur.faults.clear();
		const next = await world.run();
		expect(next.error).toBeUndefined();
		for (const document of documents) expectPostedOnce(world, document);
	});

	it('NetSuite, while postings are checked: nobody has to do anything, and the next run works', async () => {
		const run = await world.run({
			afterNode: (node) =>
				node === 'Prepare Postings'
					? world.netSuite.faults.add({ kind: 'statusBeforeCommit', status: 503, times: GONE })
					: undefined,
		});
		expect(run.error).toBeUndefined();
		const [summary] = run.output('Run Summary');
		expect(summary).toMatchObject({ needsPerson: false, people: [], counts: { notReady: documents.length } });
		expect(summary?.sentence).toContain(
			`Nobody has to do anything. NetSuite did not answer: the next run goes on with ${documents.length} documents.`,
		);
		expect(run.nodes).not.toContain('Write Claims');
		for (const document of documents) expectUntouched(world, document);

		world.netSuite.faults.clear();
		const next = await world.run();
		expect(next.error).toBeUndefined();
		for (const document of documents) expectPostedOnce(world, document);
	});
});

describe('a write whose outcome is not known', () => {
	const unclear: FaultRule[] = [
		{ kind: 'resetAfterCommit' },
		{ kind: 'statusAfterCommit', status: 500 },
		{ kind: 'statusAfterCommit', status: 503, retryAfter: '0' },
		{ kind: 'malformedJson' },
		{ kind: 'resetBeforeCommit' },
		{ kind: 'statusBeforeCommit', status: 500 },
	];
	const writes = [
		{ what: 'the journal', on: 'netSuite', filter: JOURNALS },
		{ what: 'the acknowledgement', on: 'concur', filter: { method: 'POST', path: /acknowledgements$/ } },
		{ what: 'the confirmation', on: 'concur', filter: { method: 'POST', path: /postingconfirmations$/ } },
	] as const;
	for (const { what, on, filter } of writes) {
		for (const fault of unclear) {
			it(`${what}, ${fault.kind} ${fault.status ?? ''}: posted once and confirmed, at the latest by the next run`, async () => {
				world[on].faults.add({ ...fault, ...filter, times: 2 });
				await world.run();
				expect(world[on].faults.fired.length).toBeGreaterThan(0);
				for (const document of documents) expect(recordsOf(world, document).length).toBeLessThanOrEqual(1);
				world[on].faults.clear();
				const next = await world.run();
				expect(next.error).toBeUndefined();
				for (const document of documents) expectPostedOnce(world, document);
				expect(world.work).toEqual([]);
			});
		}
	}

	it('the journal, while SuiteQL lags behind: never a second one', async () => {
		world.netSuite.modes.suiteQlLagMs = 10 * 60_000;
		world.netSuite.faults.add({ kind: 'resetAfterCommit', ...JOURNALS, times: 3 });
		await world.run();
		world.clock.advance(15 * 60_000);
		const next = await world.run();
		expect(next.error).toBeUndefined();
		for (const document of documents) expectPostedOnce(world, document);
	});
});

describe('a document that NetSuite definitely refuses', () => {
	it('is confirmed as an error, with the reason, and leaves no record', async () => {
		const [refused] = documents;
		if (!refused) throw new Error('There are no documents');
		world.netSuite.modes.scriptRejects = ({ externalId }) =>
			externalId?.includes(refused.businessId) ? 'Journals need a project' : undefined;
		const run = await world.run();
		expect(run.status).toBe('error');
		expect(recordsOf(world, refused)).toEqual([]);
		const stored = world.concur.documents.get(refused.id);
		expect(stored.status).toBe('POSTING_CONFIRMED_FAILURE');
		expect(JSON.stringify(stored.postingConfirmations)).toContain('Journals need a project');
		for (const document of documents.slice(1)) expectPostedOnce(world, document);
		expect(world.audit.filter(({ fiDocumentId }) => fiDocumentId === refused.id)).toMatchObject([
			{ status: 'failed', concurStatus: 'error' },
		]);
		expect(world.work).toEqual([]);
	});
});
