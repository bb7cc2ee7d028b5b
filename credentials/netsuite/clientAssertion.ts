import { constants, randomUUID, sign } from 'node:crypto';
import { clock } from '../../nodes/shared/clock';
import type { SigningKey } from './privateKey';

/** Back-dating survives a clock that is a little fast; NetSuite refuses assertions from the future (netsuite.md, 2.2). */
const BACK_DATED_S = 30;
const LIFE_S = 300;

export interface AssertionClaims {
	clientId: string;
	/** Certificate ID of the M2M set-up page; goes into `kid`. */
	certificateId: string;
	/** URL of the token endpoint. */
	audience: string;
}

/** The signed JWT with which the client proves itself to NetSuite's token endpoint (netsuite.md, section 2.2). */
export function clientAssertion(claims: AssertionClaims, signingKey: SigningKey): string {
	const issuedAt = Math.floor(clock.now() / 1_000) - BACK_DATED_S;
	const header = { typ: 'JWT', alg: signingKey.algorithm, kid: claims.certificateId };
	const payload = {
		iss: claims.clientId,
		scope: 'rest_webservices',
		aud: claims.audience,
		iat: issuedAt,
		exp: issuedAt + LIFE_S,
		jti: randomUUID(),
	};
	const signed = `${base64url(header)}.${base64url(payload)}`;
	return `${signed}.${signature(Buffer.from(signed), signingKey).toString('base64url')}`;
}

/** RFC 7518: PSS with a salt as long as the digest; ECDSA as raw r||s, not DER. */
function signature(data: Buffer, { key, algorithm }: SigningKey): Buffer {
	const digest = `sha${algorithm.slice(2)}`;
	if (algorithm === 'PS256') {
		return sign(digest, data, {
			key,
			padding: constants.RSA_PKCS1_PSS_PADDING,
			saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
		});
	}
	return sign(digest, data, { key, dsaEncoding: 'ieee-p1363' });
}

function base64url(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}
