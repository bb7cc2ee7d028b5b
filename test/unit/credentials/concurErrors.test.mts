import { NodeApiError, type INode } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';

import {
	OAUTH_ERRORS,
	REQUEST_TOKEN_PAGE,
	type OAuthErrorClass,
} from '../../../credentials/concur/oauthErrors.ts';
import {
	concurSignInCode,
	isRefreshTokenDead,
	signInFailure,
} from '../../../credentials/concur/signInFailure.ts';

const ORIGIN = 'https://us2.api.concursolutions.com';
const node: INode = {
	id: '1',
	name: 'Node',
	type: 'test.node',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const failure = (
	statusCode: number,
	body: unknown,
	headers: Record<string, unknown> = {},
	secrets: string[] = [],
) => signInFailure({ statusCode, headers, body }, ORIGIN, secrets);

/** What n8n makes of an error of preAuthentication. */
const shown = (error: Error) => new NodeApiError(node, error as never);

/** The rows of concur.md, 2.7, by hand: code, class, a word of the cause, a word of the cure. */
const DOCUMENTED: ReadonlyArray<
	readonly [code: number, expected: OAuthErrorClass, cause: RegExp, cure: RegExp]
> = [
	[
		5,
		'config',
		/Company UUID .* Company Request Token.*24 hours/,
		/Company Request Token, create a new token/,
	],
	[19, 'config', /Company Request Token/, /create a new token/],
	[10, 'permanent', /account is disabled/, /enable it/],
	[11, 'permanent', /account is disabled/, /enable it/],
	[12, 'permanent', /denies the logon/, /Check Company UUID/],
	[13, 'permanent', /denies the logon/, /Check Company UUID/],
	[14, 'permanent', /locked/, /unlock/],
	[16, 'redirect', /another SAP Concur data center/, /Set "Token Host"/],
	[20, 'permanent', /IP restriction/, /allow the public IP address/],
	[21, 'permanent', /single sign-on/, /Check Company UUID/],
	[51, 'bug', /misses the Company UUID/, /maintainers/],
	[52, 'bug', /misses the Company UUID/, /maintainers/],
	[53, 'permanent', /not enabled for this app/, /connect the app to the company/],
	[54, 'config', /more scopes/, /FISVC/],
	[55, 'permanent', /e-mail/, /Check Company UUID/],
	[56, 'bug', /one-time password/, /maintainers/],
	[57, 'bug', /one-time password/, /maintainers/],
	[58, 'bug', /one-time password/, /maintainers/],
	[59, 'permanent', /app is disabled/, /enable the app/],
	[60, 'config', /may not use this grant type/, /Allow the Password grant/],
	[61, 'config', /does not know this Client ID/, /environment/],
	[62, 'bug', /misses Client ID or Client Secret/, /maintainers/],
	[63, 'bug', /misses Client ID or Client Secret/, /maintainers/],
	[64, 'config', /Client ID with this Client Secret/, /new secret/],
	[65, 'bug', /grant type/, /maintainers/],
	...[80, 81, 83, 84, 85].map((code) => [code, 'bug', /one-time password/, /maintainers/] as const),
	[100, 'permanent', /does not know this Company UUID/, /Compare Company UUID/],
	...[101, 102, 103].map((code) => [code, 'bug', /authorization code/, /maintainers/] as const),
	[104, 'permanent', /issued to another app/, /create a new token/],
	[105, 'permanent', /issued to another app/, /create a new token/],
	[106, 'bug', /misses the refresh token/, /maintainers/],
	[107, 'config', /may not refresh/, /Allow refresh tokens/],
	[108, 'refreshDead', /refresh token is no longer valid/, /create a new token for this app/],
	...[109, 115, 117, 118, 119, 121, 122, 124, 135].map(
		(code) => [code, 'bug', /malformed/, /maintainers/] as const,
	),
	[120, 'bug', /credential type/, /maintainers/],
	[123, 'permanent', /disabled in SAP Concur/, /Check Company UUID/],
	[134, 'retryLater', /scheduled maintenance/, /Nothing to do/],
	[136, 'permanent', /issued for another app/, /create a new token/],
	[139, 'permanent', /password of this account changed/, /administrator/],
];

describe("codes of Concur's token endpoint", () => {
	it('all documented codes are there, and no others', () => {
		expect([...OAUTH_ERRORS.keys()].sort((a, b) => a - b)).toEqual(
			DOCUMENTED.map(([code]) => code).sort((a, b) => a - b),
		);
	});

	it.each(DOCUMENTED)('%i is of class %s and says cause and cure', (code, expected, cause, cure) => {
		expect(OAUTH_ERRORS.get(code)?.class).toBe(expected);
		const { message } = failure(400, { code, error: 'invalid_request', error_description: 'vendor words' });
		const [said = '', toDo = ''] = message.split(` (SAP Concur code ${code}). `);
		expect(said).toMatch(cause);
		expect(toDo).toMatch(cure);
		expect(message).toMatch(/[^.]\.$/);
		expect(message).not.toMatch(/\.\.|undefined|vendor words/);
	});

	it('the codes that need a new request token name the page where it is made', () => {
		for (const code of [5, 19, 104, 105, 108, 136])
			expect(failure(400, { code }).message).toContain(REQUEST_TOKEN_PAGE);
		expect(REQUEST_TOKEN_PAGE).toBe(
			'Administration > Company > Authentication Admin > Company Request Token',
		);
	});

	it('n8n shows every text as it is, without description or canned sentence', () => {
		for (const code of OAUTH_ERRORS.keys()) {
			const error = failure(403, { code });
			expect(shown(error).message).toBe(error.message);
			expect(shown(error).httpCode).toBeNull();
		}
	});

	it('the code is found again through the error that n8n makes of it', () => {
		const dead = failure(400, { code: 108 });
		expect(isRefreshTokenDead(dead)).toBe(true);
		expect(isRefreshTokenDead(shown(dead))).toBe(true);
		expect(concurSignInCode(shown(failure(400, { code: '61' })))).toBe(61);
		expect(isRefreshTokenDead(shown(failure(400, { code: 5 })))).toBe(false);
		expect(concurSignInCode(shown(new Error('code 108')))).toBeUndefined();
		expect(concurSignInCode(undefined)).toBeUndefined();
	});

	it('the correlation id is told, in any letter case, unless it is no id', () => {
		expect(failure(400, { code: 61 }, { 'Concur-CorrelationId': '3f1c-77aa-0000' }).message).toContain(
			'(correlation ID 3f1c-77aa-0000)',
		);
		expect(failure(400, { code: 61 }, { 'concur-correlationid': '<b>x</b> y z' }).message).not.toContain(
			'correlation',
		);
	});
});

describe('answers without a known code', () => {
	it.each([
		[500, '<html>oops</html>', /out of order \(HTTP 500\).*Nothing to do in an outage/],
		[503, undefined, /out of order \(HTTP 503\)/],
		[502, { error_description: 'Bad backend.' }, /\(HTTP 502, saying "Bad backend"\)/],
		[429, {}, /no more sign-ins at the moment \(HTTP 429\)\. Wait some minutes/],
		[
			404,
			{ message: 'x' },
			/https:\/\/us2\.api\.concursolutions\.com refused the sign-in \(HTTP 404\)\. Check Token Host/,
		],
		[400, { code: 777, error: 'invalid_thing' }, /\(HTTP 400, code 777, saying "invalid_thing"\)/],
		[400, { code: null, error_description: null }, /refused the sign-in \(HTTP 400\)/],
		[400, ['x'], /refused the sign-in \(HTTP 400\)/],
	])('HTTP %i %j', (statusCode, body, text) => {
		const error = failure(statusCode, body);
		expect(error.message).toMatch(text);
		expect(shown(error).message).toBe(error.message);
	});

	it('a code is told also with a 5xx', () => {
		expect(failure(503, { code: 134 }).message).toContain('scheduled maintenance');
	});

	it('what Concur says is cut, masked, on one line, and left out where n8n would replace the text', () => {
		const echo = `bad secret s3cr%et of\n client, encoded s3cr%25et ${'x'.repeat(500)}`;
		const { message } = failure(400, { error_description: echo }, {}, ['s3cr%et']);
		expect(message).toContain('saying "bad secret *** of client, encoded *** xxx');
		expect(message.length).toBeLessThan(450);
		expect(message).not.toContain('s3cr');
		const trap = failure(400, { error_description: 'typePermission missing' });
		expect(trap.message).not.toContain('typePermission');
		expect(shown(trap).message).toBe(trap.message);
	});
});
