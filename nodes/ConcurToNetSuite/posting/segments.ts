import type { Ref } from '../../shared/documentItem';
import type { Allocation, ExpenseDocument, ExpenseEntry } from '../document/expenseDocument';
import { entryLabel } from '../document/entryLabel';
import type { PostingSettings, Segment, SegmentRule } from '../settings/postingSettings';
import { firstFieldValue } from './fieldLevels';
import type { Findings } from './findings';

export type LineSegments = Partial<Record<Segment, Ref>>;

/**
 * Segments of a cost line of any document kind. `levels`: sections of the document from the most granular upwards, never the employee's
 * (concur.md, section 1, trap 18). `label`: the line as its owner knows it.
 */
export function segmentsFrom(
	rules: readonly SegmentRule[],
	levels: ReadonlyArray<Record<string, unknown>>,
	settings: Pick<PostingSettings, 'mapping'>,
	findings: Findings,
	field: string,
	label: string,
): LineSegments {
	const segments: LineSegments = {};
	for (const rule of rules) {
		const ref = segmentRef(rule, levels, settings);
		if (ref) segments[rule.segment] = ref;
		else if (rule.ifBlank === 'problem') {
			const fields = rule.fields.join(', ');
			findings.refuse('segment-missing', { field, value: label, segment: rule.segment, fields });
		}
	}
	return segments;
}

/** Segments of an expense line: from its allocation, else its entry, else the report. */
export function expenseSegments(
	{ report }: ExpenseDocument,
	entry: ExpenseEntry,
	allocation: Allocation,
	settings: PostingSettings,
	findings: Findings,
	field: string,
): LineSegments {
	const levels = [allocation, entry, report];
	return segmentsFrom(settings.segments, levels, settings, findings, field, entryLabel(entry));
}

/**
 * Segments of a payable or clearing line, which belongs to the document as a whole: from its header. A customer is for cost
 * lines only.
 */
export function headerSegments(header: Record<string, unknown>, settings: PostingSettings): LineSegments {
	const segments: LineSegments = {};
	if (!settings.segmentsOnOtherLines) return segments;
	for (const rule of settings.segments) {
		const ref = rule.segment === 'customer' ? undefined : segmentRef(rule, [header], settings);
		if (ref) segments[rule.segment] = ref;
	}
	return segments;
}

export const reportSegments = ({ report }: ExpenseDocument, settings: PostingSettings): LineSegments =>
	headerSegments(report, settings);

/** The first field of the rule that has a value, by the mapping table, else by the key of the rule; the default where all are blank. */
function segmentRef(
	{ segment, fields, by, default: fallback }: SegmentRule,
	levels: ReadonlyArray<Record<string, unknown>>,
	{ mapping }: Pick<PostingSettings, 'mapping'>,
): Ref | undefined {
	const value = firstFieldValue(fields, levels);
	if (value === undefined) return fallback && { ...fallback };
	return mapping.find(segment, value) ?? { type: segment, by, value };
}
