import type { Ref } from '../../../shared/documentItem';
import type { InvoiceVendor } from '../../document/invoiceDocument';
import type { PostingSettings } from '../../settings/postingSettings';
import type { Findings } from '../findings';

/**
 * The vendor by its code and remit-to address code, never by its name (concur.md, 4.2). A row of the mapping
 * table wins, the one for `CODE/REMIT` over the one for `CODE`.
 */
export function vendorRef(
	vendor: InvoiceVendor,
	settings: PostingSettings,
	findings: Findings,
): Ref | undefined {
	const { vendorCode: code, vendorRemitToAddressCode: remitTo } = vendor;
	if (code === undefined) {
		return findings.refuse('invoice-vendor-missing', {
			field: 'document.vendor.vendorCode',
			value: vendor.vendorName ?? '(unnamed)',
		});
	}
	const { mapping, invoices } = settings;
	const mapped =
		(remitTo === undefined ? undefined : mapping.find('vendor', `${code}/${remitTo}`)) ??
		mapping.find('vendor', code);
	if (mapped) return { ...mapped };
	const value = invoices.appendRemitTo && remitTo !== undefined ? `${code}-${remitTo}` : code;
	// Under this value a vendor without record is listed for the mapping table.
	return mapping.find('vendor', value) ?? { type: 'vendor', by: invoices.vendorMatchBy, value };
}
