import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** The n8n that the end-to-end tests, the demo and the bench run in, and the Node.js it needs. */
export const N8N_VERSION = '2.40.7';
const NODE_MAJOR = '24';

const LOCK_STALE_AFTER_MS = 5 * 60_000;
const LOCK_TOUCH_EVERY_MS = 20_000;

export interface InstalledN8n {
	/** `node` of the version n8n wants (this repository itself runs on Node 20). */
	node: string;
	/** n8n's start script; run it with `node`. */
	bin: string;
	/** `node_modules` that holds n8n and its built-in nodes. */
	modules: string;
}

/** Where things are kept between runs: outside the repository, so that a clean checkout does not install again. */
export function cacheFolder(): string {
	const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(base, 'n8n-nodes-concur-netsuite');
}

/**
 * Makes sure that n8n and its Node.js are in the cache and says where. Installs with the machine's own npm (its registry, its
 * proxy) and takes about five minutes the first time, nothing afterwards. Two processes may call it at once.
 */
export async function ensureN8n(
	say: (line: string) => void = (line) => console.log(line),
): Promise<InstalledN8n> {
	// Two folders: an `npm install` in a folder prunes what the folder's package.json does not name.
	const nodeFolder = join(cacheFolder(), `node-${NODE_MAJOR}`);
	const n8nFolder = join(cacheFolder(), `n8n-${N8N_VERSION}`);
	await installOnce(nodeFolder, say, () => installNode(nodeFolder, say));
	const node = join(nodeFolder, 'node_modules', 'node', 'bin', 'node');
	await installOnce(n8nFolder, say, () => installN8n(n8nFolder, nodeFolder, say));
	const modules = join(n8nFolder, 'node_modules');
	return { node, bin: join(modules, 'n8n', 'bin', 'n8n'), modules };
}

async function installNode(folder: string, say: (line: string) => void): Promise<void> {
	say(`Installing Node.js ${NODE_MAJOR} for n8n (once) ...`);
	// The package's install script links the binary, so scripts must run here.
	await npm(folder, process.execPath, ['install', `node@${NODE_MAJOR}`, '--ignore-scripts=false', ...QUIET]);
	await run(join(folder, 'node_modules', 'node', 'bin', 'node'), ['--version'], folder, process.execPath);
}

async function installN8n(folder: string, nodeFolder: string, say: (line: string) => void): Promise<void> {
	const node = join(nodeFolder, 'node_modules', 'node', 'bin', 'node');
	say(`Installing n8n ${N8N_VERSION} (once, about three minutes) ...`);
	await npm(folder, node, ['install', `n8n@${N8N_VERSION}`, '--ignore-scripts', ...QUIET]);
	say('Building its SQLite driver (once, about two minutes) ...');
	await npm(folder, node, ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
		npm_config_nodedir: headersOf(nodeFolder),
	});
	await run(node, ['-e', "require('sqlite3')"], folder, node);
}

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

/** The npm package of Node.js carries the C headers: a native build needs no download. */
function headersOf(nodeFolder: string): string {
	const inner = join(
		nodeFolder,
		'node_modules',
		'node',
		'node_modules',
		`node-${process.platform}-${process.arch}`,
	);
	return existsSync(inner)
		? inner
		: join(nodeFolder, 'node_modules', `node-${process.platform}-${process.arch}`);
}

/** Runs `install` unless the folder's marker, which is written last, says that it once ran to its end. */
async function installOnce(
	folder: string,
	say: (line: string) => void,
	install: () => Promise<void>,
): Promise<void> {
	const marker = join(folder, '.installed');
	if (existsSync(marker)) return;
	await mkdir(dirname(folder), { recursive: true });
	const release = await takeLock(`${folder}.lock`, say);
	try {
		if (existsSync(marker)) return;
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true });
		await writeFile(join(folder, 'package.json'), '{"private":true}\n');
		await install();
		await writeFile(marker, `${new Date().toISOString()}\n`);
	} finally {
		await release();
	}
}

/** A folder is the lock (making one is atomic); its age tells a lock whose owner died. */
async function takeLock(path: string, say: (line: string) => void): Promise<() => Promise<void>> {
	for (let waited = false; ; waited = true) {
		try {
			await mkdir(path);
			break;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
		if (!waited) say('Another process is installing it; waiting ...');
		const age = await stat(path).then(
			({ mtimeMs }) => Date.now() - mtimeMs,
			() => 0,
		);
		if (age > LOCK_STALE_AFTER_MS) await rm(path, { recursive: true, force: true });
		await new Promise((resolve) => setTimeout(resolve, 1000));
	}
	const touch = setInterval(
		() => void utimes(path, new Date(), new Date()).catch(() => {}),
		LOCK_TOUCH_EVERY_MS,
	);
	return async () => {
		clearInterval(touch);
		await rm(path, { recursive: true, force: true });
	};
}

async function npm(
	folder: string,
	node: string,
	args: string[],
	env: Record<string, string> = {},
): Promise<void> {
	const npmCli = await npmScript();
	await run(process.execPath, [npmCli, ...args], folder, node, env);
}

/** npm's own script, so that it runs the same from a shell, from `npm run` and from a test. */
async function npmScript(): Promise<string> {
	const beside = [
		join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		join(dirname(process.execPath), '..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
		process.env.npm_execpath ?? '',
	];
	const found = beside.find((path) => path.endsWith('npm-cli.js') && existsSync(path));
	if (!found) throw new Error('npm was not found beside this Node.js: install Node.js with npm');
	return found;
}

async function run(
	command: string,
	args: string[],
	cwd: string,
	node: string,
	env: Record<string, string> = {},
): Promise<void> {
	const child = spawn(command, args, {
		cwd,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...cleanEnvironment(node), ...env },
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => (output = (output + chunk).slice(-4000)));
	const code = await new Promise<number | null>((resolve, reject) =>
		child.on('error', reject).on('close', resolve),
	);
	if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`);
}

/**
 * The environment without what `npm run` and vitest put there: the repository's `ignore-scripts` or a package's lifecycle
 * variables would change how npm installs. Registry and proxy settings live in the user's npmrc and stay in force.
 */
export function cleanEnvironment(node: string): NodeJS.ProcessEnv {
	const kept = Object.entries(process.env).filter(
		([name]) =>
			!/^(npm_(?!config_(registry|userconfig|globalconfig|proxy|https_proxy|noproxy|cafile)$)|VITEST|NODE_OPTIONS$|NODE_ENV$|INIT_CWD$|TEST$)/i.test(
				name,
			),
	);
	const env: NodeJS.ProcessEnv = Object.fromEntries(kept);
	env.PATH = [dirname(node), process.env.PATH ?? ''].join(delimiter);
	return env;
}
