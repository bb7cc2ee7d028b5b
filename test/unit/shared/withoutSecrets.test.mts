import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../../nodes/shared/withoutSecrets';

const JWT = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiI0NyJ9.c2lnbmF0dXJlLW9mLWl0';

describe('a service text without secrets', () => {
	it.each([
		[
			'a bearer token',
			`Refused: authorization: Bearer ${JWT} {"x":1}`,
			'Refused: authorization: Bearer (hidden) {"x":1}',
		],
		['an opaque one', 'authorization: bearer abcDEF123-._~+/==', 'authorization: bearer (hidden)'],
		['a Basic authorization', 'sent Basic dXNlcjpwYXNzd29yZA== to us', 'sent Basic (hidden) to us'],
		['a token alone', `no access for ${JWT}.`, 'no access for (hidden)'],
		['a token that is cut off', `no access for ${JWT.slice(0, 30)}...`, 'no access for (hidden)'],
		[
			'a form',
			'body client_id=abc&client_secret=s3cr%20et&grant_type=x',
			'body client_id=abc&client_secret=(hidden)&grant_type=x',
		],
		['JSON', '{"refresh_token":"abcd-efgh","a":1}', '{"refresh_token":"(hidden)","a":1}'],
		['JSON in JSON', '{\\"password\\":\\"abcd-efgh\\"}', '{\\"password\\":\\"(hidden)\\"}'],
		['a key', 'x -----BEGIN PRIVATE KEY-----\nMIGH\nAg-EA\n-----END PRIVATE KEY----- y', 'x (hidden) y'],
	])('hides %s', (_, text, expected) => {
		expect(withoutSecrets(text)).toBe(expected);
		expect(withoutSecrets(withoutSecrets(text))).toBe(expected);
	});

	it.each([
		'You have entered an Invalid Field Value 9999 for the following field: department',
		'Invalid account reference key 12 for subsidiary 3.',
		'Please enter value(s) for: Subsidiary',
		'Permission Violation: You need the basic permission to access this page',
		'The bearer of this card is not known: authorization code is missing',
	])('leaves a refusal as it is: %s', (text) => {
		expect(withoutSecrets(text)).toBe(text);
	});
});
