import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoredDocument } from '../sandbox/concur/documentStore.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import { expectConcurWasTold, expectPostedOnce, recordsOf } from './harness/judge.mts';
import { auditOf, killAfter, mark, readsOf, rowOf } from './harness/persons.mts';
import { chosenWorkflow, DEMO_CHOICES } from './harness/shippedWorkflow.mts';
import { orphanWorkflow } from './harness/orphanWorkflow.mts';
import { AUDIT_TABLE, WORK_TABLE, World } from './harness/world.mts';

let world: World;
let document: StoredDocument;
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
beforeEach(async () => {
	world = await World.start();
	[document] = world.addReports('1.3') as [StoredDocument];
});
afterEach(async () => await world.close());

/** Posted, then voided by somebody before Concur heard of it: only a person knows what is to become of it. */
async function needsReview(): Promise<void> {
	await killAfter(world, 'Post to NetSuite');
	const [record] = recordsOf(world, document);
	world.netSuite.books.void(record!.id);
	await world.run();
	expect(rowOf(world, document)).toMatchObject({ state: 'needsReview', released: '' });
	expect(auditOf(world, document)).toMatchObject([{ status: 'needsReview', problemCodes: 'record-voided' }]);
}

const told = () => world.concur.documents.confirmations(document.id).map(({ body }) => body);

describe('a document that needs a person', () => {
	it('is left alone, but in the summary, until there is a mark', async () => {
		await needsReview();
		const reads = readsOf(world, document);
		const queries = world.netSuite.log.filter({ path: /suiteql/ }).length;
		for (let times = 0; times < 2; times += 1) {
			const run = await world.run();
			expect(run.output('Run Summary')[0]).toMatchObject({
				needsPerson: true,
				people: [{ documentId: document.businessId, reason: expect.stringContaining('voided') }],
			});
			expect(run.nodes).not.toContain('Acknowledge in Concur');
		}
		expect(readsOf(world, document)).toBe(reads);
		expect(queries).toBeGreaterThan(0);
		expect(auditOf(world, document)).toHaveLength(1);
		expect(told()).toEqual([]);
	});

	it('retry: looked at again; still voided, so it waits again, and the mark is used up', async () => {
		await needsReview();
		await mark(world, document, ' Retry ');
		await world.run();
		expect(rowOf(world, document)).toMatchObject({ state: 'needsReview', released: '' });
		const audit = auditOf(world, document);
		expect(audit).toHaveLength(2);
		expect(JSON.parse(String(audit[1]?.data))).toMatchObject({ released: 'Retry' });
		await world.run();
		expect(auditOf(world, document), 'told once').toHaveLength(2);
	});

	it('retry, with the voided record deleted: posted anew and confirmed, though it was acknowledged long ago', async () => {
		await needsReview();
		const [record] = recordsOf(world, document);
		world.netSuite.books.delete(record!.id);
		await mark(world, document, 'retry');
		await world.run();
		expectPostedOnce(world, document);
		expect(world.work).toEqual([]);
	});

	it('posted <number>: Concur hears success with that number', async () => {
		await needsReview();
		await mark(world, document, 'posted JE-77');
		const run = await world.run();
		expect(run.error).toBeUndefined();
		expectConcurWasTold(world, document, 'POSTING_CONFIRMED_SUCCESS');
		expect(told()).toMatchObject([{ postingDocs: [{ documentNumber: 'JE-77' }] }]);
		expect(auditOf(world, document).at(-1)).toMatchObject({
			status: 'confirmed',
			netSuiteNumber: 'JE-77',
			reason: 'Posted elsewhere as JE-77',
		});
		expect(JSON.parse(String(auditOf(world, document).at(-1)?.data))).toMatchObject({
			purpose: 'postedElsewhere',
			released: 'posted JE-77',
		});
		expect(world.work).toEqual([]);
		expect(world.netSuite.books.created()).toBe(1);
	});

	it('error: Concur hears that finance does not post it', async () => {
		await needsReview();
		await mark(world, document, 'ERROR');
		await world.run();
		expectConcurWasTold(world, document, 'POSTING_CONFIRMED_FAILURE');
		expect(JSON.stringify(told())).toContain('Finance has decided');
		expect(auditOf(world, document).at(-1)).toMatchObject({ status: 'sentBack', concurStatus: 'error' });
		expect(world.work).toEqual([]);
	});

	it('close: the row ends, no system is called, and the audit says so', async () => {
		await needsReview();
		const reads = readsOf(world, document);
		await mark(world, document, 'close');
		await world.run();
		expect(readsOf(world, document)).toBe(reads);
		expect(told()).toEqual([]);
		expect(world.work).toEqual([]);
		expect(auditOf(world, document).at(-1)).toMatchObject({
			status: 'refused',
			problemCodes: 'closed-by-person',
		});
	});

	it.each(['posted', 'yes please', 'errors'])(
		'%s: not understood, so nothing happens and the row says what to write',
		async (word) => {
			await needsReview();
			await mark(world, document, word);
			await world.run();
			expect(told()).toEqual([]);
			expect(rowOf(world, document)).toMatchObject({
				state: 'needsReview',
				released: word,
				nextStep: expect.stringContaining('posted JE1042'),
			});
		},
	);
});

describe('an order of a person', () => {
	it('posted <number> for a READY report from before the cut-over', async () => {
		world.workflow = chosenWorkflow({ ...DEMO_CHOICES, cutOver: '2026-01-01' });
		await world.run();
		await mark(world, document, 'posted 10042');
		await world.run();
		expectConcurWasTold(world, document, 'POSTING_CONFIRMED_SUCCESS');
		expect(told()).toMatchObject([{ postingDocs: [{ documentNumber: '10042' }] }]);
		expect(world.netSuite.books.created()).toBe(0);
		expect(world.work).toEqual([]);
	});

	it('for a document that no run has seen, from the form', async () => {
		const [other] = world.addReports('1.1') as [StoredDocument];
		await world.run();
		const [late] = world.addReports('1.2') as [StoredDocument];
		await mark(world, late, 'error');
		await world.run();
		expectConcurWasTold(world, late, 'POSTING_CONFIRMED_FAILURE');
		expect(recordsOf(world, late)).toEqual([]);
		expectPostedOnce(world, other);
		expectPostedOnce(world, document);
	});

	it('error is refused while NetSuite holds the posting; retry then confirms it', async () => {
		await killAfter(world, 'Post to NetSuite');
		await mark(world, document, 'error');
		await world.run();
		expect(told()).toEqual([]);
		expect(rowOf(world, document)).toMatchObject({ state: 'needsReview', released: '' });
		expect(auditOf(world, document)).toMatchObject([{ problemCodes: 'send-back-refused' }]);
		await mark(world, document, 'retry');
		await world.run();
		expectPostedOnce(world, document);
	});

	it('error is not said of a posting that a query does not show yet', async () => {
		world.netSuite.modes.suiteQlLagMs = 3 * 3_600_000;
		await killAfter(world, 'Post to NetSuite');
		await mark(world, document, 'error');
		await world.run();
		expect(told()).toEqual([]);
		expect(rowOf(world, document)).toMatchObject({ state: 'claimed' });
		world.clock.advance(4 * 3_600_000);
		await mark(world, document, 'retry');
		await world.run();
		expectPostedOnce(world, document);
	});

	it('posted <number> while NetSuite holds ours: confirmed with the number of ours', async () => {
		await killAfter(world, 'Post to NetSuite');
		const [record] = recordsOf(world, document);
		await mark(world, document, 'posted 1');
		await world.run();
		expectPostedOnce(world, document);
		expect(told()).toMatchObject([{ postingDocs: [{ documentNumber: record!.tranId }] }]);
	});

	it('a mark that comes while a run is at it counts in the next one', async () => {
		await needsReview();
		await world.run({
			afterNode: async (name) => {
				if (name === 'Audit Record') {
					const [row] = world.work;
					const { service } = world.engine.tables.table('concur_netsuite_work');
					const { id: _id, createdAt: _created, updatedAt: _updated, ...copy } = row as Record<string, never>;
					await service.insertRows([{ ...copy, runId: '', released: 'error' } as never], 'id');
				}
			},
		});
		expect(told()).toEqual([]);
		await world.run();
		expectConcurWasTold(world, document, 'POSTING_CONFIRMED_FAILURE');
		expect(world.work).toEqual([]);
	});
});

it('posted <number>, acknowledged by a run that died, with all rows lost: never posted by us', async () => {
	await world.close();
	world = await World.start({ concur: { scopes: ['FISVC', 'EXPRPT', 'company.read'] } });
	[document] = world.addReports('1.3') as [StoredDocument];
	world.workflow = chosenWorkflow({ ...DEMO_CHOICES, cutOver: '2026-01-01' });
	await world.run();
	await mark(world, document, 'posted 10042');
	await killAfter(world, 'Acknowledge in Concur');
	expect(world.concur.documents.get(document.id)).toMatchObject({ status: 'ACKNOWLEDGED' });
	for (const table of [WORK_TABLE, AUDIT_TABLE]) world.engine.tables.table(table).rows.splice(0);
	// A later cut-over would else keep the document from being posted.
	world.workflow = chosenWorkflow(DEMO_CHOICES);
	const check = await world.engine.run(orphanWorkflow(), { trigger: 'Run by Hand' });
	expect(check.error?.message).toContain('acknowledged as posted elsewhere and never confirmed');
	expect(rowOf(world, document)).toMatchObject({ state: 'needsReview' });
	await world.run();
	expect(world.netSuite.books.created()).toBe(0);
	await mark(world, document, 'posted 10042');
	await world.run();
	expectConcurWasTold(world, document, 'POSTING_CONFIRMED_SUCCESS');
	expect([world.netSuite.books.created(), world.work]).toEqual([0, []]);
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

describe.each(STEPS)('a run that acts on a mark and is killed after "%s"', (step) => {
	it.each([
		['posted 10042', 'POSTING_CONFIRMED_SUCCESS'],
		['error', 'POSTING_CONFIRMED_FAILURE'],
	] as const)('%s: the next run comes to the same end', async (word, status) => {
		world.workflow = chosenWorkflow({ ...DEMO_CHOICES, cutOver: '2026-01-01' });
		await world.run();
		await mark(world, document, word);
		await killAfter(world, step);
		await world.run();
		expectConcurWasTold(world, document, status);
		expect(world.netSuite.books.created()).toBe(0);
		expect(world.work).toEqual([]);
		expect(auditOf(world, document).length).toBeGreaterThan(1);
	});
});
