import { describe, expect, it } from 'vitest';
import { givenDocuments } from '../../../nodes/ConcurToNetSuite/summary/givenDocuments';
import { runSummary as sumUp, type SummaryOptions } from '../../../nodes/ConcurToNetSuite/summary/runSummary';
import { STATUSES, type DocumentItem, type Posting } from '../../../nodes/shared/documentItem';
import { problem } from '../../../nodes/shared/problems/problem';
import { item } from './items.mts';

const STOP_ON = ['failed', 'needsReview', 'notReady'];
const HEAD = { sequence: 0, rowHash: '' };

const JOURNAL: Posting = {
	recordType: 'journalEntry',
	externalId: 'X',
	tranDate: '',
	memo: '',
	stamp: { field: 'memo', text: '' },
	fields: {},
	lines: [],
	result: { id: '501', tranId: 'JE501', url: '', posts: true, total: '1.00' },
};

/** The documents, with a posting that NetSuite has read back. */
const runSummary = (
	documents: DocumentItem[],
	stopOn: string[],
	note: string,
	more: Partial<SummaryOptions> = {},
) =>
	sumUp(
		documents.map((one, index) => ({ ...one, fiDocumentId: `f${index}`, postings: [JOURNAL] })),
		{
			stopOn,
			note,
			read: undefined,
			auditHead: HEAD,
			overdueAfterDays: 7,
			interrupted: '',
			now: Date.parse('2026-11-24T02:00:00Z'),
			...more,
		},
	);

describe('the summary of a run', () => {
	it('of no documents is one good sentence', () => {
		expect(runSummary([], STOP_ON, '')).toEqual({
			sentence: 'No documents were waiting.',
			needsPerson: false,
			documentCount: 0,
			counts: {},
			lines: [],
			people: [],
			unmapped: [],
			note: '',
			runId: '',
			completeness: { complete: true, lines: [], differences: [] },
			ageing: [],
			overdue: [],
			auditHead: HEAD,
		});
	});

	it('counts and sums per status and currency', () => {
		const documents = [
			item({ total: '0.10' }),
			item({ total: '0.20' }),
			item({ total: '5.00', currency: 'EUR' }),
			item({ status: 'notReady', total: '-7.00', reason: 'Why', nextStep: 'What', netSuiteUrl: '' }),
			item({ status: 'skipped', total: 'n/a' }),
		];
		const summary = runSummary(documents, STOP_ON, '');
		expect(summary.lines).toEqual([
			{ status: 'posted and confirmed', currency: 'EUR', count: 1, amount: '5.00' },
			{ status: 'posted and confirmed', currency: 'USD', count: 2, amount: '0.30' },
			{ status: 'not ready to post', currency: 'USD', count: 1, amount: '-7.00' },
			{ status: 'skipped', currency: 'USD', count: 1, amount: '0.00' },
		]);
		expect(summary.counts).toEqual({ confirmed: 3, notReady: 1, skipped: 1 });
		expect(summary.sentence).toBe(
			'5 documents: 3 posted and confirmed, 1 not ready to post, 1 skipped. 1 document needs a person.',
		);
		expect(summary.people).toMatchObject([
			{ documentId: 'B1041655B4CE4171BDAA', reason: 'Why', nextStep: 'What', total: '-7.00' },
		]);
		expect(summary.runId).toBe('77');
	});

	it('needs a person for the chosen statuses only', () => {
		for (const status of STATUSES) {
			expect(runSummary([item({ status })], STOP_ON, '').needsPerson, status).toBe(STOP_ON.includes(status));
			expect(runSummary([item({ status })], [status], '').needsPerson).toBe(true);
		}
		expect(runSummary([item()], STOP_ON, '').sentence).toBe(
			'1 document: 1 posted and confirmed. Nobody has to do anything.',
		);
		expect(
			runSummary([item({ status: 'failed' }), item({ status: 'failed' })], STOP_ON, '').sentence,
		).toContain('2 documents need a person.');
	});

	it('needs nobody for what is over by itself', () => {
		const out = problem('netsuite-unreachable', { value: 'no answer' });
		const down = item({ status: 'notReady', problems: [out] });
		const summary = runSummary([down, { ...down }], STOP_ON, '');
		expect([summary.needsPerson, summary.people]).toEqual([false, []]);
		expect(summary.sentence).toBe(
			'2 documents: 2 not ready to post. Nobody has to do anything. NetSuite did not answer: the next run goes on with 2 documents.',
		);
		for (const code of ['not-ready-in-concur', 'revision-in-same-run'] as const)
			expect(
				runSummary([item({ status: 'notReady', problems: [problem(code)] })], STOP_ON, '').needsPerson,
			).toBe(false);
		const both = item({ status: 'notReady', problems: [out, problem('account-not-found', { value: '1' })] });
		expect(runSummary([both], STOP_ON, '').needsPerson).toBe(true);
		expect(runSummary([item({ status: 'needsReview', problems: [out] })], STOP_ON, '').needsPerson).toBe(
			true,
		);
	});

	it('tells the head of the audit trail and a run that died', () => {
		const auditHead = { sequence: 12, rowHash: 'ab' };
		const summary = runSummary([item()], STOP_ON, '', {
			auditHead,
			interrupted: 'Run 76 ended before it was finished and left no document on its way.',
		});
		expect(summary.auditHead).toEqual(auditHead);
		expect(summary.sentence).toBe(
			'1 document: 1 posted and confirmed. Nobody has to do anything. Run 76 ended before it was finished and left no document on its way.',
		);
		expect(summary.needsPerson).toBe(false);
	});

	it('begins with the note', () => {
		expect(runSummary([], STOP_ON, 'Another run is active since 02:00').sentence).toBe(
			'Another run is active since 02:00. No documents were waiting.',
		);
		expect(runSummary([], STOP_ON, 'Stopped!').sentence).toBe('Stopped! No documents were waiting.');
	});

	it('mentions every status by a label of its own', () => {
		const summary = runSummary(
			STATUSES.map((status) => item({ status })),
			[],
			'',
		);
		expect(new Set(summary.lines.map(({ status }) => status)).size).toBe(STATUSES.length);
	});
});

describe('values without a NetSuite record', () => {
	const account = (value: string) =>
		problem('account-not-found', { field: 'postings[0].lines[0].account', value });
	const waiting = (number: string, ...problems: ReturnType<typeof problem>[]) =>
		item({ status: 'notReady', number, problems });

	it('are told once per run, the most wanted first', () => {
		const documents = [
			waiting('R1', account('5'), problem('department-not-found', { value: 'abc' })),
			waiting('R2', account('999999'), account('999999'), problem('period-closed', { value: '2026-10-31' })),
			waiting('R3', account('999999'), problem('department-not-found', { value: 'ABC' })),
			waiting('R4', account('999999')),
			item(),
		];
		const { unmapped, sentence, people } = runSummary(documents, STOP_ON, '');
		expect(unmapped).toEqual([
			{ kind: 'account', concurValue: '999999', documents: 3, first: 'report R2' },
			{ kind: 'department', concurValue: 'abc', documents: 2, first: 'report R1' },
			{ kind: 'account', concurValue: '5', documents: 1, first: 'report R1' },
		]);
		expect(sentence).toBe(
			'5 documents: 1 posted and confirmed, 4 not ready to post. 4 documents need a person. 3 values have no NetSuite record: ' +
				'account 999999 (seen in 3 documents, first in report R2), department abc (seen in 2 documents, first in report R1), account 5 (seen in report R1).',
		);
		expect(people).toHaveLength(4);
	});

	it.each<[Parameters<typeof problem>, string, string]>([
		[['tax-account-missing', { value: 'FRTVA/VA' }], 'tax', 'FRTVA/VA'],
		[['tax-account-missing', { value: '(blank)/VA' }], 'tax', '*/VA'],
		[['invoice-tax-account-missing', { value: 'V20' }], 'tax', 'INVOICE/V20'],
		[['invoice-tax-account-missing', { value: '(of the invoice header)' }], 'tax', 'INVOICE/*'],
		[['subsidiary-missing', { value: 'FRANCE' }], 'subsidiary', 'FRANCE'],
		[['subsidiary-not-found', { value: 'FR01' }], 'subsidiary', 'FR01'],
		[['wage-type-unmapped', { value: '1100' }], 'wageType', '1100'],
		[['expenseCategory-not-found', { value: 'Taxi' }], 'expenseCategory', 'Taxi'],
		[['vendor-not-found', { value: 'V9' }], 'vendor', 'V9'],
		[['employee-not-found', { value: '77' }], 'employee', '77'],
		[['entity-not-found', { value: '77' }], 'employee', '77'],
		[['customer-not-found', { value: 'C-1' }], 'customer', 'C-1'],
		[['class-not-found', { value: 'c' }], 'class', 'c'],
		[['location-not-found', { value: 'l' }], 'location', 'l'],
		[['terms-not-found', { value: '45' }], 'terms', '45'],
		[['account-not-found', { value: 'with the internal ID 210' }], 'account', '210'],
		[
			[
				'intercompany-account-missing',
				{ value: 'Demo UK Ltd.', kind: 'dueTo', subsidiary: 'Demo Group Inc.' },
			],
			'dueTo',
			'Demo UK Ltd.',
		],
		[
			[
				'intercompany-account-missing',
				{ value: 'Demo UK Ltd.', kind: 'dueFrom', subsidiary: 'Demo Group Inc.' },
			],
			'dueFrom',
			'Demo UK Ltd.',
		],
	])('are named by kind and value as the mapping table takes them: %j', (found, kind, concurValue) => {
		const { unmapped, sentence } = runSummary([waiting('R1', problem(...found))], STOP_ON, '');
		expect(unmapped).toEqual([{ kind, concurValue, documents: 1, first: 'report R1' }]);
		expect(sentence).toContain(`1 value has no NetSuite record: `);
	});

	it('are not what no row of the table can cure', () => {
		const problems = [
			problem('account-code-missing', { value: 'Taxi' }),
			problem('subsidiary-missing', { value: '(blank)' }),
			problem('account-inactive', { value: '1' }),
			problem('period-not-found', { value: '2030-01-01' }),
			problem('purchaseOrder-not-found', { value: 'PO' }),
			problem('currency-not-found', { value: 'XXX' }),
		];
		expect(runSummary([waiting('R1', ...problems)], STOP_ON, '').unmapped).toEqual([]);
	});

	it('name the document as its people do', () => {
		const first = (changes: Parameters<typeof item>[0]) =>
			runSummary([item({ problems: [account('1')], ...changes })], [], '').unmapped[0]?.first;
		expect(first({ docType: 'invoice', number: 'INV-7' })).toBe('invoice INV-7');
		expect(first({ docType: 'cashadvance', number: '', documentId: 'CA1' })).toBe('cash advance CA1');
		expect(first({ number: '', documentId: '' })).toBe('report f0');
	});

	it('are at most twenty in the sentence, and all of them in the list', () => {
		const documents = Array.from({ length: 23 }, (_, n) => waiting(`R${n}`, account(`A${n}`)));
		const { unmapped, sentence } = runSummary(documents, STOP_ON, '');
		expect(unmapped).toHaveLength(23);
		expect(sentence.match(/seen in report/g)).toHaveLength(20);
		expect(sentence).toMatch(/^.*23 values have no NetSuite record: .* and 3 more\.$/);
	});
});

describe('documents given by a parameter', () => {
	it('may be items, their JSON or text; blank means the input', () => {
		const one = { fiDocumentId: 'a' };
		for (const blank of ['', '  ', undefined, null]) expect(givenDocuments(blank)).toBeUndefined();
		for (const given of [
			[one],
			[{ json: one, pairedItem: 0 }],
			one,
			{ json: one },
			JSON.stringify([one]),
			JSON.stringify(one),
		]) {
			expect(givenDocuments(given)).toEqual([one]);
		}
		expect(givenDocuments([])).toEqual([]);
		expect(givenDocuments('[]')).toEqual([]);
		expect(givenDocuments({})).toEqual([]);
		for (const wrong of ['[object Object]', 7, '7', true]) expect(givenDocuments(wrong)).toBe('unreadable');
	});
});
