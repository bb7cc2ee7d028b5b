import { z } from 'zod';

const item = z.object({ json: z.record(z.unknown()) }).passthrough();
const failure = z.object({ message: z.string(), description: z.string().nullish() });
const nodeRun = z.object({
	executionTime: z.number(),
	startTime: z.number(),
	executionIndex: z.number().optional(),
	error: failure.optional(),
	data: z.object({ main: z.array(z.array(item).nullable()) }).optional(),
});
const runData = z.object({
	resultData: z.object({
		runData: z.record(z.array(nodeRun)).default({}),
		error: failure.optional(),
	}),
});

export type Json = Record<string, unknown>;

/** One ended execution and what its nodes put out; the same for the engine alone and for the real n8n. */
export class Execution {
	private readonly result: z.infer<typeof runData>['resultData'];

	constructor(
		readonly id: string,
		/** `success`, `error`, `canceled`, `crashed`. */
		readonly status: string,
		/** As n8n keeps it. */
		readonly data: unknown,
		private readonly times: { startedAt?: string | null; stoppedAt?: string | null } = {},
	) {
		this.result = runData.parse(data).resultData;
	}

	/** Names of the nodes that ran, in the order in which they first ran. */
	get nodes(): string[] {
		const first = Object.entries(this.result.runData).map(([name, runs]) => ({
			name,
			at: runs[0]?.executionIndex ?? 0,
		}));
		return first.sort((a, b) => a.at - b.at).map(({ name }) => name);
	}

	/** How often the node ran. */
	runs(node: string): number {
		return this.result.runData[node]?.length ?? 0;
	}

	/** Items that the node put out, of all its runs. */
	output(node: string, output = 0): Json[] {
		const runs = this.result.runData[node] ?? [];
		return runs.flatMap((run) => (run.data?.main[output] ?? []).map(({ json }) => json));
	}

	/** Milliseconds that the node worked, over all its runs. */
	milliseconds(node: string): number {
		return (this.result.runData[node] ?? []).reduce((sum, run) => sum + run.executionTime, 0);
	}

	/** Why the execution failed. */
	get error(): { message: string; description: string } | undefined {
		const { error } = this.result;
		return error && { message: error.message, description: error.description ?? '' };
	}

	get durationMs(): number {
		return Date.parse(this.times.stoppedAt ?? '') - Date.parse(this.times.startedAt ?? '');
	}
}
