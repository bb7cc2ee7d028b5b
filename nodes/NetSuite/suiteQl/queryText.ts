/** Parts of a query that hold no words of its own: literals, quoted names and comments. */
const OPAQUE = /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** The query without a semicolon at its end, which NetSuite does not take. */
export function tidyQuery(query: string): string {
	return query.trim().replace(/[;\s]+$/, '');
}

/** Whether the query as a whole, not one of its subqueries, says how rows are ordered. */
export function hasOrderBy(query: string): boolean {
	let plain = query.replace(OPAQUE, ' ');
	for (let before = ''; before !== plain;) {
		before = plain;
		plain = plain.replace(/\([^()]*\)/g, ' ');
	}
	return /\border\s+by\b/i.test(plain);
}

/** How many values the query wants. */
export function placeholderCount(query: string): number {
	return query.replace(OPAQUE, ' ').split('?').length - 1;
}
