import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { makeCertificate } from '../../../sandbox/netsuite/auth/certificates.mts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';
import { askToken, assertion, Client, type AssertionChanges } from './client.mts';

let sandbox: NetSuiteSandbox;
beforeEach(async () => (sandbox = await startNetSuiteSandbox()));
afterEach(async () => await sandbox.close());

const lastAudit = () => sandbox.tokens.auditTrail.at(-1)?.detail;

async function ask(changes: AssertionChanges = {}, credential = sandbox.credential()) {
	return await askToken(sandbox, await assertion(sandbox, credential, changes));
}

describe('NetSuite sandbox: token endpoint', () => {
	it('gives a bearer token of 3600 s for a good assertion', async () => {
		const { status, body } = await ask();
		expect(status).toBe(200);
		expect(body).toEqual({ access_token: expect.any(String), expires_in: 3600, token_type: 'Bearer' });
		expect(lastAudit()).toBe('Success');
	});

	it.each([
		['PS256', { kind: 'rsa' }],
		['PS512', { kind: 'rsa' }],
		['ES256', { kind: 'ec' }],
		['ES384', { kind: 'ec', curve: 'P-384' }],
		['ES512', { kind: 'ec', curve: 'P-521' }],
	] as const)('takes %s', async (alg, kind) => {
		const credential = sandbox.register(makeCertificate({ ...kind, name: 'second' }));
		expect((await ask({ alg }, credential)).status).toBe(200);
	});

	it('refuses RS256', async () => {
		const credential = sandbox.register(makeCertificate({ kind: 'rsa' }));
		expect(await ask({ alg: 'RS256' }, credential)).toMatchObject({
			status: 401,
			body: { error: 'invalid_client' },
		});
		expect(lastAudit()).toBe('UnsupportedAlgo');
	});

	it.each<[string, string, () => AssertionChanges]>([
		['an unknown certificate id', 'MissingKey', () => ({ header: { kid: 'unknown' } })],
		['no certificate id', 'MissingKeyId', () => ({ header: { kid: undefined } })],
		['another client id', 'InvalidIssuer', () => ({ claims: { iss: 'someone' } })],
		['another audience', 'InvalidAudience', () => ({ claims: { aud: `${sandbox.url}/services/rest` } })],
		[
			'an audience with a slash at the end',
			'InvalidAudience',
			() => ({ claims: { aud: `${sandbox.url}/services/rest/auth/oauth2/v1/token/` } }),
		],
		[
			'a time of issue in the future',
			'TokenNotAcceptable',
			() => ({ claims: { iat: seconds() + 60, exp: seconds() + 300 } }),
		],
		['an expired one', 'TokenExpired', () => ({ claims: { iat: seconds() - 600, exp: seconds() - 1 } })],
		[
			'a validity over an hour',
			'TokenValidityTooBroad',
			() => ({ claims: { iat: seconds() - 10, exp: seconds() + 3600 } }),
		],
	])('refuses %s', async (_what, detail, changes) => {
		const { status, headers, body } = await ask(changes());
		expect(status).toBe(401);
		expect(body).toEqual({ error: 'invalid_client' });
		expect(headers.get('www-authenticate')).toBe('Basic realm="1234567_SB1"');
		expect(lastAudit()).toBe(detail);
	});

	it('refuses a signature by another key', async () => {
		const stranger = makeCertificate({ kind: 'ec', name: 'stranger' });
		await ask({}, { ...sandbox.credential(), ...stranger });
		expect(lastAudit()).toBe('InvalidSignature');
	});

	it('refuses a scope without rest_webservices and takes an array or a comma list with it', async () => {
		expect(await ask({ claims: { scope: 'restlets' } })).toMatchObject({
			status: 400,
			body: { error: 'invalid_scope' },
		});
		expect((await ask({ claims: { scope: ['restlets', 'rest_webservices'] } })).status).toBe(200);
		expect((await ask({ claims: { scope: 'restlets,rest_webservices' } })).status).toBe(200);
	});

	it('refuses an assertion that was used before', async () => {
		const once = await assertion(sandbox, sandbox.credential());
		expect((await askToken(sandbox, once)).status).toBe(200);
		expect((await askToken(sandbox, once)).status).toBe(401);
		expect(lastAudit()).toBe('ReplayedToken');
	});

	it('answers missing and wrong parameters as OAuth has it', async () => {
		const good = await assertion(sandbox, sandbox.credential());
		expect((await askToken(sandbox, good, { grant_type: 'password' })).body).toEqual({
			error: 'unsupported_grant_type',
		});
		expect((await askToken(sandbox, good, { client_assertion_type: 'x' })).body).toEqual({
			error: 'invalid_request',
		});
		expect((await askToken(sandbox, '')).body).toEqual({ error: 'invalid_request' });
	});

	it('answers a refused assertion by mode', async () => {
		sandbox.modes.assertionRefusal = 'invalid_grant';
		expect(await ask({ claims: { iss: 'x' } })).toMatchObject({
			status: 400,
			body: { error: 'invalid_grant' },
		});
	});

	it('ends a certificate by its date, by revocation and by a sandbox refresh', async () => {
		const short = sandbox.register(makeCertificate({ kind: 'ec', days: 2 }));
		sandbox.certificates.revoke(sandbox.credential().certificateId);
		expect((await ask()).status).toBe(401);
		expect((await ask({}, short)).status).toBe(200);
		sandbox.clock.advance(3 * 24 * 3_600_000);
		expect((await ask({}, short)).status).toBe(401);
		sandbox.certificates.clear();
		expect(sandbox.certificates.find(short.certificateId)).toBeUndefined();
	});

	it('cuts a validity of more than two years', async () => {
		const long = sandbox.register(makeCertificate({ kind: 'ec', days: 3650 }));
		sandbox.clock.advance(731 * 24 * 3_600_000);
		expect((await ask({}, long)).status).toBe(401);
	});

	it('registers no RSA key of 2048 bits and at most five certificates', () => {
		expect(() => sandbox.register(makeCertificate({ kind: 'rsa', bits: 2048 }))).toThrow('3072');
		for (const name of ['a', 'b', 'c', 'd']) sandbox.register(makeCertificate({ kind: 'ec', name }));
		expect(() => sandbox.register(makeCertificate({ kind: 'ec', name: 'e' }))).toThrow('at most 5');
	});

	it('makes every certificate once per process', () => {
		expect(makeCertificate({ kind: 'ec', name: 'a' })).toBe(makeCertificate({ kind: 'ec', name: 'a' }));
		expect(makeCertificate({ kind: 'ec', name: 'a' })).not.toEqual(
			makeCertificate({ kind: 'ec', name: 'b' }),
		);
	});
});

describe('NetSuite sandbox: bearer tokens', () => {
	it('answers 401 INVALID_LOGIN without, with an unknown, and with an expired token', async () => {
		const client = await Client.connect(sandbox);
		expect((await client.send('GET', 'journalEntry')).status).toBe(200);
		const without = await client.send('GET', 'journalEntry', undefined, { authorization: '' });
		expect(without).toMatchObject({ status: 401, code: 'INVALID_LOGIN' });
		expect(without.headers.get('www-authenticate')).toContain('error="invalid_token"');
		expect((await client.send('GET', 'journalEntry', undefined, { authorization: 'Bearer x' })).status).toBe(
			401,
		);
		sandbox.clock.advance(3_601_000);
		expect((await client.send('GET', 'journalEntry')).status).toBe(401);
	});

	it('ends tokens on demand, and a new one works', async () => {
		const client = await Client.connect(sandbox);
		sandbox.expireTokens();
		expect((await client.send('GET', 'journalEntry')).status).toBe(401);
		expect((await (await Client.connect(sandbox)).send('GET', 'journalEntry')).status).toBe(200);
		expect(sandbox.tokens.issued).toBe(2);
	});

	it('issues a token to a role without REST Web Services but refuses its calls', async () => {
		sandbox.role.restWebServices = false;
		const client = await Client.connect(sandbox);
		expect(await client.send('GET', 'journalEntry')).toMatchObject({ status: 401, code: 'INVALID_LOGIN' });
	});
});

function seconds(): number {
	return Math.floor(sandbox.clock.now() / 1000);
}
