import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { PostgresServer } from '../services/postgres.mts';

type Row = Record<string, unknown>;

const SQL_FILE = join(resolve(import.meta.dirname, '../../..'), 'workflows/concur-to-netsuite-postgres.sql');

/** The tables of the PostgreSQL form of the workflow, made by the shipped SQL file in a database of their own. */
export interface FinanceDatabase {
	/** Data of n8n's `postgres` credential: a user with the role of a run and no more. */
	credential: Record<string, unknown>;
	rows(table: string): Row[];
	/** As time passing would. */
	endLease(): void;
	/** What PostgreSQL answers n8n's user to the SQL; undefined when it does it. */
	refusal(sql: string): string | undefined;
}

export function createFinanceDatabase(server: PostgresServer): FinanceDatabase {
	const database = 'finance';
	const user = 'n8n_finance';
	const password = randomBytes(12).toString('hex');
	server.query(`CREATE DATABASE ${database}`);
	server.runFile(SQL_FILE, database);
	server.query(`CREATE ROLE ${user} LOGIN PASSWORD '${password}'`);
	server.query(`GRANT concur_netsuite_run TO ${user}`);
	return {
		credential: { host: server.host, port: server.port, database, user, password, ssl: 'disable' },
		rows: (table) =>
			server
				.query(`SELECT to_json(one) FROM ${table} AS one ORDER BY id`, { database })
				.map(([text = '']) => JSON.parse(text) as Row),
		endLease: () =>
			void server.query(`UPDATE concur_netsuite_work SET "leaseUntil" = '2020-01-01' WHERE "key" = 'run'`, {
				database,
			}),
		refusal: (sql) => {
			try {
				server.query(sql, { database, user, password });
				return undefined;
			} catch (error) {
				return String(error);
			}
		},
	};
}
