import { describe, expect, it } from 'vitest';
import type { Posting } from '../../../nodes/shared/documentItem';
import { generateReports } from '../../fixtures/generate/expenseReports.mts';
import { balanceOf, demoSettings, signedCents } from './demoSettings.mts';
import { prepareMutants } from './mutations.mts';
import { mapping, netOf, payableAccounts, type Row } from './targetWorld.mts';

const tables: Row[][] = [
	[{ payee: 'EMPL', target: 'expenseReport' }, { payee: 'COPD', target: 'vendorBill' }, { target: 'creditCardCharge' }],
	[{ payee: 'COPD', target: 'vendorBill' }, { paymentType: 'CASH', target: 'expenseReport' }, { payee: 'CBCP', target: 'doNotPost' }],
	[{ target: 'vendorBill' }],
];

/** What NetSuite holds a record to, whatever the document. */
function checkRecords(postings: readonly Posting[]): void {
	expect(postings.length).toBeGreaterThan(0);
	expect(new Set(postings.map(({ externalId }) => externalId)).size).toBe(postings.length);
	for (const posting of postings) {
		expect(posting.lines.length).toBeGreaterThan(0);
		const total = balanceOf(posting);
		if (posting.recordType.endsWith('ournalEntry')) expect(total).toBe(0n);
		else if (posting.recordType === 'vendorCredit') for (const line of posting.lines) expect(signedCents(line)).toBeLessThan(0n);
		else expect(total).toBeGreaterThanOrEqual(0n);
	}
	const all = Object.values(netOf(postings));
	expect(all.reduce((sum, cents) => sum + cents, 0n)).toBe(0n);
}

describe('mutated reports under rules of targets', () => {
	it.each(tables.map((rows) => [rows]))('end in a named problem or in whole records: %j', (rows) => {
		const documents = generateReports({ seed: 21, count: 300 }).map(({ document }) => document);
		const settings = demoSettings({
			payableAccounts,
			targets: { row: rows },
			...mapping(...['1017001', '24340', 'uiexp', 'User1', '23618', '49038128', 'traveller@example.com'].map((id): [string, string, string] => ['vendor', id, id])),
			options: { billableEntries: 'bill' },
		});
		const { statuses, codes } = prepareMutants('expense', documents, settings, 5, checkRecords);
		expect(statuses.get('prepared')).toBeGreaterThan(20);
		expect(codes.size).toBeGreaterThan(5);
	});
});
