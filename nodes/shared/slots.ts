/** So many answers without a block bring one slot back. */
const CALM_ANSWERS = 10;

/**
 * Places for calls in flight, whose number follows what the service bears: halved on "too many requests", one more after a calm
 * stretch, never above `most`. Waiting calls start in the order in which they came.
 */
export class Slots {
	private readonly most: number;
	private open: number;
	private taken = 0;
	private calm = 0;
	private readonly waiting: Array<() => void> = [];

	constructor(most: number) {
		this.most = Number.isFinite(most) ? Math.max(1, Math.floor(most)) : 1;
		this.open = this.most;
	}

	/** Resolves when a slot is taken. `again`: the call had one before, so it goes in front of those that had none. */
	async take(again: boolean): Promise<void> {
		if (this.taken < this.open) {
			this.taken += 1;
			return;
		}
		// The slot is counted by whoever gives it away, so that nobody slips in between.
		await new Promise<void>((start) => (again ? this.waiting.unshift(start) : this.waiting.push(start)));
	}

	giveBack(): void {
		this.taken -= 1;
		while (this.taken < this.open) {
			const start = this.waiting.shift();
			if (!start) return;
			this.taken += 1;
			start();
		}
	}

	/** More are taken than are open now: the number has fallen since they were taken. */
	get areTooMany(): boolean {
		return this.taken > this.open;
	}

	blocked(): void {
		this.open = Math.max(1, Math.floor(this.open / 2));
		this.calm = 0;
	}

	/** To be called before the slot of the answer is given back, which lets the next ones in. */
	answered(): void {
		this.calm = this.open < this.most ? this.calm + 1 : 0;
		if (this.calm < CALM_ANSWERS) return;
		this.open += 1;
		this.calm = 0;
	}
}
