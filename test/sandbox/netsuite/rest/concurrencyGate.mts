import type { NetSuiteModes } from '../modes.mts';

/**
 * Requests in flight of the whole account (netsuite.md 5). A request holds its slot from arrival to answer, latency
 * included; one that finds no slot is blocked at once, before anything is processed.
 */
export class ConcurrencyGate {
	/** Most slots that were in use at a time; blocked requests never held one. */
	maxInFlight = 0;
	/** Requests that got 429. */
	blocked = 0;
	private inFlight = 0;

	constructor(private readonly modes: NetSuiteModes) {}

	/** Takes a slot; false when there is none. */
	enter(): boolean {
		if (this.inFlight >= this.modes.concurrencyLimit - this.modes.reservedByOthers) {
			this.blocked++;
			return false;
		}
		this.inFlight++;
		this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
		return true;
	}

	leave(): void {
		this.inFlight--;
	}

	resetMeasures(): void {
		this.maxInFlight = this.inFlight;
		this.blocked = 0;
	}
}
