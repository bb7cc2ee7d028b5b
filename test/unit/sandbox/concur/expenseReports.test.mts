import axios from 'axios';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startConcurSandbox, type ConcurSandbox } from '../../../sandbox/concur/concurSandbox.mts';
import { Caller, expense, failure, success } from './caller.mts';

const SCOPES = ['FISVC', 'EXPRPT', 'company.read'];
const PROCESSING = { user: 'ALL', paymentStatusCode: 'P_PROC' };

let sandbox: ConcurSandbox;
let caller: Caller;
beforeEach(async () => {
	sandbox = await startConcurSandbox({ scopes: SCOPES });
	caller = new Caller(sandbox);
});
afterEach(async () => await sandbox.close());

interface Listed {
	Items: Array<Record<string, unknown>>;
	NextPage?: string | null;
}

async function list(query: Record<string, string> = PROCESSING, headers: Record<string, string> = {}) {
	const response = await axios.get<Listed>(`${sandbox.hosts.us2}/api/v3.0/expense/reports`, {
		params: query,
		headers: { accept: 'application/json', authorization: `Bearer ${caller.token}`, ...headers },
		validateStatus: () => true,
	});
	return { status: response.status, body: response.data, headers: response.headers };
}

const ids = ({ body }: Awaited<ReturnType<typeof list>>) => body.Items.map(({ ID }) => ID);

describe('the list of expense reports', () => {
	it('follows the financial documents through their states', async () => {
		const { id } = sandbox.documents.add('expense', expense('R1'));
		const statusOf = async () =>
			(await list({ user: 'ALL' })).body.Items.map(({ PaymentStatusCode }) => PaymentStatusCode);
		expect(await statusOf()).toEqual(['P_PROC']);
		await caller.acknowledge([id]);
		expect(await statusOf()).toEqual(['P_PROC']);
		await caller.post('postingconfirmations', { systemId: 'NS', postingConfirmations: [failure(id)] });
		expect(await statusOf()).toEqual(['P_PROC']);
		sandbox.modes.paymentStatusAfterError = 'P_FAIL';
		expect(await statusOf()).toEqual(['P_FAIL']);
		sandbox.documents.recall(id);
		expect(await statusOf()).toEqual(['P_NOTP']);
		const again = sandbox.documents.resubmit(id);
		expect(await statusOf()).toEqual(['P_PROC']);
		await caller.acknowledge([again.id]);
		await caller.post('postingconfirmations', { systemId: 'NS', postingConfirmations: [success(again.id)] });
		expect(await statusOf()).toEqual(['P_PAID']);
		expect(ids(await list())).toEqual([]);
	});

	it('lags behind when the mode says so', async () => {
		const { id } = sandbox.documents.add('expense', expense('R1'));
		sandbox.modes.paymentStatusLagMs = 60_000;
		sandbox.documents.setStatus(id, 'POSTING_CONFIRMED_SUCCESS');
		expect(ids(await list())).toEqual(['R1']);
		sandbox.clock.advance(60_000);
		expect(ids(await list())).toEqual([]);
	});

	it('leaves out other document types and shows reports without a document', async () => {
		sandbox.documents.add('invoice', { requestHeader: { requestId: 'I1' } });
		sandbox.reports.addWithoutDocument('LOST');
		const { body } = await list();
		expect(body.Items).toMatchObject([{ ID: 'LOST', PaymentStatusCode: 'P_PROC', CurrencyCode: 'USD' }]);
		expect(body.Items[0]?.ProcessingPaymentDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
	});

	it.each([
		['absent', undefined],
		['null', null],
		['empty', ''],
	] as const)(
		'pages by opaque offsets that belong to one question; the last NextPage is %s',
		async (mode, end) => {
			sandbox.modes.lastPage = mode;
			for (const name of ['A', 'B', 'C']) sandbox.reports.addWithoutDocument(name);
			const first = await list({ ...PROCESSING, limit: '2' });
			expect(ids(first)).toEqual(['A', 'B']);
			const next = new URL(first.body.NextPage ?? '');
			expect(next.hostname).toBe('www.concursolutions.com');
			const second = await list(Object.fromEntries(next.searchParams));
			expect(ids(second)).toEqual(['C']);
			expect(second.body.NextPage).toBe(end);
			const offset = next.searchParams.get('offset') ?? '';
			expect((await list({ ...PROCESSING, limit: '1', offset })).status).toBe(400);
			expect((await list({ ...PROCESSING, limit: '2', offset: '2' })).status).toBe(400);
		},
	);

	it('filters by day', async () => {
		sandbox.reports.addWithoutDocument('OLD', { lastModifiedDate: '2026-01-01T10:00:00.000Z' });
		sandbox.reports.addWithoutDocument('NEW', { lastModifiedDate: '2026-02-01T10:00:00.000Z' });
		expect(ids(await list({ ...PROCESSING, modifiedDateAfter: '2026-01-15' }))).toEqual(['NEW']);
		expect(ids(await list({ ...PROCESSING, modifiedDateBefore: '2026-01-15' }))).toEqual(['OLD']);
	});

	it.each([
		[{ ...PROCESSING, sort: 'x' }, /Unknown query parameter sort/],
		[{ paymentStatusCode: 'P_PROC' }, /user must be ALL/],
		[{ ...PROCESSING, limit: '101' }, /limit must be/],
		[{ ...PROCESSING, paymentStatusCode: 'processing' }, /paymentStatusCode/],
		[{ ...PROCESSING, modifiedDateAfter: '2026-01-15T00:00:00Z' }, /YYYY-MM-DD/],
	] as Array<[Record<string, string>, RegExp]>)('refuses %j', async (query, message) => {
		const answer = await list(query);
		expect(answer.status).toBe(400);
		expect(answer.body).toMatchObject({ Message: expect.stringMatching(message) });
	});

	it('asks for the scope EXPRPT, a token and JSON, and knows no other method', async () => {
		expect((await list(PROCESSING, { accept: '*/*' })).headers['content-type']).toBe('application/xml');
		caller.token = sandbox.oauth.accessToken('company', ['FISVC']);
		expect(await list()).toMatchObject({ status: 403, body: { message: 'Scope EXPRPT is required' } });
		expect((await caller.get()).status).toBe(200);
		caller.token = 'a.b.c';
		expect((await list()).status).toBe(401);
		const posted = await axios.post(`${sandbox.hosts.us2}/api/v3.0/expense/reports`, '', {
			headers: { authorization: `Bearer ${sandbox.oauth.accessToken()}` },
			validateStatus: () => true,
		});
		expect(posted.status).toBe(405);
	});
});
