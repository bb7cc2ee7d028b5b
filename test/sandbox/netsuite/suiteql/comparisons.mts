import type { ColumnKind } from './tables.mts';
import type { Token } from './tokens.mts';
import { unsupported, searchError } from './searchError.mts';

export type Bound = string | number | null;

/** Kind of the column that ends (or starts) at a token; undefined for anything else. */
export type KindAt = (index: number) => ColumnKind | undefined;

const OPERATORS = new Set(['=', '<>', '!=', '<', '>', '<=', '>=']);

/**
 * Refuses comparisons that Oracle fails on or that silently find nothing: a text that is no number with a number column, a
 * number with a text column, a text with a date column (dates need TO_DATE), anything but 'T' or 'F' with a flag.
 */
export function checkComparisons(
	tokens: Token[],
	params: Bound[],
	kindEndingAt: KindAt,
	kindStartingAt: KindAt,
): void {
	const paramNumber = numbered(tokens);
	const check = (kind: ColumnKind | undefined, index: number) => {
		const token = tokens[index];
		if (kind === undefined || !token) return;
		if (token.type === 'param') refuse(kind, params[paramNumber.get(index) ?? -1] ?? null);
		if (token.type === 'string') refuse(kind, token.text);
		if (token.type === 'number') refuse(kind, Number(token.text));
	};
	tokens.forEach((token, index) => {
		if (token.type === 'symbol' && OPERATORS.has(token.text)) {
			check(kindEndingAt(index - 1), index + 1);
			check(kindStartingAt(index + 1), index - 1);
		}
		if (token.type === 'symbol' && (token.text === '+' || token.text === '-'))
			refuseArithmetic(tokens, index, kindEndingAt, kindStartingAt);
		if (token.type !== 'word') return;
		const columnEnd = tokens[index - 1]?.text === 'not' ? index - 2 : index - 1;
		const kind = kindEndingAt(columnEnd);
		if (token.text === 'between') {
			check(kind, index + 1);
			check(kind, index + 3);
		}
		if (token.text === 'like' && kind !== undefined && kind !== 'text')
			throw unsupported('LIKE on a column that is no text');
		if (token.text === 'in') checkList(tokens, index + 1, (item) => check(kind, item));
	});
}

/** The items of `IN ( ... )`: at most 1000, unless it is a subquery. */
function checkList(tokens: Token[], open: number, check: (index: number) => void): void {
	const start = tokens[open];
	if (start?.text !== '(' || tokens[open + 1]?.text === 'select') return;
	let items = 1;
	for (let index = open + 1; index < tokens.length; index++) {
		const token = tokens[index];
		if (!token || (token.text === ')' && token.type === 'symbol' && token.depth === start.depth)) break;
		if (token.type === 'symbol' && token.text === ',' && token.depth === start.depth + 1) items++;
		else check(index);
	}
	if (items > 1000)
		throw searchError('Search error occurred: ORA-01795: maximum number of expressions in a list is 1000');
}

function refuse(kind: ColumnKind, value: Bound): void {
	if (value === null || value === '') return;
	if (kind === 'number' && typeof value === 'string' && !/^\s*-?\d+(\.\d+)?\s*$/.test(value)) {
		throw searchError(`Search error occurred: ORA-01722: invalid number: '${value}'`);
	}
	if (kind === 'text' && typeof value === 'number')
		throw searchError('Search error occurred: ORA-01722: invalid number');
	if (kind === 'date') throw unsupported('date compared with a literal; use TO_DATE');
	if (kind === 'flag' && value !== 'T' && value !== 'F')
		throw unsupported(`a checkbox is 'T' or 'F', not ${String(value)}`);
}

/** `+` does not join texts (netsuite.md 7.1), and the sandbox does not count with dates. */
function refuseArithmetic(tokens: Token[], index: number, ending: KindAt, starting: KindAt): void {
	const isText = (token: Token | undefined) => token?.type === 'string';
	const kinds = [ending(index - 1), starting(index + 1)];
	if (
		isText(tokens[index - 1]) ||
		isText(tokens[index + 1]) ||
		kinds.includes('text') ||
		kinds.includes('flag')
	) {
		throw unsupported(`"${tokens[index]?.text ?? ''}" on texts; use ||`);
	}
	if (kinds.includes('date') || tokens[index - 1]?.text === 'sysdate')
		throw unsupported('arithmetic with dates (by the sandbox)');
}

function numbered(tokens: Token[]): Map<number, number> {
	const numbers = new Map<number, number>();
	tokens.forEach(({ type }, index) => {
		if (type === 'param') numbers.set(index, numbers.size);
	});
	return numbers;
}
