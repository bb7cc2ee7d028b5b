import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import {
	EU2,
	filledIn,
	GLZ,
	refused,
	signedIn,
	signIn,
	TOKEN,
	tokens,
	type,
	US2,
} from './concurCredential.mts';
import { failureOf, fakeHttp, type FakeAnswer, type SentForm } from './fakeHttp.mts';
import { standClock } from './movableClock.mts';

beforeEach(() => void standClock('2026-11-24T12:00:00Z'));
afterEach(() => useClock());

describe('another data center', () => {
	it('code 16 is followed, with the same form', async () => {
		const { sent, output } = await signIn(filledIn(), ({ url }) =>
			url.startsWith(GLZ) ? refused(16, `${EU2}${TOKEN}`) : tokens({ geolocation: EU2 }),
		);
		expect(sent.map(({ url }) => url)).toEqual([GLZ + TOKEN, EU2 + TOKEN]);
		expect(sent[1]!.form).toEqual(sent[0]!.form);
		expect(output.geolocation).toBe(EU2);
	});

	it('code 16 is followed on a refresh, and the answering host is kept when the body names none', async () => {
		const { sent, output } = await signIn(await signedIn(), ({ url }) =>
			url.startsWith(US2) ? refused(16, EU2) : tokens({ geolocation: undefined }),
		);
		expect(sent.map(({ url, form }) => [url, form.refresh_token])).toEqual([
			[US2 + TOKEN, 'r1'],
			[EU2 + TOKEN, 'r1'],
		]);
		expect(output.geolocation).toBe(EU2);
	});

	it('an HTTP redirect of a moved data center is followed by us, as POST and with the form', async () => {
		const moved: FakeAnswer = { statusCode: 302, headers: { location: `${EU2}/somewhere/else` } };
		const { sent } = await signIn(filledIn(), ({ url }) => (url.startsWith(GLZ) ? moved : tokens()));
		expect(sent.map(({ url, options }) => [options.method, url])).toEqual([
			['POST', GLZ + TOKEN],
			['POST', EU2 + TOKEN],
		]);
	});

	it.each([
		['code 16', refused(16, 'https://evil.example')],
		['code 16 by http', refused(16, 'http://eu2.api.concursolutions.com')],
		['an HTTP redirect', { statusCode: 307, headers: { location: 'https://evil.example/oauth2/v0/token' } }],
		['a protocol-relative redirect', { statusCode: 307, headers: { location: '//evil.example/' } }],
	])('%s to a foreign host sends nothing there', async (_, answer) => {
		const { helper, sent } = fakeHttp(() => answer);
		const { message } = await failureOf(type.preAuthentication.call(helper, filledIn()));
		expect(message).toMatch(/^The data center that SAP Concur named is "/);
		expect(sent).toHaveLength(1);
	});

	it.each([
		['to itself', () => refused(16, GLZ), 1],
		['to and fro', ({ url }: SentForm) => refused(16, url.startsWith(GLZ) ? US2 : GLZ), 2],
		[
			'ever further',
			// Ends after all, so that a missing bound fails instead of hanging.
			(_: SentForm, count: number) =>
				count > 10 ? tokens() : refused(16, `https://dc${count}.api.concursolutions.com`),
			4,
		],
		[
			'by HTTP redirects within one host',
			() => ({ statusCode: 308, headers: { location: '/oauth2/v0/token' } }),
			1,
		],
	])('sent %s: it ends with cause and cure', async (_, answer, calls) => {
		const { helper, sent } = fakeHttp(answer);
		const { message } = await failureOf(type.preAuthentication.call(helper, filledIn()));
		expect(message).toMatch(
			/sends the sign-in from one data center to the next without end \(https:.*\)\. Set "Token Host"/,
		);
		expect(sent).toHaveLength(calls);
	});

	it('code 16 without a host says what to set', async () => {
		const { helper } = fakeHttp(() => refused(16));
		expect((await failureOf(type.preAuthentication.call(helper, filledIn()))).message).toContain(
			'did not say in which (SAP Concur code 16). Set "Token Host"',
		);
	});
});
