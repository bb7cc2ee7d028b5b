import { plainText } from '../../document/blank';
import type { CashAdvanceData } from '../../document/cashAdvanceDocument';
import type { CashAdvanceDateSource } from '../../settings/cashAdvanceSettings';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';
import { readWrittenDate } from '../writtenDate';

/** Points in time; the requested disbursement date is a day that somebody chose. */
const INSTANTS: readonly CashAdvanceDateSource[] = ['issuedDate', 'requestDate'];

/** An advance counts as approved when it is issued; before that, all it has is the day of the request. */
const APPROVAL_SOURCES = ['issuedDate', 'requestDate'] as const;

/** Day on which the advance counts as approved, in the accounting time zone; empty when it carries no readable date. */
export function cashAdvanceApprovedOn(data: Record<string, unknown>, timeZone: string): string {
	for (const source of APPROVAL_SOURCES) {
		const text = plainText(data[source]);
		const date = text === undefined ? undefined : readDay(source, text, timeZone);
		if (date !== undefined) return date;
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
		const date = readDay(source, text, dates.timeZone);
		if (date === undefined) {
			findings.refuse('document-invalid', { field, value: `"${text}" is not a date` });
			return '';
		}
		if (source !== chosen) findings.warn('posting-date-fallback', { field, value: source, expected: chosen });
		return date;
	}
	const value = cashAdvances.dateSources.join(', ');
	findings.refuse('posting-date-missing', { field: 'document.cashAdvanceData', value });
	return '';
}

function readDay(source: CashAdvanceDateSource, text: string, timeZone: string): string | undefined {
	const read = readWrittenDate(text, { instant: INSTANTS.includes(source), timeZone, order: 'refuse' });
	return 'date' in read ? read.date : undefined;
}
