import { Faults, type FaultRule } from '../../sandbox/http/faults.mts';
import { RequestLog, type LogEntry } from '../../sandbox/http/requestLog.mts';

/** Faults that tell when one of them has come true. */
export class WatchedFaults extends Faults {
	private readonly onHit = new Map<FaultRule, () => void>();

	addWatched(rule: FaultRule, onHit: () => void): void {
		this.onHit.set(rule, onHit);
		this.add(rule);
	}

	override take(host: string, method: string, path: string, query: string): FaultRule | undefined {
		const rule = super.take(host, method, path, query);
		if (rule) this.onHit.get(rule)?.();
		return rule;
	}
}

/** A log that lets others look at the books between what a call has done and its answer. */
export class WatchedLog extends RequestLog {
	private waiting: Array<{ method: string; path: RegExp; then: () => void }> = [];
	private readonly listeners: Array<(entry: LogEntry) => void> = [];

	onEntry(listener: (entry: LogEntry) => void): void {
		this.listeners.push(listener);
	}

	/** Calls back once, after the next call that fits. */
	once(method: string, path: RegExp, then: () => void): void {
		this.waiting.push({ method: method.toUpperCase(), path, then });
	}

	override add(entry: LogEntry): void {
		super.add(entry);
		for (const listener of this.listeners) listener(entry);
		const due = this.waiting.find(({ method, path }) => method === entry.method && path.test(entry.path));
		if (!due) return;
		this.waiting = this.waiting.filter((one) => one !== due);
		due.then();
	}
}
