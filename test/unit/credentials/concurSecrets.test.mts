import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { filledIn, signedIn, signIn, tokens, type } from './concurCredential.mts';
import { failureOf, fakeHttp, type FakeAnswer } from './fakeHttp.mts';
import { standClock } from './movableClock.mts';

beforeEach(() => void standClock('2026-11-24T12:00:00Z'));
afterEach(() => useClock());

describe('secrets', () => {
	it('stand in no error text, whatever the service echoes', async () => {
		const secrets = {
			clientSecret: 'S3CRET-client',
			companyRequestToken: 'S3CRET-request',
			refreshToken: 'S3CRET-refresh',
			accessToken: 'S3CRET-access',
		};
		const stored = { ...(await signedIn()), ...secrets };
		const { issuedFor } = (await signIn(filledIn(secrets), () => tokens())).output;
		const echo = Object.values(secrets).join(' ');
		const answers: FakeAnswer[] = [
			...[5, 16, 61, 108, 777].map((code) => ({
				statusCode: 400,
				body: { code, error: echo, error_description: echo },
			})),
			{ statusCode: 500, body: echo },
			{ statusCode: 503, body: { error_description: echo } },
			{ statusCode: 200, body: echo },
			{
				statusCode: 302,
				headers: { location: `https://${secrets.clientSecret}@evil.example/?${secrets.refreshToken}` },
			},
			{
				statusCode: 400,
				body: {
					code: 16,
					geolocation: `https://user:${secrets.clientSecret}@evil.example/${secrets.refreshToken}`,
				},
			},
			{ fails: Object.assign(new Error(echo), { code: 'ECONNRESET', config: { data: echo } }) },
			{ fails: new Error(echo) },
		];
		for (const answer of answers) {
			for (const issued of [issuedFor, '']) {
				const { helper } = fakeHttp(() => answer);
				const error = await failureOf(
					type.preAuthentication.call(helper, { ...stored, issuedFor: issued } as typeof stored),
				);
				const everything = JSON.stringify([error.message, error.stack, { ...error }, error.cause]);
				expect(everything).not.toContain('S3CRET');
			}
		}
	});
});
