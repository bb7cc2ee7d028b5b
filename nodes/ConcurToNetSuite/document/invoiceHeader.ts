import { formatMoney, parseMoney } from '../../shared/money';
import { invoiceApprovedOn } from '../posting/invoice/invoiceDates';
import type { DateOrder } from '../settings/invoiceSettings';
import { isRecord, plainText } from './blank';
import type { DocumentHeader } from './documentHeader';

/** `dateOrder`: how dates such as 03/04/2026 are read (concur.md, 4.2). */
export function invoiceHeader(document: unknown, timeZone: string, dateOrder: DateOrder): DocumentHeader {
	const header = isRecord(document) && isRecord(document.requestHeader) ? document.requestHeader : {};
	const owner = isRecord(document) && isRecord(document.ownerEmployee) ? document.ownerEmployee : {};
	const total = parseMoney(header.requestTotal);
	return {
		id: plainText(header.requestId) ?? '',
		idField: 'document.requestHeader.requestId',
		number: plainText(header.vendorInvoiceNumber) ?? '',
		name: plainText(header.requestTitle) ?? '',
		owner: plainText(owner.employeeId) ?? '',
		revision: plainText(header.revisionNumber) ?? '1',
		currency: plainText(header.currencyAlphaCode)?.toUpperCase() ?? '',
		total: total ? formatMoney(total) : '',
		isTest: plainText(header.isTest)?.toUpperCase() === 'Y' || header.isTest === true,
		approvedOn: invoiceApprovedOn(header, timeZone, dateOrder),
	};
}
