import { describe, expect, it } from 'vitest';
import { differingLines } from '../../../nodes/ConcurToNetSuite/compare/compareLines';
import { compareRows } from '../../../nodes/ConcurToNetSuite/compare/compareRows';
import type { Preparation } from '../../../nodes/ConcurToNetSuite/posting/prepareDocument';
import type { Posting, PostingLine, Ref } from '../../../nodes/shared/documentItem';
import { accountMissing, item, periodClosed } from './items.mts';

const ref = (type: Ref['type'], by: Ref['by'], value: string): Ref => ({ type, by, value });
const line = (entryId: string, account: string, amount: string, more: Partial<PostingLine> = {}): PostingLine => ({
	account: ref('account', 'acctNumber', account),
	...(amount.startsWith('-') ? { credit: amount.slice(1) } : { debit: amount }),
	memo: '', fields: {}, from: { entryId }, ...more,
});
const posting = (lines: PostingLine[], more: Partial<Posting> = {}): Posting => ({
	recordType: 'journalEntry', externalId: 'X', subsidiary: ref('subsidiary', 'id', '1'), currency: ref('currency', 'symbol', 'USD'),
	tranDate: '2026-10-31', memo: '', stamp: { field: 'memo', text: 's' }, fields: {}, lines, ...more,
});
const differing = (before: Posting[], after: Posting[]) => differingLines(before, after, 'USD');
const accounts = (before: Posting[], after: Posting[]) => differing(before, after).map((pair) => [pair.before?.account, pair.after?.account]);

describe('lines are compared by what they come from', () => {
	it('wherever they stand', () => {
		const [a, b, c] = [line('E1', '1', '1.00'), line('E2', '2', '2.00'), line('E1', '9', '-3.00')];
		expect(differing([posting([a, b, c])], [posting([c, b, a])])).toEqual([]);
		expect(accounts([posting([a, b, c])], [posting([c, line('E2', '7', '2.00'), a])])).toEqual([['2', '7']]);
	});

	it('and those of one origin in the order in which they stand, equal ones first', () => {
		const before = [posting([line('E1', '1', '1.00'), line('E1', '2', '2.00')])];
		expect(accounts(before, [posting([line('E1', '2', '2.00'), line('E1', '7', '1.00')])])).toEqual([['1', '7']]);
		expect(accounts(before, [posting([line('E1', '7', '1.00'), line('E1', '8', '2.00')])])).toEqual([['1', '7'], ['2', '8']]);
	});

	it('so that an added or lost line stands alone, also among equals', () => {
		const one = line('E1', '1', '1.00');
		expect(accounts([posting([one])], [posting([one, one])])).toEqual([[undefined, '1']]);
		expect(accounts([posting([one, one])], [posting([one])])).toEqual([['1', undefined]]);
		expect(accounts([], [posting([one])])).toEqual([[undefined, '1']]);
	});

	it('with the side that NetSuite adds', () => {
		const bill = (account?: string, amount = '5.00') =>
			posting([line('E1', '1', amount)], { recordType: 'vendorBill', ...(account && { account: ref('account', 'acctNumber', account) }) });
		expect(accounts([bill()], [bill('20000')])).toEqual([["(NetSuite's default payable account)", '20000']]);
		expect(differing([bill('20000')], [bill('20000', '6.00')]).map(({ after }) => [after?.debit, after?.credit])).toEqual([['6.00', ''], ['', '6.00']]);
	});

	it('over all records of the document', () => {
		const two = [posting([line('E1', '1', '1.00')]), posting([line('E2', '2', '2.00')])];
		expect(differing([posting([line('E1', '1', '1.00'), line('E2', '2', '2.00')])], two)).toEqual([]);
		const asBill = posting([line('E2', '2', '2.00')], { recordType: 'vendorBill' });
		expect(differing(two, [posting([line('E1', '1', '1.00')]), asBill])[0]).toMatchObject({
			before: { recordType: 'journalEntry' }, after: { recordType: 'vendorBill' },
		});
	});
});

describe('a document', () => {
	const prepared = (more: Partial<Preparation>): Preparation => ({ ...item({ status: 'prepared', postings: [posting([line('E1', '1', '1.00')])] }), ...more });

	it('without differing lines is one row for its problems', () => {
		const before = prepared({ status: 'notReady', problems: [accountMissing, periodClosed] });
		const rows = compareRows('expense', before, prepared({ status: 'notReady', problems: [periodClosed] }));
		expect(rows).toMatchObject([
			{ difference: 'problems', line: 0, problemsVanished: accountMissing.message, problemsAppeared: '', accountBefore: '', accountAfter: '' },
		]);
		expect(compareRows('expense', prepared({}), before)).toMatchObject([
			{ changed: 'status', problemsAppeared: `${accountMissing.message}; ${periodClosed.message}` },
		]);
	});

	it('that is the same gives nothing', () => expect(compareRows('expense', prepared({}), prepared({}))).toEqual([]));
});
