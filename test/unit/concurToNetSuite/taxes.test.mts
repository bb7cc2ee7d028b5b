import { describe, expect, it } from 'vitest';
import { allocation, entry, expense, line, simple } from './documents.mts';
import { codesOf, netByAccount, prepare } from './demoSettings.mts';

const tax = (amountReclaim: unknown, more: Record<string, unknown> = {}) => ({
	taxAuthorityLabel: 'DEVAT', taxReclaimCode: 'VA', taxCode: null, amountTax: 1.6, amountReclaim, taxGuid: 'G1', ...more,
});
const net = (document: unknown, changes = {}) => {
	const prepared = prepare(document, changes);
	return prepared.problems.length > 0 ? codesOf(prepared) : netByAccount(prepared.postings[0]);
};
const ONE_TAX = { '474210': 840n, '13100': 160n, '21010': -1000n };

describe('reclaimable tax', () => {
	it('goes to the tax account whatever shape taxGuid has, if there is one journal line', () => {
		for (const taxGuid of [['G1'], 'G1', [], null, undefined, '']) {
			expect(net(simple([line(10, { taxGuid })], { tax: [tax(1.6)] }))).toEqual(ONE_TAX);
			expect(net(simple([line(10, { taxGuid, amountNetOfReclaim: '8.40' })], { tax: [tax('1.60')] }))).toEqual(ONE_TAX);
		}
	});

	it('is attributed by taxGuid between several journal lines', () => {
		const journal = [line(10, { taxGuid: ['G1'] }), line(20, { journalAccountCode: '56', taxGuid: 'G2' })];
		const document = simple(journal, { tax: [tax(3, { taxGuid: 'G2' }), tax(1.6)] });
		expect(net(document)).toEqual({ '474210': 840n, '56': 1700n, '13100': 460n, '21010': -3000n });
	});

	it('is attributed by the net amounts where guids are missing or shared', () => {
		for (const taxGuid of [undefined, ['G1']]) {
			const journal = [
				line(10, { taxGuid, amountNetOfReclaim: 8.4 }),
				line(20, { journalAccountCode: '56', taxGuid, amountNetOfReclaim: 17 }),
			];
			expect(net(simple(journal, { tax: [tax(4.6)] }))).toEqual({ '474210': 840n, '56': 1700n, '13100': 460n, '21010': -3000n });
		}
	});

	it('is refused where nothing tells the lines apart', () => {
		expect(net(simple([line(10), line(20)], { tax: [tax(1.6)] }))).toEqual(['tax-unattributed']);
		expect(net(simple([line(10), line(20)], { tax: [tax(0)] }))).toEqual({ '474210': 3000n, '21010': -3000n });
	});

	it('is refused where rows and net amounts disagree', () => {
		expect(net(simple([line(10, { amountNetOfReclaim: 8.5 })], { tax: [tax(1.6)] }))).toEqual(['tax-disagrees']);
		expect(net(simple([line(10, { amountNetOfReclaim: 8.4 })], { tax: [] }))).toEqual(['tax-disagrees']);
		expect(net(simple([line(10, { taxGuid: ['OTHER'] })], { tax: [tax(1.6)] }))).toEqual(['tax-disagrees']);
		expect(net(simple([], { tax: [tax(1.6)] }))).toEqual(['tax-disagrees']);
		const swapped = [line(10, { taxGuid: 'G1', amountNetOfReclaim: 7 }), line(20, { taxGuid: 'G2', amountNetOfReclaim: 18.4 })];
		expect(net(simple(swapped, { tax: [tax(1.6), tax(3, { taxGuid: 'G2' })] }))).toEqual(['tax-disagrees']);
	});

	it('stays in the expense line by choice, and then need not agree', () => {
		const kept = { taxHandling: 'keepInExpense', taxAccounts: undefined };
		expect(net(simple([line(10, { amountNetOfReclaim: 8.4 })], { tax: [tax(1.6)] }), kept)).toEqual({ '474210': 1000n, '21010': -1000n });
		expect(net(simple([line(10), line(20)], { tax: [tax(1.6)] }), kept)).toEqual({ '474210': 3000n, '21010': -3000n });
	});

	it('of a credit goes back with it', () => {
		const credit = line(-10, { journalPayer: 'EMPL', journalPayee: 'COMP', amountNetOfReclaim: -8.4 });
		expect(net(simple([credit], { tax: [tax(-1.6)] }))).toEqual({ '474210': -840n, '13100': -160n, '12500': 1000n });
	});

	it('takes the whole amount in full reclaim without an expense line of zero', () => {
		const prepared = prepare(simple([line(10)], { tax: [tax(10)] }));
		expect(prepared.postings[0]?.lines.map(({ account }) => account.value)).toEqual(['13100', '21010']);
	});

	it('takes the most specific row, else says which is missing', () => {
		const account = (value: string) => ({ mode: 'number', value });
		const rows = [
			{ taxAuthority: '', taxCode: '', account: account('1') },
			{ taxAuthority: 'DEVAT', taxCode: ' ', account: account('2') },
			{ taxAuthority: 'DEVAT', taxCode: 'VA', account: account('3') },
			{ taxAuthority: '', taxCode: 'JC', account: account('4') },
		];
		const accountFor = (row: Record<string, unknown>, taxAccounts: unknown = { row: rows }) =>
			prepare(simple([line(10)], { tax: [tax(1, row)] }), { taxAccounts });
		const used = (row: Record<string, unknown>) => accountFor(row).postings[0]?.lines[1]?.account.value;
		expect(used({})).toBe('3');
		expect(used({ taxReclaimCode: '', taxCode: 'VA' })).toBe('3');
		expect(used({ taxReclaimCode: 'XX' })).toBe('2');
		expect(used({ taxAuthorityLabel: 'CAGST', taxReclaimCode: 'JC' })).toBe('4');
		expect(used({ taxAuthorityLabel: 'CAGST', taxReclaimCode: 'ZZ' })).toBe('1');
		const missing = accountFor({ taxAuthorityLabel: 'FRTVA' }, {});
		expect(codesOf(missing)).toEqual(['tax-account-missing']);
		expect(missing.reason).toContain('FRTVA/VA');
	});

	it('is asked for per allocation', () => {
		const allocations = [allocation([line(10)], { tax: [tax(1)] }), allocation([line(20)], { tax: [tax(2), tax(0.5, { taxAuthorityLabel: 'CAGST' })] })];
		expect(net(expense([entry(allocations)]))).toEqual({ '474210': 2650n, '13100': 300n, '13300': 50n, '21010': -3000n });
	});
});
