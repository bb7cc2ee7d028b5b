import { afterEach, describe, expect, it } from 'vitest';

import { SapConcurApi } from '../../../credentials/SapConcurApi.credentials.ts';
import { isRefreshTokenDead } from '../../../credentials/concur/signInFailure.ts';
import { useClock } from '../../../nodes/shared/clock.ts';
import {
	startConcurSandbox,
	type ConcurSandbox,
	type ConcurSandboxOptions,
} from '../../sandbox/concur/concurSandbox.mts';
import { failureOf } from './fakeHttp.mts';
import { N8nCredential } from './n8nCalls.mts';

const TOKEN = '/oauth2/v0/token';
const QUEUE = {
	method: 'GET',
	url: '/financialintegration/fi/v4/companies/transactiontypes/expense/transactions',
	qs: { limit: 1 },
} as const;
const HOUR = 3_600_000;

let sandbox: ConcurSandbox;

async function start(options: ConcurSandboxOptions = {}) {
	sandbox = await startConcurSandbox(options);
	useClock({ now: () => sandbox.clock.now(), wait: async () => {} });
	return new N8nCredential(new SapConcurApi(), sandbox.credential());
}
/** What reached the sandbox, in order: host, method, status. */
const seen = () =>
	sandbox.log.entries.map(
		({ host, path, status }) => `${host} ${path === TOKEN ? 'token' : 'api'} ${status}`,
	);

afterEach(async () => {
	useClock();
	await sandbox.close();
});

describe("the Concur credential in n8n's own request code, against the sandbox", () => {
	it('signs in once, keeps the tokens, and refreshes before the token ends', async () => {
		const credential = await start();
		expect((await credential.call(QUEUE)).statusCode).toBe(200);
		expect((await credential.call(QUEUE)).statusCode).toBe(200);
		expect(credential.stored).toMatchObject({ geolocation: sandbox.hosts.us2, scope: 'FISVC company.read' });
		sandbox.clock.advance(HOUR - 60_000);
		expect((await credential.call(QUEUE)).statusCode).toBe(200);
		// The refresh goes to the geolocation, and the dying token is never sent.
		expect(seen()).toEqual(['glz token 200', 'us2 api 200', 'us2 api 200', 'us2 token 200', 'us2 api 200']);
		expect(credential.renewals).toBe(2);
	});

	it.each([401, 403] as const)('refreshes on %i and sends the call again', async (status) => {
		const credential = await start({ modes: { expiredTokenStatus: status } });
		await credential.call(QUEUE);
		sandbox.oauth.expireAccessTokens();
		sandbox.log.clear();
		expect((await credential.call(QUEUE)).statusCode).toBe(200);
		expect(seen()).toEqual([`us2 api ${status}`, 'us2 token 200', 'us2 api 200']);
	});

	it('bears geolocations with a path, commas between scopes and refresh tokens that rotate and die', async () => {
		const credential = await start({
			modes: { geolocationWithTokenPath: true, scopeSeparator: ',', refreshRotation: 'newOldDies' },
		});
		for (let hour = 0; hour < 4; hour++) {
			expect((await credential.call(QUEUE)).statusCode).toBe(200);
			sandbox.clock.advance(HOUR);
		}
		expect(credential.stored).toMatchObject({ geolocation: sandbox.hosts.us2, scope: 'FISVC company.read' });
		expect(seen().filter((line) => line.includes('token'))).toEqual([
			'glz token 200',
			...Array<string>(3).fill('us2 token 200'),
		]);
	});

	it('many calls at once refresh once, though the refresh token rotates', async () => {
		const credential = await start({ modes: { refreshRotation: 'newOldDies' } });
		await credential.call(QUEUE);
		sandbox.clock.advance(HOUR);
		sandbox.log.clear();
		const answers = await Promise.all(Array.from({ length: 8 }, async () => await credential.call(QUEUE)));
		expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(200));
		expect(sandbox.log.count({ path: TOKEN })).toBe(1);
	});

	it.each(['answer', 'redirect'] as const)('follows a company that moves (%s)', async (refreshAfterMove) => {
		const credential = await start({ modes: { refreshAfterMove, wrongDataCentreStatus: 403 } });
		await credential.call(QUEUE);
		sandbox.oauth.moveTo('eu2');
		expect((await credential.call(QUEUE)).statusCode).toBe(200);
		expect(credential.stored.geolocation).toBe(sandbox.hosts.eu2);
		expect(seen().at(-1)).toBe('eu2 api 200');
	});

	it('a token host of the wrong data center finds the right one by code 16', async () => {
		await start({ home: 'eu2' });
		const credential = new N8nCredential(new SapConcurApi(), {
			...sandbox.credential(),
			tokenHost: sandbox.hosts.us2,
		});
		expect((await credential.call(QUEUE)).statusCode).toBe(200);
		expect(seen()).toEqual(['us2 token 400', 'eu2 token 200', 'eu2 api 200']);
	});

	it('a geolocation outside of the host rule gets neither token nor certificate, and the text says so', async () => {
		const credential = await start({ modes: { geolocation: 'https://concur.evil.example' } });
		const error = await failureOf(credential.call(QUEUE));
		expect(error.message).toContain(
			'The data center that SAP Concur named is "https://concur.evil.example", which is not an address of SAP Concur',
		);
		expect(seen()).toEqual(['glz token 200']);
	});

	it('a dead refresh token is replaced within the 24 hours of the request token', async () => {
		const credential = await start();
		await credential.call(QUEUE);
		sandbox.oauth.revoke();
		expect((await credential.call(QUEUE)).statusCode).toBe(200);
	});

	it('later, n8n shows cause and cure, and a new request token heals it', async () => {
		const credential = await start();
		await credential.call(QUEUE);
		sandbox.clock.advance(30 * HOUR);
		sandbox.oauth.revokeRefreshTokens();
		const error = await failureOf(credential.call(QUEUE));
		expect(error.constructor.name).toBe('NodeApiError');
		expect(error.message).toContain(
			'Administration > Company > Authentication Admin > Company Request Token',
		);
		expect(isRefreshTokenDead(error)).toBe(true);

		credential.store.save('sapConcurApi', {
			...credential.stored,
			companyRequestToken: sandbox.oauth.newRequestToken(),
		});
		expect((await credential.call(QUEUE)).statusCode).toBe(200);
		expect(seen().slice(-2)).toEqual(['glz token 200', 'us2 api 200']);
	});

	it('a worker that lost the race reads the newer tokens on its second try', async () => {
		const credential = await start({ modes: { refreshRotation: 'newOldDies' } });
		await credential.call(QUEUE);
		const before = { ...credential.stored };
		sandbox.clock.advance(30 * HOUR);
		await credential.call(QUEUE);
		const after = { ...credential.stored };
		// Another process: it has read the old tokens, and shares no memory with the first.
		sandbox.clock.advance(2 * 60_000);
		credential.store.save('sapConcurApi', before);
		expect(isRefreshTokenDead(await failureOf(credential.call(QUEUE)))).toBe(true);
		credential.store.save('sapConcurApi', after);
		expect((await credential.call(QUEUE)).statusCode).toBe(200);
	});

	it('a changed secret is tried at once, though the stored token still works', async () => {
		const credential = await start();
		await credential.call(QUEUE);
		credential.store.save('sapConcurApi', { ...credential.stored, clientSecret: 'wrong-secret' });
		const error = await failureOf(credential.call(QUEUE));
		expect(error.message).toContain('does not accept this Client ID with this Client Secret');
		expect(error.message).not.toContain('wrong-secret');
	});

	it('a persistent 403 ends after one refresh, with the answer as cause', async () => {
		const credential = await start({ scopes: ['company.read'] });
		const error = await failureOf(credential.call(QUEUE));
		expect(error.cause).toMatchObject({ response: { status: 403 } });
		expect(seen()).toEqual(['glz token 200', 'us2 api 403', 'us2 token 200', 'us2 api 403']);
	});

	it('sends tokens neither in chunks nor after redirects', async () => {
		const credential = await start();
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 302, path: /transactions/ });
		expect((await credential.call(QUEUE)).statusCode).toBe(302);
		expect(sandbox.log.entries.every(({ handlerError }) => handlerError === undefined)).toBe(true);
		expect(
			sandbox.log.filter({ path: TOKEN }).map(({ status, bodyBytes }) => [status, bodyBytes > 100]),
		).toEqual([[200, true]]);
	});

	it('when the token endpoint is down, n8n shows our text; the next call works', async () => {
		const credential = await start();
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 503, path: /token/ });
		expect((await failureOf(credential.call(QUEUE))).message).toContain(
			`The sign-in service of SAP Concur at ${sandbox.hosts.glz} is out of order (HTTP 503)`,
		);
		sandbox.faults.add({ kind: 'resetAfterCommit', path: /token/ });
		expect((await failureOf(credential.call(QUEUE))).message).toBe(
			`SAP Concur could not be reached at ${sandbox.hosts.glz}: the connection was cut. Check the network, DNS and proxy settings of the n8n server; in an outage of the service the next run goes on.`,
		);
		sandbox.faults.add({ kind: 'malformedJson', path: /token/ });
		expect((await failureOf(credential.call(QUEUE))).message).toContain('without a usable access token');
		expect((await credential.call(QUEUE)).statusCode).toBe(200);
	});

	it('after a lost answer the old refresh token is sent again', async () => {
		const credential = await start();
		await credential.call(QUEUE);
		sandbox.clock.advance(HOUR);
		sandbox.faults.add({ kind: 'resetAfterCommit', path: /token/ });
		await failureOf(credential.call(QUEUE));
		expect((await credential.call(QUEUE)).statusCode).toBe(200);
	});
});
