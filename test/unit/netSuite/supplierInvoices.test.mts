import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { ref } from './support/documents.mts';
import { codes, newExecutionId } from './support/netSuiteNode.mts';
import { NOT_YET, PostingRun } from './support/posting.mts';
import { recordOf, vendor } from './support/records.mts';

let sandbox: NetSuiteSandbox;
let run: PostingRun;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	run = new PostingRun(sandbox);
	const first = await run.node.documents('validate', [recordOf('vendorBill', 'F1', { tranId: 'INV-77' })]);
	await run.post([{ ...first.only, status: 'acknowledged', runId: run.node.executionId }]);
	expect(run.booked('F1')).toBe(1);
});
afterAll(async () => {
	await sandbox.close();
});
beforeEach(() => {
	run.node.executionId = newExecutionId();
	sandbox.queries.length = 0;
});

const invoiceQueries = () => sandbox.queries.filter((text) => text.includes("'VendBill'")).length;

describe('a supplier invoice that is in the books already', () => {
	it('is not posted a second time, in whatever spelling', async () => {
		const documents = ['INV-77', ' inv-77 '].map((tranId, index) =>
			recordOf('vendorBill', `S${index}`, {
				tranId,
				entity: index ? ref('vendor', 'entityId', 'V1001') : vendor('V1001'),
			}),
		);
		for (const document of documents) {
			run.node.executionId = newExecutionId();
			const { only } = await run.node.documents('validate', [document]);
			expect(only.problems).toMatchObject([
				{ code: 'supplier-invoice-exists', field: 'postings[0].tranId', owner: 'concurProcessor' },
			]);
			expect(only.reason).toMatch(
				/^NetSuite already has the vendor bill .*of vendor V1001, dated 2026-10-31$/i,
			);
		}
	});

	it('is another one where vendor, number or type is another', async () => {
		const others = [
			recordOf('vendorBill', 'O1', { tranId: 'INV-77', entity: vendor('V1004') }),
			recordOf('vendorBill', 'O2', { tranId: 'INV-78' }),
			recordOf('vendorCredit', 'O3', { tranId: 'INV-77' }),
			recordOf('vendorBill', 'O4', { tranId: undefined }),
		];
		const result = await run.node.documents('validate', others);
		expect(result.at(0).map(({ documentId }) => documentId)).toEqual(['O1', 'O2', 'O3', 'O4']);
		expect(invoiceQueries()).toBe(1);
	});

	it('is the one that we posted ourselves', async () => {
		const result = await run.node.documents('validate', [recordOf('vendorBill', 'F1', { tranId: 'INV-77' })]);
		expect(result.only.status).toBe('alreadyPosted');
	});

	it('does not count when it was voided', async () => {
		const bill = recordOf('vendorBill', 'V1', { tranId: 'INV-90' });
		const first = await run.node.documents('validate', [bill]);
		await run.post([{ ...first.only, status: 'acknowledged', runId: run.node.executionId }]);
		sandbox.books.void(sandbox.books.byExternalId('CNQR-EXP-V1-R1')!.id);
		run.node.executionId = newExecutionId();
		const result = await run.node.documents('validate', [recordOf('vendorBill', 'V2', { tranId: 'INV-90' })]);
		expect(codes(result.only)).toEqual([]);
	});

	it('is found again for a posting that was changed after Validate', async () => {
		const { only } = await run.node.documents('validate', [recordOf('vendorBill', 'C1')]);
		const changed = structuredClone({ ...only, status: 'acknowledged', runId: run.node.executionId });
		changed.postings[0]!.tranId = 'INV-77';
		const posted = await run.post([changed]);
		expect([posted.output, codes(posted.only)]).toEqual([
			NOT_YET,
			['changed-after-validate', 'supplier-invoice-exists'],
		]);
	});
});

it('two documents of one run that are the same invoice are both held back', async () => {
	const twins = ['T1', 'T2', 'T3'].map((key) =>
		recordOf('vendorBill', key, { tranId: key === 'T3' ? 'INV-T3' : key === 'T1' ? 'INV-T' : 'inv-t' }),
	);
	const result = await run.node.documents('validate', twins);
	expect(result.at(0).map(({ documentId }) => documentId)).toEqual(['T3']);
	expect(result.at(2).map(codes)).toEqual([['supplier-invoice-twice'], ['supplier-invoice-twice']]);
	expect(result.at(2)[0]!.reason).toContain('INV-T of vendor V1001');
});

it('a run without bills asks for none', async () => {
	await run.node.documents('validate', [recordOf('journalEntry', 'J1'), recordOf('expenseReport', 'J2')]);
	expect(invoiceQueries()).toBe(0);
});
