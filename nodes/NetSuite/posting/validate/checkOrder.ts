import type { Posting, Ref } from '../../../shared/documentItem';
import type { MasterData } from '../../masterData/masterData';
import type { MasterRecord } from '../../masterData/masterRecord';
import type { HeaderCheck } from './checkHeader';
import type { Findings } from './findings';

/** Pending approval, rejected, fully billed, closed: of such orders no bill is made. Codes of the status of a purchase order. */
const NOT_BILLABLE = new Set(['A', 'C', 'G', 'H']);

/**
 * The order that a bill is to be linked to. Whatever stands against it, the bill itself is right: it is posted without the link,
 * and a person is told.
 */
export function checkOrder(
	{ recordType, purchaseOrder }: Posting,
	vendor: MasterRecord | undefined,
	{ currencyRecord, subsidiaryRecord }: HeaderCheck,
	master: MasterData,
	findings: Findings,
): Ref | undefined {
	if (recordType !== 'vendorBill' || !purchaseOrder) return undefined;
	const field = 'purchaseOrder';
	const { type, by, value } = purchaseOrder;
	const match = master.find(purchaseOrder);
	if (match.found === 'none' || match.found === 'unreadable') {
		findings.warn('purchaseOrder-not-found', field, { value });
		return undefined;
	}
	const candidates = match.found === 'several' ? match.records : [match.record];
	const ofVendor = candidates.filter(({ row }) => row.entity === vendor?.id);
	const [order, ...others] = ofVendor.length > 0 ? ofVendor : candidates;
	if (!order || others.length > 0) {
		const records = candidates.map(({ label, id }) => `${label} (${id})`).join(', ');
		findings.warn('purchaseOrder-ambiguous', field, { value, records });
		return undefined;
	}
	if (NOT_BILLABLE.has((order.row.status ?? '').slice(-1))) {
		findings.warn('purchaseOrder-inactive', field, { value });
		return undefined;
	}
	const { currency } = order.row;
	const differences = [
		order.row.entity !== vendor?.id && 'vendor',
		currency !== undefined && currencyRecord && currency !== currencyRecord.id && 'currency',
		subsidiaryRecord && order.subsidiaries?.has(subsidiaryRecord.id) === false && 'subsidiary',
	].filter((what) => typeof what === 'string');
	if (differences.length > 0) {
		findings.warn('purchase-order-differs', field, { value, what: differences.join(' and ') });
		return undefined;
	}
	return { type, by, value, id: order.id, name: order.label };
}

/** The posting with its order as found; lines of which the order has no such open line are not linked. */
export function withOrder(
	posting: Posting,
	purchaseOrder: Ref | undefined,
	{ orderLines }: MasterData,
	findings: Findings,
): Posting {
	const open = purchaseOrder?.id === undefined ? undefined : orderLines.get(purchaseOrder.id);
	const lines = posting.lines.map((line, index) => {
		if (line.orderLine === undefined || open?.has(line.orderLine)) return line;
		if (purchaseOrder)
			findings.warn('purchase-order-line-unknown', `lines[${index}].orderLine`, {
				value: purchaseOrder.value,
				line: line.orderLine,
			});
		return { ...line, orderLine: undefined };
	});
	return { ...posting, purchaseOrder, lines };
}
