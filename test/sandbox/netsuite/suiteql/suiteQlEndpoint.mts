import { isLosslessNumber } from 'lossless-json';
import type { SqlValue } from 'sql.js';

import type { SandboxRequest, SandboxResponse } from '../../http/exchange.mts';
import type { SandboxClock } from '../../http/sandboxClock.mts';
import { invalidParameter, invalidRequest } from '../rest/errors.mts';
import { jsonBody } from '../rest/jsonBody.mts';
import { pageOf } from '../rest/recordReads.mts';
import type { Bound } from './comparisons.mts';
import { dateValue } from './dates.mts';
import type { RowSources } from './masterRows.mts';
import type { Mirror } from './mirror.mts';
import { resultRows } from './resultRows.mts';
import { searchError } from './searchError.mts';
import { columnsIn, TRANSACTION_TABLES } from './tables.mts';
import { translate, type Translation } from './translate.mts';

/** netsuite.md 5: rows that one query reaches, pages or not. */
const MAX_ROWS = 100_000;

/** `POST /services/rest/query/v1/suiteql` (netsuite.md 7). */
export class SuiteQlEndpoint {
	/** Every query asked, as text, for tests of how many and which. */
	readonly queries: string[] = [];

	constructor(
		private readonly sources: RowSources,
		private readonly mirror: Mirror,
		private readonly clock: SandboxClock,
		private readonly url: () => string,
	) {}

	handle(request: SandboxRequest): SandboxResponse {
		if (request.method !== 'POST') throw invalidRequest('SuiteQL queries are sent by POST.');
		if (
			!(request.headers['prefer'] ?? '').split(',').some((one) => one.trim().toLowerCase() === 'transient')
		) {
			throw invalidRequest('The Prefer header is missing or has an invalid value. Use: transient', {
				header: 'Prefer',
			});
		}
		const { limit, offset } = pageOf(request.query);
		const { q, params } = this.readBody(request);
		this.queries.push(q);
		const translation = translate(q, {
			params,
			schema: (table) => this.schema(table),
			source: (table) => this.source(table),
			today: dateValue(new Date(this.clock.now()).toISOString()),
		});
		this.mirror.refresh(translation.tables);
		return { status: 200, body: this.page(translation, params, limit, offset) };
	}

	private readBody(request: SandboxRequest): { q: string; params: Bound[] } {
		const { q, params, ...others } = jsonBody(request);
		const unknown =
			Object.keys(others)[0] ??
			(params !== undefined && !this.sources.modes.boundParameters ? 'params' : undefined);
		if (unknown !== undefined) throw invalidRequest(`Invalid request body: unknown property ${unknown}`);
		if (typeof q !== 'string' || q.trim() === '')
			throw invalidRequest('The request body needs the query in the property q.');
		if (params === undefined) return { q, params: [] };
		if (!Array.isArray(params)) throw invalidRequest('The property params is an array.');
		return { q, params: params.map(boundValue) };
	}

	private schema(table: string) {
		const { company, role, modes } = this.sources;
		if (!role.mayRead(table) && modes.deniedTables === 'unknown') return undefined;
		if (table === 'salestaxitem' && !modes.suiteTax) return undefined;
		return columnsIn(company.features, table);
	}

	/** The rows and columns of a table that the role sees; everything else is silently absent (netsuite.md 7.1). */
	private source(table: string): string {
		const { role, modes } = this.sources;
		const columns = Object.keys(this.schema(table) ?? {}).map((column) => `\`${column}\``);
		const conditions: string[] = [];
		if (!role.mayRead(table)) conditions.push('1 = 0');
		if (TRANSACTION_TABLES.includes(table)) {
			const { subsidiaries } = role;
			if (subsidiaries)
				conditions.push(`(_subsidiary IS NULL OR _subsidiary IN (${literals(subsidiaries)}))`);
			const hidden = modes.invisibleExternalIds.map((id) => id.toLowerCase());
			if (hidden.length > 0)
				conditions.push(`(_externalkey IS NULL OR _externalkey NOT IN (${literals(hidden)}))`);
		}
		const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
		return `(SELECT ${columns.join(', ')} FROM \`${table}\`${where})`;
	}

	private page(
		{ sql, hasOrderBy }: Translation,
		params: Bound[],
		limit: number,
		offset: number,
	): Record<string, unknown> {
		const [[total] = [0]] = this.run(`SELECT COUNT(*) FROM (${sql})`, params).rows;
		const totalResults = Number(total);
		const hasMore = offset + limit < totalResults;
		if ((hasMore || offset > 0) && !hasOrderBy) {
			throw searchError(
				'Search error occurred: A paged query needs an ORDER BY, or its pages repeat and skip rows (sandbox rule).',
			);
		}
		if (offset + limit > MAX_ROWS && totalResults > MAX_ROWS) {
			throw invalidParameter(`No more than ${MAX_ROWS} rows can be read by one query.`, 'offset');
		}
		const { names, rows } = this.run(`${sql} LIMIT ${limit} OFFSET ${offset}`, params);
		const items = resultRows(names, rows);
		const link = (rel: string, at: number) => ({ rel, href: `${this.url()}?limit=${limit}&offset=${at}` });
		const links = [
			...(offset > 0 ? [link('previous', offset - limit), link('first', 0)] : []),
			...(hasMore
				? [link('next', offset + limit), link('last', Math.floor((totalResults - 1) / limit) * limit)]
				: []),
			link('self', offset),
		];
		return { links, count: items.length, hasMore, items, offset, totalResults };
	}

	private run(sql: string, params: Bound[]): { names: string[]; rows: SqlValue[][] } {
		const rows: SqlValue[][] = [];
		try {
			const statement = this.mirror.database.prepare(sql);
			try {
				statement.bind(params);
				while (statement.step()) rows.push(statement.get());
				return { names: statement.getColumnNames(), rows };
			} finally {
				statement.free();
			}
		} catch (error) {
			throw searchError(`Search error occurred: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
}

/** Texts and numbers; an empty text is NULL to Oracle. */
function boundValue(value: unknown): Bound {
	if (value === null || value === '') return null;
	if (typeof value === 'string') return value;
	if (isLosslessNumber(value)) return Number(value.value);
	throw invalidRequest('A parameter is a string or a number.');
}

function literals(texts: string[]): string {
	return texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ');
}
