/**
 * Concur sends a field that has no value as null, as `""`, as blanks or not at all (concur.md, 4 and 15.2):
 * all four are one thing here.
 */
export function blankToUndefined(value: unknown): unknown {
	if (value === null) return undefined;
	if (typeof value === 'string' && value.trim() === '') return undefined;
	return value;
}

/** Trimmed text of a string or number; undefined for blanks and for anything that is not a plain value. */
export function plainText(value: unknown): string | undefined {
	if (typeof value !== 'string' && !Number.isFinite(value)) return undefined;
	return String(value).trim() || undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
