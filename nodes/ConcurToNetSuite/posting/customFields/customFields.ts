import type { Findings } from '../findings';
import { firstFieldValue } from '../fieldLevels';

export interface CustomFieldRule {
	on: 'body' | 'line';
	/** Script id in NetSuite. */
	field: string;
	/** In the order in which they are tried. */
	concurFields: string[];
	/** Taken where the Concur fields are blank. */
	fixedValue?: string;
	/** `id` and `externalId` point at a list value, segment value or record. */
	as: 'text' | 'id' | 'externalId';
}

/**
 * Custom fields of a record or of one of its lines by REST name (netsuite.md, 3.4). A field without a value is left out. `levels`:
 * allocation, entry and report for a line of an expense report, only the report for the body; likewise for other documents.
 */
export function customFieldValues(
	rules: readonly CustomFieldRule[],
	on: CustomFieldRule['on'],
	levels: ReadonlyArray<Record<string, unknown>>,
	findings: Findings,
): Record<string, unknown> {
	const values: Record<string, unknown> = {};
	for (const rule of rules) {
		if (rule.on !== on) continue;
		const value = firstFieldValue(rule.concurFields, levels) ?? rule.fixedValue;
		if (value === undefined) continue;
		if (rule.as === 'id' && !/^-?\d+$/.test(value)) {
			findings.refuse('custom-field-not-an-id', { field: rule.field, value });
			continue;
		}
		values[rule.field] = rule.as === 'text' ? value : { [rule.as]: value };
	}
	return values;
}
