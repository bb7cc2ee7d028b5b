import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../n8nServer.mts';
import { ensurePackage } from './debianPackage.mts';
import { startService, untilAnswering, type RunAs } from './service.mts';

const PROGRAMS = '/usr/lib/postgresql';

/** A private PostgreSQL: one cluster in a folder of its own, on the loopback address only. */
export interface PostgresServer {
	host: string;
	port: number;
	/** Superuser; its password is only good for this cluster. */
	user: string;
	password: string;
	/** Runs SQL as `user` (default the superuser) and gives the rows, columns as text. Throws what PostgreSQL says. */
	query(sql: string, options?: { database?: string; user?: string; password?: string }): string[][];
	runFile(path: string, database: string): void;
	stop(): Promise<void>;
}

export async function startPostgres(
	say: (line: string) => void = console.log,
	port?: number,
): Promise<PostgresServer> {
	await ensurePackage('postgresql', () => programs() !== undefined, say);
	const bin = programs() ?? '';
	const folder = await mkdtemp(join(tmpdir(), 'postgres-concur-netsuite-'));
	const data = join(folder, 'data');
	const passwordFile = join(folder, 'password');
	const password = randomBytes(12).toString('hex');
	await writeFile(passwordFile, password, { mode: 0o600 });
	// PostgreSQL refuses to run as root; Debian's package brings a user for it.
	const as = userInfo().uid === 0 ? packageUser() : undefined;
	if (as) for (const path of [folder, passwordFile]) chownSync(path, as.uid, as.gid);
	const init = [
		join(bin, 'initdb'),
		...['--pgdata', data, '--username', 'postgres', '--pwfile', passwordFile],
		...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-locale', '--no-sync'],
	];
	run(init, folder, { as });
	const listenOn = port ?? (await freePort());
	// Durability does not matter here: the cluster is thrown away, and what is killed in these tests is n8n.
	const settings = [
		`port=${listenOn}`,
		'listen_addresses=127.0.0.1',
		`unix_socket_directories=${folder}`,
		'fsync=off',
		'max_connections=200',
	];
	const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
	const service = startService(join(bin, 'postgres'), args, folder, as);
	const server: PostgresServer = {
		host: '127.0.0.1',
		port: listenOn,
		user: 'postgres',
		password,
		query: (sql, options = {}) =>
			run(
				[...psql(listenOn, options.user ?? 'postgres', options.database ?? 'postgres'), '--command', sql],
				folder,
				{ password: options.password ?? password },
			)
				.split('\n')
				.filter((line) => line !== '')
				.map((line) => line.split('\t')),
		runFile: (path, database) => {
			run([...psql(listenOn, 'postgres', database), '--single-transaction', '--file', path], folder, {
				password,
			});
		},
		stop: async () => {
			// Fast shutdown: does not wait for clients.
			await service.stop('SIGINT');
			await rm(folder, { recursive: true, force: true, maxRetries: 3 });
		},
	};
	await untilAnswering(service, 'PostgreSQL', () => {
		try {
			return server.query('SELECT 1').length === 1;
		} catch {
			return false;
		}
	});
	return server;
}

function psql(port: number, user: string, database: string): string[] {
	const connection = [
		'--host',
		'127.0.0.1',
		'--port',
		String(port),
		'--username',
		user,
		'--dbname',
		database,
	];
	return ['psql', ...connection, '--no-psqlrc', '--quiet', '--set', 'ON_ERROR_STOP=1', '-At', '-F', '\t'];
}

/** Folder of the newest server programs that Debian's packages brought. */
function programs(): string | undefined {
	if (!existsSync(PROGRAMS)) return undefined;
	const versions = readdirSync(PROGRAMS).sort((a, b) => Number(b) - Number(a));
	return versions
		.map((version) => join(PROGRAMS, version, 'bin'))
		.find((bin) => existsSync(join(bin, 'initdb')));
}

function packageUser(): Required<RunAs> {
	const id = (flag: string) => Number(run(['id', flag, 'postgres'], '/'));
	return { uid: id('-u'), gid: id('-g') };
}

function run(
	[command = '', ...args]: string[],
	cwd: string,
	{ password, as = {} }: { password?: string; as?: RunAs } = {},
): string {
	const { status, stdout, stderr, error } = spawnSync(command, args, {
		cwd,
		encoding: 'utf8',
		env: { ...process.env, ...(password ? { PGPASSWORD: password } : {}) },
		...as,
	});
	if (error) throw error;
	if (status !== 0) throw new Error(`${command} ended with ${status}:\n${stderr || stdout}`);
	return stdout;
}
