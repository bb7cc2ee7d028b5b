import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useClock } from '../../../nodes/shared/clock';
import { RetryGate, retryAfterMs } from '../../../nodes/shared/retryGate';

interface Answer {
	statusCode: number;
	headers: Record<string, unknown>;
}
const answer = (statusCode: number, retryAfter?: string): Answer => ({
	statusCode,
	headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
});

let time = 0;
beforeEach(() => {
	time = 1_000_000;
	useClock({
		now: () => time,
		wait: async (milliseconds) => {
			const until = time + milliseconds;
			await Promise.resolve();
			time = Math.max(time, until);
		},
	});
});
afterEach(() => useClock());

describe('RetryGate', () => {
	it('waits at least the backoff when Retry-After says 0', async () => {
		const gate = new RetryGate({ maxParallel: 1, random: () => 0 });
		const answers = [answer(429, '0'), answer(429, '0'), answer(200)];
		const result = await gate.run(async () => answers.shift()!);
		expect(result?.statusCode).toBe(200);
		expect(time - 1_000_000).toBe(500 + 1_000);
	});

	it('obeys a Retry-After that is longer than the backoff', async () => {
		const gate = new RetryGate({ maxParallel: 1, random: () => 1 });
		const answers = [answer(503, '7'), answer(200)];
		await gate.run(async () => answers.shift()!);
		expect(time - 1_000_000).toBe(7_000);
	});

	it('makes every other call wait too', async () => {
		const gate = new RetryGate({ maxParallel: 2, random: () => 1 });
		const starts: Array<[string, number]> = [];
		const first = [answer(429, '10'), answer(200)];
		const calls = [
			gate.run(async () => {
				starts.push(['a', time]);
				return first.shift()!;
			}),
			gate.run(async () => {
				starts.push(['b', time]);
				return answer(200);
			}),
			gate.run(async () => {
				starts.push(['c', time]);
				return answer(200);
			}),
		];
		await Promise.all(calls);
		const late = starts.filter(([, at]) => at >= 1_010_000).map(([name]) => name);
		expect(late).toContain('a');
		expect(late).toContain('c');
	});

	it('counts calls that were blocked together as one block', async () => {
		const gate = new RetryGate({ maxParallel: 5, random: () => 1 });
		const blocked = new Set([0, 1, 2, 3, 4]);
		await Promise.all(
			[0, 1, 2, 3, 4].map(async (number) => await gate.run(async () => answer(blocked.delete(number) ? 429 : 200))),
		);
		expect(time - 1_000_000).toBeLessThan(2_000);
	});

	it('hands the block back when nothing gets through for the set time', async () => {
		const gate = new RetryGate({ maxParallel: 1, maxWaitMs: 60_000, random: () => 1 });
		const result = await gate.run(async () => answer(429));
		expect(result?.statusCode).toBe(429);
		expect(time - 1_000_000).toBeLessThanOrEqual(60_000);
	});

	it('does not start a call that may not start', async () => {
		const gate = new RetryGate({ maxParallel: 1 });
		let calls = 0;
		const result = await gate.run(
			async () => {
				calls += 1;
				return answer(200);
			},
			undefined,
			() => false,
		);
		expect(result).toBeUndefined();
		expect(calls).toBe(0);
	});

	it('starts nothing after the Stop button', async () => {
		const abort = new AbortController();
		const gate = new RetryGate({ maxParallel: 1, signal: abort.signal, random: () => 1 });
		let calls = 0;
		const run = gate.run(async () => {
			calls += 1;
			abort.abort();
			return answer(429);
		});
		expect(await run).toBeUndefined();
		expect(calls).toBe(1);
	});
});

describe('retryAfterMs', () => {
	it('reads seconds, dates and nonsense', () => {
		expect(retryAfterMs('3')).toBe(3_000);
		expect(retryAfterMs(new Date(time + 5_000).toUTCString())).toBeGreaterThan(3_000);
		expect(retryAfterMs('soon')).toBe(0);
		expect(retryAfterMs(undefined)).toBe(0);
	});
});
