import { request } from 'node:https';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { startConcurSandbox, type ConcurSandbox } from '../../../sandbox/concur/concurSandbox.mts';
import { createTestCertificates, type TestCertificates } from '../../../sandbox/http/certificates.mts';

let certificates: TestCertificates;
let sandbox: ConcurSandbox;
beforeAll(async () => {
	certificates = createTestCertificates();
	sandbox = await startConcurSandbox({ certificates });
});
afterAll(async () => await sandbox.close());

const get = async (
	url: string,
	client: { key?: string; cert?: string; passphrase?: string },
): Promise<number | undefined> =>
	await new Promise((resolve, reject) => {
		request(url, { ca: certificates.ca, agent: false, ...client }, (answer) => {
			answer.resume().on('end', () => resolve(answer.statusCode));
		})
			.on('error', reject)
			.end();
	});

it('every host demands the client certificate that the credential carries', async () => {
	for (const url of Object.values(sandbox.hosts)) {
		expect(url).toMatch(/^https:/);
		await expect(get(url, {})).rejects.toThrow();
		expect(await get(url, certificates.client)).toBe(404);
	}
	expect(sandbox.log.entries.map((entry) => entry.clientCertificateSubject)).toEqual([
		'n8n-client',
		'n8n-client',
		'n8n-client',
	]);
	expect(sandbox.credential()).toMatchObject({
		useClientCertificate: true,
		clientCertificate: certificates.client.cert,
		clientKey: certificates.client.key,
		clientKeyPassphrase: '',
		caCertificate: certificates.ca,
	});
	expect(sandbox.credential({ keyWithPassphrase: true })).toMatchObject({
		clientKey: certificates.clientWithPassphrase.key,
		clientKeyPassphrase: certificates.clientWithPassphrase.passphrase,
	});
});
