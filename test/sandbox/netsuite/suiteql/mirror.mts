import { createHash } from 'node:crypto';

import initSqlJs from 'sql.js';
import type { Database, SqlJsStatic, Statement } from 'sql.js';

import type { SandboxClock } from '../../http/sandboxClock.mts';
import type { BookChange, Books } from '../books/books.mts';
import type { OrderBook } from '../books/orderBook.mts';
import { registerFunctions } from './functions.mts';
import { masterRows, type Row, type RowSources } from './masterRows.mts';
import { orderRows } from './orderRows.mts';
import { TABLES, TRANSACTION_TABLES } from './tables.mts';
import { transactionRows, type TransactionRows } from './transactionRows.mts';

let engine: Promise<SqlJsStatic> | undefined;

/** Columns of the engine's own: what decides whether the role sees a row. */
export const HIDDEN_COLUMNS = ['_subsidiary', '_externalkey'] as const;

/**
 * The SQL database that answers queries. Books and master data are the truth: transactions are mirrored change by change, so
 * that tens of thousands stay fast; master data tables are filled anew when something in them changed. A lag keeps writes
 * back until so much sandbox time has passed.
 */
export class Mirror {
	private waiting: BookChange[] = [];
	private mirroredOrders: string[] = [];
	private readonly filledWith = new Map<string, string>();
	private readonly inserts = new Map<string, Statement>();

	private constructor(
		readonly database: Database,
		private readonly sources: RowSources,
		private readonly orders: OrderBook,
		private readonly clock: SandboxClock,
	) {}

	static async create(
		sources: RowSources,
		books: Books,
		orders: OrderBook,
		clock: SandboxClock,
	): Promise<Mirror> {
		engine ??= initSqlJs();
		const { Database } = await engine;
		const mirror = new Mirror(new Database(), sources, orders, clock);
		mirror.createTables();
		registerFunctions(mirror.database, sources.company);
		books.onChange((change) => mirror.waiting.push(change));
		return mirror;
	}

	/** Brings these tables up to date. */
	refresh(tables: string[]): void {
		this.database.run('BEGIN');
		try {
			for (const table of tables) if (!TRANSACTION_TABLES.includes(table)) this.refreshMaster(table);
			if (tables.some((table) => TRANSACTION_TABLES.includes(table))) {
				this.refreshTransactions();
				this.refreshOrders();
			}
			this.database.run('COMMIT');
		} catch (error) {
			this.database.run('ROLLBACK');
			throw error;
		}
	}

	close(): void {
		for (const statement of this.inserts.values()) statement.free();
		this.database.close();
	}

	private refreshTransactions(): void {
		const upTo = this.clock.now() - this.sources.modes.suiteQlLagMs;
		const due = this.waiting.filter(({ at }) => at <= upTo);
		if (due.length === 0) return;
		this.waiting = this.waiting.filter(({ at }) => at > upTo);
		for (const { kind, id, transaction } of due) {
			this.deleteTransaction(id);
			if (kind === 'saved')
				this.insertTransaction(transaction, transactionRows(transaction, this.sources.modes));
		}
	}

	/** Orders are master data: filled anew when one of them, or what is billed on it, changed. */
	private refreshOrders(): void {
		const { company } = this.sources;
		const orders = company.purchaseOrders.map((order) => ({
			order,
			rows: orderRows(company, this.orders, order),
		}));
		const state = JSON.stringify(orders);
		if (this.filledWith.get('orders') === state) return;
		for (const id of this.mirroredOrders) this.deleteTransaction(id);
		for (const { order, rows } of orders) this.insertTransaction(order, rows);
		this.mirroredOrders = orders.map(({ order }) => order.id);
		this.filledWith.set('orders', state);
	}

	private deleteTransaction(id: string): void {
		this.database.run('DELETE FROM `transaction` WHERE id = ?', [id]);
		this.database.run('DELETE FROM transactionline WHERE `transaction` = ?', [id]);
		this.database.run('DELETE FROM transactionaccountingline WHERE `transaction` = ?', [id]);
	}

	private insertTransaction(
		{ subsidiary, externalId }: { subsidiary?: string; externalId?: string },
		rows: TransactionRows,
	): void {
		const hidden = {
			_subsidiary: subsidiary ?? null,
			_externalkey: externalId?.toLowerCase() ?? null,
		};
		this.insert('transaction', { ...rows.transaction, ...hidden });
		for (const row of rows.transactionline) this.insert('transactionline', { ...row, ...hidden });
		for (const row of rows.transactionaccountingline)
			this.insert('transactionaccountingline', { ...row, ...hidden });
	}

	private refreshMaster(table: string): void {
		const rows = masterRows(this.sources, table);
		const hash = createHash('sha1').update(JSON.stringify(rows)).digest('hex');
		if (this.filledWith.get(table) === hash) return;
		this.database.run(`DELETE FROM ${table}`);
		for (const row of rows) this.insert(table, row);
		this.filledWith.set(table, hash);
	}

	private insert(table: string, row: Row): void {
		const columns = columnNames(table);
		let statement = this.inserts.get(table);
		if (!statement) {
			statement = this.database.prepare(
				`INSERT INTO \`${table}\` VALUES (${columns.map(() => '?').join(', ')})`,
			);
			this.inserts.set(table, statement);
		}
		statement.run(columns.map((column) => row[column] ?? null));
	}

	private createTables(): void {
		this.database.run('PRAGMA case_sensitive_like = ON');
		for (const [name, { columns }] of Object.entries(TABLES)) {
			const own = Object.entries(columns).map(
				([column, { kind }]) => `\`${column}\` ${kind === 'number' ? 'NUMERIC' : 'TEXT'}`,
			);
			const hidden = TRANSACTION_TABLES.includes(name)
				? HIDDEN_COLUMNS.map((column) => `${column} TEXT`)
				: [];
			this.database.run(`CREATE TABLE \`${name}\` (${[...own, ...hidden].join(', ')})`);
		}
		this.database.run('CREATE INDEX transaction_id ON `transaction` (id)');
		this.database.run('CREATE INDEX transaction_externalid ON `transaction` (externalid)');
		this.database.run('CREATE INDEX transactionline_transaction ON transactionline (`transaction`)');
		this.database.run('CREATE INDEX accountingline_transaction ON transactionaccountingline (`transaction`)');
	}
}

function columnNames(table: string): string[] {
	const own = Object.keys(TABLES[table]?.columns ?? {});
	return TRANSACTION_TABLES.includes(table) ? [...own, ...HIDDEN_COLUMNS] : own;
}
