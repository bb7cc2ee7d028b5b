import { describe, expect, it } from 'vitest';

import { refusalProblems } from '../../../nodes/NetSuite/posting/post/refusal.ts';
import { REFUSAL_TEXTS } from '../../../nodes/NetSuite/posting/post/refusalTexts.ts';
import type { Posting } from '../../../nodes/shared/documentItem.ts';
import { posting } from './support/documents.mts';

/** A posting as Validate leaves it: with internal ids and names. */
function resolved(): Posting {
	const one = posting('A1');
	const [first, second] = one.lines;
	return {
		...one,
		subsidiary: { type: 'subsidiary', by: 'id', value: '3', id: '3', name: 'Demo UK Ltd.' },
		currency: { type: 'currency', by: 'symbol', value: 'USD', id: '1', name: 'USD' },
		lines: [
			{
				...first!,
				account: { ...first!.account, id: '58', name: '474210 Travel' },
				department: { type: 'department', by: 'externalId', value: '21-KING', id: '12', name: 'King Street' },
			},
			{
				...second!,
				account: { ...second!.account, id: '110', name: '21010 Employee Payable' },
				entity: { type: 'employee', by: 'entityId', value: '1017001', id: '321', name: '1017001 Dana Price' },
			},
		],
	};
}

const told = (text: string, code = 'USER_ERROR', path = '') =>
	refusalProblems({ statusCode: 400, readable: true, details: [{ text, code, path }] }, resolved(), 0);

describe('refusalProblems', () => {
	it.each(REFUSAL_TEXTS.map(({ code, sample }) => [code, sample]))(
		'knows %s by its sample',
		(code, sample) => {
			expect(told(sample).map((problem) => problem.code)).toEqual([code]);
		},
	);

	/** Fragments of netsuite.md, section 4, with what a person has to read. */
	it.each([
		[
			'Invalid department reference key 12 for subsidiary 3.',
			'refused-reference',
			/department King Street for subsidiary Demo UK Ltd\./,
		],
		[
			'Invalid account reference key 58 for subsidiary 3.',
			'refused-reference',
			/account 474210 Travel for subsidiary Demo UK Ltd\./,
		],
		[
			'Invalid entity reference key 321 for subsidiary 3.',
			'refused-reference',
			/employee 1017001 Dana Price for subsidiary Demo UK Ltd\./,
		],
		[
			'Invalid entity reference key 321 for currency 1.',
			'refused-reference',
			/1017001 Dana Price for currency USD/,
		],
		[
			'Invalid taxcode reference key 7 for subsidiary 3.',
			'refused-reference',
			/taxcode 7 for subsidiary Demo UK Ltd\./,
		],
		[
			'You have entered an Invalid Field Value 12 for the following field: department',
			'refused-value',
			/King Street for the field department/,
		],
		[
			'You have entered an Invalid Field Value 310 for the following field: postingPeriod',
			'refused-period',
			/2026-10-31/,
		],
		['Please enter value(s) for: Location', 'refused-field-missing', /a value for Location/],
		['The amounts in a journal entry must balance.', 'refused-unbalanced', /does not balance/],
		[
			'The transaction date you specified is not within the date range of your accounting period.',
			'refused-period',
			/2026-10-31/,
		],
		['Rounding Error: debit', 'refused-rounding', /Rounding Error: debit/],
	])('says %s in names', (text, code, message) => {
		const [problem] = told(text);
		expect(problem?.code).toBe(code);
		expect(problem?.message).toMatch(message);
	});

	it('keeps a text that it does not know, with names in place of ids that mean one record', () => {
		const [problem] = told('Ungültiger Referenzschlüssel 12 (department) für Niederlassung 3.');
		expect(problem).toMatchObject({ code: 'posting-refused', owner: 'netsuiteAdmin' });
		expect(problem?.message).toBe(
			'NetSuite refused the posting: Ungültiger Referenzschlüssel King Street (department) für Niederlassung Demo UK Ltd..',
		);
	});

	it('leaves amounts, dates and unknown numbers in a foreign text alone', () => {
		const [problem] = told('Betrag 12.50 am 2026-12-03, Konto 999, Code 12-3');
		expect(problem?.value).toBe('Betrag 12.50 am 2026-12-03, Konto 999, Code 12-3');
	});

	it('tells each of several details once, and where it is', () => {
		const problems = refusalProblems(
			{
				statusCode: 400,
				readable: true,
				details: [
					{ text: 'Please enter value(s) for: Location', code: 'USER_ERROR', path: 'line.items[1].location' },
					{ text: 'Please enter value(s) for: Location', code: 'USER_ERROR', path: 'line.items[1].location' },
					{ text: '', code: 'SOMETHING_ELSE', path: '' },
				],
			},
			resolved(),
			0,
		);
		expect(problems.map(({ code, field }) => [code, field])).toEqual([
			['refused-field-missing', 'postings[0].lines[1].location'],
			['posting-refused', 'postings[0]'],
		]);
	});
});
