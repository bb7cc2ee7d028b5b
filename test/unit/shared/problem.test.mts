import { describe, expect, it } from 'vitest';
import { CATALOGUE, type ProblemCode } from '../../../nodes/shared/problems/catalogue';
import { nextStepOf, problem, reasonOf, uniqueProblems } from '../../../nodes/shared/problems/problem';

describe('problem catalogue', () => {
	it.each(Object.keys(CATALOGUE) as ProblemCode[])('%s says what, how to fix it and who does it', (code) => {
		const { message, fix, owner } = CATALOGUE[code];
		// The first word may be a type of reference: expenseCategory-not-found.
		expect(code).toMatch(/^[a-z]+([A-Z][a-z]+)?(-[a-z]+)*$/);
		expect(message.length).toBeGreaterThan(15);
		expect(fix).toMatch(/\.$/);
		expect(message).not.toMatch(/\.$/);
		expect(['netsuiteAdmin', 'concurProcessor', 'integrationAdmin']).toContain(owner);
	});
});

describe('problem', () => {
	it('fills the placeholders and keeps field and value', () => {
		const made = problem('account-not-found', { field: 'postings[0].lines[0].account', value: '474230' });
		expect(made).toMatchObject({ code: 'account-not-found', field: 'postings[0].lines[0].account', value: '474230', owner: 'netsuiteAdmin' });
		expect(made.message).toContain('474230');
	});

	it('tells the same thing once', () => {
		const twice = [0, 1].map((line) => problem('account-not-found', { field: `postings[0].lines[${line}].account`, value: '1' }));
		expect(uniqueProblems([...twice, problem('account-not-found', { value: '2' })])).toHaveLength(2);
	});

	it('makes one sentence for people', () => {
		const problems = [problem('account-not-found', { value: '1' }), problem('period-not-found', { value: '2026-10-31' })];
		expect(reasonOf(problems)).toMatch(/^Account 1 .*\(and 1 more\)$/);
		expect(nextStepOf(problems)).toMatch(/^NetSuite administrator: /);
		expect(reasonOf([])).toBe('');
	});
});
