import { plainText } from '../document/blank';
import type { CustomFieldRule } from '../posting/customFields/customFields';
import { readFieldNames } from './fieldNames';
import { oneOf, rowsOf } from './rows';
import type { SettingsFindings } from './settingsError';

export const CUSTOM_FIELDS_LABEL = 'Custom Fields';

/** Script ids that NetSuite gives custom fields, and custom segments, of bodies and lines. */
const NAMES: Readonly<Record<CustomFieldRule['on'], RegExp>> = {
	body: /^(custbody|cseg)[a-z0-9_]+$/,
	line: /^(custcol|cseg)[a-z0-9_]+$/,
};

/** Rows of "Custom Fields": each field once per place, each with something to fill it from. */
export function readCustomFields(
	raw: unknown,
	taken: readonly string[],
	findings: SettingsFindings,
): CustomFieldRule[] {
	const seen = new Set(taken.map((field) => `body ${field}`));
	return rowsOf(raw).map((row, index) => {
		const field = plainText(row.field) ?? '';
		const at = `row ${index + 1}${field ? ` (${field})` : ''}`;
		const label = (name: string): string => `${CUSTOM_FIELDS_LABEL}", ${at}, "${name}`;
		const on = oneOf(row.on, ['body', 'line'], label('Place'), findings);
		const rule: CustomFieldRule = {
			on,
			field,
			concurFields: readFieldNames(row.concurFields, label('Concur Fields'), findings),
			fixedValue: plainText(row.fixedValue),
			as: oneOf(row.as, ['text', 'externalId', 'id'], label('Send As'), findings),
		};
		if (!NAMES[on].test(field)) {
			const wanted = on === 'body' ? 'custbody_... or cseg_...' : 'custcol_... or cseg_...';
			findings.add(CUSTOM_FIELDS_LABEL, `${at} names no custom field of this place; e.g. ${wanted}`);
		}
		if (rule.concurFields.length === 0 && rule.fixedValue === undefined)
			findings.add(CUSTOM_FIELDS_LABEL, `${at} has neither a Concur field nor a fixed value`);
		const key = `${on} ${field}`;
		if (field && seen.has(key))
			findings.add(CUSTOM_FIELDS_LABEL, `${at} fills a field that is filled already`);
		seen.add(key);
		return rule;
	});
}
