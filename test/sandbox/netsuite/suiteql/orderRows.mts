import { parseMoney, sumMoney, ZERO } from '../../../../nodes/shared/money.ts';
import type { OrderBook } from '../books/orderBook.mts';
import type { Company } from '../company/company.mts';
import type { PurchaseOrder } from '../company/purchaseOrder.mts';
import { dateValue } from './dates.mts';
import type { TransactionRows } from './transactionRows.mts';

/** `transaction.type` of an order (netsuite.md 7.3). */
const TYPE = 'PurchOrd';

/** A purchase order as SuiteQL shows it: it does not post, so there are no accounting lines. */
export function orderRows(company: Company, orders: OrderBook, order: PurchaseOrder): TransactionRows {
	const total = sumMoney(order.lines.map(({ amount }) => parseMoney(amount) ?? ZERO));
	const rate = company.currencies.find(({ id }) => id === order.currency)?.exchangeRate ?? '1';
	const common = { transaction: order.id, taxline: 'F', iscogs: 'F', isbillable: 'F', cleared: 'F' };
	const line = (id: string, amount: string) => ({
		...common,
		id,
		linesequencenumber: id,
		uniquekey: `${order.id}${id.padStart(4, '0')}`,
		subsidiary: order.subsidiary ?? null,
		netamount: amount,
		foreignamount: amount,
	});
	return {
		transaction: {
			id: order.id,
			tranid: order.tranId,
			transactionnumber: `PURCHORD${order.id}`,
			type: TYPE,
			recordtype: 'purchaseorder',
			trandate: dateValue(order.tranDate),
			postingperiod: null,
			posting: 'F',
			status: orders.status(order),
			approvalstatus: order.isApproved ? '2' : '1',
			entity: order.vendor,
			currency: order.currency,
			exchangerate: rate,
			memo: order.memo ?? null,
			externalid: order.externalId ?? null,
			createddate: dateValue(order.lastModifiedDate),
			lastmodifieddate: dateValue(order.lastModifiedDate),
			foreigntotal: total.toFixed(),
			voided: 'F',
		},
		transactionline: [
			{
				...line('0', ZERO.minus(total).toFixed()),
				mainline: 'T',
				entity: order.vendor,
				memo: order.memo ?? null,
				isclosed: 'F',
			},
			...order.lines.map((one) => ({
				...line(one.line, one.amount),
				mainline: 'F',
				expenseaccount: one.account,
				department: one.department ?? null,
				memo: one.memo ?? null,
				isclosed: orders.remaining(order, one).gt(ZERO) ? 'F' : 'T',
			})),
		],
		transactionaccountingline: [],
	};
}
