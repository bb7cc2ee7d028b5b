import { clock } from '../../nodes/shared/clock';

interface Renewal<Result> {
	promise: Promise<Result>;
	/** Until when the finished renewal is handed out; undefined while it runs. */
	keptUntil?: number;
}

/**
 * Renewals of one process, by what they start from. Callers that start from the same state at the same time share one
 * token request; two runs must not both burn one refresh token.
 *
 * n8n stores the result a moment after it has it, so a caller that read the credential just before still holds the
 * consumed tokens. `keepMs` says how long such a caller gets the finished result too, instead of sending a refresh token
 * that may be dead. The key has to name the consumed tokens, so that whoever holds the result asks by another key.
 */
export class SharedRenewals<Result> {
	private readonly renewals = new Map<string, Renewal<Result>>();

	async run(
		key: string,
		renew: () => Promise<Result>,
		keepMs: (result: Result) => number = () => 0,
	): Promise<Result> {
		this.forgetOld();
		const known = this.renewals.get(key);
		if (known) return await known.promise;

		const renewal: Renewal<Result> = { promise: renew() };
		this.renewals.set(key, renewal);
		let kept = 0;
		try {
			const result = await renewal.promise;
			kept = keepMs(result);
			return result;
		} finally {
			if (kept > 0) renewal.keptUntil = clock.now() + kept;
			else this.renewals.delete(key);
		}
	}

	private forgetOld(): void {
		for (const [key, renewal] of this.renewals) {
			if (renewal.keptUntil !== undefined && renewal.keptUntil <= clock.now()) this.renewals.delete(key);
		}
	}
}
