import {
	decodeProtectedHeader,
	errors,
	jwtVerify,
	type JWTPayload,
	type ProtectedHeaderParameters,
} from 'jose';

import type { CertificateRegister, RegisteredCertificate } from './certificateRegister.mts';

/** netsuite.md 2.2. RS256 is not among them. */
const ALGORITHMS = ['PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];
const MAX_VALIDITY_S = 3600;

/** Column Detail of the Login Audit Trail (netsuite.md 2.3). */
export type AuditDetail =
	| 'MissingKeyId'
	| 'MissingKey'
	| 'UnsupportedAlgo'
	| 'InvalidSignature'
	| 'InvalidIssuer'
	| 'InvalidAudience'
	| 'TokenExpired'
	| 'TokenNotAcceptable'
	| 'TokenValidityTooBroad'
	| 'ScopeMismatched'
	| 'ReplayedToken'
	| 'Malformed'
	| 'FeatureDisabled';

export class AssertionRefused extends Error {
	constructor(readonly detail: AuditDetail) {
		super(`Client assertion refused: ${detail}`);
	}
}

/** What an assertion must say: our client id, this account's token URL, the sandbox's time. */
export interface AssertionDemand {
	clientId: string;
	tokenUrl: string;
	/** Milliseconds since the epoch. */
	now: number;
}

/** Checks client assertions as netsuite.md 2.2 has it and remembers their `jti`. */
export class AssertionVerifier {
	private readonly seen = new Set<string>();

	constructor(private readonly register: CertificateRegister) {}

	/** Throws `AssertionRefused` with what the audit trail would show. */
	async verify(assertion: string, demand: AssertionDemand): Promise<void> {
		const certificate = this.certificateOf(headerOf(assertion), demand.now);
		const payload = await verified(assertion, certificate, demand);
		const { iat = 0, exp = 0, jti } = payload;
		if (iat > Math.floor(demand.now / 1000)) throw new AssertionRefused('TokenNotAcceptable');
		if (exp - iat > MAX_VALIDITY_S) throw new AssertionRefused('TokenValidityTooBroad');
		if (!scopesOf(payload['scope']).includes('rest_webservices'))
			throw new AssertionRefused('ScopeMismatched');
		if (jti === undefined) return;
		if (this.seen.has(jti)) throw new AssertionRefused('ReplayedToken');
		this.seen.add(jti);
	}

	private certificateOf({ alg, kid, typ }: ProtectedHeaderParameters, now: number): RegisteredCertificate {
		if (typ !== 'JWT') throw new AssertionRefused('Malformed');
		if (alg === undefined || !ALGORITHMS.includes(alg)) throw new AssertionRefused('UnsupportedAlgo');
		if (kid === undefined) throw new AssertionRefused('MissingKeyId');
		const certificate = this.register.find(kid);
		const valid =
			certificate && !certificate.revoked && certificate.validFrom <= now && certificate.validTo > now;
		if (!valid) throw new AssertionRefused('MissingKey');
		return certificate;
	}
}

function headerOf(assertion: string): ProtectedHeaderParameters {
	try {
		return decodeProtectedHeader(assertion);
	} catch {
		throw new AssertionRefused('Malformed');
	}
}

async function verified(
	assertion: string,
	{ publicKey }: RegisteredCertificate,
	demand: AssertionDemand,
): Promise<JWTPayload> {
	try {
		const { payload } = await jwtVerify(assertion, publicKey, {
			algorithms: ALGORITHMS,
			issuer: demand.clientId,
			audience: demand.tokenUrl,
			currentDate: new Date(demand.now),
			clockTolerance: 0,
			requiredClaims: ['iat', 'exp', 'iss', 'aud'],
		});
		if (payload.aud !== demand.tokenUrl) throw new AssertionRefused('InvalidAudience');
		return payload;
	} catch (error) {
		throw new AssertionRefused(detailOf(error));
	}
}

function detailOf(error: unknown): AuditDetail {
	if (error instanceof AssertionRefused) return error.detail;
	if (error instanceof errors.JWTExpired) return 'TokenExpired';
	if (error instanceof errors.JWTClaimValidationFailed) {
		if (error.claim === 'iss') return 'InvalidIssuer';
		if (error.claim === 'aud') return 'InvalidAudience';
		if (error.claim === 'nbf') return 'TokenNotAcceptable';
		return 'Malformed';
	}
	return 'InvalidSignature';
}

/** Comma- or space-separated text, or an array (netsuite.md 2.2). */
function scopesOf(scope: unknown): string[] {
	if (Array.isArray(scope)) return scope.map(String);
	return typeof scope === 'string' ? scope.split(/[\s,]+/) : [];
}
