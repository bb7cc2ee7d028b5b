import { describe, expect, it } from 'vitest';
import { documentHash } from '../../../nodes/ConcurToNetSuite/document/documentHash';
import { generateReports } from '../../fixtures/generate/expenseReports.mts';
import { Random } from '../../fixtures/generate/random.mts';
import { shuffledFields } from '../../fixtures/generate/writing.mts';
import { line, report, simple, taxi } from './documents.mts';
import { codesOf, prepare } from './demoSettings.mts';

describe('reading a document', () => {
	it('names the field and the value that are wrong, all of them', () => {
		const document = simple([line('ten'), line(null), line(10, { journalPayer: {} })], {}, { entryIsPersonal: 'X' }, { report: report({ employeeCurrencyAlphaCode: 'dollars' }) });
		const prepared = prepare(document);
		expect(prepared.status).toBe('notReady');
		expect(new Set(codesOf(prepared))).toEqual(new Set(['document-invalid']));
		const at = 'document.expenseEntry[0].allocation[0].journal';
		expect(Object.fromEntries(prepared.problems.map(({ field, value }) => [field, value]))).toEqual({
			[`${at}[0].amountGross`]: '"ten" is not an amount',
			[`${at}[1].amountGross`]: 'null is missing',
			[`${at}[2].journalPayer`]: '{} is missing or not text',
			'document.expenseEntry[0].entryIsPersonal': '"X" is neither Y nor N',
			'document.report.employeeCurrencyAlphaCode': '"dollars" is not a currency code',
		});
	});

	it('still names the document that it cannot read', () => {
		const prepared = prepare({ ...taxi({ totalApprovedAmount: 10 }), expenseEntry: 'none' });
		expect(prepared).toMatchObject({
			documentId: 'B1041655B4CE4171BDAA', name: 'Trip', owner: '23618', currency: 'USD', total: '10.00',
			externalId: 'CNQR-EXP-B1041655B4CE4171BDAA-R1', approvedOn: '2026-10-31', postings: [],
		});
		expect(prepared.problems[0]).toMatchObject({ field: 'document.expenseEntry', value: '"none" is not a list' });
	});

	it('refuses what is no document at all', () => {
		for (const document of [undefined, null, '', 'text', 7, [], {}, { report: null }, { report: [] }]) {
			const prepared = prepare(document);
			expect(prepared.status).toBe('notReady');
			expect(codesOf(prepared)).toContain('document-invalid');
		}
	});

	it('does not hand whole documents to a problem', () => {
		const long = prepare(simple([line('x'.repeat(500))]));
		expect(long.problems[0]?.value.length).toBeLessThan(100);
		const many = simple(Array.from({ length: 100 }, () => line('x')));
		expect(prepare(many).problems.length).toBeLessThanOrEqual(20);
	});

	it('takes numbers as text, text as numbers and any absence alike', () => {
		const exact = prepare(simple([line('10.00000000', { journalAccountCode: 474210 })], { tax: null }, {}, { employee: { employeeId: 23618 } }));
		const usual = prepare(simple([line(10)]));
		expect(exact.postings[0]?.lines).toEqual(usual.postings[0]?.lines);
		expect(prepare(simple([line('0E-8'), line(10)])).postings[0]?.lines).toEqual(usual.postings[0]?.lines);
	});

	it('does not depend on the order of fields', () => {
		const random = new Random(3);
		for (const { document, documentId } of generateReports({ seed: 5, count: 20 })) {
			const other = shuffledFields(random, document);
			expect(JSON.stringify(other)).not.toBe(JSON.stringify(document));
			expect(prepare(other, {}, { documentId })).toEqual(prepare(document, {}, { documentId }));
		}
	});

	it('does not change the document', () => {
		for (const { document } of generateReports({ seed: 6, count: 20 })) {
			const before = structuredClone(document);
			prepare(document);
			expect(document).toEqual(before);
		}
	});
});

describe('the hash of a document', () => {
	it('is the same however the same content is written down', () => {
		const one = { a: 1, b: [{ c: 'x' }, { d: null }], e: '' };
		expect(documentHash({ b: [{}, { c: 'x', f: ' ' }], a: 1, g: [] })).toBe(documentHash(one));
		expect(documentHash(one)).toMatch(/^[0-9a-f]{64}$/);
	});

	it('changes with any content', () => {
		const document = taxi();
		const hashes = [document, taxi({ reportName: 'Trip 2' }), simple([line(11)]), simple([line('10')]), { ...document, extra: 0 }].map(documentHash);
		expect(new Set(hashes).size).toBe(hashes.length);
	});
});
