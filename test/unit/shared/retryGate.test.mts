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
			[0, 1, 2, 3, 4].map(
				async (number) => await gate.run(async () => answer(blocked.delete(number) ? 429 : 200)),
			),
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

describe('a storm that does not end', () => {
	const date = () => new Date(time + 3_600_000).toUTCString();
	it.each([
		['without Retry-After', () => answer(429)],
		['with Retry-After: 0', () => answer(429, '0')],
		['with a Retry-After of two seconds', () => answer(429, '2')],
		['with an HTTP date that is always an hour away', () => answer(429, date())],
		['with a Retry-After of hours', () => answer(503, '7200')],
	] as Array<[string, () => Answer]>)('%s: all calls end in time', async (_how, next) => {
		const gate = new RetryGate({ maxParallel: 5, maxWaitMs: 60_000, random: () => 1 });
		let calls = 0;
		const results = await Promise.all(
			Array.from(
				{ length: 200 },
				async () =>
					await gate.run(async () => {
						calls += 1;
						return next();
					}),
			),
		);
		expect(results).toHaveLength(200);
		for (const result of results) expect([429, 503]).toContain(result?.statusCode);
		expect(time - 1_000_000).toBeLessThanOrEqual(60_000);
		// What waits behind a block that was given up on is not sent only to be blocked as well.
		expect(calls).toBeLessThan(60);
	});

	it('is over for the calls after it as soon as one gets through', async () => {
		const gate = new RetryGate({ maxParallel: 1, maxWaitMs: 5_000, random: () => 1 });
		const notWrite = ({ statusCode }: Answer) => statusCode === 429;
		expect((await gate.run(async () => answer(503, '60')))?.statusCode).toBe(503);
		// A read would be blocked by it, a write takes a 503 for an answer: it is sent.
		let sent = 0;
		const ok = async () => {
			sent += 1;
			return answer(200);
		};
		expect((await gate.run(ok))?.statusCode).toBe(503);
		expect(sent).toBe(0);
		expect((await gate.run(ok, notWrite))?.statusCode).toBe(200);
		expect((await gate.run(ok))?.statusCode).toBe(200);
		expect(sent).toBe(2);
	});

	it('counts from the first block, not from the start of a slow call', async () => {
		const gate = new RetryGate({ maxParallel: 1, maxWaitMs: 10_000, random: () => 1 });
		const answers = [answer(429), answer(200)];
		const result = await gate.run(async () => {
			time += 60_000;
			return answers.shift()!;
		});
		expect(result?.statusCode).toBe(200);
	});

	it('does not keep a call whose own time ends during the pause', async () => {
		const gate = new RetryGate({ maxParallel: 1, maxWaitMs: 3_600_000, random: () => 1 });
		const leaseEnd = time + 90_000;
		let calls = 0;
		const result = await gate.run(
			async () => {
				calls += 1;
				return answer(429, '1800');
			},
			undefined,
			() => time < leaseEnd,
		);
		expect(result).toBeUndefined();
		expect(calls).toBe(1);
		expect(time - leaseEnd).toBeLessThanOrEqual(30_000);
	});
});

describe('calls in flight', () => {
	/** A service that takes `limit` calls at a time and answers each after a while; the test moves its time on. */
	class Service {
		limit = 100;
		inFlight = 0;
		most = 0;
		blocked = 0;
		private open: Array<() => void> = [];

		call = async (): Promise<Answer> => {
			this.inFlight += 1;
			this.most = Math.max(this.most, this.inFlight);
			const isBlocked = this.inFlight > this.limit;
			if (isBlocked) this.blocked += 1;
			await new Promise<void>((resolve) => this.open.push(resolve));
			this.inFlight -= 1;
			return answer(isBlocked ? 429 : 200);
		};

		/** Answers all that are in flight; the next ones come in. */
		async round(): Promise<void> {
			time += 50;
			for (const resolve of this.open.splice(0)) resolve();
			for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
		}
	}

	async function rounds(service: Service, count: number): Promise<number> {
		service.most = service.inFlight;
		for (let round = 0; round < count; round += 1) await service.round();
		return service.most;
	}

	it('are halved by a burst of blocks, once, and come back one by one', async () => {
		const service = new Service();
		const gate = new RetryGate({ maxParallel: 8, random: () => 0 });
		const all = Promise.all(Array.from({ length: 400 }, async () => await gate.run(service.call)));
		await rounds(service, 2);
		expect(service.inFlight).toBe(8);
		// One burst of six blocks.
		service.limit = 2;
		await rounds(service, 1);
		service.limit = 100;
		await rounds(service, 1);
		const after = service.blocked;
		expect(after).toBeGreaterThan(1);
		expect(service.inFlight).toBe(4);
		await rounds(service, 3);
		expect(service.inFlight).toBeGreaterThan(4);
		expect(service.inFlight).toBeLessThan(8);
		await rounds(service, 12);
		expect(service.inFlight).toBe(8);
		expect(service.blocked).toBe(after);
		while (service.inFlight > 0) await service.round();
		expect((await all).every((result) => result?.statusCode === 200)).toBe(true);
	});

	it('settle where the service takes them, and never fall below one', async () => {
		const service = new Service();
		service.limit = 1;
		const gate = new RetryGate({ maxParallel: 8, random: () => 0 });
		const all = Promise.all(Array.from({ length: 100 }, async () => await gate.run(service.call)));
		for (let round = 0; round < 400 && service.inFlight === 0; round += 1) await service.round();
		await rounds(service, 6);
		expect(await rounds(service, 5)).toBeLessThanOrEqual(2);
		while (service.inFlight > 0) await service.round();
		expect((await all).every((result) => result?.statusCode === 200)).toBe(true);
		// 8 at the first try, then a try for a second slot after each calm stretch.
		expect(service.blocked).toBeLessThan(30);
	});

	it('start in the order in which they came, the blocked one first', async () => {
		const gate = new RetryGate({ maxParallel: 2, random: () => 0 });
		const order: string[] = [];
		const first = new Set(['a', 'b']);
		await Promise.all(
			['a', 'b', 'c', 'd'].map(
				async (name) =>
					await gate.run(async () => {
						order.push(name);
						return answer(first.delete(name) ? 429 : 200);
					}),
			),
		);
		expect(order.slice(0, 2)).toEqual(['a', 'b']);
		expect(order.slice(2, 4).sort()).toEqual(['a', 'b']);
		expect(order.slice(4)).toEqual(['c', 'd']);
	});

	it('goes on when a call throws', async () => {
		const gate = new RetryGate({ maxParallel: 1 });
		await expect(
			gate.run(async () => {
				throw new Error('broken');
			}),
		).rejects.toThrow('broken');
		expect((await gate.run(async () => answer(200)))?.statusCode).toBe(200);
	});

	it.each([0, -3, 0.5, Number.NaN])('a limit of %s counts as one', async (maxParallel) => {
		const gate = new RetryGate({ maxParallel });
		expect((await gate.run(async () => answer(200)))?.statusCode).toBe(200);
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
