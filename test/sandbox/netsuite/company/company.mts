import type {
	Account,
	AccountingPeriod,
	Currency,
	Customer,
	CustomSegment,
	Employee,
	EntityKind,
	ExpenseCategory,
	Segment,
	Subsidiary,
	TaxCode,
	Term,
	Vendor,
} from './masterData.mts';
import type { PurchaseOrder } from './purchaseOrder.mts';

/** Account features. With one off, its tables are unknown to SuiteQL and its fields are refused on records. */
export interface Features {
	oneWorld: boolean;
	multiCurrency: boolean;
	accountingPeriods: boolean;
	departments: boolean;
	classes: boolean;
	locations: boolean;
	expenseReports: boolean;
	projects: boolean;
}

/** All master data of one simulated account. */
export interface Company {
	/** Display form (`7654321`, `1234567_SB1`). */
	accountId: string;
	name: string;
	features: Features;
	/** Script ids of custom body and line fields and segments: `custbody_*`, `custcol_*`, `cseg_*`. */
	customFields: string[];
	/** Values of the segments among them; a segment without an entry here takes no value. */
	customSegments: CustomSegment[];
	currencies: Currency[];
	/** Without OneWorld: empty. */
	subsidiaries: Subsidiary[];
	accounts: Account[];
	departments: Segment[];
	classes: Segment[];
	locations: Segment[];
	vendors: Vendor[];
	employees: Employee[];
	customers: Customer[];
	jobs: Customer[];
	periods: AccountingPeriod[];
	expenseCategories: ExpenseCategory[];
	terms: Term[];
	taxCodes: TaxCode[];
	purchaseOrders: PurchaseOrder[];
}

export type AnyEntity = (Vendor | Employee | Customer) & { kind: EntityKind };

export function baseCurrency(company: Company): Currency {
	const found = company.currencies.find(({ isBaseCurrency }) => isBaseCurrency);
	if (!found) throw new Error(`The company ${company.name} has no base currency`);
	return found;
}

export function findEntity(company: Company, id: string): AnyEntity | undefined {
	for (const [kind, list] of entityLists(company)) {
		const found = list.find((entity) => entity.id === id);
		if (found) return { ...found, kind };
	}
	return undefined;
}

export function entityLists(company: Company): [EntityKind, (Vendor | Employee | Customer)[]][] {
	return [
		['vendor', company.vendors],
		['employee', company.employees],
		['customer', company.customers],
		['job', company.jobs],
	];
}

/** `Parent : Child`, as `fullname` and BUILTIN.DF show it. */
export function fullName<T extends { id: string; parent?: string }>(
	record: T,
	all: T[],
	nameOf: (one: T) => string,
): string {
	const parent = record.parent === undefined ? undefined : all.find(({ id }) => id === record.parent);
	return parent ? `${fullName(parent, all, nameOf)} : ${nameOf(record)}` : nameOf(record);
}

/** The ids of a subsidiary and of everything below it. */
export function subsidiaryTree(company: Company, root: string): string[] {
	const children = company.subsidiaries.filter(({ parent }) => parent === root);
	return [root, ...children.flatMap(({ id }) => subsidiaryTree(company, id))];
}

/** Every subsidiary that may use a shared record. */
export function sharedWith(
	company: Company,
	record: { subsidiaries: string[]; includeChildren: boolean },
): string[] {
	if (!record.includeChildren) return record.subsidiaries;
	return [...new Set(record.subsidiaries.flatMap((id) => subsidiaryTree(company, id)))];
}
