import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import type { Json } from './harness/execution.mts';
import { RevisedReport } from './harness/revisedReport.mts';

let report: RevisedReport;
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
afterEach(async () => await report.world.close());

const REVERSE = { higherRevision: 'reverse' };
const TAKE_BACK = { recalledAfterPosting: 'reverse' };

/** The first revision is posted and confirmed. */
async function posted(options: Json = {}): Promise<void> {
	report = await RevisedReport.start(options);
	await report.runs();
	report.expectBooks(1, 1);
	report.expectTold(report.records[0]);
}

describe('a higher revision of a posted report', () => {
	it('is held by default, named with the earlier record, and posted once that is voided', async () => {
		await posted();
		report.comesAgain(2);
		await report.runs(2);
		report.expectBooks(1, 1);
		expect(report.status).toBe('READY');
		expect(report.row).toMatchObject({ state: 'held' });
		expect(report.row?.reason).toContain(report.records[0]?.tranId);
		report.world.netSuite.books.void(report.records[0]?.id ?? '');
		await report.runs();
		report.expectBooks(2, 2);
		report.expectTold(report.records[1]);
	});

	it('takes the earlier one back and posts anew in one journal, and a third takes back what both have left', async () => {
		await posted(REVERSE);
		report.comesAgain(2);
		await report.runs();
		report.expectBooks(2, 2);
		const [first, second] = report.records;
		report.expectTold(second);
		expect(second?.memo).toContain(`(replaces ${first?.tranId}: `);
		report.comesAgain(5);
		await report.runs();
		report.expectBooks(5, 3);
		report.expectTold(report.records[2]);
		expect(new Set(report.records.map(({ externalId }) => externalId)).size).toBe(3);
		// Nothing is left to do.
		await report.runs();
		report.expectBooks(5, 3);
		expect(report.world.work).toEqual([]);
	});

	it('is posted as it is', async () => {
		await posted({ higherRevision: 'post' });
		report.comesAgain(2);
		await report.runs();
		report.expectBooks(3, 2);
		report.expectTold(report.records[1]);
	});

	it.each(['hold', 'reverse'])('posts nothing where it changes nothing (%s)', async (higherRevision) => {
		await posted({ higherRevision });
		report.comesAgain(1);
		await report.runs();
		report.expectBooks(1, 1);
		report.expectTold(report.records[0]);
		report.comesAgain(1);
		await report.runs();
		report.expectBooks(1, 1);
		report.expectTold(report.records[0]);
	});

	it('that changes nothing is posted where all are posted as they are', async () => {
		await posted({ higherRevision: 'post' });
		report.comesAgain(1);
		await report.runs();
		report.expectBooks(2, 2);
	});

	it('held before, goes on when the setting says so', async () => {
		await posted();
		report.comesAgain(2);
		await report.runs();
		report.choose(REVERSE);
		await report.runs();
		report.expectBooks(2, 2);
		report.expectTold(report.records[1]);
	});

	it('waits while the earlier one waits for approval; a rejected one does not count', async () => {
		report = await RevisedReport.start(REVERSE);
		const { modes, books } = report.world.netSuite;
		modes.journalApprovalRouting = true;
		await report.runs();
		modes.journalApprovalRouting = false;
		const [first] = report.records;
		report.comesAgain(2);
		await report.runs();
		expect(report.status).toBe('READY');
		expect(report.row?.reason).toContain(`${first?.tranId} still waits for approval`);
		books.reject(first?.id ?? '');
		await report.runs();
		report.expectBooks(2, 2);
		report.expectTold(report.records[1]);
	});

	const STEPS = [
		'Validate in NetSuite',
		'Write Claims',
		'Acknowledge in Concur',
		'Post to NetSuite',
		'Confirm to Concur',
		'Audit Record',
		'Write Audit Rows',
	];
	it.each(STEPS)('is posted once when the run is killed after "%s"', async (step) => {
		await posted(REVERSE);
		report.comesAgain(2);
		await report.killAfter(step);
		await report.runs(2);
		report.expectBooks(2, 2);
		report.expectTold(report.records[1]);
		expect(report.world.work).toEqual([]);
	});

	it.each(STEPS)('that changes nothing is ended when the run is killed after "%s"', async (step) => {
		await posted(REVERSE);
		report.comesAgain(1);
		await report.killAfter(step);
		await report.runs(2);
		report.expectBooks(1, 1);
		report.expectTold(report.records[0]);
		expect(report.world.work).toEqual([]);
	});

	it.each([false, true])(
		'is posted once when the answer to the journal is lost (in the books: %s)',
		async (isDone) => {
			await posted(REVERSE);
			report.comesAgain(2);
			report.world.netSuite.faults.add({
				kind: isDone ? 'resetAfterCommit' : 'resetBeforeCommit',
				method: 'POST',
				path: /journalEntry$/,
			});
			await report.runs(3);
			report.expectBooks(2, 2);
			report.expectTold(report.records[1]);
		},
	);

	it.each([{}, REVERSE])(
		'is not posted beside one that queries do not show yet, and goes its way when they do (%o)',
		async (options) => {
			report = await RevisedReport.start(options);
			const { netSuite, clock } = report.world;
			netSuite.modes.suiteQlLagMs = 90_000;
			await report.runs();
			report.comesAgain(2);
			await report.world.run();
			expect([report.status, report.row?.state, report.records]).toEqual([
				'READY',
				'notReady',
				[expect.anything()],
			]);
			expect(report.row?.reason).toContain(report.records[0]?.tranId);
			clock.advance(120_000);
			await report.world.run();
			if (options !== REVERSE) return expect(report.row).toMatchObject({ state: 'held' });
			report.expectBooks(2, 2);
			report.expectTold(report.records[1]);
		},
	);

	it('is still known when the setting was changed and the earlier one voided after it was posted', async () => {
		await posted(REVERSE);
		report.comesAgain(2);
		await report.killAfter('Post to NetSuite');
		report.choose({});
		report.world.netSuite.books.void(report.records[0]?.id ?? '');
		await report.runs();
		report.expectTold(report.records[1]);
	});
});

describe('a report that comes again', () => {
	it.each([true, false])(
		'after its error was confirmed, goes the ordinary way (revision raised: %s)',
		async (raise) => {
			report = await RevisedReport.start(REVERSE);
			const { netSuite, concur } = report.world;
			netSuite.modes.scriptRejects = () => 'Not this one';
			await report.runs();
			expect(report.status).toBe('POSTING_CONFIRMED_FAILURE');
			netSuite.modes.scriptRejects = undefined;
			concur.modes.raiseRevision = raise;
			concur.documents.recall(report.current.id);
			report.current = concur.documents.resubmit(report.current.id);
			await report.runs();
			report.expectBooks(1, 1);
			report.expectTold(report.records[0]);
			expect(report.records[0]?.externalId).toMatch(raise ? /-R2$/ : /-R1$/);
		},
	);

	it('under the same revision after it was posted, is held, then reversed and posted under an id of its own', async () => {
		await posted();
		report.comesAgain(2, { raise: false });
		await report.runs();
		report.expectBooks(1, 1);
		expect(report.row).toMatchObject({ state: 'held' });
		report.choose(REVERSE);
		await report.killAfter('Post to NetSuite');
		await report.runs(2);
		report.expectBooks(2, 2);
		report.expectTold(report.records[1]);
		expect(report.records[1]?.externalId).toBe(
			`${report.records[0]?.externalId}-F${report.current.id.slice(0, 8)}`,
		);
		// Once more, and then a real revision over all of them.
		report.comesAgain(3, { raise: false });
		await report.runs();
		report.expectBooks(3, 3);
		report.comesAgain(4);
		await report.runs();
		report.expectBooks(4, 4);
		report.expectTold(report.records[3]);
	});

	it('under the same revision and changes nothing: nothing is posted', async () => {
		await posted();
		report.comesAgain(1, { raise: false });
		await report.runs();
		report.expectBooks(1, 1);
		report.expectTold(report.records[0]);
	});

	it('under the same revision after its record was reversed: posted under an id of its own', async () => {
		await posted();
		report.world.netSuite.books.reverse(report.records[0]?.id ?? '', '2026-11-30');
		report.comesAgain(1, { raise: false });
		await report.runs();
		report.expectBooks(1, 2);
		report.expectTold(report.records[1]);
	});
});

describe('a report that is recalled after it was posted', () => {
	/** Posted, and Concur recalls it before it hears of it. */
	async function recalledInTheEnd(options: Json): Promise<void> {
		report = await RevisedReport.start(options);
		report.world.concur.faults.add({
			kind: 'resetBeforeCommit',
			times: 1_000,
			path: /postingconfirmations$/,
		});
		await report.runs();
		report.world.concur.faults.clear();
		report.expectBooks(1, 1);
		report.world.concur.documents.forceRecall(report.current.id);
	}

	it('is named by default, and nothing happens to it by itself', async () => {
		await recalledInTheEnd({});
		await report.runs(2);
		report.expectBooks(1, 1);
		expect(report.row).toMatchObject({ state: 'needsReview' });
		expect(report.told).toMatchObject({ status: 'needsReview', problemCodes: 'recalled-not-reversed' });
	});

	it.each([
		undefined,
		'Validate in NetSuite',
		'Write Claims',
		'Acknowledge in Concur',
		'Post to NetSuite',
		'Confirm to Concur',
		'Audit Record',
	])('is taken back where that was chosen, and Concur hears nothing (killed after %s)', async (step) => {
		await recalledInTheEnd(TAKE_BACK);
		if (step) await report.killAfter(step);
		await report.runs(2);
		report.expectBooks(0, 2);
		const [original, reversal] = report.records;
		expect(reversal).toMatchObject({
			externalId: `${original?.externalId}-REV`,
			tranDate: original?.tranDate,
		});
		expect(report.told).toMatchObject({ status: 'reversed', docStatus: 'RECALLED' });
		expect(report.world.work).toEqual([]);
		expect(report.world.concur.documents.get(report.current.id)).toMatchObject({
			status: 'RECALLED',
			postingConfirmations: [],
		});
	});

	it('is taken back by the run after the one that heard of it', async () => {
		await recalledInTheEnd(TAKE_BACK);
		// As in a run that has read it as acknowledged: 112.
		const { documents } = report.world.concur;
		documents.setStatus(report.current.id, 'ACKNOWLEDGED');
		await report.world.clock.advance(31 * 60_000);
		await report.world.run({
			afterNode: (node) =>
				node === 'Post to NetSuite' ? documents.forceRecall(report.current.id) : undefined,
		});
		expect(report.told).toMatchObject({ status: 'needsReview', problemCodes: 'recalled-after-posting' });
		expect(report.row).toMatchObject({ state: 'claimed' });
		await report.runs(2);
		report.expectBooks(0, 2);
		expect(report.world.work).toEqual([]);
	});

	it('and taken back, comes again: held by nothing', async () => {
		await recalledInTheEnd(TAKE_BACK);
		await report.runs();
		report.comesAgain(3);
		await report.runs();
		report.expectBooks(3, 3);
		report.expectTold(report.records[2]);
	});

	it.each([1, 2])('and comes again before it is taken back (amounts times %i)', async (factor) => {
		await recalledInTheEnd({ ...TAKE_BACK, ...REVERSE });
		// Else Concur does not show the one that was recalled any more.
		report.world.concur.modes.docIdMatch = 'all';
		report.comesAgain(factor);
		await report.runs(2);
		report.expectBooks(factor, 3);
		report.expectTold(report.records[2]);
		expect(report.world.work).toEqual([]);
	});

	it('and was replaced by a later revision meanwhile: taken back once', async () => {
		await recalledInTheEnd({});
		report.world.concur.modes.docIdMatch = 'all';
		await report.runs();
		const [first] = report.world.work;
		report.choose(REVERSE);
		report.comesAgain(2);
		await report.runs();
		report.expectTold(report.records[1]);
		report.choose({ ...TAKE_BACK, ...REVERSE });
		const row = report.world.work.find(({ key }) => key === first?.key);
		if (row) row.released = 'retry';
		await report.runs();
		report.expectBooks(2, 2);
		const told = report.world.audit.findLast(({ fiDocumentId }) => fiDocumentId === first?.key);
		expect(told).toMatchObject({ status: 'reversed', netSuiteNumber: report.records[1]?.tranId });
		expect(report.world.work).toEqual([]);
	});

	it('and had replaced an earlier revision: all of it is taken back', async () => {
		await posted({ ...REVERSE, ...TAKE_BACK });
		report.comesAgain(2);
		report.world.concur.faults.add({
			kind: 'resetBeforeCommit',
			times: 1_000,
			path: /postingconfirmations$/,
		});
		await report.runs();
		report.world.concur.faults.clear();
		report.world.concur.documents.forceRecall(report.current.id);
		await report.runs();
		report.expectBooks(0, 3);
		report.comesAgain(4);
		await report.runs();
		report.expectBooks(4, 4);
	});

	it('is left to a person where its period is closed, and moved where that was chosen', async () => {
		await recalledInTheEnd(TAKE_BACK);
		const [original] = report.records;
		const { periods } = report.world.netSuite.masterData;
		for (const period of periods) if (period.id === original?.postingPeriod) period.closed = true;
		await report.runs();
		report.expectBooks(1, 1);
		expect(report.told?.problemCodes).toBe('recalled-not-reversed, period-closed');
	});

	it('moves the reversal of a closed period where that was chosen', async () => {
		await recalledInTheEnd({ ...TAKE_BACK, closedPeriods: 'firstOpenDay' });
		const [original] = report.records;
		const { periods } = report.world.netSuite.masterData;
		for (const period of periods) if (period.id === original?.postingPeriod) period.closed = true;
		await report.runs();
		report.expectBooks(0, 2);
		expect((report.records[1]?.tranDate ?? '') > (original?.tranDate ?? '')).toBe(true);
	});

	it('is left to a person where NetSuite refuses the reversal', async () => {
		await recalledInTheEnd(TAKE_BACK);
		report.world.netSuite.modes.scriptRejects = () => 'No';
		await report.runs(2);
		report.expectBooks(1, 1);
		expect(report.row).toMatchObject({ state: 'needsReview' });
		expect(report.told?.problemCodes).toContain('reversal-refused');
		expect(report.status).toBe('RECALLED');
	});

	it('whose reversal waits for approval: looked at again until it is approved', async () => {
		await recalledInTheEnd(TAKE_BACK);
		const { modes, books } = report.world.netSuite;
		modes.journalApprovalRouting = true;
		await report.runs(2);
		expect(report.row).toMatchObject({ state: 'claimed' });
		expect(report.told).toMatchObject({ status: 'unfinished' });
		books.approve(report.records[1]?.id ?? '');
		await report.runs();
		report.expectBooks(0, 2);
		expect(report.told).toMatchObject({ status: 'reversed' });
		expect(report.status).toBe('RECALLED');
		expect(report.world.work).toEqual([]);
	});
});
