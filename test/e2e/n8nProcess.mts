import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { InstalledN8n } from './n8nCache.mts';

const START_TIMEOUT_MS = 300_000;

/** A process of n8n (the server or a worker) that can be started again with the same data. */
export interface N8nProcess {
	start(): Promise<void>;
	end(signal: NodeJS.Signals): Promise<void>;
	isRunning(): boolean;
	output(): string;
	peakMemory(): Promise<number>;
	/** To be called when it is not needed any more. */
	forget(): void;
}

export interface N8nProcessOptions {
	installed: InstalledN8n;
	/** Arguments of n8n, e.g. `['start']`. */
	command: string[];
	environment: NodeJS.ProcessEnv;
	cwd: string;
	/** Memory that n8n's JavaScript may use, in MiB; what Node.js takes by itself (a quarter of the machine's) when not given. */
	heapMegabytes?: number;
	isReady(): Promise<boolean>;
}

export function n8nProcess(options: N8nProcessOptions): N8nProcess {
	const { installed, heapMegabytes, environment, cwd } = options;
	let child: ChildProcess | undefined;
	let output = '';
	const isRunning = () => child !== undefined && child.exitCode === null && child.signalCode === null;
	// A test run that is aborted must not leave an n8n behind.
	const onExit = () => void child?.kill('SIGKILL');
	process.once('exit', onExit);

	return {
		isRunning,
		output: () => output,
		peakMemory: async () => await peakMemoryOf(child?.pid ?? 0),
		forget: () => void process.removeListener('exit', onExit),
		start: async () => {
			const limit = heapMegabytes === undefined ? [] : [`--max-old-space-size=${heapMegabytes}`];
			const started = spawn(installed.node, [...limit, installed.bin, ...options.command], {
				env: environment,
				cwd,
				stdio: ['ignore', 'pipe', 'pipe'],
			});
			child = started;
			for (const stream of [started.stdout, started.stderr])
				stream.on('data', (chunk: Buffer) => (output = (output + chunk).slice(-200_000)));
			const ended = new Promise<never>((_, reject) => {
				started.once('error', reject);
				started.once('exit', (code) =>
					reject(new Error(`n8n ended with ${code} while starting:\n${output.slice(-3000)}`)),
				);
			});
			ended.catch(() => {});
			await Promise.race([untilReady(options.isReady, () => output), ended]);
		},
		end: async (signal) => {
			if (!child || !isRunning()) return;
			const ending = child;
			const gone = new Promise((done) => ending.once('exit', done));
			ending.kill(signal);
			const tooLong = setTimeout(() => ending.kill('SIGKILL'), 20_000);
			await gone;
			clearTimeout(tooLong);
		},
	};
}

async function untilReady(isReady: () => Promise<boolean>, output: () => string): Promise<void> {
	const giveUpAt = Date.now() + START_TIMEOUT_MS;
	while (Date.now() < giveUpAt) {
		if (await isReady()) return;
		await new Promise((done) => setTimeout(done, 100));
	}
	throw new Error(`n8n was not ready within ${START_TIMEOUT_MS / 1000} s:\n${output().slice(-3000)}`);
}

/** Whether the address answers with a success. */
export async function answers(url: string): Promise<boolean> {
	return await fetch(url).then(
		(answer) => answer.ok,
		() => false,
	);
}

async function peakMemoryOf(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
	if (kilobytes === undefined) throw new Error(`The system does not say how much memory process ${pid} used`);
	return Number(kilobytes) * 1024;
}
