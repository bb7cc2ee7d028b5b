import { randomBytes, X509Certificate, type KeyObject } from 'node:crypto';

import type { SandboxClock } from '../../http/sandboxClock.mts';

const MAX_ACTIVE = 5;
const TWO_YEARS_MS = 2 * 365 * 24 * 3_600_000;
const CURVES = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

export interface RegisteredCertificate {
	/** Certificate ID of the M2M setup page: the `kid` of assertions. */
	id: string;
	publicKey: KeyObject;
	/** Sandbox time, ms. */
	validFrom: number;
	validTo: number;
	revoked: boolean;
}

/** The page "OAuth 2.0 Client Credentials (M2M) Setup" of one integration record (netsuite.md 2.2, certificate rules). */
export class CertificateRegister {
	private readonly certificates: RegisteredCertificate[] = [];

	constructor(private readonly clock: SandboxClock) {}

	/** Registers a PEM certificate and returns its id. Throws where the setup page would refuse it. */
	register(pem: string): string {
		const certificate = new X509Certificate(pem);
		refuseWeakKey(certificate.publicKey);
		const active = this.certificates.filter(({ revoked, validTo }) => !revoked && validTo > this.clock.now());
		if (active.length >= MAX_ACTIVE)
			throw new Error(`An integration has at most ${MAX_ACTIVE} active certificates`);
		const validFrom = Date.parse(certificate.validFrom);
		const id = randomBytes(32).toString('base64url');
		this.certificates.push({
			id,
			validFrom,
			publicKey: certificate.publicKey,
			revoked: false,
			validTo: Math.min(Date.parse(certificate.validTo), validFrom + TWO_YEARS_MS),
		});
		return id;
	}

	find(id: string): RegisteredCertificate | undefined {
		return this.certificates.find((certificate) => certificate.id === id);
	}

	revoke(id: string): void {
		const found = this.find(id);
		if (found) found.revoked = true;
	}

	/** A refresh of a sandbox account deletes the mapping. */
	clear(): void {
		this.certificates.length = 0;
	}
}

function refuseWeakKey(key: KeyObject): void {
	const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
	if (key.asymmetricKeyType === 'rsa' && (modulusLength === 3072 || modulusLength === 4096)) return;
	if (key.asymmetricKeyType === 'ec' && namedCurve !== undefined && CURVES.has(namedCurve)) return;
	throw new Error(
		'The certificate needs an RSA key of 3072 or 4096 bits or an EC key on P-256, P-384 or P-521',
	);
}
