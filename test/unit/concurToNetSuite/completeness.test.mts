import { describe, expect, it } from 'vitest';
import { completeness, type ReadDocument } from '../../../nodes/ConcurToNetSuite/summary/completeness';
import { OUTCOMES } from '../../../nodes/ConcurToNetSuite/summary/outcome';
import { runSummary } from '../../../nodes/ConcurToNetSuite/summary/runSummary';
import {
	STATUSES,
	type DocumentItem,
	type Posting,
	type PostingLine,
} from '../../../nodes/shared/documentItem';
import { item } from './items.mts';

const line = (debit?: string, credit?: string, more: Partial<PostingLine> = {}): PostingLine => ({
	account: { type: 'account', by: 'id', value: '1' },
	memo: '',
	fields: {},
	from: {},
	...(debit && { debit }),
	...(credit && { credit }),
	...more,
});
const posting = (lines: PostingLine[], total: string | undefined, more: Partial<Posting> = {}): Posting => ({
	recordType: 'journalEntry',
	externalId: 'CNQR-1',
	tranDate: '2026-10-31',
	memo: '',
	stamp: { field: 'memo', text: '' },
	fields: {},
	lines,
	result: { id: '501', tranId: 'JE501', url: '', posts: true, ...(total !== undefined && { total }) },
	...more,
});
const journal = (amount: string, total: string | undefined = amount) =>
	posting([line(amount), line(undefined, amount)], total);

let next = 0;
const posted = (total: string, changes: Partial<DocumentItem> = {}) =>
	item({
		fiDocumentId: `f${(next += 1)}`,
		documentId: `D${next}`,
		total,
		postings: [journal(total)],
		...changes,
	});
const readOf = (documents: DocumentItem[]): ReadDocument[] =>
	documents.map(({ fiDocumentId, docType, documentId }) => ({ fiDocumentId, docType, documentId }));
const SUMMARY = {
	stopOn: ['failed'],
	note: 'Note.',
	auditHead: { sequence: 0, rowHash: '' },
	overdueAfterDays: 7,
	interrupted: '',
	now: 0,
};

describe('a run that adds up', () => {
	it('has every document once, in the line of its type and currency, and the same amount on both sides', () => {
		const documents = [
			posted('0.10'),
			posted('0.20'),
			posted('5.00', { currency: 'EUR' }),
			posted('7.00', { docType: 'invoice' }),
			posted('9.00', { status: 'notReady', postings: [] }),
			posted('1.00', { status: 'alreadyPosted', concurStatus: 'notConfirmed' }),
		];
		const { complete, lines, differences } = completeness(documents, readOf(documents));
		expect([complete, differences]).toEqual([true, []]);
		expect(lines).toMatchObject([
			{
				docType: 'expense',
				currency: 'EUR',
				read: 1,
				posted: 1,
				concurAmount: '5.00',
				netSuiteAmount: '5.00',
			},
			{
				docType: 'expense',
				currency: 'USD',
				read: 4,
				posted: 2,
				alreadyPosted: 1,
				notReady: 1,
				held: 0,
				concurAmount: '1.30',
				netSuiteAmount: '1.30',
				amounts: { read: '10.30', posted: '0.30', alreadyPosted: '1.00', notReady: '9.00' },
			},
			{ docType: 'invoice', currency: 'USD', read: 1, posted: 1 },
		]);
	});

	it('counts each status in one outcome, and the outcomes come to what was read', () => {
		const documents = STATUSES.map((status) => posted('2.00', { status }));
		const { lines } = completeness(documents, readOf(documents));
		for (const one of lines) {
			expect(OUTCOMES.reduce((sum, outcome) => sum + one[outcome], 0)).toBe(one.read);
		}
		expect(lines.reduce((sum, { read }) => sum + read, 0)).toBe(STATUSES.length);
		for (const status of STATUSES) {
			const [only] = completeness([posted('2.00', { status })], undefined).lines;
			expect(
				OUTCOMES.filter((outcome) => (only?.[outcome] ?? 0) > 0),
				status,
			).toHaveLength(1);
		}
	});

	it('may be a run without documents', () => {
		expect(completeness([], [])).toEqual({ complete: true, lines: [], differences: [] });
		expect(completeness([], undefined).complete).toBe(true);
	});

	it('takes a document without anything to post, of which Concur was told, for that', () => {
		const [only] = completeness([posted('0.00', { confirmAs: 'success', postings: [] })], undefined).lines;
		expect(only).toMatchObject({ nothingToPost: 1, posted: 0 });
	});

	it('takes a person’s word for what was posted elsewhere', () => {
		const { complete, lines } = completeness(
			[posted('3.00', { purpose: 'postedElsewhere', postings: [] })],
			undefined,
		);
		expect([complete, lines[0]?.netSuiteAmount]).toEqual([true, '3.00']);
	});

	it.each<[string, Posting]>([
		[
			'a bill with a negative line',
			posting([line('10.00'), line(undefined, '4.00')], '6.00', { recordType: 'vendorBill' }),
		],
		['a credit', posting([line(undefined, '6.00')], '6', { recordType: 'vendorCredit' })],
		['a record that was looked up without the document', posting([], '6.00')],
		['lines that could not be prepared whole', posting([line('2.00'), line(undefined, '1.00')], '6.00')],
		[
			'a bill to which NetSuite adds tax',
			posting([line('5.00', undefined, { taxCode: { type: 'taxCode', by: 'name', value: 'VAT' } })], '6.00', {
				recordType: 'vendorBill',
			}),
		],
	])('compares %s', (_, one) => {
		const { complete, lines } = completeness([posted('6.00', { postings: [one] })], undefined);
		expect([complete, lines[0]?.netSuiteAmount]).toEqual([true, '6.00']);
	});

	it('is quick', () => {
		const documents = Array.from({ length: 200 }, (_, index) =>
			posted(`${index}.01`, {
				postings: [
					posting(
						Array.from({ length: 40 }, (__, at) => (at % 2 ? line('1.00') : line(undefined, '1.00'))),
						'20.00',
					),
				],
			}),
		);
		const read = readOf(documents);
		completeness(documents, read);
		const begin = performance.now();
		for (let turn = 0; turn < 5; turn += 1) completeness(documents, read);
		expect((performance.now() - begin) / 5).toBeLessThan(200);
	});
});

describe('a run that does not add up', () => {
	it('names a document that was read and has no outcome', () => {
		const [one, lost] = [posted('1.00'), posted('2.00')];
		const result = completeness([one], readOf([one, lost]));
		expect(result.complete).toBe(false);
		expect(result.differences).toEqual([
			{
				kind: 'noOutcome',
				docType: 'expense',
				documentId: lost.documentId,
				fiDocumentId: lost.fiDocumentId,
				what: 'was read, but nothing is known of what became of it',
			},
		]);
		expect(result.lines).toMatchObject([
			{ currency: '', read: 1, posted: 0 },
			{ currency: 'USD', read: 1, posted: 1 },
		]);
	});

	it('names an outcome of a document that was not read, and one that a document has twice', () => {
		const [one, other] = [posted('1.00'), posted('2.00')];
		expect(completeness([one, other], readOf([one])).differences).toMatchObject([
			{ kind: 'notRead', documentId: other.documentId },
		]);
		const twice = completeness([one, { ...one, status: 'notReady' }], readOf([one]));
		expect(twice.differences).toMatchObject([{ kind: 'twice', documentId: one.documentId }]);
		expect(twice.lines).toMatchObject([{ read: 1, posted: 1, notReady: 1 }]);
	});

	it('names an amount that is another in NetSuite, by what differs', () => {
		const one = posted('30.00', { postings: [journal('10.00'), journal('20.00', '19.99')] });
		const { complete, differences, lines } = completeness([one, posted('5.00')], undefined);
		expect(complete).toBe(false);
		expect(differences).toMatchObject([
			{
				kind: 'amount',
				documentId: one.documentId,
				what: 'was sent as 20.00 USD, and NetSuite has 19.99 USD (JE501)',
			},
		]);
		expect(lines).toMatchObject([{ concurAmount: '35.00', netSuiteAmount: '34.99' }]);
	});

	it('names a document that no posting stands for', () => {
		const { complete, differences, lines } = completeness([posted('3.00', { postings: [] })], undefined);
		expect([complete, differences]).toMatchObject([false, [{ kind: 'amount' }]]);
		expect(lines).toMatchObject([{ concurAmount: '3.00', netSuiteAmount: '0.00' }]);
	});

	it('says what could not be read back, which nobody can do anything about', () => {
		const unknown = posted('3.00', {
			postings: [posting([line('3.00'), line(undefined, '3.00')], undefined)],
		});
		const { complete, differences, lines } = completeness([unknown], undefined);
		expect([complete, differences]).toMatchObject([
			true,
			[{ kind: 'notVerified', documentId: unknown.documentId }],
		]);
		expect(lines).toMatchObject([{ concurAmount: '3.00', netSuiteAmount: '0.00' }]);
		const { sentence, needsPerson } = runSummary([unknown], { ...SUMMARY, read: readOf([unknown]) });
		expect(needsPerson).toBe(false);
		expect(sentence).toBe(
			`Not verified: expense ${unknown.documentId} is posted as JE501, but its amount could not be read back from NetSuite. ` +
				'Note. 1 document: 1 posted and confirmed. Nobody has to do anything.',
		);
		const both = runSummary([unknown], { ...SUMMARY, read: readOf([unknown, posted('1.00')]) });
		expect(both.needsPerson).toBe(true);
		expect(both.sentence).toMatch(/^Not everything adds up: .* Not verified: /);
	});

	it('needs a person, and the summary says so first', () => {
		const lost = posted('2.00');
		const { sentence, needsPerson } = runSummary([posted('1.00')], { ...SUMMARY, read: readOf([lost]) });
		expect(needsPerson).toBe(true);
		expect(sentence.startsWith(`Not everything adds up: expense D`)).toBe(true);
		expect(sentence).toContain('Note. 1 document: 1 posted and confirmed.');
		expect(sentence).not.toContain('Nobody has to do anything');
	});

	it('lists ten differences in the sentence, and all in the list', () => {
		const lost = Array.from({ length: 13 }, () => posted('1.00'));
		const { sentence, completeness: result } = runSummary([], { ...SUMMARY, read: readOf(lost) });
		expect(result.differences).toHaveLength(13);
		expect(sentence).toContain('; and 3 more.');
	});
});
