import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoredDocument } from '../sandbox/concur/documentStore.mts';
import { publishedReports } from '../sandbox/concur/publishedDocuments.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import type { Json } from './harness/execution.mts';
import { expectPostedOnce, expectUntouched } from './harness/judge.mts';
import { chosenWorkflow, DEMO_CHOICES, nodeNamed } from './harness/shippedWorkflow.mts';
import { World } from './harness/world.mts';

let world: World;
let document: StoredDocument;
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
beforeEach(async () => {
	world = await World.start();
	// A mileage report of 24.30 USD: account 54, employee 1017001.
	[document] = world.addReports('1.3') as [StoredDocument];
});
afterEach(async () => await world.close());

const only = (rows: Json[]): Json => {
	expect(rows).toHaveLength(1);
	return rows[0] ?? {};
};

interface Obstacle {
	what: string;
	code: string;
	/** Words that the sentence must hold. */
	says: RegExp;
	arrange: (world: World) => void;
	correct: (world: World) => void;
}

const account = (of: World, number: string) =>
	must(of.netSuite.masterData.accounts.find(({ acctNumber }) => acctNumber === number));
const employee = (of: World, id: string) =>
	must(of.netSuite.masterData.employees.find(({ entityId }) => entityId === id));
const must = <T,>(found: T | undefined): T => {
	if (found === undefined)
		throw new Error('The demo company has changed: the test does not find what it wants to break');
	return found;
};

const OBSTACLES: Obstacle[] = [
	{
		what: 'an account that NetSuite does not have',
		code: 'account-not-found',
		says: /54/,
		arrange: (of) => (account(of, '54').acctNumber = '54-renamed'),
		correct: (of) => (account(of, '54-renamed').acctNumber = '54'),
	},
	{
		what: 'an inactive account',
		code: 'account-inactive',
		says: /54/,
		arrange: (of) => (account(of, '54').isInactive = true),
		correct: (of) => (account(of, '54').isInactive = false),
	},
	{
		what: 'an inactive department',
		code: 'department-inactive',
		says: /department/i,
		arrange: (of) => of.netSuite.masterData.departments.forEach((one) => (one.isInactive = true)),
		correct: (of) => of.netSuite.masterData.departments.forEach((one) => (one.isInactive = false)),
	},
	{
		what: 'an employee that NetSuite does not have',
		code: 'employee-not-found',
		says: /1017001/,
		arrange: (of) => (employee(of, '1017001').entityId = 'somebody else'),
		correct: (of) => (employee(of, 'somebody else').entityId = '1017001'),
	},
	{
		what: 'a closed period',
		code: 'period-closed',
		says: /2019/,
		arrange: (of) => of.netSuite.masterData.periods.forEach((one) => (one.closed = true)),
		correct: (of) => of.netSuite.masterData.periods.forEach((one) => (one.closed = false)),
	},
	{
		what: 'a payable account of the settings that NetSuite does not have',
		code: 'account-not-found',
		says: /21010/,
		arrange: (of) => (account(of, '21010').acctNumber = '21010-renamed'),
		correct: (of) => (account(of, '21010-renamed').acctNumber = '21010'),
	},
];

describe('a document that cannot post', () => {
	for (const { what, code, says, arrange, correct } of OBSTACLES) {
		it(`because of ${what}: stays READY, is told once, and posts by itself when that is corrected`, async () => {
			arrange(world);
			const first = await world.run();
			expectUntouched(world, document);
			expect(first.status).toBe('error');
			expect(first.error?.message).toMatch(/^1 document: 1 not ready to post/);
			expect(first.nodes).not.toContain('Acknowledge in Concur');
			const told = only(world.audit);
			expect(told).toMatchObject({
				status: 'notReady',
				documentId: document.businessId,
				problemCodes: code,
				concurStatus: 'notConfirmed',
			});
			expect(told.reason).toMatch(says);
			expect(told.nextStep).not.toBe('');
			expect(only(world.work)).toMatchObject({ key: document.id, state: 'notReady', runId: '' });

			await world.run();
			expect(world.audit, 'the same problem is not told twice').toHaveLength(1);
			expect(only(world.work)).toMatchObject({ state: 'notReady', firstSeenAt: expect.any(Date) });

			correct(world);
			const last = await world.run();
			expect(last.error).toBeUndefined();
			expectPostedOnce(world, document);
			expect(world.work).toEqual([]);
			expect(world.audit.map(({ status }) => status)).toEqual(['notReady', 'confirmed']);
		});
	}

	it('tells all problems at once', async () => {
		account(world, '54').isInactive = true;
		employee(world, '1017001').entityId = 'somebody else';
		await world.run();
		expect(String(only(world.audit).problemCodes).split(', ').sort()).toEqual([
			'account-inactive',
			'employee-not-found',
		]);
	});

	it('does not keep the others from posting', async () => {
		account(world, '54').isInactive = true;
		const [other] = world.addReports('1.1') as [StoredDocument];
		await world.run();
		expectUntouched(world, document);
		expectPostedOnce(world, other);
	});
});

describe('a document that is not for us', () => {
	it('approved before the cut-over: skipped, stays READY, and posts when the date is set back', async () => {
		world.workflow = chosenWorkflow({ ...DEMO_CHOICES, cutOver: '2026-01-01' });
		const run = await world.run();
		expect(run.status, 'nobody has to do anything').toBe('success');
		expectUntouched(world, document);
		expect(only(world.audit)).toMatchObject({ status: 'skipped', problemCodes: 'approved-before-cut-over' });
		await world.run();
		expect(world.audit).toHaveLength(1);

		world.workflow = chosenWorkflow();
		await world.run();
		expectPostedOnce(world, document);
	});

	it('of a test user: skipped, stays READY', async () => {
		const [report] = publishedReports().filter(({ file }) => file.includes('-Example-1.2'));
		const text = must(report).text.replace(/"isTest":\s*("[^"]*"|null|true|false)/, '"isTest":"Y"');
		expect(text).not.toBe(report?.text);
		const test = world.concur.documents.add('expense', text);
		await world.run();
		expectUntouched(world, test);
		expectPostedOnce(world, document);
		expect(world.audit.filter(({ fiDocumentId }) => fiDocumentId === test.id)).toMatchObject([
			{ status: 'skipped', problemCodes: 'test-document' },
		]);
	});
});

describe('settings that are not complete', () => {
	it('an account that was not chosen: the run stops before anything is acknowledged, and names the setting', async () => {
		const prepare = nodeNamed(world.workflow, 'Prepare Postings').parameters as {
			payableAccounts: { row: Array<{ account: object }> };
		};
		must(prepare.payableAccounts.row[0]).account = { __rl: true, mode: 'list', value: '' };
		const run = await world.run();
		expect(run.status).toBe('error');
		expect(run.error?.message).toMatch(/Payable Accounts.*Employee.*Nothing was acknowledged or posted/s);
		expectUntouched(world, document);

		// The lease was given back: the next run works.
		world.workflow = chosenWorkflow();
		await world.run();
		expectPostedOnce(world, document);
	});

	it('no cut-over date: n8n does not even start', async () => {
		nodeNamed(world.workflow, 'Prepare Postings').parameters.postDocumentsApprovedFrom = '';
		await expect(world.run()).rejects.toThrow('"Post Documents Approved From" is required');
		expectUntouched(world, document);
	});
});
