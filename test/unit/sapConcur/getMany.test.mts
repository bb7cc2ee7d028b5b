import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { newDocumentItem } from '../../../nodes/shared/documentItem.ts';
import { type ConcurSandbox, startConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';
import {
	addPublished,
	inlineInvoice,
	publishedCashAdvances,
	publishedReports,
} from '../../sandbox/concur/publishedDocuments.mts';
import {
	addReports,
	ConcurNode,
	EXECUTION_ID,
	isRead,
	paths,
	quickClock,
	report,
	SYSTEM_ID,
} from './concurNode.mts';
import { workRow } from './documents.mts';

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

const getMany = { operation: 'getMany', returnAll: true };
const ids = (documents: Array<{ fiDocumentId: string }>) => documents.map(({ fiDocumentId }) => fiDocumentId);

describe('the queue', () => {
	it('gives each document once, in the order of the queue, over several pages', async () => {
		const stored = addReports(sandbox, 7);
		const { documents, outputs } = await node.run({ parameters: { ...getMany, options: { pageSize: 3 } } });
		expect(ids(documents)).toEqual(stored.map(({ id }) => id));
		expect(sandbox.log.filter({ path: isRead }).map(({ query }) => query)).toEqual([
			'page=0&limit=3',
			'page=1&limit=3',
			'page=2&limit=3',
		]);
		expect(outputs).toHaveLength(2);
		expect(outputs[1]).toEqual([]);
		expect(outputs[0]?.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
	});

	it('says on an output of its own that there is nothing', async () => {
		const { outputs } = await node.run({ parameters: getMany });
		expect(outputs).toEqual([[], [{ json: { documents: 0 }, pairedItem: { item: 0 } }]]);
	});

	it('gives items of the agreed shape, stamped with the run', async () => {
		const [stored] = addReports(sandbox, 1);
		const leaseUntil = new Date(Date.now() + 3_600_000).toISOString();
		const { documents } = await node.run({ parameters: { ...getMany, options: { leaseUntil } } });
		const [document] = documents;
		expect(Object.keys(newDocumentItem()).filter((key) => !(key in (document ?? {})))).toEqual([]);
		expect(document).toMatchObject({
			docType: 'expense',
			documentId: 'REPORT0001',
			fiDocumentId: stored?.id,
			docStatus: 'READY',
			erpSystemId: '',
			systemId: SYSTEM_ID,
			companyId: '278515',
			companyUuid: sandbox.company.companyUuid,
			entityId: 'p0085104gigw',
			status: 'read',
			workState: '',
			problems: [],
			runId: EXECUTION_ID,
			leaseUntil,
			document: report('REPORT0001'),
		});
		expect(document?.correlationId).toMatch(/^[0-9a-f-]{36}$/);
		expect(Date.parse(document?.firstSeenAt ?? '')).not.toBeNaN();
	});

	it('sends no system id when it reads, under whatever filter that would be', async () => {
		sandbox.modes.systemIdQuery = 'exact';
		addReports(sandbox, 2);
		const { documents } = await node.run({ parameters: getMany });
		expect(documents).toHaveLength(2);
	});

	it('reads several types, each by its own path and business id', async () => {
		sandbox.documents.add('invoice', { requestHeader: { requestId: 'INV1' } });
		sandbox.documents.add('cashadvance', { cashAdvanceData: { cashAdvanceId: 'CA1' } });
		sandbox.documents.add('payroll', { report: { reportId: 'PAY1' } });
		addReports(sandbox, 1);
		const { documents } = await node.run({
			parameters: { ...getMany, documentTypes: ['expense', 'invoice', 'cashadvance', 'payroll'] },
		});
		expect(documents.map(({ docType, documentId }) => [docType, documentId])).toEqual([
			['expense', 'REPORT0001'],
			['invoice', 'INV1'],
			['cashadvance', 'CA1'],
			['payroll', 'PAY1'],
		]);
	});

	it('reads what SAP published: every report and cash advance is found by its business id', async () => {
		const published = [...publishedReports(), ...publishedCashAdvances(), inlineInvoice()];
		const stored = addPublished(sandbox.documents, published);
		const { documents } = await node.run({
			parameters: { ...getMany, documentTypes: ['expense', 'cashadvance', 'invoice'] },
		});
		expect(
			documents.map(({ fiDocumentId, documentId, status }) => [fiDocumentId, documentId, status]),
		).toEqual(stored.map(({ id, businessId }) => [id, businessId, 'read']));
		expect(documents).toHaveLength(15);
	});

	it('says clearly that no document type was chosen', async () => {
		await expect(node.run({ parameters: { ...getMany, documentTypes: [] } })).rejects.toThrow(
			"'Document Types' names no known type",
		);
	});

	it('gives a document once that comes on two pages', async () => {
		const page = (number: number, reports: string[]) => ({
			kind: 'statusBeforeCommit' as const,
			method: 'GET',
			path: isRead,
			status: 200,
			body: {
				links: [],
				page: { size: 2, totalElements: 4, totalPages: 2, number },
				content: reports.map((id) => ({ id: id.padEnd(32, '0'), docStatus: 'READY', document: report(id) })),
			},
		});
		sandbox.faults.add(page(0, ['a1', 'a2']));
		sandbox.faults.add(page(1, ['a2', 'a3']));
		const { documents } = await node.run({ parameters: getMany });
		expect(documents.map(({ documentId }) => documentId)).toEqual(['a1', 'a2', 'a3']);
	});

	it('ends at once when the queue is empty', async () => {
		const { documents } = await node.run({ parameters: getMany });
		expect(documents).toEqual([]);
		expect(sandbox.log.count({ path: isRead })).toBe(1);
	});

	it('understands the older envelope', async () => {
		sandbox.modes.envelope = 'older';
		const stored = addReports(sandbox, 5);
		const { documents } = await node.run({ parameters: { ...getMany, options: { pageSize: 2 } } });
		expect(ids(documents)).toEqual(stored.map(({ id }) => id));
	});

	it('understands a document that is text, and keeps the digits of long numbers', async () => {
		sandbox.modes.documentAs = 'text';
		sandbox.documents.add(
			'expense',
			'{"report":{"reportId":"R1","reportKey":12345678901234567890,"totalApprovedAmount":0E-8}}',
		);
		const { documents } = await node.run({ parameters: getMany });
		expect(documents[0]?.document).toEqual({
			report: { reportId: 'R1', reportKey: '12345678901234567890', totalApprovedAmount: 0 },
		});
		expect(documents[0]?.status).toBe('read');
	});

	it('keeps asking the same limit when Concur clamps it, and trusts the page it gets', async () => {
		sandbox.modes.maxLimit = 4;
		const stored = addReports(sandbox, 10);
		const { documents } = await node.run({ parameters: { ...getMany, options: { pageSize: 50 } } });
		expect(ids(documents)).toEqual(stored.map(({ id }) => id));
		expect(sandbox.log.filter({ path: isRead }).map(({ query }) => query)).toEqual([
			'page=0&limit=50',
			'page=1&limit=50',
			'page=2&limit=50',
		]);
	});

	it('falls back to 25 when Concur refuses the page size', async () => {
		sandbox.modes.maxLimit = 25;
		sandbox.modes.overMaxLimit = 'refuse';
		const stored = addReports(sandbox, 30);
		const { documents } = await node.run({ parameters: getMany });
		expect(ids(documents)).toEqual(stored.map(({ id }) => id));
		expect(sandbox.log.filter({ path: isRead }).map(({ status }) => status)).toEqual([400, 200, 200]);
	});

	it('gives each document once when the queue shrinks between two pages', async () => {
		const stored = addReports(sandbox, 6);
		sandbox.interventions.before({ method: 'GET', path: isRead, skip: 1 }, () =>
			sandbox.documents.recall(stored[0]?.id ?? ''),
		);
		const { documents } = await node.run({ parameters: { ...getMany, options: { pageSize: 3 } } });
		expect(new Set(ids(documents)).size).toBe(documents.length);
		// Nobody is lost for ever: what slipped through is there in the next run.
		const next = await node.run({ parameters: { ...getMany, options: { pageSize: 3 } } });
		expect(ids(next.documents)).toEqual(stored.slice(1).map(({ id }) => id));
	});
});

describe('the limit', () => {
	it('counts new documents, and leaves the others for the next run', async () => {
		const stored = addReports(sandbox, 9);
		const { documents } = await node.run({
			parameters: { operation: 'getMany', limit: 4, options: { pageSize: 3 } },
		});
		expect(ids(documents)).toEqual(stored.slice(0, 4).map(({ id }) => id));
		expect(sandbox.log.count({ path: isRead })).toBe(2);
	});

	it('does not count known documents, which are given out with their row', async () => {
		const stored = addReports(sandbox, 6);
		const known = stored.slice(0, 3).map((one) => workRow(one));
		const { documents, outputs } = await node.run({
			parameters: { operation: 'getMany', limit: 2, options: { pageSize: 3 } },
			items: [{}, { key: 'run', state: 'lease', runId: EXECUTION_ID }, ...known],
		});
		expect(ids(documents)).toEqual(stored.slice(0, 5).map(({ id }) => id));
		expect(documents[0]).toMatchObject({
			workState: 'notReady',
			problemsHash: 'hash-of-before',
			firstSeenAt: '2026-11-01T00:00:00.000Z',
		});
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
			[{ item: 2 }],
			[{ item: 3 }],
			[{ item: 4 }],
			{ item: 0 },
			{ item: 0 },
		]);
	});

	it('is shared by the types; a type that is not reached any more is not read', async () => {
		addReports(sandbox, 3);
		sandbox.documents.add('invoice', { requestHeader: { requestId: 'INV1' } });
		const { documents } = await node.run({
			parameters: { operation: 'getMany', limit: 2, documentTypes: ['expense', 'invoice'] },
		});
		expect(documents.map(({ docType }) => docType)).toEqual(['expense', 'expense']);
		expect(sandbox.log.count({ path: paths.queue('invoice') })).toBe(0);
	});
});

describe('known documents that are not in the queue', () => {
	it('are fetched by their business id when claimed, whatever their status', async () => {
		const [acknowledged, confirmed] = addReports(sandbox, 2);
		if (!acknowledged || !confirmed) throw new Error('no documents');
		sandbox.documents.acknowledgeAs(acknowledged.id, SYSTEM_ID);
		sandbox.documents.setStatus(confirmed.id, 'POSTING_CONFIRMED_SUCCESS');
		const result = await node.run({
			parameters: getMany,
			items: [acknowledged, confirmed].map((one) => workRow(one, { state: 'claimed' })),
		});
		expect(result.document(acknowledged.id)).toMatchObject({
			docStatus: 'ACKNOWLEDGED',
			erpSystemId: SYSTEM_ID,
			workState: 'claimed',
			status: 'read',
		});
		expect(result.document(confirmed.id)).toMatchObject({
			docStatus: 'POSTING_CONFIRMED_SUCCESS',
			workState: 'claimed',
			status: 'read',
		});
		expect(result.document(confirmed.id).document).toEqual(report('REPORT0002'));
	});

	it('keep the system id they were acknowledged with, though the setting was changed since', async () => {
		const [acknowledged, ready] = addReports(sandbox, 2);
		if (!acknowledged || !ready) throw new Error('no documents');
		sandbox.documents.acknowledgeAs(acknowledged.id, 'OLD-NAME');
		const result = await node.run({
			parameters: getMany,
			items: [acknowledged, ready].map((one) => workRow(one, { state: 'claimed', systemId: 'OLD-NAME' })),
		});
		expect(result.document(acknowledged.id).systemId).toBe('OLD-NAME');
		expect(result.document(ready.id).systemId).toBe(SYSTEM_ID);
	});

	it('that may be acknowledged are fetched even when the limit ends the reading early; others are left alone then', async () => {
		const stored = addReports(sandbox, 5);
		const [first, second, third] = addReports(sandbox, 3, 'GONE');
		if (!first || !second || !third) throw new Error('no documents');
		sandbox.documents.acknowledgeAs(first.id, SYSTEM_ID);
		sandbox.documents.acknowledgeAs(second.id, SYSTEM_ID);
		sandbox.documents.recall(third.id);
		const { documents } = await node.run({
			parameters: { operation: 'getMany', limit: 2, options: { pageSize: 2 } },
			items: [
				workRow(first, { state: 'claimed' }),
				workRow(second, { state: 'pendingApproval' }),
				workRow(third),
			],
		});
		expect(ids(documents)).toEqual([stored[0]?.id, stored[1]?.id, first.id, second.id]);
	});

	it.each([
		['notReady', 'refused'],
		['skipped', 'refused'],
		['held', 'refused'],
		['claimed', 'read'],
		['pendingApproval', 'read'],
	])('tells of a recalled document that was %s (%s)', async (state, status) => {
		const [stored] = addReports(sandbox, 1);
		if (!stored) throw new Error('no document');
		sandbox.documents.recall(stored.id);
		const { documents } = await node.run({ parameters: getMany, items: [workRow(stored, { state })] });
		expect(documents).toHaveLength(1);
		expect(documents[0]).toMatchObject({ fiDocumentId: stored.id, docStatus: 'RECALLED', status });
		expect(documents[0]?.problems.map(({ code }) => code)).toEqual(
			status === 'refused' ? ['document-recalled'] : [],
		);
	});

	it('tells of a not-ready document that another system has taken', async () => {
		const [stored] = addReports(sandbox, 1);
		if (!stored) throw new Error('no document');
		sandbox.documents.acknowledgeAs(stored.id, 'OTHER');
		const { documents } = await node.run({ parameters: getMany, items: [workRow(stored)] });
		expect(documents[0]).toMatchObject({ status: 'refused', erpSystemId: 'OTHER' });
		expect(documents[0]?.problems[0]?.code).toBe('acknowledged-by-other');
	});

	it.each([
		['claimed', 'needsReview'],
		['notReady', 'refused'],
	])('says NOT_FOUND of a %s document that Concur does not give out any more (%s)', async (state, status) => {
		sandbox.modes.recalledDocuments = 'gone';
		const [stored] = addReports(sandbox, 1);
		if (!stored) throw new Error('no document');
		sandbox.documents.recall(stored.id);
		const { documents } = await node.run({ parameters: getMany, items: [workRow(stored, { state })] });
		expect(documents[0]).toMatchObject({
			fiDocumentId: stored.id,
			documentId: 'REPORT0001',
			docStatus: 'NOT_FOUND',
			status,
			workState: state,
		});
		expect(documents[0]?.problems[0]?.code).toBe('document-unknown-to-concur');
	});

	it('are told apart from their resubmission by the FIS id', async () => {
		const [old] = addReports(sandbox, 1);
		if (!old) throw new Error('no document');
		sandbox.documents.setStatus(old.id, 'POSTING_CONFIRMED_FAILURE');
		sandbox.documents.recall(old.id);
		const resubmitted = sandbox.documents.resubmit(old.id);
		for (const docIdMatch of ['newest', 'all'] as const) {
			sandbox.modes.docIdMatch = docIdMatch;
			const result = await node.run({ parameters: getMany, items: [workRow(old, { state: 'claimed' })] });
			expect(ids(result.documents).sort()).toEqual([old.id, resubmitted.id].sort());
			expect(result.document(resubmitted.id)).toMatchObject({ docStatus: 'READY', workState: '' });
			expect(result.document(old.id).docStatus).toBe(
				docIdMatch === 'all' ? 'POSTING_CONFIRMED_FAILURE' : 'NOT_FOUND',
			);
		}
	});

	it('are merged when the table holds several rows of one document: claimed wins, the first sight stays', async () => {
		const [stored] = addReports(sandbox, 1);
		if (!stored) throw new Error('no document');
		const { documents, outputs } = await node.run({
			parameters: getMany,
			items: [
				workRow(stored, {
					state: 'claimed',
					firstSeenAt: '2026-11-03T00:00:00.000Z',
					lastSeenAt: '2026-11-03T00:00:00.000Z',
				}),
				workRow(stored, {
					state: 'notReady',
					firstSeenAt: '2026-11-02T00:00:00.000Z',
					lastSeenAt: '2026-11-21T00:00:00.000Z',
				}),
			],
		});
		expect(documents).toHaveLength(1);
		expect(documents[0]).toMatchObject({ workState: 'claimed', firstSeenAt: '2026-11-02T00:00:00.000Z' });
		expect(outputs[0]?.[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('keep a mark that is not understood, and say so', async () => {
		const [marked, plain] = addReports(sandbox, 2);
		if (!marked || !plain) throw new Error('no documents');
		const result = await node.run({
			parameters: getMany,
			items: [workRow(marked, { state: 'held', released: 'yes' }), workRow(plain, { released: null })],
		});
		expect(result.document(marked.id)).toMatchObject({
			released: 'yes',
			status: 'read',
			warnings: [{ code: 'released-not-understood' }],
		});
		expect(result.document(plain.id)).toMatchObject({ released: '', warnings: [] });
	});

	it('with a state of a later version are shown to a person, not posted', async () => {
		const [stored] = addReports(sandbox, 1);
		if (!stored) throw new Error('no document');
		const { documents } = await node.run({
			parameters: getMany,
			items: [workRow(stored, { state: 'somethingNew' })],
		});
		expect(documents[0]?.workState).toBe('needsReview');
	});

	it('do not stop the run when one of them cannot be asked for', async () => {
		const [good, bad] = addReports(sandbox, 2);
		if (!good || !bad) throw new Error('no documents');
		for (const { id } of [good, bad]) sandbox.documents.acknowledgeAs(id, SYSTEM_ID);
		const result = await node.run({
			parameters: getMany,
			items: [
				workRow(bad, { state: 'claimed', documentId: 'X'.repeat(40) }),
				workRow(good, { state: 'claimed' }),
			],
		});
		expect(result.document(bad.id)).toMatchObject({
			status: 'unfinished',
			docStatus: 'UNREADABLE',
			workState: 'claimed',
		});
		// The audit tells a problem once, by its text: no id of a call may stand in it.
		expect(result.document(bad.id).problems[0]?.message).not.toContain(result.document(bad.id).correlationId);
		expect(result.document(good.id)).toMatchObject({ status: 'read', docStatus: 'ACKNOWLEDGED' });
	});
});

describe('documents that cannot be used', () => {
	const raw = (content: unknown[]) =>
		sandbox.faults.add({
			kind: 'statusBeforeCommit',
			method: 'GET',
			path: isRead,
			status: 200,
			body: {
				links: [],
				content,
				page: { size: 25, totalElements: content.length, totalPages: 1, number: 0 },
			},
		});
	const row = {
		id: 'a'.repeat(32),
		docType: 'expense',
		docStatus: 'READY',
		companyId: '1',
		entityId: null,
		companyUuid: null,
		erpSystemId: null,
		links: [],
	};

	it.each([
		['text that is not JSON', '{THE_FINANCIAL_DOCUMENT}'],
		['absent', undefined],
		['a list', []],
		['without its business id', { report: {} }],
	])('are given out as not ready, with the reason: %s', async (_, document) => {
		raw([{ ...row, document }]);
		const { documents } = await node.run({ parameters: getMany });
		expect(documents).toHaveLength(1);
		expect(documents[0]).toMatchObject({ fiDocumentId: row.id, status: 'notReady', docStatus: 'READY' });
		expect(documents[0]?.problems.map(({ code }) => code)).toEqual(['document-invalid']);
		expect(documents[0]?.reason).not.toBe('');
	});

	it('stay unfinished when an earlier run has acknowledged them', async () => {
		raw([{ ...row, docStatus: 'ACKNOWLEDGED', erpSystemId: SYSTEM_ID, document: 'nonsense' }]);
		const { documents } = await node.run({
			parameters: getMany,
			items: [{ fiDocumentId: row.id, docType: 'expense', documentId: 'R1', state: 'claimed' }],
		});
		expect(documents[0]).toMatchObject({ status: 'unfinished', workState: 'claimed' });
	});

	it('are told of when they have no id, without holding up the others', async () => {
		raw([
			{ ...row, id: null, document: report('LOST1') },
			{ ...row, document: report('R1') },
		]);
		const { documents } = await node.run({ parameters: getMany });
		expect(documents.map(({ fiDocumentId, status }) => [fiDocumentId, status])).toEqual([
			[row.id, 'read'],
			['', 'refused'],
		]);
		expect(documents[1]).toMatchObject({ documentId: 'LOST1' });
		expect(documents[1]?.problems[0]?.message).toContain('LOST1');
	});
});

describe('when Concur does not answer as it should', () => {
	const once = (fault: Partial<Parameters<typeof sandbox.faults.add>[0]>) =>
		sandbox.faults.add({ kind: 'statusBeforeCommit', method: 'GET', path: isRead, ...fault });

	it.each([
		['429 with retry-after 0', { status: 429, retryAfter: '0' }],
		['503', { status: 503, retryAfter: 2 }],
		['500', { status: 500 }],
		['502 with a web page', { status: 502, body: '<html>Bad gateway</html>' }],
		['a web page', { status: 200, body: '<html>Please sign in</html>' }],
		['202', { status: 202, body: '' }],
		['400 for a short while', { status: 400 }],
		['cut-off JSON', { kind: 'malformedJson' as const }],
		['a reset', { kind: 'resetBeforeCommit' as const }],
	])('tries again: %s', async (_, fault) => {
		addReports(sandbox, 2);
		once({ ...fault, times: 2 });
		const { waits } = quickClock(sandbox);
		const { documents } = await node.run({ parameters: { ...getMany, options: { pageSize: 10 } } });
		expect(documents).toHaveLength(2);
		expect(sandbox.faults.pending).toBe(0);
		expect(waits.every((wait) => wait >= 500)).toBe(true);
		expect(waits.length).toBeGreaterThanOrEqual(2);
	});

	it('does not take "retry-after: 0" for "at once"', async () => {
		once({ status: 429, retryAfter: '0', times: 4 });
		const { waits } = quickClock(sandbox);
		await node.run({ parameters: getMany });
		expect(waits).toHaveLength(4);
		// The pause grows, at least half of 1, 2, 4 and 8 seconds.
		waits.forEach((wait, index) => expect(wait).toBeGreaterThanOrEqual(500 * 2 ** index - 5));
	});

	it.each([
		['an outage', { status: 500, times: 99 }, /gave no documents \(HTTP 500/],
		['an endless 429', { status: 429, times: 999 }, /HTTP 429/],
		['no connection', { kind: 'resetBeforeCommit' as const, times: 99 }, /could not be reached/],
		['a foreign answer', { status: 200, body: { hello: 'world' } }, /gave no documents/],
		['a redirect', { status: 302, headers: { location: 'https://elsewhere.example.com/' } }, /HTTP 302/],
	])('stops the run clearly: %s', async (_, fault, message) => {
		addReports(sandbox, 2);
		once(fault);
		await expect(node.run({ parameters: getMany })).rejects.toMatchObject({
			message: expect.stringMatching(message),
			description: expect.stringMatching(/\w/),
			context: { itemIndex: 0 },
		});
		expect(sandbox.documents.count('READY')).toBe(2);
	});

	it('stops the run when a later page cannot be read: nothing is half-read', async () => {
		addReports(sandbox, 6);
		once({ status: 500, skip: 1, times: 99 });
		await expect(node.run({ parameters: { ...getMany, options: { pageSize: 3 } } })).rejects.toThrow(
			/HTTP 500/,
		);
	});

	it('stops the run when known documents cannot be read for an outage', async () => {
		const [stored] = addReports(sandbox, 1);
		if (!stored) throw new Error('no document');
		sandbox.documents.acknowledgeAs(stored.id, SYSTEM_ID);
		once({ status: 500, query: /docId/, times: 99 });
		await expect(
			node.run({ parameters: getMany, items: [workRow(stored, { state: 'claimed' })] }),
		).rejects.toThrow(/HTTP 500/);
	});

	it('notices a service that does not turn the page', async () => {
		const page = { links: [], content: [], page: { size: 1, totalElements: 9, totalPages: 9, number: 0 } };
		once({
			status: 200,
			body: { ...page, content: [{ id: 'a'.repeat(32), document: report('R1'), docStatus: 'READY' }] },
			times: 99,
		});
		await expect(node.run({ parameters: getMany })).rejects.toThrow(
			'answered page 0 of the queue when page 1 was asked for',
		);
	});

	it('gives one error item when the node is set to continue', async () => {
		once({ status: 500, times: 99 });
		const { outputs } = await node.run({ parameters: getMany, continueOnFail: true });
		expect(outputs).toHaveLength(1);
		expect(outputs[0]).toHaveLength(1);
		expect(Object.keys(outputs[0]?.[0]?.json ?? {}).sort()).toEqual(['details', 'error', 'message']);
		expect(outputs[0]?.[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('stops when the run is stopped', async () => {
		addReports(sandbox, 2);
		const stop = new AbortController();
		sandbox.interventions.before({ method: 'GET', path: isRead }, () => stop.abort());
		await expect(node.run({ parameters: getMany, signal: stop.signal })).rejects.toThrow(/stopped/);
	});

	it.each([401, 403] as const)(
		'signs in anew when the token is refused with %s',
		async (expiredTokenStatus) => {
			sandbox.modes.expiredTokenStatus = expiredTokenStatus;
			addReports(sandbox, 1);
			await node.run({ parameters: getMany });
			sandbox.oauth.expireAccessTokens();
			const { documents } = await node.run({ parameters: getMany });
			expect(documents).toHaveLength(1);
		},
	);

	it("explains a refusal that stays, without n8n's canned sentence", async () => {
		const withoutScope = await startConcurSandbox({ scopes: ['company.read'] });
		try {
			await expect(new ConcurNode(withoutScope).run({ parameters: getMany })).rejects.toMatchObject({
				message: expect.stringMatching(
					/^SAP Concur refused access \(HTTP 403: Scope FISVC is required\) \(correlation ID [0-9a-f-]{36}\)$/,
				),
				description: expect.stringContaining('FISVC'),
			});
		} finally {
			await withoutScope.close();
		}
	});
});
