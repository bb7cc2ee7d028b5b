import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { type ConcurSandbox, startConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';
import { addReports, ConcurNode, isAcknowledgement, isRead, quickClock } from './concurNode.mts';
import { readyItem } from './documents.mts';

let sandbox: ConcurSandbox;
let node: ConcurNode;

beforeEach(async () => {
	sandbox = await startConcurSandbox();
	quickClock(sandbox);
	node = new ConcurNode(sandbox);
});
afterEach(async () => {
	useClock();
	await sandbox.close();
});

const getMany = { parameters: { operation: 'getMany', returnAll: true } };

describe('a dead refresh token (code 108)', () => {
	/** The access token is over, and the next sign-in is told 108, for the refresh token and for the request token. */
	const endTokens = () => {
		sandbox.oauth.expireAccessTokens();
		sandbox.oauth.failNext(108, { times: 2 });
	};

	it('leads to one more try after a pause, since another worker may have stored a newer token', async () => {
		addReports(sandbox, 1);
		await node.run(getMany);
		endTokens();
		const { waits } = quickClock(sandbox);
		const { documents } = await node.run(getMany);
		expect(documents).toHaveLength(1);
		expect(waits).toEqual([3_000]);
	});

	it('the second try uses what the other worker stored', async () => {
		addReports(sandbox, 1);
		await node.run(getMany);
		const other = new ConcurNode(sandbox);
		await other.run(getMany);
		sandbox.oauth.expireAccessTokens();
		await other.run(getMany);
		sandbox.oauth.failNext(108, { times: 2 });
		useClock({
			now: () => Date.now(),
			wait: async () => node.credential.store.save('sapConcurApi', other.credential.stored),
		});
		const { documents } = await node.run(getMany);
		expect(documents).toHaveLength(1);
		expect(node.credential.stored.accessToken).toBe(other.credential.stored.accessToken);
	});

	it('holds for writes too: nothing was sent, so nothing is told twice', async () => {
		const [stored] = addReports(sandbox, 1);
		if (!stored) throw new Error('no document');
		await node.run(getMany);
		endTokens();
		const { outputs } = await node.run({
			parameters: { operation: 'acknowledge' },
			items: [readyItem(stored)],
		});
		expect(outputs[0]).toHaveLength(1);
		expect(stored.acknowledgements).toHaveLength(1);
	});

	it("that stays dead stops the run with cause and cure in the credential's own words", async () => {
		await node.run(getMany);
		sandbox.oauth.revoke();
		sandbox.oauth.newRequestToken();
		await expect(node.run(getMany)).rejects.toMatchObject({
			message: expect.stringMatching(/refresh token is no longer valid .*code 108/),
			description: expect.stringContaining('Company Request Token'),
		});
	});
});

describe('sign-in', () => {
	it('that is out of order for a moment is tried again on reads', async () => {
		addReports(sandbox, 1);
		sandbox.faults.add({ kind: 'statusBeforeCommit', path: /token/, status: 503, times: 2 });
		const { documents } = await node.run(getMany);
		expect(documents).toHaveLength(1);
	});

	it('that is refused is not tried again', async () => {
		sandbox.company.appDisabled = true;
		await expect(node.run(getMany)).rejects.toMatchObject({
			message: expect.stringContaining('app is disabled'),
			description: expect.stringMatching(/\w/),
		});
		expect(sandbox.log.count({ path: /token/ })).toBe(1);
	});

	it('goes to the right data center, and so do the calls', async () => {
		const european = await startConcurSandbox({ home: 'eu2' });
		try {
			addReports(european, 1);
			const { documents } = await new ConcurNode(european).run(getMany);
			expect(documents).toHaveLength(1);
			expect(european.log.filter({ path: isRead }).map(({ host }) => host)).toEqual(['eu2']);
		} finally {
			await european.close();
		}
	});
});

describe('every call', () => {
	it('sends what Concur needs and no more', async () => {
		const [stored] = addReports(sandbox, 1);
		if (!stored) throw new Error('no document');
		await node.run({ parameters: { operation: 'acknowledge' }, items: [readyItem(stored)] });
		const [call] = sandbox.log.filter({ path: isAcknowledgement });
		expect(call).toMatchObject({
			query: '',
			status: 200,
			bodyBytes: JSON.stringify({ systemId: 'NETSUITE-TEST', ids: [stored.id] }).length,
		});
	});

	it('waits behind the gate: at most three at a time', async () => {
		const slow = await startConcurSandbox({ latencyMs: () => 20 });
		try {
			const stored = addReports(slow, 12);
			const own = new ConcurNode(slow);
			slow.faults.add({ kind: 'statusAfterCommit', path: isAcknowledgement });
			await own.run(getMany);
			slow.log.clear();
			const { outputs } = await own.run({
				parameters: { operation: 'acknowledge' },
				items: stored.map((one) => readyItem(one)),
			});
			expect(outputs[0]).toHaveLength(12);
			expect(slow.log.count({ path: isRead })).toBe(12);
			expect(slow.log.maxInFlight).toBeGreaterThan(1);
			expect(slow.log.maxInFlight).toBeLessThanOrEqual(3);
		} finally {
			await slow.close();
		}
	});

	it('respects a limit of the account in the long run', async () => {
		sandbox.modes.rateLimit = { requests: 5, windowMs: 10_000, retryAfter: '0' };
		const stored = addReports(sandbox, 30);
		const { documents } = await node.run({
			parameters: { operation: 'getMany', returnAll: true, options: { pageSize: 2 } },
		});
		expect(documents).toHaveLength(stored.length);
		expect(sandbox.log.count({ status: 429 })).toBeGreaterThan(0);
	});

	it('shows the end of an endpoint in the log', async () => {
		sandbox.faults.add({
			kind: 'statusAfterCommit',
			path: isRead,
			status: 200,
			headers: { 'x-api-warn': 'use v5', sunset: '2027-01-01' },
			body: { links: [], content: [], page: { size: 25, totalElements: 0, totalPages: 0, number: 0 } },
		});
		await node.run(getMany);
		expect(node.warnings).toEqual([expect.stringMatching(/retires .*use v5 2027-01-01/)]);
	});
});
