import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoredDocument } from '../sandbox/concur/documentStore.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import { expectConcurWasTold, expectPostedOnce, expectUntouched, recordsOf } from './harness/judge.mts';
import { auditOf, killAfter, rowOf } from './harness/persons.mts';
import { chosenWorkflow, DEMO_CHOICES, nodeNamed } from './harness/shippedWorkflow.mts';
import { World } from './harness/world.mts';

const DAY_MS = 86_400_000;

let world: World;
let document: StoredDocument;
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
beforeEach(async () => {
	world = await World.start();
	[document] = world.addReports('1.3') as [StoredDocument];
	choose(['netsuiteAdmin']);
});
afterEach(async () => await world.close());

function choose(problemOwners: string[], afterDays = 3): void {
	nodeNamed(world.workflow, 'Validate in NetSuite').parameters.sendBack = { problemOwners, afterDays };
}

const account = (acctNumber: string) =>
	world.netSuite.masterData.accounts.find((one) => one.acctNumber === acctNumber)!;
const breakAccount = (isBroken = true) => (account('54').isInactive = isBroken);
const closePeriods = () => world.netSuite.masterData.periods.forEach((one) => (one.closed = true));
const told = () => world.concur.documents.confirmations(document.id).map(({ body }) => body);

function expectSentBack(code: string): void {
	expectConcurWasTold(world, document, 'POSTING_CONFIRMED_FAILURE');
	const [{ systemMessages = [] } = {}] = told() as Array<{ systemMessages?: Array<{ messageId: string }> }>;
	expect(systemMessages.map(({ messageId }) => messageId)).toEqual(
		expect.arrayContaining(['sent-back-by-age', code]),
	);
	expect(recordsOf(world, document)).toEqual([]);
	expect(world.work).toEqual([]);
}

describe('a document that cannot post for longer than the chosen time', () => {
	it.each([
		['an inactive account', () => breakAccount(), 'account-inactive'],
		['a closed period', () => closePeriods(), 'period-closed'],
	])('because of %s: waits, then goes back with the problems as messages', async (_, arrange, code) => {
		arrange();
		await world.run();
		world.clock.advance(2.9 * DAY_MS);
		await world.run();
		expectUntouched(world, document);
		expect(rowOf(world, document)).toMatchObject({ state: 'notReady' });
		world.clock.advance(0.2 * DAY_MS);
		await world.run();
		expectSentBack(code);
		expect(auditOf(world, document).at(-1)).toMatchObject({ status: 'sentBack', concurStatus: 'error' });
	});

	it('stays in the queue when the problem is of an owner that was not chosen', async () => {
		choose(['concurProcessor', 'integrationAdmin']);
		breakAccount();
		await world.run();
		world.clock.advance(30 * DAY_MS);
		await world.run();
		expectUntouched(world, document);
	});

	it('stays in the queue as shipped, where no owner is chosen', async () => {
		world.workflow = chosenWorkflow();
		breakAccount();
		await world.run();
		world.clock.advance(30 * DAY_MS);
		await world.run();
		expectUntouched(world, document);
	});

	it('from before the cut-over: never goes back', async () => {
		world.workflow = chosenWorkflow({ ...DEMO_CHOICES, cutOver: '2026-01-01' });
		choose(['netsuiteAdmin', 'concurProcessor', 'integrationAdmin'], 0);
		breakAccount();
		await world.run();
		world.clock.advance(30 * DAY_MS);
		await world.run();
		expectUntouched(world, document);
	});

	it('posts, not goes back, when it can be posted by then', async () => {
		breakAccount();
		await world.run();
		world.clock.advance(5 * DAY_MS);
		breakAccount(false);
		await world.run();
		expectPostedOnce(world, document);
	});

	it('recalled before it goes back: Concur is told nothing', async () => {
		breakAccount();
		await world.run();
		world.clock.advance(5 * DAY_MS);
		await world.run({
			afterNode: (name) => {
				if (name === 'Write Claims') world.concur.documents.recall(document.id);
			},
		});
		expect(told()).toEqual([]);
		expect(auditOf(world, document).at(-1)).toMatchObject({ status: 'refused' });
		expect(world.work).toEqual([]);
	});
});

describe('acknowledged by a run that died, and not postable since', () => {
	it('goes back after the time, without a second acknowledgement', async () => {
		await killAfter(world, 'Acknowledge in Concur');
		breakAccount();
		await world.run();
		expect(told()).toEqual([]);
		expect(rowOf(world, document)).toMatchObject({ state: 'claimed' });
		world.clock.advance(4 * DAY_MS);
		await world.run();
		expectSentBack('account-inactive');
		expect(world.concur.documents.get(document.id).acknowledgements).toHaveLength(1);
	});

	it('that run had posted it, and a query does not show it yet: no error', async () => {
		choose(['netsuiteAdmin'], 0);
		world.netSuite.modes.suiteQlLagMs = 3 * 3_600_000;
		await killAfter(world, 'Post to NetSuite');
		breakAccount();
		await world.run();
		expect(told()).toEqual([]);
		world.clock.advance(4 * 3_600_000);
		await world.run();
		expectPostedOnce(world, document);
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

describe.each(STEPS)('a run that gives a document back and is killed after "%s"', (step) => {
	it('the next run gives it back, once', async () => {
		breakAccount();
		await world.run();
		world.clock.advance(4 * DAY_MS);
		await killAfter(world, step);
		await world.run();
		expectSentBack('account-inactive');
	});

	it('what was mended in between is posted, unless Concur has heard the error', async () => {
		breakAccount();
		await world.run();
		world.clock.advance(4 * DAY_MS);
		await killAfter(world, step);
		breakAccount(false);
		const isTold = told().length > 0;
		await world.run();
		if (isTold) expectSentBack('account-inactive');
		else expectPostedOnce(world, document);
		expect(isTold).toBe(['Confirm to Concur', 'Write Audit Rows', 'Remove Rows of This Run'].includes(step));
		expect(world.work).toEqual([]);
	});
});
