import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import type { DocumentItem } from '../../../nodes/shared/documentItem.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { account, line, prepared } from './support/documents.mts';
import { codes, newExecutionId, POST_PATH, QUERY_PATH, quickClock } from './support/netSuiteNode.mts';
import { NOT_YET, PostingRun, TO_CONFIRM } from './support/posting.mts';

let sandbox: NetSuiteSandbox;
let run: PostingRun;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	run = new PostingRun(sandbox);
});
afterAll(async () => {
	await sandbox.close();
});
beforeEach(() => {
	run.node.executionId = newExecutionId();
	sandbox.log.clear();
});
afterEach(() => useClock());

const posts = () => sandbox.log.count({ method: 'POST', path: POST_PATH });

describe('Post', () => {
	it('books a document once and says where', async () => {
		const result = await run.post(await run.validated(['A1']));
		const journal = sandbox.books.byExternalId('CNQR-EXP-A1-R1')!;
		expect(sandbox.books.netByAccountNumber(journal)).toEqual({ '474210': '10.10', '21010': '-10.10' });
		expect(result.output).toBe(TO_CONFIRM);
		expect(result.only).toMatchObject({
			status: 'posted',
			problems: [],
			warnings: [],
			reason: '',
			netSuiteType: 'journalEntry',
			netSuiteId: journal.id,
			netSuiteNumber: journal.tranId,
			subsidiaryId: '1',
			postingPeriod: 'Oct 2026',
			fiscalYear: '2026',
			postingDate: '2026-10-31',
			netSuiteUrl: `https://1234567-sb1.app.netsuite.com/app/accounting/transactions/journal.nl?id=${journal.id}`,
		});
		expect(result.only.postings[0]!.result).toEqual({
			id: journal.id,
			tranId: journal.tranId,
			url: result.only.netSuiteUrl,
			posts: true,
			approvalStatus: '2',
			total: '10.10',
		});
		expect(journal.memo).toBe(result.only.postings[0]!.memo);
	});

	it('finds what is there already and posts nothing', async () => {
		const documents = await run.validated(['A2']);
		await run.post(documents);
		const again = await run.post(documents);
		expect([again.output, again.only.status]).toEqual([TO_CONFIRM, 'posted']);
		expect([posts(), run.booked('A2')]).toEqual([1, 1]);
	});

	it('hands on what needs no posting, untouched', async () => {
		const items = [
			prepared('H1', { status: 'alreadyPosted', runId: 'other' }),
			prepared('H2', { status: 'nothingToPost' }),
			prepared('H3', { status: 'refused' }),
			{},
			prepared('H4', { status: 'needsReview' }),
		];
		const outputs = await run.node.run({ operation: 'post', items });
		expect(outputs).toEqual([
			[
				{ json: expect.objectContaining(items[0]!) as object, pairedItem: { item: 0 } },
				{ json: expect.objectContaining(items[1]!) as object, pairedItem: { item: 1 } },
			],
			[
				{ json: expect.objectContaining(items[2]!) as object, pairedItem: { item: 2 } },
				{ json: expect.objectContaining(items[4]!) as object, pairedItem: { item: 4 } },
			],
		]);
		expect(sandbox.log.entries).toEqual([]);
	});

	it('hands on an acknowledged document that has nothing to post but an answer', async () => {
		const result = await run.post([
			{ ...prepared('H5', { status: 'acknowledged', confirmAs: 'error' }), postings: [] },
		]);
		expect([result.output, result.only.status]).toEqual([TO_CONFIRM, 'nothingToPost']);
	});

	it('pairs items with their input, whatever becomes of them', async () => {
		const [good, bad, late] = await run.validated(['P1', 'P2', 'P3']);
		sandbox.modes.scriptRejects = (content) => (content.externalId === 'CNQR-EXP-P2-R1' ? 'No' : undefined);
		const outputs = await run.node.run({
			operation: 'post',
			items: [{}, late!, { ...bad!, runId: 'x' }, bad!, good!].map((item, index) =>
				index === 2 ? { ...late!, externalId: 'z', runId: 'x' } : item,
			),
		});
		sandbox.modes.scriptRejects = undefined;
		expect(outputs.map((items) => items.map(({ json, pairedItem }) => [json.status, pairedItem]))).toEqual([
			[
				['posted', { item: 1 }],
				['failed', { item: 3 }],
				['posted', { item: 4 }],
			],
			[['unfinished', { item: 2 }]],
		]);
	});
});

describe('Post turns away', () => {
	const refused = async (items: DocumentItem[], options: { executionId?: string } = {}) => {
		sandbox.log.clear();
		const result = await run.post(items, options);
		expect(posts()).toBe(0);
		expect(result.at(TO_CONFIRM)).toEqual([]);
		return result.at(NOT_YET);
	};

	it.each([
		['another execution', { runId: 'yesterday' }, 'other-execution'],
		['no stamp of a run', { runId: '' }, 'other-execution'],
		['a lease that is over', { leaseUntil: '2020-01-01T00:00:00.000Z' }, 'lease-ended'],
		['a lease that cannot be read', { leaseUntil: 'tomorrow' }, 'lease-ended'],
		['no postings', { postings: [] }, 'posting-invalid'],
		['postings that make no sense', { postings: 'none' as never }, 'posting-invalid'],
	] as [string, Partial<DocumentItem>, string][])('%s', async (_, changes, code) => {
		const [document] = await run.validated(['T1']);
		const [only] = await refused([{ ...document!, ...changes }]);
		expect([only!.status, codes(only!)]).toEqual(['unfinished', [code]]);
		expect(only!.nextStep).not.toBe('');
	});

	it('a retry of an old execution and pinned data', async () => {
		const documents = await run.validated(['T2']);
		const [only] = await refused(documents, { executionId: newExecutionId() });
		expect(codes(only!)).toEqual(['other-execution']);
		expect(only!.nextStep).toMatch(/new run/);
	});

	it.each(['ready', 'prepared', 'read'] as const)('documents that are only %s', async (status) => {
		const [document] = await run.validated(['T3']);
		const [only] = await refused([{ ...document!, status }]);
		expect([only!.status, codes(only!)]).toEqual([status, ['not-acknowledged']]);
	});

	it('a dry run', async () => {
		const [document] = await run.validated(['T4']);
		const [only] = await refused([{ ...document!, dryRun: true }]);
		expect([only!.status, only!.reason]).toEqual(['acknowledged', 'Dry run: nothing was sent to NetSuite']);
	});

	it('two items with one external id, also in other letters, but not their neighbours', async () => {
		const [one, other, free] = await run.validated(['T5', 'T6', 'T7']);
		const twin = { ...other!, postings: [{ ...other!.postings[0]!, externalId: 'cnqr-exp-t5-r1' }] };
		const result = await run.post([one!, twin, free!]);
		expect(
			result.at(NOT_YET).map((document) => [document.documentId, document.status, codes(document)]),
		).toEqual([
			['T5', 'unfinished', ['duplicate-in-run']],
			['T6', 'unfinished', ['duplicate-in-run']],
		]);
		expect(result.at(TO_CONFIRM).map(({ documentId }) => documentId)).toEqual(['T7']);
		expect([run.booked('T5'), run.booked('T7')]).toEqual([0, 1]);
	});
});

describe('postings changed after Validate', () => {
	it('are validated again, and posted if they pass', async () => {
		const [document] = await run.validated(['C1']);
		document!.postings[0]!.lines[0]!.account = account('474230');
		const result = await run.post([document!]);
		expect(result.only.status).toBe('posted');
		expect(sandbox.books.netByAccountNumber(sandbox.books.byExternalId('CNQR-EXP-C1-R1')!)).toEqual({
			'474230': '10.10',
			'21010': '-10.10',
		});
	});

	it('stay unfinished if they do not', async () => {
		const [document] = await run.validated(['C2']);
		document!.postings[0]!.lines[0]!.debit = '11.10';
		const result = await run.post([document!]);
		expect([result.output, result.only.status, codes(result.only)]).toEqual([
			NOT_YET,
			'unfinished',
			['changed-after-validate', 'not-balanced'],
		]);
		expect(posts()).toBe(0);
	});

	it('do not get an internal id past Validate', async () => {
		const [document] = await run.validated(['C3']);
		document!.postings[0]!.lines[0]!.account.id = '999999';
		expect((await run.post([document!])).only.status).toBe('posted');
		expect(sandbox.books.netByAccountNumber(sandbox.books.byExternalId('CNQR-EXP-C3-R1')!)).toEqual({
			'474210': '10.10',
			'21010': '-10.10',
		});
	});

	it('never reach NetSuite without having been validated at all', async () => {
		const result = await run.post([
			prepared('C4', { status: 'acknowledged', runId: run.node.executionId }, { tranDate: '2035-01-01' }),
		]);
		expect(codes(result.only)).toEqual(['changed-after-validate', 'period-not-found']);
		expect(posts()).toBe(0);
	});
});

describe('the lease', () => {
	it('ends in mid-run: nothing is sent after it, the rest is unfinished', async () => {
		const documents = await run.validated(['L1', 'L2', 'L3', 'L4', 'L5']);
		const leaseUntil = new Date(Date.now() + 25_000).toISOString();
		const leased = documents.map((document) => ({ ...document, leaseUntil }));
		// By the product's clock, each POST takes ten seconds.
		useClock({ now: () => Date.now() + posts() * 10_000, wait: async () => {} });
		sandbox.log.clear();
		const result = await run.post(leased, { options: { maxParallelRequests: 1 } });
		expect(posts()).toBe(3);
		expect(result.at(TO_CONFIRM).map(({ documentId, status }) => [documentId, status])).toEqual([
			['L1', 'posted'],
			['L2', 'posted'],
			['L3', 'posted'],
		]);
		expect(
			result.at(NOT_YET).map((document) => [document.documentId, document.status, codes(document)]),
		).toEqual([
			['L4', 'unfinished', ['lease-ended']],
			['L5', 'unfinished', ['lease-ended']],
		]);
	});
});

describe('the Stop button', () => {
	it('sends nothing more, and does not say of what was under way that it failed', async () => {
		const documents = await run.validated(['S1', 'S2', 'S3', 'S4']);
		const stop = new AbortController();
		sandbox.faults.add({ kind: 'slowAfterCommit', delayMs: 400, path: POST_PATH, times: 2 });
		setTimeout(() => stop.abort(), 150);
		const result = await run.post(documents, { signal: stop.signal });
		expect(result.at(TO_CONFIRM)).toEqual([]);
		expect(result.at(NOT_YET).map((document) => [document.status, codes(document)])).toEqual([
			['unfinished', ['outcome-unknown']],
			['unfinished', ['outcome-unknown']],
			['unfinished', ['run-stopped']],
			['unfinished', ['run-stopped']],
		]);
		expect([run.booked('S1'), run.booked('S3')]).toEqual([1, 0]);
		// The next run finds them.
		expect((await run.post(documents.slice(0, 2))).at(TO_CONFIRM).map(({ status }) => status)).toEqual([
			'posted',
			'posted',
		]);
		expect(run.booked('S1')).toBe(1);
		// The two that were under way are in the log only when their answers are out.
		await vi.waitFor(() => expect(posts()).toBe(2));
	});
});

describe('several postings of one document', () => {
	const twoPostings = async (key: string) => {
		const document = prepared(key);
		const [first] = document.postings;
		const second = structuredClone(first!);
		second.externalId = `CNQR-EXP-${key}-R1-2`;
		document.postings.push(second);
		const validated = await run.node.documents('validate', [document]);
		return { ...validated.only, status: 'acknowledged', runId: run.node.executionId };
	};

	it('are all posted', async () => {
		expect((await run.post([await twoPostings('M1')])).only).toMatchObject({ status: 'posted' });
		expect(run.booked('M1')).toBe(1);
	});

	it('fail as a whole when the first one is refused', async () => {
		sandbox.modes.scriptRejects = () => 'No';
		const result = await run.post([await twoPostings('M3')]);
		sandbox.modes.scriptRejects = undefined;
		expect([result.output, result.only.status]).toEqual([TO_CONFIRM, 'failed']);
		expect(posts()).toBe(1);
	});
});

describe('saved does not mean posted', () => {
	it('waits for approval, unless saved counts as posted', async () => {
		sandbox.modes.journalApprovalRouting = true;
		const documents = await run.validated(['W1']);
		const waiting = await run.post(documents);
		expect([waiting.output, waiting.only.status, codes(waiting.only)]).toEqual([
			NOT_YET,
			'pendingApproval',
			['pending-approval'],
		]);
		expect(waiting.only.postings[0]!.result!.posts).toBe(false);
		expect((await run.post(documents, { options: { treatSavedAsPosted: true } })).only.status).toBe('posted');
		sandbox.modes.journalApprovalRouting = false;
		sandbox.books.reject(sandbox.books.byExternalId('CNQR-EXP-W1-R1')!.id);
		expect((await run.post(documents, { options: { treatSavedAsPosted: true } })).only.status).toBe(
			'rejected',
		);
		sandbox.books.void(sandbox.books.byExternalId('CNQR-EXP-W1-R1')!.id);
		expect((await run.post(documents)).only.status).toBe('needsReview');
	});

	it('tells when NetSuite took another period, and its fiscal year', async () => {
		const december = sandbox.masterData.periods.find(({ periodName }) => periodName === 'Dec 2026')!;
		const documents = await run.validated(['W2'], { tranDate: '2026-12-15' });
		december.closed = true;
		sandbox.modes.closedPeriodFallback = true;
		run.node.executionId = newExecutionId();
		const result = await run.post(
			documents.map((document) => ({ ...document, runId: run.node.executionId })),
		);
		december.closed = false;
		sandbox.modes.closedPeriodFallback = false;
		expect(result.only).toMatchObject({
			status: 'posted',
			postingPeriod: 'Jan 2027',
			fiscalYear: '2027',
			postingDate: '2026-12-15',
		});
		expect(result.only.warnings.map(({ message }) => message)).toEqual([
			'NetSuite put the transaction into Jan 2027, not into the period of its date 2026-12-15',
		]);
	});
});

describe('queries that lag behind writes', () => {
	it.each([[500], [60_000]])('do not make a posted document unposted or unknown (%i ms)', async (lag) => {
		quickClock();
		const documents = await run.validated([`Q${lag}`]);
		sandbox.modes.suiteQlLagMs = lag;
		const result = await run.post(documents);
		sandbox.modes.suiteQlLagMs = 0;
		expect(result.only).toMatchObject({
			status: 'posted',
			netSuiteId: sandbox.books.byExternalId(`CNQR-EXP-Q${lag}-R1`)!.id,
			postingPeriod: 'Oct 2026',
			postings: [{ result: { total: '10.10' } }],
		});
	});

	it('do not make what waits for approval posted', async () => {
		quickClock();
		const documents = await run.validated(['Q2']);
		sandbox.modes.journalApprovalRouting = true;
		sandbox.modes.suiteQlLagMs = 60_000;
		const result = await run.post(documents);
		sandbox.modes.suiteQlLagMs = 0;
		sandbox.modes.journalApprovalRouting = false;
		expect(result.only.status).toBe('pendingApproval');
	});

	it('leave it unfinished where it cannot be read back at all', async () => {
		quickClock();
		const documents = await run.validated(['Q3']);
		sandbox.modes.suiteQlLagMs = 60_000;
		sandbox.role.denyRecord('journalEntry', 'edit');
		const result = await run.post(documents);
		sandbox.modes.suiteQlLagMs = 0;
		sandbox.role.allowAll();
		expect([result.output, result.only.status, codes(result.only)]).toEqual([
			NOT_YET,
			'unfinished',
			['not-verified'],
		]);
		expect(result.only.netSuiteId).toBe(sandbox.books.byExternalId('CNQR-EXP-Q3-R1')!.id);
	});
});

describe('identity', () => {
	it('does not confirm a record that somebody else put under the external id', async () => {
		const documents = await run.validated(['I1']);
		await run.post([
			{
				...documents[0]!,
				postings: [
					{
						...documents[0]!.postings[0]!,
						memo: '',
						stamp: { field: 'memo', text: 'another system' },
						lines: [line('474210', { debit: '5.00' }), line('21010', { credit: '5.00' })],
					},
				],
			},
		]);
		const result = await run.post(documents);
		expect([result.output, result.only.status, codes(result.only)]).toEqual([
			NOT_YET,
			'needsReview',
			['other-record-under-external-id'],
		]);
	});

	it('keeps the stamp in a custom field where that is wanted', async () => {
		const stamp = { field: 'custbody_concur_document', text: '[Concur abcdef0123456789 aaaaaaaaaaaa]' };
		const documents = await run.validated(['I2'], {
			stamp,
			memo: 'plain',
			fields: { custbody_concur_document: stamp.text },
		});
		expect((await run.post(documents)).only.status).toBe('posted');
		expect(sandbox.books.byExternalId('CNQR-EXP-I2-R1')!.body).toMatchObject({
			memo: 'plain',
			custbody_concur_document: stamp.text,
		});
	});
});

it('asks the queries it must and no others', async () => {
	const documents = await run.validated(['N1', 'N2', 'N3']);
	sandbox.log.clear();
	await run.post(documents);
	expect([posts(), sandbox.log.count({ path: QUERY_PATH }), sandbox.log.entries.length]).toEqual([3, 2, 5]);
});
