import type { Company } from './company.mts';
import type { AccountType } from './masterData.mts';
import { MasterDataEditor } from './newRecords.mts';

const ACCOUNTS: [acctNumber: string, acctName: string, acctType: AccountType, eliminate?: boolean][] = [
	['13400', 'Input VAT', 'OthCurrAsset'],
	['13900', 'Due from Subsidiaries', 'OthCurrAsset', true],
	['21900', 'Due to Subsidiaries', 'OthCurrLiab', true],
	['21500', 'Corporate Visa', 'CredCard'],
	['62000', 'Freight', 'Expense'],
	['64000', 'Software', 'Expense'],
];

/**
 * What the demo company needs beyond journals: vendors, terms, expense categories, orders, intercompany accounts, a custom
 * segment and a tax code. Added after everything else, so that the ids of what was there before stay.
 */
export function addPurchasing(company: Company, add: MasterDataEditor): void {
	for (const [number, name, type, eliminate = false] of ACCOUNTS)
		add.account(number, name, type, { eliminate });
	const currency = (symbol: string) => found(company.currencies.find((one) => one.symbol === symbol));
	const account = (number: string) => found(company.accounts.find(({ acctNumber }) => acctNumber === number));
	const [usd, eur, gbp] = [currency('USD'), currency('EUR'), currency('GBP')];

	const net30 = add.term('Net 30', 30);
	add.term('Net 45', 45);
	const everywhere = { currency: usd, currencies: [usd, eur, gbp], subsidiaries: ['1', '2'] };
	const v1001 = add.vendor('V1001', { externalId: 'V1001', ...everywhere, terms: net30.id });
	add.vendor('V1002', { externalId: 'V1002', currency: gbp, currencies: [gbp], subsidiaries: ['2'] });
	add.vendor('V1003', { externalId: 'V1003', currency: usd, currencies: [usd], isInactive: true });
	const published = '94F538F2C3224C6E871CFED9F0F8333A';
	add.vendor(published, { externalId: published, currency: usd, currencies: [usd] });
	add.vendor('V1004', { externalId: 'V1004', ...everywhere });
	add.vendor('EV-1017001', { externalId: '1017001-V', currency: usd, currencies: [usd], isPerson: true });

	add.employee('50001', 'Olive', 'Hughes', { subsidiaries: ['2'] });
	add.customer('C-200', { externalId: 'C-200' });
	add.job('P-300', { externalId: 'P-300' });
	add.expenseCategory('Taxi', account('474230'));
	add.expenseCategory('Hotel', account('105'));
	add.expenseCategory('Meals', account('56'));
	add.expenseCategory('Old', account('56'), { isInactive: true });
	add.taxCode('VAT:S-GB');
	add.customSegment('cseg_region', ['EMEA', 'AMER']);

	const lines = [
		{ account: account('64000'), amount: '600.00' },
		{ account: account('MATER'), amount: '400.00' },
	];
	add.purchaseOrder('PO-1001', v1001, lines, { terms: net30.id });
	const closed = add.purchaseOrder('PO-1002', v1001, lines);
	for (const line of closed.lines) line.isClosed = true;
}

function found(record: { id: string } | undefined): string {
	if (!record) throw new Error('The demo company lacks a record that its orders need');
	return record.id;
}
