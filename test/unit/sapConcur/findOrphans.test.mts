import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { startConcurSandbox, type ConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';
import { addReports, ConcurNode, paths, quickClock, report, SYSTEM_ID } from './concurNode.mts';

const REPORTS = '/api/v3.0/expense/reports';
const DAY_MS = 24 * 3_600_000;

let sandbox: ConcurSandbox;
let node: ConcurNode;
beforeEach(async () => {
	sandbox = await startConcurSandbox({ scopes: ['FISVC', 'EXPRPT'] });
	node = new ConcurNode(sandbox);
	quickClock(sandbox);
});
afterEach(async () => {
	useClock();
	await sandbox.close();
});

type Json = Record<string, unknown>;
interface Result {
	orphans: Json[];
	inOrder: Json[];
	summary: Json;
}

async function check(parameters: Json = {}, items: Json[] = [{}]): Promise<Result> {
	const { outputs } = await node.run({
		parameters: { operation: 'findOrphans', ...parameters },
		items: items as never,
	});
	expect(outputs).toHaveLength(3);
	const [orphans = [], inOrder = [], summaries = []] = outputs.map((items) => items.map(({ json }) => json));
	expect(summaries).toHaveLength(1);
	return { orphans, inOrder, summary: summaries[0] ?? {} };
}

const verdicts = (items: Json[]) => items.map(({ documentId, finding }) => [documentId, finding]);

/** Acknowledged by us, as a run that died would have left it. */
function acknowledged(reportId: string, systemId = SYSTEM_ID) {
	const document = sandbox.documents.add('expense', report(reportId));
	sandbox.documents.acknowledgeAs(document.id, systemId);
	return document;
}

const rowOf = ({ id, businessId }: { id: string; businessId: string }, state = 'claimed') => ({
	key: id,
	docType: 'expense',
	documentId: businessId,
	fiDocumentId: id,
	state,
});

describe('what is in order', () => {
	it('is what waits in the queue, stands in the work table, or is confirmed; the cheap ones cost no look-up', async () => {
		addReports(sandbox, 130);
		const claimed = acknowledged('CLAIMED');
		const review = acknowledged('REVIEW');
		sandbox.modes.paymentStatusLagMs = DAY_MS;
		const confirmed = sandbox.documents.add('expense', report('DONE'));
		sandbox.documents.setStatus(confirmed.id, 'POSTING_CONFIRMED_SUCCESS');
		const { orphans, inOrder, summary } = await check({}, [
			{ key: 'run', state: 'running' },
			rowOf(claimed),
			rowOf(review, 'needsReview'),
		]);
		expect(orphans).toEqual([]);
		expect(Object.fromEntries(verdicts(inOrder))).toMatchObject({
			REPORT0001: 'inQueue',
			REPORT0130: 'inQueue',
			CLAIMED: 'inWorkTable',
			REVIEW: 'inWorkTable',
			DONE: 'confirmed',
		});
		expect(summary).toMatchObject({
			reportsInProcessing: 133,
			inOrder: 133,
			orphans: 0,
			lookedUp: 2,
			complete: true,
			needsPerson: false,
			sentence: '133 expense reports in processing: each is in order',
			sentences: [],
		});
		// Two pages of reports, two of the queue, two look-ups.
		expect(sandbox.log.count({ path: REPORTS })).toBe(2);
		expect(sandbox.log.count({ path: paths.queue() })).toBe(4);
		expect(sandbox.log.maxInFlight).toBeLessThanOrEqual(3);
	});

	it('nothing in processing costs one call', async () => {
		const { summary } = await check();
		expect(summary).toMatchObject({ reportsInProcessing: 0, needsPerson: false });
		expect(sandbox.log.entries.filter(({ path }) => !path.includes('oauth2'))).toHaveLength(1);
	});

	it('a report that has just come into processing has time until it gets its document', async () => {
		sandbox.reports.addWithoutDocument('YOUNG');
		expect(verdicts((await check()).inOrder)).toEqual([['YOUNG', 'recent']]);
		sandbox.clock.advance(25 * 3_600_000);
		useClock({ now: () => sandbox.clock.now(), wait: async (ms) => sandbox.clock.advance(ms) });
		expect(verdicts((await check({ graceHours: 26 })).inOrder)).toEqual([['YOUNG', 'recent']]);
		expect(verdicts((await check()).orphans)).toEqual([['YOUNG', 'noFinancialDocument']]);
	});
});

describe('a document that we have acknowledged and that has no row', () => {
	it('comes with the row that makes the next run end it', async () => {
		const lost = acknowledged('LOST');
		acknowledged('KEPT');
		const { orphans, summary } = await check({}, [rowOf(sandbox.documents.get('KEPT'))]);
		expect(orphans).toHaveLength(1);
		expect(orphans[0]).toMatchObject({
			finding: 'acknowledgedWithoutRow',
			docType: 'expense',
			documentId: 'LOST',
			fiDocumentId: lost.id,
			docStatus: 'ACKNOWLEDGED',
			erpSystemId: SYSTEM_ID,
			total: '10',
			currency: 'USD',
			problems: [{ code: 'acknowledged-without-row', owner: 'integrationAdmin' }],
			workRow: {
				key: lost.id,
				docType: 'expense',
				documentId: 'LOST',
				fiDocumentId: lost.id,
				state: 'claimed',
				runId: '',
				leaseUntil: null,
				systemId: SYSTEM_ID,
				released: '',
			},
		});
		expect(summary).toMatchObject({ orphans: 1, needsPerson: true, counts: { acknowledgedWithoutRow: 1 } });
		expect(summary.sentence).toBe(
			'2 expense reports in processing: 1 was acknowledged by us and has no row in the work table',
		);
	});

	it('waits for a person when one had closed it before: it may be posted by hand', async () => {
		const closed = acknowledged('CLOSED');
		const other = acknowledged('OTHER');
		const rows = [
			{},
			{ json: { fiDocumentId: closed.id.toUpperCase(), status: 'refused' } },
			{ json: { fiDocumentId: other.id, status: 'confirmed' } },
			{ json: { docType: 'mapping', fiDocumentId: null, status: null } },
		];
		for (const auditRows of [rows, JSON.stringify(rows)]) {
			const { orphans } = await check({ auditRows });
			expect(orphans).toMatchObject([
				{
					documentId: 'CLOSED',
					problems: [{ code: 'acknowledged-left-by-person' }],
					workRow: { state: 'needsReview' },
				},
				{ documentId: 'OTHER', workRow: { state: 'claimed' } },
			]);
			expect(orphans[0]?.nextStep).toContain('released');
		}
		await expect(check({ auditRows: 'nonsense' })).rejects.toThrow("'Audit Rows' is not a list");
	});

	it('waits for a person when it was acknowledged as posted by hand', async () => {
		const byHand = acknowledged('BYHAND', `${SYSTEM_ID}-BYHAND`);
		const { orphans, summary } = await check();
		expect(orphans).toMatchObject([
			{
				finding: 'acknowledgedByHand',
				fiDocumentId: byHand.id,
				problems: [{ code: 'acknowledged-by-hand' }],
				workRow: { state: 'needsReview', systemId: `${SYSTEM_ID}-BYHAND` },
			},
		]);
		expect(summary.sentence).toContain('1 was acknowledged as posted elsewhere and never confirmed');
	});

	it('is found in a later round of the report, whatever became of the earlier one', async () => {
		const first = sandbox.documents.add('expense', report('TWICE'));
		sandbox.documents.setStatus(first.id, 'POSTING_CONFIRMED_FAILURE');
		sandbox.documents.recall(first.id);
		const second = sandbox.documents.resubmit(first.id);
		sandbox.documents.acknowledgeAs(second.id, SYSTEM_ID);
		sandbox.modes.docIdMatch = 'all';
		const { orphans } = await check({}, [rowOf(first, 'needsReview')]);
		expect(orphans).toMatchObject([{ finding: 'acknowledgedWithoutRow', fiDocumentId: second.id }]);
	});
});

describe('what no run can end', () => {
	it('is named, with who does what', async () => {
		acknowledged('FOREIGN', 'SAP-S4');
		acknowledged('NAMELESS', '');
		const failed = sandbox.documents.add('expense', report('FAILED'));
		sandbox.documents.setStatus(failed.id, 'POSTING_CONFIRMED_FAILURE');
		const odd = sandbox.documents.add('expense', report('ODD'));
		sandbox.documents.setStatus(odd.id, 'FLAG_DUPLICATE');
		sandbox.reports.addWithoutDocument('MISSING', {
			name: 'Trip to Rome',
			processingPaymentDate: '2026-01-02T03:04:05.000Z',
		});
		const { orphans, summary } = await check({ options: { modifiedAfterDays: 0 } });
		expect(orphans.map((one) => [one.documentId, one.finding, (one.problems as Json[])[0]?.code])).toEqual([
			['FOREIGN', 'acknowledgedByOther', 'acknowledged-by-other'],
			['NAMELESS', 'acknowledgerUnknown', 'acknowledger-unknown'],
			['FAILED', 'waitsForRecall', 'failure-waits-for-recall'],
			['ODD', 'statusUnexpected', 'concur-status-unexpected'],
			['MISSING', 'noFinancialDocument', 'financial-document-missing'],
		]);
		for (const { workRow, reason, nextStep } of orphans) {
			expect(workRow).toBeNull();
			expect(reason).not.toContain('(unknown)');
			expect(nextStep).not.toBe('');
		}
		expect(summary.sentences).toHaveLength(5);
		expect((summary.sentences as string[])[4]).toMatch(
			/^Report MISSING "Trip to Rome" is in processing since 2026-01-02/,
		);
		expect(orphans[2]?.nextStep).toMatch(/^Concur processor: Recall/);
	});

	it('a recalled document is none; one whose look-up is refused is named', async () => {
		const recalled = sandbox.documents.add('expense', report('BACK'));
		sandbox.modes.paymentStatusLagMs = 10 * DAY_MS;
		sandbox.documents.setStatus(recalled.id, 'RECALLED');
		acknowledged('REFUSED');
		sandbox.faults.add({
			kind: 'statusBeforeCommit',
			status: 422,
			query: /docId=REFUSED/,
			body: { message: 'No' },
		});
		const { orphans } = await check({ graceHours: 0 });
		expect(verdicts(orphans)).toEqual([
			['BACK', 'noFinancialDocument'],
			['REFUSED', 'unreadable'],
		]);
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 404, query: /docId=BACK/ });
		expect(verdicts((await check({ graceHours: 0 })).orphans)[0]).toEqual(['BACK', 'noFinancialDocument']);
	});
});

describe('the list of reports', () => {
	it('without the scope: the error names it, and the Connection Check does not ask for it', async () => {
		sandbox.company.scopes = ['FISVC'];
		const fresh = new ConcurNode(sandbox);
		await expect(fresh.run({ parameters: { operation: 'findOrphans' } })).rejects.toMatchObject({
			message: expect.stringMatching(/Scope EXPRPT is required/),
			description: expect.stringMatching(/scope EXPRPT/),
		});
		const { outputs } = await fresh.run({ parameters: { resource: 'connection', operation: 'check' } });
		expect(outputs[0]?.[0]?.json).toMatchObject({ connected: true });
		const { outputs: kept } = await fresh.run({
			parameters: { operation: 'findOrphans' },
			continueOnFail: true,
		});
		expect(kept.map((items) => items.length)).toEqual([0, 0, 1]);
		expect(kept[2]?.[0]?.json.error).toMatch(/EXPRPT/);
	});

	it.each(['absent', 'null', 'empty'] as const)(
		'is read to its end, whose NextPage is %s',
		async (lastPage) => {
			sandbox.modes.lastPage = lastPage;
			for (let index = 0; index < 101; index += 1) sandbox.reports.addWithoutDocument(`R${index}`);
			const { summary } = await check();
			expect(summary).toMatchObject({ reportsInProcessing: 101, complete: true });
		},
	);

	it('says so when there are more than it may compare', async () => {
		for (let index = 0; index < 5; index += 1) sandbox.reports.addWithoutDocument(`R${index}`);
		const { summary } = await check({ options: { maxReports: 4 } });
		expect(summary).toMatchObject({ reportsInProcessing: 4, complete: false, needsPerson: true });
		expect(summary.sentence).toContain('Max Reports');
	});

	it('asks for the reports of all owners, changed in the last 90 days, in the chosen statuses', async () => {
		sandbox.reports.addWithoutDocument('OLD', { lastModifiedDate: '2020-01-01T00:00:00.000Z' });
		expect((await check()).summary.reportsInProcessing).toBe(0);
		expect((await check({ options: { modifiedAfterDays: 0 } })).summary.reportsInProcessing).toBe(1);
		const [first, second] = sandbox.log
			.filter({ path: REPORTS })
			.map(({ query }) => new URLSearchParams(query));
		expect(first?.get('user')).toBe('ALL');
		expect(Date.now() - Date.parse(first?.get('modifiedDateAfter') ?? '')).toBeGreaterThan(89 * DAY_MS);
		expect(second?.has('modifiedDateAfter')).toBe(false);
		sandbox.reports.addWithoutDocument('HELD', { paymentStatus: 'P_HOLD' });
		const both = await check({ options: { paymentStatusCodes: ' P_HOLD, P_PROC ', modifiedAfterDays: 0 } });
		expect(both.summary.reportsInProcessing).toBe(2);
	});

	it.each([
		[
			'a next page of something else',
			{ Items: [], NextPage: 'https://evil.example/api/v3.0/expense/reports2?offset=x' },
		],
		['a next page without an offset', { Items: [], NextPage: '/api/v3.0/expense/reports' }],
		['no list', { Reports: [] }],
		['a web page', '<html></html>'],
	])('is not trusted when it is %s', async (_what, body) => {
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 200, path: /reports$/, times: 4, body });
		await expect(check()).rejects.toThrow(/expense reports/);
	});

	it('is not read in circles, never sends the token elsewhere, and takes nulls and unknown fields', async () => {
		const { id } = acknowledged('LOST');
		const items = [
			{ ID: 'LOST', Name: null, Total: null, ProcessingPaymentDate: 'soon', Surprise: {} },
			{ ID: 'PAID', PaymentStatusCode: 'P_PAID' },
		];
		const page = (NextPage: string | null) => ({
			kind: 'statusBeforeCommit' as const,
			status: 200,
			path: /reports$/,
			body: { Items: items, NextPage },
		});
		const next = 'https://evil.example/api/v3.0/expense/reports?offset=a%2Bb';
		sandbox.faults.add(page(next));
		sandbox.faults.add(page(null));
		const { orphans, summary } = await check();
		expect(orphans).toMatchObject([{ documentId: 'LOST', fiDocumentId: id, inProcessingSince: '' }]);
		expect(summary.reportsInProcessing).toBe(1);
		expect(new URLSearchParams(sandbox.log.filter({ path: REPORTS })[1]?.query).get('offset')).toBe('a+b');
		sandbox.faults.add(page(next));
		sandbox.faults.add(page(next));
		await expect(check()).rejects.toThrow(/next page/);
	});

	it('a report without an id makes the check incomplete', async () => {
		sandbox.faults.add({
			kind: 'statusBeforeCommit',
			status: 200,
			path: /reports$/,
			body: { Items: [{ Name: 'No id' }], NextPage: null },
		});
		expect((await check()).summary).toMatchObject({ complete: false, needsPerson: true });
	});

	it.each([[REPORTS], [paths.queue()]])('an outage of %s ends the check with an error', async (path) => {
		acknowledged('LOST');
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 500, path: new RegExp(`${path}$`), times: 100 });
		await expect(check()).rejects.toThrow(/HTTP 500/);
	});

	it('an outage in the middle of the look-ups does too', async () => {
		acknowledged('LOST');
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 500, query: /docId=LOST/, times: 100 });
		await expect(check()).rejects.toThrow(/HTTP 500/);
	});

	it('an endless 429 ends after Max Wait', async () => {
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 429, path: /reports$/, times: 1_000 });
		const started = sandbox.clock.now();
		await expect(check({ options: { maxWait: 20 } })).rejects.toThrow(/HTTP 429/);
		expect(sandbox.clock.now() - started).toBeLessThan(25_000);
	});
});
