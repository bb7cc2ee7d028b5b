import { type KeyObject, X509Certificate } from 'node:crypto';
import { clock } from '../../nodes/shared/clock';
import { signInProblem } from '../signIn/signInProblem';
import { pemBlocks } from './pem';

/**
 * The instant at which the (first) certificate of a PEM text ends; undefined when the text is blank or unreadable.
 * Pure; for the warnings of Connection: Check.
 */
export function certificateExpiry(pem: string): Date | undefined {
	try {
		const [block] = pemBlocks(pem, 'Certificate');
		return block ? endOf(new X509Certificate(block.pem)) : undefined;
	} catch {
		return undefined;
	}
}

/** Reads a certificate block. Throws a UserError that names `field` when it is something else or damaged. */
export function readCertificate(pem: string, field: string): X509Certificate {
	try {
		return new X509Certificate(pem);
	} catch {
		throw signInProblem(
			`"${field}" is not an X.509 certificate`,
			'Paste the public certificate (BEGIN CERTIFICATE), not the key and not a certificate request',
		);
	}
}

/** Throws a UserError unless the certificate belongs to the private key and is valid now. */
export function assertCertificateServes(certificate: X509Certificate, key: KeyObject, field: string): void {
	if (!certificate.checkPrivateKey(key)) {
		throw signInProblem(
			`The certificate in "${field}" does not belong to the private key`,
			'Paste the key and the certificate that were made together',
		);
	}
	const now = clock.now();
	const begin = new Date(Date.parse(certificate.validFrom));
	const end = endOf(certificate);
	if (begin.getTime() > now) {
		throw signInProblem(
			`The certificate in "${field}" is valid only from ${begin.toISOString()}`,
			'Check the clock of the n8n server, or wait until then',
		);
	}
	if (end.getTime() <= now) {
		throw signInProblem(
			`The certificate in "${field}" expired on ${end.toISOString().slice(0, 10)}`,
			'Create a new key and certificate, register the certificate with the service, and put both into the credential',
		);
	}
}

function endOf(certificate: X509Certificate): Date {
	return new Date(Date.parse(certificate.validTo));
}
