import { describe, expect, it } from 'vitest';
import { generateReports } from '../../fixtures/generate/expenseReports.mts';
import { balanceOf, cents, netBy, netByAccount, prepare } from './demoSettings.mts';

const reports = generateReports({ seed: 20261124, count: 500 });
const toCents = (amounts: Record<string, string>) =>
	Object.fromEntries(Object.entries(amounts).map(([key, text]) => [key, cents(text)]));

describe('generated expense reports', () => {
	it('are the same for the same seed and others for another', () => {
		expect(generateReports({ seed: 7, count: 3 })).toEqual(generateReports({ seed: 7, count: 3 }));
		expect(generateReports({ seed: 8, count: 3 })).not.toEqual(generateReports({ seed: 7, count: 3 }));
	});

	it('cover every kind of case', () => {
		const seen = new Set(reports.flatMap(({ features }) => features));
		const wanted = [
			'payee-EMPL', 'payee-IBCP', 'payee-CBCP', 'payee-COPD', 'credit-EMPL', 'credit-IBCP', 'credit-CBCP', 'credit-COPD',
			'allocations', 'offsetting', 'personal-pair', 'personal-from-clearing', 'account-from-clearing', 'cash-advance', 'employee-owes',
			'expense-pay', 'reclaim-full', 'reclaim-part', 'reclaim-none', 'two-taxes', 'shared-tax', 'no-tax-guid', 'no-net-of-reclaim',
			'no-totals', 'currency-USD', 'currency-EUR', 'currency-GBP', 'currency-CAD',
		];
		expect(wanted.filter((feature) => !seen.has(feature))).toEqual([]);
	});

	it('net to what the generator expects, all 500', () => {
		const differences = reports.flatMap(({ documentId, document, fiDocumentId, expected }) => {
			const prepared = prepare(document, {}, { documentId, fiDocumentId });
			const posting = prepared.postings[0];
			const actual = {
				status: prepared.status,
				problems: prepared.problems,
				currency: prepared.currency,
				total: prepared.total,
				owner: prepared.owner,
				externalId: prepared.externalId,
				postingDate: prepared.postingDate,
				balance: posting && balanceOf(posting),
				net: netByAccount(posting),
				costs: netBy(posting, ({ account, department }) => department && `${account.value}/${department.value}`),
			};
			const wanted = {
				status: expected.status,
				problems: [],
				currency: expected.currency,
				total: expected.total,
				owner: expected.owner,
				externalId: expected.externalId,
				postingDate: expected.postingDate,
				balance: 0n,
				net: toCents(expected.netByAccount),
				costs: toCents(expected.costByAccountAndDepartment),
			};
			try {
				expect(actual).toEqual(wanted);
				return [];
			} catch (error) {
				return [`${documentId}: ${(error as Error).message.slice(0, 2_000)}`];
			}
		});
		expect(differences).toEqual([]);
	});
});
