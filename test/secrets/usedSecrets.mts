import type { ConcurSandbox } from '../sandbox/concur/concurSandbox.mts';
import type { NetSuiteSandbox } from '../sandbox/netsuite/netSuiteSandbox.mts';
import type { SecretScan } from './secretScan.mts';

/** Fields of both credentials that are secret, whatever is typed into them. */
const SECRET_FIELDS: Readonly<Record<string, string>> = {
	clientSecret: 'client secret',
	companyRequestToken: 'company request token',
	clientKey: 'key of the client certificate',
	clientKeyPassphrase: 'passphrase of the client key',
	privateKey: 'private key',
	accessToken: 'access token',
	refreshToken: 'refresh token',
	issuedFor: 'fingerprint of the credential',
};

/** Secrets that stand in a credential, typed or stored by n8n. */
export function addCredential(
	scan: SecretScan,
	whose: string,
	data: Readonly<Record<string, unknown>>,
): void {
	for (const [field, name] of Object.entries(SECRET_FIELDS)) scan.add(`${whose}: ${name}`, data[field]);
}

/** All tokens that both services ever gave out, and all assertions that NetSuite was sent. */
export function addIssued(
	scan: SecretScan,
	{ concur, netSuite }: { concur: ConcurSandbox; netSuite: NetSuiteSandbox },
): void {
	concur.oauth.issuedTokens.forEach((token, index) => scan.add(`SAP Concur: token ${index + 1}`, token));
	netSuite.tokens.secretsSeen.forEach((secret, index) =>
		scan.add(`NetSuite: token or assertion ${index + 1}`, secret),
	);
}
