import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { z } from 'zod';
import { inputsHash } from '../signIn/inputsHash';
import { signInProblem } from '../signIn/signInProblem';
import { concurOrigin } from './allowedHosts';

/** The Global Landing Zone: every company's first token request (concur.md, section 2.1). */
export const GLOBAL_LANDING_ZONE = 'https://glz.api.concursolutions.com';

const text = z.string().trim().catch('');

const credentialSchema = z.object({
	tokenHost: text,
	clientId: text,
	clientSecret: text,
	companyUuid: text,
	companyRequestToken: text,
	useClientCertificate: z.boolean().catch(false),
	clientCertificate: text,
	clientKey: text,
	clientKeyPassphrase: z.string().catch(''),
	caCertificate: text,
	additionalAllowedHosts: text,
	accessToken: text,
	accessExpiresAt: text,
	refreshToken: text,
	refreshIssuedAt: text,
	geolocation: text,
	issuedFor: text,
	scope: text,
});

/** The credential `sapConcurApi` as stored: what was filled in, and what earlier sign-ins left (design.md, section 3). */
export type ConcurCredential = z.infer<typeof credentialSchema>;

const REQUIRED: ReadonlyArray<readonly [field: keyof ConcurCredential, label: string]> = [
	['clientId', 'Client ID'],
	['clientSecret', 'Client Secret'],
	['companyUuid', 'Company UUID'],
	['companyRequestToken', 'Company Request Token'],
];

/** Reads the credential. Throws a UserError that names the first field that is missing. */
export function readConcurCredential(data: ICredentialDataDecryptedObject): ConcurCredential {
	const credential = credentialSchema.parse(data);
	for (const [field, label] of REQUIRED) {
		if (credential[field] === '') {
			throw signInProblem(`"${label}" of the SAP Concur credential is empty`, 'Fill it in');
		}
	}
	return credential;
}

/** Origin for first sign-ins, checked by the host rule; a pasted path (`/oauth2/v0/token`) is cut, a missing scheme added. */
export function tokenOrigin(credential: ConcurCredential): string {
	const host = credential.tokenHost || GLOBAL_LANDING_ZONE;
	const address = host.includes('://') ? host : `https://${host}`;
	return concurOrigin(address, credential.additionalAllowedHosts, 'The Token Host');
}

/**
 * Hash of host, client, company and their secrets. The client certificate is left out: it names no company, it is presented
 * anew on every call, and its yearly renewal must not cost a new company request token.
 */
export function concurIssuedFor(credential: ConcurCredential): string {
	const { clientId, clientSecret, companyUuid, companyRequestToken } = credential;
	return inputsHash('sapConcurApi', [
		tokenOrigin(credential),
		clientId,
		clientSecret,
		companyUuid,
		companyRequestToken,
	]);
}

/** What must never stand in an error text. */
export function secretsOf(credential: ConcurCredential): string[] {
	const { clientSecret, companyRequestToken, refreshToken, accessToken, clientKey, clientKeyPassphrase } =
		credential;
	return [
		clientSecret,
		companyRequestToken,
		refreshToken,
		accessToken,
		clientKey,
		clientKeyPassphrase,
	].filter(Boolean);
}
