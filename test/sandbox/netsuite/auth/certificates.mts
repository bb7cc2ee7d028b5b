import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Private key and self-signed certificate, PEM. */
export interface CertificatePair {
	privateKey: string;
	certificate: string;
}

export type CertificateKind =
	| { kind: 'ec'; curve?: 'P-256' | 'P-384' | 'P-521'; days?: number; name?: string }
	| { kind: 'rsa'; bits?: 2048 | 3072 | 4096; days?: number; name?: string };

const cache = new Map<string, CertificatePair>();

/**
 * Makes a key and certificate with the `openssl` binary, as netsuite.md 2.2 tells administrators to. Cached per process and
 * per options; give a `name` for a second pair of the same kind.
 */
export function makeCertificate(wanted: CertificateKind): CertificatePair {
	const key = JSON.stringify(wanted);
	const known = cache.get(key);
	if (known) return known;
	const folder = mkdtempSync(join(tmpdir(), 'netsuite-certificate-'));
	try {
		const keyArguments =
			wanted.kind === 'ec'
				? [
						'-newkey',
						'ec',
						'-pkeyopt',
						`ec_paramgen_curve:${wanted.curve ?? 'P-256'}`,
						'-pkeyopt',
						'ec_param_enc:named_curve',
					]
				: [
						'-newkey',
						`rsa:${wanted.bits ?? 3072}`,
						'-sigopt',
						'rsa_padding_mode:pss',
						'-sha256',
						'-sigopt',
						'rsa_pss_saltlen:64',
					];
		execFileSync(
			'openssl',
			[
				'req',
				'-new',
				'-x509',
				...keyArguments,
				'-nodes',
				'-days',
				String(wanted.days ?? 730),
				'-subj',
				`/CN=${wanted.name ?? 'n8n-netsuite'}`,
				'-out',
				'public.pem',
				'-keyout',
				'private.pem',
			],
			{ cwd: folder, stdio: 'pipe' },
		);
		const pair = {
			privateKey: readFileSync(join(folder, 'private.pem'), 'utf8'),
			certificate: readFileSync(join(folder, 'public.pem'), 'utf8'),
		};
		cache.set(key, pair);
		return pair;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
