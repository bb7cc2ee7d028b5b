import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cleanEnvironment, ensureN8n } from './n8nCache.mts';
import { N8nClient } from './n8nClient.mts';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const PACKAGE = 'n8n-nodes-concur-netsuite';
const START_TIMEOUT_MS = 120_000;

export interface N8nServer {
	url: string;
	/** Sign-in of the owner that `client` is signed in as. */
	login: { email: string; password: string };
	client: N8nClient;
	/** Folder that n8n keeps everything in; removed by `stop`. */
	userFolder: string;
	/** Largest resident memory of the n8n process so far, in bytes. */
	peakMemory(): Promise<number>;
	/** What n8n printed so far. */
	output(): string;
	/** Ends n8n as an operator would. */
	stop(): Promise<void>;
	/** Ends it without a chance to tidy up, as a power cut would; `restart` goes on with the same data. */
	kill(): Promise<void>;
	restart(): Promise<void>;
}

export interface N8nServerOptions {
	say?: (line: string) => void;
	/** Time zone of workflows, e.g. `America/New_York`. */
	timezone?: string;
	/** Port to listen on; a free one when not given. */
	port?: number;
	/** Memory that n8n's JavaScript may use, in MiB; what Node.js takes by itself (a quarter of the machine's) when not given. */
	heapMegabytes?: number;
}

/**
 * Starts the real n8n in a folder of its own, with the built package where n8n's installer would have put it, signed in as its
 * owner. Listens on the loopback address only and sends nothing anywhere.
 */
export async function startN8n(options: N8nServerOptions = {}): Promise<N8nServer> {
	const installed = await ensureN8n(options.say);
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-concur-netsuite-'));
	await installPackage(userFolder);
	const port = options.port ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;
	const environment: NodeJS.ProcessEnv = {
		...cleanEnvironment(installed.node),
		...QUIET_N8N,
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		GENERIC_TIMEZONE: options.timezone ?? 'UTC',
	};
	const login = { email: 'owner@example.com', password: `Pw1${randomBytes(9).toString('hex')}` };
	const client = new N8nClient(url);
	let output = '';
	let child: ChildProcess;

	const start = async () => {
		const limit =
			options.heapMegabytes === undefined ? [] : [`--max-old-space-size=${options.heapMegabytes}`];
		const started = spawn(installed.node, [...limit, installed.bin, 'start'], {
			env: environment,
			cwd: userFolder,
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
		await Promise.race([untilReady(url), ended]);
	};
	const end = async (signal: NodeJS.Signals) => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const gone = new Promise((done) => child.once('exit', done));
		child.kill(signal);
		const tooLong = setTimeout(() => child.kill('SIGKILL'), 20_000);
		await gone;
		clearTimeout(tooLong);
	};
	// A test run that is aborted must not leave an n8n behind.
	const onExit = () => void child.kill('SIGKILL');
	process.once('exit', onExit);

	await start();
	await client.setUpOwner(login);
	return {
		url,
		login,
		client,
		userFolder,
		peakMemory: () => peakMemoryOf(child.pid ?? 0),
		output: () => output,
		stop: async () => {
			await end('SIGTERM');
			process.removeListener('exit', onExit);
			await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
		},
		kill: () => end('SIGKILL'),
		restart: async () => {
			await end('SIGTERM');
			await start();
			await client.signIn(login);
		},
	};
}

const QUIET_N8N = {
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_SECURE_COOKIE: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_PUBLIC_API_DISABLED: 'true',
	N8N_DISABLED_MODULES: '',
	N8N_LOG_LEVEL: 'info',
	EXECUTIONS_DATA_PRUNE: 'false',
};

/** Copies what `npm pack` would ship to where n8n unpacks community packages (n8n.md, H2). */
async function installPackage(userFolder: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const target = join(nodes, 'node_modules', PACKAGE);
	await mkdir(target, { recursive: true });
	const manifest = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8')) as Record<
		string,
		unknown
	>;
	for (const key of ['devDependencies', 'peerDependencies', 'optionalDependencies', 'scripts'])
		delete manifest[key];
	await writeFile(join(target, 'package.json'), JSON.stringify(manifest, null, 2));
	for (const folder of ['dist', 'workflows'])
		await cp(join(REPOSITORY, folder), join(target, folder), { recursive: true });
	const list = {
		name: 'installed-nodes',
		private: true,
		dependencies: { [PACKAGE]: String(manifest.version) },
	};
	await writeFile(join(nodes, 'package.json'), JSON.stringify(list, null, 2));
}

async function untilReady(url: string): Promise<void> {
	const giveUpAt = Date.now() + START_TIMEOUT_MS;
	while (Date.now() < giveUpAt) {
		const ready = await fetch(`${url}/healthz/readiness`).then(
			(answer) => answer.ok,
			() => false,
		);
		// The health page answers a moment before the REST routes exist.
		if (
			ready &&
			(await fetch(`${url}/rest/settings`).then(
				(answer) => answer.ok,
				() => false,
			))
		)
			return;
		await new Promise((done) => setTimeout(done, 100));
	}
	throw new Error(`n8n was not ready within ${START_TIMEOUT_MS / 1000} s`);
}

export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
	const address = server.address();
	await new Promise((done) => server.close(done));
	if (address === null || typeof address === 'string') throw new Error('No port was free');
	return address.port;
}

async function peakMemoryOf(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
	if (kilobytes === undefined) throw new Error(`The system does not say how much memory process ${pid} used`);
	return Number(kilobytes) * 1024;
}
