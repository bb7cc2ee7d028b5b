import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { assertCertificateServes, readCertificate } from '../keys/certificate';
import { isEncrypted, pemBlocks, singlePemBlock } from '../keys/pem';
import { signInProblem } from '../signIn/signInProblem';
import type { ConcurCredential } from './concurInputs';

/**
 * TLS options of every call to Concur, token calls included: the client certificate if one is used, and the certificate
 * authority if one is given (it then replaces Node's own list). Undefined when neither is set.
 * Throws a UserError when certificate and key are missing, damaged, expired or do not belong together: the TLS
 * handshake would only say "alert".
 */
export function concurTlsOptions(credential: ConcurCredential): IHttpRequestOptions['agentOptions'] {
	const authorities = pemBlocks(credential.caCertificate, 'CA Certificate').map((block) => block.pem);
	const ca = authorities.length > 0 ? { ca: authorities.join('') } : undefined;
	if (!credential.useClientCertificate) return ca;

	const chain = pemBlocks(credential.clientCertificate, 'Client Certificate');
	const key = singlePemBlock(credential.clientKey, 'Client Key');
	const [own] = chain;
	if (!own || !key) {
		throw signInProblem(
			`"${own ? 'Client Key' : 'Client Certificate'}" of the SAP Concur credential is empty`,
			'Fill it in, or switch off "Use Client Certificate"',
		);
	}
	const passphrase = isEncrypted(key) ? credential.clientKeyPassphrase : '';
	const certificate = readCertificate(own.pem, 'Client Certificate');
	assertCertificateServes(certificate, openKey(key.pem, passphrase), 'Client Certificate');
	return {
		...ca,
		cert: chain.map((block) => block.pem).join(''),
		key: key.pem,
		...(passphrase ? { passphrase } : {}),
	};
}

function openKey(pem: string, passphrase: string): KeyObject {
	try {
		return createPrivateKey({ key: pem, ...(passphrase ? { passphrase } : {}) });
	} catch {
		throw signInProblem(
			'"Client Key" of the SAP Concur credential cannot be opened',
			'Check that it is a private key in PEM form and that "Client Key Passphrase" is right',
		);
	}
}
