/**
 * What goes wrong with a request.
 * "Commit" is the handler: before it nothing has happened in the books, after it everything has, whatever the caller sees.
 */
export type FaultKind =
	/** Connection reset, handler not run. */
	| 'resetBeforeCommit'
	/** Handler run, connection reset instead of its answer. */
	| 'resetAfterCommit'
	/** `status` (default 503), handler not run. */
	| 'statusBeforeCommit'
	/** Handler run, answered by `status` (default 500) instead. */
	| 'statusAfterCommit'
	/** Handler run, its status with a body that is cut off in the middle. */
	| 'malformedJson'
	/** `delayMs`, then the handler and its answer; the handler runs even when the caller has given up. */
	| 'slow'
	/** Handler run, then `delayMs`, then its answer: a time-out after the commit. */
	| 'slowAfterCommit';

export interface FaultRule {
	kind: FaultKind;
	/** Name of the host; a rule without it fits every host that shares the faults. */
	host?: string;
	method?: string;
	/** Tested against the path without the query. */
	path?: RegExp;
	/** Tested against the query string without `?`. */
	query?: RegExp;
	/** How many fitting requests go through before the fault (default 0). */
	skip?: number;
	/** How many requests it hits (default 1). */
	times?: number;
	status?: number;
	/** Value of the `Retry-After` header; `'0'` is sent too. Without it there is no such header. */
	retryAfter?: string | number;
	delayMs?: number;
	/** Further headers of a status fault, e.g. `location`. */
	headers?: Record<string, string>;
	/** Body of a status fault (default `{ message: 'Sandbox fault' }`); a string is sent as it is. */
	body?: unknown;
	/** A status fault answers with the request itself, as proxies with a debug page do: headers, body and all; `page` or `json`. */
	echo?: 'page' | 'json';
}

export interface FiredFault {
	kind: FaultKind;
	host: string;
	method: string;
	path: string;
}

interface Armed {
	rule: FaultRule;
	skip: number;
	times: number;
}

/** Faults to come, in the order added. One request is hit by at most one. */
export class Faults {
	readonly fired: FiredFault[] = [];
	private armed: Armed[] = [];

	add(rule: FaultRule): void {
		this.armed.push({ rule, skip: rule.skip ?? 0, times: rule.times ?? 1 });
	}

	/** Takes back what has not fired. */
	clear(): void {
		this.armed = [];
	}

	/** Rules that still wait for a request. A test that ends with some left has not tested what it thinks. */
	get pending(): number {
		return this.armed.length;
	}

	/** The fault for this request, used up by asking. `skip` counts fitting requests whether or not another fault hit them. */
	take(host: string, method: string, path: string, query: string): FaultRule | undefined {
		let hit: Armed | undefined;
		for (const armed of this.armed) {
			if (!fits(armed.rule, host, method, path, query)) continue;
			if (armed.skip > 0) armed.skip--;
			else hit ??= armed;
		}
		if (!hit) return undefined;
		hit.times--;
		this.armed = this.armed.filter(({ times }) => times > 0);
		this.fired.push({ kind: hit.rule.kind, host, method, path });
		return hit.rule;
	}
}

function fits(rule: FaultRule, host: string, method: string, path: string, query: string): boolean {
	return (
		(rule.host === undefined || rule.host === host) &&
		(rule.method === undefined || rule.method.toUpperCase() === method) &&
		(rule.path === undefined || matches(rule.path, path)) &&
		(rule.query === undefined || matches(rule.query, query))
	);
}

/** `search`, not `test`: a regular expression with the `g` flag keeps state between tests. */
function matches(pattern: RegExp, text: string): boolean {
	return text.search(pattern) >= 0;
}
