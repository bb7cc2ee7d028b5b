import type { RefKey } from '../../shared/documentItem';
import { plainText } from '../document/blank';
import type { Segment, SegmentRule } from './postingSettings';
import { oneOf, rowsOf } from './rows';
import { readSegmentDefault } from './segmentDefaults';
import type { SettingsFindings } from './settingsError';

export const SEGMENTS_LABEL = 'Segments';

/** Rows of "Segments": one per segment, its Concur fields in order of preference. */
export function readSegments(raw: unknown, findings: SettingsFindings): SegmentRule[] {
	const seen = new Set<Segment>();
	return rowsOf(raw).flatMap((row, index) => {
		const segment = oneOf(
			row.segment,
			['department', 'class', 'customer', 'location'],
			`${SEGMENTS_LABEL}", row ${index + 1}, "Segment`,
			findings,
		);
		const at = `row ${index + 1} (${segment})`;
		const fields = (plainText(row.fields) ?? '')
			.split(',')
			.map((field) => field.trim())
			.filter(Boolean);
		if (fields.length === 0) findings.add(SEGMENTS_LABEL, `${at} names no Concur field`);
		for (const field of fields) checkField(field, at, findings);
		if (seen.has(segment))
			findings.add(SEGMENTS_LABEL, `has two rows for ${segment}: list the fall-back fields in one row`);
		seen.add(segment);
		const by: RefKey = oneOf(
			row.matchBy,
			['externalId', 'id', 'name'],
			`${SEGMENTS_LABEL}", ${at}, "Match By`,
			findings,
		);
		const ifBlank = oneOf(
			row.ifBlank,
			['leaveEmpty', 'problem', 'useDefault'],
			`${SEGMENTS_LABEL}", ${at}, "If Blank`,
			findings,
		);
		return [
			{
				segment,
				fields,
				// People read a customer's name in the field that NetSuite calls entity id.
				by: segment === 'customer' && by === 'name' ? 'entityId' : by,
				ifBlank,
				// A default that was chosen once stays in the row when another choice hides it.
				...(ifBlank === 'useDefault' && {
					default: readSegmentDefault(row, segment, SEGMENTS_LABEL, at, findings),
				}),
			},
		];
	});
}

function checkField(field: string, at: string, findings: SettingsFindings): void {
	if (!/^[A-Za-z][A-Za-z0-9]*$/.test(field)) {
		findings.add(
			SEGMENTS_LABEL,
			`${at} names "${field}", which is not a field name; separate field names by commas`,
		);
	} else if (/^employee/i.test(field)) {
		// concur.md, section 1, trap 18.
		findings.add(
			SEGMENTS_LABEL,
			`${at} names "${field}": the employee section must not decide cost objects, since an employee may charge another department`,
		);
	}
}
