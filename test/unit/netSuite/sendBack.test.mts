import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { DocumentItem } from '../../../nodes/shared/documentItem.ts';
import { problem } from '../../../nodes/shared/problems/problem.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { account, acknowledged, line, prepared, SYSTEM_ID } from './support/documents.mts';
import { codes, newExecutionId, NetSuiteNode, POST_PATH } from './support/netSuiteNode.mts';

const [READY, ALREADY_POSTED, NOT_READY, DRY_RUN] = [0, 1, 2, 3];
const [TO_CONFIRM, NOT_YET] = [0, 1];
const DAY_MS = 86_400_000;

let sandbox: NetSuiteSandbox;
let node: NetSuiteNode;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	node = new NetSuiteNode(sandbox);
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	node.executionId = newExecutionId();
});
afterEach(() => {
	sandbox.modes.journalApprovalRouting = false;
});

const seenDaysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
const claimed: Partial<DocumentItem> = {
	docStatus: 'ACKNOWLEDGED',
	workState: 'claimed',
	erpSystemId: SYSTEM_ID,
};
/** Its account does not exist: a problem of the NetSuite administrator. */
const stuck = (key: string, more: Partial<DocumentItem> = {}) =>
	prepared(
		key,
		{ firstSeenAt: seenDaysAgo(4), ...more },
		{
			lines: [line('NOPE', { debit: '10.10' }), line('21050', { credit: '10.10' })],
		},
	);

async function validate(item: DocumentItem, sendBack: object = {}, options = {}) {
	return await node.documents('validate', [item], { parameters: { sendBack } as never, options });
}

async function postEarlier(document: DocumentItem): Promise<string> {
	const validated = await node.documents('validate', [document]);
	const posted = await node.documents('post', [acknowledged(validated.at(READY)[0]!, node.executionId)]);
	node.executionId = newExecutionId();
	return posted.only.netSuiteId;
}

describe('because of its age', () => {
	it('goes to Ready with the purpose to be given back, without a posting, and with all that is wrong', async () => {
		const result = await validate(stuck('AGED'), { problemOwners: ['netsuiteAdmin'] });
		expect([result.output, result.only.status, result.only.purpose]).toEqual([READY, 'ready', 'sendBack']);
		expect(result.only.postings).toEqual([]);
		expect(codes(result.only)).toEqual(['sent-back-by-age', 'account-not-found']);
		expect(result.only.reason).toContain('4 days');
	});

	it.each<[string, Partial<DocumentItem>, object]>([
		['no owner is chosen', {}, {}],
		['the owner is another one', {}, { problemOwners: ['concurProcessor', 'integrationAdmin'] }],
		['it is too young', { firstSeenAt: seenDaysAgo(2.9) }, { problemOwners: ['netsuiteAdmin'] }],
		['more days are chosen', {}, { problemOwners: ['netsuiteAdmin'], afterDays: 5 }],
		['nobody knows since when', { firstSeenAt: '' }, { problemOwners: ['netsuiteAdmin'], afterDays: 0 }],
		[
			'one problem is of another owner',
			{ problems: [problem('payable-account-missing', { value: 'x' })] },
			{ problemOwners: ['netsuiteAdmin'] },
		],
		[
			'it was approved before the cut-over, and is in our hands',
			{ ...claimed, problems: [problem('approved-before-cut-over', { value: 'x' })] },
			{ problemOwners: ['netsuiteAdmin', 'integrationAdmin'] },
		],
		[
			'it is acknowledged and cannot be read',
			{ ...claimed, externalId: '', postings: [] },
			{ problemOwners: ['integrationAdmin'] },
		],
	])('not when %s', async (_, more, sendBack) => {
		const result = await validate(stuck('WAITS', more), sendBack);
		expect([result.output, result.only.purpose]).toEqual([NOT_READY, 'post']);
	});

	it('one that is acknowledged already goes back too', async () => {
		const result = await validate(stuck('HELD', claimed), { problemOwners: ['netsuiteAdmin'] });
		expect([result.output, result.only.purpose]).toEqual([READY, 'sendBack']);
	});

	it('a dry run only shows the problems', async () => {
		const result = await validate(stuck('DRY', { dryRun: true }), { problemOwners: ['netsuiteAdmin'] });
		expect([result.output, result.only.purpose, codes(result.only)]).toEqual([
			DRY_RUN,
			'post',
			['account-not-found'],
		]);
	});

	it('not a posted one, whatever is wrong with its posting now', async () => {
		await postEarlier(prepared('BOOKED'));
		const again = prepared('BOOKED', { ...claimed, firstSeenAt: seenDaysAgo(9) });
		again.postings[0]!.lines[0]!.account = account('NOPE');
		const result = await validate(again, { problemOwners: ['netsuiteAdmin'] });
		expect([result.output, result.only.status, result.only.purpose]).toEqual([
			ALREADY_POSTED,
			'alreadyPosted',
			'post',
		]);
	});

	it.each([
		[{ problemOwners: ['everybody'] }],
		[{ problemOwners: 'netsuiteAdmin' }],
		[{ afterDays: -1 }],
		[{ afterDays: 'soon' }],
	])('stops before anything is read when the setting is %j', async (sendBack) => {
		await expect(validate(stuck('SETTING'), sendBack)).rejects.toThrow('"Send Back to Concur"');
	});
});

describe('Post', () => {
	const ready = () =>
		prepared('HANDED', { purpose: 'sendBack', problems: [problem('account-not-found', { value: 'x' })] });

	it('hands on what goes back, whatever its postings say', async () => {
		const before = sandbox.log.count({ path: POST_PATH });
		const result = await node.documents('post', [acknowledged(ready(), node.executionId)]);
		expect([result.output, result.only.status, codes(result.only)]).toEqual([
			TO_CONFIRM,
			'sentBack',
			['account-not-found'],
		]);
		const elsewhere = { ...ready(), purpose: 'postedElsewhere' as const };
		const other = await node.documents('post', [acknowledged(elsewhere, node.executionId)]);
		expect([other.output, other.only.status]).toEqual([TO_CONFIRM, 'alreadyPosted']);
		expect(sandbox.log.count({ path: POST_PATH })).toBe(before);
	});

	it.each([
		['of another execution', { runId: 'other' }],
		['whose time is over', { leaseUntil: '2020-01-01T00:00:00.000Z' }],
	])('leaves one %s to the next run', async (_, more) => {
		const result = await node.documents('post', [acknowledged(ready(), node.executionId, more)]);
		expect([result.output, result.only.status]).toEqual([NOT_YET, 'unfinished']);
	});
});

describe('on the word of a person', () => {
	const back: Partial<DocumentItem> = { purpose: 'sendBack' };
	const elsewhere: Partial<DocumentItem> = { purpose: 'postedElsewhere', netSuiteNumber: 'JE77' };

	it.each<[string, Partial<DocumentItem>]>([
		['READY', {}],
		['skipped', { status: 'skipped' }],
		['with nothing to post', { status: 'nothingToPost', confirmAs: 'success' }],
		['acknowledged by us', claimed],
		[
			'acknowledged by nobody knows whom',
			{ docStatus: 'ACKNOWLEDGED', erpSystemId: '', workState: 'needsReview' },
		],
	])('one that is %s goes to Ready', async (_, more) => {
		const error = await validate(prepared('ORDER', { ...more, ...back }));
		expect([error.output, error.only.status, codes(error.only)]).toEqual([
			READY,
			'ready',
			['sent-back-by-person'],
		]);
		const posted = await validate(prepared('ORDER', { ...more, ...elsewhere }));
		expect(posted.output).toBe(READY);
		expect(posted.only).toMatchObject({
			status: 'alreadyPosted',
			netSuiteNumber: 'JE77',
			postings: [],
			problems: [],
		});
	});

	it('an error is refused while NetSuite holds the posting; a number gives way to ours', async () => {
		const id = await postEarlier(prepared('OURS'));
		const error = await validate(prepared('OURS', { ...claimed, ...back }));
		expect([error.output, error.only.status, error.only.purpose, codes(error.only)]).toEqual([
			NOT_READY,
			'needsReview',
			'post',
			['send-back-refused'],
		]);
		const number = sandbox.books.byId(id)!.tranId;
		const posted = await validate(prepared('OURS', { ...claimed, ...elsewhere }));
		expect([posted.output, posted.only.netSuiteNumber, posted.only.purpose]).toEqual([
			ALREADY_POSTED,
			number,
			'post',
		]);

		sandbox.books.void(id);
		expect((await validate(prepared('OURS', { ...claimed, ...back }))).output).toBe(READY);
		expect((await validate(prepared('OURS', { ...claimed, ...elsewhere }))).only.netSuiteNumber).toBe('JE77');
	});

	it('a record that is not ours: no error before somebody has looked, but a number', async () => {
		const byHand = { memo: 'Keyed by hand', stamp: { field: 'memo', text: 'Keyed by hand' } };
		await postEarlier(prepared('TAKEN', {}, byHand));
		const other = { total: '99.00' };
		const lines = [line('474210', { debit: '99.00' }), line('21050', { credit: '99.00' })];
		const taken = (more: object) => prepared('TAKEN', { ...other, ...claimed, ...more }, { lines });
		expect(codes((await validate(taken(back))).only)).toEqual(['send-back-refused']);
		expect((await validate(taken(elsewhere))).output).toBe(READY);
	});

	it('ours with another amount: success only with the number that a person has typed', async () => {
		await postEarlier(prepared('AMOUNT'));
		const lines = [line('474210', { debit: '99.00' }), line('21050', { credit: '99.00' })];
		const changed = (more: object) => prepared('AMOUNT', { ...claimed, ...more }, { lines });
		const waits = await validate(changed({}));
		expect(codes(waits.only)).toEqual(['total-differs']);
		expect(waits.only.reason).toContain('10.10');
		expect(codes((await validate(changed(back))).only)).toEqual(['send-back-refused']);
		const posted = await validate(changed(elsewhere));
		expect([posted.output, posted.only.netSuiteNumber]).toEqual([READY, 'JE77']);
	});

	it.each([
		['RECALLED', 'refused', 'document-recalled'],
		['POSTING_CONFIRMED_FAILURE', 'sentBack', 'failure-confirmed'],
		['POSTING_CONFIRMED_SUCCESS', 'needsReview', 'confirmed-but-not-posted'],
	])('Concur says %s: an error comes too late', async (docStatus, status, code) => {
		const { only, output } = await validate(prepared('LATE', { docStatus, workState: 'claimed', ...back }));
		expect([output, only.status, codes(only)]).toEqual([NOT_READY, status, [code]]);
	});

	it('a number that Concur has heard already is the end of it', async () => {
		const heard = { docStatus: 'POSTING_CONFIRMED_SUCCESS', workState: 'claimed' as const };
		const { only } = await validate(prepared('HEARD', { ...heard, ...elsewhere }));
		expect(only).toMatchObject({ status: 'alreadyPosted', netSuiteNumber: 'JE77' });
	});
});

describe('rejected in NetSuite', () => {
	async function rejectedRecord(key: string): Promise<void> {
		sandbox.modes.journalApprovalRouting = true;
		sandbox.books.reject(await postEarlier(prepared(key)));
	}

	it('goes the way of what is already posted, so that Concur hears of it', async () => {
		await rejectedRecord('REJECTED');
		const result = await validate(prepared('REJECTED', { ...claimed, workState: 'pendingApproval' }));
		expect([result.output, result.only.status]).toEqual([ALREADY_POSTED, 'rejected']);
		const handed = await node.documents('post', [{ ...result.only, runId: node.executionId }]);
		expect([handed.output, handed.only.status]).toEqual([TO_CONFIRM, 'rejected']);
	});

	it.each([
		['POSTING_CONFIRMED_FAILURE', 'rejected', 'approval-rejected', 'error'],
		['POSTING_CONFIRMED_SUCCESS', 'needsReview', 'rejected-after-success', 'notConfirmed'],
	])('after %s', async (docStatus, status, code, concurStatus) => {
		await rejectedRecord(`AFTER${status}`);
		const { only } = await validate(prepared(`AFTER${status}`, { ...claimed, docStatus }));
		expect([only.status, codes(only), only.concurStatus]).toEqual([status, [code], concurStatus]);
	});
});

describe('waiting for approval, known from the work row alone', () => {
	const stub = (key: string): DocumentItem => {
		const item = prepared(key, { ...claimed, workState: 'pendingApproval', status: 'pendingApproval' });
		const result = { id: '', tranId: '', url: '', posts: false, total: '10.10' };
		return {
			...item,
			postings: item.postings.map((one) => ({ ...one, tranDate: '', memo: '', lines: [], result })),
		};
	};

	it('is looked up by one query', async () => {
		sandbox.modes.journalApprovalRouting = true;
		const id = await postEarlier(prepared('WATCHED'));
		const before = await validate(stub('WATCHED'));
		expect([before.output, before.only.status, codes(before.only)]).toEqual([
			NOT_READY,
			'pendingApproval',
			['pending-approval'],
		]);
		sandbox.books.approve(id);
		const after = await validate(stub('WATCHED'));
		expect([after.output, after.only.status, after.only.netSuiteId]).toEqual([
			ALREADY_POSTED,
			'alreadyPosted',
			id,
		]);
	});

	it('somebody changed its amount: a person looks at it', async () => {
		sandbox.modes.journalApprovalRouting = true;
		const id = await postEarlier(prepared('CHANGED'));
		sandbox.books.approve(id);
		const item = stub('CHANGED');
		item.postings[0]!.result!.total = '99.00';
		expect(codes((await validate(item)).only)).toEqual(['total-differs']);
	});

	it('gone', async () => {
		expect(codes((await validate(stub('GONE'))).only)).toEqual(['pending-record-gone']);
	});

	it('not shown by the query, but by itself: still waiting', async () => {
		sandbox.modes.journalApprovalRouting = true;
		sandbox.modes.suiteQlLagMs = 3_600_000;
		await postEarlier(prepared('LAGGING'));
		const result = await validate(stub('LAGGING'));
		sandbox.modes.suiteQlLagMs = 0;
		expect([result.only.status, codes(result.only)]).toEqual(['pendingApproval', ['pending-approval']]);
	});
});
