import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { isEncrypted, pemBlocks, singlePemBlock } from '../../../credentials/keys/pem.ts';
import { createTestCertificates } from '../../sandbox/http/certificates.mts';
import { makeCertificate } from '../../sandbox/netsuite/auth/certificates.mts';
import { thrownBy } from './fakeHttp.mts';

const ec = makeCertificate({ kind: 'ec' });
const rsa = makeCertificate({ kind: 'rsa', bits: 2048 });
const sec1 = generateKeyPairSync('ec', { namedCurve: 'P-384' })
	.privateKey.export({ type: 'sec1', format: 'pem' })
	.toString();
const pkcs1 = generateKeyPairSync('rsa', { modulusLength: 2048 })
	.privateKey.export({ type: 'pkcs1', format: 'pem' })
	.toString();

/** What becomes of a PEM text on its way into a credential (n8n.md, A5). */
const MANGLED: Record<string, (pem: string) => string> = {
	'as it was': (pem) => pem,
	'without the last newline': (pem) => pem.trimEnd(),
	'with CRLF': (pem) => pem.replaceAll('\n', '\r\n'),
	'with CR': (pem) => pem.replaceAll('\n', '\r'),
	'newlines stripped': (pem) => pem.replaceAll('\n', ''),
	'all white space stripped from the body': (pem) =>
		pem.replace(/-----\n([\s\S]*?)\n-----/, (_, body: string) => `-----${body.replaceAll('\n', '')}-----`),
	'spaces for newlines': (pem) => pem.replaceAll('\n', ' '),
	'literal \\n': (pem) => pem.replaceAll('\n', '\\n'),
	'literal \\r\\n': (pem) => pem.replaceAll('\n', '\\r\\n'),
	'literal \\\\n': (pem) => pem.replaceAll('\n', '\\\\n'),
	'missing newline after BEGIN': (pem) => pem.replace('-----\n', '-----'),
	'missing newline before END': (pem) => pem.replace('\n-----END', '-----END'),
	'indented, with empty lines': (pem) => `\n\n${pem.replaceAll('\n', '\n\n\t  ')}`,
	'in quotes, from a JSON file': (pem) => JSON.stringify(pem),
	'text around it': (pem) =>
		`Bag Attributes\n    friendlyName: n8n\nKey Attributes: <No Attributes>\n${pem}\nbye`,
	'wrapped at another width': (pem) =>
		pem.replace(
			/(-----\n)([\s\S]*?)(\n-----)/,
			(_, a: string, body: string, z: string) =>
				a + (body.replaceAll('\n', '').match(/.{1,20}/g) ?? []).join('\n') + z,
		),
};

describe('pasted PEM texts', () => {
	const keys = {
		'EC PKCS#8': ec.privateKey,
		'RSA PKCS#8': rsa.privateKey,
		'EC SEC1': sec1,
		'RSA PKCS#1': pkcs1,
	};
	for (const [kind, pem] of Object.entries(keys)) {
		it.each(Object.keys(MANGLED))(`${kind} key, %s`, (name) => {
			const block = singlePemBlock(MANGLED[name]!(pem), 'Private Key');
			const expected = createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem' });
			expect(createPrivateKey(block!.pem).export({ type: 'pkcs8', format: 'pem' })).toBe(expected);
		});
	}

	it.each(Object.keys(MANGLED))('certificate, %s', (name) => {
		const block = singlePemBlock(MANGLED[name]!(rsa.certificate), 'Certificate');
		expect(new X509Certificate(block!.pem).fingerprint256).toBe(
			new X509Certificate(rsa.certificate).fingerprint256,
		);
	});

	it.each(Object.keys(MANGLED))('a chain of two certificates, %s', (name) => {
		const blocks = pemBlocks(
			MANGLED[name]!(rsa.certificate) + MANGLED[name]!(ec.certificate),
			'Client Certificate',
		);
		expect(blocks.map((block) => new X509Certificate(block.pem).fingerprint256)).toEqual(
			[rsa, ec].map((pair) => new X509Certificate(pair.certificate).fingerprint256),
		);
	});

	it.each(['', '  ', '\n', '\\n'])('blank text %j holds no block', (text) => {
		expect(pemBlocks(text, 'Private Key')).toEqual([]);
		expect(singlePemBlock(text, 'Private Key')).toBeUndefined();
	});

	it('several blocks are refused where one is wanted, and named', () => {
		const { message } = thrownBy(() =>
			singlePemBlock(`${ec.privateKey}${ec.certificate}`.replaceAll('\n', ' '), 'Private Key'),
		);
		expect(message).toContain(
			'"Private Key" holds 2 PEM blocks (PRIVATE KEY, CERTIFICATE). Paste one block only',
		);
	});

	const body = ec.privateKey.split('\n').slice(1, -2).join('\n');
	it.each([
		['only base64', body],
		['no END line', `-----BEGIN PRIVATE KEY-----\n${body}`],
		['no BEGIN line', `${body}\n-----END PRIVATE KEY-----`],
		['another label at the end', `-----BEGIN PRIVATE KEY-----\n${body}\n-----END CERTIFICATE-----`],
		['no body', '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----'],
		['a cut block before a whole one', `-----BEGIN PRIVATE KEY-----\n${body.slice(0, 40)}\n${ec.privateKey}`],
		['a whole block before a cut one', `${ec.privateKey}-----BEGIN PRIVATE KEY-----\n${body}`],
		['other characters in the body', ec.privateKey.replace('M', '*')],
		['masked', '••••••••••'],
	])('a damaged text is refused without being shown: %s', (_, text) => {
		const { message } = thrownBy(() => pemBlocks(text, 'Private Key'));
		expect(message).toBe(
			'"Private Key" does not hold a whole PEM block. Paste the file as text, from "-----BEGIN" to the last dash of the END line.',
		);
	});

	describe('encrypted keys', () => {
		const { clientWithPassphrase, client } = createTestCertificates();
		const key = createPrivateKey(pkcs1);
		const passphrase = 'right';
		const legacy = (cipher: string) =>
			key.export({ type: 'pkcs1', format: 'pem', cipher, passphrase }).toString();
		const legacyMangled = Object.entries(MANGLED).filter(
			([name]) => !['wrapped at another width'].includes(name),
		);

		it('the modern form is known as encrypted, an open key is not', () => {
			expect(isEncrypted(singlePemBlock(clientWithPassphrase.key.replaceAll('\n', ''), 'Client Key')!)).toBe(
				true,
			);
			expect(isEncrypted(singlePemBlock(client.key, 'Client Key')!)).toBe(false);
		});

		it.each(legacyMangled.map(([name]) => name))("OpenSSL's old form keeps its headers, %s", (name) => {
			for (const cipher of ['aes-256-cbc', 'des-ede3-cbc']) {
				const block = singlePemBlock(MANGLED[name]!(legacy(cipher)), 'Client Key')!;
				expect(isEncrypted(block)).toBe(true);
				const opened = createPrivateKey({ key: block.pem, passphrase });
				expect(opened.export({ type: 'pkcs1', format: 'pem' })).toBe(pkcs1);
			}
		});
	});
});
