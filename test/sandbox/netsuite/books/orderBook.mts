import { parseMoney, sumMoney, ZERO, type Money } from '../../../../nodes/shared/money.ts';
import type { Company } from '../company/company.mts';
import type { PurchaseOrder, PurchaseOrderLine } from '../company/purchaseOrder.mts';
import type { Books } from './books.mts';
import type { Transaction } from './transaction.mts';

/** What a line of a bill bills on a line of an order. */
interface OrderLink {
	order: string;
	line: string;
	amount: Money;
}

/** `Pending Supervisor Approval`, `Pending Bill`, `Fully Billed`, `Closed`. */
export type OrderStatus = 'A' | 'F' | 'G' | 'H';

/** The purchase orders with what the bills in the books say about them. A bill that goes opens its lines again. */
export class OrderBook {
	private readonly links = new Map<string, OrderLink[]>();

	constructor(
		private readonly company: Company,
		books: Books,
	) {
		books.onChange(({ kind, id, transaction }) => {
			if (transaction.recordType !== 'vendorBill') return;
			const links = kind === 'deleted' || transaction.voided ? [] : orderLinks(transaction);
			// Most bills have none, and every query looks at all of them.
			if (links.length > 0) this.links.set(id, links);
			else this.links.delete(id);
		});
	}

	byId(id: string): PurchaseOrder | undefined {
		return this.company.purchaseOrders.find((order) => order.id === id);
	}

	byExternalId(externalId: string): PurchaseOrder | undefined {
		const key = externalId.toLowerCase();
		return this.company.purchaseOrders.find((order) => order.externalId?.toLowerCase() === key);
	}

	/** What is billed on a line, in the currency of the order; without the bill `except`. */
	billed(order: PurchaseOrder, line: PurchaseOrderLine, except?: string): Money {
		const links = [...this.links].flatMap(([bill, lines]) => (bill === except ? [] : lines));
		return sumMoney(
			links.filter((link) => link.order === order.id && link.line === line.line).map(({ amount }) => amount),
		);
	}

	/** What a line still waits for; nothing when it is closed or fully billed. */
	remaining(order: PurchaseOrder, line: PurchaseOrderLine, except?: string): Money {
		const rest = (parseMoney(line.amount) ?? ZERO).minus(this.billed(order, line, except));
		return line.isClosed || rest.lte(ZERO) ? ZERO : rest;
	}

	status(order: PurchaseOrder): OrderStatus {
		if (!order.isApproved) return 'A';
		if (order.lines.some((line) => this.remaining(order, line).gt(ZERO))) return 'F';
		return order.lines.some((line) => this.billed(order, line).gt(ZERO)) ? 'G' : 'H';
	}
}

function orderLinks({ sublists }: Transaction): OrderLink[] {
	return (sublists['expense'] ?? []).flatMap(({ values }) => {
		const { orderDoc, orderLine, amount } = values;
		if (typeof orderDoc !== 'string' || typeof orderLine !== 'string') return [];
		return [{ order: orderDoc, line: orderLine, amount: parseMoney(amount) ?? ZERO }];
	});
}
