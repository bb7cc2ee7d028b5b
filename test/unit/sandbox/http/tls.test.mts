import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestCertificates, type TestCertificates } from '../../../sandbox/http/certificates.mts';
import { startHost, type Host } from '../../../sandbox/http/host.mts';
import { RequestLog } from '../../../sandbox/http/requestLog.mts';

let certificates: TestCertificates;
let host: Host;
const log = new RequestLog();

const get = async (client: {
	key?: string;
	cert?: string;
	passphrase?: string;
}): Promise<number | undefined> =>
	await new Promise((resolve, reject) => {
		request(host.url, { ca: certificates.ca, agent: false, ...client }, (answer) => {
			answer.resume().on('end', () => resolve(answer.statusCode));
		})
			.on('error', reject)
			.end();
	});

beforeAll(async () => {
	certificates = createTestCertificates();
	host = await startHost({
		name: 'tls',
		log,
		tls: { ...certificates.server, clientCa: certificates.ca },
		handler: () => ({ status: 200 }),
	});
});
afterAll(async () => await host.close());

describe('a host that demands a client certificate', () => {
	it('takes the right one and logs whose it was', async () => {
		expect(await get(certificates.client)).toBe(200);
		expect(log.entries.at(-1)?.clientCertificateSubject).toBe('n8n-client');
	});

	it('takes a key with a passphrase', async () => {
		expect(certificates.clientWithPassphrase.key).toContain('ENCRYPTED');
		expect(await get(certificates.clientWithPassphrase)).toBe(200);
	});

	it('refuses a caller without one, and one of a foreign authority', async () => {
		const before = log.count();
		await expect(get({})).rejects.toThrow();
		await expect(get(certificates.stranger)).rejects.toThrow();
		expect(log.count()).toBe(before);
	});
});
