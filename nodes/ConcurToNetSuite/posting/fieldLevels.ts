import { plainText } from '../document/blank';

/** Parts of a document from the most granular upwards, e.g. allocation, entry, report. */
export type FieldLevels = ReadonlyArray<Record<string, unknown>>;

/** Value of the first field that has one; each field is looked up from the most granular level upwards before the next field is. */
export function firstFieldValue(fields: readonly string[], levels: FieldLevels): string | undefined {
	for (const field of fields) {
		for (const level of levels) {
			const value = Object.hasOwn(level, field) ? plainText(level[field]) : undefined;
			if (value !== undefined) return value;
		}
	}
	return undefined;
}
