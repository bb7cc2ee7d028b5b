import { sleep } from 'n8n-workflow';

/** The one source of time: milliseconds since the epoch, and waiting. Tests replace it to move time. */
export interface Clock {
	now(): number;
	/** Waits `milliseconds`; ends early (without throwing) when the signal aborts. */
	wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** n8n's `sleep` cannot be cancelled, so a long wait is taken in steps that look at the signal. */
const STEP_MS = 250;

const systemClock: Clock = {
	now: () => Date.now(),
	async wait(milliseconds, signal) {
		const end = Date.now() + milliseconds;
		for (let left = milliseconds; left > 0 && !signal?.aborted; left = end - Date.now()) {
			await sleep(Math.min(left, STEP_MS));
		}
	},
};

let current: Clock = systemClock;

export const clock: Clock = {
	now: () => current.now(),
	wait: async (milliseconds, signal) => await current.wait(milliseconds, signal),
};

/** Replaces the clock (tests only); without an argument the system's clock is back. */
export function useClock(replacement: Clock = systemClock): void {
	current = replacement;
}
