import { entityLists, type Company } from '../company/company.mts';
import type { FieldDefinition } from './fieldCatalogue.mts';
import { invalidContent, invalidFieldValue } from './errors.mts';

interface Target {
	id: string;
	externalId?: string;
}

/** What the caller wrote: `{"id"}`, `{"externalId"}` or a bare scalar (an internal id). If both are given, the id wins. */
export interface GivenReference {
	id?: string;
	externalId?: string;
}

/** Fields that take any entity although the catalogue names customer (netsuite-fields/README.md). */
const ANY_ENTITY = new Set(['entity', 'customer']);

/**
 * The internal id that a reference means. A record that does not exist is an Invalid Field Value; whether an existing one
 * is usable in its place is for the business rules. References to lists that the sandbox does not keep pass as they are.
 */
export function resolveReference(
	company: Company,
	name: string,
	field: FieldDefinition,
	given: GivenReference,
	path: string,
): string {
	const targets = targetsOf(company, name, field);
	if (given.id !== undefined) {
		if (targets && !targets.some(({ id }) => id === given.id)) throw invalidFieldValue(path, given.id, name);
		return given.id;
	}
	const wanted = given.externalId;
	if (wanted === undefined) throw invalidContent(path, `A reference needs an id or an externalId: ${name}`);
	if (field.ref === 'accountingPeriod') throw invalidContent(path, 'Accounting periods have no external id.');
	const found = targets?.find(({ externalId }) => externalId?.toLowerCase() === wanted.toLowerCase());
	if (!found) throw invalidFieldValue(path, wanted, name);
	return found.id;
}

function targetsOf(company: Company, name: string, { ref }: FieldDefinition): Target[] | undefined {
	if (ANY_ENTITY.has(name)) return entityLists(company).flatMap(([, list]) => list);
	if (name.startsWith('cseg_')) return company.customSegments.find(({ id }) => id === name)?.values ?? [];
	switch (ref) {
		case 'account':
			return company.accounts;
		case 'department':
			return company.departments;
		case 'classification':
			return company.classes;
		case 'location':
			return company.locations;
		case 'subsidiary':
			return company.subsidiaries;
		case 'currency':
			return company.currencies;
		case 'accountingPeriod':
			return company.periods;
		case 'employee':
			return company.employees;
		case 'vendor':
			return company.vendors;
		case 'expenseCategory':
			return company.expenseCategories;
		case 'term':
			return company.terms;
		default:
			return NAMED_LISTS[name]?.(company);
	}
}

/** Fields whose catalogue entry names no target. */
const NAMED_LISTS: Record<string, (company: Company) => Target[]> = {
	category: (company) => company.expenseCategories,
	expenseaccount: (company) => company.accounts,
	acctcorpcardexp: (company) => company.accounts,
	advanceaccount: (company) => company.accounts,
	account: (company) => company.accounts,
	lineSubsidiary: (company) => company.subsidiaries,
	taxCode: (company) => company.taxCodes,
	expensereportcurrency: (company) => company.currencies,
};
