import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import type { Posting } from '../../../nodes/shared/documentItem.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { acknowledged, ref } from './support/documents.mts';
import { codes, newExecutionId, quickClock } from './support/netSuiteNode.mts';
import { PostingRun, TO_CONFIRM } from './support/posting.mts';
import { cost, order, recordOf, vendor } from './support/records.mts';

let sandbox: NetSuiteSandbox;
let run: PostingRun;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	run = new PostingRun(sandbox);
});
afterAll(async () => {
	await sandbox.close();
});
beforeEach(() => {
	run.node.executionId = newExecutionId();
	sandbox.log.clear();
});
afterEach(() => useClock());

const found = (tranId: string) => sandbox.masterData.purchaseOrders.find((one) => one.tranId === tranId)!;
const transforms = () => sandbox.log.count({ method: 'POST', path: /!transform\/vendorBill$/ });

async function validated(key: string, more: Partial<Posting> = {}) {
	const { only } = await run.node.documents('validate', [
		recordOf('vendorBill', key, { purchaseOrder: order('PO-1001'), ...more }),
	]);
	expect(codes(only)).toEqual([]);
	return acknowledged(only, run.node.executionId);
}

describe('a bill of a purchase order', () => {
	it('is made from the order, with our lines and nothing else', async () => {
		const [line] = found('PO-1001').lines;
		const document = await validated('P1', {
			lines: [cost('64000', '50.00', { orderLine: line!.line }), cost('62000', '7.00')],
		});
		expect(document.warnings).toEqual([]);
		const result = await run.post([document]);
		expect([result.output, result.only.status, transforms()]).toEqual([TO_CONFIRM, 'posted', 1]);
		const bill = sandbox.books.byExternalId('CNQR-EXP-P1-R1')!;
		expect(sandbox.books.netByAccountNumber(bill)).toEqual({
			'64000': '50.00',
			'62000': '7.00',
			'20000': '-57.00',
		});
		const [linked, free] = bill.sublists['expense']!;
		expect(linked!.values).toMatchObject({ orderDoc: found('PO-1001').id, orderLine: line!.line });
		expect(free!.values).not.toHaveProperty('orderDoc');
		await run.post([document]);
		expect([run.booked('P1'), transforms()]).toEqual([1, 1]);
	});

	it('is looked up, not sent again, where the answer got lost', async () => {
		quickClock();
		const document = await validated('P2');
		sandbox.faults.add({ kind: 'resetAfterCommit', method: 'POST', path: /!transform/ });
		expect((await run.post([document])).only.status).toBe('posted');
		expect([run.booked('P2'), transforms()]).toEqual([1, 1]);
	});

	it('fails alone where the order went since, and stops no other posting', async () => {
		const gone = sandbox.add.purchaseOrder(
			'PO-GONE',
			sandbox.masterData.vendors.find(({ externalId }) => externalId === 'V1001')!,
			[
				{
					account: sandbox.masterData.accounts.find(({ acctNumber }) => acctNumber === '64000')!.id,
					amount: '9.00',
				},
			],
		);
		const document = await validated('P3', { purchaseOrder: order('PO-GONE') });
		const other = await validated('P4', { purchaseOrder: undefined });
		sandbox.masterData.purchaseOrders.splice(sandbox.masterData.purchaseOrders.indexOf(gone), 1);
		const result = await run.post([document, other], { options: { maxParallelRequests: 1 } });
		expect(result.at(TO_CONFIRM).map(({ status }) => status)).toEqual(['failed', 'posted']);
	});
});

describe('a bill is posted without the link, and that is told,', () => {
	it.each([
		['when there is no such order', { purchaseOrder: order('PO-9') }, 'purchaseOrder-not-found'],
		['when the order is closed', { purchaseOrder: order('PO-1002') }, 'purchaseOrder-inactive'],
		['when the order is of another vendor', { entity: vendor('V1004') }, 'purchase-order-differs'],
		['when the currency differs', { currency: ref('currency', 'symbol', 'EUR') }, 'purchase-order-differs'],
		[
			'when the subsidiary differs',
			{ subsidiary: ref('subsidiary', 'externalId', 'SUB-UK') },
			'purchase-order-differs',
		],
	] as [string, Partial<Posting>, string][])('%s', async (name, more, code) => {
		const key = `W${name.replace(/\W/g, '')}`;
		const document = await validated(key, { ...more, lines: [cost('64000', '1.00', { orderLine: '1' })] });
		expect(document.warnings.map((warning) => warning.code)).toEqual([code]);
		expect(document.warnings[0]!.message).not.toContain('(unknown)');
		expect((await run.post([document])).only.status).toBe('posted');
		expect(transforms()).toBe(0);
	});

	it('when two orders have the number and neither or both are of the vendor', async () => {
		const v1001 = sandbox.masterData.vendors.find(({ externalId }) => externalId === 'V1001')!;
		const v1004 = sandbox.masterData.vendors.find(({ externalId }) => externalId === 'V1004')!;
		const lines = [
			{
				account: sandbox.masterData.accounts.find(({ acctNumber }) => acctNumber === '64000')!.id,
				amount: '9.00',
			},
		];
		sandbox.add.purchaseOrder('PO-TWO', v1001, lines);
		const other = sandbox.add.purchaseOrder('PO-TWO', v1001, lines);
		const ambiguous = await validated('A1', { purchaseOrder: order('PO-TWO') });
		expect(ambiguous.warnings.map(({ code }) => code)).toEqual(['purchaseOrder-ambiguous']);
		other.vendor = v1004.id;
		run.node.executionId = newExecutionId();
		expect((await validated('A2', { purchaseOrder: order('PO-TWO') })).warnings).toEqual([]);
	});

	it('line by line where the order has no such open line', async () => {
		const document = await validated('L1', { lines: [cost('64000', '1.00', { orderLine: '99' })] });
		expect(document.warnings.map(({ code }) => code)).toEqual(['purchase-order-line-unknown']);
		expect((await run.post([document])).only.status).toBe('posted');
	});
});
