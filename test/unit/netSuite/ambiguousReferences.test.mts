import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { PostingLine, Posting } from '../../../nodes/shared/documentItem.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { line, prepared, ref } from './support/documents.mts';
import { codes, newExecutionId, NetSuiteNode } from './support/netSuiteNode.mts';

let sandbox: NetSuiteSandbox;
let node: NetSuiteNode;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	const { add, masterData } = sandbox;
	for (const side of ['first', 'second']) {
		add.account(`70-${side}`, 'Twin Account', 'Expense');
		add.class('Twin Class');
		add.location('Twin Place');
		add.vendor(`Twin ${side}`, { companyName: 'Twin Vendor' });
		add.vendor('Same Name');
		add.customer('Same Customer');
	}
	add.vendor('Old Firm', { isInactive: true });
	masterData.currencies.push({ ...masterData.currencies[1]!, id: '91', symbol: 'GBX', name: 'Twin Money' });
	masterData.currencies.push({ ...masterData.currencies[1]!, id: '92', symbol: 'GBY', name: 'Twin Money' });
	masterData.subsidiaries.push({
		...masterData.subsidiaries[1]!,
		id: '91',
		externalId: 'T-1',
		name: 'Twin Ltd.',
	});
	masterData.subsidiaries.push({
		...masterData.subsidiaries[1]!,
		id: '92',
		externalId: 'T-2',
		name: 'Twin Ltd.',
	});
	node = new NetSuiteNode(sandbox);
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	node.executionId = newExecutionId();
});

const withLine = (first: Partial<PostingLine>): Partial<Posting> => ({
	lines: [line('474210', { debit: '1.00' }, first), line('21010', { credit: '1.00' })],
});

describe('a name that several records have is told and never chosen from', () => {
	it.each([
		['account-ambiguous', withLine({ account: ref('account', 'name', 'Twin Account') })],
		['class-ambiguous', withLine({ class: ref('class', 'name', 'Twin Class') })],
		['location-ambiguous', withLine({ location: ref('location', 'name', 'Twin Place') })],
		['entity-ambiguous', withLine({ entity: ref('entity', 'entityId', 'Same Name') })],
		['vendor-ambiguous', withLine({ entity: ref('vendor', 'entityId', 'Same Name') })],
		['customer-ambiguous', withLine({ customer: ref('customer', 'entityId', 'Same Customer') })],
		['currency-ambiguous', { currency: ref('currency', 'name', 'Twin Money') }],
		['subsidiary-ambiguous', { subsidiary: ref('subsidiary', 'name', 'Twin Ltd.') }],
	] as [string, Partial<Posting>][])('%s', async (code, changes) => {
		const document = (await node.documents('validate', [prepared('A1', {}, changes)])).only;
		expect(document.status).toBe('notReady');
		expect(codes(document)).toContain(code);
		const told = document.problems.find((problem) => problem.code === code);
		expect(told?.message).toMatch(/fits more than one record in NetSuite: .+, /);
		expect(told?.owner).toBe('netsuiteAdmin');
	});

	it('an inactive one of unsaid kind is named', async () => {
		const changes = withLine({ entity: ref('entity', 'entityId', 'Old Firm') });
		const document = (await node.documents('validate', [prepared('A2', {}, changes)])).only;
		expect(document.problems).toMatchObject([
			{ code: 'entity-inactive', value: expect.stringContaining('Old Firm') as string },
		]);
	});
});
