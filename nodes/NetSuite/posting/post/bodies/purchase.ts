import type { Posting, PostingLine } from '../../../../shared/documentItem';
import type { Features } from '../../../transport/features';
import {
	bodyHead,
	type BodyWriter,
	costAmount,
	type Fields,
	given,
	money,
	oneLine,
	reference,
	segments,
} from './bodyParts';

/**
 * A vendor bill (netsuite.md, 8.3). Its total is never sent: NetSuite adds the lines up and refuses a total that differs. A
 * line may be negative.
 */
export const vendorBill: BodyWriter = (posting, features) => ({
	...purchaseHead(posting, features),
	...given('dueDate', posting.dueDate),
	...reference('terms', posting.terms),
	expense: { items: posting.lines.map((line) => billLine(line, posting, features)) },
});

/** A vendor credit (netsuite.md, 8.4): amounts are positive, and it knows neither due date nor terms. */
export const vendorCredit: BodyWriter = (posting, features) => ({
	...purchaseHead(posting, features),
	expense: { items: posting.lines.map((line) => purchaseLine(line, features, 'credit')) },
});

/** A credit card charge: `account` is the card. */
export const creditCardCharge: BodyWriter = (posting, features) => ({
	...purchaseHead(posting, features),
	expense: { items: posting.lines.map((line) => purchaseLine(line, features, 'debit')) },
});

function purchaseHead(posting: Posting, features: Features): Fields {
	return {
		...bodyHead(posting, features),
		...money(posting, features),
		...reference('entity', posting.entity),
		...reference('account', posting.account),
		...given('tranId', posting.tranId),
	};
}

/** `orderDoc` and `orderLine` are texts in the schema; they name the line of the order that is billed. */
function billLine(line: PostingLine, { purchaseOrder }: Posting, features: Features): Fields {
	const ordered = purchaseOrder?.id !== undefined && line.orderLine !== undefined;
	return {
		...purchaseLine(line, features, 'debit'),
		...(ordered && { orderDoc: purchaseOrder.id, orderLine: line.orderLine }),
	};
}

function purchaseLine(line: PostingLine, features: Features, costSide: 'debit' | 'credit'): Fields {
	return {
		...line.fields,
		...reference('account', line.account),
		amount: costAmount(line, costSide),
		memo: oneLine(line.memo),
		...segments(line, features),
		...reference('customer', line.customer),
		...given('isBillable', line.billable),
		...reference('taxCode', line.taxCode),
	};
}
