import { describe, expect, it } from 'vitest';

import { aimRequest, withBearer } from '../../../credentials/signIn/requestTarget.ts';
import { thrownBy } from './fakeHttp.mts';

const HOME = 'https://us2.api.concursolutions.com';
const asked: string[] = [];
const aim = (url: string, baseURL?: string) => {
	asked.length = 0;
	return aimRequest({ url, baseURL, method: 'GET' }, HOME, (address) => {
		asked.push(address);
		if (address.includes('evil')) throw new Error('not allowed');
	});
};

/** Where axios sends it: an address with a scheme or two slashes as it is, anything else behind the base. */
function axiosTarget({ url, baseURL }: { url: string; baseURL?: string }): URL {
	const absolute = /^([a-z][a-z\d+\-.]*:)?\/\//i.test(url);
	return new URL(absolute ? url : `${baseURL?.replace(/\/?\/$/, '')}/${url.replace(/^\/+/, '')}`);
}

describe('where a request goes', () => {
	it.each([
		'/a/b?c=d',
		'a/b',
		'',
		'/',
		'\\\\evil.example/x',
		'/\\evil.example',
		'\\/evil.example',
		'https:evil.example',
		'x@evil.example',
		'/@evil.example',
		'/..//evil.example',
	])('the relative %s stays on the home host for axios and for n8n', (url) => {
		const aimed = aim(url, 'https://other.example');
		expect(aimed.baseURL).toBe(HOME);
		expect(axiosTarget(aimed).origin).toBe(HOME);
		expect(new URL(aimed.url, aimed.baseURL).origin).toBe(HOME);
		expect(asked).toEqual([]);
	});

	it.each([
		'https://evil.example/x',
		'//evil.example/x',
		'HTTPS://EVIL.example',
		'http://evil.example',
		'x://evil.example',
		'  https://evil.example',
	])('the absolute %s is not sent', (url) => {
		expect(thrownBy(() => aim(url))).toBeInstanceOf(Error);
	});

	it('an allowed absolute address is sent as it was checked, also when n8n aims it again', () => {
		const url = 'https://eu2.api.concursolutions.com/a?b=c';
		const once = aim(url, 'https://evil.example');
		expect(asked).toEqual([url]);
		expect(once).toMatchObject({ url, baseURL: 'https://eu2.api.concursolutions.com' });
		expect(aim(once.url, once.baseURL)).toMatchObject({ url });
	});

	it('the base is set anew when n8n aims a request again', () => {
		const first = aim('/a');
		expect(aimRequest(first, 'https://eu2.api.concursolutions.com', () => {})).toMatchObject({
			url: '/a',
			baseURL: 'https://eu2.api.concursolutions.com',
		});
	});

	it('redirects are never followed, whatever the caller says', () => {
		const aimed = aimRequest(
			{ url: '/a', disableFollowRedirect: false, sendCredentialsOnCrossOriginRedirect: true },
			HOME,
			() => {},
		);
		expect(aimed).toMatchObject({ disableFollowRedirect: true, sendCredentialsOnCrossOriginRedirect: false });
	});

	it('the token replaces any Authorization header; Accept is only added', () => {
		expect(withBearer({ authorization: 'Basic x', 'X-A': '1' }, 'token')).toEqual({
			Accept: 'application/json',
			'X-A': '1',
			Authorization: 'Bearer token',
		});
		expect(withBearer({ accept: 'application/xml' }, 'token')).toEqual({
			accept: 'application/xml',
			Authorization: 'Bearer token',
		});
		expect(withBearer(undefined, 'token')).toEqual({
			Accept: 'application/json',
			Authorization: 'Bearer token',
		});
	});
});
