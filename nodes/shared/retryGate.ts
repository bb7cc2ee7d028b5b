import pLimit from 'p-limit';
import { clock } from './clock';

/** What the gate needs to know of an answer. */
export interface GateAnswer {
	statusCode: number;
	headers: Record<string, unknown>;
}

export interface RetryGateOptions {
	/** Calls in flight at most. */
	maxParallel: number;
	/** How long the gate waits without a single unblocked answer before it hands the block back; milliseconds. */
	maxWaitMs?: number;
	signal?: AbortSignal;
	/** Randomness of the backoff, 0 to 1; tests fix it. */
	random?: () => number;
}

const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 30_000;

/**
 * All calls of one node to one system pass one gate. Answers 429 and 503 make the **whole** gate wait
 * max(Retry-After, jittered exponential backoff) before any further call starts (design.md, section 7):
 * the limits of both services are per account, so one blocked call says that all are. `retry-after: 0` does not mean at once
 * (concur.md, section 13).
 */
export class RetryGate {
	private readonly limit: ReturnType<typeof pLimit>;
	private readonly maxWaitMs: number;
	private lastProgressAt = clock.now();
	private pausedUntil = 0;
	private blocksInARow = 0;
	private lastBlockAt = -1;

	constructor(private readonly options: RetryGateOptions) {
		this.limit = pLimit(Math.max(1, Math.floor(options.maxParallel)));
		this.maxWaitMs = options.maxWaitMs ?? 5 * 60_000;
	}

	/**
	 * Runs one call. `isBlocked` says which answers mean "not processed, come again" (default: 429 and 503; a write passes
	 * 429 only, because a 503 may have committed). The answer is handed back as it is when the time is over or the run was stopped.
	 * `mayStart` is asked before every start (lease over?); false hands back undefined.
	 */
	async run<Answer extends GateAnswer>(
		call: () => Promise<Answer>,
		isBlocked: (answer: Answer) => boolean = (answer) => answer.statusCode === 429 || answer.statusCode === 503,
		mayStart: () => boolean = () => true,
	): Promise<Answer | undefined> {
		return await this.limit(async () => {
			for (;;) {
				await this.untilOpen();
				if (this.options.signal?.aborted || !mayStart()) return undefined;
				const startedAt = clock.now();
				const answer = await call();
				if (!isBlocked(answer)) {
					this.blocksInARow = 0;
					this.lastProgressAt = clock.now();
					return answer;
				}
				const pause = this.pauseAfter(answer, startedAt);
				if (clock.now() + pause - this.lastProgressAt > this.maxWaitMs) return answer;
				this.pausedUntil = Math.max(this.pausedUntil, clock.now() + pause);
			}
		});
	}

	private async untilOpen(): Promise<void> {
		for (let left = this.pausedUntil - clock.now(); left > 0; left = this.pausedUntil - clock.now()) {
			if (this.options.signal?.aborted) return;
			await clock.wait(left, this.options.signal);
		}
	}

	private pauseAfter(answer: GateAnswer, startedAt: number): number {
		// Calls that were in flight together count as one block, or five slots would double the pause five times.
		if (startedAt > this.lastBlockAt) {
			this.blocksInARow += 1;
			this.lastBlockAt = clock.now();
		}
		const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (this.blocksInARow - 1));
		const jittered = ceiling * (0.5 + 0.5 * (this.options.random ?? Math.random)());
		return Math.max(retryAfterMs(answer.headers['retry-after']), jittered);
	}
}

/** Reads a Retry-After header: seconds, or an HTTP date; 0 when absent or unreadable. Result in milliseconds. */
export function retryAfterMs(header: unknown): number {
	if (typeof header !== 'string' && typeof header !== 'number') return 0;
	const text = String(header).trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1_000;
	const date = Date.parse(text);
	return Number.isNaN(date) ? 0 : Math.max(0, date - clock.now());
}
