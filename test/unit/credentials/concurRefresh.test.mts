import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { isRefreshTokenDead } from '../../../credentials/concur/signInFailure.ts';
import { useClock } from '../../../nodes/shared/clock.ts';
import { call, EU2, GLZ, refused, signedIn, signIn, TOKEN, tokens, type, US2 } from './concurCredential.mts';
import { failureOf, fakeHttp, type SentForm } from './fakeHttp.mts';
import { standClock } from './movableClock.mts';

let clock: ReturnType<typeof standClock>;

beforeEach(() => {
	clock = standClock('2026-11-24T12:00:00Z');
});
afterEach(() => useClock());

describe('refresh', () => {
	it('goes to the stored geolocation with the stored refresh token', async () => {
		const { sent } = await signIn(await signedIn(), () => tokens({ access_token: 'a2' }));
		expect(sent.map(({ url }) => url)).toEqual([US2 + TOKEN]);
		expect(sent[0]!.form).toEqual({
			client_id: 'client-id',
			client_secret: 'client-secret',
			grant_type: 'refresh_token',
			refresh_token: 'r1',
		});
	});

	it('keeps every refresh token that is answered, and its date only while it stays the same', async () => {
		let credential = await signedIn();
		clock.advance(3_600_000);
		({ credential } = await signIn(credential, () => tokens({ access_token: 'a2' })));
		expect(credential).toMatchObject({
			accessToken: 'a2',
			refreshToken: 'r1',
			refreshIssuedAt: '2026-11-24T12:00:00.000Z',
		});
		clock.advance(3_600_000);
		({ credential } = await signIn(credential, () => tokens({ access_token: 'a3', refresh_token: 'r2' })));
		expect(credential).toMatchObject({
			accessToken: 'a3',
			refreshToken: 'r2',
			refreshIssuedAt: '2026-11-24T14:00:00.000Z',
		});
		clock.advance(3_600_000);
		let sent: SentForm[];
		({ credential, sent } = await signIn(credential, () =>
			tokens({ access_token: 'a4', refresh_token: undefined, geolocation: undefined, scope: undefined }),
		));
		expect(sent[0]!.form.refresh_token).toBe('r2');
		expect(credential).toMatchObject({
			accessToken: 'a4',
			refreshToken: 'r2',
			refreshIssuedAt: '2026-11-24T14:00:00.000Z',
			geolocation: US2,
			scope: 'FISVC company.read',
		});
	});

	it('follows a geolocation that changes', async () => {
		const { credential } = await signIn(await signedIn(), () =>
			tokens({ access_token: 'a2', geolocation: EU2 }),
		);
		expect((await call(credential)).baseURL).toBe(EU2);
		expect((await signIn(credential, () => tokens())).sent[0]!.url).toBe(EU2 + TOKEN);
	});

	it('after an edit, stored tokens and geolocation are ignored', async () => {
		const edited = { ...(await signedIn()), companyUuid: 'other', geolocation: EU2 };
		const { sent, output } = await signIn(edited, () =>
			tokens({ refresh_token: undefined, geolocation: undefined }),
		);
		expect(sent.map(({ url, form }) => [url, form.grant_type, form.username])).toEqual([
			[GLZ + TOKEN, 'password', 'other'],
		]);
		expect(output).toMatchObject({ refreshToken: '', geolocation: GLZ });
	});

	it.each([
		'https://evil.example',
		'http://us2.api.concursolutions.com',
		'https://us2.api.concursolutions.com.evil.example/oauth2/v0/token',
	])(
		'geolocation %s gets no token and no refresh token, and the answered refresh token is not lost',
		async (geolocation) => {
			const { credential } = await signIn(await signedIn(), () =>
				tokens({ refresh_token: 'r2', geolocation }),
			);
			expect(credential.refreshToken).toBe('r2');
			const refusal = await failureOf(call(credential));
			expect(refusal.message).toMatch(
				/^The data center that SAP Concur named is "https?:\/\/.*", which is not an address of SAP Concur/,
			);
			expect('response' in refusal).toBe(false);
			const { helper, sent } = fakeHttp(() => tokens());
			expect((await failureOf(type.preAuthentication.call(helper, credential))).message).toContain(
				'The stored geolocation is "',
			);
			expect(sent).toEqual([]);

			const host = new URL(geolocation).host;
			expect((await call({ ...credential, additionalAllowedHosts: host })).baseURL).toBe(
				new URL(geolocation).origin,
			);
		},
	);

	it('an absolute address of a call is checked by the same rule', async () => {
		const credential = await signedIn();
		expect(await call(credential, `${EU2}/a?b=c`)).toMatchObject({ url: `${EU2}/a?b=c`, baseURL: EU2 });
		for (const url of [
			'https://evil.example/a',
			'//evil.example',
			'https://us2.api.concursolutions.com@evil.example',
			`http://us2.api.concursolutions.com/a`,
		]) {
			expect((await failureOf(call(credential, url))).message).toMatch(
				/nothing was sent there|cannot be used/,
			);
		}
	});
});

describe('a dead refresh token (108)', () => {
	it('is replaced by means of the company request token, at the token host', async () => {
		const { sent, output } = await signIn(await signedIn(), ({ form }) =>
			form.grant_type === 'refresh_token'
				? refused(108)
				: tokens({ access_token: 'a2', refresh_token: 'r2', geolocation: EU2 }),
		);
		expect(sent.map(({ url, form }) => [url, form.grant_type])).toEqual([
			[US2 + TOKEN, 'refresh_token'],
			[GLZ + TOKEN, 'password'],
		]);
		expect(output).toMatchObject({ accessToken: 'a2', refreshToken: 'r2', geolocation: EU2 });
	});

	it('when that fails too, the text has both causes, the cure, and the code for the transport', async () => {
		const credential = await signedIn();
		const { helper } = fakeHttp(({ form }) => refused(form.grant_type === 'refresh_token' ? 108 : 5));
		const error = await failureOf(type.preAuthentication.call(helper, credential));
		expect(error.message).toContain('refresh token is no longer valid');
		expect(error.message).toContain(
			'Administration > Company > Authentication Admin > Company Request Token',
		);
		expect(error.message).toContain(
			'The stored Company Request Token was tried as well. It led to: SAP Concur does not accept this Company UUID',
		);
		expect(isRefreshTokenDead(error)).toBe(true);
	});

	it('no other code spends the request token', async () => {
		const { helper, sent } = fakeHttp(() => refused(59));
		const error = await failureOf(type.preAuthentication.call(helper, await signedIn()));
		expect(error.message).toContain('The app is disabled');
		expect(sent).toHaveLength(1);
	});
});
