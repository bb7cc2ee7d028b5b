import { KEYWORDS } from './keywords.mts';
import { searchError, unsupported } from './searchError.mts';
import type { Token } from './tokens.mts';
import type { Column } from './tables.mts';

/** A table named in a FROM clause. */
export interface TableUse {
	table: string;
	alias: string;
	/** Index of the token that names the table, and of the first token after it and its alias. */
	from: number;
	end: number;
}

export interface QueryShape {
	uses: TableUse[];
	/** Names that the query itself gives to columns and subqueries. */
	aliases: Set<string>;
	hasOrderBy: boolean;
}

/** Visible columns of a table, or undefined for an unknown one. */
export type Schema = (table: string) => Record<string, Column> | undefined;

const FROM_ENDS = new Set(['where', 'group', 'order', 'having', 'union', 'minus', 'intersect', 'select']);

/** Finds tables, aliases and the top ORDER BY. Unknown tables are refused in the words of the service. */
export function shapeOf(tokens: Token[], schema: Schema): QueryShape {
	const uses: TableUse[] = [];
	const aliases = new Set<string>();
	/** Per depth: inside a FROM clause, and which join styles it used. */
	const clauses = new Map<number, { commas: boolean; joins: boolean }>();
	tokens.forEach((token, index) => {
		const { depth, text } = token;
		const clause = clauses.get(depth);
		if (token.type === 'word' && FROM_ENDS.has(text)) clauses.delete(depth);
		if (token.type === 'symbol' && text === ')') clauses.delete(depth + 1);
		const startsTable =
			(token.type === 'word' && (text === 'from' || text === 'join')) ||
			(token.type === 'symbol' && text === ',' && clause !== undefined);
		if (startsTable) {
			const now = clause ?? { commas: false, joins: false };
			if (text === ',') now.commas = true;
			if (text === 'join') now.joins = true;
			if (now.commas && now.joins) throw unsupported('mix of ANSI and Oracle joins');
			clauses.set(depth, now);
			const use = tableUse(tokens, index + 1, schema);
			if (use) uses.push(use);
		}
	});
	tokens.forEach((token, index) => {
		if (isAlias(tokens, index) && !uses.some(({ from, end }) => index >= from && index < end))
			aliases.add(token.text);
	});
	const hasOrderBy = tokens.some(
		({ type, text, depth }) => type === 'word' && text === 'order' && depth === 0,
	);
	return { uses, aliases, hasOrderBy };
}

function tableUse(tokens: Token[], from: number, schema: Schema): TableUse | undefined {
	const name = tokens[from];
	if (name?.type === 'symbol' && name.text === '(') return undefined;
	if (name?.type !== 'word')
		throw searchError('Search error occurred: Table name expected after FROM or JOIN.');
	if (!schema(name.text)) throw searchError(`Search error occurred: Record '${name.text}' was not found.`);
	const hasAs = tokens[from + 1]?.text === 'as';
	const alias = tokens[from + (hasAs ? 2 : 1)];
	if (alias?.type === 'word' && !KEYWORDS.has(alias.text)) {
		return { table: name.text, alias: alias.text, from, end: from + (hasAs ? 3 : 2) };
	}
	return { table: name.text, alias: name.text, from, end: from + 1 };
}

/** A word after AS, or one that directly follows the end of an expression or subquery. */
export function isAlias(tokens: Token[], index: number): boolean {
	const token = tokens[index];
	const before = tokens[index - 1];
	if (token?.type !== 'word' || KEYWORDS.has(token.text) || !before) return false;
	if (before.type === 'word')
		return before.text === 'as' || before.text === 'end' || !KEYWORDS.has(before.text);
	return (
		before.type === 'string' || before.type === 'number' || (before.type === 'symbol' && before.text === ')')
	);
}
