import type { Ref } from '../../shared/documentItem';
import { isBlankLocator, readListLocator } from './locator';
import type { Segment } from './postingSettings';
import type { SettingsFindings } from './settingsError';

/** Parameter that holds the default of each segment, and its label in the panel. */
export const DEFAULT_FIELDS: Readonly<Record<Segment, { name: string; label: string }>> = {
	class: { name: 'defaultClass', label: 'Default Class' },
	customer: { name: 'defaultCustomer', label: 'Default Customer' },
	department: { name: 'defaultDepartment', label: 'Default Department' },
	location: { name: 'defaultLocation', label: 'Default Location' },
};

/** The default of a row of "Segments" that wants one. `at`: the row as findings name it. */
export function readSegmentDefault(
	row: Record<string, unknown>,
	segment: Segment,
	segmentsLabel: string,
	at: string,
	findings: SettingsFindings,
): Ref | undefined {
	const { name, label } = DEFAULT_FIELDS[segment];
	if (isBlankLocator(row[name])) {
		findings.add(segmentsLabel, `${at} has no "${label}": choose one, or another "If Blank"`);
		return undefined;
	}
	return readListLocator(row[name], segment, `${segmentsLabel}", ${at}, "${label}`, findings);
}
