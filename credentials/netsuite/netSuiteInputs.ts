import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { z } from 'zod';
import { inputsHash } from '../signIn/inputsHash';
import { signInProblem } from '../signIn/signInProblem';
import { accountHost } from './accountId';

const text = z.string().trim().catch('');

const credentialSchema = z.object({
	accountId: text,
	clientId: text,
	certificateId: text,
	privateKey: text,
	certificate: text,
	baseUrl: text,
	accessToken: text,
	accessExpiresAt: text,
	issuedFor: text,
});

/** The credential `netSuiteApi` as stored: what was filled in, and what the last sign-in left (design.md, section 3). */
export type NetSuiteCredential = z.infer<typeof credentialSchema>;

const REQUIRED: ReadonlyArray<readonly [field: keyof NetSuiteCredential, label: string]> = [
	['accountId', 'Account ID'],
	['clientId', 'Client ID'],
	['certificateId', 'Certificate ID'],
	['privateKey', 'Private Key'],
];

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Reads the credential. Throws a UserError that names the first field that is missing or unusable. */
export function readNetSuiteCredential(data: ICredentialDataDecryptedObject): NetSuiteCredential {
	const credential = credentialSchema.parse(data);
	for (const [field, label] of REQUIRED) {
		if (credential[field] === '')
			throw signInProblem(`"${label}" of the NetSuite credential is empty`, 'Fill it in');
	}
	accountHost(credential.accountId);
	return credential;
}

/**
 * Origin of all calls: the account's own host, or `baseUrl` when it is set (a gateway, or a sandbox of tests).
 * That must be https; plain http only to the n8n server itself.
 */
export function netSuiteOrigin(credential: Pick<NetSuiteCredential, 'accountId' | 'baseUrl'>): string {
	if (credential.baseUrl === '')
		return `https://${accountHost(credential.accountId)}.suitetalk.api.netsuite.com`;
	const url = parsed(credential.baseUrl);
	const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
	if (!url || !secure || url.username !== '' || url.password !== '') {
		throw signInProblem(
			'"Base URL" of the NetSuite credential is not an https address without user name',
			'Leave it empty to use the address of your NetSuite account, or correct it',
		);
	}
	return url.origin;
}

/** Hash of everything that was filled in; see `inputsHash`. The certificate is in it so that a new one is checked at once. */
export function netSuiteIssuedFor(credential: NetSuiteCredential): string {
	const { clientId, certificateId, privateKey, certificate } = credential;
	return inputsHash('netSuiteApi', [
		netSuiteOrigin(credential),
		clientId,
		certificateId,
		privateKey,
		certificate,
	]);
}

function parsed(address: string): URL | undefined {
	try {
		return new URL(address);
	} catch {
		return undefined;
	}
}
