import type { SandboxRequest } from './exchange.mts';

export interface InterventionFilter {
	method?: string;
	/** Tested against the path without the query. */
	path?: RegExp;
	/** How many fitting requests go by before it acts (default 0). */
	skip?: number;
}

/**
 * What somebody else does just before a request takes effect: a processor recalls a document between GET and acknowledgement, a
 * document arrives in mid-paging, a bookkeeper closes the period. Each acts once.
 */
export class Interventions {
	private waiting: { filter: InterventionFilter; skip: number; action: () => void | Promise<void> }[] = [];

	before(filter: InterventionFilter, action: () => void | Promise<void>): void {
		this.waiting.push({ filter, skip: filter.skip ?? 0, action });
	}

	/** Those that have not acted. */
	get pending(): number {
		return this.waiting.length;
	}

	/** Called by a host's handler before it does anything. */
	async act(request: SandboxRequest): Promise<void> {
		const due = this.waiting.filter(
			(one) =>
				(one.filter.method === undefined || one.filter.method.toUpperCase() === request.method) &&
				(one.filter.path === undefined || request.path.search(one.filter.path) >= 0) &&
				one.skip-- <= 0,
		);
		this.waiting = this.waiting.filter((one) => !due.includes(one));
		for (const { action } of due) await action();
	}
}
