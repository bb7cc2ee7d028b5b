import { describe, expect, it } from 'vitest';

import { concurOrigin } from '../../../credentials/concur/allowedHosts.ts';
import { thrownBy } from './fakeHttp.mts';

describe('hosts that may get Concur tokens', () => {
	it.each([
		['https://glz.api.concursolutions.com', 'https://glz.api.concursolutions.com'],
		['https://us2.api.concursolutions.com/oauth2/v0/token', 'https://us2.api.concursolutions.com'],
		['https://www-us-impl.api.concursolutions.com/', 'https://www-us-impl.api.concursolutions.com'],
		['HTTPS://EU2.API.ConcurSolutions.COM', 'https://eu2.api.concursolutions.com'],
		['https://us2.api.concursolutions.com:443/x?y=z#f', 'https://us2.api.concursolutions.com'],
		['https://cn.api.concurcdc.cn', 'https://cn.api.concurcdc.cn'],
		// A parser reads the backslash as a slash: the host is Concur's, the rest a path.
		['https://us2.api.concursolutions.com\\@evil.example', 'https://us2.api.concursolutions.com'],
	])('%s is allowed', (address, origin) => {
		expect(concurOrigin(address, '', 'It')).toBe(origin);
	});

	it.each([
		'http://us2.api.concursolutions.com',
		'https://us2.api.concursolutions.com:8443',
		'https://us2.api.concursolutions.com.',
		'https://us2.api.concursolutions.com.evil.example',
		'https://us2.api.concursolutions.com@evil.example',
		'https://us2.api.concursolutions.com:443@evil.example/',
		'https://user@us2.api.concursolutions.com',
		'https://user:secret@us2.api.concursolutions.com',
		'https://evil.example/us2.api.concursolutions.com',
		'https://evil.example\\us2.api.concursolutions.com',
		'https://evil.example?us2.api.concursolutions.com',
		'https://evil.example#.api.concursolutions.com',
		'https://evilapi.concursolutions.com',
		'https://us2-api.concursolutions.com',
		'https://us2.api.concursolutions.co',
		'https://us2.api.concursolutions.com.cn',
		'https://us2.apiXconcursolutions.com',
		'https://api.concursolutions.com',
		'https://.api.concursolutions.com',
		'https://-.api.concursolutions.com',
		'https://concursolutions.com',
		'https://www.concursolutions.com',
		'https://cn.api.concurcdc.cn.evil.example',
		'https://127.0.0.1',
		'https://[::1]',
		'https://[::ffff:7f00:1]',
		'http://localhost:3000',
		'ftp://us2.api.concursolutions.com',
		'file://us2.api.concursolutions.com/etc/passwd',
		'javascript:alert(1)//us2.api.concursolutions.com',
		'us2.api.concursolutions.com',
		'//us2.api.concursolutions.com',
		'={{ $env }}',
		'',
	])('%s is refused', (address) => {
		const { message } = thrownBy(() => concurOrigin(address, '', 'The geolocation'));
		expect(message).toMatch(
			/^The geolocation is ".*", which is not an address of SAP Concur, so nothing was sent there\. /,
		);
		expect(message).toContain('"Additional Allowed Hosts"');
		expect(message).not.toContain('secret');
	});

	it.each([
		['proxy.example.com', 'https://proxy.example.com', true],
		['proxy.example.com', 'http://proxy.example.com', true],
		['proxy.example.com', 'https://proxy.example.com:9443', true],
		['proxy.example.com:8443', 'https://proxy.example.com:8443/path', true],
		['proxy.example.com:8443', 'https://proxy.example.com', false],
		['proxy.example.com:8443', 'https://proxy.example.com:8444', false],
		['proxy.example.com:443', 'https://proxy.example.com', true],
		['proxy.example.com:443', 'http://proxy.example.com', false],
		['proxy.example.com:80', 'http://proxy.example.com', true],
		['PROXY.Example.COM', 'https://proxy.example.com', true],
		['proxy.example.com', 'https://sub.proxy.example.com', false],
		['proxy.example.com', 'https://proxy.example.com.evil.example', false],
		['proxy.example.com', 'https://proxy.example.com.', false],
		['proxy.example.com', 'https://user@proxy.example.com', false],
		['proxy.example.com', 'https://evil.example', false],
		['proxy.example.com', 'ws://proxy.example.com', false],
		['a.example,  b.example:81 ,', 'http://b.example:81', true],
		['[::1]:3000', 'http://[::1]:3000', true],
		['[0:0:0:0:0:0:0:1]', 'http://[::1]:3000', true],
		['127.0.0.1:3000', 'http://127.0.0.1:3000', true],
		['127.0.0.1:3000', 'http://127.0.0.1:3001', false],
		['proxy.example.com', 'http://us2.api.concursolutions.com', false],
	])('additional hosts "%s", address %s: %s', (additional, address, allowed) => {
		const origin = () => concurOrigin(address, additional, 'It');
		if (allowed) expect(origin()).toBe(new URL(address).origin);
		else expect(origin).toThrow('which is not an address of SAP Concur');
	});

	it.each([
		'https://proxy.example.com',
		'proxy.example.com/path',
		'user@proxy.example.com',
		'*.example.com',
		'*',
		'a b',
		'[::1',
		'x:99999999',
	])('"%s" is no host for the list', (entry) => {
		const { message } = thrownBy(() => concurOrigin('https://us2.api.concursolutions.com', entry, 'It'));
		expect(message).toContain(`"${entry}" in "Additional Allowed Hosts" is not a host. Write host names`);
	});
});
