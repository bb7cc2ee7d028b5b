import { plainText } from '../../document/blank';
import type { InvoiceHeader } from '../../document/invoiceDocument';
import type { DateOrder } from '../../settings/invoiceSettings';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';
import { readWrittenDate, type WrittenDate } from '../writtenDate';

/** Dates of the invoice; all others are days that somebody chose. */
const INSTANTS: readonly string[] = ['processCompleteDate', 'submitDate', 'requestCreationDate'];

/** Order in which the day of approval is looked for: end of approvals, submission, creation. */
const APPROVAL_SOURCES = ['processCompleteDate', 'submitDate', 'requestCreationDate'] as const;

type DateField = (typeof APPROVAL_SOURCES)[number] | 'invoiceDate' | 'postingDate' | 'paymentDueDate';

/**
 * Day on which the invoice counts as approved, in the accounting time zone; empty when it carries no readable
 * date, or one that can be read in two ways: an earlier date must not stand in for it.
 */
export function invoiceApprovedOn(
	header: Record<string, unknown>,
	timeZone: string,
	order: DateOrder,
): string {
	for (const source of APPROVAL_SOURCES) {
		const text = plainText(header[source]);
		const read = text === undefined ? undefined : readField(source, text, timeZone, order);
		if (read === undefined || 'unreadable' in read) continue;
		return 'date' in read ? read.date : '';
	}
	return '';
}

/** Tells why the day of approval is unknown, where that is a date that can be read in two ways. */
export function tellAmbiguousApproval(
	header: InvoiceHeader,
	settings: PostingSettings,
	findings: Findings,
): void {
	for (const source of APPROVAL_SOURCES) {
		const read = readInvoiceDate(header, source, settings);
		if (read === undefined || 'unreadable' in read) continue;
		if ('ambiguous' in read) invoiceDay(header, source, settings, findings);
		return;
	}
}

/**
 * Posting date `YYYY-MM-DD`: the first of the sources that the invoice carries; another than the chosen one
 * is told. A date that cannot be read, or not in one way only, is refused and not skipped. Empty when refused.
 */
export function invoicePostingDate(
	header: InvoiceHeader,
	settings: PostingSettings,
	findings: Findings,
): string {
	const { dateSources } = settings.invoices;
	const source = dateSources.find((candidate) => header[candidate] !== undefined);
	if (source === undefined) {
		findings.refuse('posting-date-missing', {
			field: 'document.requestHeader',
			value: dateSources.join(', '),
		});
		return '';
	}
	const date = invoiceDay(header, source, settings, findings) ?? '';
	if (date !== '' && source !== dateSources[0]) {
		const field = `document.requestHeader.${source}`;
		findings.warn('posting-date-fallback', { field, value: source, expected: dateSources[0] });
	}
	return date;
}

/** The day in a field of the header; undefined when it has none or, with a problem, none that can be read. */
export function invoiceDay(
	header: InvoiceHeader,
	name: DateField,
	settings: PostingSettings,
	findings: Findings,
): string | undefined {
	const text = header[name];
	const read = readInvoiceDate(header, name, settings);
	if (text === undefined || read === undefined) return undefined;
	if ('date' in read) return read.date;
	const field = `document.requestHeader.${name}`;
	if ('unreadable' in read)
		return findings.refuse('document-invalid', { field, value: `"${text}" is not a date` });
	return findings.refuse('date-ambiguous', { field, value: text, name, ...read.ambiguous });
}

/** What a field of the header says, without telling anybody. */
export function readInvoiceDate(
	header: InvoiceHeader,
	name: DateField,
	{ dates, invoices }: PostingSettings,
): WrittenDate | undefined {
	const text = header[name];
	return text === undefined ? undefined : readField(name, text, dates.timeZone, invoices.dateOrder);
}

const readField = (name: string, text: string, timeZone: string, order: DateOrder): WrittenDate =>
	readWrittenDate(text, { instant: INSTANTS.includes(name), timeZone, order });
