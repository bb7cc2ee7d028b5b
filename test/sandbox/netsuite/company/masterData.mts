/**
 * Master data of a simulated account. Tests edit these plain objects in place; every read and every check sees the edit.
 * Ids are strings, dates `YYYY-MM-DD`, instants ISO 8601 in UTC, rates and amounts decimal strings.
 */
export interface MasterRecord {
	id: string;
	externalId?: string;
	isInactive: boolean;
	lastModifiedDate: string;
}

/** Which subsidiaries may use a record. Means nothing without OneWorld. */
export interface Shared {
	subsidiaries: string[];
	/** Also the children of those. */
	includeChildren: boolean;
}

/** netsuite.md 7.4 */
export type AccountType =
	| 'Bank'
	| 'AcctRec'
	| 'OthCurrAsset'
	| 'FixedAsset'
	| 'OthAsset'
	| 'AcctPay'
	| 'CredCard'
	| 'OthCurrLiab'
	| 'LongTermLiab'
	| 'Equity'
	| 'Income'
	| 'COGS'
	| 'Expense'
	| 'OthIncome'
	| 'OthExpense'
	| 'DeferRevenue'
	| 'DeferExpense'
	| 'UnbilledRec'
	| 'NonPosting'
	| 'Stat';

export interface Account extends MasterRecord, Shared {
	acctNumber: string;
	acctName: string;
	acctType: AccountType;
	isSummary: boolean;
	/** Id of the one currency that the account takes; any without it. */
	currency?: string;
	parent?: string;
	eliminate: boolean;
	description?: string;
}

/** Department, class or location. */
export interface Segment extends MasterRecord, Shared {
	name: string;
	parent?: string;
}

export interface Subsidiary extends MasterRecord {
	name: string;
	parent?: string;
	/** Id of the base currency. */
	currency: string;
	country: string;
	isElimination: boolean;
}

interface Entity extends MasterRecord {
	entityId: string;
	/** First one is the primary. */
	subsidiaries: string[];
	currency?: string;
	email?: string;
}

export interface Vendor extends Entity {
	companyName?: string;
	firstName?: string;
	lastName?: string;
	isPerson: boolean;
	/** All currencies it may be billed in. */
	currencies: string[];
	terms?: string;
	expenseAccount?: string;
	payablesAccount?: string;
	category?: string;
}

export interface Employee extends Entity {
	firstName: string;
	lastName: string;
	department?: string;
	class?: string;
	location?: string;
	supervisor?: string;
}

/** Customer or project (`job`). */
export interface Customer extends Entity {
	companyName: string;
}

export interface Currency extends MasterRecord {
	/** ISO 4217 code. */
	symbol: string;
	name: string;
	isBaseCurrency: boolean;
	/** Units of the base currency for one unit of this one. */
	exchangeRate: string;
	/** Decimal places. */
	precision: number;
}

export interface AccountingPeriod {
	id: string;
	periodName: string;
	startDate: string;
	endDate: string;
	isYear: boolean;
	isQuarter: boolean;
	isAdjust: boolean;
	isInactive: boolean;
	closed: boolean;
	allLocked: boolean;
	apLocked: boolean;
	arLocked: boolean;
	payrollLocked: boolean;
	allowNonGLChanges: boolean;
	parent?: string;
	lastModifiedDate: string;
}

export interface ExpenseCategory extends MasterRecord, Shared {
	name: string;
	expenseAccount: string;
	rateRequired: boolean;
	personalCorporateCardExpense: boolean;
}

export type EntityKind = 'vendor' | 'employee' | 'customer' | 'job';

/** Payment terms (`term`). */
export interface Term extends MasterRecord {
	name: string;
	/** Days from the date of the bill until it is due. */
	daysUntilNetDue: number;
}

/** A tax code; only accounts with SuiteTax take them through REST (netsuite.md 8.1). */
export interface TaxCode extends MasterRecord {
	/** As people read it: `VAT:S-GB`. */
	name: string;
}

export interface SegmentValue extends MasterRecord {
	name: string;
}

/** A custom segment (`cseg_*`): its script id also stands in `Company.customFields`. */
export interface CustomSegment {
	/** Script id. */
	id: string;
	/** Values that body and lines may name. */
	values: SegmentValue[];
}
