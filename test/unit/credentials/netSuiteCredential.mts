import type { IDataObject } from 'n8n-workflow';

import { NetSuiteApi } from '../../../credentials/NetSuiteApi.credentials.ts';
import { makeCertificate } from '../../sandbox/netsuite/auth/certificates.mts';
import { failureOf, fakeHttp, type FakeAnswer, type SentForm } from './fakeHttp.mts';

export const HOST = 'https://123456-sb1.suitetalk.api.netsuite.com';
export const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';
export const pair = makeCertificate({ kind: 'ec' });

export const type = new NetSuiteApi();

/** A freshly filled-in credential. */
export const filledIn = (changes: IDataObject = {}) => ({
	accountId: '123456_SB1',
	clientId: 'client-id',
	certificateId: 'certificate-id',
	privateKey: pair.privateKey,
	certificate: pair.certificate,
	baseUrl: '',
	accessToken: '',
	accessExpiresAt: '',
	issuedFor: '',
	...changes,
});
export const token = (changes: object = {}): FakeAnswer => ({
	body: { access_token: 'a1', expires_in: 3600, token_type: 'Bearer', ...changes },
});

/** Signs in and hands back the credential as n8n stores it. */
export async function renew(
	credential: IDataObject,
	answer: (sent: SentForm, count: number) => FakeAnswer | Promise<FakeAnswer> = () => token(),
) {
	const { helper, sent } = fakeHttp(answer);
	const output = await type.preAuthentication.call(helper, credential as never);
	return { sent, output, credential: { ...credential, ...output } };
}
export const call = async (credential: IDataObject, url = '/services/rest/x') =>
	await type.authenticate(credential as never, { url, method: 'GET' });

/** Whether authenticate asks n8n for a new sign-in instead of using the stored token. */
export async function needsRenewal(credential: IDataObject): Promise<boolean> {
	const error = (await failureOf(call(credential))) as Error & { response?: { status: number } };
	return error.response?.status === 401;
}
