import type { Features } from '../company/company.mts';
import type { DisplayKind } from '../company/displayNames.mts';

/** `flag` is `'T'`/`'F'`; `date` is a date or an instant. */
export type ColumnKind = 'number' | 'text' | 'flag' | 'date';

export interface Column {
	kind: ColumnKind;
	/** What BUILTIN.DF shows; the plain value without it. */
	display?: DisplayKind;
	feature?: keyof Features;
}

export interface Table {
	columns: Record<string, Column>;
	feature?: keyof Features;
}

const number: Column = { kind: 'number' };
const text: Column = { kind: 'text' };
const flag: Column = { kind: 'flag' };
const date: Column = { kind: 'date' };
const subsidiary: Column = { kind: 'number', display: 'subsidiary', feature: 'oneWorld' };
const currency: Column = { kind: 'number', display: 'currency', feature: 'multiCurrency' };
const exchangeRate: Column = { kind: 'number', feature: 'multiCurrency' };
const segments = {
	department: { kind: 'number', display: 'department', feature: 'departments' },
	class: { kind: 'number', display: 'class', feature: 'classes' },
	location: { kind: 'number', display: 'location', feature: 'locations' },
} satisfies Record<string, Column>;
const entity: Column = { kind: 'number', display: 'entity' };
const account: Column = { kind: 'number', display: 'account' };
const named = { id: number, name: text, fullname: text, isinactive: flag, externalid: text };

/** Tables and columns of netsuite.md 7.3, and no others. What it calls unconfirmed but lists is here. */
export const TABLES: Record<string, Table> = {
	account: {
		columns: {
			id: number,
			acctnumber: text,
			accountsearchdisplayname: text,
			accountsearchdisplaynamecopy: text,
			fullname: text,
			displaynamewithhierarchy: text,
			accttype: text,
			isinactive: flag,
			issummary: flag,
			currency,
			parent: account,
			eliminate: flag,
			externalid: text,
			lastmodifieddate: date,
			description: text,
		},
	},
	accountsubsidiarymap: { feature: 'oneWorld', columns: { account, subsidiary } },
	department: {
		feature: 'departments',
		columns: { ...named, parent: segments.department, includechildren: flag, lastmodifieddate: date },
	},
	departmentsubsidiarymap: { feature: 'oneWorld', columns: { department: segments.department, subsidiary } },
	classification: { feature: 'classes', columns: { ...named, parent: segments.class } },
	classificationsubsidiarymap: {
		feature: 'oneWorld',
		columns: { classification: segments.class, subsidiary },
	},
	location: { feature: 'locations', columns: { ...named, parent: segments.location, subsidiary } },
	locationsubsidiarymap: { feature: 'oneWorld', columns: { location: segments.location, subsidiary } },
	subsidiary: {
		feature: 'oneWorld',
		columns: { ...named, parent: subsidiary, currency, country: text, iselimination: flag },
	},
	vendor: {
		columns: {
			id: number,
			entityid: text,
			companyname: text,
			firstname: text,
			lastname: text,
			isperson: flag,
			isinactive: flag,
			subsidiary,
			currency,
			email: text,
			terms: { kind: 'number', display: 'term' },
			expenseaccount: account,
			payablesaccount: account,
			externalid: text,
			lastmodifieddate: date,
			category: number,
		},
	},
	vendorsubsidiaryrelationship: { feature: 'oneWorld', columns: { entity, subsidiary } },
	employee: {
		columns: {
			id: number,
			entityid: text,
			firstname: text,
			lastname: text,
			email: text,
			subsidiary,
			...segments,
			currency,
			supervisor: entity,
			isinactive: flag,
			externalid: text,
		},
	},
	customer: {
		columns: {
			id: number,
			entityid: text,
			companyname: text,
			isinactive: flag,
			subsidiary,
			externalid: text,
		},
	},
	job: {
		feature: 'projects',
		columns: {
			id: number,
			entityid: text,
			companyname: text,
			isinactive: flag,
			subsidiary,
			externalid: text,
		},
	},
	entity: { columns: { id: number, entityid: text, type: text, isinactive: flag } },
	currency: {
		feature: 'multiCurrency',
		columns: {
			id: number,
			symbol: text,
			name: text,
			isbasecurrency: flag,
			exchangerate: number,
			currencyprecision: number,
			isinactive: flag,
		},
	},
	accountingperiod: {
		feature: 'accountingPeriods',
		columns: {
			id: number,
			periodname: text,
			startdate: date,
			enddate: date,
			isyear: flag,
			isquarter: flag,
			isadjust: flag,
			isposting: flag,
			closed: flag,
			alllocked: flag,
			aplocked: flag,
			arlocked: flag,
			payrolllocked: flag,
			allownonglchanges: flag,
			isinactive: flag,
			parent: { kind: 'number', display: 'period' },
		},
	},
	expensecategory: {
		feature: 'expenseReports',
		columns: { id: number, name: text, expenseacct: account, isinactive: flag, externalid: text },
	},
	// Not in the reference; its columns are those that public queries use.
	term: {
		columns: { id: number, name: text, daysuntilnetdue: number, isinactive: flag, externalid: text },
	},
	// The same; there only where the account runs SuiteTax (mode `suiteTax`).
	salestaxitem: {
		columns: { id: number, itemid: text, fullname: text, isinactive: flag, externalid: text },
	},
	transaction: {
		columns: {
			id: number,
			tranid: text,
			transactionnumber: text,
			type: { kind: 'text', display: 'transactionType' },
			recordtype: text,
			trandate: date,
			postingperiod: { kind: 'number', display: 'period', feature: 'accountingPeriods' },
			posting: flag,
			status: { kind: 'text', display: 'status' },
			approvalstatus: { kind: 'number', display: 'approvalStatus' },
			entity,
			currency,
			exchangerate: exchangeRate,
			memo: text,
			externalid: text,
			createddate: date,
			lastmodifieddate: date,
			foreigntotal: number,
			voided: flag,
			reversal: number,
			reversaldate: date,
		},
	},
	transactionline: {
		columns: {
			id: number,
			transaction: number,
			linesequencenumber: number,
			uniquekey: number,
			mainline: flag,
			taxline: flag,
			iscogs: flag,
			entity,
			expenseaccount: account,
			item: number,
			...segments,
			subsidiary,
			memo: text,
			netamount: number,
			foreignamount: number,
			isbillable: flag,
			isclosed: flag,
			cleared: flag,
		},
	},
	transactionaccountingline: {
		columns: {
			transaction: number,
			transactionline: number,
			accountingbook: number,
			account,
			debit: number,
			credit: number,
			amount: number,
			netamount: number,
			amountpaid: number,
			amountunpaid: number,
			exchangerate: exchangeRate,
			posting: flag,
		},
	},
};

/** Tables whose rows are kept per transaction. */
export const TRANSACTION_TABLES = ['transaction', 'transactionline', 'transactionaccountingline'];

/** Features that a map table needs besides OneWorld. */
export const SECOND_FEATURE: Record<string, keyof Features> = {
	departmentsubsidiarymap: 'departments',
	classificationsubsidiarymap: 'classes',
	locationsubsidiarymap: 'locations',
};

/** The columns of a table in an account with these features; undefined when the table does not exist there. */
export function columnsIn(features: Features, tableName: string): Record<string, Column> | undefined {
	const table = TABLES[tableName];
	if (!table) return undefined;
	const second = SECOND_FEATURE[tableName];
	if ((table.feature && !features[table.feature]) || (second && !features[second])) return undefined;
	return Object.fromEntries(
		Object.entries(table.columns).filter(([, { feature }]) => !feature || features[feature]),
	);
}
