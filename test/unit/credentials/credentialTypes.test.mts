import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { NodeHelpers, type ICredentialType } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';

import { NetSuiteApi } from '../../../credentials/NetSuiteApi.credentials.ts';
import { SapConcurApi } from '../../../credentials/SapConcurApi.credentials.ts';
import { makeCertificate } from '../../sandbox/netsuite/auth/certificates.mts';
import { fakeHttp } from './fakeHttp.mts';

const CREDENTIALS = resolve(import.meta.dirname, '../../../credentials');

/** Fields by design.md, section 3. */
const TYPES: ReadonlyArray<
	readonly [type: ICredentialType, visible: string[], hidden: string[], secret: string[]]
> = [
	[
		new SapConcurApi(),
		[
			'tokenHost',
			'clientId',
			'clientSecret',
			'companyUuid',
			'companyRequestToken',
			'useClientCertificate',
			'clientCertificate',
			'clientKey',
			'clientKeyPassphrase',
			'caCertificate',
			'additionalAllowedHosts',
		],
		[
			'accessToken',
			'accessExpiresAt',
			'refreshToken',
			'refreshIssuedAt',
			'geolocation',
			'issuedFor',
			'scope',
		],
		['clientSecret', 'companyRequestToken', 'clientKey', 'clientKeyPassphrase'],
	],
	[
		new NetSuiteApi(),
		['accountId', 'clientId', 'certificateId', 'privateKey', 'certificate', 'baseUrl'],
		['accessToken', 'accessExpiresAt', 'issuedFor'],
		['privateKey'],
	],
];

describe.each(TYPES)('credential type', (type, visible, hidden, secret) => {
	const field = (name: string) => type.properties.find((property) => property.name === name);

	it(`${type.name} has the fields of the design`, () => {
		const names = (isHidden: boolean) =>
			type.properties.filter((property) => (property.type === 'hidden') === isHidden).map(({ name }) => name);
		expect(names(false).sort()).toEqual([...visible].sort());
		expect(names(true).sort()).toEqual([...hidden].sort());
		expect(new Set(type.properties.map(({ displayName }) => displayName)).size).toBe(type.properties.length);
	});

	it('masks all hidden state and all secrets, and has one token that n8n renews', () => {
		for (const name of [...hidden, ...secret]) expect(field(name)?.typeOptions?.password, name).toBe(true);
		expect(
			type.properties.filter(({ typeOptions }) => typeOptions?.expirable).map(({ name }) => name),
		).toEqual(['accessToken']);
		for (const name of hidden) expect(field(name)?.default, name).toBe('');
	});

	it('declares all that a sign-in hands back: n8n drops the rest on reading', async () => {
		const { helper } = fakeHttp(() => ({
			body: {
				access_token: 'a',
				refresh_token: 'r',
				scope: 'FISVC',
				expires_in: 3600,
				geolocation: 'https://us2.api.concursolutions.com',
			},
		}));
		const filledIn = {
			clientId: 'x',
			clientSecret: 'x',
			companyUuid: `types-${type.name}`,
			companyRequestToken: 'x',
			accountId: '1',
			certificateId: 'x',
			privateKey: makeCertificate({ kind: 'ec' }).privateKey,
		};
		const output = await type.preAuthentication!.call(helper, filledIn);
		expect(Object.keys(output).sort()).toEqual([...hidden].sort());
		const read = NodeHelpers.getNodeParameters(
			type.properties,
			{ ...filledIn, ...output } as never,
			true,
			false,
			null,
			null,
		);
		expect(read).toMatchObject(output);
	});

	it('is for our own nodes only, and tests itself by a relative call that authenticate aims', () => {
		expect(type.restrictToSupportedNodes).toBe(true);
		const { baseURL, url } = type.test!.request;
		expect(baseURL).toBeUndefined();
		expect(url).toMatch(/^\/[a-z]/);
		const told = (type.test!.rules ?? []).map(
			(rule) => rule.type === 'responseCode' && rule.properties.value,
		);
		expect(told).toEqual(expect.arrayContaining([401, 403, 429]));
	});

	it('has icons of its own for light and dark', () => {
		const { light, dark } = type.icon as { light: string; dark: string };
		const drawings = [light, dark].map((icon) =>
			readFileSync(join(CREDENTIALS, icon.replace('file:', '')), 'utf8'),
		);
		expect(drawings[0]).not.toBe(drawings[1]);
		for (const drawing of drawings) {
			expect(drawing).toMatch(/^<svg [^>]*viewBox="0 0 64 64"[^>]*>[\s\S]*<\/svg>\n$/);
			expect(drawing).not.toMatch(/script|href|data:/);
		}
		expect(dirname(light)).toBe(dirname(dark));
	});
});
