import { searchError } from './searchError.mts';
import type { Token } from './tokens.mts';

const AGGREGATES = new Set(['sum', 'count', 'min', 'max', 'avg']);
const CLAUSES = new Set(['from', 'where', 'group', 'having', 'order', 'union', 'minus', 'intersect']);

/**
 * Oracle's rule that SQLite does not have: with GROUP BY or an aggregate, a selected column is grouped or aggregated.
 * Checked for the outer query; constants and columns inside aggregates are free.
 */
export function checkGrouping(tokens: Token[], isColumn: (index: number) => boolean): void {
	const grouped = columnsOf(tokens, clause(tokens, 'group'), isColumn);
	const selected = clause(tokens, 'select');
	const insideAggregates = aggregateRanges(tokens, selected);
	if (grouped.length === 0 && insideAggregates.length === 0) return;
	const free = selected.filter((index) => !insideAggregates.some(([from, to]) => index > from && index < to));
	for (const name of columnsOf(tokens, free, isColumn)) {
		const isGrouped = grouped.some((one) => one === name || lastPart(one) === name || one === lastPart(name));
		if (!isGrouped) throw searchError(`Search error occurred: ORA-00979: not a GROUP BY expression: ${name}`);
	}
}

/** Indexes of the tokens of a clause of the outer query (its keyword excluded). */
function clause(tokens: Token[], keyword: string): number[] {
	const isAt = (token: Token, words: (text: string) => boolean) =>
		token.type === 'word' && token.depth === 0 && words(token.text);
	const start = tokens.findIndex((token) => isAt(token, (text) => text === keyword));
	if (start < 0) return [];
	const length = tokens.slice(start + 1).findIndex((token) => isAt(token, (text) => CLAUSES.has(text)));
	const end = length < 0 ? tokens.length : start + 1 + length;
	return Array.from({ length: end - start - 1 }, (_, offset) => start + 1 + offset);
}

/** Pairs of parentheses of aggregate calls. */
function aggregateRanges(tokens: Token[], indexes: number[]): [from: number, to: number][] {
	return indexes.flatMap((index): [number, number][] => {
		const open = tokens[index + 1];
		if (tokens[index]?.type !== 'word' || !AGGREGATES.has(tokens[index]?.text ?? '') || open?.text !== '(')
			return [];
		const length = tokens
			.slice(index + 2)
			.findIndex(({ text, depth }) => text === ')' && depth === open.depth);
		return [[index + 1, index + 2 + length]];
	});
}

/** Names of columns as written: `id` or `t.id`. */
function columnsOf(tokens: Token[], indexes: number[], isColumn: (index: number) => boolean): string[] {
	return indexes.filter(isColumn).map((index) => {
		const isQualified = tokens[index - 1]?.text === '.';
		return `${isQualified ? `${tokens[index - 2]?.text ?? ''}.` : ''}${tokens[index]?.text ?? ''}`;
	});
}

function lastPart(name: string): string {
	return name.split('.').pop() ?? name;
}
