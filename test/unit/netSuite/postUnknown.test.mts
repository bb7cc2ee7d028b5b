import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import type { FaultRule } from '../../sandbox/http/faults.mts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { acknowledged } from './support/documents.mts';
import { codes, newExecutionId, POST_PATH, QUERY_PATH, quickClock } from './support/netSuiteNode.mts';
import { NOT_YET, PostingRun, TO_CONFIRM } from './support/posting.mts';

const SINGLE_READ = /\/record\/v1\/journalEntry\//;

let sandbox: NetSuiteSandbox;
let run: PostingRun;
let waits: number[];

beforeEach(async () => {
	sandbox = await startNetSuiteSandbox();
	run = new PostingRun(sandbox);
	({ waits } = quickClock(sandbox));
});
afterEach(async () => {
	useClock();
	await sandbox.close();
});

const posts = () => sandbox.log.count({ method: 'POST', path: POST_PATH });
/** One POST per document. The sandbox logs a slow one only when its answer leaves. */
const settledPosts = async () => await vi.waitFor(() => expect(posts()).toBe(3), { timeout: 5_000 });
const KEYS = ['U1', 'U2', 'U3'];

/** Three documents, of which the second one meets the fault. */
async function runWith(fault: Omit<FaultRule, 'path'>, options: Record<string, unknown> = {}) {
	const documents = await run.validated(KEYS);
	sandbox.faults.add({ skip: 1, ...fault, path: POST_PATH });
	const result = await run.post(documents, { options: { maxParallelRequests: 1, ...options } });
	return { documents, result };
}

/** What a later run says and does: with the same documents, once NetSuite is well again. */
async function nextRun(documents: object[]) {
	sandbox.faults.clear();
	run.node.executionId = newExecutionId();
	return await run.post(documents.map((document) => acknowledged(document as never, run.node.executionId)));
}

const COMMITTED: [string, Omit<FaultRule, 'path'>, Record<string, unknown>?][] = [
	['reset', { kind: 'resetAfterCommit' }],
	['500', { kind: 'statusAfterCommit', status: 500 }],
	[
		'502 with a page of a proxy',
		{ kind: 'statusAfterCommit', status: 502, body: '<html>Bad Gateway</html>' },
	],
	['503', { kind: 'statusAfterCommit', status: 503 }],
	['504', { kind: 'statusAfterCommit', status: 504, body: '' }],
	['408', { kind: 'statusAfterCommit', status: 408 }],
	['400 of a proxy', { kind: 'statusAfterCommit', status: 400, body: '<html>Bad Request</html>' }],
	['a yes without Location', { kind: 'statusAfterCommit', status: 204, body: '' }],
	['redirect', { kind: 'statusAfterCommit', status: 302, headers: { location: '/elsewhere' }, body: '' }],
	['time-out', { kind: 'slowAfterCommit', delayMs: 1_500 }, { timeout: 1 }],
];

describe('an unknown outcome that was booked', () => {
	it.each(COMMITTED)('is found and called posted: %s', async (_, fault, options) => {
		const { result } = await runWith(fault, options);
		expect(result.at(TO_CONFIRM).map(({ documentId, status }) => [documentId, status])).toEqual(
			KEYS.map((key) => [key, 'posted']),
		);
		expect(KEYS.map((key) => run.booked(key))).toEqual([1, 1, 1]);
		await settledPosts();
		expect(result.all[1]!.netSuiteId).toBe(sandbox.books.byExternalId('CNQR-EXP-U2-R1')!.id);
	});

	it.each(COMMITTED)('is found also where queries lag: %s', async (_, fault, options) => {
		const documents = await run.validated(KEYS);
		sandbox.modes.suiteQlLagMs = 10 * 60_000;
		sandbox.faults.add({ skip: 1, ...fault, path: POST_PATH });
		const result = await run.post(documents, { options: { maxParallelRequests: 1, ...options } });
		expect(result.at(TO_CONFIRM).map(({ status }) => status)).toEqual(['posted', 'posted', 'posted']);
		await settledPosts();
	});

	it('stays unfinished while NetSuite cannot be asked, and is found by the next run', async () => {
		const documents = await run.validated(KEYS);
		sandbox.faults.add({ kind: 'resetAfterCommit', path: POST_PATH, skip: 1 });
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 500, path: QUERY_PATH, skip: 1, times: 1_000 });
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 500, path: SINGLE_READ, times: 1_000 });
		const result = await run.post(documents, { options: { maxParallelRequests: 1 } });
		expect(result.at(TO_CONFIRM)).toEqual([]);
		expect(result.at(NOT_YET).map((document) => [document.status, codes(document)])).toEqual([
			['unfinished', ['not-verified']],
			['unfinished', ['outcome-unknown']],
			['unfinished', ['not-verified']],
		]);
		expect((await nextRun(documents)).at(TO_CONFIRM).map(({ status }) => status)).toEqual([
			'posted',
			'posted',
			'posted',
		]);
		expect(KEYS.map((key) => run.booked(key))).toEqual([1, 1, 1]);
	});

	it('is found when it becomes visible only later', async () => {
		const documents = await run.validated(['LATE']);
		const held = sandbox.books.insert.bind(sandbox.books);
		// NetSuite gives up the connection at once and books some seconds later.
		let release = () => {};
		sandbox.faults.add({ kind: 'resetBeforeCommit', path: POST_PATH });
		let passed = 0;
		quickClock(sandbox, (milliseconds) => {
			passed += milliseconds;
			if (passed > 6_000) release();
		});
		release = () => {
			release = () => {};
			const { stamp } = documents[0]!.postings[0]!;
			held({
				recordType: 'journalEntry',
				externalId: 'CNQR-EXP-LATE-R1',
				tranDate: '2026-10-31',
				postingPeriod: '316',
				subsidiary: '1',
				currency: '1',
				exchangeRate: '1',
				memo: stamp.text,
				approvalStatus: '2',
				posting: true,
				body: {},
				sublists: {},
				impact: [],
			});
		};
		expect((await run.post(documents)).only.status).toBe('posted');
		expect(run.booked('LATE')).toBe(1);
	});
});

const NOT_COMMITTED: [string, Omit<FaultRule, 'path'>][] = [
	['reset', { kind: 'resetBeforeCommit' }],
	['500', { kind: 'statusBeforeCommit', status: 500 }],
	['502', { kind: 'statusBeforeCommit', status: 502, body: '<html>' }],
	['503', { kind: 'statusBeforeCommit', status: 503, retryAfter: '0' }],
	['504', { kind: 'statusBeforeCommit', status: 504 }],
	['400 of a proxy', { kind: 'statusBeforeCommit', status: 400, body: 'blocked' }],
];

describe('an unknown outcome that was not booked', () => {
	it.each(NOT_COMMITTED)(
		'is looked up over a minute, never sent again, and unfinished: %s',
		async (_, fault) => {
			const { documents, result } = await runWith(fault);
			expect(result.at(TO_CONFIRM).map(({ documentId }) => documentId)).toEqual(['U1', 'U3']);
			const [unknown] = result.at(NOT_YET);
			expect([unknown!.documentId, unknown!.status, codes(unknown!)]).toEqual([
				'U2',
				'unfinished',
				['outcome-unknown'],
			]);
			expect([posts(), run.booked('U2')]).toEqual([3, 0]);
			expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(50_000);
			// The next run posts it: exactly one journal in the end.
			const next = await nextRun(documents);
			expect(next.at(TO_CONFIRM).map(({ status }) => status)).toEqual(['posted', 'posted', 'posted']);
			expect(KEYS.map((key) => run.booked(key))).toEqual([1, 1, 1]);
		},
	);
});

describe('what was certainly not processed', () => {
	it('comes again after a 429, and only then', async () => {
		const { result } = await runWith({ kind: 'statusBeforeCommit', status: 429, retryAfter: '7' });
		expect(result.at(TO_CONFIRM).map(({ status }) => status)).toEqual(['posted', 'posted', 'posted']);
		expect(posts()).toBe(4);
		expect(Math.max(...waits)).toBeGreaterThan(6_900);
	});

	it('survives a storm of 429 on all calls at once, without a document lost or doubled', async () => {
		const keys = Array.from({ length: 40 }, (_, index) => `ST${index}`);
		const documents = await run.validated(keys);
		for (let hit = 0; hit < 30; hit += 1)
			sandbox.faults.add({
				kind: 'statusBeforeCommit',
				status: 429,
				path: POST_PATH,
				skip: hit * 2,
				retryAfter: hit % 2 ? '0' : undefined,
			});
		const result = await run.post(documents, { options: { maxParallelRequests: 5 } });
		expect(result.at(TO_CONFIRM)).toHaveLength(40);
		expect(keys.every((key) => run.booked(key) === 1)).toBe(true);
	});

	it('shares an account whose slots are few', async () => {
		useClock();
		sandbox.modes.concurrencyLimit = 5;
		sandbox.modes.reservedByOthers = 3;
		sandbox.modes.latencyMs = 5;
		const keys = Array.from({ length: 12 }, (_, index) => `SL${index}`);
		const documents = await run.validated(keys);
		quickClock(sandbox);
		const result = await run.post(documents, { options: { maxParallelRequests: 5 } });
		expect(sandbox.concurrency.blocked).toBeGreaterThan(0);
		expect(result.at(TO_CONFIRM)).toHaveLength(12);
		expect(keys.every((key) => run.booked(key) === 1)).toBe(true);
	});

	it('gives up on an account that stays blocked, soon and without a wrong word', async () => {
		const documents = await run.validated(Array.from({ length: 20 }, (_, index) => `B${index}`));
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 429, path: POST_PATH, times: 10_000 });
		const result = await run.post(documents, { options: { maxWait: 60 } });
		expect(result.at(TO_CONFIRM)).toEqual([]);
		expect(
			new Set(result.at(NOT_YET).map((document) => `${document.status} ${codes(document).join()}`)),
		).toEqual(new Set(['unfinished not-sent']));
		expect(posts()).toBeLessThan(25);
	});

	it.each([
		['401 with a fresh token', { kind: 'statusBeforeCommit', status: 401, times: 2 }],
		[
			'403',
			{
				kind: 'statusBeforeCommit',
				status: 403,
				times: 1,
				body: {
					title: 'Forbidden',
					'o:errorDetails': [{ detail: 'Permission Violation', 'o:errorCode': 'INSUFFICIENT_PERMISSION' }],
				},
			},
		],
	] as const)('stops all further posts, unfinished and not failed: %s', async (_, fault) => {
		const { documents, result } = await runWith(fault);
		expect(result.at(TO_CONFIRM).map(({ documentId }) => documentId)).toEqual(['U1']);
		expect(
			result.at(NOT_YET).map((document) => [document.documentId, document.status, codes(document)]),
		).toEqual([
			['U2', 'unfinished', ['not-taken']],
			['U3', 'unfinished', ['not-sent']],
		]);
		expect((await nextRun(documents)).at(TO_CONFIRM)).toHaveLength(3);
		expect(KEYS.map((key) => run.booked(key))).toEqual([1, 1, 1]);
	});

	it('renews a token that ended in mid-run and goes on', async () => {
		const documents = await run.validated(KEYS);
		sandbox.expireTokens();
		const result = await run.post(documents, { options: { maxParallelRequests: 3 } });
		expect(result.at(TO_CONFIRM).map(({ status }) => status)).toEqual(['posted', 'posted', 'posted']);
		expect(KEYS.map((key) => run.booked(key))).toEqual([1, 1, 1]);
	});

	it('says of a missing permission to post that all of it is unfinished', async () => {
		const documents = await run.validated(KEYS);
		sandbox.role.denyRecord('journalEntry', 'create');
		const result = await run.post(documents);
		expect(result.at(NOT_YET).map(({ status }) => status)).toEqual([
			'unfinished',
			'unfinished',
			'unfinished',
		]);
		expect(result.at(NOT_YET)[0]!.reason).toMatch(/permission/);
	});

	it('says of a field name that NetSuite does not know that all of it is unfinished', async () => {
		const documents = await run.validated(KEYS, { fields: { custbody_misspelt: 'x' } });
		const result = await run.post(documents, { options: { maxParallelRequests: 1 } });
		expect(result.at(NOT_YET).map((document) => codes(document))).toEqual([
			['not-taken'],
			['not-sent'],
			['not-sent'],
		]);
		expect(result.at(NOT_YET)[0]!.reason).toMatch(/custbody_misspelt/);
		expect(posts()).toBe(1);
	});
});

describe('NetSuite down', () => {
	it('stops after a few posts; the rest is unfinished at once, and nothing is called failed', async () => {
		const keys = Array.from({ length: 30 }, (_, index) => `D${index}`);
		const documents = await run.validated(keys);
		sandbox.faults.add({ kind: 'resetBeforeCommit', path: POST_PATH, times: 10_000 });
		sandbox.faults.add({ kind: 'resetBeforeCommit', path: QUERY_PATH, skip: 1, times: 10_000 });
		const result = await run.post(documents);
		expect(result.at(TO_CONFIRM)).toEqual([]);
		expect(new Set(result.at(NOT_YET).map(({ status }) => status))).toEqual(new Set(['unfinished']));
		expect(posts()).toBeLessThanOrEqual(4);
		const next = await nextRun(documents);
		expect(next.at(TO_CONFIRM)).toHaveLength(30);
		expect(keys.every((key) => run.booked(key) === 1)).toBe(true);
	});

	it('posts nothing without its look-up', async () => {
		const documents = await run.validated(KEYS);
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 500, path: QUERY_PATH, times: 10_000 });
		const result = await run.post(documents);
		expect(result.at(NOT_YET).map((document) => [document.status, codes(document)])).toEqual(
			KEYS.map(() => ['unfinished', ['not-sent']]),
		);
		expect(posts()).toBe(0);
	});

	it('does not need the network to say so', async () => {
		const documents = await run.validated(KEYS);
		await sandbox.close();
		const result = await run.post(documents);
		expect(result.at(NOT_YET).map((document) => [document.status, codes(document)])).toEqual(
			KEYS.map(() => ['unfinished', ['not-sent']]),
		);
		sandbox = await startNetSuiteSandbox();
	});
});
