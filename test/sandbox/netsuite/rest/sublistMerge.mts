import type { FieldValues, SublistLine } from '../books/transaction.mts';
import { NetSuiteError } from './errors.mts';
import type { Changes } from './writeBody.mts';

/**
 * What a sublist holds after a request (netsuite.md 3.5).
 * Keyed: lines whose `line` matches are updated, others are added; with `replace` old lines that are not matched go.
 * Not keyed: every line is appended; with `replace` the old ones go. `null` empties it.
 * The trap: lines without `line` are added, so a journal that is sent twice without `replace=line` holds its lines twice.
 */
export function mergedSublist(
	old: readonly SublistLine[],
	sent: Changes[] | null | undefined,
	{ keyed, replace }: { keyed: boolean; replace: boolean },
): SublistLine[] {
	if (sent === null) return [];
	if (sent === undefined) return replace ? [] : [...old];
	refuseDuplicateKeys(sent);
	let nextKey =
		Math.max(0, ...old.map(({ key }) => Number(key)), ...sent.map((line) => Number(line['line'] ?? 0))) + 1;
	const kept = replace ? [] : [...old];
	for (const changes of sent) {
		const key = keyed ? keyOf(changes) : undefined;
		const existing = key === undefined ? undefined : old.find((line) => line.key === key);
		const line = { key: key ?? String(nextKey++), values: applied(existing?.values ?? {}, changes) };
		const position = existing && !replace ? kept.indexOf(existing) : -1;
		if (position >= 0) kept[position] = line;
		else kept.push(line);
	}
	return kept;
}

/** Old values with the changes: fields that were not sent stay, `null` clears. */
export function applied(old: FieldValues, changes: Changes): FieldValues {
	const values: FieldValues = { ...old };
	for (const [name, value] of Object.entries(changes)) {
		if (name === 'line') continue;
		if (value === null) delete values[name];
		else values[name] = value;
	}
	return values;
}

function keyOf({ line }: Changes): string | undefined {
	return typeof line === 'string' ? line : undefined;
}

function refuseDuplicateKeys(sent: Changes[]): void {
	const keys = sent.flatMap((line) => keyOf(line) ?? []);
	const twice = keys.find((key, index) => keys.indexOf(key) !== index);
	if (twice === undefined) return;
	throw new NetSuiteError(400, 'DUPLICATE_KEYS', {
		text: `Error while accessing a resource. Duplicate key in a sublist: ${twice}`,
	});
}
