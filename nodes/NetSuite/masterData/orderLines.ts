import type { Ref } from '../../shared/documentItem';
import { unlessUnknown } from '../transport/fault';
import { queryRows } from '../transport/features';
import type { NetSuiteSession } from '../transport/session';
import { chunksOf } from '../transport/suiteQl';
import { isLookedUp, namedBy } from './lookUpQuery';
import { isTrue } from './masterRecord';
import { TABLES } from './tables';

/** Numbers of the lines that are not closed, by internal id of the purchase order. */
export type OrderLines = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The open lines of the purchase orders that are named, at the same time as the orders themselves. Assumed, because no page says
 * it: `orderLine` of a bill is the `id` of the line in SuiteQL. @throws NetSuiteReadError
 */
export async function loadOrderLines(session: NetSuiteSession, refs: readonly Ref[]): Promise<OrderLines> {
	const orders = TABLES.find(({ kind }) => kind === 'purchaseOrder');
	const named = refs.filter((ref) => orders && ref.type === 'purchaseOrder' && isLookedUp(orders, ref));
	const lines = new Map<string, Set<string>>();
	if (!orders || named.length === 0) return lines;
	const found = await Promise.all(
		chunksOf(named).map(async (chunk) => {
			const { text, values } = namedBy(orders, chunk);
			const query =
				`SELECT x.id AS record, tl.id AS line, tl.isclosed FROM ${orders.name} x, transactionline tl` +
				` WHERE tl.transaction = x.id AND tl.mainline = 'F' AND ${orders.where} AND (${text}) ORDER BY x.id, tl.id`;
			return (await unlessUnknown(queryRows(session, query, values))) ?? [];
		}),
	);
	for (const { record = '', line = '', isclosed } of found.flat()) {
		const open = lines.get(record) ?? new Set<string>();
		if (!isTrue(isclosed)) open.add(line);
		lines.set(record, open);
	}
	return lines;
}
