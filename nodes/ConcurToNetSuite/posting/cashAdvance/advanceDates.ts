import { plainText } from '../../document/blank';
import type { CashAdvanceData } from '../../document/cashAdvanceDocument';
import type { CashAdvanceDateSource } from '../../settings/cashAdvanceSettings';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';
import { readWrittenDate, type WrittenDate } from '../writtenDate';

/** Points in time; the requested disbursement date is a day that somebody chose. */
const INSTANTS: readonly CashAdvanceDateSource[] = ['issuedDate', 'requestDate'];

/** An advance counts as approved when it is issued; before that, all it has is the day of the request. */
const APPROVAL_SOURCES = ['issuedDate', 'requestDate'] as const;

/**
 * Day on which the advance counts as approved, in the accounting time zone; empty when it carries no readable date, or one that can be
 * read in two ways: an earlier date must not stand in for it.
 */
export function cashAdvanceApprovedOn(data: Record<string, unknown>, timeZone: string): string {
	for (const source of APPROVAL_SOURCES) {
		const text = plainText(data[source]);
		const read = text === undefined ? undefined : readDay(source, text, timeZone);
		if (read === undefined || 'unreadable' in read) continue;
		return 'date' in read ? read.date : '';
	}
	return '';
}

/**
 * Posting date `YYYY-MM-DD`: the first of the sources that the advance carries; another than the chosen one
 * is told. A date that cannot be read is refused and not skipped. Empty when refused.
 */
export function cashAdvancePostingDate(
	data: CashAdvanceData,
	{ cashAdvances, dates }: Pick<PostingSettings, 'cashAdvances' | 'dates'>,
	findings: Findings,
): string {
	const [chosen] = cashAdvances.dateSources;
	for (const source of cashAdvances.dateSources) {
		const text = data[source];
		if (text === undefined) continue;
		const field = `document.cashAdvanceData.${source}`;
		const read = readDay(source, text, dates.timeZone);
		if (!('date' in read)) {
			findings.refuse('document-invalid', { field, value: whyNoDate(text, read) });
			return '';
		}
		if (source !== chosen) findings.warn('posting-date-fallback', { field, value: source, expected: chosen });
		return read.date;
	}
	const value = cashAdvances.dateSources.join(', ');
	findings.refuse('posting-date-missing', { field: 'document.cashAdvanceData', value });
	return '';
}

const readDay = (source: CashAdvanceDateSource, text: string, timeZone: string): WrittenDate =>
	readWrittenDate(text, { instant: INSTANTS.includes(source), timeZone, order: 'refuse' });

const whyNoDate = (text: string, read: Exclude<WrittenDate, { date: string }>): string =>
	'ambiguous' in read
		? `"${text}" may be ${read.ambiguous.mdy} or ${read.ambiguous.dmy}`
		: `"${text}" is not a date`;
