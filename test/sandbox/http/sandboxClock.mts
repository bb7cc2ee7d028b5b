/** The sandbox's own time: real time plus what tests have advanced it by. Milliseconds since the epoch. */
export interface SandboxClock {
	now(): number;
	/** Moves the sandbox's time forward; nothing waits. */
	advance(ms: number): void;
}

/** @param startsAt the time the clock shows now (default: the real time); it runs on from there. */
export function createSandboxClock(startsAt: number = Date.now()): SandboxClock {
	let offset = startsAt - Date.now();
	return {
		now: () => Date.now() + offset,
		advance(ms) {
			if (!Number.isFinite(ms) || ms < 0) throw new Error(`The sandbox clock cannot be advanced by ${ms} ms`);
			offset += ms;
		},
	};
}
