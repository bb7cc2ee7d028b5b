import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startConcurSandbox, type ConcurSandbox } from '../../../sandbox/concur/concurSandbox.mts';
import { Caller } from './caller.mts';

let sandbox: ConcurSandbox;
let caller: Caller;
beforeEach(async () => {
	sandbox = await startConcurSandbox();
	caller = new Caller(sandbox);
});
afterEach(async () => await sandbox.close());

describe('who may call FIS', () => {
	it('a company token with FISVC, at home', async () => {
		expect((await caller.get()).status).toBe(200);
	});

	it('nobody without a token, with a foreign one, with another scheme', async () => {
		caller.token = '';
		expect((await caller.get()).status).toBe(401);
		caller.token = 'a.b.c';
		expect((await caller.get()).status).toBe(401);
		caller.token = '';
		const valid = sandbox.oauth.accessToken();
		expect((await caller.get('', 'expense', { authorization: `bearer ${valid}` })).status).toBe(401);
	});

	it('no app token, no token without FISVC', async () => {
		caller.token = sandbox.oauth.accessToken('app');
		expect((await caller.get()).status).toBe(403);
		caller.token = sandbox.oauth.accessToken('company', ['company.read']);
		expect(await caller.get()).toMatchObject({ status: 403, body: { message: 'Scope FISVC is required' } });
	});

	it.each([401, 403] as const)('no expired token: %d', async (status) => {
		sandbox.modes.expiredTokenStatus = status;
		sandbox.clock.advance(3_600_000 - 60_000);
		expect((await caller.get()).status).toBe(200);
		sandbox.clock.advance(60_000);
		expect((await caller.get()).status).toBe(status);
	});

	it('no token that was expired or revoked by hand', async () => {
		sandbox.oauth.expireAccessTokens();
		expect((await caller.get()).status).toBe(403);
		caller.token = sandbox.oauth.accessToken();
		expect((await caller.get()).status).toBe(200);
		sandbox.oauth.revoke();
		expect((await caller.get()).status).toBe(403);
	});

	it.each([403, 404] as const)(
		'no token at another data centre or at the landing zone: %d',
		async (status) => {
			sandbox.modes.wrongDataCentreStatus = status;
			for (const elsewhere of ['eu2', 'glz'] as const)
				expect((await new Caller(sandbox, elsewhere).get()).status).toBe(status);
			sandbox.oauth.moveTo('eu2');
			expect((await caller.get()).status).toBe(status);
			expect((await new Caller(sandbox, 'eu2').get()).status).toBe(200);
		},
	);
});

describe('transport', () => {
	it('sends a correlation id with every answer, faults too', async () => {
		const first = (await caller.get()).headers['concur-correlationid'];
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 500 });
		const failed = await caller.get();
		expect(failed.status).toBe(500);
		expect(first).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
		expect(failed.headers['concur-correlationid']).not.toBe(first);
	});

	it('knows no other path, document type or method', async () => {
		expect((await caller.get('', 'obligation')).status).toBe(404);
		expect((await caller.send('GET', 'expense/transactions/')).status).toBe(404);
		expect((await caller.send('DELETE', 'expense/transactions')).status).toBe(405);
		expect((await caller.send('GET', 'expense/transactions/acknowledgements')).status).toBe(405);
		expect((await caller.send('POST', 'expense/transactions', '{}')).status).toBe(405);
	});

	it.each([[undefined], ['0'], ['30']])('limits the rate, retry-after %s', async (retryAfter) => {
		sandbox.modes.rateLimit = { requests: 2, windowMs: 60_000, retryAfter };
		const statuses = [(await caller.get()).status, (await caller.get()).status];
		const limited = await caller.get();
		expect([...statuses, limited.status]).toEqual([200, 200, 429]);
		expect(limited.headers['retry-after']).toBe(retryAfter);
		expect(limited.body).toMatchObject({ error: { id: 'security.rate.limit.reached' } });
		sandbox.clock.advance(60_000);
		expect((await caller.get()).status).toBe(200);
	});

	it('answers 202 before or after doing what was asked', async () => {
		const { id } = sandbox.documents.add('expense', { report: { reportId: 'R1' } });
		sandbox.modes.http202 = 'beforeCommit';
		expect(await caller.acknowledge([id])).toMatchObject({ status: 202, text: '' });
		expect(sandbox.documents.get(id).status).toBe('READY');
		sandbox.modes.http202 = 'afterCommit';
		expect((await caller.acknowledge([id])).status).toBe(202);
		expect(sandbox.documents.get(id).status).toBe('ACKNOWLEDGED');
		expect((await caller.post('acknowledgements', '{')).status).toBe(400);
	});

	it('lets tests step in just before a call takes effect, once', async () => {
		const { id } = sandbox.documents.add('expense', { report: { reportId: 'R1' } });
		sandbox.interventions.before({ method: 'POST', path: /acknowledgements$/ }, () =>
			sandbox.documents.recall('R1'),
		);
		await caller.get();
		expect(sandbox.interventions.pending).toBe(1);
		expect((await caller.acknowledge([id])).body).toMatchObject([{ code: 102 }]);
		expect(sandbox.interventions.pending).toBe(0);
	});
});
