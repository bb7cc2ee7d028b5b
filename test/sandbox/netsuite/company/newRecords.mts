import type { Company } from './company.mts';
import type {
	Account,
	AccountType,
	Currency,
	Customer,
	CustomSegment,
	Employee,
	ExpenseCategory,
	Segment,
	TaxCode,
	Term,
	Vendor,
} from './masterData.mts';
import type { PurchaseOrder, PurchaseOrderLine } from './purchaseOrder.mts';

const MODIFIED = '2016-01-04T09:00:00.000Z';

/**
 * Adds master data to a company with sensible defaults: active, shared with the first subsidiary and its children.
 * Internal ids come from a range per kind, so that an id used for the wrong kind does not hit by chance.
 */
export class MasterDataEditor {
	constructor(private readonly company: Company) {}

	currency(symbol: string, name: string, exchangeRate: string, more: Partial<Currency> = {}): Currency {
		return push(this.company.currencies, {
			...basics(nextId(this.company.currencies, 1)),
			symbol,
			name,
			exchangeRate,
			isBaseCurrency: false,
			precision: 2,
			...more,
		});
	}

	account(acctNumber: string, acctName: string, acctType: AccountType, more: Partial<Account> = {}): Account {
		return push(this.company.accounts, {
			...basics(nextId(this.company.accounts, 201)),
			...this.shared(),
			acctNumber,
			acctName,
			acctType,
			isSummary: false,
			eliminate: false,
			...more,
		});
	}

	department(name: string, more: Partial<Segment> = {}): Segment {
		return push(this.company.departments, this.segment(name, nextId(this.company.departments, 11), more));
	}

	class(name: string, more: Partial<Segment> = {}): Segment {
		return push(this.company.classes, this.segment(name, nextId(this.company.classes, 41), more));
	}

	location(name: string, more: Partial<Segment> = {}): Segment {
		return push(this.company.locations, this.segment(name, nextId(this.company.locations, 61), more));
	}

	vendor(entityId: string, more: Partial<Vendor> = {}): Vendor {
		return push(this.company.vendors, {
			...basics(this.nextEntityId()),
			...this.homeOf(),
			entityId,
			companyName: entityId,
			isPerson: false,
			currencies: this.company.currencies.map(({ id }) => id),
			...more,
		});
	}

	employee(entityId: string, firstName: string, lastName: string, more: Partial<Employee> = {}): Employee {
		return push(this.company.employees, {
			...basics(this.nextEntityId()),
			...this.homeOf(),
			entityId,
			firstName,
			lastName,
			...more,
		});
	}

	customer(entityId: string, more: Partial<Customer> = {}): Customer {
		return push(this.company.customers, {
			...basics(this.nextEntityId()),
			...this.homeOf(),
			entityId,
			companyName: entityId,
			...more,
		});
	}

	job(entityId: string, more: Partial<Customer> = {}): Customer {
		return push(this.company.jobs, {
			...basics(this.nextEntityId()),
			...this.homeOf(),
			entityId,
			companyName: entityId,
			...more,
		});
	}

	expenseCategory(
		name: string,
		expenseAccount: string,
		more: Partial<ExpenseCategory> = {},
	): ExpenseCategory {
		return push(this.company.expenseCategories, {
			...basics(nextId(this.company.expenseCategories, 81)),
			...this.shared(),
			name,
			expenseAccount,
			rateRequired: false,
			personalCorporateCardExpense: false,
			...more,
		});
	}

	term(name: string, daysUntilNetDue: number, more: Partial<Term> = {}): Term {
		return push(this.company.terms, {
			...basics(nextId(this.company.terms, 1)),
			name,
			daysUntilNetDue,
			...more,
		});
	}

	taxCode(name: string, more: Partial<TaxCode> = {}): TaxCode {
		return push(this.company.taxCodes, { ...basics(nextId(this.company.taxCodes, 601)), name, ...more });
	}

	/** Makes the segment known on bodies and lines, with values whose external ids are their names. */
	customSegment(id: string, names: string[]): CustomSegment {
		if (!this.company.customFields.includes(id)) this.company.customFields.push(id);
		const values = names.map((name, index) => ({ ...basics(String(701 + index)), name, externalId: name }));
		return push(this.company.customSegments, { id, values });
	}

	/** An open, approved order of a vendor, in its first subsidiary and its currency. Lines are numbered from 1. */
	purchaseOrder(
		tranId: string,
		vendor: Vendor,
		lines: Pick<PurchaseOrderLine, 'account' | 'amount'>[],
		more: Partial<PurchaseOrder> = {},
	): PurchaseOrder {
		return push(this.company.purchaseOrders, {
			...basics(nextId(this.company.purchaseOrders, 4001)),
			tranId,
			tranDate: '2026-09-01',
			vendor: vendor.id,
			subsidiary: vendor.subsidiaries[0],
			currency: vendor.currency ?? vendor.currencies[0] ?? '',
			isApproved: true,
			lines: lines.map((line, index) => ({ line: String(index + 1), isClosed: false, ...line })),
			...more,
		});
	}

	private segment(name: string, id: string, more: Partial<Segment>): Segment {
		return { ...basics(id), ...this.shared(), name, ...more };
	}

	private shared(): { subsidiaries: string[]; includeChildren: boolean } {
		return { subsidiaries: this.company.subsidiaries.slice(0, 1).map(({ id }) => id), includeChildren: true };
	}

	private homeOf(): { subsidiaries: string[] } {
		return { subsidiaries: this.company.subsidiaries.slice(0, 1).map(({ id }) => id) };
	}

	/** All entities share one number range (netsuite.md 6: one record group). */
	private nextEntityId(): string {
		const { vendors, employees, customers, jobs } = this.company;
		return nextId([...vendors, ...employees, ...customers, ...jobs], 1001);
	}
}

function basics(id: string): { id: string; isInactive: boolean; lastModifiedDate: string } {
	return { id, isInactive: false, lastModifiedDate: MODIFIED };
}

function nextId(list: { id: string }[], first: number): string {
	return String(Math.max(first - 1, ...list.map(({ id }) => Number(id))) + 1);
}

function push<T>(list: T[], record: T): T {
	list.push(record);
	return record;
}
