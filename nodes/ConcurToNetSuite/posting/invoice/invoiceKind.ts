import { formatMoney } from '../../../shared/money';
import { invoiceDocument } from '../../document/invoiceDocument';
import { invoiceHeader } from '../../document/invoiceHeader';
import { plainText } from '../../document/blank';
import { readAs } from '../../document/readDocument';
import type { BuildInput, Built, DocumentKind } from '../documentKind';
import { currencyDecimals } from '../currencyDecimals';
import { targetFor } from '../targets/target';
import { buildInvoice } from './buildInvoice';
import { costRows } from './costRows';
import { isAllZero } from './invoiceChecks';

/** Invoices (concur.md, 4.2): vendor bills, and vendor credits where the total is negative. */
export const invoiceKind: DocumentKind = {
	code: 'INV',
	header: (document, timeZone, { invoices }) => invoiceHeader(document, timeZone, invoices.dateOrder),
	build,
};

function build({ document, header, settings, findings, stamp, externalId }: BuildInput): Built {
	const read = readAs(invoiceDocument, document);
	if ('problems' in read) {
		findings.problems.push(...read.problems);
		return { postings: [], total: header.total };
	}
	const { requestHeader } = read.document;
	const total = formatMoney(requestHeader.requestTotal, currencyDecimals(requestHeader.currencyAlphaCode));
	if (isAllZero(read.document, costRows(read.document))) return { postings: [], total };
	const target = targetFor(settings, {
		documentType: 'invoice',
		policy: [plainText(requestHeader.externalPolicyId), plainText(requestHeader.policyName)],
	});
	if (target === 'doNotPost') return { postings: [], total, nothing: 'a rule of "Targets" says Do Not Post' };
	const posting = buildInvoice({
		document: read.document,
		header,
		settings,
		findings,
		stamp,
		externalId: externalId(0),
		target: target === 'journalEntry' ? target : 'vendorBill',
	});
	return { postings: posting.lines.length > 0 ? [posting] : [], total };
}
