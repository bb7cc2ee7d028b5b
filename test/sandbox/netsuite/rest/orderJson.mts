import { parseMoney, sumMoney, ZERO } from '../../../../nodes/shared/money.ts';
import type { OrderBook } from '../books/orderBook.mts';
import { STATUS_NAMES } from '../books/transactionStatus.mts';
import type { Company } from '../company/company.mts';
import { displayName, type DisplayKind } from '../company/displayNames.mts';
import type { PurchaseOrder } from '../company/purchaseOrder.mts';
import type { JsonObject } from './jsonBody.mts';

/** `GET /purchaseOrder/{id}`; lines only with `expandSubResources`. */
export function orderJson(
	company: Company,
	orders: OrderBook,
	order: PurchaseOrder,
	{ url, expand }: { url: string; expand: boolean },
): JsonObject {
	const reference = (kind: DisplayKind, id: string) => ({
		links: [],
		id,
		refName: displayName(company, kind, id) ?? id,
	});
	const status = orders.status(order);
	const items = order.lines.map((line) => ({
		links: [{ rel: 'self', href: `${url}/expense/${line.line}` }],
		line: Number(line.line),
		account: reference('account', line.account),
		amount: Number(line.amount),
		isClosed: orders.remaining(order, line).eq(ZERO),
		...(line.department !== undefined && { department: reference('department', line.department) }),
		...(line.memo !== undefined && { memo: line.memo }),
	}));
	const links = [{ rel: 'self', href: `${url}/expense` }];
	return {
		links: [{ rel: 'self', href: url }],
		id: order.id,
		...(order.externalId !== undefined && { externalId: order.externalId }),
		tranId: order.tranId,
		tranDate: order.tranDate,
		entity: reference('entity', order.vendor),
		...(order.subsidiary !== undefined && { subsidiary: reference('subsidiary', order.subsidiary) }),
		...(company.features.multiCurrency && { currency: reference('currency', order.currency) }),
		...(order.terms !== undefined && { terms: reference('term', order.terms) }),
		...(order.memo !== undefined && { memo: order.memo }),
		status: { id: status, refName: STATUS_NAMES['PurchOrd']?.[status] ?? status },
		total: Number(sumMoney(order.lines.map(({ amount }) => parseMoney(amount) ?? ZERO)).toFixed()),
		expense: expand ? { links, items, totalResults: items.length } : { links },
	};
}
