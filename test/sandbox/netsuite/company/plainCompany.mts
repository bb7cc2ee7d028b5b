import { calendarPeriods } from './accountingPeriods.mts';
import type { Company } from './company.mts';
import { MasterDataEditor } from './newRecords.mts';

/** A small account: no OneWorld, one currency (USD), departments but no classes or locations. Periods 2016 to 2027, all open. */
export function plainCompany(): Company {
	const company: Company = {
		accountId: '7654321',
		name: 'Plain Company',
		features: {
			oneWorld: false,
			multiCurrency: false,
			accountingPeriods: true,
			departments: true,
			classes: false,
			locations: false,
			expenseReports: false,
			projects: false,
		},
		customFields: [],
		customSegments: [],
		currencies: [],
		subsidiaries: [],
		accounts: [],
		departments: [],
		classes: [],
		locations: [],
		vendors: [],
		employees: [],
		customers: [],
		jobs: [],
		expenseCategories: [],
		terms: [],
		taxCodes: [],
		purchaseOrders: [],
		periods: calendarPeriods(2016, 2027),
	};
	const add = new MasterDataEditor(company);
	add.currency('USD', 'US Dollar', '1', { isBaseCurrency: true });
	add.account('10100', 'Checking', 'Bank');
	add.account('11000', 'Accounts Receivable', 'AcctRec');
	add.account('12500', 'Employee Receivable', 'OthCurrAsset');
	add.account('20000', 'Accounts Payable', 'AcctPay');
	add.account('21010', 'Employee Payable', 'OthCurrLiab');
	add.account('21020', 'Corporate Card Payable', 'OthCurrLiab');
	add.account('21030', 'Company Card Payable', 'OthCurrLiab');
	add.account('21040', 'Company-Paid Clearing', 'OthCurrLiab');
	add.account('54', 'Mileage', 'Expense');
	add.account('474210', 'Travel', 'Expense');
	add.account('474230', 'Local Transport', 'Expense');
	add.department('Bellevue', { externalId: '21-BELLEV1' });
	add.department('King Street', { externalId: '21-KING' });
	add.employee('1017001', 'Dana', 'Price');
	add.employee('23618', 'Mia', 'Roth');
	add.vendor('Acme Supplies', { externalId: 'V-ACME' });
	add.customer('Northwind', { externalId: 'C-NORTH' });
	return company;
}
