import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { call, EU2, filledIn, GLZ, signedIn, signIn, TOKEN, tokens, type, US2 } from './concurCredential.mts';
import { failureOf, fakeHttp } from './fakeHttp.mts';
import { standClock } from './movableClock.mts';

beforeEach(() => void standClock('2026-11-24T12:00:00Z'));
afterEach(() => useClock());

describe('first sign-in', () => {
	it('is the company grant at the token host, as a form with a text body', async () => {
		const { output, sent } = await signIn(filledIn(), () => tokens());
		expect(sent).toHaveLength(1);
		expect(sent[0]!.url).toBe(GLZ + TOKEN);
		expect(sent[0]!.form).toEqual({
			client_id: 'client-id',
			client_secret: 'client-secret',
			grant_type: 'password',
			username: filledIn().companyUuid,
			password: 'request-token',
			credtype: 'authtoken',
		});
		expect(sent[0]!.options).toMatchObject({
			method: 'POST',
			disableFollowRedirect: true,
			sendCredentialsOnCrossOriginRedirect: false,
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		});
		expect(typeof sent[0]!.options.body).toBe('string');
		expect(output).toEqual({
			accessToken: 'a1',
			accessExpiresAt: '2026-11-24T13:00:00.000Z',
			refreshToken: 'r1',
			refreshIssuedAt: '2026-11-24T12:00:00.000Z',
			geolocation: US2,
			issuedFor: expect.stringMatching(/^[0-9a-f]{64}$/),
			scope: 'FISVC company.read',
		});
	});

	it('hands the token to calls at the geolocation of the answer', async () => {
		const request = await call(await signedIn(), '/financialintegration/x');
		expect(request).toMatchObject({
			baseURL: US2,
			url: '/financialintegration/x',
			headers: { Authorization: 'Bearer a1', Accept: 'application/json' },
		});
	});

	it.each([
		[`${EU2}/oauth2/v0/token`, EU2],
		[`${EU2}/`, EU2],
		['https://EU2.api.concursolutions.com', EU2],
		[undefined, GLZ],
		['', GLZ],
		['not an address', GLZ],
		[null, GLZ],
	])('geolocation %j: calls go to %s', async (geolocation, base) => {
		const { credential } = await signIn(filledIn(), () => tokens({ geolocation }));
		expect((await call(credential)).baseURL).toBe(base);
	});

	it.each([
		['glz.api.concursolutions.com', GLZ],
		[`${EU2}${TOKEN}`, EU2],
		[` ${EU2}/ `, EU2],
		['', GLZ],
	])('token host "%s": the form goes to %s', async (tokenHost, origin) => {
		const { sent } = await signIn(filledIn({ tokenHost }), () => tokens());
		expect(sent.map(({ url }) => url)).toEqual([origin + TOKEN]);
	});

	it.each([
		'http://glz.api.concursolutions.com',
		'https://glz.api.concursolutions.com.evil.example',
		'https://evil.example',
		'https://glz.api.concursolutions.com@evil.example',
	])('token host %s gets nothing', async (tokenHost) => {
		const { helper, sent } = fakeHttp(() => tokens());
		const { message } = await failureOf(type.preAuthentication.call(helper, filledIn({ tokenHost })));
		expect(message).toContain('The Token Host is "');
		expect(sent).toEqual([]);
	});

	it.each([
		['FISVC,company.read', 'FISVC company.read'],
		['FISVC, company.read\tEXPRPT', 'FISVC company.read EXPRPT'],
		['={{evil}} FISVC', 'FISVC'],
		[undefined, ''],
	])('scope %j is kept as "%s"', async (scope, kept) => {
		expect((await signIn(filledIn(), () => tokens({ scope }))).output.scope).toBe(kept);
	});

	it.each(['clientId', 'clientSecret', 'companyUuid', 'companyRequestToken'])(
		'an empty %s is told, nothing is sent',
		async (field) => {
			const { helper, sent } = fakeHttp(() => tokens());
			const { message } = await failureOf(type.preAuthentication.call(helper, filledIn({ [field]: ' ' })));
			expect(message).toMatch(
				/^"(Client|Company) \w+( Token)?" of the SAP Concur credential is empty\. Fill it in\.$/,
			);
			expect(sent).toEqual([]);
		},
	);

	it.each([
		['no token', {}],
		['a page', '<html>'],
		['an expression', { access_token: '={{ $env.X }}' }],
		['a header injection', { access_token: 'a\r\nX: y' }],
		['an empty one', { access_token: '' }],
	])('a 200 with %s is no sign-in', async (_, body) => {
		const { helper } = fakeHttp(() => ({ body }));
		const { message } = await failureOf(type.preAuthentication.call(helper, filledIn()));
		expect(message).toContain('answered the sign-in without a usable access token');
	});
});
