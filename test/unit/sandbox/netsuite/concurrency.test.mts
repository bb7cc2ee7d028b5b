import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';
import { errorBody } from '../../../sandbox/netsuite/rest/errors.mts';
import { Client, journal } from './client.mts';

let sandbox: NetSuiteSandbox;
let client: Client;
beforeEach(async () => {
	sandbox = await startNetSuiteSandbox();
	client = await Client.connect(sandbox);
	// Long enough for a whole burst to arrive on a busy machine.
	sandbox.modes.latencyMs = 600;
});
afterEach(async () => await sandbox.close());

const burst = async (count: number) =>
	await Promise.all(
		Array.from({ length: count }, async () => await client.send('POST', 'journalEntry', journal(sandbox))),
	);

describe('NetSuite sandbox: concurrency limit', () => {
	it('blocks what is over the limit before it is processed', async () => {
		const answers = await burst(8);
		const blocked = answers.filter(({ status }) => status === 429);
		expect(blocked).toHaveLength(3);
		expect(sandbox.books.size).toBe(5);
		expect(blocked[0]).toMatchObject({
			code: 'CONCURRENCY_LIMIT_EXCEEDED',
			detail: 'Concurrent request limit exceeded. Request blocked.',
			body: { title: 'Bad Request', 'o:errorCode': 'USER_ERROR' },
		});
		expect(blocked[0]?.headers.get('retry-after')).toBeNull();
		expect(sandbox.concurrency).toMatchObject({ maxInFlight: 5, blocked: 3 });
		expect((await burst(5)).every(({ status }) => status === 204)).toBe(true);
	});

	it.each(['0', '2'])('says Retry-After %s by mode', async (retryAfter) => {
		Object.assign(sandbox.modes, { concurrencyLimit: 1, retryAfter });
		const blocked = (await burst(2)).find(({ status }) => status === 429);
		expect(blocked?.headers.get('retry-after')).toBe(retryAfter);
	});

	it('shares the limit with other integrations', async () => {
		sandbox.modes.reservedByOthers = 3;
		expect((await burst(4)).filter(({ status }) => status === 204)).toHaveLength(2);
		sandbox.modes.reservedByOthers = 5;
		expect((await burst(1))[0]?.status).toBe(429);
	});
});

describe('NetSuite sandbox: faults', () => {
	beforeEach(() => (sandbox.modes.latencyMs = 0));
	const post = async () => await client.send('POST', 'journalEntry', journal(sandbox));

	it('loses the answer before or after the commit', async () => {
		sandbox.faults.add({ kind: 'resetBeforeCommit', path: /journalEntry/ });
		await expect(post()).rejects.toThrow();
		expect(sandbox.books.size).toBe(0);
		sandbox.faults.add({ kind: 'resetAfterCommit', path: /journalEntry/ });
		await expect(post()).rejects.toThrow();
		expect(sandbox.books.size).toBe(1);
		sandbox.faults.add({ kind: 'statusAfterCommit', path: /journalEntry/ });
		expect((await post()).status).toBe(500);
		expect(sandbox.books.size).toBe(2);
	});

	it('answers in the words of the service where a test gives them', async () => {
		const body = errorBody(500, 'UNEXPECTED_ERROR', 'An unexpected error occurred. Error ID: abc');
		sandbox.faults.add({ kind: 'statusAfterCommit', path: /journalEntry/, body });
		expect(await post()).toMatchObject({
			status: 500,
			code: 'UNEXPECTED_ERROR',
			detail: expect.stringContaining('Error ID'),
		});
	});

	it('closes while requests are in flight', async () => {
		sandbox.modes.latencyMs = 500;
		sandbox.concurrency.resetMeasures();
		const lost = client.rows('SELECT id FROM account').then(
			() => 'answered',
			() => 'lost',
		);
		while (sandbox.concurrency.maxInFlight === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		await sandbox.close();
		expect(await lost).toBe('lost');
		expect(sandbox.log.entries.filter(({ handlerError }) => handlerError)).toEqual([]);
		sandbox = await startNetSuiteSandbox();
	});

	it('answers 429 and 503 once, then goes on', async () => {
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 429, retryAfter: '0' });
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 503 });
		expect([(await post()).status, (await post()).status, (await post()).status]).toEqual([429, 503, 204]);
		expect(sandbox.log.count({ method: 'POST', path: /journalEntry/ })).toBe(3);
	});

	it('sends half an answer', async () => {
		await post();
		sandbox.faults.add({ kind: 'malformedJson', path: /suiteql/ });
		await expect(client.query('SELECT id FROM transaction')).rejects.toThrow(SyntaxError);
	});
});
