import axios from 'axios';
import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Faults } from '../../../sandbox/http/faults.mts';
import { startHost, type Handler, type Host, type SandboxRequest } from '../../../sandbox/http/host.mts';
import { RequestLog } from '../../../sandbox/http/requestLog.mts';

let host: Host;
let faults: Faults;
let log: RequestLog;
let seen: SandboxRequest[];

const handler: Handler = (request) => {
	seen.push(request);
	return { status: 200, body: { path: request.path, items: [1, 2, 3] } };
};

const call = async (method: string, path: string, data?: string, timeout = 5000) =>
	await axios.request<unknown>({
		method,
		url: host.url + path,
		data,
		timeout,
		responseType: 'text',
		transformResponse: (text: string) => text,
		validateStatus: () => true,
	});

const isJson = (text: string): boolean => {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
};

beforeEach(async () => {
	seen = [];
	faults = new Faults();
	log = new RequestLog();
	host = await startHost({ name: 'one', handler, faults, log, answerHeaders: () => ({ 'x-every': 'yes' }) });
});
afterEach(async () => await host.close());

describe('host', () => {
	it('hands method, path, query, headers and body to the handler', async () => {
		await axios.post(`${host.url}/a%20b/c?x=1&y=a%20b`, 'grüß', { headers: { 'X-Own': 'v' } });
		expect(seen[0]).toMatchObject({ method: 'POST', path: '/a%20b/c', body: 'grüß' });
		expect(seen[0]?.query.get('y')).toBe('a b');
		expect(seen[0]?.headers['x-own']).toBe('v');
	});

	it('logs every request with status, size and query', async () => {
		await call('POST', '/p?q=1', 'grüß');
		expect(log.entries).toHaveLength(1);
		expect(log.entries[0]).toMatchObject({
			host: 'one',
			method: 'POST',
			path: '/p',
			query: 'q=1',
			status: 200,
			bodyBytes: 6,
		});
		expect(log.count({ method: 'post', path: /^\/p$/, status: 200 })).toBe(1);
		expect(log.count({ path: '/p', host: 'other' })).toBe(0);
	});

	it('sends strings as they are, objects as JSON and nothing for undefined', async () => {
		const bodies: unknown[] = ['{"n":0E-8}', 'plain', undefined, { a: 1 }];
		const other = await startHost({ name: 'two', handler: () => ({ status: 200, body: bodies.shift() }) });
		const get = async () =>
			await axios.get<string>(other.url, { responseType: 'text', transformResponse: (text: string) => text });
		const answers = [await get(), await get(), await get(), await get()];
		await other.close();
		expect(answers.map(({ data }) => data)).toEqual(['{"n":0E-8}', 'plain', '', '{"a":1}']);
		expect(answers.map(({ headers }) => String(headers['content-type']))).toEqual([
			'application/json',
			'text/plain; charset=utf-8',
			'undefined',
			'application/json',
		]);
	});

	it('keeps the connection alive between requests', async () => {
		const ports = new Set<number | undefined>();
		const { Agent } = await import('node:http');
		const agent = new Agent({ keepAlive: true, maxSockets: 1 });
		for (let i = 0; i < 3; i++) {
			await new Promise<void>((resolve, reject) => {
				const outgoing = httpRequest(host.url, { agent }, (answer) => {
					ports.add(answer.socket.localPort);
					answer.resume().on('end', resolve);
				});
				outgoing.on('error', reject).end();
			});
		}
		agent.destroy();
		expect(ports.size).toBe(1);
	});

	it('waits the latency and counts requests in flight', async () => {
		const slow = await startHost({ name: 'slow', handler, log, latencyMs: () => 60 });
		const start = Date.now();
		await Promise.all([axios.get(slow.url), axios.get(slow.url), axios.get(slow.url)]);
		expect(Date.now() - start).toBeGreaterThanOrEqual(55);
		await slow.close();
		expect(log.maxInFlight).toBe(3);
		expect(seen.map(({ inFlight }) => inFlight).sort()).toEqual([1, 2, 3]);
	});

	it('answers 500 and says so in log and console when the handler throws', async () => {
		const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const broken = await startHost({
			name: 'broken',
			log,
			handler: () => {
				throw new Error('bug');
			},
		});
		const answer = await axios.get(broken.url, { validateStatus: () => true });
		await broken.close();
		expect(answer.status).toBe(500);
		expect(log.entries[0]?.handlerError).toContain('bug');
		expect(complaint).toHaveBeenCalledOnce();
		complaint.mockRestore();
	});
});

describe('faults', () => {
	it('resets before the commit: the handler did not run', async () => {
		faults.add({ kind: 'resetBeforeCommit' });
		await expect(call('POST', '/p')).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(seen).toHaveLength(0);
		expect(log.entries[0]).toMatchObject({ status: 0, fault: 'resetBeforeCommit' });
	});

	it('resets after the commit: the handler did run', async () => {
		faults.add({ kind: 'resetAfterCommit' });
		await expect(call('POST', '/p')).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(seen).toHaveLength(1);
	});

	it('answers a status before the commit, with Retry-After 0 when asked', async () => {
		faults.add({ kind: 'statusBeforeCommit', status: 429, retryAfter: '0', body: { message: 'slow down' } });
		const answer = await call('GET', '/p');
		expect([answer.status, answer.headers['retry-after'], answer.data]).toEqual([
			429,
			'0',
			'{"message":"slow down"}',
		]);
		expect(answer.headers['x-every']).toBe('yes');
		expect(seen).toHaveLength(0);
	});

	it('answers a status after the commit, without Retry-After when not asked', async () => {
		faults.add({ kind: 'statusAfterCommit' });
		const answer = await call('POST', '/p');
		expect([answer.status, answer.headers['retry-after']]).toEqual([500, undefined]);
		expect(seen).toHaveLength(1);
	});

	it('sends further headers and an empty body when told to', async () => {
		faults.add({
			kind: 'statusBeforeCommit',
			status: 307,
			headers: { location: 'https://elsewhere.invalid/' },
			body: '',
		});
		const answer = await axios.get<string>(host.url, { maxRedirects: 0, validateStatus: () => true });
		expect([answer.status, answer.headers.location, answer.data]).toEqual([
			307,
			'https://elsewhere.invalid/',
			'',
		]);
	});

	it('sends JSON that cannot be parsed, after the commit', async () => {
		faults.add({ kind: 'malformedJson' });
		const answer = await call('POST', '/p');
		expect(answer.status).toBe(200);
		expect(isJson(String(answer.data))).toBe(false);
		expect(seen).toHaveLength(1);
	});

	it('is slow before the commit: a caller that gives up does not stop it', async () => {
		faults.add({ kind: 'slow', delayMs: 150 });
		await expect(call('POST', '/p', 'x', 50)).rejects.toMatchObject({ code: 'ECONNABORTED' });
		expect(seen).toHaveLength(0);
		await expect.poll(() => seen.length, { timeout: 2000 }).toBe(1);
	});

	it('is slow after the commit', async () => {
		faults.add({ kind: 'slowAfterCommit', delayMs: 150 });
		await expect(call('POST', '/p', 'x', 50)).rejects.toMatchObject({ code: 'ECONNABORTED' });
		expect(seen).toHaveLength(1);
	});

	it('fits method, path, query and host, skips and repeats', async () => {
		faults.add({
			kind: 'statusBeforeCommit',
			method: 'post',
			path: /\/x$/g,
			query: /k=1/,
			host: 'one',
			skip: 1,
			times: 2,
		});
		const statuses: number[] = [];
		for (const [method, path] of [
			['GET', '/x?k=1'],
			['POST', '/y?k=1'],
			['POST', '/x?k=2'],
			['POST', '/x?k=1'],
			['POST', '/x?k=1'],
			['POST', '/x?k=1'],
			['POST', '/x?k=1'],
		] as const)
			statuses.push((await call(method, path)).status);
		expect(statuses).toEqual([200, 200, 200, 200, 503, 503, 200]);
		expect(faults.fired).toHaveLength(2);
		expect(faults.pending).toBe(0);
	});

	it('does not fit another host, and can be taken back', async () => {
		faults.add({ kind: 'statusBeforeCommit', host: 'other' });
		expect((await call('GET', '/')).status).toBe(200);
		faults.add({ kind: 'statusBeforeCommit', times: 9 });
		faults.clear();
		expect((await call('GET', '/')).status).toBe(200);
	});

	it('hits a request once, in the order added', async () => {
		faults.add({ kind: 'statusBeforeCommit', status: 500 });
		faults.add({ kind: 'statusBeforeCommit', status: 503 });
		expect([
			(await call('GET', '/')).status,
			(await call('GET', '/')).status,
			(await call('GET', '/')).status,
		]).toEqual([500, 503, 200]);
	});
});
