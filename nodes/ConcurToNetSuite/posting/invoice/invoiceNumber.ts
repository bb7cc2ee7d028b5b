import type { InvoiceHeader } from '../../document/invoiceDocument';
import type { Findings } from '../findings';

/** NetSuite's reference number (netsuite.md, 11); Concur allows 50 characters (concur.md, 4.2). */
const LONGEST = 45;

/**
 * Number of the supplier's invoice: what a duplicate is found by, so that it is never cut or left out.
 */
export function invoiceNumber(
	{ vendorInvoiceNumber: number, requestId }: InvoiceHeader,
	findings: Findings,
): string | undefined {
	const field = 'document.requestHeader.vendorInvoiceNumber';
	if (number === undefined) return findings.refuse('invoice-number-missing', { field, value: requestId });
	if (number.length <= LONGEST) return number;
	return findings.refuse('invoice-number-too-long', { field, value: number, longest: String(LONGEST) });
}
