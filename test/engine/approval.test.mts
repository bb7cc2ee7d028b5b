import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoredDocument } from '../sandbox/concur/documentStore.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import { expectConcurWasTold, expectPostedOnce, recordsOf } from './harness/judge.mts';
import { auditOf, killAfter, mark, readsOf, rowOf } from './harness/persons.mts';
import { nodeNamed } from './harness/shippedWorkflow.mts';
import { World } from './harness/world.mts';

let world: World;
let document: StoredDocument;
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
beforeEach(async () => {
	world = await World.start({ netSuite: { modes: { journalApprovalRouting: true } } });
	[document] = world.addReports('1.3') as [StoredDocument];
});
afterEach(async () => await world.close());

const told = () => world.concur.documents.confirmations(document.id).map(({ body }) => body);
const record = () => recordsOf(world, document)[0]!;

/** Saved in NetSuite, but somebody has to approve it there. */
async function pending(): Promise<void> {
	await world.run();
	expect(rowOf(world, document)).toMatchObject({ state: 'pendingApproval' });
	expect(told()).toEqual([]);
}

describe('a posting that waits for approval in NetSuite', () => {
	it('is looked at each run without a call to Concur about it, and told once', async () => {
		await pending();
		const reads = readsOf(world, document);
		for (let times = 0; times < 2; times += 1) {
			const queries = world.netSuite.log.filter({ path: /suiteql/ }).length;
			const run = await world.run();
			expect(run.output('Run Summary')[0]).toMatchObject({ counts: { pendingApproval: 1 } });
			expect(world.netSuite.log.filter({ path: /suiteql/ }).length).toBeGreaterThan(queries);
		}
		expect(readsOf(world, document)).toBe(reads);
		expect(told()).toEqual([]);
		expect(auditOf(world, document)).toMatchObject([{ status: 'pendingApproval' }]);
		expect(rowOf(world, document)).toMatchObject({ state: 'pendingApproval' });
		expect(world.netSuite.books.created()).toBe(1);
	});

	it('approved: Concur hears success with its number', async () => {
		await pending();
		await world.run();
		world.netSuite.books.approve(record().id);
		await world.run();
		expectPostedOnce(world, document);
		expect(told()).toMatchObject([{ postingDocs: [{ documentNumber: record().tranId }] }]);
		expect(world.work).toEqual([]);
	});

	it('rejected: Concur hears an error that names the transaction; nothing of it posts', async () => {
		await pending();
		await world.run();
		world.netSuite.books.reject(record().id);
		const run = await world.run();
		expectConcurWasTold(world, document, 'POSTING_CONFIRMED_FAILURE');
		expect(JSON.stringify(told())).toContain(record().tranId);
		expect(JSON.stringify(told())).toContain('was rejected in NetSuite');
		expect(auditOf(world, document).at(-1)).toMatchObject({
			status: 'rejected',
			concurStatus: 'error',
			problemCodes: 'approval-rejected',
			netSuiteNumber: record().tranId,
		});
		expect(run.nodes).toContain('Confirm to Concur');
		expect(world.work).toEqual([]);
		expect(recordsOf(world, document)).toMatchObject([{ posting: false }]);
	});

	it.each([
		['deleted', () => world.netSuite.books.delete(record().id), 'pending-record-gone'],
		['voided', () => world.netSuite.books.void(record().id), 'record-voided'],
	])('%s: a person says what is to become of it', async (_, act, code) => {
		await pending();
		act();
		await world.run();
		expect(told()).toEqual([]);
		expect(rowOf(world, document)).toMatchObject({ state: 'needsReview' });
		expect(auditOf(world, document).at(-1)).toMatchObject({ problemCodes: code });
		await mark(world, document, 'error');
		await world.run();
		expectConcurWasTold(world, document, 'POSTING_CONFIRMED_FAILURE');
		expect(world.work).toEqual([]);
	});

	it('deleted, and a person says retry: posted anew, once', async () => {
		await pending();
		world.netSuite.books.delete(record().id);
		await world.run();
		world.netSuite.modes.journalApprovalRouting = false;
		await mark(world, document, 'retry');
		await world.run();
		expectPostedOnce(world, document);
	});

	it('marked with error while it waits: refused, since it may still be approved', async () => {
		await pending();
		await mark(world, document, 'error');
		await world.run();
		expect(told()).toEqual([]);
		expect(rowOf(world, document)).toMatchObject({ state: 'pendingApproval', released: '' });
		world.netSuite.books.approve(record().id);
		await world.run();
		expectPostedOnce(world, document);
	});

	it('still waits where NetSuite does not answer in between', async () => {
		await pending();
		world.netSuite.faults.add({ path: /suiteql/, times: 100, kind: 'statusBeforeCommit', status: 503 });
		await world.run();
		world.netSuite.faults.clear();
		world.netSuite.books.approve(record().id);
		await world.run();
		expectPostedOnce(world, document);
	});

	it('counts as posted when that was chosen: Concur is told when it is saved', async () => {
		for (const name of ['Validate in NetSuite', 'Post to NetSuite'])
			nodeNamed(world.workflow, name).parameters.options = { treatSavedAsPosted: true };
		await world.run();
		expectConcurWasTold(world, document, 'POSTING_CONFIRMED_SUCCESS');
		expect(recordsOf(world, document)).toMatchObject([{ posting: false }]);
		expect(world.work).toEqual([]);
	});
});

const STEPS = [
	'Get Documents',
	'Validate in NetSuite',
	'Write Claims',
	'Acknowledge in Concur',
	'Post to NetSuite',
	'Confirm to Concur',
	'Write Audit Rows',
	'Remove Rows of This Run',
];

describe.each(STEPS)('killed after "%s"', (step) => {
	it('in the run after the approval: success, once', async () => {
		await pending();
		world.netSuite.books.approve(record().id);
		await killAfter(world, step);
		await world.run();
		expectPostedOnce(world, document);
		expect(world.work).toEqual([]);
	});

	it('in the run after the rejection: error, once', async () => {
		await pending();
		world.netSuite.books.reject(record().id);
		await killAfter(world, step);
		await world.run();
		expectConcurWasTold(world, document, 'POSTING_CONFIRMED_FAILURE');
		expect(world.work).toEqual([]);
		expect(auditOf(world, document).at(-1)).toMatchObject({ status: 'rejected', concurStatus: 'error' });
	});
});
