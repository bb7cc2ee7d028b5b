import { blankToUndefined, isRecord, plainText } from '../document/blank';
import type { SettingsFindings } from './settingsError';

/** The rows of a fixed collection (`{ row: [...] }` or the list itself); anything else has none. */
export function rowsOf(raw: unknown): Array<Record<string, unknown>> {
	const list = isRecord(raw) ? raw.row : raw;
	return Array.isArray(list) ? list.filter(isRecord) : isRecord(list) ? [list] : [];
}

/**
 * One of the allowed values; absent is the first (the parameter's default), anything else a finding: an
 * expression may give nonsense.
 */
export function oneOf<Value extends string>(
	raw: unknown,
	allowed: readonly [Value, ...Value[]],
	label: string,
	findings: SettingsFindings,
): Value {
	if (blankToUndefined(raw) === undefined) return allowed[0];
	const found = allowed.find((value) => value === raw);
	if (found === undefined)
		findings.add(label, `holds "${plainText(raw) ?? typeof raw}"; possible are ${allowed.join(', ')}`);
	return found ?? allowed[0];
}
