import { plainText } from '../document/blank';
import type { DateSettings, DateSource } from '../settings/postingSettings';
import { cutDate, dateIn } from './calendarDate';
import type { Findings } from './findings';

/**
 * Instants in UTC are converted to the accounting time zone. `reportUserDefinedDate` and `entryDate` are days
 * that somebody chose, written as a local midnight (`T00:00:00.000Z`, `T07:00:00.000Z`; concur.md, 15.8), so
 * they are cut and never shifted.
 */
const IS_INSTANT: Readonly<Record<DateSource, boolean>> = {
	reportPaymentProcessingDate: true,
	reportUserDefinedDate: false,
	reportSubmitDate: true,
	reportCreationDate: true,
	lastEntryDate: false,
};

/** A report with its entries: the expense document and the payroll document. */
interface DatedReport {
	report: Record<string, unknown>;
	expenseEntry: ReadonlyArray<{ entryDate?: string }>;
}

/**
 * Posting date `YYYY-MM-DD`: the first of the sources that the document carries. A date that cannot be read
 * is refused, not skipped.
 */
export function postingDate(document: DatedReport, dates: DateSettings, findings: Findings): string {
	for (const source of dates.sources) {
		for (const { field, text } of texts(document, source)) {
			const date = readDate(text, source, dates.timeZone);
			if (date === undefined) {
				findings.refuse('document-invalid', { field, value: `"${text}" is not a date` });
				return '';
			}
			if (source !== dates.sources[0]) {
				findings.warn('posting-date-fallback', { field, value: source, expected: dates.sources[0] });
			}
			return date;
		}
	}
	findings.refuse('posting-date-missing', { field: 'document.report', value: dates.sources.join(', ') });
	return '';
}

/**
 * Order in which a document's day of approval is looked for: end of approvals, submission, chosen day,
 * creation.
 */
const APPROVAL_SOURCES: readonly DateSource[] = [
	'reportPaymentProcessingDate',
	'reportSubmitDate',
	'reportUserDefinedDate',
	'reportCreationDate',
];

/** Day on which the report counts as approved; empty when it carries no readable date. */
export function approvedOn(report: Record<string, unknown>, timeZone: string): string {
	for (const source of APPROVAL_SOURCES) {
		const text = plainText(report[source]);
		const date = text === undefined ? undefined : readDate(text, source, timeZone);
		if (date !== undefined) return date;
	}
	return '';
}

/** A time without an offset is UTC like its kin, not local time. */
function readDate(text: string, source: DateSource, timeZone: string): string | undefined {
	if (!IS_INSTANT[source]) return cutDate(text);
	const iso = text.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T');
	const bare = iso.includes('T') && !/(Z|[+-]\d{2}:?\d{2})$/i.test(iso);
	return dateIn(bare ? `${iso}Z` : iso, timeZone);
}

/** At most one text: the report's field, or the latest entry date. */
function texts(document: DatedReport, source: DateSource): Array<{ field: string; text: string }> {
	if (source !== 'lastEntryDate') {
		const text = plainText(document.report[source]);
		return text === undefined ? [] : [{ field: `document.report.${source}`, text }];
	}
	const dated = document.expenseEntry.flatMap((entry, index) =>
		entry.entryDate === undefined
			? []
			: [{ field: `document.expenseEntry[${index}].entryDate`, text: entry.entryDate }],
	);
	// An unreadable one comes first, so that it is told; else the latest day.
	return dated
		.sort((a, b) => (cutDate(b.text) ?? '9999').localeCompare(cutDate(a.text) ?? '9999'))
		.slice(0, 1);
}
