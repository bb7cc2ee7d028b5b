import type { SandboxResponse } from '../http/exchange.mts';
import type { ConcurState } from './state.mts';

/** Counts FIS calls in a sliding window of the sandbox clock; refused calls do not count. */
export class RateLimit {
	private served: number[] = [];

	/** The 429 for this call (shape: concur.md, section 13), or undefined when it may pass. */
	refuse({ modes, clock }: ConcurState, path: string): SandboxResponse | undefined {
		const limit = modes.rateLimit;
		if (!limit) return undefined;
		const now = clock.now();
		this.served = this.served.filter((at) => at > now - limit.windowMs);
		if (this.served.length < limit.requests) {
			this.served.push(now);
			return undefined;
		}
		return {
			status: 429,
			headers: limit.retryAfter === undefined ? {} : { 'retry-after': limit.retryAfter },
			body: {
				timestamp: new Date(now).toISOString(),
				httpStatus: '429 - Too Many Requests',
				error: { id: 'security.rate.limit.reached', message: 'Too many requests' },
				path,
			},
		};
	}
}
