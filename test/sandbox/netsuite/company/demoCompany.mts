import { calendarPeriods } from './accountingPeriods.mts';
import type { Company } from './company.mts';
import { addPurchasing } from './demoPurchasing.mts';
import { MasterDataEditor } from './newRecords.mts';
import type { AccountType } from './masterData.mts';

const ACCOUNTS: [acctNumber: string, acctName: string, acctType: AccountType][] = [
	['10100', 'Operating Account', 'Bank'],
	['11000', 'Accounts Receivable', 'AcctRec'],
	['12500', 'Employee Receivable', 'OthCurrAsset'],
	['13100', 'Recoverable VAT Germany', 'OthCurrAsset'],
	['13200', 'Recoverable Tax Manitoba', 'OthCurrAsset'],
	['13300', 'Recoverable GST Canada', 'OthCurrAsset'],
	['20000', 'Accounts Payable', 'AcctPay'],
	['21010', 'Employee Payable', 'OthCurrLiab'],
	['21020', 'Corporate Card Payable', 'OthCurrLiab'],
	['21030', 'Company Card Payable', 'OthCurrLiab'],
	['21040', 'Company-Paid Clearing', 'OthCurrLiab'],
	['21050', 'Payroll Clearing', 'OthCurrLiab'],
	['29000', 'Intercompany Payable', 'OthCurrLiab'],
	// Account codes that the published Concur documents carry.
	['474210', 'Travel Expense', 'Expense'],
	['474230', 'Local Transport', 'Expense'],
	['5', 'Booking Fees', 'Expense'],
	['11', 'Dues and Subscriptions', 'Expense'],
	['37', 'Lodging', 'Expense'],
	['54', 'Mileage', 'Expense'],
	['56', 'Meals', 'Expense'],
	['105', 'Hotel', 'Expense'],
	['109', 'Meals and Entertainment', 'Expense'],
	['130', 'Telephone', 'Expense'],
	['600', 'Breakfast', 'Expense'],
	['88888', 'Room Tax', 'Expense'],
	['99999', 'Room Rate', 'Expense'],
	['125ABC', 'Postage', 'Expense'],
	['12345', 'Sundry Expense', 'Expense'],
	['MATER', 'Materials', 'COGS'],
	['CADV', 'Cash Advance Clearing', 'OthCurrAsset'],
	['CASH', 'Cash Advance Paid', 'OthCurrAsset'],
	['1999', 'Personal Expense Clearing', 'OthCurrLiab'],
	['199999', 'Personal Charges Clearing', 'OthCurrLiab'],
	['176880', 'Company-Paid Vendor Clearing', 'OthCurrLiab'],
	['cbcp180', 'Company Card Clearing', 'OthCurrLiab'],
	['compaid374', 'Company-Paid Clearing 374', 'OthCurrLiab'],
	['ibcp223', 'Corporate Card Clearing 223', 'OthCurrLiab'],
	['lac123', 'Expense Pay Funding Liability', 'OthCurrLiab'],
	['lac123emp', 'Expense Pay Employee Liability', 'OthCurrLiab'],
];

/** External ids are the codes of Concur's lists. */
const DEPARTMENTS: [externalId: string, name: string][] = [
	['21-BELLEV1', 'Bellevue'],
	['21-KING', 'King Street'],
	['11-KING', 'King Street Berlin'],
	['70-AUT', 'Automation'],
	['1000', 'Headquarters'],
	['30', 'Consulting'],
	['QA', 'Quality Assurance'],
	['0021', 'North America'],
	['0011', 'Germany'],
	['4500', 'Canada'],
	['BE01', 'Berlin Office'],
];

/** Entity ids are the employee ids of the published documents. */
const EMPLOYEES: [entityId: string, firstName: string, lastName: string][] = [
	['1017001', 'Dana', 'Price'],
	['24340', 'Alex', 'Traveller'],
	['traveller@example.com', 'Terry', 'Walker'],
	['user@example.com', 'Uma', 'Clarke'],
	['uiexp', 'Ulla', 'Exner'],
	['User1', 'Uri', 'Stone'],
	['23618', 'Mia', 'Roth'],
	['49038128', 'Greta', 'Ebert'],
	['12345ID', 'Ida', 'Lane'],
	['12345AB', 'Abel', 'Lane'],
];

/**
 * The demo account: OneWorld, all features on, parent subsidiary in USD. Takes the published Concur documents with accounts
 * by number, departments by external id and employees by entity id. Base periods 2016-01 to 2027-12, all open.
 */
export function demoCompany(): Company {
	const company: Company = {
		accountId: '1234567_SB1',
		name: 'Demo Group',
		features: {
			oneWorld: true,
			multiCurrency: true,
			accountingPeriods: true,
			departments: true,
			classes: true,
			locations: true,
			expenseReports: true,
			projects: true,
		},
		customFields: [
			'custbody_concur_document',
			'custbody_receipt_url',
			'custcol_concur_entry',
			'custcol_project_code',
			'cseg_region',
		],
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
	const usd = add.currency('USD', 'US Dollar', '1', { isBaseCurrency: true });
	const gbp = add.currency('GBP', 'British Pound', '1.27');
	const cad = add.currency('CAD', 'Canadian Dollar', '0.74');
	const eur = add.currency('EUR', 'Euro', '1.085');
	add.currency('JPY', 'Japanese Yen', '0.0066', { precision: 0 });
	const subsidiary = (id: string, name: string, currency: string, country: string, more = {}) =>
		company.subsidiaries.push({
			id,
			name,
			currency,
			country,
			isElimination: false,
			isInactive: false,
			lastModifiedDate: '2016-01-04T09:00:00.000Z',
			...more,
		});
	subsidiary('1', 'Demo Group Inc.', usd.id, 'US', { externalId: 'SUB-US' });
	subsidiary('2', 'Demo UK Ltd.', gbp.id, 'GB', { parent: '1', externalId: 'SUB-UK' });
	subsidiary('3', 'Demo Deutschland GmbH', eur.id, 'DE', { parent: '1', externalId: 'SUB-DE' });
	subsidiary('4', 'Demo Canada Corp.', cad.id, 'CA', { parent: '1', externalId: 'SUB-CA' });
	subsidiary('5', 'Demo Elimination', usd.id, 'US', { parent: '1', isElimination: true });

	for (const [number, name, type] of ACCOUNTS) add.account(number, name, type);
	const travel = company.accounts.find(({ acctNumber }) => acctNumber === '474210')?.id ?? '';
	add.account('470000', 'Travel and Entertainment', 'Expense', { isSummary: true });
	for (const [externalId, name] of DEPARTMENTS) add.department(name, { externalId });
	add.class('Services', { externalId: 'SERVICES' });
	add.class('Products', { externalId: 'PRODUCTS' });
	add.location('Seattle', { externalId: 'SEA' });
	add.location('Berlin', { externalId: 'BER', subsidiaries: ['3'] });
	for (const [entityId, first, last] of EMPLOYEES) {
		add.employee(entityId, first, last, entityId.includes('@') ? { email: entityId } : {});
	}
	add.vendor('Acme Supplies', { externalId: 'V-ACME', currencies: [usd.id], currency: usd.id });
	add.vendor('Card Bank', { externalId: 'V-CARD', currency: usd.id });
	add.customer('Northwind', { externalId: 'C-NORTH' });
	add.job('Northwind Roll-out', { externalId: 'J-NORTH-1' });
	add.expenseCategory('Travel', travel);
	addPurchasing(company, add);
	return company;
}
