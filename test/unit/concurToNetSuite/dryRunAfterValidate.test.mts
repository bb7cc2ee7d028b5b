import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dryRun } from '../../../nodes/ConcurToNetSuite/operations/dryRun';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { line, prepared, ref } from '../netSuite/support/documents.mts';
import { NetSuiteNode } from '../netSuite/support/netSuiteNode.mts';

let sandbox: NetSuiteSandbox;
beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
});
afterAll(async () => {
	await sandbox.close();
});

const show = (items: object[]) => {
	const context = { getInputData: () => items.map((json) => ({ json: json as IDataObject })) };
	return dryRun.call(context as unknown as IExecuteFunctions).map((output) => output.map(({ json }) => json));
};

describe('Dry Run behind Validate', () => {
	it('shows journals, bills and what is in the way, in names and with totals that balance, and writes nothing', async () => {
		const bill = {
			recordType: 'vendorBill' as const, entity: ref('vendor', 'externalId', 'V1001'), tranId: 'INV-7',
			account: ref('account', 'acctNumber', '20000'), lines: [line('64000', { debit: '75.50' })],
		};
		const wrong = { lines: [line('no such account', { debit: '1.00' }), line('21010', { credit: '1.00' })] };
		const node = new NetSuiteNode(sandbox);
		const validated = await node.documents('validate', [
			prepared('D1', { dryRun: true }), prepared('D2', { dryRun: true, docType: 'invoice' }, bill), prepared('D3', { dryRun: true }, wrong),
		]);
		// Output Dry Run takes them all, whatever they would have become.
		expect(validated.outputs.map(({ length }) => length)).toEqual([0, 0, 0, 3]);
		const [lines = [], totals = []] = show(validated.at(3));
		expect(lines.map((row) => [row.number, row.status, row.account, row.accountName, row.debit, row.credit, row.entity])).toEqual([
			['D1', 'ready', '474210', 'Travel Expense', '10.10', '', ''],
			['D1', 'ready', '21010', 'Employee Payable', '', '10.10', '1017001 Dana Price'],
			['D2', 'ready', '64000', 'Software', '75.50', '', expect.stringContaining('V1001')],
			['D2', 'ready', '20000', 'Accounts Payable', '', '75.50', expect.stringContaining('V1001')],
			['D3', 'notReady', '', '', '', '', ''],
		]);
		expect(lines[0]).toMatchObject({ subsidiary: 'Demo Group Inc.', department: 'King Street', currency: 'USD' });
		expect(lines[4]?.reason).toContain('no such account');
		expect(totals.map((row) => [row.account, row.net, row.status, row.documents])).toEqual([
			['20000', '-75.50', '', 1], ['21010', '-10.10', '', 1], ['474210', '10.10', '', 1], ['64000', '75.50', '', 1],
			['', '', 'ready', 2], ['', '', 'notReady', 1],
		]);
		expect(sandbox.log.entries.filter(({ method, path }) => method !== 'GET' && !/suiteql|token/.test(path))).toEqual([]);
	});
});
