import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { startConcurSandbox, type ConcurSandbox } from '../../../sandbox/concur/concurSandbox.mts';
import {
	addPublished,
	FIXTURES,
	inlineCashAdvance,
	inlineExpense,
	inlineInvoice,
	publishedCashAdvances,
	publishedReports,
} from '../../../sandbox/concur/publishedDocuments.mts';
import { Caller, expense } from './caller.mts';

let sandbox: ConcurSandbox;
beforeEach(async () => {
	sandbox = await startConcurSandbox();
});
afterEach(async () => await sandbox.close());

describe('books', () => {
	it('finds by FIS id and by business id, and fails loudly otherwise', () => {
		const added = sandbox.documents.add('expense', expense('R1'), {
			id: 'a'.repeat(32),
			companyId: '7',
			entityId: null,
		});
		expect(sandbox.documents.get('R1')).toBe(added);
		expect(sandbox.documents.get('a'.repeat(32))).toBe(added);
		expect(added).toMatchObject({
			companyId: '7',
			entityId: null,
			companyUuid: sandbox.company.companyUuid,
			status: 'READY',
		});
		expect(() => sandbox.documents.get('R2')).toThrow();
	});

	it('reads the business id of each type, and wants it where it is not known', () => {
		const { documents } = sandbox;
		expect(documents.add('invoice', { requestHeader: { requestId: 'I1' } }).businessId).toBe('I1');
		expect(documents.add('cashadvance', { cashAdvanceData: { cashAdvanceId: 'C1' } }).businessId).toBe('C1');
		expect(documents.add('payroll', { report: { reportId: 'P1' } }).businessId).toBe('P1');
		expect(() => documents.add('requestobligation', {})).toThrow();
		expect(documents.add('requestobligation', {}, { businessId: 'O1' }).businessId).toBe('O1');
	});

	it('refuses ids that are no FIS ids or are taken, and an open document twice', () => {
		const { documents } = sandbox;
		documents.add('expense', expense('R1'), { id: 'a'.repeat(32) });
		expect(() => documents.add('expense', expense('R2'), { id: 'R2' })).toThrow();
		expect(() => documents.add('expense', expense('R2'), { id: 'a'.repeat(32) })).toThrow();
		expect(() => documents.add('expense', expense('R1'))).toThrow();
		documents.add('expense', expense('R1'), { duplicate: true });
		expect(documents.count('READY')).toBe(2);
	});

	it('lets a processor recall while READY or failed only; a failed document keeps its status', () => {
		const { documents } = sandbox;
		documents.add('expense', expense('ready'));
		documents.add('expense', expense('failed'), { status: 'POSTING_CONFIRMED_FAILURE' });
		documents.add('expense', expense('acknowledged'), { status: 'ACKNOWLEDGED' });
		documents.add('expense', expense('posted'), { status: 'POSTING_CONFIRMED_SUCCESS' });
		documents.recall('ready');
		documents.recall('failed');
		expect(() => documents.recall('acknowledged')).toThrow();
		expect(() => documents.recall('posted')).toThrow();
		expect(documents.statuses()).toEqual({
			ready: 'RECALLED',
			failed: 'POSTING_CONFIRMED_FAILURE',
			acknowledged: 'ACKNOWLEDGED',
			posted: 'POSTING_CONFIRMED_SUCCESS',
		});
	});

	it.each([
		[true, '2'],
		[false, '1'],
	])('brings a recalled report back with a new FIS id; revision raised: %s', (raise, revision) => {
		sandbox.modes.raiseRevision = raise;
		const { documents } = sandbox;
		const text = '{"report":{"reportId":"R1","revisionNumber":"1"},"amount":0E-8}';
		const old = documents.add('expense', text);
		expect(() => documents.resubmit('R1')).toThrow();
		documents.recall('R1');
		const again = documents.resubmit('R1');
		expect(again.id).not.toBe(old.id);
		expect(again).toMatchObject({
			businessId: 'R1',
			status: 'READY',
			text: text.replace('"1"', `"${revision}"`),
		});
		expect(documents.get('R1')).toBe(again);
		expect(documents.sameBusinessId('R1')).toEqual([old, again]);
	});
});

describe('published documents', () => {
	it('are 12 different reports and 2 cash advances, all READY, with the ids as published', async () => {
		const reports = publishedReports();
		expect(reports.map(({ file }) => /Example-([\d.]*\d)/.exec(file)?.[1])).toEqual([
			'1.1',
			'1.2',
			'1.3',
			'2.1',
			'2.3',
			'3.1',
			'4.1',
			'5.2.1',
			'6.1.2',
			'6.1.6',
			'6.2.1',
			'6.2.2',
		]);
		const expected = z
			.object({
				documents: z.array(z.object({ fiDocumentId: z.string().nullish(), reportId: z.string().nullish() })),
			})
			.parse(JSON.parse(readFileSync(`${FIXTURES}expected-postings.json`, 'utf8')));
		const known = expected.documents.map(({ fiDocumentId }) => fiDocumentId);
		const stored = addPublished(sandbox.documents, reports);
		for (const { id, businessId } of stored) {
			expect(known).toContain(id);
			expect(expected.documents.find(({ fiDocumentId }) => fiDocumentId === id)?.reportId).toBe(businessId);
		}
		addPublished(sandbox.documents, publishedCashAdvances());
		expect(sandbox.documents.count('READY')).toBe(14);
		expect(sandbox.documents.get('0EE74C75C9344DEA942F')).toMatchObject({ status: 'READY', erpSystemId: '' });
		const answer = await new Caller(sandbox).get('limit=100');
		expect(answer.body).toMatchObject({ page: { totalElements: 12 } });
	});

	it('keep the digits as published', () => {
		const raw = publishedReports()
			.map(({ file }) => readFileSync(FIXTURES + file, 'utf8'))
			.join('');
		const kept = publishedReports()
			.map(({ text }) => text)
			.join('');
		const odd = (text: string) => (text.match(/\b0E-\d+\b|\b\d+\.0+\b(?!")/g) ?? []).length;
		expect(odd(raw)).toBeGreaterThan(0);
		expect(odd(kept)).toBe(odd(raw));
	});

	it('have no real person in them', () => {
		const all = [...publishedReports(), ...publishedCashAdvances()].map(({ text }) => text).join('');
		const addresses = all.match(/[\w.]+@[\w.]+/g) ?? [];
		expect(addresses.length).toBeGreaterThan(0);
		for (const address of addresses) expect(address).toMatch(/@example\.com$/);
	});

	it('include the inline expense, invoice and cash advance', () => {
		const stored = addPublished(sandbox.documents, [inlineExpense(), inlineInvoice(), inlineCashAdvance()]);
		expect(stored.map(({ docType }) => docType)).toEqual(['expense', 'invoice', 'cashadvance']);
		expect(stored[1]?.businessId).toBe('9B1D30723CBF4F86A574');
	});
});
