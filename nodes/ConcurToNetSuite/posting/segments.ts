import type { Ref } from '../../shared/documentItem';
import { plainText } from '../document/blank';
import type { Allocation, ExpenseDocument, ExpenseEntry } from '../document/expenseDocument';
import { entryLabel } from '../document/entryLabel';
import type { PostingSettings, Segment, SegmentRule } from '../settings/postingSettings';
import type { Findings } from './findings';

export type LineSegments = Partial<Record<Segment, Ref>>;

/**
 * Segments of an expense line: from its allocation, else its entry, else the report. Never from the employee
 * (concur.md, section 1, trap 18).
 */
export function expenseSegments(
	{ report }: ExpenseDocument,
	entry: ExpenseEntry,
	allocation: Allocation,
	settings: PostingSettings,
	findings: Findings,
	field: string,
): LineSegments {
	const segments: LineSegments = {};
	for (const rule of settings.segments) {
		const value = firstValue(rule, [allocation, entry, report]);
		if (value !== undefined) segments[rule.segment] = { type: rule.segment, by: rule.by, value };
		else if (rule.ifBlank === 'problem') {
			const fields = rule.fields.join(', ');
			findings.refuse('segment-missing', { field, value: entryLabel(entry), segment: rule.segment, fields });
		}
	}
	return segments;
}

/**
 * Segments of a payable or clearing line, which belongs to the report as a whole. A customer is for expense
 * lines only.
 */
export function reportSegments({ report }: ExpenseDocument, settings: PostingSettings): LineSegments {
	const segments: LineSegments = {};
	if (!settings.segmentsOnOtherLines) return segments;
	for (const rule of settings.segments) {
		const value = rule.segment === 'customer' ? undefined : firstValue(rule, [report]);
		if (value !== undefined) segments[rule.segment] = { type: rule.segment, by: rule.by, value };
	}
	return segments;
}

/** The first field of the rule that has a value; each is looked up from the most granular level upwards. */
function firstValue(rule: SegmentRule, levels: ReadonlyArray<Record<string, unknown>>): string | undefined {
	for (const field of rule.fields) {
		for (const level of levels) {
			const value = Object.hasOwn(level, field) ? plainText(level[field]) : undefined;
			if (value !== undefined) return value;
		}
	}
	return undefined;
}
