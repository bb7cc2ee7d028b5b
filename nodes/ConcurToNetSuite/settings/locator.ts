import type { Ref, RefType } from '../../shared/documentItem';
import { isRecord, plainText } from '../document/blank';
import type { SettingsFindings } from './settingsError';

/**
 * Reads a resource locator: From List and By ID name the internal id, By Account Number the account number.
 * Blank is undefined; anything unreadable is a finding under the label.
 */
export function readLocator(
	raw: unknown,
	type: RefType,
	label: string,
	findings: SettingsFindings,
): Ref | undefined {
	if (raw === undefined || raw === null || raw === '') return undefined;
	if (!isRecord(raw)) {
		const choices = type === 'account' ? 'the list, an ID or an account number' : 'the list or an ID';
		findings.add(label, `is not a choice from ${choices}`);
		return undefined;
	}
	const value = plainText(raw.value);
	if (value === undefined) return undefined;
	if (raw.mode === 'number' && type === 'account') return { type, by: 'acctNumber', value };
	if (raw.mode === 'list' || raw.mode === 'id') {
		// System records of NetSuite have negative ids (netsuite.md, 11).
		if (/^-?\d+$/.test(value)) return { type, by: 'id', value };
		findings.add(label, `holds "${value}", which is not an internal ID`);
		return undefined;
	}
	findings.add(label, `is given in an unknown way ("${plainText(raw.mode) ?? ''}")`);
	return undefined;
}

/** As `readLocator`; what was chosen from the list also has the name that the list showed, for people. */
export function readListLocator(
	raw: unknown,
	type: RefType,
	label: string,
	findings: SettingsFindings,
): Ref | undefined {
	const ref = readLocator(raw, type, label, findings);
	const name = isRecord(raw) && raw.mode === 'list' ? plainText(raw.cachedResultName) : undefined;
	return ref && name !== undefined ? { ...ref, name } : ref;
}

/** Whether nothing was chosen. */
export const isBlankLocator = (raw: unknown): boolean =>
	plainText(isRecord(raw) ? raw.value : raw) === undefined;
