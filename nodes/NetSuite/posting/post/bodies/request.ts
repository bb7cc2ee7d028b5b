import type { Posting, RecordType } from '../../../../shared/documentItem';
import { toJson } from '../../../../shared/losslessJson';
import type { Features } from '../../../transport/features';
import type { NetSuiteRequest } from '../../../transport/netSuiteRequest';
import { RECORD_ROOT } from '../../recordKinds';
import type { BodyWriter } from './bodyParts';
import { expenseReport } from './expenseReport';
import { intercompanyJournal, journal } from './journal';
import { creditCardCharge, vendorBill, vendorCredit } from './purchase';

const WRITERS: Readonly<Record<RecordType, BodyWriter>> = {
	journalEntry: journal,
	intercompanyJournalEntry: intercompanyJournal,
	vendorBill,
	vendorCredit,
	expenseReport,
	creditCardCharge,
};

/** The JSON text of the record of a posting. Amounts go out digit for digit. */
export function bodyOf(posting: Posting, features: Features): string {
	return toJson(WRITERS[posting.recordType](posting, features));
}

/**
 * The one request that makes the record. A bill of a purchase order is made from the order: `!transform` copies its lines, which
 * ours replace (netsuite.md, 3.1, 3.5, 8.3). Assumed, because no page says it: the body of a transform may carry every field of a
 * create. The external id in it is what keeps a repeat out, as everywhere.
 */
export function createRequest(posting: Posting, features: Features): NetSuiteRequest {
	const order = orderOf(posting);
	return {
		method: 'POST',
		path: order
			? `${RECORD_ROOT}/purchaseOrder/${encodeURIComponent(order)}/!transform/vendorBill`
			: `${RECORD_ROOT}/${posting.recordType}`,
		...(order && { query: { replace: 'expense,item' } }),
		// Without it a misspelt field would be dropped in silence (netsuite.md, 3.2).
		headers: { 'content-type': 'application/json', 'x-netsuite-propertynamevalidation': 'Error' },
		body: bodyOf(posting, features),
	};
}

/** Internal id of the order that a bill is made from. */
export function orderOf({ recordType, purchaseOrder }: Posting): string | undefined {
	return recordType === 'vendorBill' ? purchaseOrder?.id : undefined;
}
