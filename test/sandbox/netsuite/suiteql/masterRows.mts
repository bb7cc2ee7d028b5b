import { entityLists, fullName, sharedWith, type Company } from '../company/company.mts';
import type { Shared } from '../company/masterData.mts';
import type { NetSuiteModes } from '../modes.mts';
import type { Role } from '../role.mts';
import { isBasePeriod } from '../company/accountingPeriods.mts';
import { dateValue } from './dates.mts';

export type SqlCell = string | null;
export type Row = Record<string, SqlCell>;

export interface RowSources {
	company: Company;
	role: Role;
	modes: NetSuiteModes;
}

/** Rows of a master data table as the role sees them. Empty texts are NULL, as to Oracle. */
export function masterRows(sources: RowSources, table: string): Row[] {
	const make = MASTER_TABLES[table];
	if (!make) throw new Error(`No rows for the table ${table}`);
	return make(sources);
}

const flag = (value: boolean): string => (value ? 'T' : 'F');
const orNull = (value: string | undefined): SqlCell => (value === undefined || value === '' ? null : value);

const MASTER_TABLES: Record<string, (sources: RowSources) => Row[]> = {
	account: ({ company, role }) =>
		company.accounts
			.filter((one) => role.sees(sharedWith(company, one)))
			.map((one) => {
				const name = fullName(one, company.accounts, ({ acctName }) => acctName);
				return {
					id: one.id,
					acctnumber: orNull(one.acctNumber),
					accountsearchdisplayname: `${one.acctNumber} ${one.acctName}`,
					accountsearchdisplaynamecopy: one.acctName,
					fullname: name,
					displaynamewithhierarchy: `${one.acctNumber} ${name}`,
					accttype: one.acctType,
					isinactive: flag(one.isInactive),
					issummary: flag(one.isSummary),
					currency: orNull(one.currency),
					parent: orNull(one.parent),
					eliminate: flag(one.eliminate),
					externalid: orNull(one.externalId),
					lastmodifieddate: dateValue(one.lastModifiedDate),
					description: orNull(one.description),
				};
			}),
	accountsubsidiarymap: (sources) => mapRows(sources, 'account', sources.company.accounts),
	department: ({ company, role }) => segmentRows(company, role, company.departments),
	departmentsubsidiarymap: (sources) => mapRows(sources, 'department', sources.company.departments),
	classification: ({ company, role }) => segmentRows(company, role, company.classes),
	classificationsubsidiarymap: (sources) => mapRows(sources, 'classification', sources.company.classes),
	location: ({ company, role }) => segmentRows(company, role, company.locations),
	locationsubsidiarymap: (sources) => mapRows(sources, 'location', sources.company.locations),
	subsidiary: ({ company, role }) =>
		company.subsidiaries
			.filter(({ id }) => role.sees([id]))
			.map((one) => ({
				id: one.id,
				name: one.name,
				fullname: fullName(one, company.subsidiaries, ({ name }) => name),
				parent: orNull(one.parent),
				currency: one.currency,
				country: one.country,
				iselimination: flag(one.isElimination),
				isinactive: flag(one.isInactive),
				externalid: orNull(one.externalId),
			})),
	vendor: ({ company, role }) =>
		company.vendors
			.filter(({ subsidiaries }) => role.sees(subsidiaries))
			.map((one) => ({
				id: one.id,
				entityid: one.entityId,
				companyname: orNull(one.companyName),
				firstname: orNull(one.firstName),
				lastname: orNull(one.lastName),
				isperson: flag(one.isPerson),
				isinactive: flag(one.isInactive),
				subsidiary: orNull(one.subsidiaries[0]),
				currency: orNull(one.currency),
				email: orNull(one.email),
				terms: orNull(one.terms),
				expenseaccount: orNull(one.expenseAccount),
				payablesaccount: orNull(one.payablesAccount),
				externalid: orNull(one.externalId),
				lastmodifieddate: dateValue(one.lastModifiedDate),
				category: orNull(one.category),
			})),
	vendorsubsidiaryrelationship: ({ company, role }) =>
		company.vendors.flatMap(({ id, subsidiaries }) =>
			subsidiaries
				.filter((subsidiary) => role.sees([subsidiary]))
				.map((subsidiary) => ({ entity: id, subsidiary })),
		),
	employee: ({ company, role }) =>
		company.employees
			.filter(({ subsidiaries }) => role.sees(subsidiaries))
			.map((one) => ({
				id: one.id,
				entityid: one.entityId,
				firstname: orNull(one.firstName),
				lastname: orNull(one.lastName),
				email: orNull(one.email),
				subsidiary: orNull(one.subsidiaries[0]),
				department: orNull(one.department),
				class: orNull(one.class),
				location: orNull(one.location),
				currency: orNull(one.currency),
				supervisor: orNull(one.supervisor),
				isinactive: flag(one.isInactive),
				externalid: orNull(one.externalId),
			})),
	customer: ({ company, role }) => customerRows(company.customers, role),
	job: ({ company, role }) => customerRows(company.jobs, role),
	entity: ({ company, role }) =>
		entityLists(company).flatMap(([kind, list]) =>
			list
				.filter(({ subsidiaries }) => role.sees(subsidiaries))
				.map((one) => ({
					id: one.id,
					entityid: one.entityId,
					type: ENTITY_TYPES[kind],
					isinactive: flag(one.isInactive),
				})),
		),
	currency: ({ company }) =>
		company.currencies.map((one) => ({
			id: one.id,
			symbol: one.symbol,
			name: one.name,
			isbasecurrency: flag(one.isBaseCurrency),
			exchangerate: one.exchangeRate,
			currencyprecision: String(one.precision),
			isinactive: flag(one.isInactive),
		})),
	accountingperiod: ({ company }) =>
		company.periods.map((one) => ({
			id: one.id,
			periodname: one.periodName,
			startdate: dateValue(one.startDate),
			enddate: dateValue(one.endDate),
			isyear: flag(one.isYear),
			isquarter: flag(one.isQuarter),
			isadjust: flag(one.isAdjust),
			isposting: flag(isBasePeriod(one) || one.isAdjust),
			closed: flag(one.closed),
			alllocked: flag(one.allLocked),
			aplocked: flag(one.apLocked),
			arlocked: flag(one.arLocked),
			payrolllocked: flag(one.payrollLocked),
			allownonglchanges: flag(one.allowNonGLChanges),
			isinactive: flag(one.isInactive),
			parent: orNull(one.parent),
		})),
	expensecategory: ({ company }) =>
		company.expenseCategories.map((one) => ({
			id: one.id,
			name: one.name,
			expenseacct: one.expenseAccount,
			isinactive: flag(one.isInactive),
			externalid: orNull(one.externalId),
		})),
	term: ({ company }) =>
		company.terms.map((one) => ({
			id: one.id,
			name: one.name,
			daysuntilnetdue: String(one.daysUntilNetDue),
			isinactive: flag(one.isInactive),
			externalid: orNull(one.externalId),
		})),
	salestaxitem: ({ company }) =>
		company.taxCodes.map((one) => ({
			id: one.id,
			itemid: one.name,
			fullname: one.name,
			isinactive: flag(one.isInactive),
			externalid: orNull(one.externalId),
		})),
};

const ENTITY_TYPES = { vendor: 'Vendor', employee: 'Employee', customer: 'CustJob', job: 'CustJob' };

function segmentRows(company: Company, role: Role, list: Company['departments']): Row[] {
	return list
		.filter((one) => role.sees(sharedWith(company, one)))
		.map((one) => ({
			id: one.id,
			name: one.name,
			fullname: fullName(one, list, ({ name }) => name),
			parent: orNull(one.parent),
			isinactive: flag(one.isInactive),
			includechildren: flag(one.includeChildren),
			externalid: orNull(one.externalId),
			lastmodifieddate: dateValue(one.lastModifiedDate),
			subsidiary: orNull(one.subsidiaries[0]),
		}));
}

function customerRows(list: Company['customers'], role: Role): Row[] {
	return list
		.filter(({ subsidiaries }) => role.sees(subsidiaries))
		.map((one) => ({
			id: one.id,
			entityid: one.entityId,
			companyname: orNull(one.companyName),
			isinactive: flag(one.isInactive),
			subsidiary: orNull(one.subsidiaries[0]),
			externalid: orNull(one.externalId),
		}));
}

function mapRows(
	{ company, role, modes }: RowSources,
	column: string,
	list: ({ id: string } & Shared)[],
): Row[] {
	return list.flatMap((one) => {
		const subsidiaries = modes.subsidiaryMaps === 'expanded' ? sharedWith(company, one) : one.subsidiaries;
		return subsidiaries
			.filter((id) => role.sees([id]))
			.map((subsidiary) => ({ [column]: one.id, subsidiary }));
	});
}
