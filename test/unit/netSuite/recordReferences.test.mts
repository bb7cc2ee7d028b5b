import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Posting, RecordType } from '../../../nodes/shared/documentItem.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { ref } from './support/documents.mts';
import { codes, newExecutionId, NetSuiteNode } from './support/netSuiteNode.mts';
import { category, cost, recordOf } from './support/records.mts';

let sandbox: NetSuiteSandbox;
let node: NetSuiteNode;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox({ modes: { suiteTax: true } });
	const { add, masterData } = sandbox;
	const taxi = masterData.expenseCategories.find(({ name }) => name === 'Taxi')!;
	for (const _ of ['first', 'second']) {
		add.term('Net 7', 7);
		add.expenseCategory('Twin', taxi.expenseAccount);
		add.taxCode('VAT:TWIN');
	}
	add.term('Net 90', 90, { isInactive: true });
	add.taxCode('VAT:OLD', { isInactive: true });
	node = new NetSuiteNode(sandbox);
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	node.executionId = newExecutionId();
});

const terms = (name: string): Partial<Posting> => ({ terms: ref('terms', 'name', name) });
const taxCode = (name: string): Partial<Posting> => ({
	lines: [cost('64000', '100.00', { taxCode: ref('taxCode', 'name', name) })],
});
const categoryLine = (name: string, account = '474230'): Partial<Posting> => ({
	lines: [cost(account, '100.00', { category: category(name), expenseDate: '2026-10-28' })],
});
const validate = async (recordType: RecordType, changes: Partial<Posting>) =>
	(await node.documents('validate', [recordOf(recordType, 'R1', changes)])).only;

describe('what only bills and expense reports refer to', () => {
	it.each([
		['terms-inactive', 'vendorBill', terms('Net 90'), /^Payment terms Net 90 is inactive/],
		['terms-ambiguous', 'vendorBill', terms('Net 7'), /^Payment terms Net 7 fits more than one record/],
		[
			'expenseCategory-ambiguous',
			'expenseReport',
			categoryLine('Twin'),
			/^Expense category Twin fits more than one/,
		],
		['taxCode-not-found', 'vendorBill', taxCode('VAT:NONE'), /^Tax code VAT:NONE does not exist/],
		['taxCode-inactive', 'vendorBill', taxCode('VAT:OLD'), /^Tax code VAT:OLD is inactive/],
		['taxCode-ambiguous', 'vendorBill', taxCode('VAT:TWIN'), /^Tax code VAT:TWIN fits more than one record/],
	] as [string, RecordType, Partial<Posting>, RegExp][])('%s', async (code, recordType, changes, message) => {
		const document = await validate(recordType, changes);
		expect([document.status, codes(document)]).toEqual(['notReady', [code]]);
		expect(document.problems[0]?.message).toMatch(message);
		expect(document.nextStep).toMatch(/^NetSuite administrator: /);
	});

	it('a good tax code passes', async () => {
		const document = await validate('vendorBill', taxCode('VAT:S-GB'));
		expect([document.status, codes(document)]).toEqual(['ready', []]);
	});

	it('a category that posts elsewhere than Concur says is told, and decides', async () => {
		const document = await validate('expenseReport', categoryLine('Taxi', '105'));
		expect([document.status, codes(document)]).toEqual(['ready', []]);
		expect(document.warnings).toMatchObject([
			{
				code: 'category-account-differs',
				value: 'Taxi',
				message: expect.stringMatching(/and Concur says 105 Hotel$/) as string,
			},
		]);
	});
});
