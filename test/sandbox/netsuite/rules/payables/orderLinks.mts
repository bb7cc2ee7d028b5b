import { parseMoney, ZERO } from '../../../../../nodes/shared/money.ts';
import type { FieldValues } from '../../books/transaction.mts';
import { invalidContent, invalidFieldValue, userError } from '../../rest/errors.mts';
import { linePath, text, type Draft, type RuleContext } from '../draft.mts';
import type { Header } from './header.mts';

/**
 * Lines of a bill that name a line of a purchase order (netsuite.md 8.3): an approved order of the same vendor, subsidiary and
 * currency, and a line that still waits for a bill.
 */
export function checkOrderLinks(context: RuleContext, draft: Draft, header: Header): void {
	const { orders, modes } = context;
	const { sublists, previous } = draft;
	const before = (previous?.sublists['expense'] ?? []).map(({ values }) => linkOf(values));
	(sublists['expense'] ?? []).forEach(({ values }, index) => {
		const path = (field: string) => linePath('expense', index, field);
		const [orderDoc, orderLine] = [text(values, 'orderDoc'), text(values, 'orderLine')];
		if (orderDoc === undefined && orderLine === undefined) return;
		// What is stored stays, whatever has become of the order.
		if (before.includes(linkOf(values))) return;
		if (modes.orderLinksOnLines === 'refuse' && !draft.fromOrder)
			throw invalidContent(path('orderDoc'), 'The field orderDoc cannot be set.');
		if (orderDoc === undefined) throw userError('missingValue', 'Order');
		if (orderLine === undefined) throw userError('missingValue', 'Order Line');
		const order = orders.byId(orderDoc);
		const fits =
			order?.isApproved &&
			order.vendor === header.entity?.id &&
			order.subsidiary === header.subsidiary &&
			order.currency === header.currency.id;
		if (!fits) throw invalidFieldValue(path('orderDoc'), orderDoc, 'orderDoc');
		const line = order.lines.find((one) => one.line === orderLine);
		const remaining = line ? orders.remaining(order, line, previous?.id) : ZERO;
		if (remaining.eq(ZERO)) throw invalidFieldValue(path('orderLine'), orderLine, 'orderLine');
		const amount = parseMoney(text(values, 'amount')) ?? ZERO;
		if (modes.overbilling === 'refuse' && amount.gt(remaining))
			throw invalidFieldValue(path('amount'), amount.toFixed(), 'amount');
	});
}

function linkOf({ orderDoc, orderLine, amount }: FieldValues): string {
	return JSON.stringify([orderDoc, orderLine, amount]);
}
