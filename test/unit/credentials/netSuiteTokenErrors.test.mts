import { X509Certificate } from 'node:crypto';

import { NodeApiError, type INode } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { TOKEN_ERRORS } from '../../../credentials/netsuite/tokenErrors.ts';
import { useClock } from '../../../nodes/shared/clock.ts';
import { failureOf, fakeHttp, type FakeAnswer } from './fakeHttp.mts';
import { standClock } from './movableClock.mts';
import { filledIn, pair, type } from './netSuiteCredential.mts';

const node: INode = {
	id: '1',
	name: 'Node',
	type: 'test.node',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
beforeEach(
	() =>
		void standClock(
			new Date(Date.parse(new X509Certificate(pair.certificate).validFrom) + 60_000).toISOString(),
		),
);
afterEach(() => useClock());

describe('errors of the token endpoint', () => {
	const refusal = async (answer: FakeAnswer) =>
		await failureOf(type.preAuthentication.call(fakeHttp(() => answer).helper, filledIn()));

	it.each([
		['invalid_request', 400, /clock of the n8n server/],
		['invalid_client', 401, /sandbox refresh deletes it/],
		['invalid_grant', 400, /certificate has not expired/],
		['unauthorized_client', 400, /Tick "Client Credentials \(Machine to Machine\) Grant"/],
		['unsupported_grant_type', 400, /feature OAuth 2\.0/],
		['invalid_scope', 400, /Tick the scope "REST Web Services"/],
	])('%s: cause, cure, and where NetSuite shows the true reason', async (error, statusCode, cure) => {
		const failure = await refusal({ statusCode, body: { error } });
		const [cause, toDo] = failure.message.split(` (HTTP ${statusCode} ${error}). `);
		expect(cause).toMatch(/NetSuite/);
		expect(toDo).toMatch(cure);
		expect(toDo).toContain('Setup > Users/Roles > View Login Audit Trail');
		const shown = new NodeApiError(node, failure as never);
		expect(shown.message).toBe(failure.message);
		expect(shown.httpCode).toBeNull();
	});

	it('all documented errors are there', () => {
		expect(Object.keys(TOKEN_ERRORS).sort()).toEqual([
			'invalid_client',
			'invalid_grant',
			'invalid_request',
			'invalid_scope',
			'unauthorized_client',
			'unsupported_grant_type',
		]);
	});

	it.each([
		[{ statusCode: 503, body: '<html>' }, /out of order \(HTTP 503\)\. Nothing to do in an outage/],
		[{ statusCode: 429, body: {} }, /no more requests at the moment \(HTTP 429\)/],
		[{ statusCode: 404, body: '' }, /refused the sign-in \(HTTP 404\)\. Check Account ID and Base URL/],
		[{ statusCode: 302, headers: { location: 'https://evil.example' } }, /refused the sign-in \(HTTP 302\)/],
		[
			{ statusCode: 400, body: { error: 'new_error' } },
			/\(HTTP 400, saying "new_error"\).*View Login Audit Trail/,
		],
		[
			{ statusCode: 400, body: { error: 'invalid_request', error_description: 'kid is unknown.' } },
			/\(HTTP 400 invalid_request, saying "kid is unknown"\)/,
		],
		[
			{ fails: Object.assign(new Error('x'), { code: 'ENOTFOUND' }) },
			/^NetSuite could not be reached at https:\/\/123456-sb1\.suitetalk\.api\.netsuite\.com: the host name does not exist\. /,
		],
	])('%j', async (answer, text) => {
		const failure = await refusal(answer);
		expect(failure.message).toMatch(text);
		expect(new NodeApiError(node, failure as never).message).toBe(failure.message);
	});

	it('neither key nor assertion stand in an error', async () => {
		for (const statusCode of [200, 400, 401, 500]) {
			const { helper, sent } = fakeHttp(({ form }) => ({
				statusCode,
				body: { error: 'odd', error_description: form.client_assertion },
			}));
			const failure = await failureOf(type.preAuthentication.call(helper, filledIn()));
			const everything = JSON.stringify([failure.message, failure.stack, { ...failure }]);
			expect(everything).not.toContain(sent[0]!.form.client_assertion!.slice(0, 40));
			expect(everything).not.toContain('PRIVATE KEY');
		}
	});
});
