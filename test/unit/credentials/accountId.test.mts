import { describe, expect, it } from 'vitest';

import { accountHost, displayAccountId } from '../../../credentials/netsuite/accountId.ts';
import { netSuiteOrigin } from '../../../credentials/netsuite/netSuiteInputs.ts';
import { thrownBy } from './fakeHttp.mts';

describe('NetSuite account ids', () => {
	it.each([
		['123456', '123456', '123456'],
		['123456_SB1', '123456-sb1', '123456_SB1'],
		['123456-sb1', '123456-sb1', '123456_SB1'],
		[' 1234567_rp ', '1234567-rp', '1234567_RP'],
		['tstdrv1234567', 'tstdrv1234567', 'TSTDRV1234567'],
	])('%s: host form %s, display form %s', (given, host, display) => {
		expect(accountHost(given)).toBe(host);
		expect(displayAccountId(given)).toBe(display);
		expect(netSuiteOrigin({ accountId: given, baseUrl: '' })).toBe(
			`https://${host}.suitetalk.api.netsuite.com`,
		);
	});

	it.each([
		'',
		' ',
		'evil.example/',
		'123456.evil',
		'1@evil',
		'a b',
		'-1',
		'1_',
		'1#',
		'1:443',
		'https://123456.app.netsuite.com',
	])('"%s" is refused', (given) => {
		expect(thrownBy(() => accountHost(given)).message).toContain('"Account ID" of the NetSuite credential');
		expect(thrownBy(() => displayAccountId(given)).message).toContain(
			'Setup > Company > Company Information',
		);
		expect(thrownBy(() => netSuiteOrigin({ accountId: given, baseUrl: '' })).message).toContain(
			'"Account ID"',
		);
	});

	it.each([
		['https://gateway.example.com/', 'https://gateway.example.com'],
		['https://123456.suitetalk.api.netsuite.com/services/rest', 'https://123456.suitetalk.api.netsuite.com'],
		['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
		['http://localhost:4010/', 'http://localhost:4010'],
		['http://[::1]:4010', 'http://[::1]:4010'],
	])('base URL %s: calls go to %s', (baseUrl, origin) => {
		expect(netSuiteOrigin({ accountId: '123456', baseUrl })).toBe(origin);
	});

	it.each([
		'http://123456.suitetalk.api.netsuite.com',
		'http://127.0.0.1.evil.example',
		'http://localhost.evil.example',
		'http://localhost@evil.example',
		'https://user:pass@gateway.example.com',
		'gateway.example.com',
		'ftp://localhost',
		'nonsense',
	])('base URL %s is refused', (baseUrl) => {
		const { message } = thrownBy(() => netSuiteOrigin({ accountId: '123456', baseUrl }));
		expect(message).toContain('"Base URL" of the NetSuite credential is not an https address');
		expect(message).not.toContain('pass@');
	});
});
