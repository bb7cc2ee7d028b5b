import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import type { DocumentItem } from '../../../nodes/shared/documentItem.ts';
import { problem } from '../../../nodes/shared/problems/problem.ts';
import { type ConcurSandbox, startConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import {
	addReports,
	ConcurNode,
	isAcknowledgement,
	isConfirmation,
	isRead,
	paths,
	quickClock,
	SYSTEM_ID,
} from './concurNode.mts';
import { postedItem } from './documents.mts';

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

const confirm = async (items: DocumentItem[], options: object = {}) =>
	await node.run({ parameters: { operation: 'confirmPosting', options }, items });

/** Documents that this run has acknowledged. */
function acknowledged(count: number): StoredDocument[] {
	const stored = addReports(sandbox, count);
	for (const { id } of stored) sandbox.documents.acknowledgeAs(id, SYSTEM_ID);
	return stored;
}
const one = (): StoredDocument => acknowledged(1)[0] ?? expect.fail('no document');

const refused = problem('posting-refused', { value: 'Period closed' });
const failedItem = (stored: StoredDocument, changes: Partial<DocumentItem> = {}) =>
	postedItem(stored, {
		status: 'failed',
		netSuiteId: '',
		netSuiteNumber: '',
		problems: [refused],
		...changes,
	});

describe('what Concur is told', () => {
	it('success with number, company, year and date of the NetSuite transaction', async () => {
		const stored = one();
		const { documents } = await confirm([postedItem(stored)]);
		expect(documents[0]).toMatchObject({
			status: 'confirmed',
			concurStatus: 'success',
			concurCode: 0,
			docStatus: 'POSTING_CONFIRMED_SUCCESS',
			netSuiteNumber: 'JE-9001',
		});
		expect(stored.status).toBe('POSTING_CONFIRMED_SUCCESS');
		expect(sandbox.documents.confirmations(stored.id)).toMatchObject([
			{
				systemId: SYSTEM_ID,
				body: {
					docId: stored.id,
					overallPostingStatusCode: 'success',
					systemMessages: [],
					postingDocs: [
						{
							companyId: '3',
							documentNumber: 'JE-9001',
							fiscalYear: '2026',
							paymentRelevantLineItems: [],
							postingDate: '2026-10-31',
						},
					],
				},
			},
		]);
	});

	it('falls back where the item lacks something, and keeps to the lengths', async () => {
		const [bare, long] = acknowledged(2);
		if (!bare || !long) throw new Error('no documents');
		await confirm([
			postedItem(bare, { netSuiteNumber: '', subsidiaryId: '', fiscalYear: 'FY 2027', postingDate: '' }),
			postedItem(long, { netSuiteNumber: 'N'.repeat(100), subsidiaryId: 'S'.repeat(50), fiscalYear: '' }),
		]);
		const docOf = (stored: StoredDocument) =>
			sandbox.documents.confirmations(stored.id)[0]?.body.postingDocs[0];
		expect(docOf(bare)).toMatchObject({
			companyId: '1',
			documentNumber: '9001',
			fiscalYear: '2027',
			postingDate: '2026-10-31',
		});
		expect(docOf(long)).toMatchObject({ fiscalYear: '2026' });
		expect([docOf(long)?.companyId.length, docOf(long)?.documentNumber.length]).toEqual([32, 80]);
	});

	it('error with what stood in the way, in words', async () => {
		const stored = one();
		const { documents } = await confirm([
			failedItem(stored, { problems: [refused, { ...refused, message: 'M'.repeat(2_000) }] }),
		]);
		expect(documents[0]).toMatchObject({
			status: 'failed',
			concurStatus: 'error',
			docStatus: 'POSTING_CONFIRMED_FAILURE',
		});
		const [{ body } = expect.fail()] = sandbox.documents.confirmations(stored.id);
		expect(body).toMatchObject({ overallPostingStatusCode: 'error', postingDocs: [] });
		expect(body.systemMessages[0]).toEqual({
			concurTransactionLineItemId: '',
			messageId: 'posting-refused',
			messageLanguage: 'EN',
			messageShortText: refused.message,
			messageLongText: refused.fix,
		});
		expect(body.systemMessages[1]?.messageShortText).toHaveLength(1300);
	});

	it('error is never without a message', async () => {
		const stored = one();
		await confirm([failedItem(stored, { problems: [], reason: 'NetSuite said no' })]);
		expect(
			sandbox.documents
				.confirmations(stored.id)[0]
				?.body.systemMessages.map(({ messageShortText }) => messageShortText),
		).toEqual(['NetSuite said no']);
	});

	it.each([
		['success', 'POSTING_CONFIRMED_SUCCESS'],
		['error', 'POSTING_CONFIRMED_FAILURE'],
	] as const)('nothing to post, by choice: %s', async (confirmAs, docStatus) => {
		const stored = one();
		const item = {
			...postedItem(stored, { status: 'nothingToPost', netSuiteId: '', netSuiteNumber: '' }),
			confirmAs,
		};
		const { documents } = await confirm([item]);
		expect(documents[0]).toMatchObject({ status: 'confirmed', concurStatus: confirmAs, docStatus });
		expect(stored.status).toBe(docStatus);
	});

	it('rejected in NetSuite: error, and the item stays rejected', async () => {
		const stored = one();
		const { documents } = await confirm([failedItem(stored, { status: 'rejected' })]);
		expect(documents[0]).toMatchObject({ status: 'rejected', concurStatus: 'error' });
	});

	it('goes in batches by type, system id and verdict, success first', async () => {
		const stored = acknowledged(5);
		const invoice = sandbox.documents.add('invoice', { requestHeader: { requestId: 'INV1' } });
		sandbox.documents.acknowledgeAs(invoice.id, 'OTHER-NAME');
		const items = [
			failedItem(stored[0] ?? expect.fail()),
			...stored.slice(1).map((document) => postedItem(document)),
			postedItem(invoice, { systemId: 'OTHER-NAME' }),
		];
		const { documents } = await confirm(items, { batchSize: 3 });
		expect(documents.map(({ fiDocumentId, concurStatus }) => [fiDocumentId, concurStatus])).toEqual(
			items.map(({ fiDocumentId }, index) => [fiDocumentId, index === 0 ? 'error' : 'success']),
		);
		expect(sandbox.log.filter({ path: isConfirmation }).map(({ path }) => path)).toEqual([
			paths.confirm('expense'),
			paths.confirm('expense'),
			paths.confirm('invoice'),
			paths.confirm('expense'),
		]);
	});

	it('pairs each item with its input', async () => {
		const stored = acknowledged(2);
		const { outputs } = await confirm(stored.map((document) => postedItem(document)));
		expect(outputs).toHaveLength(1);
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }], [{ item: 1 }]]);
	});
});

describe('every service code has its outcome', () => {
	const cases = [
		{ code: 99, posted: 'unfinished', failed: 'unfinished', problem: 'system-id-differs' },
		{
			code: 112,
			posted: 'needsReview',
			failed: 'refused',
			problem: 'recalled-after-posting',
			failedProblem: 'document-recalled',
		},
		{ code: 114, posted: 'needsReview', failed: 'needsReview', problem: 'state-unknown-to-concur' },
		{ code: 115, posted: 'needsReview', failed: 'needsReview', problem: 'document-type-differs' },
		{ code: 116, posted: 'needsReview', failed: 'needsReview', problem: 'document-unknown-to-concur' },
		{ code: 198, posted: 'needsReview', failed: 'needsReview', problem: 'concur-refused' },
	];
	it.each(cases)('$code', async ({ code, posted, failed, problem: expected, failedProblem }) => {
		const [booked, unbooked] = acknowledged(2);
		if (!booked || !unbooked) throw new Error('no documents');
		for (const { id } of [booked, unbooked]) sandbox.documents.answerNext(id, code);
		const result = await confirm([postedItem(booked), failedItem(unbooked)]);
		expect(result.document(booked.id)).toMatchObject({
			status: posted,
			concurStatus: 'notConfirmed',
			concurCode: code,
		});
		expect(result.document(booked.id).problems.map((found) => found.code)).toEqual([expected]);
		expect(result.document(booked.id).nextStep).not.toBe('');
		expect(result.document(unbooked.id)).toMatchObject({ status: failed, concurStatus: 'notConfirmed' });
		expect(result.document(unbooked.id).problems.map((found) => found.code)).toEqual([
			failedProblem ?? expected,
			'posting-refused',
		]);
	});

	it('111: acknowledged, then told once more', async () => {
		const [stored] = addReports(sandbox, 1);
		if (!stored) throw new Error('no document');
		const { documents } = await confirm([postedItem(stored)]);
		expect(documents[0]).toMatchObject({ status: 'confirmed', concurStatus: 'success' });
		expect(sandbox.log.filter({ method: 'POST', path: /transactions/ }).map(({ path }) => path)).toEqual([
			paths.confirm(),
			paths.acknowledge(),
			paths.confirm(),
		]);
	});

	it('111 again: unfinished, not asked for ever', async () => {
		const stored = one();
		sandbox.documents.answerNext(stored.id, 111);
		sandbox.documents.answerNext(stored.id, 0);
		sandbox.documents.answerNext(stored.id, 111, { times: 99 });
		const { documents } = await confirm([postedItem(stored)]);
		expect(documents[0]).toMatchObject({ status: 'unfinished', concurStatus: 'notConfirmed' });
		expect(sandbox.log.count({ path: isConfirmation })).toBe(2);
	});

	it('111 of a document that somebody recalls before it is acknowledged: a person looks, for NetSuite holds it', async () => {
		const [stored] = addReports(sandbox, 1);
		if (!stored) throw new Error('no document');
		sandbox.interventions.before({ method: 'POST', path: isAcknowledgement }, () =>
			sandbox.documents.recall(stored.id),
		);
		const { documents } = await confirm([postedItem(stored)]);
		expect(documents[0]).toMatchObject({ status: 'needsReview' });
		expect(documents[0]?.problems[0]?.code).toBe('recalled-after-posting');
	});

	it.each([
		['success', 'POSTING_CONFIRMED_SUCCESS', 'confirmed', 'success'],
		['success', 'POSTING_CONFIRMED_FAILURE', 'needsReview', 'notConfirmed'],
		['error', 'POSTING_CONFIRMED_FAILURE', 'failed', 'error'],
		['error', 'POSTING_CONFIRMED_SUCCESS', 'needsReview', 'notConfirmed'],
	] as const)('113: the verdict is read (%s told, %s found)', async (told, found, status, concurStatus) => {
		const stored = one();
		sandbox.documents.setStatus(stored.id, found);
		const item =
			told === 'success'
				? postedItem(stored, { docStatus: 'ACKNOWLEDGED' })
				: failedItem(stored, { docStatus: 'ACKNOWLEDGED' });
		const { documents } = await confirm([item]);
		expect(documents[0]).toMatchObject({ status, concurStatus, docStatus: found });
		expect(sandbox.log.filter({ path: isRead })[0]?.query).toBe(
			`docId=${stored.businessId}&ignoreDocumentStatus=yes`,
		);
		expect(documents[0]?.problems.some(({ code }) => code === 'concur-verdict-differs')).toBe(
			status === 'needsReview',
		);
	});

	it('199: tried again after a pause, told once', async () => {
		const stored = one();
		sandbox.documents.answerNext(stored.id, 199, { times: 2 });
		const { documents } = await confirm([postedItem(stored)]);
		expect(documents[0]).toMatchObject({ status: 'confirmed' });
		expect(sandbox.documents.confirmations(stored.id)).toHaveLength(1);
	});

	it('199 though it was done: found out by reading', async () => {
		const stored = one();
		sandbox.documents.answerNext(stored.id, 199, { commit: true });
		const { documents } = await confirm([postedItem(stored)]);
		expect(documents[0]).toMatchObject({ status: 'confirmed', concurStatus: 'success' });
		expect(stored.postingConfirmations).toHaveLength(1);
	});

	it('199 for good: unfinished, posted but not confirmed', async () => {
		const stored = one();
		sandbox.documents.answerNext(stored.id, 199, { times: 99 });
		const { documents } = await confirm([postedItem(stored)]);
		expect(documents[0]).toMatchObject({
			status: 'unfinished',
			concurStatus: 'notConfirmed',
			netSuiteNumber: 'JE-9001',
		});
	});
});

describe('an unknown outcome', () => {
	it.each([
		['a reset', { kind: 'resetAfterCommit' as const }],
		['a 503', { kind: 'statusAfterCommit' as const, status: 503 }],
		['cut-off JSON', { kind: 'malformedJson' as const }],
		['a 202', { kind: 'statusAfterCommit' as const, status: 202, body: '' }],
	])('is found out by reading: %s after the fact', async (_, fault) => {
		const stored = acknowledged(3);
		sandbox.faults.add({ path: isConfirmation, ...fault });
		const items = stored.map((document, index) =>
			index === 0 ? failedItem(document) : postedItem(document),
		);
		const { documents } = await confirm(items);
		expect(documents.map(({ concurStatus }) => concurStatus)).toEqual(['error', 'success', 'success']);
		expect(stored.every(({ postingConfirmations }) => postingConfirmations.length === 1)).toBe(true);
	});

	it('before the fact: told again', async () => {
		const stored = acknowledged(2);
		sandbox.faults.add({ path: isConfirmation, kind: 'resetBeforeCommit' });
		const { documents } = await confirm(stored.map((document) => postedItem(document)));
		expect(documents.map(({ status }) => status)).toEqual(['confirmed', 'confirmed']);
		expect(sandbox.documents.count('POSTING_CONFIRMED_SUCCESS')).toBe(2);
	});

	it('in an outage: unfinished, nothing thrown, few calls', async () => {
		const stored = acknowledged(30);
		sandbox.faults.add({ path: /transactions/, kind: 'resetBeforeCommit', times: 9_999 });
		const { documents } = await confirm(
			stored.map((document) => postedItem(document)),
			{ batchSize: 10 },
		);
		expect(new Set(documents.map(({ status }) => status))).toEqual(new Set(['unfinished']));
		expect(sandbox.log.count()).toBeLessThan(10);
	});

	it('of a claim that another system took over in the meantime: a person looks', async () => {
		const stored = one();
		sandbox.faults.add({ path: isConfirmation, kind: 'resetBeforeCommit' });
		sandbox.interventions.before({ method: 'GET', path: isRead }, () => {
			stored.erpSystemId = 'OTHER';
		});
		const { documents } = await confirm([postedItem(stored)]);
		expect(documents[0]).toMatchObject({ status: 'needsReview' });
	});
});

describe('documents that need no call, or must not be told', () => {
	it('already confirmed and in NetSuite: confirmed without a call', async () => {
		const stored = one();
		const { documents } = await confirm([
			postedItem(stored, { status: 'alreadyPosted', docStatus: 'POSTING_CONFIRMED_SUCCESS' }),
		]);
		expect(documents[0]).toMatchObject({ status: 'confirmed', concurStatus: 'success' });
		expect(sandbox.log.count()).toBe(0);
	});

	it.each([
		'read',
		'notReady',
		'acknowledged',
		'pendingApproval',
		'unfinished',
		'needsReview',
		'refused',
		'nothingToPost',
		'held',
		'confirmed',
	] as const)('%s: handed on unchanged', async (status) => {
		const item = postedItem(one(), { status });
		const { documents } = await confirm([item]);
		expect(documents).toEqual([item]);
		expect(sandbox.log.count()).toBe(0);
	});

	it('called posted and failed at once: no word is right', async () => {
		const stored = one();
		const { documents } = await confirm([postedItem(stored), failedItem(stored)]);
		expect(documents.map(({ status }) => status)).toEqual(['needsReview', 'needsReview']);
		expect(stored.postingConfirmations).toEqual([]);
	});

	it('twice the same: told once', async () => {
		const stored = one();
		const { documents } = await confirm([postedItem(stored), postedItem(stored)]);
		expect(documents).toHaveLength(1);
		expect(stored.postingConfirmations).toHaveLength(1);
	});

	it('posted without a number: unfinished', async () => {
		const stored = one();
		const { documents } = await confirm([postedItem(stored, { netSuiteId: '', netSuiteNumber: '' })]);
		expect(documents[0]).toMatchObject({ status: 'unfinished' });
		expect(stored.status).toBe('ACKNOWLEDGED');
	});

	it('with broken keys: the others are told all the same', async () => {
		const [good, broken] = acknowledged(2);
		if (!good || !broken) throw new Error('no documents');
		const odd = {
			...postedItem(broken),
			postings: 'none',
			problems: null,
			fiscalYear: 2026,
			netSuiteNumber: 77,
			approvedOn: null,
		};
		const result = await confirm([odd as unknown as DocumentItem, postedItem(good)]);
		expect(result.documents.map(({ status }) => status)).toEqual(['confirmed', 'confirmed']);
		expect(sandbox.documents.confirmations(broken.id)[0]?.body.postingDocs[0]?.documentNumber).toBe('77');
	});

	it('of another execution, and of a dry run: nothing is told', async () => {
		const [other, dry] = acknowledged(2);
		if (!other || !dry) throw new Error('no documents');
		const result = await confirm([postedItem(other, { runId: '12' }), postedItem(dry, { dryRun: true })]);
		expect(result.document(other.id).status).toBe('unfinished');
		expect(result.document(dry.id)).toMatchObject({ status: 'posted', concurStatus: 'notConfirmed' });
		expect(sandbox.log.count()).toBe(0);
	});

	it('after the end of the lease only success is told: the next run may be posting what failed', async () => {
		const [booked, unbooked] = acknowledged(2);
		if (!booked || !unbooked) throw new Error('no documents');
		const leaseUntil = '2026-01-01T00:00:00.000Z';
		const result = await confirm([postedItem(booked, { leaseUntil }), failedItem(unbooked, { leaseUntil })]);
		expect(result.document(booked.id)).toMatchObject({ status: 'confirmed', concurStatus: 'success' });
		expect(result.document(unbooked.id)).toMatchObject({
			status: 'unfinished',
			concurStatus: 'notConfirmed',
		});
		expect(unbooked.status).toBe('ACKNOWLEDGED');
	});
});
