import type { Ref, RefKey, RefType } from '../../shared/documentItem';

/** Where in a posting something makes no sense, and why. */
export type Refuse = (path: readonly (string | number)[], message: string) => void;

/** An Edit Fields node that empties a field leaves null or ''. */
export const isBlank = (value: unknown) => value === undefined || value === null || value === '';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const KEYS: ReadonlySet<unknown> = new Set<RefKey>([
	'acctNumber',
	'externalId',
	'id',
	'name',
	'entityId',
	'email',
	'symbol',
	'number',
]);

/** The reference under `key` to a NetSuite record of one of the types; undefined when blank or refused. */
export function readRef(
	parent: Record<string, unknown>,
	key: string,
	types: readonly RefType[],
	refuse: Refuse,
): Ref | undefined {
	const value = parent[key];
	if (isBlank(value)) return undefined;
	if (!isRecord(value)) {
		refuse([key], 'is not a reference to a record');
		return undefined;
	}
	const type = types.find((known) => known === value.type);
	if (!type) refuse([key, 'type'], `must be of type ${types.join(' or ')}`);
	if (!KEYS.has(value.by)) refuse([key, 'by'], 'is no key to look a record up by');
	if (isBlank(value.value) || typeof value.value === 'object')
		refuse([key, 'value'], 'is missing or not text');
	if (!type) return undefined;
	const ref: Ref = { type, by: value.by as RefKey, value: String(value.value) };
	if (!isBlank(value.id)) ref.id = String(value.id);
	if (!isBlank(value.name)) ref.name = String(value.name);
	return ref;
}

/** Text; blank is the empty text. */
export function readText(parent: Record<string, unknown>, key: string, refuse: Refuse): string {
	const value = parent[key];
	if (isBlank(value)) return '';
	if (typeof value === 'object') refuse([key], 'is not text');
	return String(value);
}

/** Text, or undefined when blank. */
export function readOptionalText(
	parent: Record<string, unknown>,
	key: string,
	refuse: Refuse,
): string | undefined {
	return isBlank(parent[key]) ? undefined : readText(parent, key, refuse);
}

/** An amount as text or number; whether it is one is checked where all amounts are. */
export function readAmount(parent: Record<string, unknown>, key: string, refuse: Refuse): string | undefined {
	const value = parent[key];
	if (isBlank(value)) return undefined;
	if (typeof value !== 'string' && typeof value !== 'number') refuse([key], 'is not an amount');
	return String(value);
}

export function readFlag(parent: Record<string, unknown>, key: string, refuse: Refuse): boolean | undefined {
	const value = parent[key];
	if (isBlank(value)) return undefined;
	if (typeof value !== 'boolean') refuse([key], 'is neither true nor false');
	return value === true;
}

/** Fields by name. */
export function readFields(
	parent: Record<string, unknown>,
	key: string,
	refuse: Refuse,
): Record<string, unknown> {
	const value = parent[key];
	if (isBlank(value)) return {};
	if (isRecord(value)) return value;
	refuse([key], 'is not a record of fields');
	return {};
}
