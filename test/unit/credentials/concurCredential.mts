import { randomUUID } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';
import { beforeEach } from 'vitest';

import { SapConcurApi } from '../../../credentials/SapConcurApi.credentials.ts';
import { failureOf, fakeHttp, type FakeAnswer, type SentForm } from './fakeHttp.mts';

export const GLZ = 'https://glz.api.concursolutions.com';
export const US2 = 'https://us2.api.concursolutions.com';
export const EU2 = 'https://eu2.api.concursolutions.com';
export const TOKEN = '/oauth2/v0/token';

export const type = new SapConcurApi();

/** Each test has a company of its own, as the renewals of one process are shared. */
let companyUuid: string;
beforeEach(() => void (companyUuid = randomUUID()));

/** A freshly filled-in credential. */
export function filledIn(changes: IDataObject = {}) {
	return {
		tokenHost: GLZ,
		clientId: 'client-id',
		clientSecret: 'client-secret',
		companyUuid,
		companyRequestToken: 'request-token',
		useClientCertificate: false,
		clientCertificate: '',
		clientKey: '',
		clientKeyPassphrase: '',
		caCertificate: '',
		additionalAllowedHosts: '',
		accessToken: '',
		accessExpiresAt: '',
		refreshToken: '',
		refreshIssuedAt: '',
		geolocation: '',
		issuedFor: '',
		scope: '',
		...changes,
	};
}
export type ConcurTestCredential = ReturnType<typeof filledIn>;

export const tokens = (changes: Record<string, unknown> = {}): FakeAnswer => ({
	body: {
		expires_in: '3600',
		scope: 'FISVC company.read',
		token_type: 'Bearer',
		access_token: 'a1',
		refresh_token: 'r1',
		geolocation: US2,
		...changes,
	},
});
export const refused = (code: number, geolocation?: string): FakeAnswer => ({
	statusCode: 400,
	body: { code, error: 'x', error_description: 'y', ...(geolocation && { geolocation }) },
});

/** Signs in and hands back the credential as n8n stores it. */
export async function signIn(
	credential: ConcurTestCredential,
	answer: (sent: SentForm, count: number) => FakeAnswer | Promise<FakeAnswer>,
) {
	const { helper, sent } = fakeHttp(answer);
	const output = await type.preAuthentication.call(helper, credential);
	return { credential: { ...credential, ...output } as ConcurTestCredential, output, sent };
}
export const signedIn = async () => (await signIn(filledIn(), () => tokens())).credential;
export const call = async (credential: IDataObject, url = '/x') =>
	await type.authenticate(credential as never, { url, method: 'GET' });

/** Whether authenticate asks n8n for a new sign-in instead of using the stored token. */
export async function needsRenewal(credential: IDataObject): Promise<boolean> {
	const error = (await failureOf(call(credential))) as Error & { response?: { status: number } };
	return error.response?.status === 401;
}
