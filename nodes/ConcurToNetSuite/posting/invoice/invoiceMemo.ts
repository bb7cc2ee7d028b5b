import { formatMoney } from '../../../shared/money';
import { plainText } from '../../document/blank';
import type { DocumentHeader } from '../../document/documentHeader';
import type { InvoiceDocument } from '../../document/invoiceDocument';
import type { InvoicePlaceholder } from '../../settings/invoiceSettings';
import type { MemoValues } from '../memo';

/** Values of the placeholders of the memo. */
export function invoiceValues(
	{ requestHeader, vendor, ownerEmployee }: InvoiceDocument,
	{ owner, revision, approvedOn }: DocumentHeader,
	{ postingDate, decimals }: { postingDate: string; decimals: number },
): Record<InvoicePlaceholder, string | undefined> {
	const names = [plainText(ownerEmployee.employeeFirstName), plainText(ownerEmployee.employeeLastName)];
	return {
		documentId: requestHeader.requestId,
		vendorName: vendor.vendorName,
		vendorCode: vendor.vendorCode,
		invoiceNumber: requestHeader.vendorInvoiceNumber,
		invoiceDate: requestHeader.invoiceDate,
		title: requestHeader.requestTitle,
		poNumber: requestHeader.poNumber,
		owner,
		ownerName: names.filter(Boolean).join(' '),
		revision,
		ledgerCode: requestHeader.ledgerCode,
		currency: requestHeader.currencyAlphaCode,
		total: formatMoney(requestHeader.requestTotal, decimals),
		approvedOn,
		postingDate,
	};
}

/** The text of the receipt link is one for all documents, and names them as it names reports. */
export const receiptValues = (values: Record<InvoicePlaceholder, string | undefined>): MemoValues => ({
	...values,
	reportId: values.documentId,
	reportName: values.title,
	reportNumber: values.invoiceNumber,
});
