import { checkComparisons, type Bound } from './comparisons.mts';
import { checkGrouping } from './grouping.mts';
import { FUNCTIONS, KEYWORDS, REFUSED_WORDS } from './keywords.mts';
import { isAlias, shapeOf, type QueryShape, type Schema, type TableUse } from './query.mts';
import { searchError, unsupported } from './searchError.mts';
import type { Column, ColumnKind } from './tables.mts';
import { tokenize, type Token } from './tokens.mts';

const CLAUSES = new Set(['select', 'from', 'where', 'on', 'group', 'having', 'order']);

export interface Translation {
	/** For the engine; its parameters are the query's own, in order. */
	sql: string;
	tables: string[];
	hasOrderBy: boolean;
}

export interface TranslateOptions {
	schema: Schema;
	/** What the engine reads in place of a table: a view of the rows that the role may see. */
	source: (table: string) => string;
	params: Bound[];
	/** SYSDATE as a value of the engine. */
	today: string;
}

/** Checks SuiteQL by the rules of netsuite.md 7.1 and writes it for SQLite. Throws what the service answers. */
export function translate(q: string, options: TranslateOptions): Translation {
	const tokens = tokenize(q);
	if (tokens[0]?.text !== 'select') throw searchError('Search error occurred: Query must start with SELECT.');
	refuseWords(tokens);
	const paramCount = tokens.filter(({ type }) => type === 'param').length;
	if (paramCount !== options.params.length) {
		throw searchError(
			`Search error occurred: ${paramCount} parameter markers but ${options.params.length} parameters.`,
		);
	}
	const shape = shapeOf(tokens, options.schema);
	const names = new Names(tokens, shape, options.schema);
	checkComparisons(
		tokens,
		options.params,
		(index) => names.kindEndingAt(index),
		(index) => names.kindStartingAt(index),
	);
	checkGrouping(tokens, (index) => names.kindEndingAt(index) !== undefined && !isAlias(tokens, index));
	return {
		sql: new Emitter(tokens, shape, names, options).sql(),
		tables: [...new Set(shape.uses.map(({ table }) => table))],
		hasOrderBy: shape.hasOrderBy,
	};
}

function refuseWords(tokens: Token[]): void {
	tokens.forEach(({ type, text, depth }, index) => {
		const isColumn = tokens[index - 1]?.text === '.';
		if (type === 'word' && !isColumn && REFUSED_WORDS[text] !== undefined)
			throw unsupported(REFUSED_WORDS[text]);
		if (text === '(' && tokens[index + 1]?.text === '+' && tokens[index + 2]?.text === ')')
			throw unsupported(`(+) join at depth ${depth}`);
		if (type === 'word' && text === 'is' && !/^(null|not)$/.test(tokens[index + 1]?.text ?? ''))
			throw unsupported('IS');
	});
}

/** Which column a name means. Names of no table, no alias and no function are refused. */
class Names {
	constructor(
		private readonly tokens: Token[],
		private readonly shape: QueryShape,
		private readonly schema: Schema,
	) {}

	/** The column of a bare or qualified name whose last token is at `index`. */
	columnAt(index: number): Column | undefined {
		const token = this.tokens[index];
		if (token?.type !== 'word') return undefined;
		if (this.tokens[index - 1]?.text === '.')
			return this.qualified(this.tokens[index - 2]?.text ?? '', token.text);
		const found = this.tables().flatMap((table) => this.schema(table)?.[token.text] ?? []);
		return found.every(({ kind }) => kind === found[0]?.kind) ? found[0] : undefined;
	}

	kindEndingAt(index: number): ColumnKind | undefined {
		const next = this.tokens[index + 1]?.text;
		return next === '.' || next === '(' ? undefined : this.columnAt(index)?.kind;
	}

	kindStartingAt(index: number): ColumnKind | undefined {
		return this.tokens[index + 1]?.text === '.' ? this.kindEndingAt(index + 2) : this.kindEndingAt(index);
	}

	/** Throws unless the name at `index` exists. */
	demand(index: number): void {
		const { text } = this.tokens[index] ?? { text: '' };
		if (this.tokens[index - 1]?.text === '.') {
			const qualifier = this.tokens[index - 2]?.text ?? '';
			if (this.shape.aliases.has(qualifier) || this.qualified(qualifier, text)) return;
		} else if (
			(this.shape.aliases.has(text) && this.mayUseAlias(index)) ||
			this.tables().some((table) => this.schema(table)?.[text])
		) {
			return;
		}
		const available = this.shape.uses.map(({ alias, table }) => `${alias}=${table}`).join(', ');
		throw searchError(
			`Search error occurred: Unknown identifier '${text}'. Available identifiers are: {${available}}`,
		);
	}

	/** Oracle knows the aliases of the select list in ORDER BY only; those of a subquery everywhere. */
	private mayUseAlias(index: number): boolean {
		const hasSubquery = this.tokens.some(({ text }, at) => text === 'select' && at > 0);
		if (hasSubquery) return true;
		const before = this.tokens.slice(0, index).reverse();
		const clause = before.find(
			({ type, text, depth }) => type === 'word' && depth === 0 && CLAUSES.has(text),
		);
		return clause?.text === 'order';
	}

	isQualifier(name: string): boolean {
		return this.shape.aliases.has(name) || this.shape.uses.some(({ alias }) => alias === name);
	}

	private qualified(qualifier: string, column: string): Column | undefined {
		for (const { alias, table } of this.shape.uses) {
			const found = alias === qualifier ? this.schema(table)?.[column] : undefined;
			if (found) return found;
		}
		return undefined;
	}

	private tables(): string[] {
		return this.shape.uses.map(({ table }) => table);
	}
}

class Emitter {
	constructor(
		private readonly tokens: Token[],
		private readonly shape: QueryShape,
		private readonly names: Names,
		private readonly options: TranslateOptions,
	) {}

	sql(): string {
		const parts: string[] = [];
		for (let index = 0; index < this.tokens.length;) {
			const use = this.shape.uses.find(({ from }) => from === index);
			const [part, next] = use ? this.table(use) : this.token(index);
			parts.push(part);
			index = next;
		}
		return parts.join(' ');
	}

	private table({ table, alias, end }: TableUse): [string, number] {
		return [`${this.options.source(table)} AS ${quoted({ text: alias })}`, end];
	}

	private token(index: number): [string, number] {
		const token = this.tokens[index];
		if (!token) return ['', index + 1];
		switch (token.type) {
			case 'string':
				// To Oracle an empty text is NULL.
				return [token.text === '' ? 'NULL' : `'${token.text.replaceAll("'", "''")}'`, index + 1];
			case 'word':
				return this.word(index, token.text);
			default:
				return [token.text, index + 1];
		}
	}

	private word(index: number, text: string): [string, number] {
		const next = this.tokens[index + 1]?.text;
		const isColumn = this.tokens[index - 1]?.text === '.';
		if (!isColumn && text === 'builtin' && next === '.') return this.builtin(index);
		if (!isColumn && next === '(' && !KEYWORDS.has(text)) return this.call(index, text);
		if (!isColumn && text === 'sysdate') return [`'${this.options.today}'`, index + 1];
		if (!isColumn && KEYWORDS.has(text)) return [text === 'minus' ? 'EXCEPT' : text.toUpperCase(), index + 1];
		if (next === '.' && !isColumn) {
			if (!this.names.isQualifier(text))
				throw searchError(`Search error occurred: Unknown identifier '${text}'.`);
		} else if (!isAlias(this.tokens, index) || isColumn) {
			this.names.demand(index);
		}
		return [quoted({ text }), index + 1];
	}

	private call(index: number, name: string): [string, number] {
		const engineName = FUNCTIONS[name];
		if (engineName === undefined) throw searchError(`Search error occurred: Unknown function '${name}'.`);
		// The engine knows a function by its name alone, not by the number of arguments.
		return [name === 'to_char' ? `to_char_${this.argumentCount(index + 1)}` : engineName, index + 1];
	}

	private argumentCount(open: number): number {
		const depth = (this.tokens[open]?.depth ?? 0) + 1;
		let count = 1;
		for (let index = open + 1; index < this.tokens.length; index++) {
			const token = this.tokens[index];
			if (!token || token.depth < depth) break;
			if (token.text === ',' && token.type === 'symbol' && token.depth === depth) count++;
		}
		return count;
	}

	/** `BUILTIN.DF(column)`, of a plain column only. */
	private builtin(index: number): [string, number] {
		if (this.tokens[index + 2]?.text !== 'df')
			throw searchError('Search error occurred: Only BUILTIN.DF is known to the sandbox.');
		const isQualified = this.tokens[index + 5]?.text === '.';
		const columnIndex = index + (isQualified ? 6 : 4);
		const column = this.names.columnAt(columnIndex);
		if (this.tokens[index + 3]?.text !== '(' || this.tokens[columnIndex + 1]?.text !== ')' || !column) {
			throw searchError('Search error occurred: BUILTIN.DF takes a column.');
		}
		this.names.demand(columnIndex);
		const qualifier = isQualified ? `${quoted(this.tokens[index + 4])}.` : '';
		const name = `${qualifier}${quoted(this.tokens[columnIndex])}`;
		// A letter alone does not tell a status: each type of transaction has its own.
		const value = column.display === 'status' ? `(${qualifier}\`type\` || ':' || ${name})` : name;
		return [`builtin_df('${column.display ?? ''}', ${value})`, columnIndex + 2];
	}
}

/** Backticks: what stands in double quotes and is no name in its place, SQLite would take for a text. */
function quoted(token: { text: string } | undefined): string {
	return `\`${token?.text ?? ''}\``;
}
