import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { EU2, filledIn, signedIn, tokens, type } from './concurCredential.mts';
import { fakeHttp } from './fakeHttp.mts';
import { standClock } from './movableClock.mts';

let clock: ReturnType<typeof standClock>;

beforeEach(() => {
	clock = standClock('2026-11-24T12:00:00Z');
});
afterEach(() => useClock());

describe('several runs in one process', () => {
	it('two first sign-ins at once send one request; a later one sends its own', async () => {
		const { helper, sent } = fakeHttp(async (_, count) => {
			await new Promise((resolve) => setTimeout(resolve, 20));
			return tokens({ access_token: `a${count}` });
		});
		const renew = async () => await type.preAuthentication.call(helper, filledIn());
		const [one, two] = await Promise.all([renew(), renew()]);
		expect(sent).toHaveLength(1);
		expect(two).toEqual(one);
		expect(two).not.toBe(one);
		expect(await renew()).toMatchObject({ accessToken: 'a2' });
		expect(sent).toHaveLength(2);
	});

	it('two refreshes at once burn the refresh token once', async () => {
		const credential = await signedIn();
		const { helper, sent } = fakeHttp(() => tokens({ access_token: 'a2', refresh_token: 'r2' }));
		const both = await Promise.all(
			[credential, { ...credential }].map(async (data) => await type.preAuthentication.call(helper, data)),
		);
		expect(sent).toHaveLength(1);
		expect(both[1]).toMatchObject({ accessToken: 'a2', refreshToken: 'r2' });
	});

	it('one that read the credential just before the new tokens were stored gets them, for a minute', async () => {
		const credential = await signedIn();
		const { helper, sent } = fakeHttp((_, count) =>
			tokens({ access_token: `b${count}`, refresh_token: `s${count}` }),
		);
		await type.preAuthentication.call(helper, credential);
		clock.advance(59_000);
		expect(await type.preAuthentication.call(helper, credential)).toMatchObject({
			accessToken: 'b1',
			refreshToken: 's1',
		});
		expect(sent).toHaveLength(1);
		clock.advance(2_000);
		expect(await type.preAuthentication.call(helper, credential)).toMatchObject({ accessToken: 'b2' });
	});

	it('one that has the new tokens refreshes them, also when the refresh token stayed the same', async () => {
		const credential = await signedIn();
		const { helper, sent } = fakeHttp((_, count) => tokens({ access_token: `b${count}` }));
		const first = await type.preAuthentication.call(helper, credential);
		const second = await type.preAuthentication.call(helper, {
			...credential,
			...first,
		} as typeof credential);
		expect([first.accessToken, second.accessToken]).toEqual(['b1', 'b2']);
		expect(sent).toHaveLength(2);
	});

	it('a refresh that gives the very same tokens is not kept', async () => {
		const credential = await signedIn();
		const { helper, sent } = fakeHttp(() => tokens());
		for (const _ of [1, 2]) await type.preAuthentication.call(helper, credential);
		expect(sent).toHaveLength(2);
	});

	it('companies, clients and hosts do not share', async () => {
		const { helper, sent } = fakeHttp(({ url, form }) =>
			tokens({ access_token: `${new URL(url).hostname}/${form.username}/${form.client_id}` }),
		);
		const wanted = [{}, { companyUuid: 'other' }, { clientId: 'other' }, { tokenHost: EU2 }];
		const got = await Promise.all(
			wanted.map(
				async (changes) => (await type.preAuthentication.call(helper, filledIn(changes))).accessToken,
			),
		);
		expect(new Set(got).size).toBe(4);
		expect(sent).toHaveLength(4);
	});

	it('a failure is shared by those who wait for it, and not kept', async () => {
		const credential = await signedIn();
		const { helper, sent } = fakeHttp((_, count) =>
			count === 1 ? { statusCode: 503 } : tokens({ access_token: 'a2' }),
		);
		const both = await Promise.allSettled(
			[1, 2].map(async () => await type.preAuthentication.call(helper, credential)),
		);
		expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(sent).toHaveLength(1);
		expect(await type.preAuthentication.call(helper, credential)).toMatchObject({ accessToken: 'a2' });
	});
});
