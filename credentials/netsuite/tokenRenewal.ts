import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { z } from 'zod';
import { assertCertificateServes, readCertificate } from '../keys/certificate';
import { singlePemBlock } from '../keys/pem';
import { SharedRenewals } from '../signIn/sharedRenewals';
import { signInProblem } from '../signIn/signInProblem';
import { type HttpRequest, postForm, tokenText } from '../signIn/tokenAnswer';
import { expiryOf } from '../signIn/tokenLife';
import { clientAssertion } from './clientAssertion';
import {
	type NetSuiteCredential,
	netSuiteIssuedFor,
	netSuiteOrigin,
	readNetSuiteCredential,
} from './netSuiteInputs';
import { readSigningKey, type SigningKey } from './privateKey';
import { tokenFailure } from './tokenErrors';

/** The hidden fields of the credential, as n8n stores them after a sign-in. */
export interface NetSuiteSignIn extends Record<string, string> {
	accessToken: string;
	accessExpiresAt: string;
	issuedFor: string;
}

export const SIGN_IN_PATH = '/services/rest/auth/oauth2/v1/token';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const tokenSchema = z.object({
	access_token: tokenText,
	expires_in: z.union([z.string(), z.number()]).nullish(),
});

const renewals = new SharedRenewals<NetSuiteSignIn>();

/**
 * Signs in to NetSuite with a fresh client assertion; there is no refresh token (netsuite.md, section 2.2).
 * Simultaneous calls of one process share one request. Throws a UserError with cause and cure.
 */
export async function renewNetSuiteSignIn(
	http: HttpRequest,
	data: ICredentialDataDecryptedObject,
): Promise<NetSuiteSignIn> {
	const credential = readNetSuiteCredential(data);
	const issuedFor = netSuiteIssuedFor(credential);
	const signIn = await renewals.run(issuedFor, async () => await signInAnew(http, credential, issuedFor));
	return { ...signIn };
}

async function signInAnew(
	http: HttpRequest,
	credential: NetSuiteCredential,
	issuedFor: string,
): Promise<NetSuiteSignIn> {
	const origin = netSuiteOrigin(credential);
	const signingKey = readSigningKey(credential.privateKey);
	checkCertificate(credential, signingKey);
	const { clientId, certificateId } = credential;
	const assertion = clientAssertion(
		{ clientId, certificateId, audience: `${origin}${SIGN_IN_PATH}` },
		signingKey,
	);
	const form = {
		grant_type: 'client_credentials',
		client_assertion_type: ASSERTION_TYPE,
		client_assertion: assertion,
	};
	const answer = await postForm(http, { service: 'NetSuite', origin, path: SIGN_IN_PATH, form });
	if (answer.statusCode < 200 || answer.statusCode >= 300) throw tokenFailure(answer, origin, [assertion]);

	const token = tokenSchema.safeParse(answer.body);
	if (!token.success) {
		throw signInProblem(
			`NetSuite at ${origin} answered the sign-in without a usable access token`,
			'Check "Base URL" and any proxy between n8n and NetSuite',
		);
	}
	return {
		accessToken: token.data.access_token,
		accessExpiresAt: expiryOf(token.data.expires_in ?? undefined),
		issuedFor,
	};
}

/** A wrong or dead certificate is told here, in our words: NetSuite says "invalid_client" for all of it. */
function checkCertificate(credential: NetSuiteCredential, signingKey: SigningKey): void {
	const block = singlePemBlock(credential.certificate, 'Certificate');
	if (!block) return;
	assertCertificateServes(readCertificate(block.pem, 'Certificate'), signingKey.key, 'Certificate');
}
