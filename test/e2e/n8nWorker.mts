import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanEnvironment, ensureN8n } from './n8nCache.mts';
import { answers, n8nProcess } from './n8nProcess.mts';
import { freePort, installPackage, QUIET_N8N } from './n8nServer.mts';

export interface N8nWorker {
	output(): string;
	isRunning(): boolean;
	kill(): Promise<void>;
	restart(): Promise<void>;
	stop(): Promise<void>;
}

/** A worker of n8n's queue mode, with a folder of its own, as on a machine of its own. */
export async function startWorker(options: {
	encryptionKey: string;
	environment: Record<string, string>;
	concurrency?: number;
}): Promise<N8nWorker> {
	const installed = await ensureN8n();
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-worker-concur-netsuite-'));
	await installPackage(userFolder);
	const healthPort = await freePort();
	const worker = n8nProcess({
		installed,
		command: ['worker', `--concurrency=${options.concurrency ?? 5}`],
		environment: {
			...cleanEnvironment(installed.node),
			...QUIET_N8N,
			N8N_USER_FOLDER: userFolder,
			N8N_ENCRYPTION_KEY: options.encryptionKey,
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(healthPort),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			...options.environment,
		},
		cwd: userFolder,
		isReady: async () => await answers(`http://127.0.0.1:${healthPort}/healthz/readiness`),
	});
	await worker.start();
	return {
		output: worker.output,
		isRunning: worker.isRunning,
		kill: async () => await worker.end('SIGKILL'),
		restart: worker.start,
		stop: async () => {
			await worker.end('SIGTERM');
			worker.forget();
			await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
		},
	};
}
