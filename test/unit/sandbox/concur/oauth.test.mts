import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { startConcurSandbox, type ConcurSandbox } from '../../../sandbox/concur/concurSandbox.mts';
import { OAUTH_ERROR_CODES } from '../../../sandbox/concur/oauthErrors.mts';
import { askToken, companyForm, refreshForm } from './caller.mts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const token = z.object({
	access_token: z.string(),
	refresh_token: z.string(),
	id_token: z.string(),
	expires_in: z.string(),
	scope: z.string(),
	token_type: z.literal('Bearer'),
	geolocation: z.string(),
});

/** The table of concur.md, 2.7. */
const DOCUMENTED_CODES = [
	5, 10, 11, 12, 13, 14, 16, 19, 20, 21, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 80, 81,
	83, 84, 85, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 115, 117, 118, 119, 120, 121, 122, 123, 124,
	134, 135, 136, 139,
];

let sandbox: ConcurSandbox;
beforeEach(async () => {
	sandbox = await startConcurSandbox();
});
afterEach(async () => await sandbox.close());

const codeOf = async (form: Record<string, string> | string, dataCentre: 'glz' | 'us2' | 'eu2' = 'glz') => {
	const { status, body } = await askToken(sandbox, form, dataCentre);
	return status === 200 ? 0 : z.object({ code: z.number() }).parse(body).code;
};
const signIn = async () => token.parse((await askToken(sandbox, companyForm(sandbox))).body);
const without = (name: string) =>
	Object.fromEntries(Object.entries(companyForm(sandbox)).filter(([key]) => key !== name));

describe('company grant', () => {
	it('answers as documented: expires_in a string, geolocation in the body', async () => {
		const answer = await askToken(sandbox, companyForm(sandbox));
		expect(answer.status).toBe(200);
		const body = token.strict().parse(answer.body);
		expect(body.expires_in).toBe('3600');
		expect(body.geolocation).toBe(sandbox.hosts.us2);
		expect(body.access_token.split('.')).toHaveLength(3);
		expect(answer.headers['concur-correlationid']).toMatch(/^[0-9a-f-]{36}$/);
	});

	it('works at the home data centre too, elsewhere names it with code 16', async () => {
		expect(await codeOf(companyForm(sandbox), 'us2')).toBe(0);
		const answer = await askToken(sandbox, companyForm(sandbox), 'eu2');
		expect(answer.status).toBe(400);
		expect(answer.body).toEqual({
			code: 16,
			error: 'invalid_request',
			error_description: 'user lives elsewhere',
			geolocation: sandbox.hosts.us2,
		});
	});

	it('takes the request token again and again within 24 hours, then not', async () => {
		expect([await codeOf(companyForm(sandbox)), await codeOf(companyForm(sandbox))]).toEqual([0, 0]);
		sandbox.clock.advance(DAY - 60_000);
		expect(await codeOf(companyForm(sandbox))).toBe(0);
		sandbox.clock.advance(60_000);
		expect(await codeOf(companyForm(sandbox))).toBe(5);
		sandbox.oauth.newRequestToken();
		expect(await codeOf(companyForm(sandbox))).toBe(0);
	});

	it('names what is missing or wrong', async () => {
		const right = companyForm(sandbox);
		const codes: Record<string, number> = {};
		for (const name of Object.keys(right)) codes[name] = await codeOf(without(name));
		expect(codes).toEqual({
			grant_type: 65,
			client_id: 62,
			client_secret: 63,
			username: 51,
			password: 52,
			credtype: 100,
		});
		const wrong: Record<string, number> = {};
		for (const name of Object.keys(right)) wrong[name] = await codeOf({ ...right, [name]: 'wrong' });
		expect(wrong).toEqual({
			grant_type: 117,
			client_id: 61,
			client_secret: 64,
			username: 100,
			password: 5,
			credtype: 120,
		});
	});

	it('knows a disabled app, a company without the app, a grant that is not allowed', async () => {
		sandbox.company.appEnabled = false;
		expect(await codeOf(companyForm(sandbox))).toBe(53);
		sandbox.company.allowedGrants = [];
		expect(await codeOf(companyForm(sandbox))).toBe(60);
		sandbox.company.appDisabled = true;
		expect(await codeOf(companyForm(sandbox))).toBe(59);
	});

	it('refuses unknown and repeated parameters, a scope, a query, Basic credentials, JSON', async () => {
		const right = companyForm(sandbox);
		expect(await codeOf({ ...right, extra: '1' })).toBe(115);
		expect(await codeOf({ ...right, scope: 'FISVC' })).toBe(115);
		expect(await codeOf(`${new URLSearchParams(right).toString()}&credtype=authtoken`)).toBe(115);
		const basic = await askToken(sandbox, right, 'glz', { authorization: 'Basic eDp5' });
		expect(basic.body).toMatchObject({ code: 118 });
		const json = await askToken(sandbox, JSON.stringify(right), 'glz', {
			'content-type': 'application/json',
		});
		expect(json.body).toMatchObject({ code: 119 });
	});

	it('refuses a chunked body', async () => {
		const status = await new Promise((resolve, reject) => {
			const outgoing = httpRequest(
				`${sandbox.hosts.glz}/oauth2/v0/token`,
				{
					method: 'POST',
					headers: { 'content-type': 'application/x-www-form-urlencoded', 'transfer-encoding': 'chunked' },
				},
				(answer) => {
					answer.resume();
					resolve(answer.statusCode);
				},
			);
			outgoing.on('error', reject);
			outgoing.write(new URLSearchParams(companyForm(sandbox)).toString());
			outgoing.end();
		});
		expect(status).toBe(411);
	});
});

describe('refresh', () => {
	it('gives the same refresh token by default, and wants to be asked at the geolocation', async () => {
		const { refresh_token: refresh } = await signIn();
		const answer = await askToken(sandbox, refreshForm(sandbox, refresh), 'us2');
		expect(token.parse(answer.body).refresh_token).toBe(refresh);
		for (const elsewhere of ['glz', 'eu2'] as const) {
			const refused = await askToken(sandbox, refreshForm(sandbox, refresh), elsewhere);
			expect(refused.body).toMatchObject({ code: 16, geolocation: sandbox.hosts.us2 });
		}
	});

	it('rotates: the old one dies at once', async () => {
		sandbox.modes.refreshRotation = 'newOldDies';
		const { refresh_token: first } = await signIn();
		const second = token.parse(
			(await askToken(sandbox, refreshForm(sandbox, first), 'us2')).body,
		).refresh_token;
		expect(second).not.toBe(first);
		expect(await codeOf(refreshForm(sandbox, first), 'us2')).toBe(108);
		expect(await codeOf(refreshForm(sandbox, second), 'us2')).toBe(0);
	});

	it('rotates: the old one lives on', async () => {
		sandbox.modes.refreshRotation = 'newOldLives';
		const { refresh_token: first } = await signIn();
		const second = token.parse(
			(await askToken(sandbox, refreshForm(sandbox, first), 'us2')).body,
		).refresh_token;
		expect(second).not.toBe(first);
		expect(await codeOf(refreshForm(sandbox, first), 'us2')).toBe(0);
	});

	it.each([
		[false, 108],
		[true, 0],
	])('ends after six months; extended by use: %s', async (extends_, code) => {
		sandbox.modes.refreshExtendsLife = extends_;
		const { refresh_token: refresh } = await signIn();
		sandbox.clock.advance(100 * DAY);
		expect(await codeOf(refreshForm(sandbox, refresh), 'us2')).toBe(0);
		sandbox.clock.advance(100 * DAY);
		expect(await codeOf(refreshForm(sandbox, refresh), 'us2')).toBe(code);
	});

	it('answers 108 when unknown or revoked, 106 when missing, 107 when not allowed, 54 when too much is asked', async () => {
		const { refresh_token: refresh } = await signIn();
		expect(await codeOf(refreshForm(sandbox, 'unknown'), 'us2')).toBe(108);
		expect(await codeOf(refreshForm(sandbox, ''), 'us2')).toBe(106);
		expect(await codeOf({ ...refreshForm(sandbox, refresh), scope: 'FISVC EXPRPT' }, 'us2')).toBe(54);
		expect(await codeOf({ ...refreshForm(sandbox, refresh), scope: 'FISVC' }, 'us2')).toBe(0);
		sandbox.company.allowedGrants = ['password'];
		expect(await codeOf(refreshForm(sandbox, refresh), 'us2')).toBe(107);
		sandbox.company.allowedGrants.push('refresh_token');
		sandbox.oauth.revokeRefreshTokens();
		expect(await codeOf(refreshForm(sandbox, refresh), 'us2')).toBe(108);
	});

	it.each(['answer', 'redirect'] as const)('follows a company that moved: %s', async (mode) => {
		sandbox.modes.refreshAfterMove = mode;
		const { refresh_token: refresh } = await signIn();
		sandbox.oauth.moveTo('eu2');
		const old = await askToken(sandbox, refreshForm(sandbox, refresh), 'us2');
		expect(old.status).toBe(mode === 'answer' ? 200 : 400);
		expect(old.body).toMatchObject({ geolocation: sandbox.hosts.eu2 });
		expect(await codeOf(refreshForm(sandbox, refresh), 'eu2')).toBe(0);
	});
});

describe('client credentials', () => {
	it('gives an app token without refresh token', async () => {
		const { company } = sandbox;
		const form = {
			grant_type: 'client_credentials',
			client_id: company.clientId,
			client_secret: company.clientSecret,
		};
		const answer = await askToken(sandbox, form, 'eu2');
		expect(answer.body).toMatchObject({ expires_in: '3600', geolocation: sandbox.hosts.eu2 });
		expect(answer.body).not.toHaveProperty('refresh_token');
		expect(answer.body).not.toHaveProperty('id_token');
	});
});

describe('modes and forced errors', () => {
	it('answers every documented code when told to, once', async () => {
		expect(OAUTH_ERROR_CODES).toEqual(DOCUMENTED_CODES);
		for (const code of OAUTH_ERROR_CODES) {
			sandbox.oauth.failNext(code);
			const answer = await askToken(sandbox, companyForm(sandbox));
			expect(answer.status).toBeGreaterThanOrEqual(400);
			expect(answer.body).toMatchObject({
				code,
				error: expect.any(String),
				error_description: expect.any(String),
			});
		}
		expect(await codeOf(companyForm(sandbox))).toBe(0);
		expect(() => sandbox.oauth.failNext(9999)).toThrow();
	});

	it('takes status and geolocation of a forced error, and times', async () => {
		sandbox.oauth.failNext(134, { times: 2, status: 503, geolocation: 'https://x.invalid' });
		const answers = [
			await askToken(sandbox, companyForm(sandbox)),
			await askToken(sandbox, companyForm(sandbox)),
		];
		expect(answers.map(({ status }) => status)).toEqual([503, 503]);
		expect(answers[0]?.body).toMatchObject({ code: 134, geolocation: 'https://x.invalid' });
	});

	it('does not waste a forced error on a malformed call', async () => {
		sandbox.oauth.failNext(14);
		await askToken(sandbox, '{}', 'glz', { 'content-type': 'application/json' });
		expect(await codeOf(companyForm(sandbox))).toBe(14);
	});

	it('changes status, separator, life, geolocation by mode', async () => {
		Object.assign(sandbox.modes, {
			oauthErrorStatus: 404,
			scopeSeparator: ',',
			accessTokenSeconds: 60,
			geolocationWithTokenPath: true,
			refreshExpiresIn: true,
		});
		expect((await askToken(sandbox, {})).status).toBe(404);
		const { body } = await askToken(sandbox, companyForm(sandbox));
		expect(body).toMatchObject({
			scope: 'FISVC,company.read',
			expires_in: '60',
			geolocation: `${sandbox.hosts.us2}/oauth2/v0/token`,
			refresh_expires_in: expect.any(Number),
		});
		sandbox.modes.geolocation = 'https://evil.example';
		expect((await signIn()).geolocation).toBe('https://evil.example');
	});

	it('has the status by kind: 401 for the client, 403 for a disabled app', async () => {
		expect((await askToken(sandbox, { ...companyForm(sandbox), client_secret: 'x' })).status).toBe(401);
		sandbox.company.appDisabled = true;
		expect((await askToken(sandbox, companyForm(sandbox))).status).toBe(403);
	});
});

describe('credential', () => {
	it('has all fields of sapConcurApi and names the hosts that may be plain http', () => {
		const data = z.record(z.union([z.string(), z.boolean()])).parse(sandbox.credential());
		expect(data).toMatchObject({
			tokenHost: sandbox.hosts.glz,
			clientId: sandbox.company.clientId,
			companyRequestToken: sandbox.company.requestToken,
			useClientCertificate: false,
			accessToken: '',
			refreshToken: '',
		});
		const hosts = String(data.additionalAllowedHosts).split(', ');
		expect(hosts).toEqual(Object.values(sandbox.hosts).map((url) => new URL(url).host));
	});
});
