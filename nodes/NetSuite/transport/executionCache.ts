import { clock } from '../../shared/clock';

interface Kept<Value> {
	value: Promise<Value>;
	at: number;
}

const KEPT_MS = 6 * 60 * 60_000;
const KEPT_EXECUTIONS = 20;

export interface ExecutionCache<Value> {
	/** What is kept; else what `read` brings, which is kept then. */
	get(executionKey: string, read: () => Promise<Value>): Promise<Value>;
	/** What `read` brings, kept for the nodes to come. */
	renew(executionKey: string, read: () => Promise<Value>): Promise<Value>;
}

/**
 * What one node of an execution has read and the next ones need not read again. Lives in the process, keyed
 * by credential and execution, so it can never serve another run: an account may be changed between two
 * runs. A failure is not kept.
 */
export function executionCache<Value>(): ExecutionCache<Value> {
	const kept = new Map<string, Kept<Value>>();

	const prune = () => {
		for (const [key, { at }] of kept) {
			if (clock.now() - at > KEPT_MS || kept.size > KEPT_EXECUTIONS) kept.delete(key);
			else break;
		}
	};

	const renew = async (executionKey: string, read: () => Promise<Value>): Promise<Value> => {
		const value = read();
		if (!executionKey) return await value;
		kept.delete(executionKey);
		kept.set(executionKey, { value, at: clock.now() });
		prune();
		value.catch(() => {
			if (kept.get(executionKey)?.value === value) kept.delete(executionKey);
		});
		return await value;
	};

	return {
		renew,
		async get(executionKey, read) {
			const known = executionKey ? kept.get(executionKey) : undefined;
			return known ? await known.value : await renew(executionKey, read);
		},
	};
}
