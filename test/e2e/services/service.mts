import { spawn, type ChildProcess } from 'node:child_process';

/** A server program that runs in the foreground as our child. */
export interface Service {
	output(): string;
	stop(signal?: NodeJS.Signals): Promise<void>;
}

/** User that a program runs as; not given: ours. */
export interface RunAs {
	uid?: number;
	gid?: number;
}

export function startService(
	command: string,
	args: string[],
	cwd: string,
	as: RunAs = {},
): Service & { child: ChildProcess } {
	const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], ...as });
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => (output = (output + chunk).slice(-20_000)));
	child.on('error', (error) => (output += String(error)));
	// A test run that is aborted must not leave a server behind.
	const onExit = () => void child.kill('SIGKILL');
	process.once('exit', onExit);
	return {
		child,
		output: () => output,
		stop: async (signal = 'SIGTERM') => {
			process.removeListener('exit', onExit);
			if (child.exitCode !== null || child.signalCode !== null) return;
			const gone = new Promise((done) => child.once('exit', done));
			child.kill(signal);
			const tooLong = setTimeout(() => child.kill('SIGKILL'), 10_000);
			await gone;
			clearTimeout(tooLong);
		},
	};
}

/** Asks until the service answers; throws with its output when it ends or takes too long. */
export async function untilAnswering(
	service: Service & { child: ChildProcess },
	name: string,
	isAnswering: () => Promise<boolean> | boolean,
): Promise<void> {
	const giveUpAt = Date.now() + 30_000;
	while (!(await isAnswering())) {
		const ended = service.child.exitCode !== null || service.child.signalCode !== null;
		if (ended || Date.now() > giveUpAt)
			throw new Error(`${name} ${ended ? 'ended' : 'did not answer'}:\n${service.output().slice(-3000)}`);
		await new Promise((done) => setTimeout(done, 50));
	}
}
