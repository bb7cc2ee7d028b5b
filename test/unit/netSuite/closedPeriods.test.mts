import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { DocumentItem, Posting } from '../../../nodes/shared/documentItem.ts';
import type { Period } from '../../../nodes/NetSuite/masterData/periods.ts';
import { movedDay, obstaclesOf, periodUse } from '../../../nodes/NetSuite/posting/validate/closedPeriod.ts';
import { readMovedNote, withMovedNote } from '../../../nodes/NetSuite/posting/validate/closedPeriodMemo.ts';
import type { AccountingPeriod } from '../../sandbox/netsuite/company/masterData.mts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { line, posting, prepared, ref } from './support/documents.mts';
import { codes, newExecutionId, NetSuiteNode, quickClock } from './support/netSuiteNode.mts';
import { PostingRun } from './support/posting.mts';

const PLAIN = { payables: false, receivables: false };
const PAYABLE = { payables: true, receivables: false };

function period(start: string, end: string, state: Partial<Period> = {}): Period {
	const open = { closed: false, allLocked: false, apLocked: false, arLocked: false };
	return { id: start, name: start, start, end, parent: '', isYear: false, isBase: true, ...open, ...state };
}
const january = (state: Partial<Period> = {}) => period('2026-01-01', '2026-01-31', state);
const february = (state: Partial<Period> = {}) => period('2026-02-01', '2026-02-28', state);
const march = (state: Partial<Period> = {}) => period('2026-03-01', '2026-03-31', state);

describe('the day a date moves to', () => {
	const POLICIES = ['firstOpenDay', 'firstDayOfNextPeriod'] as const;

	it.each(POLICIES)('is the first of the next open month (%s)', (policy) => {
		expect(movedDay('2026-01-15', policy, [january({ closed: true }), february(), march()], PLAIN)).toBe(
			'2026-02-01',
		);
		const closed = [march(), january({ closed: true }), february({ allLocked: true })];
		expect(movedDay('2026-01-31', policy, closed, PLAIN)).toBe('2026-03-01');
	});

	it.each(POLICIES)('never lies before the date (%s)', (policy) => {
		const periods = [january(), february({ closed: true })];
		expect(movedDay('2026-02-10', policy, periods, PLAIN)).toBeUndefined();
		expect(movedDay('2026-02-10', policy, [...periods, march()], PLAIN)).toBe('2026-03-01');
	});

	it.each(POLICIES)('minds locks of payables only where they matter (%s)', (policy) => {
		const periods = [january({ closed: true }), february({ apLocked: true }), march({ arLocked: true })];
		expect(movedDay('2026-01-15', policy, periods, PLAIN)).toBe('2026-02-01');
		expect(movedDay('2026-01-15', policy, periods, PAYABLE)).toBe('2026-03-01');
		expect(movedDay('2026-01-15', policy, periods, { payables: true, receivables: true })).toBeUndefined();
	});

	it.each(POLICIES)('is a day that some month holds, and no year or quarter (%s)', (policy) => {
		const year = period('2026-01-01', '2026-12-31', { isYear: true, isBase: false });
		expect(movedDay('2026-01-15', policy, [year, january({ closed: true })], PLAIN)).toBeUndefined();
		expect(movedDay('2026-01-15', policy, [year, january({ closed: true }), march()], PLAIN)).toBe(
			'2026-03-01',
		);
	});

	it('differs by policy where fiscal calendars overlap', () => {
		const other = [period('2026-01-01', '2026-01-25', { closed: true }), period('2026-01-26', '2026-02-22')];
		const periods = [january(), february(), march(), ...other];
		expect(movedDay('2026-01-15', 'firstOpenDay', periods, PLAIN)).toBe('2026-01-26');
		expect(movedDay('2026-01-15', 'firstDayOfNextPeriod', periods, PLAIN)).toBe('2026-02-01');
		const midMonth = [
			january({ closed: true }),
			february(),
			period('2026-01-01', '2026-02-10', { closed: true }),
		];
		expect(movedDay('2026-01-15', 'firstOpenDay', midMonth, PLAIN)).toBe('2026-02-11');
		expect(movedDay('2026-01-15', 'firstDayOfNextPeriod', midMonth, PLAIN)).toBeUndefined();
	});
});

describe('what locks count for', () => {
	const none = new Set<string>();
	it.each(['vendorBill', 'vendorCredit', 'expenseReport'] as const)(
		'a %s is always a payable',
		(recordType) => expect(periodUse({ recordType }, none)).toEqual(PAYABLE),
	);
	it.each(['journalEntry', 'intercompanyJournalEntry', 'creditCardCharge'] as const)(
		'a %s only by its accounts',
		(recordType) => {
			expect(periodUse({ recordType }, none)).toEqual(PLAIN);
			expect(periodUse({ recordType }, new Set(['AcctPay', 'AcctRec']))).toEqual({
				payables: true,
				receivables: true,
			});
		},
	);
	it('closed comes before locked, and both locks are told', () => {
		expect(obstaclesOf(january({ closed: true, allLocked: true }), PLAIN)).toEqual(['period-closed']);
		const both = { payables: true, receivables: true };
		expect(obstaclesOf(january({ apLocked: true, arLocked: true }), both)).toEqual([
			'period-ap-locked',
			'period-ar-locked',
		]);
	});
});

describe('the memo', () => {
	const stamp = { field: 'memo', text: '[Concur f1 ab12]' };
	const moved = (memo: string, more: Partial<Posting> = {}) =>
		withMovedNote({ ...posting('A'), stamp, memo, ...more }, '2026-01-15', 'first open day');
	const NOTE = '(posting date moved from 2026-01-15: first open day)';

	it('says it before the stamp', () => {
		expect(moved('Concur Trip [Concur f1 ab12]')).toBe(`Concur Trip ${NOTE} [Concur f1 ab12]`);
		expect(moved('')).toBe(NOTE);
		expect(readMovedNote(moved('Trip'))).toEqual({ from: '2026-01-15', policy: 'first open day' });
		expect(readMovedNote('Trip')).toBeUndefined();
	});

	it('has 999 characters at most, and the stamp is whole', () => {
		const long = moved(`${'x'.repeat(980)} ${stamp.text}`);
		expect(long).toHaveLength(999);
		expect(long.endsWith(` ${NOTE} ${stamp.text}`)).toBe(true);
		// A stamp that Post will put behind has its room.
		expect(`${moved('x'.repeat(999))} ${stamp.text}`).toHaveLength(999);
		expect(moved('x'.repeat(999), { stamp: { field: 'custbody_c', text: 'T' } })).toHaveLength(999);
	});

	it('is never cut inside a character', () => {
		const cut = moved(`${'😀'.repeat(490)} ${stamp.text}`);
		expect(cut).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
		expect(cut.length).toBeLessThanOrEqual(999);
	});

	it('has one note, however often it is moved', () => {
		const twice = withMovedNote(
			{ stamp, memo: moved(`Trip ${stamp.text}`) },
			'2026-01-15',
			'first day of next period',
		);
		expect(twice).toBe(
			'Trip (posting date moved from 2026-01-15: first day of next period) [Concur f1 ab12]',
		);
	});
});

describe('Validate and Post', () => {
	let sandbox: NetSuiteSandbox;
	let node: NetSuiteNode;
	let before: AccountingPeriod[];

	beforeAll(async () => {
		sandbox = await startNetSuiteSandbox();
		node = new NetSuiteNode(sandbox);
	});
	afterAll(async () => {
		await sandbox.close();
	});
	beforeEach(() => {
		node.executionId = newExecutionId();
		before = structuredClone(sandbox.masterData.periods);
	});
	afterEach(() => {
		sandbox.masterData.periods.splice(0, Infinity, ...before);
	});
	const month = (name: string) => sandbox.masterData.periods.find(({ periodName }) => periodName === name)!;
	const validate = async (
		closedPeriods: string | undefined,
		changes: Partial<Posting> = {},
	): Promise<DocumentItem> => {
		const options = closedPeriods === undefined ? {} : { closedPeriods };
		return (await node.documents('validate', [prepared('A1', {}, changes)], { options })).only;
	};
	const warningCodes = (item: DocumentItem) => item.warnings.map(({ code }) => code);

	it.each([undefined, 'hold'])('hold the document unless told otherwise (%s)', async (policy) => {
		month('Oct 2026').closed = true;
		const document = await validate(policy);
		expect(codes(document)).toEqual(['period-closed']);
		expect(document.postings[0]!.tranDate).toBe('2026-10-31');
	});

	it.each([
		['firstOpenDay', 'first open day'],
		['firstDayOfNextPeriod', 'first day of next period'],
	])('move the date by %s and say so in date, memo and warning', async (policy, words) => {
		month('Oct 2026').closed = true;
		month('Nov 2026').allLocked = true;
		const document = await validate(policy);
		expect(document.status).toBe('ready');
		expect(document.postingDate).toBe('2026-12-01');
		const [moved] = document.postings;
		expect(moved!.tranDate).toBe('2026-12-01');
		expect(moved!.memo).toBe(`Concur A1 (posting date moved from 2026-10-31: ${words}) ${moved!.stamp.text}`);
		expect(document.warnings).toMatchObject([
			{
				code: 'posting-date-moved',
				field: 'postings[0].tranDate',
				value: '2026-10-31',
				message: `The posting date was moved from 2026-10-31 to 2026-12-01 (${words}): The accounting period Oct 2026 of 2026-10-31 is closed`,
			},
		]);
	});

	it('leave an open date alone, and give the original one again when the period has opened', async () => {
		month('Oct 2026').closed = true;
		expect((await validate('firstOpenDay')).postingDate).toBe('2026-11-01');
		month('Oct 2026').closed = false;
		node.executionId = newExecutionId();
		const document = await validate('firstOpenDay');
		expect([document.postings[0]!.tranDate, document.warnings]).toEqual(['2026-10-31', []]);
		expect(document.postings[0]!.memo).not.toContain('moved');
	});

	it('mind a payables lock only for postings that touch payables', async () => {
		month('Oct 2026').apLocked = true;
		const payable = {
			lines: [
				line('474210', { debit: '1.00' }),
				line('20000', { credit: '1.00' }, { entity: ref('vendor', 'externalId', 'V-ACME') }),
			],
		};
		expect((await validate('firstOpenDay')).postings[0]!.tranDate).toBe('2026-10-31');
		expect((await validate('firstOpenDay', payable)).postings[0]!.tranDate).toBe('2026-11-01');
	});

	it.each(['vendorBill', 'vendorCredit'] as const)(
		'take a %s for a payable whatever its accounts are',
		async (recordType) => {
			month('Oct 2026').apLocked = true;
			const side = recordType === 'vendorBill' ? { debit: '1.00' } : { credit: '1.00' };
			const bill: Partial<Posting> = {
				recordType,
				entity: ref('vendor', 'externalId', 'V1001'),
				tranId: 'INV-1',
				lines: [line('474210', side)],
			};
			expect(codes(await validate('hold', bill))).toEqual(['period-ap-locked']);
			node.executionId = newExecutionId();
			const moved = await validate('firstDayOfNextPeriod', bill);
			expect([moved.status, moved.postings[0]!.tranDate]).toEqual(['ready', '2026-11-01']);
		},
	);

	it('say that no open period lies ahead', async () => {
		for (const each of sandbox.masterData.periods) each.closed = each.startDate >= '2026-10-01';
		const document = await validate('firstOpenDay');
		expect(document.status).toBe('notReady');
		expect(document.problems).toMatchObject([
			{
				code: 'no-open-period-ahead',
				value: '2026-10-31',
				message:
					'The accounting period Oct 2026 of 2026-10-31 is closed, and no later accounting period is open for this posting',
			},
		]);
	});

	it('do not move a date that no period covers', async () => {
		expect(codes(await validate('firstOpenDay', { tranDate: '2015-12-31' }))).toEqual(['period-not-found']);
	});

	it('keep the first date in the memo when a moved posting is moved again', async () => {
		month('Oct 2026').closed = true;
		const first = await validate('firstOpenDay');
		month('Nov 2026').closed = true;
		node.executionId = newExecutionId();
		const again = (await node.documents('validate', [first], { options: { closedPeriods: 'firstOpenDay' } }))
			.only;
		expect(again.postings[0]!.tranDate).toBe('2026-12-01');
		expect(readMovedNote(again.postings[0]!.memo)?.from).toBe('2026-10-31');
		expect(again.postings[0]!.memo.match(/moved from/g)).toHaveLength(1);
	});

	it('post on the moved day, and the warning stays with the item', async () => {
		quickClock(sandbox);
		month('Oct 2026').closed = true;
		const run = new PostingRun(sandbox);
		const options = { closedPeriods: 'firstOpenDay' };
		const [valid] = (await run.node.documents('validate', [prepared('P1')], { options })).at(0);
		const acknowledged = {
			...valid!,
			status: 'acknowledged',
			docStatus: 'ACKNOWLEDGED',
			runId: run.node.executionId,
		};
		const [posted] = (await run.post([acknowledged], { options })).at(0);
		expect(posted).toMatchObject({ status: 'posted', postingDate: '2026-11-01', postingPeriod: 'Nov 2026' });
		expect(warningCodes(posted!)).toEqual(['posting-date-moved']);
		const [booked] = sandbox.books.allByExternalId('CNQR-EXP-P1-R1');
		expect(booked!.memo).toContain('(posting date moved from 2026-10-31: first open day)');

		// The next run prepares it anew with the original date: the record says on which day it is.
		node.executionId = newExecutionId();
		const claimed = prepared('P1', {
			workState: 'claimed',
			docStatus: 'ACKNOWLEDGED',
			erpSystemId: prepared('P1').systemId,
		});
		const found = (await node.documents('validate', [claimed], { options })).only;
		expect(found).toMatchObject({ status: 'alreadyPosted', postingDate: '2026-11-01' });
		expect(found.warnings).toMatchObject([{ code: 'posting-date-moved', value: '2026-10-31' }]);
	});

	it('move a posting that was changed after Validate, too', async () => {
		quickClock(sandbox);
		const run = new PostingRun(sandbox);
		const [changed] = await run.validated(['P2']);
		changed!.postings[0]!.tranDate = '2026-10-30';
		month('Oct 2026').closed = true;
		const held = await run.post([changed!]);
		expect(held.only.status).not.toBe('posted');
		const moved = await run.post([changed!], { options: { closedPeriods: 'firstOpenDay' } });
		expect(moved.only).toMatchObject({ status: 'posted', postingDate: '2026-11-01' });
	});

	it('refuse another policy before anything is read', async () => {
		const calls = sandbox.log.entries.length;
		await expect(validate('whatever')).rejects.toMatchObject({
			message: '"Closed Periods" is "whatever", which is none of its choices',
			description: expect.stringContaining('hold, firstOpenDay, firstDayOfNextPeriod'),
		});
		expect(sandbox.log.entries.length).toBe(calls);
	});
});
