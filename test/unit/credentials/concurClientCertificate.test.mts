import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { SapConcurApi } from '../../../credentials/SapConcurApi.credentials.ts';
import { useClock } from '../../../nodes/shared/clock.ts';
import { startConcurSandbox, type ConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';
import { createTestCertificates } from '../../sandbox/http/certificates.mts';
import { failureOf } from './fakeHttp.mts';
import { N8nCredential } from './n8nCalls.mts';

const QUEUE = {
	method: 'GET',
	url: '/financialintegration/fi/v4/companies/transactiontypes/expense/transactions',
	qs: { limit: 1 },
} as const;
const HOUR = 3_600_000;

let sandbox: ConcurSandbox;

describe('client certificate', () => {
	const certificates = createTestCertificates();
	const oneLine = (pem: string) => pem.replaceAll('\n', ' ');
	let credential: N8nCredential;

	beforeEach(async () => {
		sandbox = await startConcurSandbox({ certificates });
		useClock({ now: () => sandbox.clock.now(), wait: async () => {} });
		credential = new N8nCredential(new SapConcurApi(), sandbox.credential());
	});
	afterEach(async () => {
		useClock();
		await sandbox.close();
	});
	const change = (changes: Record<string, unknown>) =>
		credential.store.save('sapConcurApi', { ...credential.stored, ...changes });

	it('is presented on token and API calls', async () => {
		expect((await credential.call(QUEUE)).statusCode).toBe(200);
		sandbox.clock.advance(HOUR);
		expect((await credential.call(QUEUE)).statusCode).toBe(200);
		expect(sandbox.log.entries.map(({ clientCertificateSubject }) => clientCertificateSubject)).toEqual(
			Array(4).fill('n8n-client'),
		);
	});

	it('works with PEM texts on one line and with an encrypted key', async () => {
		const withPassphrase = sandbox.credential({ keyWithPassphrase: true });
		const fields = ['clientCertificate', 'clientKey', 'caCertificate'];
		change(Object.fromEntries(fields.map((field) => [field, oneLine(String(withPassphrase[field]))])));
		change({ clientKeyPassphrase: withPassphrase.clientKeyPassphrase });
		expect((await credential.call(QUEUE)).statusCode).toBe(200);
	});

	it('a renewed certificate needs no new sign-in', async () => {
		await credential.call(QUEUE);
		change({
			clientCertificate: `${String(credential.stored.clientCertificate)}\n`,
			clientKey: oneLine(String(credential.stored.clientKey)),
		});
		await credential.call(QUEUE);
		expect(credential.renewals).toBe(1);
	});

	it.each([
		[
			'a missing key',
			{ clientKey: '' },
			/^"Client Key" of the SAP Concur credential is empty\. Fill it in, or switch off "Use Client Certificate"/,
		],
		[
			'a missing certificate',
			{ clientCertificate: '' },
			/^"Client Certificate" of the SAP Concur credential is empty/,
		],
		[
			'a wrong passphrase',
			{ clientKey: certificates.clientWithPassphrase.key, clientKeyPassphrase: 'wrong-one' },
			/^"Client Key" .* cannot be opened\. .*Passphrase/,
		],
		[
			'no passphrase',
			{ clientKey: certificates.clientWithPassphrase.key, clientKeyPassphrase: '' },
			/^"Client Key" .* cannot be opened/,
		],
		[
			'the key of another certificate',
			{ clientKey: certificates.stranger.key },
			/does not belong to the private key/,
		],
		[
			'a key in place of the certificate',
			{ clientCertificate: certificates.client.key },
			/is not an X\.509 certificate/,
		],
		[
			'a certificate in place of the key',
			{ clientKey: certificates.client.cert },
			/^"Client Key" .* cannot be opened/,
		],
		['a damaged CA certificate', { caCertificate: 'x' }, /^"CA Certificate" does not hold a whole PEM block/],
		[
			'no CA certificate',
			{ caCertificate: '' },
			/could not be reached at https:\/\/127\.0\.0\.1:\d+: the server certificate is not trusted\. .*proxy of your network/,
		],
		[
			'a certificate that Concur does not take',
			{ clientCertificate: certificates.stranger.cert, clientKey: certificates.stranger.key },
			/could not be reached at https:\/\/127/,
		],
		['no client certificate', { useClientCertificate: false }, /could not be reached at https:\/\/127/],
	])('%s is told in words', async (_, changes, text) => {
		change(changes);
		const { message } = await failureOf(credential.call(QUEUE));
		expect(message).toMatch(text);
		expect(message).not.toContain('wrong-one');
	});
});
