import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Key and certificate, both PEM. */
export interface KeyPair {
	key: string;
	cert: string;
}

export interface TestCertificates {
	/** The authority that signed `server` and `client`, PEM. */
	ca: string;
	/** For `localhost` and 127.0.0.1. */
	server: KeyPair;
	/** Common name `n8n-client`. */
	client: KeyPair;
	/** The client's certificate with its key encrypted under `passphrase`. */
	clientWithPassphrase: KeyPair & { passphrase: string };
	/** A client certificate of another authority: must be refused. */
	stranger: KeyPair;
}

const PASSPHRASE = 'sandbox-passphrase';

/** Makes a throw-away authority and certificates with the `openssl` binary (about a quarter of a second). */
export function createTestCertificates(): TestCertificates {
	const folder = mkdtempSync(join(tmpdir(), 'sandbox-certificates-'));
	try {
		const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
		const read = (name: string) => readFileSync(join(folder, name), 'utf8');
		const newKey = (name: string) =>
			openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`);
		const authority = (name: string) => {
			newKey(name);
			openssl(
				'req',
				'-x509',
				'-new',
				'-key',
				`${name}.key`,
				'-subj',
				`/CN=${name}`,
				'-days',
				'2',
				'-out',
				`${name}.crt`,
			);
		};
		const signed = (name: string, by: string, extension: string): KeyPair => {
			newKey(name);
			writeFileSync(join(folder, `${name}.ext`), extension);
			openssl('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${name}`, '-out', `${name}.csr`);
			openssl(
				'x509',
				'-req',
				'-in',
				`${name}.csr`,
				'-CA',
				`${by}.crt`,
				'-CAkey',
				`${by}.key`,
				'-CAcreateserial',
				'-days',
				'2',
				'-extfile',
				`${name}.ext`,
				'-out',
				`${name}.crt`,
			);
			return { key: read(`${name}.key`), cert: read(`${name}.crt`) };
		};
		authority('sandbox-ca');
		authority('other-ca');
		const server = signed(
			'localhost',
			'sandbox-ca',
			'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n',
		);
		const client = signed('n8n-client', 'sandbox-ca', 'extendedKeyUsage=clientAuth\n');
		const stranger = signed('stranger', 'other-ca', 'extendedKeyUsage=clientAuth\n');
		openssl(
			'pkcs8',
			'-topk8',
			'-in',
			'n8n-client.key',
			'-passout',
			`pass:${PASSPHRASE}`,
			'-out',
			'encrypted.key',
		);
		return {
			ca: read('sandbox-ca.crt'),
			server,
			client,
			clientWithPassphrase: { key: read('encrypted.key'), cert: client.cert, passphrase: PASSPHRASE },
			stranger,
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
