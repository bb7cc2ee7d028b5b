import { DateTime } from 'luxon';
import type { Ref } from '../../../shared/documentItem';
import type { InvoiceHeader } from '../../document/invoiceDocument';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';
import { invoiceDay, readInvoiceDate } from './invoiceDates';

/**
 * Due date `YYYY-MM-DD`. One that can be read in two ways is the one that lies the invoice's own payment days
 * after the invoice date, if exactly one of them does (the published invoice: 08/08/2018, 30 days,
 * 09/07/2018).
 */
export function dueDate(
	header: InvoiceHeader,
	settings: PostingSettings,
	findings: Findings,
): string | undefined {
	const due = readInvoiceDate(header, 'paymentDueDate', settings);
	const invoiced = readInvoiceDate(header, 'invoiceDate', settings);
	const days = paymentDays(header);
	if (due && 'ambiguous' in due && invoiced && 'date' in invoiced && days !== undefined) {
		const expected = DateTime.fromISO(invoiced.date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
		if ([due.ambiguous.mdy, due.ambiguous.dmy].includes(expected)) return expected;
	}
	return invoiceDay(header, 'paymentDueDate', settings, findings);
}

/**
 * Payment terms by the mapping table, from the days (`30`) or their usual name (`Net 30`); without a row the
 * default of the settings, and without one the due date says it all.
 */
export function paymentTerms(header: InvoiceHeader, { mapping, invoices }: PostingSettings): Ref | undefined {
	const days = paymentDays(header)?.toString() ?? header.netPaymentTermDays;
	const mapped =
		days === undefined ? undefined : (mapping.find('terms', days) ?? mapping.find('terms', `Net ${days}`));
	return mapped ?? (invoices.defaultTerms && { ...invoices.defaultTerms });
}

/** Whole days; undefined for anything else. */
function paymentDays({ netPaymentTermDays: text }: InvoiceHeader): number | undefined {
	return text !== undefined && /^\d{1,4}(\.0+)?$/.test(text) ? Number(text) : undefined;
}
