import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import type { DocumentItem } from '../../../nodes/shared/documentItem.ts';
import { problem } from '../../../nodes/shared/problems/problem.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import {
	account,
	acknowledged,
	department,
	employee,
	line,
	posting,
	prepared,
	SYSTEM_ID,
} from './support/documents.mts';
import { codes, newExecutionId, NetSuiteNode, QUERY_PATH, quickClock } from './support/netSuiteNode.mts';

const [READY, ALREADY_POSTED, NOT_READY] = [0, 1, 2];

let sandbox: NetSuiteSandbox;
let node: NetSuiteNode;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	shared.push(sandbox);
	node = new NetSuiteNode(sandbox);
});
const shared: NetSuiteSandbox[] = [];
afterAll(async () => {
	await Promise.all(shared.map(async (one) => await one.close()));
});
beforeEach(() => {
	node.executionId = newExecutionId();
});
afterEach(() => useClock());

/** Puts the document into the books as an earlier run of ours would have. */
async function postEarlier(document: DocumentItem): Promise<string> {
	const validated = await node.documents('validate', [document]);
	const posted = await node.documents(
		'post',
		validated.at(READY).map((one) => acknowledged(one, node.executionId)),
	);
	const { netSuiteId } = posted.only;
	node.executionId = newExecutionId();
	return netSuiteId;
}

const claimed: Partial<DocumentItem> = { workState: 'claimed', erpSystemId: SYSTEM_ID };
const run = async (document: DocumentItem, options = {}) =>
	await node.documents('validate', [document], { options });

describe('nothing in NetSuite', () => {
	it.each<[string, Partial<DocumentItem>, number, string, string[]]>([
		['READY', { docStatus: 'READY' }, READY, 'ready', []],
		['READY with a row', { docStatus: 'READY', workState: 'claimed' }, READY, 'ready', []],
		['ACKNOWLEDGED by us, claimed', { ...claimed, docStatus: 'ACKNOWLEDGED' }, READY, 'ready', []],
		[
			'ACKNOWLEDGED by us, pending approval',
			{ ...claimed, docStatus: 'ACKNOWLEDGED', workState: 'pendingApproval' },
			READY,
			'ready',
			[],
		],
		[
			'ACKNOWLEDGED by us, without a row',
			{ ...claimed, docStatus: 'ACKNOWLEDGED', workState: '' },
			NOT_READY,
			'needsReview',
			['acknowledged-without-claim'],
		],
		[
			'ACKNOWLEDGED by us, held',
			{ ...claimed, docStatus: 'ACKNOWLEDGED', workState: 'held' },
			NOT_READY,
			'needsReview',
			['acknowledged-without-claim'],
		],
		[
			'ACKNOWLEDGED by another',
			{ ...claimed, docStatus: 'ACKNOWLEDGED', erpSystemId: 'SAP' },
			NOT_READY,
			'refused',
			['acknowledged-by-other'],
		],
		[
			'ACKNOWLEDGED by nobody knows whom',
			{ ...claimed, docStatus: 'ACKNOWLEDGED', erpSystemId: '' },
			NOT_READY,
			'needsReview',
			['acknowledger-unknown'],
		],
		['RECALLED', { ...claimed, docStatus: 'RECALLED' }, NOT_READY, 'refused', ['document-recalled']],
		['VOID', { ...claimed, docStatus: 'VOID' }, NOT_READY, 'refused', ['document-recalled']],
		['CANCEL', { ...claimed, docStatus: 'CANCEL' }, NOT_READY, 'refused', ['document-recalled']],
		[
			'POSTING_CONFIRMED_SUCCESS',
			{ ...claimed, docStatus: 'POSTING_CONFIRMED_SUCCESS' },
			NOT_READY,
			'needsReview',
			['confirmed-but-not-posted'],
		],
		[
			'POSTING_CONFIRMED_FAILURE',
			{ ...claimed, docStatus: 'POSTING_CONFIRMED_FAILURE' },
			NOT_READY,
			'failed',
			['failure-confirmed'],
		],
		[
			'anything else',
			{ ...claimed, docStatus: 'DELAYED' },
			NOT_READY,
			'needsReview',
			['concur-status-unexpected'],
		],
	])('%s', async (_, more, output, status, problemCodes) => {
		const result = await run(prepared('FREE', more));
		expect([result.output, result.only.status, codes(result.only)]).toEqual([output, status, problemCodes]);
	});

	it('says that Concur knows of a confirmed failure, so that the row ends', async () => {
		expect(
			(await run(prepared('FREE', { ...claimed, docStatus: 'POSTING_CONFIRMED_FAILURE' }))).only.concurStatus,
		).toBe('error');
	});

	it('keeps an acknowledged document unfinished, not "not ready", when something stands against it', async () => {
		const result = await run(
			prepared('FREE', { ...claimed, docStatus: 'ACKNOWLEDGED' }, { tranDate: '2035-01-01' }),
		);
		expect([result.output, result.only.status, codes(result.only)]).toEqual([
			NOT_READY,
			'unfinished',
			['period-not-found'],
		]);
	});
});

describe('ours in NetSuite', () => {
	let id: string;
	beforeAll(async () => {
		id = await postEarlier(prepared('MINE'));
		// The period has closed since, and the account is gone: neither matters any more.
		sandbox.masterData.periods.find(({ periodName }) => periodName === 'Oct 2026')!.closed = true;
	});
	afterAll(() => {
		sandbox.masterData.periods.find(({ periodName }) => periodName === 'Oct 2026')!.closed = false;
	});

	it.each<[string, Partial<DocumentItem>, number, string, string[]]>([
		['READY', { docStatus: 'READY' }, ALREADY_POSTED, 'alreadyPosted', []],
		[
			'READY, not ready for Prepare',
			{ docStatus: 'READY', status: 'notReady', problems: [problem('tax-account-missing', { value: 'X' })] },
			ALREADY_POSTED,
			'alreadyPosted',
			[],
		],
		[
			'READY, skipped, claimed',
			{ ...claimed, docStatus: 'READY', status: 'skipped' },
			ALREADY_POSTED,
			'alreadyPosted',
			[],
		],
		['ACKNOWLEDGED by us', { ...claimed, docStatus: 'ACKNOWLEDGED' }, ALREADY_POSTED, 'alreadyPosted', []],
		[
			'ACKNOWLEDGED by us, without a row',
			{ ...claimed, docStatus: 'ACKNOWLEDGED', workState: '' },
			ALREADY_POSTED,
			'alreadyPosted',
			[],
		],
		[
			'ACKNOWLEDGED by another',
			{ ...claimed, docStatus: 'ACKNOWLEDGED', erpSystemId: 'SAP' },
			NOT_READY,
			'needsReview',
			['system-id-differs'],
		],
		['RECALLED', { ...claimed, docStatus: 'RECALLED' }, NOT_READY, 'needsReview', ['recalled-not-reversed']],
		[
			'POSTING_CONFIRMED_SUCCESS',
			{ ...claimed, docStatus: 'POSTING_CONFIRMED_SUCCESS' },
			ALREADY_POSTED,
			'alreadyPosted',
			[],
		],
		[
			'POSTING_CONFIRMED_FAILURE',
			{ ...claimed, docStatus: 'POSTING_CONFIRMED_FAILURE' },
			NOT_READY,
			'needsReview',
			['failure-confirmed-but-posted'],
		],
		[
			'anything else',
			{ ...claimed, docStatus: 'DELAYED' },
			NOT_READY,
			'needsReview',
			['concur-status-unexpected'],
		],
	])('%s', async (_, more, output, status, problemCodes) => {
		const result = await run(prepared('MINE', more));
		const stays = more.problems?.length
			? codes(result.only).filter((code) => code !== 'tax-account-missing')
			: codes(result.only);
		expect([result.output, result.only.status, stays]).toEqual([output, status, problemCodes]);
	});

	it('brings number, period, year and address along', async () => {
		const { only } = await run(prepared('MINE'));
		expect(only).toMatchObject({
			netSuiteType: 'journalEntry',
			netSuiteId: id,
			netSuiteNumber: sandbox.books.byId(id)!.tranId,
			subsidiaryId: '1',
			postingPeriod: 'Oct 2026',
			fiscalYear: '2026',
			postingDate: '2026-10-31',
			netSuiteUrl: `https://1234567-sb1.app.netsuite.com/app/accounting/transactions/journal.nl?id=${id}`,
			reason: expect.stringMatching(/^Already in NetSuite as JE\d+$/) as string,
		});
		expect(only.postings[0]!.result).toMatchObject({ id, posts: true });
	});

	it('knows a document whose posting cannot be made any more by its FIS id', async () => {
		const result = await run({
			...prepared('MINE', { ...claimed, docStatus: 'ACKNOWLEDGED', status: 'notReady' }),
			postings: [],
		});
		expect([result.output, result.only.status]).toEqual([ALREADY_POSTED, 'alreadyPosted']);
	});
});

describe('something else in NetSuite', () => {
	it('asks a person where the record holds another amount than the document comes to now', async () => {
		await postEarlier(prepared('PART'));
		const lines = posting('PART').lines.map((one) => ({
			...one,
			...(one.debit === undefined ? { credit: '77.00' } : { debit: '77.00' }),
		}));
		const acknowledgedEarlier = { ...claimed, docStatus: 'ACKNOWLEDGED' };
		const whole = await run(prepared('PART', acknowledgedEarlier, { lines }));
		expect([whole.output, whole.only.status, codes(whole.only)]).toEqual([
			NOT_READY,
			'needsReview',
			['total-differs'],
		]);
		// Left incomplete by Prepare Posting, it says nothing about the amount.
		const problems = [problem('tax-account-missing', { value: 'DEVAT/VA' })];
		const incomplete = await run(
			prepared('PART', { ...acknowledgedEarlier, status: 'notReady', problems }, { lines }),
		);
		expect([incomplete.output, incomplete.only.status]).toEqual([ALREADY_POSTED, 'alreadyPosted']);
	});

	it('asks a person where the record is of another version of the document', async () => {
		await postEarlier(prepared('CHANGED'));
		const later = prepared(
			'CHANGED',
			{},
			{ stamp: posting('OTHER-VERSION').stamp, memo: posting('OTHER-VERSION').stamp.text },
		);
		const result = await run(later);
		expect([result.output, result.only.status, codes(result.only)]).toEqual([
			NOT_READY,
			'needsReview',
			['other-record-under-external-id'],
		]);
		expect(result.only.reason).toMatch(/CNQR-EXP-CHANGED-R1/);
	});

	it('takes an edited memo for ours only where currency and total agree', async () => {
		const id = await postEarlier(prepared('EDITED'));
		const stored = sandbox.books.byId(id)!;
		const { body } = stored;
		sandbox.books.update(id, { ...stored, memo: 'by hand', body: { ...body, memo: 'by hand' } });
		expect((await run(prepared('EDITED'))).only.status).toBe('alreadyPosted');
		const other = prepared(
			'EDITED',
			{},
			{ lines: [line('474210', { debit: '9.00' }), line('21010', { credit: '9.00' })] },
		);
		expect((await run(other)).only.status).toBe('needsReview');
	});

	it('takes another hash of the same FIS document for ours only where currency and total agree', async () => {
		await postEarlier(prepared('REHASHED'));
		const { stamp } = posting('REHASHED');
		const rehashed = { ...stamp, text: stamp.text.replace(/[0-9a-f]{4}(?=[^0-9a-f]*$)/, 'ffff') };
		expect(rehashed.text).not.toBe(stamp.text);
		const again = { stamp: rehashed, memo: rehashed.text };
		expect((await run(prepared('REHASHED', {}, again))).only.status).toBe('alreadyPosted');
		const lines = [line('474210', { debit: '9.00' }), line('21010', { credit: '9.00' })];
		expect((await run(prepared('REHASHED', {}, { ...again, lines }))).only.status).toBe('needsReview');
	});

	it.each(['void', 'reverse'] as const)('never calls it posted after somebody pressed %s', async (how) => {
		const key = `GONE-${how}`;
		const id = await postEarlier(prepared(key));
		if (how === 'void') sandbox.books.void(id);
		else sandbox.books.reverse(id, '2026-11-30');
		for (const more of [{}, { ...claimed, docStatus: 'ACKNOWLEDGED' }]) {
			const result = await run(prepared(key, more));
			expect([result.output, result.only.status, codes(result.only)]).toEqual([
				NOT_READY,
				'needsReview',
				['record-voided'],
			]);
		}
		// Where Concur does not want it any more, that is the end of it.
		expect((await run(prepared(key, { ...claimed, docStatus: 'RECALLED' }))).only.status).toBe('refused');
		expect(
			(await run(prepared(key, { ...claimed, docStatus: 'POSTING_CONFIRMED_FAILURE' }))).only.status,
		).toBe('failed');
	});
});

describe('saved but not posted', () => {
	it('waits for approval, unless saved counts as posted', async () => {
		sandbox.modes.journalApprovalRouting = true;
		const id = await postEarlier(prepared('PENDING'));
		sandbox.modes.journalApprovalRouting = false;
		const waiting = prepared('PENDING', {
			...claimed,
			docStatus: 'ACKNOWLEDGED',
			workState: 'pendingApproval',
		});
		const before = await run(waiting);
		expect([before.output, before.only.status, codes(before.only)]).toEqual([
			NOT_READY,
			'pendingApproval',
			['pending-approval'],
		]);
		expect((await run(waiting, { treatSavedAsPosted: true })).only.status).toBe('alreadyPosted');

		sandbox.books.approve(id);
		expect((await run(waiting)).only).toMatchObject({ status: 'alreadyPosted', problems: [] });
		sandbox.books.reject(id);
		const rejected = await run(waiting, { treatSavedAsPosted: true });
		expect([rejected.output, rejected.only.status, codes(rejected.only)]).toEqual([
			ALREADY_POSTED,
			'rejected',
			['approval-rejected'],
		]);
	});
});

describe('earlier revisions', () => {
	const revision = (key: string, number: number, more: Partial<DocumentItem> = {}) =>
		prepared(
			key,
			{ ...more, revision: String(number), externalId: `CNQR-EXP-${key}-R${number}` },
			{
				externalId: `CNQR-EXP-${key}-R${number}`,
				// One that changes nothing would not be held.
				lines: [
					line('474210', { debit: '11.10' }, { department: department('21-KING') }),
					line('21010', { credit: '11.10' }, { entity: employee('1017001') }),
				],
			},
		);

	it('holds a document whose earlier revision is posted, and lets it go when that is voided', async () => {
		const id = await postEarlier(prepared('REVISED'));
		for (const number of [2, 3]) {
			const held = await run(revision('REVISED', number));
			expect([held.output, held.only.status, codes(held.only)]).toEqual([
				NOT_READY,
				'held',
				['earlier-revision-posted'],
			]);
		}
		sandbox.books.void(id);
		expect((await run(revision('REVISED', 2))).only.status).toBe('ready');
	});

	it('tells what else is wrong with a held document', async () => {
		await postEarlier(prepared('REVISED2'));
		const document = revision('REVISED2', 2);
		document.postings[0]!.lines[0]!.account = account('NOPE');
		expect(codes((await run(document)).only)).toEqual(['earlier-revision-posted', 'account-not-found']);
	});

	it('does not go on by itself with an acknowledged one', async () => {
		await postEarlier(prepared('REVISED3'));
		expect((await run(revision('REVISED3', 2, { ...claimed, docStatus: 'ACKNOWLEDGED' }))).only.status).toBe(
			'needsReview',
		);
	});
});

describe('documents that are not to be posted', () => {
	it.each<[string, Partial<DocumentItem>, number, string]>([
		['skipped', { status: 'skipped' }, NOT_READY, 'skipped'],
		['skipped, claimed, READY', { ...claimed, status: 'skipped' }, NOT_READY, 'skipped'],
		[
			'skipped, claimed, acknowledged',
			{ ...claimed, status: 'skipped', docStatus: 'ACKNOWLEDGED' },
			NOT_READY,
			'unfinished',
		],
		[
			'skipped, claimed, recalled',
			{ ...claimed, status: 'skipped', docStatus: 'RECALLED' },
			NOT_READY,
			'refused',
		],
		['nothing to post', { status: 'nothingToPost' }, NOT_READY, 'nothingToPost'],
		[
			'nothing to post, to be confirmed',
			{ status: 'nothingToPost', confirmAs: 'success' },
			READY,
			'nothingToPost',
		],
		[
			'the same, claimed and acknowledged',
			{ ...claimed, status: 'nothingToPost', confirmAs: 'error', docStatus: 'ACKNOWLEDGED' },
			READY,
			'nothingToPost',
		],
		['refused', { status: 'refused' }, NOT_READY, 'refused'],
	])('%s', async (_, more, output, status) => {
		const result = await run({ ...prepared('SKIP', more), postings: [] });
		expect([result.output, result.only.status]).toEqual([output, status]);
	});

	it('asks NetSuite nothing when there is nothing to check', async () => {
		sandbox.log.clear();
		await run({ ...prepared('SKIP', { status: 'skipped' }), postings: [] });
		expect(sandbox.log.count({ path: QUERY_PATH })).toBe(0);
	});

	it('ignores an empty item', async () => {
		expect(await node.run({ operation: 'validate', items: [{}] })).toEqual([[], [], [], []]);
	});
});

it('keeps items paired with their input, in order', async () => {
	const outputs = await node.run({
		operation: 'validate',
		items: [
			prepared('P0', {}, { tranDate: 'x' }),
			{},
			prepared('P2'),
			prepared('P3'),
			prepared('P4', { status: 'skipped' }),
		],
	});
	expect(outputs.map((items) => items.map(({ pairedItem }) => pairedItem))).toEqual([
		[{ item: 2 }, { item: 3 }],
		[],
		[{ item: 0 }, { item: 4 }],
		[],
	]);
});

describe('NetSuite out of reach', () => {
	// A sandbox of its own: its clock runs ahead here, and tokens with it.
	beforeEach(async () => {
		sandbox = await startNetSuiteSandbox();
		node = new NetSuiteNode(sandbox);
	});
	afterEach(async () => {
		await sandbox.close();
	});

	it.each([
		['resetBeforeCommit' as const, {}],
		['statusBeforeCommit' as const, { status: 500 }],
		['statusBeforeCommit' as const, { status: 503 }],
	])('is told per document and lets the run end in order: %s %j', async (kind, more) => {
		quickClock(sandbox);
		sandbox.faults.add({ kind, ...more, path: QUERY_PATH, times: 10_000 });
		const result = await node.documents('validate', [
			prepared('DOWN'),
			prepared('DOWN2', { ...claimed, docStatus: 'ACKNOWLEDGED' }),
			{ ...prepared('DOWN3', { status: 'skipped' }), postings: [] },
		]);
		sandbox.faults.clear();
		expect(result.at(NOT_READY).map(({ status }) => status)).toEqual(['notReady', 'unfinished', 'skipped']);
		expect(codes(result.all[0]!)).toEqual(['netsuite-unreachable']);
	});

	it('gets over a bad moment', async () => {
		const { waits } = quickClock(sandbox);
		sandbox.faults.add({ kind: 'resetBeforeCommit', path: QUERY_PATH });
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 500, path: QUERY_PATH });
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 429, path: QUERY_PATH, retryAfter: '0' });
		sandbox.faults.add({ kind: 'malformedJson', path: QUERY_PATH });
		expect((await run(prepared('MOMENT'))).only.status).toBe('ready');
		expect(sandbox.faults.pending).toBe(0);
		expect(waits.length).toBeGreaterThan(0);
	});

	it('stops the run when NetSuite refuses the role, before anything has happened', async () => {
		sandbox.role.restWebServices = false;
		await expect(run(prepared('ROLE'))).rejects.toThrow('NetSuite signed in but turned the first call away');
		sandbox.role.allowAll();
	});
});
