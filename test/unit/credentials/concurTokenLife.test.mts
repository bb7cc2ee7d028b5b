import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { call, EU2, filledIn, GLZ, needsRenewal, signedIn, signIn, tokens } from './concurCredential.mts';
import { standClock } from './movableClock.mts';

let clock: ReturnType<typeof standClock>;

beforeEach(() => {
	clock = standClock('2026-11-24T12:00:00Z');
});
afterEach(() => useClock());

describe('life of a token', () => {
	it.each([
		['3600', '2026-11-24T13:00:00.000Z'],
		[3600, '2026-11-24T13:00:00.000Z'],
		['1800', '2026-11-24T12:30:00.000Z'],
		[undefined, '2026-11-24T13:00:00.000Z'],
		[null, '2026-11-24T13:00:00.000Z'],
		['soon', '2026-11-24T13:00:00.000Z'],
		['', '2026-11-24T13:00:00.000Z'],
		[-5, '2026-11-24T13:00:00.000Z'],
		// Too short to be renewed early: it would be renewed at every call. Used until Concur refuses it.
		['60', ''],
		['240', ''],
		['241', '2026-11-24T12:04:01.000Z'],
	])('expires_in %j: ends at "%s", and serves at once', async (expiresIn, end) => {
		const { credential } = await signIn(filledIn(), () => tokens({ expires_in: expiresIn }));
		expect(credential.accessExpiresAt).toBe(end);
		expect((await call(credential)).headers).toMatchObject({ Authorization: 'Bearer a1' });
	});

	it('is renewed two minutes before its end, not earlier', async () => {
		const credential = await signedIn();
		clock.advance(58 * 60_000 - 1);
		await expect(call(credential)).resolves.toBeDefined();
		clock.advance(1);
		expect(await needsRenewal(credential)).toBe(true);
	});

	it('an unreadable end means renewal', async () => {
		expect(await needsRenewal({ ...(await signedIn()), accessExpiresAt: 'x' })).toBe(true);
	});

	it.each([
		['clientId', 'other'],
		['clientSecret', 'other'],
		['companyUuid', 'other'],
		['companyRequestToken', 'other'],
		['tokenHost', EU2],
		['issuedFor', ''],
	])('a changed %s means that the token does not serve', async (field, value) => {
		expect(await needsRenewal({ ...(await signedIn()), [field]: value })).toBe(true);
	});

	it('another way to write the same token host is no change', async () => {
		await expect(
			call({ ...(await signedIn()), tokenHost: `${GLZ}/oauth2/v0/token ` }),
		).resolves.toBeDefined();
	});

	it('no token means renewal', async () => {
		expect(await needsRenewal({ ...(await signedIn()), accessToken: '' })).toBe(true);
	});
});
