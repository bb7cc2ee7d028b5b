import { generateKeyPairSync } from 'node:crypto';

import { afterEach, describe, expect, it } from 'vitest';

import {
	assertCertificateServes,
	certificateExpiry,
	readCertificate,
} from '../../../credentials/keys/certificate.ts';
import { readSigningKey } from '../../../credentials/netsuite/privateKey.ts';
import { useClock } from '../../../nodes/shared/clock.ts';
import { createTestCertificates } from '../../sandbox/http/certificates.mts';
import { makeCertificate } from '../../sandbox/netsuite/auth/certificates.mts';
import { thrownBy } from './fakeHttp.mts';

const ec = makeCertificate({ kind: 'ec' });
const DAY = 86_400_000;

afterEach(() => useClock());

describe('NetSuite private keys', () => {
	const pem = (key: { export(options: { type: 'pkcs8'; format: 'pem' }): string | Buffer }) =>
		key.export({ type: 'pkcs8', format: 'pem' }).toString();
	const aes = { cipher: 'aes-256-cbc', passphrase: 'secret-passphrase' };
	it.each([
		[
			'RSA with 2048 bits',
			makeCertificate({ kind: 'rsa', bits: 2048 }).privateKey,
			'has 2048 bits, NetSuite wants at least 3072',
		],
		['Ed25519', pem(generateKeyPairSync('ed25519').privateKey), 'is of kind ed25519'],
		['X25519', pem(generateKeyPairSync('x25519').privateKey), 'is of kind x25519'],
		[
			'another curve',
			pem(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey),
			'is of kind ec secp256k1',
		],
		[
			'RSA restricted to PSS',
			pem(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey),
			'is of kind rsa-pss',
		],
		[
			'a public key',
			generateKeyPairSync('ec', { namedCurve: 'P-256' })
				.publicKey.export({ type: 'spki', format: 'pem' })
				.toString(),
			'is not a private key',
		],
		['a certificate', ec.certificate, 'is not a private key'],
		['nothing', ' ', 'is empty'],
		['no PEM', 'my key', 'does not hold a whole PEM block'],
		['two blocks', ec.privateKey + ec.certificate, 'holds 2 PEM blocks'],
		['an encrypted key', createTestCertificates().clientWithPassphrase.key, 'is encrypted with a passphrase'],
		[
			'an encrypted key of the old form',
			generateKeyPairSync('rsa', { modulusLength: 2048 })
				.privateKey.export({ type: 'pkcs1', format: 'pem', ...aes })
				.toString()
				.replaceAll('\n', ' '),
			'is encrypted with a passphrase',
		],
	])('%s is refused', (_, text, reason) => {
		const { message } = thrownBy(() => readSigningKey(text));
		expect(message).toContain('"Private Key"');
		expect(message).toContain(reason);
		expect(message).toMatch(/\. \w.+\.$/);
	});
});

describe('certificates', () => {
	const key = readSigningKey(ec.privateKey).key;
	const certificate = readCertificate(ec.certificate, 'Certificate');
	const at = (time: number) => useClock({ now: () => time, wait: async () => {} });
	const begin = Date.parse(certificate.validFrom);
	const end = Date.parse(certificate.validTo);

	it('tells when a certificate expires, in any pasted form', () => {
		const expected = new Date(end);
		expect(expected.getTime() - begin).toBe(730 * DAY);
		expect(certificateExpiry(ec.certificate)).toEqual(expected);
		expect(certificateExpiry(ec.certificate.replaceAll('\n', ' '))).toEqual(expected);
		expect(certificateExpiry(ec.certificate.replaceAll('\n', '\\n'))).toEqual(expected);
	});

	it.each(['', 'nonsense', ec.privateKey, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])(
		'tells no expiry of %j',
		(text) => {
			expect(certificateExpiry(text)).toBeUndefined();
		},
	);

	it('serves from its first to its last second', () => {
		for (const time of [begin, begin + 1, end - 1]) {
			at(time);
			expect(() => assertCertificateServes(certificate, key, 'Certificate')).not.toThrow();
		}
	});

	it('is refused before and after its time, with the date', () => {
		at(end);
		expect(thrownBy(() => assertCertificateServes(certificate, key, 'Certificate')).message).toContain(
			`expired on ${new Date(end).toISOString().slice(0, 10)}. Create a new key`,
		);
		at(begin - 1);
		expect(thrownBy(() => assertCertificateServes(certificate, key, 'Certificate')).message).toContain(
			`is valid only from ${new Date(begin).toISOString()}. Check the clock`,
		);
	});

	it('is refused when it belongs to another key', () => {
		const other = readSigningKey(makeCertificate({ kind: 'ec', name: 'other' }).privateKey).key;
		const otherKind = generateKeyPairSync('ed25519').privateKey;
		for (const wrong of [other, otherKind]) {
			expect(thrownBy(() => assertCertificateServes(certificate, wrong, 'Certificate')).message).toContain(
				'does not belong to the private key',
			);
		}
	});

	it('a key in the place of a certificate is refused', () => {
		expect(thrownBy(() => readCertificate(ec.privateKey, 'Certificate')).message).toContain(
			'"Certificate" is not an X.509 certificate. Paste the public certificate',
		);
	});
});
