/** A code that the next call about a document answers with. */
export interface NextAnswer {
	code: number;
	/** Do what was asked and answer `code` all the same: "unknown error" after the fact. */
	commit: boolean;
	left: number;
}

export class NextAnswers {
	private readonly byId = new Map<string, NextAnswer[]>();

	add(id: string, code: number, { times = 1, commit = false }: { times?: number; commit?: boolean }): void {
		this.byId.set(id, [...(this.byId.get(id) ?? []), { code, commit, left: times }]);
	}

	/** The answer for this call, used up by asking. */
	take(id: string): NextAnswer | undefined {
		const next = this.byId.get(id)?.find(({ left }) => left > 0);
		if (next) next.left--;
		return next;
	}
}
