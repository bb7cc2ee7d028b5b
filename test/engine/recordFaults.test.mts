import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GeneratedDocument } from '../fixtures/generate/generatedDocument.mts';
import type { FaultRule } from '../sandbox/http/faults.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import { EVERY, INVOICE, INVOICE_UK, THREE, TWO } from './harness/recordDocuments.mts';
import { RecordsWorld } from './harness/recordsWorld.mts';
import { nodeNamed } from './harness/shippedWorkflow.mts';
import type { World } from './harness/world.mts';

const RECORDS = { path: /record\/v1\/[a-zA-Z]+(\/\d+)?$/ };
const WRITE = { ...RECORDS, method: 'POST' };
const REMOVAL = { ...RECORDS, method: 'DELETE' };

let records: RecordsWorld;
let world: World;
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
afterEach(async () => await world.close());

async function start(...documents: GeneratedDocument[]): Promise<void> {
	records = await RecordsWorld.start(...documents);
	({ world } = records);
}

/** Post waits a second for an answer. */
const impatient = (): void => {
	nodeNamed(world.workflow, 'Post to NetSuite').parameters.options = { timeout: 1 };
};

const FAULTS: [string, FaultRule][] = [
	['reset before it', { kind: 'resetBeforeCommit' }],
	['reset after it', { kind: 'resetAfterCommit' }],
	['500 before it', { kind: 'statusBeforeCommit', status: 500 }],
	['500 after it', { kind: 'statusAfterCommit', status: 500 }],
	['503 before it', { kind: 'statusBeforeCommit', status: 503, retryAfter: '0' }],
	['503 after it', { kind: 'statusAfterCommit', status: 503 }],
	['an answer cut off', { kind: 'malformedJson' }],
	['429', { kind: 'statusBeforeCommit', status: 429 }],
	['no answer in time', { kind: 'slowAfterCommit', delayMs: 1_500 }],
];

describe.each(FAULTS)('%s', (_name, fault) => {
	it('on creating records of every kind: each is there once, and Concur hears of it', async () => {
		await start(...EVERY);
		if (fault.delayMs) impatient();
		world.netSuite.faults.add({ ...fault, ...WRITE, times: 2 });
		world.netSuite.faults.add({ ...fault, ...WRITE, skip: 5, times: fault.status === 429 ? 30 : 4 });
		await records.run();
		expect(world.netSuite.faults.fired.length).toBeGreaterThan(2);
		await records.runsOn(1);
		records.expectAll('POSTING_CONFIRMED_SUCCESS');
		expect(world.work).toEqual([]);
	});

	it('on the deletions of a back-out: an error is confirmed only where nothing is left', async () => {
		await start(TWO, THREE);
		if (fault.delayMs) impatient();
		records.refuse('-2');
		world.netSuite.faults.add({ ...fault, ...REMOVAL });
		await records.run();
		expect(world.netSuite.faults.fired.length).toBeGreaterThan(0);
		await records.runsOn(1);
		records.refuse(undefined);
		await records.runsOn(1);
		for (const document of records.documents)
			if (records.statusOf(document) === 'ACKNOWLEDGED')
				expect(records.rowOf(document)?.state).toBe('needsReview');
	});
});

describe('queries that lag behind', () => {
	it.each(FAULTS.filter(([, { kind }]) => /after|malformed/i.test(kind)))(
		'%s on second records: never another one',
		async (_name, fault) => {
			await start(TWO, THREE);
			if (fault.delayMs) impatient();
			world.netSuite.modes.suiteQlLagMs = 10 * 60_000;
			world.netSuite.faults.add({ ...fault, ...WRITE, skip: 1, times: 2 });
			await records.run();
			world.netSuite.faults.clear();
			await records.run();
			await records.runsOn(1);
			records.expectAll('POSTING_CONFIRMED_SUCCESS');
		},
	);
});

describe('a record that NetSuite definitely refuses', () => {
	it.each([
		[TWO, '-2'],
		[THREE, '-2'],
		[THREE, '-3'],
	])('after others: all is backed out, and Concur is told so (%#)', async (document, part) => {
		await start(document, INVOICE);
		records.refuse(part);
		await records.run();
		expect([records.statusOf(document), records.statusOf(INVOICE)]).toEqual([
			'POSTING_CONFIRMED_FAILURE',
			'POSTING_CONFIRMED_SUCCESS',
		]);
	});

	it('and Concur does not hear of it, while queries still show what was deleted', async () => {
		await start(TWO);
		const { modes, books, faults } = world.netSuite;
		modes.suiteQlLagMs = 20 * 60_000;
		records.refuse('-2');
		// Seen by the next run: the creation, but not yet the deletion.
		faults.add({ kind: 'statusBeforeCommit', status: 429, retryAfter: 200, ...REMOVAL });
		world.concur.faults.add({ kind: 'resetBeforeCommit', times: 1_000, path: /postingconfirmations$/ });
		const deletedAfter: number[] = [];
		books.onChange(({ kind, transaction, at }) => {
			if (kind === 'deleted') deletedAfter.push(at - transaction.createdAt);
		});
		await records.run();
		expect(books.size).toBe(0);
		expect(Math.min(...deletedAfter)).toBeGreaterThan(100_000);
		world.concur.faults.clear();
		records.refuse(undefined);
		world.clock.advance(modes.suiteQlLagMs - 60_000);
		await records.run();
		await records.runsOn();
		records.expectAll('POSTING_CONFIRMED_SUCCESS');
	});
});

describe('a run that is killed while it posts', () => {
	const POINTS = [0, 1, 2].flatMap((skip) => [false, true].map((isDone) => [skip, isDone] as const));
	it.each(POINTS)(
		'at record %i (in the books: %s): the next run adds what is missing',
		async (skip, isDone) => {
			await start(THREE);
			await records.killAt({ ...WRITE, skip }, isDone);
			expect(records.recordsOf(THREE)).toHaveLength(skip + (isDone ? 1 : 0));
			await records.runsOn(1);
			records.expectAll('POSTING_CONFIRMED_SUCCESS');
		},
	);

	it.each(POINTS.slice(0, 4))(
		'at deletion %i (done: %s): the next run adds what is missing',
		async (skip, isDone) => {
			await start(THREE);
			records.refuse('-3');
			await records.killAt({ ...REMOVAL, skip }, isDone);
			expect(records.recordsOf(THREE)).toHaveLength(2 - skip - (isDone ? 1 : 0));
			records.refuse(undefined);
			await records.runsOn(1);
			records.expectAll('POSTING_CONFIRMED_SUCCESS');
		},
	);

	it.each(POINTS.slice(0, 4))(
		'at deletion %i (done: %s), and still refused: the next run backs out what is left',
		async (skip, isDone) => {
			await start(THREE);
			records.refuse('-3');
			await records.killAt({ ...REMOVAL, skip }, isDone);
			expect(records.recordsOf(THREE)).toHaveLength(2 - skip - (isDone ? 1 : 0));
			await records.runsOn(2);
			records.expectAll('POSTING_CONFIRMED_FAILURE');
			expect(world.work).toEqual([]);
		},
	);

	it.each(POINTS)(
		'at record %i (in the books: %s), and then one is refused: what the killed run has made is backed out',
		async (skip, isDone) => {
			await start(THREE);
			await records.killAt({ ...WRITE, skip }, isDone);
			if (records.recordsOf(THREE).length === 3) return expect(skip).toBe(2);
			records.refuse('-3');
			await records.runsOn(2);
			records.expectAll('POSTING_CONFIRMED_FAILURE');
			expect(world.work).toEqual([]);
		},
	);

	it('after the first record, which a person then edits; a refusal leaves it to a person', async () => {
		await start(TWO);
		await records.killAt({ ...WRITE }, true);
		const [left] = records.recordsOf(TWO);
		if (left) left.memo = 'edited';
		records.refuse('-2');
		await records.runsOn(2);
		expect(records.statusOf(TWO)).toBe('ACKNOWLEDGED');
		expect(records.recordsOf(TWO)).toHaveLength(1);
		expect(records.rowOf(TWO)).toMatchObject({ state: 'needsReview' });
	});

	it('after the first record, and then the document does not pass the checks: what is there is named', async () => {
		await start(TWO);
		await records.killAt({ ...WRITE }, true);
		for (const period of world.netSuite.masterData.periods) period.closed = true;
		await records.runsOn(2);
		expect(records.statusOf(TWO)).toBe('ACKNOWLEDGED');
		expect(records.recordsOf(TWO)).toHaveLength(1);
		expect(JSON.stringify(records.rowOf(TWO))).toContain(records.recordsOf(TWO)[0]?.tranId);
		for (const period of world.netSuite.masterData.periods) period.closed = false;
		await records.runsOn(1);
		records.expectAll('POSTING_CONFIRMED_SUCCESS');
	});

	it('after the first record, which a person then voids or deletes', async () => {
		await start(TWO, THREE);
		await records.killAt({ ...WRITE, skip: 1 }, true);
		const [left] = records.recordsOf(TWO);
		const [voided] = records.recordsOf(THREE);
		if (left) world.netSuite.books.delete(left.id);
		if (voided) world.netSuite.books.void(voided.id);
		await records.runsOn(2);
		expect(records.statusOf(TWO)).toBe('POSTING_CONFIRMED_SUCCESS');
		expect(records.rowOf(THREE)).toMatchObject({ state: 'needsReview' });
	});
});

describe('what changes between the runs', () => {
	it('somebody keys in the supplier invoice: it is not posted again, until that one is gone', async () => {
		await start(INVOICE, INVOICE_UK);
		const { books } = world.netSuite;
		await records.run({
			afterNode: (node) =>
				node === 'Acknowledge in Concur'
					? world.netSuite.faults.add({ kind: 'resetBeforeCommit', times: 1_000 })
					: undefined,
		});
		world.netSuite.faults.clear();
		expect([INVOICE, INVOICE_UK].map((document) => records.statusOf(document))).toEqual([
			'ACKNOWLEDGED',
			'ACKNOWLEDGED',
		]);
		const [{ entity, tranId } = expect.fail('no record')] = INVOICE.expected.records;
		const vendor = world.netSuite.masterData.vendors.find(({ entityId }) => entityId === entity);
		const byHand = books.insert({
			...{ recordType: 'vendorBill', tranId, entity: vendor?.id, tranDate: '2026-10-01', currency: '1' },
			...{ subsidiary: '1', exchangeRate: '1', posting: true, body: {}, sublists: {}, impact: [] },
		});
		await records.runsOn();
		expect([INVOICE, INVOICE_UK].map((document) => records.statusOf(document))).toEqual([
			'ACKNOWLEDGED',
			'POSTING_CONFIRMED_SUCCESS',
		]);
		expect(records.recordsOf(INVOICE)).toEqual([]);
		expect(records.rowOf(INVOICE)?.reason).toContain(tranId);
		books.delete(byHand.id);
		await records.runsOn(1);
		records.expectAll('POSTING_CONFIRMED_SUCCESS');
	});

	it('bills and reports wait for approval: success only after it', async () => {
		await start(...EVERY);
		world.netSuite.modes.billApprovalRouting = true;
		world.netSuite.modes.expenseReportApproval = 'person';
		world.netSuite.faults.add({ kind: 'resetAfterCommit', ...WRITE, times: 3 });
		await records.run();
		await records.runsOn(1);
		const pending = world.netSuite.books.transactions.filter(({ posting }) => !posting);
		expect(pending.length).toBeGreaterThan(2);
		const waiting = world.work.filter(({ state }) => state === 'pendingApproval');
		expect(waiting).toHaveLength(pending.length);
		for (const { id } of pending) world.netSuite.books.approve(id);
		await records.runsOn(1);
		records.expectAll('POSTING_CONFIRMED_SUCCESS');
	});
});
