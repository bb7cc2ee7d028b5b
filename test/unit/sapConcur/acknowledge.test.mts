import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import type { DocumentItem } from '../../../nodes/shared/documentItem.ts';
import { type ConcurSandbox, startConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import {
	addReports,
	ConcurNode,
	isAcknowledgement,
	isRead,
	paths,
	quickClock,
	SYSTEM_ID,
} from './concurNode.mts';
import { readyItem } from './documents.mts';

let sandbox: ConcurSandbox;
let node: ConcurNode;

beforeEach(async () => {
	sandbox = await startConcurSandbox();
	quickClock(sandbox);
	node = new ConcurNode(sandbox);
});
afterEach(async () => {
	useClock();
	await sandbox.close();
});

const acknowledge = async (items: DocumentItem[], options: object = {}) =>
	await node.run({ parameters: { operation: 'acknowledge', options }, items });
const one = (prefix = 'REPORT'): StoredDocument =>
	addReports(sandbox, 1, prefix)[0] ?? expect.fail('no document');
const outputIds = (outputs: Array<Array<{ json: Record<string, unknown> }>>) =>
	outputs.map((items) => items.map(({ json }) => json.fiDocumentId));

describe('documents that are READY', () => {
	it('are acknowledged in one call under our system id, and go on', async () => {
		const stored = addReports(sandbox, 3);
		const { outputs } = await acknowledge(stored.map((document) => readyItem(document)));
		expect(outputIds(outputs)).toEqual([stored.map(({ id }) => id), []]);
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
			[{ item: 0 }],
			[{ item: 1 }],
			[{ item: 2 }],
		]);
		expect(outputs[0]?.[0]?.json).toMatchObject({
			status: 'acknowledged',
			docStatus: 'ACKNOWLEDGED',
			erpSystemId: SYSTEM_ID,
			concurCode: 0,
			problems: [],
			concurStatus: 'notConfirmed',
		});
		expect(outputs[0]?.[0]?.json.correlationId).toMatch(/^[0-9a-f-]{36}$/);
		expect(sandbox.log.count({ path: isAcknowledgement })).toBe(1);
		expect(sandbox.documents.all().map(({ status, erpSystemId }) => [status, erpSystemId])).toEqual(
			stored.map(() => ['ACKNOWLEDGED', SYSTEM_ID]),
		);
	});

	it('go by type: one call per type and batch', async () => {
		const stored = addReports(sandbox, 5);
		const invoice = sandbox.documents.add('invoice', { requestHeader: { requestId: 'INV1' } });
		const items = [...stored, invoice].map((document) => readyItem(document));
		const { outputs } = await acknowledge(items, { batchSize: 2 });
		expect(outputs[0]).toHaveLength(6);
		expect(sandbox.log.count({ path: paths.acknowledge('expense') })).toBe(3);
		expect(sandbox.log.count({ path: paths.acknowledge('invoice') })).toBe(1);
		expect(sandbox.documents.count('ACKNOWLEDGED')).toBe(6);
	});

	it('never go into one call with those of another system id', async () => {
		const [first, second] = addReports(sandbox, 2);
		if (!first || !second) throw new Error('no documents');
		await acknowledge([readyItem(first, { systemId: 'A' }), readyItem(second, { systemId: 'B' })]);
		expect(sandbox.documents.all().map(({ erpSystemId }) => erpSystemId)).toEqual(['A', 'B']);
		expect(sandbox.log.count({ path: isAcknowledgement })).toBe(2);
	});

	it('take the system id of the parameter when the item carries none', async () => {
		const stored = one();
		await acknowledge([readyItem(stored, { systemId: '' })]);
		expect(stored.erpSystemId).toBe(SYSTEM_ID);
	});

	it('are told once when two items speak of one document', async () => {
		const stored = one();
		const { outputs } = await acknowledge([readyItem(stored), readyItem(stored)]);
		expect(outputs[0]).toHaveLength(1);
		expect(outputs[0]?.[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
		expect(stored.acknowledgements).toHaveLength(1);
	});

	it('are matched by id, whatever the order of the answer', async () => {
		sandbox.modes.rowOrder = 'reversed';
		const stored = addReports(sandbox, 3);
		sandbox.documents.recall(stored[1]?.id ?? '');
		const { outputs } = await acknowledge(
			stored.map((document) => readyItem(document, { docStatus: 'READY' })),
		);
		expect(outputIds(outputs)).toEqual([[stored[0]?.id, stored[2]?.id], [stored[1]?.id]]);
	});

	it('are cut into smaller calls when Concur takes fewer at a time', async () => {
		sandbox.modes.maxIds = 3;
		const stored = addReports(sandbox, 10);
		const { outputs } = await acknowledge(stored.map((document) => readyItem(document)));
		expect(outputs[0]).toHaveLength(10);
		expect(stored.every(({ acknowledgements }) => acknowledgements.length === 1)).toBe(true);
	});

	it('do not suffer from one that Concur cannot take at all', async () => {
		const stored = addReports(sandbox, 4);
		const items = stored.map((document) => readyItem(document));
		const broken = readyItem(stored[0] ?? expect.fail(), {
			fiDocumentId: 'f'.repeat(33),
			documentId: 'NOWHERE',
		});
		const { outputs } = await acknowledge([...items, broken]);
		expect(outputIds(outputs)).toEqual([stored.map(({ id }) => id), [broken.fiDocumentId]]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ status: 'needsReview' });
	});
});

describe('every service code has its outcome', () => {
	interface Case {
		code: number;
		/** Ordinary document. */
		status: string;
		problem: string;
		/** Claimed by an earlier run. */
		claimed: string;
		/** NetSuite already holds its posting. */
		posted: string;
		postedProblem?: string;
	}
	const cases: Case[] = [
		{
			code: 99,
			status: 'refused',
			problem: 'system-id-differs',
			claimed: 'needsReview',
			posted: 'needsReview',
		},
		{
			code: 102,
			status: 'refused',
			problem: 'document-recalled',
			claimed: 'refused',
			posted: 'needsReview',
			postedProblem: 'recalled-after-posting',
		},
		{
			code: 103,
			status: 'notReady',
			problem: 'not-ready-in-concur',
			claimed: 'notReady',
			posted: 'unfinished',
		},
		{
			code: 104,
			status: 'refused',
			problem: 'document-unknown-to-concur',
			claimed: 'needsReview',
			posted: 'needsReview',
		},
		{
			code: 105,
			status: 'refused',
			problem: 'document-type-differs',
			claimed: 'refused',
			posted: 'needsReview',
		},
		{ code: 198, status: 'refused', problem: 'concur-refused', claimed: 'refused', posted: 'needsReview' },
	];
	it.each(cases)('$code', async ({ code, status, problem, claimed, posted, postedProblem }) => {
		const [plain, claim, inNetSuite] = addReports(sandbox, 3);
		if (!plain || !claim || !inNetSuite) throw new Error('no documents');
		for (const { id } of [plain, claim, inNetSuite]) sandbox.documents.answerNext(id, code);
		const result = await acknowledge([
			readyItem(plain),
			readyItem(claim, { workState: 'claimed' }),
			readyItem(inNetSuite, { status: 'alreadyPosted', workState: 'claimed' }),
		]);
		expect(result.outputs[0]).toEqual([]);
		expect(result.document(plain.id)).toMatchObject({ status, concurCode: code });
		expect(result.document(plain.id).problems.map((found) => found.code)).toEqual([problem]);
		expect(result.document(plain.id).reason).toContain(plain.businessId);
		expect(result.document(plain.id).nextStep).not.toBe('');
		expect(result.document(claim.id).status).toBe(claimed);
		expect(result.document(inNetSuite.id).status).toBe(posted);
		expect(result.document(inNetSuite.id).problems[0]?.code).toBe(postedProblem ?? problem);
		expect(sandbox.log.count({ path: isAcknowledgement })).toBe(1);
	});

	it('101: refused, without another call, when this run read it as READY', async () => {
		const stored = one();
		sandbox.documents.acknowledgeAs(stored.id, SYSTEM_ID);
		const { outputs } = await acknowledge([readyItem(stored, { docStatus: 'READY' })]);
		expect(outputs[0]).toEqual([]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ status: 'refused', concurCode: 101 });
		expect(sandbox.log.count({ path: isRead })).toBe(0);
	});

	it('101: ours when the row is claimed and Concur names our system id', async () => {
		const stored = one();
		sandbox.documents.acknowledgeAs(stored.id, SYSTEM_ID);
		const { outputs } = await acknowledge([readyItem(stored, { docStatus: 'READY', workState: 'claimed' })]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ status: 'acknowledged', docStatus: 'ACKNOWLEDGED' });
		expect(sandbox.log.filter({ path: isRead })[0]?.query).toBe(
			`docId=${stored.businessId}&ignoreDocumentStatus=yes`,
		);
	});

	it('101: refused when the row is claimed but another system has it', async () => {
		const stored = one();
		sandbox.documents.acknowledgeAs(stored.id, 'OTHER');
		const { outputs } = await acknowledge([readyItem(stored, { docStatus: 'READY', workState: 'claimed' })]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ status: 'refused', erpSystemId: 'OTHER' });
	});

	it('101: a person looks when NetSuite holds it but another system acknowledged it, or nobody knows which', async () => {
		const [other, nobody] = addReports(sandbox, 2);
		if (!other || !nobody) throw new Error('no documents');
		sandbox.documents.acknowledgeAs(other.id, 'OTHER');
		sandbox.documents.acknowledgeAs(nobody.id, '');
		const result = await acknowledge(
			[other, nobody].map((stored) =>
				readyItem(stored, { docStatus: 'READY', erpSystemId: '', status: 'alreadyPosted' }),
			),
		);
		expect(result.outputs[0]).toEqual([]);
		expect(result.document(other.id).problems[0]?.code).toBe('acknowledged-by-other');
		expect(result.document(nobody.id).problems[0]?.code).toBe('acknowledger-unknown');
		expect([other, nobody].map(({ id }) => result.document(id).status)).toEqual([
			'needsReview',
			'needsReview',
		]);
	});

	it('199: tried again after a pause', async () => {
		const stored = one();
		sandbox.documents.answerNext(stored.id, 199, { times: 2 });
		const { waits } = quickClock(sandbox);
		const { outputs } = await acknowledge([readyItem(stored)]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ status: 'acknowledged' });
		expect(waits).toHaveLength(2);
	});

	it('199 for good: unfinished', async () => {
		const stored = one();
		sandbox.documents.answerNext(stored.id, 199, { times: 99 });
		const { outputs } = await acknowledge([readyItem(stored)]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ status: 'unfinished', concurCode: 199 });
		expect(stored.acknowledgements).toHaveLength(3);
	});

	it('199 though it was done: found out by reading, not told twice', async () => {
		const stored = one();
		sandbox.documents.answerNext(stored.id, 199, { commit: true });
		const { outputs } = await acknowledge([readyItem(stored)]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ status: 'acknowledged' });
		expect(stored.acknowledgements).toHaveLength(1);
	});

	it('a code that is not documented: read, told again, then unfinished', async () => {
		const stored = one();
		sandbox.documents.answerNext(stored.id, 177, { times: 99 });
		const { outputs } = await acknowledge([readyItem(stored)]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ status: 'unfinished', concurCode: 177 });
	});
});

describe('an unknown outcome', () => {
	it.each([
		['a reset after the fact', { kind: 'resetAfterCommit' as const }],
		['a 500 after the fact', { kind: 'statusAfterCommit' as const, status: 500 }],
		['a 503 after the fact', { kind: 'statusAfterCommit' as const, status: 503 }],
		['a web page after the fact', { kind: 'statusAfterCommit' as const, status: 200, body: '<html></html>' }],
		['a 202 after the fact', { kind: 'statusAfterCommit' as const, status: 202, body: '' }],
		['cut-off JSON', { kind: 'malformedJson' as const }],
		['an answer without rows', { kind: 'statusAfterCommit' as const, status: 200, body: [] }],
	])('is found out by reading each document: %s', async (_, fault) => {
		const stored = addReports(sandbox, 3);
		sandbox.faults.add({ method: 'POST', path: isAcknowledgement, ...fault });
		const { outputs } = await acknowledge(stored.map((document) => readyItem(document)));
		expect(outputIds(outputs)).toEqual([stored.map(({ id }) => id), []]);
		expect(stored.every(({ acknowledgements }) => acknowledgements.length === 1)).toBe(true);
		expect(sandbox.log.count({ path: isRead })).toBe(3);
	});

	it.each([
		['a reset before', { kind: 'resetBeforeCommit' as const }],
		['a 503 before', { kind: 'statusBeforeCommit' as const, status: 503 }],
		['a 404 before', { kind: 'statusBeforeCommit' as const, status: 404 }],
	])('that left the documents READY is told again: %s', async (_, fault) => {
		const stored = addReports(sandbox, 2);
		sandbox.faults.add({ method: 'POST', path: isAcknowledgement, ...fault });
		const { outputs } = await acknowledge(stored.map((document) => readyItem(document)));
		expect(outputs[0]).toHaveLength(2);
		expect(sandbox.documents.count('ACKNOWLEDGED')).toBe(2);
	});

	it("whose second try says 101 is ours, not somebody else's", async () => {
		const [first, second] = addReports(sandbox, 2);
		if (!first || !second) throw new Error('no documents');
		// The first try goes through for both, but the look still shows one as READY (a lagging read).
		sandbox.faults.add({ kind: 'resetAfterCommit', method: 'POST', path: isAcknowledgement });
		sandbox.faults.add({
			kind: 'statusBeforeCommit',
			method: 'GET',
			path: isRead,
			status: 200,
			body: {
				links: [],
				content: [{ id: first.id, docStatus: 'READY', document: {} }],
				page: { size: 25, totalElements: 1, totalPages: 1, number: 0 },
			},
		});
		const result = await acknowledge([readyItem(first), readyItem(second)]);
		expect(result.outputs[0]).toHaveLength(2);
		expect(first.acknowledgements.map(({ code }) => code)).toEqual([0, 101]);
		expect(second.acknowledgements.map(({ code }) => code)).toEqual([0]);
	});

	it.each([202, 500])('of rows that come with HTTP %i is read: only 200 is an answer', async (status) => {
		const stored = one();
		sandbox.faults.add({
			kind: 'statusBeforeCommit',
			method: 'POST',
			path: isAcknowledgement,
			status,
			body: [
				{ docId: stored.id, code: 0, systemId: SYSTEM_ID, acknowledgeResult: 'SUCCESS', errorMessage: '' },
			],
		});
		const { outputs } = await acknowledge([readyItem(stored)]);
		expect(outputs[0]).toHaveLength(1);
		expect(stored.acknowledgements.map(({ code }) => code)).toEqual([0]);
	});

	it('with two rows for one document is no clear answer', async () => {
		const stored = one();
		const row = { docId: stored.id, systemId: SYSTEM_ID, errorMessage: '' };
		sandbox.faults.add({
			kind: 'statusBeforeCommit',
			method: 'POST',
			path: isAcknowledgement,
			status: 200,
			body: [
				{ ...row, code: 0, acknowledgeResult: 'SUCCESS' },
				{ ...row, code: 102, acknowledgeResult: 'FAILURE' },
			],
		});
		const { outputs } = await acknowledge([readyItem(stored)]);
		expect(outputs[0]).toHaveLength(1);
		expect(stored.acknowledgements.map(({ code }) => code)).toEqual([0]);
	});

	it.each([
		['code 0 with FAILURE', { code: 0, acknowledgeResult: 'FAILURE' }],
		['code 102 with SUCCESS', { code: 102, acknowledgeResult: 'SUCCESS' }],
		['no code', { acknowledgeResult: 'SUCCESS' }],
	])('of a row that contradicts itself is read: %s', async (_, row) => {
		const stored = one();
		sandbox.faults.add({
			kind: 'statusBeforeCommit',
			method: 'POST',
			path: isAcknowledgement,
			status: 200,
			body: [{ docId: stored.id, ...row }],
		});
		const { outputs } = await acknowledge([readyItem(stored)]);
		// It was READY still, so it was told again.
		expect(stored.acknowledgements.map(({ code }) => code)).toEqual([0]);
		expect(outputs[0]).toHaveLength(1);
	});

	it('that cannot be found out stays unfinished, and an outage is not asked a hundred times', async () => {
		const stored = addReports(sandbox, 40);
		sandbox.faults.add({ kind: 'resetAfterCommit', path: /transactions/, times: 9_999 });
		const result = await acknowledge(
			stored.map((document) => readyItem(document)),
			{ batchSize: 10 },
		);
		expect(result.outputs[0]).toEqual([]);
		expect(result.outputs[1]?.map(({ json }) => json.status)).toEqual(stored.map(() => 'unfinished'));
		expect(result.document(stored[39]?.id ?? '').problems[0]?.code).toBe('concur-not-called');
		expect(sandbox.log.count({ path: isAcknowledgement })).toBe(1);
		expect(sandbox.log.count({ path: isRead })).toBeLessThanOrEqual(4);
	});

	it('of a document that cannot be found any more asks for a person: it may be acknowledged', async () => {
		sandbox.modes.recalledDocuments = 'gone';
		const stored = one();
		sandbox.faults.add({ kind: 'resetAfterCommit', method: 'POST', path: isAcknowledgement });
		sandbox.interventions.before({ method: 'GET', path: isRead }, () =>
			sandbox.documents.forceRecall(stored.id),
		);
		const { outputs } = await acknowledge([readyItem(stored)]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ status: 'needsReview' });
	});

	it('of a document that was recalled meanwhile is told as it is', async () => {
		const stored = one();
		sandbox.faults.add({ kind: 'resetBeforeCommit', method: 'POST', path: isAcknowledgement });
		sandbox.interventions.before({ method: 'GET', path: isRead }, () => sandbox.documents.recall(stored.id));
		const { outputs } = await acknowledge([readyItem(stored)]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ status: 'refused', docStatus: 'RECALLED' });
	});
});

describe('too many calls and no access', () => {
	it('waits out a 429, also with retry-after 0, and tells once', async () => {
		const stored = one();
		sandbox.faults.add({
			kind: 'statusBeforeCommit',
			method: 'POST',
			path: isAcknowledgement,
			status: 429,
			retryAfter: '0',
			times: 3,
		});
		const { waits } = quickClock(sandbox);
		const { outputs } = await acknowledge([readyItem(stored)]);
		expect(outputs[0]).toHaveLength(1);
		expect(waits).toHaveLength(3);
		expect(stored.acknowledgements).toHaveLength(1);
		expect(sandbox.log.count({ path: isRead })).toBe(0);
	});

	it('leaves the documents for the next run when the 429 does not end', async () => {
		const stored = addReports(sandbox, 4);
		sandbox.faults.add({ kind: 'statusBeforeCommit', path: isAcknowledgement, status: 429, times: 9_999 });
		const { outputs } = await acknowledge(
			stored.map((document) => readyItem(document)),
			{ batchSize: 2 },
		);
		expect(outputs[1]?.map(({ json }) => json.status)).toEqual(stored.map(() => 'unfinished'));
		expect(sandbox.documents.count('READY')).toBe(4);
	});

	it('never throws: a refusal of access is told per document', async () => {
		const stored = addReports(sandbox, 2);
		sandbox.faults.add({
			kind: 'statusBeforeCommit',
			method: 'POST',
			path: isAcknowledgement,
			status: 403,
			times: 99,
			body: { message: 'Not allowed' },
		});
		const { outputs } = await acknowledge(stored.map((document) => readyItem(document)));
		expect(outputs[1]?.[0]?.json).toMatchObject({
			status: 'unfinished',
			reason: expect.stringContaining('Not allowed'),
		});
		expect(outputs[0]).toEqual([]);
	});

	it('never throws: nor when the sign-in fails', async () => {
		const stored = one();
		sandbox.oauth.revoke();
		sandbox.company.appDisabled = true;
		const { outputs } = await acknowledge([readyItem(stored)]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ status: 'unfinished' });
		expect(stored.acknowledgements).toEqual([]);
	});

	it('stops calling when the run is stopped', async () => {
		const stored = addReports(sandbox, 4);
		const stop = new AbortController();
		sandbox.interventions.before({ method: 'POST', path: isAcknowledgement }, () => stop.abort());
		await node.run({
			parameters: { operation: 'acknowledge', options: { batchSize: 1 } },
			signal: stop.signal,
			items: stored.map((document) => readyItem(document)),
		});
		expect(sandbox.log.count({ path: isAcknowledgement })).toBeLessThanOrEqual(1);
	});
});

describe('documents that need no call, or must not be told', () => {
	const untouched = async (items: DocumentItem[]) => {
		const result = await acknowledge(items);
		expect(sandbox.log.count()).toBe(0);
		return result;
	};

	it.each([
		['acknowledged', 'ready'],
		['alreadyPosted', 'alreadyPosted'],
		['nothingToPost', 'nothingToPost'],
	] as const)('acknowledged by us in an earlier run: goes on as %s', async (status, before) => {
		const stored = one();
		sandbox.documents.acknowledgeAs(stored.id, SYSTEM_ID);
		const workState = before === 'ready' ? 'pendingApproval' : 'claimed';
		const item = {
			...readyItem(stored, { status: before, workState }),
			...(before === 'nothingToPost' && { confirmAs: 'success' as const }),
		};
		const { outputs } = await untouched([item]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ status, docStatus: 'ACKNOWLEDGED' });
	});

	it('acknowledged under our name without a claim: a person looks', async () => {
		const stored = one();
		sandbox.documents.acknowledgeAs(stored.id, SYSTEM_ID);
		const { outputs } = await untouched([readyItem(stored, { workState: 'notReady' })]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ status: 'needsReview' });
	});

	it.each([
		['ACKNOWLEDGED by another', { docStatus: 'ACKNOWLEDGED', erpSystemId: 'OTHER' }, 'refused'],
		['RECALLED', { docStatus: 'RECALLED' }, 'refused'],
		['NOT_FOUND', { docStatus: 'NOT_FOUND' }, 'needsReview'],
		['NOT_FOUND, without a claim', { docStatus: 'NOT_FOUND', workState: '' as const }, 'refused'],
		['POSTING_CONFIRMED_SUCCESS', { docStatus: 'POSTING_CONFIRMED_SUCCESS' }, 'needsReview'],
		['POSTING_CONFIRMED_FAILURE', { docStatus: 'POSTING_CONFIRMED_FAILURE' }, 'needsReview'],
		['DELAYED', { docStatus: 'DELAYED' }, 'needsReview'],
	])('%s', async (_, changes, status) => {
		const { outputs } = await untouched([readyItem(one(), { workState: 'claimed', ...changes })]);
		expect(outputs[0]).toEqual([]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ status });
	});

	it('already posted and confirmed: passes through unchanged', async () => {
		const stored = one();
		const item = readyItem(stored, { status: 'alreadyPosted', docStatus: 'POSTING_CONFIRMED_SUCCESS' });
		const { outputs } = await untouched([item]);
		expect(outputs[0]?.[0]?.json).toEqual(item);
	});

	it.each([
		'notReady',
		'skipped',
		'nothingToPost',
		'held',
		'needsReview',
		'unfinished',
		'refused',
		'failed',
		'confirmed',
	] as const)('%s: leaves unchanged by the second output', async (status) => {
		const item = readyItem(one(), { status });
		const { outputs } = await untouched([item]);
		expect(outputs).toEqual([[], [{ json: item, pairedItem: [{ item: 0 }] }]]);
	});

	it('a dry run tells nothing', async () => {
		const { outputs } = await untouched([readyItem(one(), { dryRun: true })]);
		expect(outputs[1]?.[0]?.json).toMatchObject({
			status: 'ready',
			reason: expect.stringContaining('Dry run'),
		});
	});

	it('read by another execution: unfinished', async () => {
		const { outputs } = await untouched([readyItem(one(), { runId: '1234' })]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ status: 'unfinished' });
		expect(JSON.stringify(outputs[1]?.[0]?.json.problems)).toContain('other-execution');
	});

	it.each(['2026-01-01T00:00:00.000Z', 'not a date'])(
		'after the end of the lease (%s): unfinished',
		async (leaseUntil) => {
			const { outputs } = await untouched([readyItem(one(), { leaseUntil })]);
			expect(outputs[1]?.[0]?.json).toMatchObject({ status: 'unfinished' });
			expect(JSON.stringify(outputs[1]?.[0]?.json.problems)).toContain('lease-ended');
		},
	);

	it('the lease ends while a 429 is waited out: nothing more is told', async () => {
		const stored = one();
		sandbox.faults.add({
			kind: 'statusBeforeCommit',
			path: isAcknowledgement,
			status: 429,
			retryAfter: '60',
			times: 1,
		});
		const { outputs } = await acknowledge([
			readyItem(stored, { leaseUntil: new Date(Date.now() + 30_000).toISOString() }),
		]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ status: 'unfinished' });
		expect(stored.acknowledgements).toEqual([]);
	});

	it('empty items are dropped; items of other kinds are handed on by the second output', async () => {
		const result = await node.run({
			parameters: { operation: 'acknowledge' },
			items: [
				{},
				{ error: 'something', message: 'else', details: {} },
				{ docType: 'expense', status: 'ready', fiDocumentId: '' },
			],
		});
		expect(result.outputs[0]).toEqual([]);
		expect(result.outputs[1]?.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 1 }], [{ item: 2 }]]);
		expect(sandbox.log.count()).toBe(0);
	});

	it('a system id that Concur would not take stops the node before its first call', async () => {
		const stored = one();
		const run = node.run({
			parameters: { operation: 'acknowledge', systemId: 'X'.repeat(51) },
			items: [readyItem(stored)],
		});
		await expect(run).rejects.toThrow("'System ID' needs 1 to 50 characters");
		const { outputs } = await node.run({
			parameters: { operation: 'acknowledge', systemId: '' },
			items: [readyItem(stored)],
			continueOnFail: true,
		});
		// Not on the output whose items are posted next.
		expect(outputs.map((items) => items.map(({ json }) => Object.keys(json).sort()))).toEqual([
			[],
			[['details', 'error', 'message']],
		]);
		expect(sandbox.log.count()).toBe(0);
	});
});
