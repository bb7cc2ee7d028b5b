import { startN8n, type N8nServer } from '../n8nServer.mts';
import { startWorker, type N8nWorker } from '../n8nWorker.mts';
import { startPostgres, type PostgresServer } from '../services/postgres.mts';
import { startRedis } from '../services/redis.mts';

/** The real n8n in queue mode: a main process and two workers, with PostgreSQL and Redis. */
export interface Cluster {
	n8n: N8nServer;
	workers: [N8nWorker, N8nWorker];
	postgres: PostgresServer;
	close(): Promise<void>;
}

export async function startCluster(say: (line: string) => void): Promise<Cluster> {
	const [postgres, redis] = await Promise.all([startPostgres(say), startRedis(say)]);
	postgres.query('CREATE DATABASE n8n');
	const environment = {
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		QUEUE_BULL_REDIS_HOST: redis.host,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		// A worker that was killed is noticed after this, not after a minute.
		QUEUE_WORKER_LOCK_DURATION: '10000',
		QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
		QUEUE_WORKER_STALLED_INTERVAL: '5000',
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: postgres.host,
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: 'n8n',
		DB_POSTGRESDB_USER: postgres.user,
		DB_POSTGRESDB_PASSWORD: postgres.password,
		GENERIC_TIMEZONE: 'UTC',
	};
	const n8n = await startN8n({ say, environment });
	const worker = async () => await startWorker({ encryptionKey: n8n.encryptionKey, environment });
	const workers = await Promise.all([worker(), worker()]);
	return {
		n8n,
		workers,
		postgres,
		close: async () => {
			await Promise.all(workers.map(async (one) => await one.stop()));
			await n8n.stop();
			await Promise.all([postgres.stop(), redis.stop()]);
		},
	};
}

/** Number of executions that the worker took, and whether it is at one now. */
export function jobsOf(worker: N8nWorker): { taken: number; isBusy: boolean } {
	const count = (text: string) => worker.output().split(text).length - 1;
	const taken = count('Worker started execution');
	return { taken, isBusy: worker.isRunning() && taken > count('Worker finished execution') };
}
