import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../n8nServer.mts';
import { ensurePackage } from './debianPackage.mts';
import { startService, untilAnswering } from './service.mts';

const PROGRAM = '/usr/bin/redis-server';

export interface RedisServer {
	host: string;
	port: number;
	stop(): Promise<void>;
}

/** A private Redis on a free port of the loopback address; keeps nothing on disk. */
export async function startRedis(say: (line: string) => void = console.log): Promise<RedisServer> {
	await ensurePackage('redis-server', () => existsSync(PROGRAM), say);
	const folder = await mkdtemp(join(tmpdir(), 'redis-concur-netsuite-'));
	const port = await freePort();
	const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
	const service = startService(PROGRAM, [...options, '--appendonly', 'no'], folder);
	await untilAnswering(service, 'Redis', () => pong(port));
	return {
		host: '127.0.0.1',
		port,
		stop: async () => {
			await service.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function pong(port: number): Promise<boolean> {
	return await new Promise((done) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
		const end = (answer: boolean) => {
			socket.destroy();
			done(answer);
		};
		socket.once('data', (data) => end(data.toString().startsWith('+PONG')));
		socket.once('error', () => end(false));
	});
}
