import type { Posting, RecordType } from '../../../shared/documentItem';
import type { DocumentHeader } from '../../document/documentHeader';
import type { InvoiceDocument } from '../../document/invoiceDocument';
import type { PostingSettings } from '../../settings/postingSettings';
import { bodyTexts } from '../bodyTexts';
import { currencyDecimals } from '../currencyDecimals';
import { bodyFields } from '../customFields/bodyFields';
import { toPostingLine, type DraftLine } from '../draftLine';
import { exchangeRateOf } from '../exchangeRate';
import type { Findings } from '../findings';
import { fillMemo } from '../memo';
import { settingsIn } from '../settingsIn';
import { postingSubsidiary } from '../subsidiary';
import { costRows } from './costRows';
import { dueDate, paymentTerms } from './dueDate';
import { checkLines, tellHints } from './invoiceChecks';
import { invoicePostingDate, tellAmbiguousApproval } from './invoiceDates';
import { invoiceLines } from './invoiceLines';
import { invoiceValues, receiptValues } from './invoiceMemo';
import { invoiceNumber } from './invoiceNumber';
import { payableLine } from './payableLine';
import { purchaseOrder } from './purchaseOrder';
import { settle } from './settlement';
import { vendorRef } from './vendor';

export interface InvoiceInput {
	document: InvoiceDocument;
	header: DocumentHeader;
	settings: PostingSettings;
	findings: Findings;
	stamp: Posting['stamp'];
	externalId: string;
	/** A bill is a credit where the total is negative. */
	target: 'vendorBill' | 'journalEntry';
}

/** One bill, credit or journal for one invoice; what cannot be decided is left out and told in `findings`. */
export function buildInvoice(input: InvoiceInput): Posting {
	const { document, header, findings, stamp, target } = input;
	const { requestHeader: request, vendor, ownerEmployee } = document;
	const placed = postingSubsidiary(
		input.settings.subsidiary,
		{
			ledgerCode: request.ledgerCode,
			levels: [request, ownerEmployee],
			owner: () => vendorRef(vendor, input.settings, findings),
			field: 'document.requestHeader.ledgerCode',
		},
		input.settings.mapping,
		findings,
	);
	const settings = settingsIn(input.settings, placed.subsidiary);
	const decimals = currencyDecimals(request.currencyAlphaCode);
	const tranDate = invoicePostingDate(request, settings, findings);
	tellAmbiguousApproval(request, settings, findings);
	const entity = vendorRef(vendor, settings, findings);
	const recordType = recordTypeOf(input);
	const bill = recordType === 'journalEntry' ? {} : billHeader(recordType, document, settings, findings);
	const tranId = invoiceNumber(request, findings);

	const context = {
		document,
		settings,
		findings,
		subsidiary: placed.subsidiary,
		isLinked: 'purchaseOrder' in bill,
		isBill: recordType !== 'journalEntry',
	};
	const rows = costRows(document);
	const settlement = settle(request, rows, findings);
	const costs: DraftLine[] = settlement ? invoiceLines(context, rows, settlement) : [];
	checkLines(document, costs, decimals, findings);
	tellHints(document, findings);
	const lines = target === 'journalEntry' ? [...costs, ...payableLine(context, costs, entity)] : costs;

	const values = invoiceValues(document, header, { postingDate: tranDate, decimals });
	const texts = bodyTexts(fillMemo(settings.invoices.memo, values), stamp, findings);
	const exchangeRate = exchangeRateOf(settings.exchangeRate, request, 'document.requestHeader', findings);
	const custom = bodyFields(settings, [request], receiptValues(values), findings);
	return {
		recordType,
		externalId: input.externalId,
		...placed,
		currency: { type: 'currency', by: 'symbol', value: request.currencyAlphaCode },
		...(exchangeRate === undefined ? {} : { exchangeRate }),
		tranDate,
		...(recordType === 'journalEntry'
			? {}
			: { ...(entity ? { entity } : {}), ...(tranId ? { tranId } : {}) }),
		...bill,
		memo: texts.memo,
		stamp,
		fields: { ...custom, ...texts.fields },
		lines: lines.map((line) => toPostingLine(line, decimals)),
	};
}

const recordTypeOf = ({ target, document }: InvoiceInput): RecordType => {
	if (target === 'journalEntry') return 'journalEntry';
	return document.requestHeader.requestTotal.lt(0) ? 'vendorCredit' : 'vendorBill';
};

/** A credit is neither due nor made from an order (netsuite.md, 8.4). */
function billHeader(
	recordType: RecordType,
	document: InvoiceDocument,
	settings: PostingSettings,
	findings: Findings,
): Pick<Posting, 'account' | 'dueDate' | 'terms' | 'purchaseOrder'> {
	const { payableAccount } = settings.invoices;
	const account = payableAccount ? { account: { ...payableAccount } } : {};
	if (recordType === 'vendorCredit') return account;
	const due = dueDate(document.requestHeader, settings, findings);
	const terms = paymentTerms(document.requestHeader, settings);
	const order = purchaseOrder(document, settings, findings);
	return {
		...account,
		...(due === undefined ? {} : { dueDate: due }),
		...(terms ? { terms } : {}),
		...(order ? { purchaseOrder: order } : {}),
	};
}
