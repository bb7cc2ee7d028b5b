import { describe, expect, it } from 'vitest';
import { faultText, fuzz } from '../../fuzz/fuzz.mts';
import { MUTATIONS } from '../../fuzz/mutateDocument.mts';
import { faultsOf } from '../../fuzz/judgePrepared.mts';

// The full set of 10,000 is `npm run test:fuzz`.
describe('mutated documents of every type, from the answer of Concur to the books of NetSuite', () => {
	it('end in a named problem or in postings that make the total of the document', async () => {
		const { outcomes, ends, codes, mutations, faulty } = await fuzz(5, 800);
		expect(faulty.slice(0, 5).map(faultText), `${faulty.length} of ${outcomes.length}`).toEqual([]);
		// The mutations must reach all ends, or this proves nothing.
		for (const [end, least] of [['prepared', 250], ['notReady', 300], ['nothingToPost', 40], ['Post: posted', 250]] as const)
			expect(ends.get(end), end).toBeGreaterThan(least);
		expect(codes.size).toBeGreaterThan(20);
		expect(Object.keys(MUTATIONS).filter((name) => (mutations.get(name) ?? 0) < 25)).toEqual([]);
	}, 120_000);
});

describe('the judge of mutated documents', () => {
	it('finds what is not balanced, not the total, not named', async () => {
		const { outcomes } = await fuzz(6, 300);
		const posted = outcomes.find(({ item, fuzzed }) => item?.postings[0]?.recordType === 'journalEntry' && item.status === 'prepared' && fuzzed.original.docType === 'expense' && fuzzed.mutations.length === 0);
		if (!posted?.item) throw new Error('no report was prepared');
		const { item } = posted;
		const document = posted.fuzzed.original.document;
		expect(faultsOf('expense', document, item)).toEqual([]);

		const [posting] = item.postings;
		if (!posting) throw new Error('no posting');
		const withLines = (lines: typeof posting.lines) => ({ ...item, postings: [{ ...posting, lines }] });
		expect(faultsOf('expense', document, withLines(posting.lines.slice(1))).join()).toContain('a journal is off by');
		const doubled = withLines([...posting.lines, ...structuredClone(posting.lines)]);
		expect(faultsOf('expense', document, doubled).join()).toContain('though the document says');
		expect(faultsOf('expense', document, { ...item, status: 'notReady' })).toContain('notReady without a problem');
		const negative = withLines(posting.lines.map((line) => (line.debit ? { ...line, debit: `-${line.debit}` } : line)));
		expect(faultsOf('expense', document, negative).join()).toContain('an amount is written');
	});
});
