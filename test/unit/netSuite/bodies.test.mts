import { describe, expect, it } from 'vitest';

import { bodyOf, createRequest } from '../../../nodes/NetSuite/posting/post/bodies/request.ts';
import type { Features } from '../../../nodes/NetSuite/transport/features.ts';
import type { Posting, RecordType, Ref } from '../../../nodes/shared/documentItem.ts';
import { line, posting } from './support/documents.mts';

const all: Features = {
	boundParameters: true,
	oneWorld: true,
	multiCurrency: true,
	accountingPeriods: true,
	departments: true,
	classes: true,
	locations: true,
};
const withId = (type: Ref['type'], id: string): Ref => ({ type, by: 'id', value: id, id });
const account = withId('account', '64');

const record = (recordType: RecordType, more: Partial<Posting> = {}): Posting =>
	posting('A1', {
		recordType,
		subsidiary: withId('subsidiary', '1'),
		currency: withId('currency', '7'),
		entity: withId('vendor', '321'),
		account: withId('account', '20'),
		lines: [line('x', { debit: '100.10' }, { account })],
		...more,
	});

type Body = Record<string, unknown> & { expense?: { items: object[] }; line?: { items: object[] } };
const body = (one: Posting, features = all) => JSON.parse(bodyOf(one, features)) as Body;

describe('bodies', () => {
	it('of bills: amounts digit for digit, negative ones too, and never a total', () => {
		const lines = [
			line('x', { debit: '100.10' }, { account, customer: withId('customer', '9'), billable: true }),
			line('x', { credit: '0.10' }, { account }),
			line('x', { credit: '1E+1' }, { account }),
		];
		const text = bodyOf(record('vendorBill', { lines, tranId: 'INV-1', dueDate: '2026-11-30' }), all);
		expect(text).toContain('"amount":100.10,');
		expect(text).toContain('"amount":-0.10,');
		expect(text).toContain('"amount":-10,');
		const sent = JSON.parse(text) as Body;
		expect(sent).toMatchObject({
			entity: { id: '321' },
			account: { id: '20' },
			tranId: 'INV-1',
			dueDate: '2026-11-30',
			currency: { id: '7' },
		});
		expect(sent.expense!.items[0]).toMatchObject({ customer: { id: '9' }, isBillable: true });
		for (const absent of ['total', 'userTotal', 'exchangeRate', 'terms', 'line'])
			expect(sent).not.toHaveProperty(absent);
		for (const absent of ['debit', 'entity', 'orderDoc', 'taxCode'])
			expect(sent.expense!.items[0]).not.toHaveProperty(absent);
	});

	it('of credits: what is credited is positive, and there are neither terms nor a due date', () => {
		const sent = body(
			record('vendorCredit', {
				dueDate: '2026-11-30',
				terms: withId('terms', '5'),
				lines: [line('x', { credit: '7.00' }, { account })],
			}),
		);
		expect(sent.expense!.items[0]).toMatchObject({ amount: 7 });
		for (const absent of ['dueDate', 'terms']) expect(sent).not.toHaveProperty(absent);
	});

	it('of expense reports: names in lower case, and a category or an account', () => {
		const lines = [
			line(
				'x',
				{ debit: '1.00' },
				{ account, category: withId('expenseCategory', '81'), expenseDate: '2026-10-01' },
			),
			line('x', { debit: '2.00' }, { account, corporateCard: true }),
		];
		const sent = body(
			record('expenseReport', {
				lines,
				exchangeRate: '1.25',
				dueDate: '2026-11-30',
				cardAccount: withId('account', '21'),
			}),
		);
		expect(sent).toMatchObject({
			complete: true,
			accountingapproval: true,
			expensereportcurrency: { id: '7' },
			expensereportexchangerate: 1.25,
			duedate: '2026-11-30',
			acctcorpcardexp: { id: '21' },
		});
		const [first, second] = sent.expense!.items;
		expect(first).toMatchObject({ category: { id: '81' }, expensedate: '2026-10-01' });
		expect(first).not.toHaveProperty('expenseaccount');
		expect(second).toMatchObject({ expenseaccount: { id: '64' }, corporatecreditcard: true });
		for (const absent of ['currency', 'exchangeRate', 'dueDate']) expect(sent).not.toHaveProperty(absent);
	});

	it('of expense reports: a person may say otherwise about the approvals', () => {
		expect(body(record('expenseReport', { fields: { accountingapproval: false } })).accountingapproval).toBe(
			false,
		);
		expect(body(record('expenseReport', { account: undefined }))).not.toHaveProperty('accountingapproval');
	});

	it('of card charges: the card is the account', () => {
		const sent = body(record('creditCardCharge', { entity: undefined }));
		expect(sent).toMatchObject({ account: { id: '20' } });
		expect(sent).not.toHaveProperty('entity');
	});

	it('of intercompany journals: each line has its subsidiary', () => {
		const lines = [
			line('x', { debit: '1.00' }, { account, subsidiary: withId('subsidiary', '2'), eliminate: true }),
			line('x', { credit: '1.00' }, { account, subsidiary: withId('subsidiary', '1') }),
		];
		const sent = body(record('intercompanyJournalEntry', { lines, toSubsidiary: withId('subsidiary', '2') }));
		expect(sent).toMatchObject({
			subsidiary: { id: '1' },
			toSubsidiary: { id: '2' },
			line: {
				items: [
					{ lineSubsidiary: { id: '2' }, eliminate: true, debit: 1 },
					{ lineSubsidiary: { id: '1' }, credit: 1 },
				],
			},
		});
		expect(sent.line!.items[1]).not.toHaveProperty('eliminate');
		expect(sent).not.toHaveProperty('entity');
	});

	it('of plain journals know nothing of all that', () => {
		const sent = body(
			record('journalEntry', { exchangeRate: '1.2500', tranId: 'x', terms: withId('terms', '5') }),
		);
		expect(bodyOf(record('journalEntry', { exchangeRate: '1.2500' }), all)).toContain(
			'"exchangeRate":1.2500',
		);
		for (const absent of ['entity', 'account', 'tranId', 'terms', 'expense'])
			expect(sent).not.toHaveProperty(absent);
		const plain = body(record('journalEntry', { exchangeRate: '1.25' }), { ...all, multiCurrency: false });
		for (const absent of ['exchangeRate', 'currency']) expect(plain).not.toHaveProperty(absent);
	});
});

describe('createRequest', () => {
	const order = withId('purchaseOrder', '900');

	it('makes a bill from its order, and links the lines that name one', () => {
		const lines = [
			line('x', { debit: '1.00' }, { account, orderLine: '2' }),
			line('x', { debit: '1.00' }, { account }),
		];
		const request = createRequest(record('vendorBill', { purchaseOrder: order, lines }), all);
		expect(request).toMatchObject({
			method: 'POST',
			path: '/services/rest/record/v1/purchaseOrder/900/!transform/vendorBill',
			query: { replace: 'expense,item' },
		});
		const [linked, free] = (JSON.parse(request.body ?? '') as Body).expense!.items;
		expect(linked).toMatchObject({ orderDoc: '900', orderLine: '2' });
		expect(free).not.toHaveProperty('orderDoc');
	});

	it('makes everything else as a record of its own', () => {
		const credit = record('vendorCredit', {
			purchaseOrder: order,
			lines: [line('x', { credit: '1.00' }, { account })],
		});
		expect(createRequest(credit, all).path).toBe('/services/rest/record/v1/vendorCredit');
		const unresolved = { ...order, id: undefined };
		expect(createRequest(record('vendorBill', { purchaseOrder: unresolved }), all).query).toBeUndefined();
	});
});
