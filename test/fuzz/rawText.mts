/** JSON text as it stands, for what no JavaScript value writes: `1e400`, a key twice, text that is no JSON at all. */
export class RawText {
	constructor(readonly text: string) {}
}

/** JSON text of a tree that may hold `RawText`; `undefined` is left out, as JSON.stringify does. */
export function writeJson(value: unknown): string {
	if (value instanceof RawText) return value.text;
	if (Array.isArray(value)) return `[${value.map((part) => writeJson(part ?? null)).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null) ?? 'null';
	const fields = Object.entries(value).flatMap(([key, part]) =>
		part === undefined ? [] : [`${JSON.stringify(key)}:${writeJson(part)}`],
	);
	return `{${fields.join(',')}}`;
}

/** A field of any name, `__proto__` as well, which an assignment would not make. */
export function setField(record: object, name: string, value: unknown): void {
	// JSON lists have elements only.
	if (Array.isArray(record) && !/^\d+$/.test(name)) return;
	Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
}
