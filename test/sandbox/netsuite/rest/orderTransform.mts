import type { OrderBook } from '../books/orderBook.mts';
import type { FieldValues, SublistLine } from '../books/transaction.mts';
import type { PurchaseOrder } from '../company/purchaseOrder.mts';
import type { Role } from '../role.mts';
import { ZERO } from '../../../../nodes/shared/money.ts';
import { invalidFieldValue, notFound, userError } from './errors.mts';

/** What the order gives to a bill; the request may leave it out, but not name something else. */
const FROM_ORDER = ['entity', 'subsidiary', 'currency'];

export interface OrderDefaults {
	body: FieldValues;
	/** The lines that still wait for a bill, with what they wait for. */
	expense: SublistLine[];
}

/** The order under `{id}` or `eid:{externalId}`; 404 when absent or outside the role's subsidiaries. */
export function findOrder(orders: OrderBook, role: Role, key: string): PurchaseOrder {
	const order = key.startsWith('eid:') ? orders.byExternalId(key.slice('eid:'.length)) : orders.byId(key);
	if (!order || !role.sees(order.subsidiary === undefined ? [] : [order.subsidiary])) throw notFound();
	return order;
}

/** `POST /purchaseOrder/{id}/!transform/vendorBill`: the bill as NetSuite fills it before the request's own fields (8.3). */
export function billDefaults(orders: OrderBook, order: PurchaseOrder): OrderDefaults {
	if (orders.status(order) !== 'F') throw userError('notTransformable', order.id);
	const { vendor, subsidiary, currency, terms, memo } = order;
	const open = order.lines.filter((line) => orders.remaining(order, line).gt(ZERO));
	return {
		body: {
			entity: vendor,
			currency,
			...(subsidiary !== undefined && { subsidiary }),
			...(terms !== undefined && { terms }),
			...(memo !== undefined && { memo }),
		},
		expense: open.map((line, index) => ({
			key: String(index + 1),
			values: {
				account: line.account,
				amount: orders.remaining(order, line).toFixed(),
				orderDoc: order.id,
				orderLine: line.line,
				...(line.department !== undefined && { department: line.department }),
				...(line.memo !== undefined && { memo: line.memo }),
			},
		})),
	};
}

/** A bill made from an order is for the order's vendor, subsidiary and currency. */
export function refuseOtherHeader(body: FieldValues, defaults: FieldValues): void {
	for (const field of FROM_ORDER) {
		const value = body[field];
		if (value !== defaults[field]) throw invalidFieldValue(field, String(value ?? ''), field);
	}
}
