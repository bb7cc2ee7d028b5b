import { createPublicKey } from 'node:crypto';

import { decodeProtectedHeader, jwtVerify } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';

import { clientAssertion } from '../../../credentials/netsuite/clientAssertion.ts';
import { readSigningKey } from '../../../credentials/netsuite/privateKey.ts';
import { useClock } from '../../../nodes/shared/clock.ts';
import { makeCertificate } from '../../sandbox/netsuite/auth/certificates.mts';
import { standClock } from './movableClock.mts';

const audience = 'https://123456-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token';
const claims = { clientId: 'client-id', certificateId: 'HRril7Vw', audience };

afterEach(() => useClock());

describe('client assertion', () => {
	it.each([
		[{ kind: 'rsa', bits: 3072 }, 'PS256', 384],
		[{ kind: 'rsa', bits: 4096 }, 'PS256', 512],
		[{ kind: 'ec', curve: 'P-256' }, 'ES256', 64],
		[{ kind: 'ec', curve: 'P-384' }, 'ES384', 96],
		[{ kind: 'ec', curve: 'P-521' }, 'ES512', 132],
	] as const)('%o: jose verifies it with the certificate', async (kind, algorithm, signatureBytes) => {
		const clock = standClock('2026-11-24T12:00:00.900Z');
		const pair = makeCertificate(kind);
		const assertion = clientAssertion(claims, readSigningKey(pair.privateKey));

		const { payload, protectedHeader } = await jwtVerify(assertion, createPublicKey(pair.certificate), {
			algorithms: [algorithm],
			issuer: 'client-id',
			audience,
			currentDate: new Date(clock.now()),
			clockTolerance: 0,
			requiredClaims: ['iss', 'scope', 'aud', 'iat', 'exp', 'jti'],
		});
		expect(protectedHeader).toEqual({ typ: 'JWT', alg: algorithm, kid: 'HRril7Vw' });
		expect(payload.scope).toBe('rest_webservices');
		const now = Date.parse('2026-11-24T12:00:00Z') / 1_000;
		expect(payload.iat).toBe(now - 30);
		expect(payload.exp! - payload.iat!).toBe(300);
		expect(Buffer.from(assertion.split('.')[2]!, 'base64url')).toHaveLength(signatureBytes);
	});

	it('is another one each time, and never RS256', () => {
		const key = readSigningKey(makeCertificate({ kind: 'rsa' }).privateKey);
		const [one, two] = [clientAssertion(claims, key), clientAssertion(claims, key)];
		expect(one).not.toBe(two);
		expect(decodeProtectedHeader(one).alg).toBe('PS256');
	});

	it('does not verify with another certificate', async () => {
		const assertion = clientAssertion(claims, readSigningKey(makeCertificate({ kind: 'ec' }).privateKey));
		const other = createPublicKey(makeCertificate({ kind: 'ec', name: 'other' }).certificate);
		await expect(jwtVerify(assertion, other)).rejects.toThrow('signature verification failed');
	});
});
