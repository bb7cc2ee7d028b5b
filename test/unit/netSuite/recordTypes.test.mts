import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { RECORD_TYPES, type Posting, type RecordType } from '../../../nodes/shared/documentItem.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { acknowledged, line, ref } from './support/documents.mts';
import { codes, newExecutionId, QUERY_PATH, quickClock } from './support/netSuiteNode.mts';
import { NOT_YET, PostingRun, TO_CONFIRM } from './support/posting.mts';
import { category, cost, customer, recordOf, vendor } from './support/records.mts';

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

async function validated(recordType: RecordType, key: string, more: Partial<Posting> = {}) {
	const result = await run.node.documents('validate', [recordOf(recordType, key, more)]);
	expect(codes(result.only)).toEqual([]);
	return acknowledged(result.only, run.node.executionId);
}

const booked = (key: string) => sandbox.books.byExternalId(`CNQR-EXP-${key}-R1`)!;
const nets = (key: string) => sandbox.books.netByAccountNumber(booked(key));

const EXPECTED: Record<RecordType, Record<string, string>> = {
	journalEntry: { '474210': '10.10', '21010': '-10.10' },
	intercompanyJournalEntry: { '474210': '60.00', '21900': '-60.00', '13900': '60.00', '21010': '-60.00' },
	vendorBill: { '64000': '100.00', '20000': '-100.00' },
	vendorCredit: { '64000': '-100.00', '20000': '100.00' },
	expenseReport: { '474230': '100.00', '21010': '-100.00' },
	creditCardCharge: { '64000': '100.00', '21500': '-100.00' },
};

describe.each(RECORD_TYPES)('%s', (recordType) => {
	const key = (name: string) => `${recordType}-${name}`;

	it('is validated, posted once and read back', async () => {
		const document = await validated(recordType, key('A'));
		const result = await run.post([document]);
		expect([result.output, result.only.status, result.only.warnings]).toEqual([TO_CONFIRM, 'posted', []]);
		const record = booked(key('A'));
		expect([record.recordType, nets(key('A'))]).toEqual([recordType, EXPECTED[recordType]]);
		expect(result.only).toMatchObject({
			netSuiteType: recordType,
			netSuiteId: record.id,
			subsidiaryId: '1',
			postingPeriod: 'Oct 2026',
		});
		const again = await run.post([document]);
		expect([again.output, again.only.status]).toEqual([TO_CONFIRM, 'posted']);
		expect(run.booked(key('A'))).toBe(1);
	});

	it('is known again by the next run', async () => {
		await run.post([await validated(recordType, key('B'))]);
		run.node.executionId = newExecutionId();
		const next = await run.node.documents('validate', [recordOf(recordType, key('B'))]);
		expect([next.output, next.only.status, next.only.netSuiteType]).toEqual([1, 'alreadyPosted', recordType]);
	});

	it('is known again by currency and total where somebody edited the memo', async () => {
		await run.post([await validated(recordType, key('C'))]);
		const { id, ...content } = booked(key('C'));
		sandbox.books.update(id, { ...content, memo: 'edited' });
		run.node.executionId = newExecutionId();
		const next = await run.node.documents('validate', [recordOf(recordType, key('C'))]);
		expect(next.only.status).toBe('alreadyPosted');
		sandbox.books.update(id, { ...content, memo: 'edited', currency: '4' });
		run.node.executionId = newExecutionId();
		const other = await run.node.documents('validate', [recordOf(recordType, key('C'))]);
		expect(codes(other.only)).toEqual(['other-record-under-external-id']);
	});

	it('is read singly where queries lag behind, and a lost answer is looked up', async () => {
		quickClock();
		const document = await validated(recordType, key('D'));
		sandbox.modes.suiteQlLagMs = 60_000;
		sandbox.faults.add({ kind: 'resetAfterCommit', method: 'POST', path: new RegExp(`/v1/${recordType}$`) });
		const result = await run.post([document]);
		sandbox.modes.suiteQlLagMs = 0;
		expect([result.only.status, result.only.netSuiteId]).toEqual(['posted', booked(key('D')).id]);
		const [total] = result.only.postings.map(({ result: stored }) => stored?.total);
		expect(Number(total)).toBeGreaterThan(0);
		expect(run.booked(key('D'))).toBe(1);
	});
});

describe('saved does not mean posted', () => {
	it.each([
		[
			'vendorBill',
			() => (sandbox.modes.billApprovalRouting = true),
			() => (sandbox.modes.billApprovalRouting = false),
		],
		[
			'expenseReport',
			() => (sandbox.modes.expenseReportApproval = 'person'),
			() => (sandbox.modes.expenseReportApproval = 'flag'),
		],
	] as [RecordType, () => void, () => void][])('%s waits for approval', async (recordType, on, off) => {
		const key = `W-${recordType}`;
		const document = await validated(recordType, key);
		on();
		const waiting = await run.post([document]);
		off();
		expect([waiting.output, waiting.only.status, codes(waiting.only)]).toEqual([
			NOT_YET,
			'pendingApproval',
			['pending-approval'],
		]);
		const options = { treatSavedAsPosted: true };
		expect((await run.post([document], { options })).only.status).toBe('posted');
		sandbox.books.approve(booked(key).id);
		expect((await run.post([document])).only.status).toBe('posted');
	});

	it('an expense report without an account is handed in and waits for accounting', async () => {
		const result = await run.post([await validated('expenseReport', 'W2', { account: undefined })]);
		expect(result.only.status).toBe('pendingApproval');
		expect(booked('W2').body).toMatchObject({ complete: true });
	});
});

describe('what is on the records', () => {
	it('a bill with a negative line, due date, terms and a billable line', async () => {
		await run.post([
			await validated('vendorBill', 'R1', {
				dueDate: '2026-11-30',
				terms: ref('terms', 'name', 'Net 45'),
				lines: [
					cost('64000', '100.00', { billable: true, customer: customer('C-200'), memo: 'Licences' }),
					line('62000', { credit: '5.00' }),
				],
			}),
		]);
		const { body, sublists } = booked('R1');
		const terms = sandbox.masterData.terms.find(({ name }) => name === 'Net 45')!;
		expect(body).toMatchObject({ dueDate: '2026-11-30', terms: terms.id, tranId: 'INV-R1' });
		expect(nets('R1')).toEqual({ '64000': '100.00', '62000': '-5.00', '20000': '-95.00' });
		expect(sublists['expense']![0]!.values).toMatchObject({ isBillable: true, memo: 'Licences' });
	});

	it('an expense report paid partly by the employee and partly by the card', async () => {
		const result = await run.post([
			await validated('expenseReport', 'R2', {
				cardAccount: ref('account', 'acctNumber', '21020'),
				lines: [
					cost('474230', '30.00', { category: category('Taxi') }),
					cost('105', '70.00', { corporateCard: true, department: ref('department', 'externalId', '30') }),
				],
			}),
		]);
		expect(result.only).toMatchObject({ status: 'posted', warnings: [] });
		// The main line has the employee's part only.
		expect(result.only.postings).toMatchObject([{ result: { total: '100.00' } }]);
		expect(nets('R2')).toEqual({ '474230': '30.00', '105': '70.00', '21010': '-30.00', '21020': '-70.00' });
	});

	it('a bill in the currency and subsidiary of the vendor, at the given rate', async () => {
		await run.post([
			await validated('vendorBill', 'R3', {
				entity: vendor('V1001'),
				subsidiary: ref('subsidiary', 'externalId', 'SUB-UK'),
				currency: ref('currency', 'symbol', 'EUR'),
				exchangeRate: '0.8512345',
			}),
		]);
		expect(booked('R3')).toMatchObject({ subsidiary: '2', exchangeRate: '0.8512345' });
	});

	it('tax codes where the account runs SuiteTax', async () => {
		sandbox.modes.suiteTax = true;
		const taxCode = ref('taxCode', 'name', 'VAT:S-GB');
		await run.post([await validated('vendorBill', 'R4', { lines: [cost('64000', '100.00', { taxCode })] })]);
		sandbox.modes.suiteTax = false;
		const [code] = sandbox.masterData.taxCodes;
		expect(booked('R4').sublists['expense']![0]!.values).toMatchObject({ taxCode: code!.id });
	});
});

it('asks no query more for all of them than the contract allows', async () => {
	const items = RECORD_TYPES.map((recordType) => recordOf(recordType, `N-${recordType}`));
	await run.node.documents('validate', items);
	expect(sandbox.log.count({ path: QUERY_PATH })).toBeLessThanOrEqual(13);
	sandbox.log.clear();
	run.node.executionId = newExecutionId();
	await run.node.documents('validate', [recordOf('journalEntry', 'N2')]);
	const forJournals = sandbox.log.count({ path: QUERY_PATH });
	expect(forJournals).toBeLessThanOrEqual(8);
});
