import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { PostgresServer } from '../services/postgres.mts';

type Row = Record<string, unknown>;

const SQL_FILE = join(resolve(import.meta.dirname, '../../..'), 'workflows/concur-to-netsuite-postgres.sql');

/** The database of the PostgreSQL form of the workflow; its tables are made by the shipped SQL file. */
export interface FinanceDatabase {
	/** Data of n8n's `postgres` credential: a user with the role of a run and no more. */
	credential: Record<string, unknown>;
	/** What a person does first: runs the shipped SQL file and grants the role. */
	createTables(): void;
	/** The same without the grant. */
	createTablesOfOthers(): void;
	rows(table: string): Row[];
	/** As time passing would. */
	endLease(): void;
	/** What a finance person types into the column `released` of the row. */
	mark(key: string, text: string): void;
	/** What PostgreSQL answers n8n's user to the SQL; undefined when it does it. */
	refusal(sql: string): string | undefined;
}

export function createFinanceDatabase(server: PostgresServer): FinanceDatabase {
	const database = 'finance';
	const user = 'n8n_finance';
	const password = randomBytes(12).toString('hex');
	server.query(`CREATE DATABASE ${database}`);
	server.query(`CREATE ROLE ${user} LOGIN PASSWORD '${password}'`);
	return {
		credential: { host: server.host, port: server.port, database, user, password, ssl: 'disable' },
		createTablesOfOthers: () => server.runFile(SQL_FILE, database),
		createTables: () => {
			// A second time changes nothing.
			server.runFile(SQL_FILE, database);
			server.query(`GRANT concur_netsuite_run TO ${user}`);
		},
		rows: (table) =>
			server
				.query(`SELECT to_json(one) FROM ${table} AS one ORDER BY id`, { database })
				.map(([text = '']) => JSON.parse(text) as Row),
		endLease: () =>
			void server.query(`UPDATE concur_netsuite_work SET "leaseUntil" = '2020-01-01' WHERE "key" = 'run'`, {
				database,
			}),
		mark: (key, text) =>
			void server.query(`UPDATE concur_netsuite_work SET "released" = '${text}' WHERE "key" = '${key}'`, {
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
