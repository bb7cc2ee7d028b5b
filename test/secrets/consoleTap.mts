import { createRequire } from 'node:module';
import { inspect } from 'node:util';

type Write = typeof process.stdout.write;

/** Keeps all that this process prints and all that is given to n8n's logger, at every level, until `stop`. */
export class ConsoleTap {
	readonly lines: string[] = [];
	private readonly undo: Array<() => void> = [];

	constructor() {
		for (const stream of [process.stdout, process.stderr]) {
			const before = stream.write.bind(stream) as Write;
			stream.write = ((chunk: unknown, ...rest: unknown[]) => {
				this.lines.push(String(chunk));
				return (before as (...all: unknown[]) => boolean)(chunk, ...rest);
			}) as Write;
			this.undo.push(() => (stream.write = before));
		}
		for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) this.tap(console, level);
		const require = createRequire(import.meta.url);
		const { Logger } = require('@n8n/backend-common') as { Logger: { prototype: object } };
		for (const level of ['error', 'warn', 'info', 'debug', 'verbose'])
			this.tap(Logger.prototype as never, level);
	}

	private tap<Target extends object>(target: Target, method: keyof Target & string): void {
		const before: unknown = target[method];
		if (typeof before !== 'function') return;
		const { lines } = this;
		Object.assign(target, {
			[method](this: unknown, ...all: unknown[]) {
				lines.push(
					all
						.map((one) => (typeof one === 'string' ? one : inspect(one, { depth: 8, breakLength: Infinity })))
						.join(' '),
				);
				return (before as (...args: unknown[]) => unknown).apply(this, all);
			},
		});
		this.undo.push(() => Object.assign(target, { [method]: before }));
	}

	stop(): void {
		for (const undo of this.undo.splice(0)) undo();
	}
}
