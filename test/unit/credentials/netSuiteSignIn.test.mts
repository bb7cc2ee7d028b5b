import { createPublicKey, X509Certificate } from 'node:crypto';

import { jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { makeCertificate } from '../../sandbox/netsuite/auth/certificates.mts';
import { failureOf, fakeHttp } from './fakeHttp.mts';
import { standClock } from './movableClock.mts';
import {
	call,
	filledIn,
	HOST,
	needsRenewal,
	pair,
	renew,
	token,
	TOKEN_PATH,
	type,
} from './netSuiteCredential.mts';

let clock: ReturnType<typeof standClock>;

beforeEach(() => {
	clock = standClock(
		new Date(Date.parse(new X509Certificate(pair.certificate).validFrom) + 60_000).toISOString(),
	);
});
afterEach(() => useClock());

describe('NetSuite sign-in', () => {
	it.each(['123456_SB1', '123456-sb1'])(
		"account id %s: a signed form goes to the account's own host",
		async (accountId) => {
			const { sent } = await renew(filledIn({ accountId }));
			expect(sent).toHaveLength(1);
			expect(sent[0]!.url).toBe(HOST + TOKEN_PATH);
			const { client_assertion: assertion, ...rest } = sent[0]!.form;
			expect(rest).toEqual({
				grant_type: 'client_credentials',
				client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
			});
			const { payload, protectedHeader } = await jwtVerify(assertion!, createPublicKey(pair.certificate), {
				audience: HOST + TOKEN_PATH,
				issuer: 'client-id',
				currentDate: new Date(clock.now()),
			});
			expect(protectedHeader.kid).toBe('certificate-id');
			expect(payload.scope).toBe('rest_webservices');
			expect(sent[0]!.options.headers).not.toHaveProperty('Authorization');
			expect(sent[0]!.options.disableFollowRedirect).toBe(true);
		},
	);

	it('the token goes to the account only', async () => {
		const { credential } = await renew(filledIn());
		expect(await call(credential)).toMatchObject({
			baseURL: HOST,
			url: '/services/rest/x',
			headers: { Authorization: 'Bearer a1', Accept: 'application/json' },
		});
		expect(await call(credential, `${HOST}/services/rest/record/v1/account/7`)).toMatchObject({
			baseURL: HOST,
		});
		for (const url of [
			'https://evil.example',
			'https://654321.suitetalk.api.netsuite.com/services',
			`http://123456-sb1.suitetalk.api.netsuite.com/`,
			`${HOST}.evil.example/`,
			`${HOST}@evil.example/`,
			'//evil.example/',
		]) {
			expect((await failureOf(call(credential, url))).message).toMatch(
				/is not the address of the NetSuite account, so nothing was sent there|cannot be used/,
			);
		}
	});

	it('is renewed two minutes before the hour is over', async () => {
		const { credential } = await renew(filledIn());
		expect(Date.parse(String(credential.accessExpiresAt)) - clock.now()).toBe(3_600_000);
		clock.advance(58 * 60_000 - 1);
		await expect(call(credential)).resolves.toBeDefined();
		clock.advance(1);
		expect(await needsRenewal(credential)).toBe(true);
	});

	const other = makeCertificate({ kind: 'ec', name: 'other' });
	it.each([
		['accountId', '123456_SB2'],
		['clientId', 'x'],
		['certificateId', 'x'],
		['privateKey', other.privateKey],
		['certificate', ''],
		['baseUrl', 'https://gateway.example.com'],
		['issuedFor', ''],
		['accessToken', ''],
	])('a changed %s means renewal', async (field, value) => {
		const { credential } = await renew(filledIn());
		expect(await needsRenewal({ ...credential, [field]: value })).toBe(true);
	});

	it('the other spelling of the account id is no change', async () => {
		const { credential } = await renew(filledIn());
		await expect(call({ ...credential, accountId: '123456-sb1' })).resolves.toBeDefined();
	});

	it('works without a certificate, and with key and certificate on one line', async () => {
		expect((await renew(filledIn({ certificate: '' }))).output.accessToken).toBe('a1');
		const oneLine = (pem: string) => pem.replaceAll('\n', '');
		expect(
			(
				await renew(
					filledIn({ privateKey: oneLine(pair.privateKey), certificate: oneLine(pair.certificate) }),
				)
			).output.accessToken,
		).toBe('a1');
	});

	it.each([
		['no account id', { accountId: '' }, '"Account ID" of the NetSuite credential is empty. Fill it in.'],
		['no client id', { clientId: ' ' }, '"Client ID" of the NetSuite credential is empty'],
		['no certificate id', { certificateId: '' }, '"Certificate ID" of the NetSuite credential is empty'],
		['no key', { privateKey: '' }, '"Private Key" of the NetSuite credential is empty'],
		['no account id but a URL', { accountId: 'https://x.netsuite.com' }, 'is not an account ID'],
		[
			'an http base URL',
			{ baseUrl: 'http://gateway.example.com' },
			'"Base URL" of the NetSuite credential is not an https address',
		],
		['a small key', { privateKey: makeCertificate({ kind: 'rsa', bits: 2048 }).privateKey }, 'has 2048 bits'],
		["another key's certificate", { certificate: other.certificate }, 'does not belong to the private key'],
		['a key as certificate', { certificate: pair.privateKey }, 'is not an X.509 certificate'],
		['two certificates', { certificate: pair.certificate + other.certificate }, 'holds 2 PEM blocks'],
	])('%s: told in words, nothing is sent', async (_, changes, text) => {
		const { helper, sent } = fakeHttp(() => token());
		expect((await failureOf(type.preAuthentication.call(helper, filledIn(changes)))).message).toContain(text);
		expect(sent).toEqual([]);
	});

	it('an expired certificate is told before NetSuite is asked', async () => {
		clock.advance(731 * 86_400_000);
		const { helper, sent } = fakeHttp(() => token());
		expect((await failureOf(type.preAuthentication.call(helper, filledIn()))).message).toContain(
			'The certificate in "Certificate" expired on ',
		);
		expect(sent).toEqual([]);
	});

	it('two renewals at once send one request; a later one sends its own', async () => {
		const { helper, sent } = fakeHttp((_, count) => token({ access_token: `a${count}` }));
		const once = async (changes = {}) =>
			(await type.preAuthentication.call(helper, filledIn(changes))).accessToken;
		expect(await Promise.all([once(), once(), once({ clientId: 'other' })])).toEqual(['a1', 'a1', 'a2']);
		expect(await once()).toBe('a3');
		expect(sent).toHaveLength(3);
	});

	it.each([{ body: '<html>' }, { body: {} }, { body: { access_token: '={{1}}' } }])(
		'a 200 with %j is no sign-in',
		async (answer) => {
			const { helper } = fakeHttp(() => answer);
			expect((await failureOf(type.preAuthentication.call(helper, filledIn()))).message).toContain(
				'without a usable access token',
			);
		},
	);
});
