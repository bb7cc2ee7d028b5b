/**
 * The only way in which a value gets into the text of a query (design.md, section 9): a SuiteQL string
 * literal. Oracle knows no backslash escapes, so the quote is the only character with a meaning inside a
 * literal; it is doubled. Control characters are in no name or number of NetSuite, and some gateways cut a
 * text at NUL: they become blanks. Lone surrogates become U+FFFD. Numbers are written as literals too;
 * Oracle compares `id = '42'` as a number.
 */
export function sqlLiteral(value: string): string {
	// By code, because lint allows no control characters in regular expressions.
	const clean = [...value].map((character) => (isControl(character) ? ' ' : character)).join('');
	return `'${toWellFormed(clean).replace(/'/g, "''")}'`;
}

function isControl(character: string): boolean {
	const code = character.codePointAt(0) ?? 0;
	return code < 0x20 || (code >= 0x7f && code <= 0x9f) || code === 0x2028 || code === 0x2029;
}

function toWellFormed(text: string): string {
	return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/**
 * Parts of a query in which a question mark is not a placeholder: string literals, quoted names and
 * comments.
 */
const OPAQUE = /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\//g;

/**
 * Puts the values in place of the `?`s, for accounts without bound parameters (before 2026.2; netsuite.md,
 * 7.1).
 * @throws RangeError when there are more or fewer values than placeholders
 */
export function withLiterals(query: string, values: readonly string[]): string {
	let next = 0;
	const fill = (part: string) =>
		part.replace(/\?/g, () => {
			const value = values[next];
			next += 1;
			return value === undefined ? '?' : sqlLiteral(value);
		});
	let result = '';
	let end = 0;
	for (const opaque of query.matchAll(OPAQUE)) {
		result += fill(query.slice(end, opaque.index)) + opaque[0];
		end = opaque.index + opaque[0].length;
	}
	result += fill(query.slice(end));
	if (next !== values.length) {
		throw new RangeError(`The query has ${next} placeholders, but ${values.length} values were given`);
	}
	return result;
}
