import { useClock } from '../../../nodes/shared/clock.ts';

/** Puts the product on a clock that stands at `start` until it is moved. `useClock()` ends it. */
export function standClock(start: string) {
	let now = Date.parse(start);
	useClock({ now: () => now, wait: async (milliseconds) => void (now += milliseconds) });
	return {
		now: () => now,
		advance: (milliseconds: number) => void (now += milliseconds),
	};
}
