import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cleanEnvironment, ensureN8n } from './n8nCache.mts';
import { N8nClient } from './n8nClient.mts';
import { answers, n8nProcess } from './n8nProcess.mts';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const PACKAGE = 'n8n-nodes-concur-netsuite';

export interface N8nServer {
	url: string;
	/** Sign-in of the owner that `client` is signed in as. */
	login: { email: string; password: string };
	client: N8nClient;
	/** Folder that n8n keeps everything in; removed by `stop`. */
	userFolder: string;
	/** What n8n encrypts credentials with; its workers need the same. */
	encryptionKey: string;
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
	/** Further settings of n8n, e.g. its database. */
	environment?: Record<string, string>;
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
	const encryptionKey = randomBytes(24).toString('hex');
	const environment: NodeJS.ProcessEnv = {
		...cleanEnvironment(installed.node),
		...QUIET_N8N,
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: encryptionKey,
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		GENERIC_TIMEZONE: options.timezone ?? 'UTC',
		...options.environment,
	};
	const login = { email: 'owner@example.com', password: `Pw1${randomBytes(9).toString('hex')}` };
	const client = new N8nClient(url);
	const server = n8nProcess({
		installed,
		command: ['start'],
		environment,
		cwd: userFolder,
		heapMegabytes: options.heapMegabytes,
		// The health page answers a moment before the REST routes exist.
		isReady: async () =>
			(await answers(`${url}/healthz/readiness`)) && (await answers(`${url}/rest/settings`)),
	});
	await server.start();
	await client.setUpOwner(login);
	return {
		url,
		login,
		client,
		userFolder,
		encryptionKey,
		peakMemory: server.peakMemory,
		output: server.output,
		stop: async () => {
			await server.end('SIGTERM');
			server.forget();
			await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
		},
		kill: () => server.end('SIGKILL'),
		restart: async () => {
			await server.end('SIGTERM');
			await server.start();
			await client.signIn(login);
		},
	};
}

export const QUIET_N8N = {
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
export async function installPackage(userFolder: string): Promise<void> {
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

export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
	const address = server.address();
	await new Promise((done) => server.close(done));
	if (address === null || typeof address === 'string') throw new Error('No port was free');
	return address.port;
}
