import { describe, expect, it } from 'vitest';

import { matchRef } from '../../../nodes/NetSuite/masterData/matchRef.ts';
import type { MasterRecord } from '../../../nodes/NetSuite/masterData/masterRecord.ts';
import { fiscalYearOf, type Period } from '../../../nodes/NetSuite/masterData/periods.ts';
import { earlierRevisions, isExternalId } from '../../../nodes/NetSuite/posting/externalId.ts';
import { stateOf, type FoundTransaction } from '../../../nodes/NetSuite/posting/found/foundTransaction.ts';
import { judge, type Expected } from '../../../nodes/NetSuite/posting/found/identity.ts';
import { bodyOf } from '../../../nodes/NetSuite/posting/post/bodies/request.ts';
import { postingsHash } from '../../../nodes/NetSuite/posting/postingsHash.ts';
import { readPostings } from '../../../nodes/NetSuite/posting/readPostings.ts';
import { hasOrderBy, placeholderCount, tidyQuery } from '../../../nodes/NetSuite/suiteQl/queryText.ts';
import type { Features } from '../../../nodes/NetSuite/transport/features.ts';
import { parseMoney } from '../../../nodes/shared/money.ts';
import { line, posting } from './support/documents.mts';

const record = (id: string, name: string[], more: Partial<MasterRecord> = {}): MasterRecord => ({
	kind: 'department',
	id,
	label: name[0] ?? '',
	keys: { name, id: [id] },
	isInactive: false,
	row: {},
	...more,
});

describe('matchRef', () => {
	const sales = record('1', ['Sales', 'Sales']);
	const euSales = record('2', ['Europe : Sales', 'Sales']);
	const lower = record('3', ['sales', 'sales']);
	const find = (value: string, ...records: MasterRecord[]) => {
		const match = matchRef({ by: 'name', value }, records);
		return match.found === 'one' ? match.record.id : match.found;
	};

	it('prefers the full name, then the last part of it', () => {
		expect(find('Sales', euSales, sales)).toBe('1');
		expect(find('Sales', euSales)).toBe('2');
		expect(find('Europe : Sales', euSales, sales)).toBe('2');
	});

	it('prefers the same letters of case', () => {
		expect(find('sales', sales, lower)).toBe('3');
		expect(find('SALES', sales)).toBe('1');
		expect(find('SALES', sales, lower)).toBe('several');
	});

	it('does not choose between two, but takes the active one among inactive ones', () => {
		expect(find('Sales', euSales, record('9', ['US : Sales', 'Sales']))).toBe('several');
		expect(find('Sales', sales, record('8', ['Sales', 'Sales'], { isInactive: true }))).toBe('1');
		expect(find('Sales', record('8', ['Sales', 'Sales'], { isInactive: true }))).toBe('8');
	});

	it('finds nothing by a blank or by a key that the records lack', () => {
		expect(find('Nobody', sales)).toBe('none');
		expect(matchRef({ by: 'email', value: 'a@example.com' }, [sales]).found).toBe('none');
	});
});

describe('external ids', () => {
	it.each([
		['CNQR-EXP-ABC-R3', ['CNQR-EXP-ABC-R2', 'CNQR-EXP-ABC-R1']],
		['CNQR-EXP-ABC-R2-2', ['CNQR-EXP-ABC-R1-2']],
		['CNQR-EXP-ABC-R1', []],
		['CNQR-EXP-ABC', []],
		['CNQR-EXP-X-R5-R2', ['CNQR-EXP-X-R5-R1']],
	])('knows the earlier revisions of %s', (id, earlier) => {
		expect(earlierRevisions(id)).toEqual(earlier);
	});

	it.each([
		['a|b', false],
		['a b', false],
		['', false],
		['x'.repeat(101), false],
		['é', false],
		["a'b", false],
		['x'.repeat(100), true],
		['A-b_9', true],
	])('judges %s', (id, valid) => expect(isExternalId(id)).toBe(valid));
});

describe('fiscalYearOf', () => {
	const period = (id: string, name: string, end: string, parent: string, isYear = false): Period => ({
		id,
		name,
		start: '',
		end,
		parent,
		isYear,
		isBase: !isYear,
		closed: false,
		allLocked: false,
		apLocked: false,
		arLocked: false,
	});
	it('takes the year from the name of the year above, else from the end', () => {
		const periods = [
			period('1', 'FY 2027', '2027-03-31', '', true),
			period('2', 'Q1', '2026-06-30', '1'),
			period('3', 'Apr 2026', '2026-04-30', '2'),
		];
		expect(fiscalYearOf(periods[2], periods)).toBe('2027');
		expect(fiscalYearOf(periods[2], [{ ...periods[0]!, name: 'Fiscal Year' }, ...periods.slice(1)])).toBe(
			'2027',
		);
		expect(fiscalYearOf(periods[2], [periods[2]!])).toBe('2026');
		expect(fiscalYearOf(undefined, periods)).toBe('');
	});
	it('survives periods that name each other as parents', () => {
		const loop = [period('1', 'A', '2026-01-31', '2'), period('2', 'B', '2026-02-28', '1')];
		expect(fiscalYearOf(loop[0], loop)).toBe('2026');
	});
});

const found = (more: Partial<FoundTransaction> = {}): FoundTransaction => ({
	id: '5',
	externalId: 'X',
	tranId: 'JE5',
	type: 'Journal',
	posting: true,
	approvalStatus: '2',
	voided: false,
	reversed: false,
	memo: '',
	stampFields: {},
	currencyId: '1',
	total: '10.10',
	periodId: '',
	periodName: '',
	subsidiaryId: '1',
	tranDate: '2026-10-31',
	...more,
});

describe('stateOf', () => {
	it.each([
		[{}, 'posted'],
		[{ voided: true }, 'voided'],
		[{ reversed: true }, 'voided'],
		[{ posting: false, approvalStatus: '1' }, 'pendingApproval'],
		[{ posting: false, approvalStatus: '11' }, 'pendingApproval'],
		[{ posting: false, approvalStatus: '3' }, 'rejected'],
		[{ posting: false, approvalStatus: '2' }, 'pendingApproval'],
		[{ posting: false, approvalStatus: '' }, 'pendingApproval'],
		[{ posting: undefined, approvalStatus: '2' }, 'posted'],
		[{ posting: undefined, approvalStatus: '' }, 'unclear'],
		[{ posting: undefined, approvalStatus: '1' }, 'pendingApproval'],
	] as [Partial<FoundTransaction>, string][])('%j is %s', (more, state) => {
		expect(stateOf(found(more))).toBe(state);
	});
});

describe('judge', () => {
	const { stamp } = posting('A1');
	const expected: Expected = {
		stamp,
		type: 'Journal',
		fiDocumentId: 'f00d',
		total: parseMoney('10.10'),
		currencyId: '1',
	};
	const verdict = (records: FoundTransaction[], more: Partial<Expected> = {}) => {
		const finding = judge(records, { ...expected, ...more });
		return finding.found === 'other' ? finding.because : finding.found;
	};

	it('finds nothing where nothing is', () => expect(verdict([])).toBe('nothing'));
	it('knows its stamp, whatever the amount', () =>
		expect(verdict([found({ memo: `x ${stamp.text} y`, total: '99' })])).toBe('ours'));
	it('takes currency and total where the memo was edited', () => {
		expect(verdict([found({ memo: 'changed by hand' })])).toBe('ours');
		expect(verdict([found({ memo: 'changed by hand', total: '10.1' })])).toBe('ours');
		expect(verdict([found({ memo: 'changed by hand', total: '10.11' })])).toBe('differs');
		expect(verdict([found({ memo: 'changed by hand', currencyId: '2' })])).toBe('differs');
		expect(verdict([found({ memo: '', total: undefined })])).toBe('differs');
	});
	it('does not take another version of the document for ours, even with the same total', () => {
		expect(verdict([found({ memo: posting('A2').stamp.text })])).toBe('differs');
	});
	it('looks into the custom field where the stamp is kept there', () => {
		const custom = { stamp: { field: 'custbody_Concur', text: stamp.text }, total: parseMoney('1') };
		expect(verdict([found({ stampFields: { custbody_concur: stamp.text } })], custom)).toBe('ours');
		expect(verdict([found({ memo: stamp.text })], custom)).toBe('differs');
	});
	it('knows a document without postings by its FIS id', () => {
		expect(verdict([found({ memo: '[Concur f00d 123]' })], { stamp: undefined, total: undefined })).toBe(
			'ours',
		);
		expect(verdict([found({ memo: 'nothing' })], { stamp: undefined, total: undefined })).toBe('differs');
		expect(
			verdict([found({ memo: 'nothing' })], { stamp: undefined, total: undefined, fiDocumentId: '' }),
		).toBe('differs');
	});
	it('leaves voided, reversed, doubled and other records to a person', () => {
		expect(verdict([found({ memo: stamp.text, voided: true })])).toBe('voided');
		expect(verdict([found({ memo: stamp.text, reversed: true })])).toBe('voided');
		expect(verdict([found({ memo: stamp.text }), found({ id: '6', memo: stamp.text })])).toBe('several');
		expect(verdict([found({ memo: stamp.text, type: 'VendBill' })])).toBe('differs');
	});
});

describe('readPostings', () => {
	it('keeps every field, and every key in the same place', () => {
		const ref = (type: string) => ({ type, by: 'id', value: '1' });
		const full = {
			recordType: 'expenseReport',
			externalId: 'X',
			subsidiary: ref('subsidiary'),
			subsidiaryOf: ref('employee'),
			currency: ref('currency'),
			exchangeRate: 1.5,
			tranDate: '2026-10-31',
			toSubsidiary: ref('subsidiary'),
			entity: ref('vendor'),
			account: ref('account'),
			cardAccount: ref('account'),
			tranId: 12,
			dueDate: '2026-11-30',
			terms: ref('terms'),
			purchaseOrder: { type: 'purchaseOrder', by: 'number', value: 'PO-1' },
			memo: 'm',
			stamp: { field: 'memo', text: 's' },
			fields: { custbody_a: 1 },
			lines: [
				{
					account: ref('account'),
					memo: 'l',
					fields: {},
					from: { lineItem: '1' },
					debit: 1.5,
					department: ref('department'),
					class: ref('class'),
					location: ref('location'),
					entity: ref('entity'),
					customer: ref('customer'),
					billable: false,
					subsidiary: ref('subsidiary'),
					eliminate: true,
					category: ref('expenseCategory'),
					taxCode: ref('taxCode'),
					expenseDate: '2026-10-30',
					corporateCard: true,
					orderLine: 3,
				},
			],
		};
		const read = readPostings([full]);
		const expected = { ...full, exchangeRate: '1.5', tranId: '12' };
		const line = { ...full.lines[0], debit: '1.5', orderLine: '3' };
		expect(read).toEqual({ postings: [{ ...expected, lines: [line] }] });
		const sparse = readPostings([{ ...posting('A1'), lines: [{ account: ref('account') }] }]);
		if (!('postings' in read) || !('postings' in sparse)) throw new Error('unreadable');
		expect(Object.keys(sparse.postings[0]!)).toEqual(Object.keys(read.postings[0]!));
		expect(Object.keys(sparse.postings[0]!.lines[0]!)).toEqual(Object.keys(read.postings[0]!.lines[0]!));
	});

	it.each([
		[{ recordType: 'invoice' }, /^postings\[0\]\.recordType: must be one of journalEntry, /],
		[{ stamp: { field: 'memo' } }, /^postings\[0\]\.stamp\.text: is missing$/],
		[{ lines: 'none' }, /^postings\[0\]\.lines: is not a list$/],
		[{ lines: [1] }, /^postings\[0\]\.lines\[0\]: is not a record of fields$/],
		[{ lines: [{}] }, /^postings\[0\]\.lines\[0\]\.account: is missing$/],
		[{ entity: { type: 'account', by: 'id', value: '1' } }, /^postings\[0\]\.entity\.type: must be of type/],
		[{ terms: { type: 'terms', by: 'rate', value: '1' } }, /^postings\[0\]\.terms\.by: is no key/],
		[{ exchangeRate: {} }, /^postings\[0\]\.exchangeRate: is not an amount$/],
		[{ result: 'x' }, /^postings\[0\]\.result: is not a record of fields$/],
	] as [object, RegExp][])('says where %j makes no sense', (change, told) => {
		const read = readPostings([{ ...posting('A1'), ...change }]);
		expect('unreadable' in read && read.unreadable).toMatch(told);
	});

	it('takes nothing for no postings, and nothing else for postings', () => {
		expect(readPostings(null)).toEqual({ postings: [] });
		expect(readPostings('x')).toEqual({ unreadable: 'postings: is not a list' });
	});
});

describe('postingsHash', () => {
	it('does not depend on the order of keys, on undefined keys, or on results', () => {
		const asRead = (value: unknown) => {
			const read = readPostings([value]);
			if (!('postings' in read)) throw new Error(read.unreadable);
			return read.postings;
		};
		const one = posting('A1');
		const shuffled = Object.fromEntries(Object.entries(one).reverse());
		const withResult = {
			...one,
			result: { id: '1', tranId: 'JE1', url: '', posts: true },
			subsidiary: one.subsidiary,
			x: undefined,
		};
		expect(postingsHash(asRead(shuffled))).toBe(postingsHash(asRead(one)));
		expect(postingsHash(asRead(withResult))).toBe(postingsHash(asRead(one)));
	});
	it('changes with every part that is sent', () => {
		const one = posting('A1');
		const hashes = [
			one,
			{ ...one, memo: 'x' },
			{ ...one, tranDate: '2026-11-01' },
			{ ...one, lines: [...one.lines].reverse() },
			{ ...one, fields: { custbody_a: 1 } },
			{ ...one, lines: [{ ...one.lines[0]!, debit: '10.11' }, one.lines[1]!] },
			{ ...one, currency: { ...one.currency!, id: '2' } },
		].map((changed) => postingsHash([changed]));
		expect(new Set(hashes).size).toBe(hashes.length);
	});
});

describe('bodyOf', () => {
	const all: Features = {
		boundParameters: true,
		oneWorld: true,
		multiCurrency: true,
		accountingPeriods: true,
		departments: true,
		classes: true,
		locations: true,
	};
	const withIds = posting('A1', {
		subsidiary: { type: 'subsidiary', by: 'id', value: '1', id: '1' },
		currency: { type: 'currency', by: 'symbol', value: 'USD', id: '7' },
		lines: [
			line(
				'1',
				{ debit: '10.10' },
				{
					account: { type: 'account', by: 'id', value: '58', id: '58' },
					class: { type: 'class', by: 'id', value: '3', id: '3' },
				},
			),
			line(
				'2',
				{ credit: '10.10' },
				{
					account: { type: 'account', by: 'id', value: '110', id: '110' },
					customer: { type: 'customer', by: 'id', value: '9', id: '9' },
				},
			),
		],
	});

	it('sends amounts digit for digit, one side only, and ids as texts', () => {
		const text = bodyOf(withIds, all);
		expect(text).toContain('"debit":10.10,');
		expect(text).toContain('"credit":10.10,');
		expect(JSON.parse(text)).toMatchObject({
			externalId: 'CNQR-EXP-A1-R1',
			subsidiary: { id: '1' },
			currency: { id: '7' },
			tranDate: '2026-10-31',
			line: {
				items: [
					{ account: { id: '58' }, class: { id: '3' } },
					{ account: { id: '110' }, entity: { id: '9' } },
				],
			},
		});
		const [first, second] = (JSON.parse(text) as { line: { items: object[] } }).line.items;
		expect(first).not.toHaveProperty('credit');
		expect(second).not.toHaveProperty('debit');
	});

	it('sends nothing of features that are not there', () => {
		const none = {
			...all,
			oneWorld: false,
			multiCurrency: false,
			departments: false,
			classes: false,
			locations: false,
		};
		const body = JSON.parse(bodyOf(withIds, none)) as { line: { items: object[] } };
		expect(body).not.toHaveProperty('subsidiary');
		expect(body).not.toHaveProperty('currency');
		expect(body.line.items[0]).not.toHaveProperty('class');
	});

	it('puts the stamp back into a memo that lost it, and into its own field', () => {
		const { stamp } = withIds;
		expect(JSON.parse(bodyOf({ ...withIds, memo: 'mine' }, all))).toHaveProperty(
			'memo',
			`mine ${stamp.text}`,
		);
		const custom = { ...withIds, memo: 'mine', stamp: { field: 'custbody_concur', text: stamp.text } };
		expect(JSON.parse(bodyOf(custom, all))).toMatchObject({ memo: 'mine', custbody_concur: stamp.text });
	});

	it('lets further fields add but not override, and keeps texts on one line', () => {
		const body = JSON.parse(
			bodyOf(
				{
					...withIds,
					memo: `a\r\n b ${withIds.stamp.text}`,
					fields: { externalId: 'stolen', custbody_a: true },
				},
				all,
			),
		) as object;
		expect(body).toMatchObject({
			externalId: 'CNQR-EXP-A1-R1',
			custbody_a: true,
			memo: `a b ${withIds.stamp.text}`,
		});
	});

	it('writes amounts in other notations plainly', () => {
		const [first, second] = withIds.lines;
		const odd = bodyOf(
			{
				...withIds,
				lines: [
					{ ...first!, debit: '1E+2' },
					{ ...second!, credit: '+100.0' },
				],
			},
			all,
		);
		expect(odd).toContain('"debit":100,');
		expect(odd).toContain('"credit":100,');
	});
});

describe('query texts', () => {
	it.each([
		['SELECT id FROM account ORDER BY id', true],
		['SELECT id FROM account', false],
		['SELECT id FROM (SELECT id FROM account ORDER BY id)', false],
		["SELECT 'order by' FROM account", false],
		['SELECT id FROM account -- order by id', false],
		['SELECT id FROM account WHERE (a = (1)) order\n\tby id', true],
	])('%s is ordered: %s', (query, ordered) => expect(hasOrderBy(query)).toBe(ordered));

	it('counts placeholders outside of literals and drops the semicolon', () => {
		expect(placeholderCount(`SELECT '?' FROM account WHERE a = ? AND b = ?`)).toBe(2);
		expect(tidyQuery(' SELECT 1 ; \n')).toBe('SELECT 1');
	});
});
