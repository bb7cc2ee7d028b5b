import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publishedReports } from '../sandbox/concur/publishedDocuments.mts';
import type { StoredDocument } from '../sandbox/concur/documentStore.mts';
import type { FaultRule } from '../sandbox/http/faults.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import type { Execution } from './harness/execution.mts';
import { expectPostedOnce, expectUntouched, recordsOf } from './harness/judge.mts';
import { chosenWorkflow, DEMO_CHOICES, nodeNamed } from './harness/shippedWorkflow.mts';
import { itemsNode, manualTrigger, workflowOf } from './harness/workflowText.mts';
import { World } from './harness/world.mts';

let world: World;
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
beforeEach(async () => void (world = await World.start()));
afterEach(async () => await world.close());

const ENDLESS = 1_000_000;
const MINUTE_MS = 60_000;
const JOURNALS = { method: 'POST', path: /record\/v1\/journalEntry/ };

type Header = [how: string, retryAfter: () => string | undefined];
const HEADERS: Header[] = [
	['without Retry-After', () => undefined],
	['with Retry-After: 0', () => '0'],
	['with an HTTP date', () => new Date(world.clock.now() + 20_000).toUTCString()],
	['with a Retry-After of hours', () => '10800'],
];

interface Storm {
	what: string;
	/** The node after which it starts. */
	after: string;
	on: 'concur' | 'netSuite';
	filter?: Partial<FaultRule>;
	/** How the run ends where nothing was acknowledged and all is left in the queue: an outage during Validate needs nobody. */
	beforeAcknowledgement?: 'error' | 'success';
}
const STORMS: Storm[] = [
	{
		what: 'SAP Concur, the queue',
		after: 'Check SAP Concur',
		on: 'concur',
		beforeAcknowledgement: 'error',
	},
	{
		what: 'NetSuite, the validation',
		after: 'Prepare Postings',
		on: 'netSuite',
		beforeAcknowledgement: 'success',
	},
	{ what: 'SAP Concur, the acknowledgement', after: 'Write Claims', on: 'concur' },
	{ what: 'NetSuite, the journals', after: 'Acknowledge in Concur', on: 'netSuite', filter: JOURNALS },
	{ what: 'NetSuite, everything while posting', after: 'Acknowledge in Concur', on: 'netSuite' },
	{ what: 'SAP Concur, the confirmation', after: 'Post to NetSuite', on: 'concur' },
];

describe('a service that takes no more calls at all', () => {
	for (const [how, retryAfter] of HEADERS) {
		for (const { what, after, on, filter, beforeAcknowledgement } of STORMS) {
			it(`${what}, 429 ${how}: the run ends in time, and the next one ends every document once`, async () => {
				const documents = world.addReports('1');
				const started = world.clock.now();
				const run = await world.run({
					afterNode: (node) => {
						if (node !== after) return;
						const header = retryAfter();
						world[on].faults.add({
							kind: 'statusBeforeCommit',
							status: 429,
							times: ENDLESS,
							...filter,
							...(header !== undefined && { retryAfter: header }),
						});
					},
				});
				expect(world[on].faults.fired.length).toBeGreaterThan(0);
				// A handful of calls, not one per document and second.
				expect(world[on].faults.fired.length).toBeLessThan(60);
				expect(world.clock.now() - started).toBeLessThan(20 * MINUTE_MS);
				if (beforeAcknowledgement) {
					expect(run.status).toBe(beforeAcknowledgement);
					expect(run.nodes).not.toContain('Write Claims');
					for (const document of documents) expectUntouched(world, document);
				} else {
					expect(world.work).toHaveLength(documents.length);
					for (const document of documents)
						expect(world.concur.documents.get(document.id).postingConfirmations).toEqual([]);
				}
				world[on].faults.clear();
				await expectNextRunEnds(documents);
			});
		}
	}
});

describe('a pause that lasts longer than the lease', () => {
	const onceAfter = (run: { after: string; on: 'concur' | 'netSuite'; rule: Partial<FaultRule> }) => ({
		afterNode: (node: string) => {
			if (node !== run.after) return;
			world[run.on].faults.add({
				kind: 'statusBeforeCommit',
				status: 429,
				retryAfter: String(3 * 3_600),
				...run.rule,
			});
		},
	});

	it('no acknowledgement is sent after it', async () => {
		const documents = world.addReports('1');
		setOptions('Acknowledge in Concur', { maxWait: 86_400 });
		const rule = { path: /acknowledgements$/ };
		await world.run(onceAfter({ after: 'Write Claims', on: 'concur', rule }));
		expect(world.concur.faults.fired).toHaveLength(1);
		for (const document of documents) expectUntouched(world, document);
		await expectNextRunEnds(documents);
	});

	it('no journal is sent after it', async () => {
		const documents = world.addReports('1');
		setOptions('Post to NetSuite', { maxWait: 86_400, maxParallelRequests: 1 });
		await world.run(onceAfter({ after: 'Acknowledge in Concur', on: 'netSuite', rule: JOURNALS }));
		expect(world.netSuite.faults.fired).toHaveLength(1);
		expect(world.netSuite.books.size).toBe(0);
		for (const { id } of documents)
			expect(world.concur.documents.get(id)).toMatchObject({
				status: 'ACKNOWLEDGED',
				postingConfirmations: [],
			});
		await expectNextRunEnds(documents);
	});

	it('an error is not told after it either; a success is, since it stays true', async () => {
		const documents = world.addReports('1');
		const [refused, ...others] = documents;
		if (!refused) throw new Error('There are no documents');
		world.netSuite.modes.scriptRejects = ({ externalId }) =>
			externalId?.includes(refused.businessId) ? 'Journals need a project' : undefined;
		setOptions('Confirm to Concur', { maxWait: 86_400 });
		const rule = { path: /postingconfirmations$/ };
		await world.run(onceAfter({ after: 'Post to NetSuite', on: 'concur', rule }));
		for (const document of others) expectPostedOnce(world, document);
		expect(world.concur.documents.get(refused.id)).toMatchObject({
			status: 'ACKNOWLEDGED',
			postingConfirmations: [],
		});
		expect(world.work).toMatchObject([{ key: refused.id, state: 'claimed' }]);
		// Meanwhile the journal may be possible: then the error would have been a wrong word.
		world.netSuite.modes.scriptRejects = undefined;
		await expectNextRunEnds(documents);
	});
});

describe('an account whose slots others use', () => {
	const MOST = 5;

	it('calls in flight fall after a 429 and come back when there is room again', async () => {
		useParallel(MOST);
		const documents = addCopies(90);
		Object.assign(world.netSuite.modes, { latencyMs: 4, reservedByOthers: 4 });
		const flights: number[] = [];
		await world.run({
			afterNode: (node) => {
				if (node === 'Acknowledge in Concur') watchJournals(flights);
			},
		});
		for (const document of documents) expect(recordsOf(world, document)).toHaveLength(1);
		expect(world.concur.documents.count('POSTING_CONFIRMED_SUCCESS')).toBe(documents.length);
		const { blocked } = world.netSuite.concurrency;
		expect(blocked).toBeGreaterThan(0);
		// Halved to one, and a try for a second one after each calm stretch: not one block per call.
		expect(blocked).toBeLessThan(documents.length / 2);
		const crowded = flights.slice(10, 40);
		expect(crowded.filter((inFlight) => inFlight === 1).length).toBeGreaterThan(crowded.length / 2);
		expect(Math.max(...crowded)).toBeLessThanOrEqual(2);
		expect(Math.max(...flights.slice(40))).toBeGreaterThanOrEqual(3);
		expect(Math.max(...flights)).toBeLessThanOrEqual(MOST);
	});

	it('nodes of several runs at once: each keeps to its own number, and all end although they meet the limit', async () => {
		useParallel(2);
		const documents = world.addReports();
		Object.assign(world.netSuite.modes, { latencyMs: 4, concurrencyLimit: 2 });
		const [run, ...queries] = await Promise.all([world.run(), askForRows(60), askForRows(60)]);
		expect(run.error).toBeUndefined();
		for (const one of queries) {
			expect(one.error).toBeUndefined();
			expect(one.output('Query')).toHaveLength(60);
		}
		for (const document of documents) expectPostedOnce(world, document);
		const { log, concurrency } = world.netSuite;
		expect(concurrency.blocked).toBeGreaterThan(0);
		// Two of the posting nodes, one of each query node.
		expect(log.maxInFlight).toBeLessThanOrEqual(4);
		expect(concurrency.maxInFlight).toBeLessThanOrEqual(2);
	});
});

/** After the lease, with everything back to normal. */
async function expectNextRunEnds(documents: readonly StoredDocument[]): Promise<void> {
	world.clock.advance(3 * 60 * MINUTE_MS);
	const next = await world.run();
	expect(next.error).toBeUndefined();
	for (const document of documents) expectPostedOnce(world, document);
	expect(world.netSuite.books.size).toBe(documents.length);
	expect(world.work).toEqual([]);
}

function setOptions(node: string, options: Record<string, unknown>): void {
	const { parameters } = nodeNamed(world.workflow, node);
	parameters.options = { ...(parameters.options as object | undefined), ...options } as never;
}

function useParallel(maxParallelRequests: number): void {
	world.workflow = chosenWorkflow({ ...DEMO_CHOICES, maxParallelRequests });
}

/** Reports that differ by their id only. */
function addCopies(count: number): StoredDocument[] {
	const [original] = publishedReports();
	const id = /"reportId":"([0-9A-F]{20})"/.exec(original?.text ?? '')?.[1];
	if (!original || !id) throw new Error('The first published report has no id');
	return Array.from({ length: count }, (_, index) => {
		const other = `C0FFEE${String(index).padStart(14, '0')}`;
		return world.concur.documents.add('expense', original.text.replaceAll(id, other));
	});
}

/** Notes the requests in flight whenever a journal is booked, and gives the slots back after 40 of them. */
function watchJournals(flights: number[]): void {
	const { modes, log } = world.netSuite;
	log.maxInFlight = 0;
	modes.scriptRejects = () => {
		flights.push(log.maxInFlight);
		log.maxInFlight = 0;
		if (flights.length === 40) modes.reservedByOthers = 0;
		return undefined;
	};
}

/** A run of another workflow on the same account: one query per item, one after the other. */
async function askForRows(count: number): Promise<Execution> {
	const parameters = {
		resource: 'suiteQl',
		operation: 'executeQuery',
		query: 'SELECT id FROM subsidiary WHERE id = 1',
	};
	const query = { name: 'Query', type: 'n8n-nodes-concur-netsuite.netSuite', parameters };
	const rows = itemsNode(
		'Items',
		Array.from({ length: count }, (_, index) => ({ index })),
	);
	return await world.engine.run(
		workflowOf(
			[manualTrigger, ...rows, query],
			[
				['Start', 'Items (List)'],
				['Items (List)', 'Items'],
				['Items', 'Query'],
			],
		),
	);
}
