import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cents, balanceOf, netBy, prepare } from './demoSettings.mts';
import { inlineExpense, publishedReports } from '../../sandbox/concur/publishedDocuments.mts';

interface Expected {
	file: string;
	derived_from_document: { currency: string; net_by_account: Record<string, string> };
}
const { documents: expectations } = JSON.parse(
	readFileSync(new URL('../../fixtures/concur-examples/expected-postings.json', import.meta.url), 'utf8'),
) as { documents: Expected[] };

/** Names that the expectations use for what the settings decide. */
const STANDS_FOR: Record<string, string> = {
	'21010': 'liability:EMPL (employee)',
	'12500': 'liability:EMPL (employee)',
	'21020': 'liability:IBCP (card vendor)',
	'21030': 'liability:CBCP (card vendor)',
	'21040': 'liability:COPD (company-paid vendor)',
	'13100': 'tax:DEVAT:VA',
	'13200': 'tax:CAPMB:TM',
};

describe('the published expense reports', () => {
	const reports = publishedReports();

	it('are twelve', () => {
		expect(reports).toHaveLength(12);
	});

	it.each(reports.map((one) => [one.file, one] as const))('%s nets to the derived posting', (file, published) => {
		const expected = expectations.find((one) => one.file === file)?.derived_from_document;
		if (!expected) throw new Error(`No expectation for ${file}`);
		const prepared = prepare(JSON.parse(published.text), {}, { fiDocumentId: published.id });
		expect(prepared.problems).toEqual([]);
		expect(prepared.status).toBe('prepared');
		expect(prepared.currency).toBe(expected.currency);
		const [posting, ...others] = prepared.postings;
		expect(others).toEqual([]);
		if (!posting) throw new Error('No posting');
		const wanted = Object.entries(expected.net_by_account).map(([account, text]) => [account, cents(text)] as const);
		expect(netBy(posting, ({ account }) => STANDS_FOR[account.value] ?? account.value)).toEqual(
			Object.fromEntries(wanted.filter(([, amount]) => amount !== 0n)),
		);
		expect(balanceOf(posting)).toBe(0n);
		expect(posting.memo).toContain(published.id);
	});

	it('finds a department for every expense line', () => {
		for (const published of reports) {
			const lines = prepare(JSON.parse(published.text)).postings[0]?.lines.filter(({ from }) => from.payer !== undefined) ?? [];
			const costs = lines.filter(({ account }) => !(account.value in STANDS_FOR));
			expect(costs.map(({ department }) => department?.value)).not.toContain(undefined);
		}
	});

	it('leaves a pair of clearing lines for each personal card item', () => {
		const published = reports.find(({ file }) => file.includes('15298B27B5FC4EBC98B3'));
		const posting = prepare(JSON.parse(published?.text ?? '{}')).postings[0];
		const clearing = posting?.lines.filter(({ account }) => account.value === 'cbcp180');
		expect(clearing?.map(({ debit, credit }) => debit ?? `-${credit}`)).toEqual(['49.00', '-49.00']);
		expect(posting?.lines.find(({ account }) => account.value === '12500')?.debit).toBe('81.00');
	});

	it('takes the inline report of the reference page, with its cash advance', () => {
		const prepared = prepare(JSON.parse(inlineExpense().text));
		expect(prepared.problems).toEqual([]);
		expect(netBy(prepared.postings[0], ({ account }) => account.value)).toEqual({ '125ABC': 15000n, '21010': -15000n });
	});
});
