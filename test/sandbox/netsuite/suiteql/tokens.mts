import { searchError, unsupported } from './searchError.mts';

export interface Token {
	/** `word` is lower-cased; `string` is without its quotes. */
	type: 'word' | 'string' | 'number' | 'param' | 'symbol';
	text: string;
	/** Number of open parentheses around it. */
	depth: number;
}

const PATTERN =
	/\s+|("(?:[^"])*")|('(?:[^']|'')*')|(\d+(?:\.\d+)?)|([A-Za-z_][\w$#]*)|(\|\||<=|>=|<>|!=|[=<>*/+\-,.()?])/y;

/** Cuts SuiteQL into tokens. Characters that Oracle SQL does not know here (`[`, `;`, `` ` ``, `:`), comments and the like are refused. */
export function tokenize(sql: string): Token[] {
	if (/--|\/\*/.test(withoutStrings(sql))) throw unsupported('comments');
	const tokens: Token[] = [];
	let depth = 0;
	PATTERN.lastIndex = 0;
	while (PATTERN.lastIndex < sql.length) {
		const at = PATTERN.lastIndex;
		const match = PATTERN.exec(sql);
		if (!match) throw unsupported(`character "${sql[at] ?? ''}" at position ${at}`);
		const [, quoted, string, number, word, symbol] = match;
		if (quoted !== undefined) tokens.push({ type: 'word', text: quoted.slice(1, -1).toLowerCase(), depth });
		else if (string !== undefined)
			tokens.push({ type: 'string', text: string.slice(1, -1).replaceAll("''", "'"), depth });
		else if (number !== undefined) tokens.push({ type: 'number', text: number, depth });
		else if (word !== undefined) tokens.push({ type: 'word', text: word.toLowerCase(), depth });
		else if (symbol !== undefined) {
			if (symbol === ')') depth--;
			tokens.push({ type: symbol === '?' ? 'param' : 'symbol', text: symbol, depth });
			if (symbol === '(') depth++;
		}
		if (depth < 0) throw searchError('Search error occurred: Unbalanced parentheses.');
	}
	if (depth !== 0) throw searchError('Search error occurred: Unbalanced parentheses.');
	return tokens;
}

function withoutStrings(sql: string): string {
	return sql.replace(/'(?:[^']|'')*'/g, "''");
}
