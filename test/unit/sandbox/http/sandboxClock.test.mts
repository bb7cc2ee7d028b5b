import { describe, expect, it } from 'vitest';

import { createSandboxClock } from '../../../sandbox/http/sandboxClock.mts';

describe('sandbox clock', () => {
	it('runs with real time from where it was set', () => {
		const start = Date.parse('2026-11-24T10:00:00Z');
		const clock = createSandboxClock(start);
		expect(clock.now() - start).toBeGreaterThanOrEqual(0);
		expect(clock.now() - start).toBeLessThan(1000);
	});

	it('moves forward only', () => {
		const clock = createSandboxClock(0);
		clock.advance(3_600_000);
		expect(clock.now()).toBeGreaterThanOrEqual(3_600_000);
		expect(() => clock.advance(-1)).toThrow();
		expect(() => clock.advance(Number.NaN)).toThrow();
	});
});
