import { createPublicKey, X509Certificate } from 'node:crypto';

import { jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { startHost, type Handler, type Host, type SandboxRequest } from '../../sandbox/http/host.mts';
import { makeCertificate } from '../../sandbox/netsuite/auth/certificates.mts';
import { failureOf } from './fakeHttp.mts';
import { standClock } from './movableClock.mts';
import { N8nCredential } from './n8nCalls.mts';
import { filledIn, pair, TOKEN_PATH, type } from './netSuiteCredential.mts';

let clock: ReturnType<typeof standClock>;

beforeEach(() => {
	clock = standClock(
		new Date(Date.parse(new X509Certificate(pair.certificate).validFrom) + 60_000).toISOString(),
	);
});
afterEach(() => useClock());

describe("the NetSuite credential in n8n's own request code", () => {
	const START = '/services/rest/query/v1/suiteql';
	let host: Host;
	let requests: SandboxRequest[];
	let valid: Set<string>;

	async function credentialFor(api: Handler = () => ({ status: 200, body: { items: [] } })) {
		requests = [];
		valid = new Set();
		const seenIds = new Set<unknown>();
		host = await startHost({
			name: 'netsuite',
			handler: async (request) => {
				requests.push(request);
				if (request.path !== TOKEN_PATH) {
					const accepted = valid.has((request.headers.authorization ?? '').replace('Bearer ', ''));
					return accepted
						? await api(request)
						: { status: 401, body: { 'o:errorDetails': [{ 'o:errorCode': 'INVALID_LOGIN' }] } };
				}
				const assertion = new URLSearchParams(request.body).get('client_assertion') ?? '';
				const { payload } = await jwtVerify(assertion, createPublicKey(pair.certificate), {
					audience: host.url + TOKEN_PATH,
					issuer: 'client-id',
					currentDate: new Date(clock.now()),
					clockTolerance: 0,
				});
				if (seenIds.has(payload.jti)) return { status: 400, body: { error: 'invalid_request' } };
				seenIds.add(payload.jti);
				valid.add(`t${seenIds.size}`);
				return {
					status: 200,
					body: { access_token: `t${seenIds.size}`, expires_in: 3600, token_type: 'Bearer' },
				};
			},
		});
		return new N8nCredential(type, filledIn({ baseUrl: host.url }));
	}
	const query = {
		method: 'POST',
		url: START,
		body: '{"q":"SELECT 1"}',
		headers: { 'content-type': 'application/json' },
	} as const;
	const paths = () => requests.map(({ path }) => (path === TOKEN_PATH ? 'token' : 'api'));

	afterEach(async () => await host.close());

	it('signs in once, renews before the end, and on 401', async () => {
		const credential = await credentialFor();
		await credential.call(query, [401]);
		await credential.call(query, [401]);
		clock.advance(58 * 60_000);
		await credential.call(query, [401]);
		valid.clear();
		expect((await credential.call(query, [401])).statusCode).toBe(200);
		expect(paths()).toEqual(['token', 'api', 'api', 'token', 'api', 'api', 'token', 'api']);
		expect(requests.at(-1)?.body).toBe(query.body);
		expect(credential.stored).toMatchObject({ accessToken: 't3' });
	});

	it('a role without REST: two tries, then the 401 with its body', async () => {
		const credential = await credentialFor(() => ({ status: 401, body: { title: 'Unauthorized' } }));
		const error = await failureOf(credential.call(query, [401]));
		expect(error.cause).toMatchObject({ response: { status: 401, data: { title: 'Unauthorized' } } });
		expect(paths()).toEqual(['token', 'api', 'token', 'api']);
	});

	it('an edited credential is tried at once', async () => {
		const credential = await credentialFor();
		await credential.call(query, [401]);
		credential.store.save('netSuiteApi', {
			...credential.stored,
			privateKey: makeCertificate({ kind: 'ec', name: 'other' }).privateKey,
		});
		expect((await failureOf(credential.call(query, [401]))).message).toContain(
			'does not belong to the private key',
		);
		expect(paths()).toEqual(['token', 'api']);
	});

	it('a 302 is not followed', async () => {
		const credential = await credentialFor(() => ({
			status: 302,
			headers: { location: 'http://127.0.0.1:1/' },
		}));
		expect((await credential.call(query, [401])).statusCode).toBe(302);
	});
});
