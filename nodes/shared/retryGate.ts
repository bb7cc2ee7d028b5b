import { clock } from './clock';
import { Slots } from './slots';

/** What the gate needs to know of an answer. */
export interface GateAnswer {
	statusCode: number;
	headers: Record<string, unknown>;
}

export interface RetryGateOptions {
	/** Calls in flight at most; fewer after "too many requests", until the service has been calm for a while. */
	maxParallel: number;
	/** How long the gate waits without a single unblocked answer before it hands the block back; milliseconds. */
	maxWaitMs?: number;
	signal?: AbortSignal;
	/** Randomness of the backoff, 0 to 1; tests fix it. */
	random?: () => number;
}

const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 30_000;
/** A long pause is taken in steps, so that a call whose time ends meanwhile does not wait it out. */
const LONGEST_STEP_MS = 30_000;

/**
 * All calls of one node to one system pass one gate. Answers 429 and 503 make the **whole** gate wait
 * max(Retry-After, jittered exponential backoff) before any further call starts (design.md, section 7):
 * the limits of both services are per account, so one blocked call says that all are. `retry-after: 0` does not mean at once
 * (concur.md, section 13). The number of calls in flight is halved as well, and recovers.
 */
export class RetryGate {
	private readonly slots: Slots;
	private readonly maxWaitMs: number;
	private pausedUntil = 0;
	private blocksInARow = 0;
	private lastBlockAt = -1;
	/** Since when nothing got through; undefined while the service answers. */
	private blockedSince: number | undefined;
	/** The block that was handed back: what it also blocks is not sent any more, until something gets through. */
	private givenUpOn: GateAnswer | undefined;

	constructor(private readonly options: RetryGateOptions) {
		this.slots = new Slots(options.maxParallel);
		this.maxWaitMs = options.maxWaitMs ?? 5 * 60_000;
	}

	/**
	 * Runs one call. `isBlocked` says which answers mean "not processed, come again" (default: 429 and 503; a write passes
	 * 429 only, because a 503 may have committed). When the time is over the block is handed back as it came, to this call and to all
	 * that it also stands for. `mayStart` is asked before every start, and while a pause lasts (lease over?); false, or a stopped run,
	 * hands back undefined.
	 */
	async run<Answer extends GateAnswer>(
		call: () => Promise<Answer>,
		isBlocked: (answer: Answer) => boolean = (answer) =>
			answer.statusCode === 429 || answer.statusCode === 503,
		mayStart: () => boolean = () => true,
	): Promise<Answer | undefined> {
		for (let again = false; ; again = true) {
			await this.slots.take(again);
			try {
				await this.untilOpen(mayStart);
				if (this.options.signal?.aborted || !mayStart()) return undefined;
				// The number of slots may have fallen while this call waited.
				if (this.slots.areTooMany) continue;
				// All calls of a gate are to one service and have one kind of answer.
				const old = this.givenUpOn as Answer | undefined;
				if (old && isBlocked(old)) return old;
				const startedAt = clock.now();
				const answer = await call();
				if (!isBlocked(answer)) {
					this.gotThrough();
					return answer;
				}
				if (this.isTooLong(this.pauseAfter(answer, startedAt))) {
					this.givenUpOn = answer;
					return answer;
				}
			} finally {
				this.slots.giveBack();
			}
		}
	}

	private gotThrough(): void {
		this.blocksInARow = 0;
		this.blockedSince = undefined;
		this.givenUpOn = undefined;
		this.slots.answered();
	}

	/** Starts the pause, unless it would last longer than the gate may wait. */
	private isTooLong(pause: number): boolean {
		const until = clock.now() + pause;
		this.blockedSince ??= clock.now();
		if (until - this.blockedSince > this.maxWaitMs) return true;
		this.pausedUntil = Math.max(this.pausedUntil, until);
		return false;
	}

	private async untilOpen(mayStart: () => boolean): Promise<void> {
		for (let left = this.pausedUntil - clock.now(); left > 0; left = this.pausedUntil - clock.now()) {
			if (this.options.signal?.aborted || !mayStart()) return;
			await clock.wait(Math.min(left, LONGEST_STEP_MS), this.options.signal);
		}
	}

	private pauseAfter(answer: GateAnswer, startedAt: number): number {
		// Calls that were in flight together count as one block, or five slots would double the pause five times.
		if (startedAt > this.lastBlockAt) {
			this.blocksInARow += 1;
			this.lastBlockAt = clock.now();
			this.slots.blocked();
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
