import { fullName, type Company } from '../company/company.mts';
import type { Role } from '../role.mts';
import type { AccountFields } from './accountFields.mts';
import { notFound } from './errors.mts';
import type { ReadableType } from './fieldCatalogue.mts';
import type { JsonObject } from './jsonBody.mts';

interface Master {
	id: string;
	externalId?: string;
	subsidiaries?: string[];
	subsidiary?: string;
	/** Of a vendor. */
	currencies?: string[];
}

/** Own property names where they differ from the REST names. */
const RENAMED: Record<string, string> = {
	precision: 'currencyPrecision',
	expenseAccount: 'expenseacct',
	isInactive: 'isinactive',
	rateRequired: 'raterequired',
	personalCorporateCardExpense: 'personalcorporatecardexpense',
};

/** A master record of `GET /{type}/{id}`; 404 when absent or outside the role's subsidiaries. */
export function findMaster(company: Company, role: Role, type: ReadableType, key: string): Master {
	const list = masters(company, type);
	const found = key.startsWith('eid:')
		? list.find(({ externalId }) => externalId?.toLowerCase() === key.slice('eid:'.length).toLowerCase())
		: list.find(({ id }) => id === key);
	if (!found || !role.sees(found.subsidiaries ?? [])) throw notFound();
	return found;
}

export function masters(company: Company, type: ReadableType): Master[] {
	switch (type) {
		case 'account':
			return company.accounts.map((one) => ({
				...one,
				fullName: fullName(one, company.accounts, ({ acctName }) => acctName),
			}));
		case 'department':
			return company.departments;
		case 'classification':
			return company.classes;
		case 'location':
			return company.locations;
		case 'subsidiary':
			return company.subsidiaries;
		case 'vendor':
			return company.vendors;
		case 'employee':
			return company.employees;
		case 'job':
			return company.jobs;
		case 'currency':
			return company.currencies;
		case 'accountingPeriod':
			return company.periods;
		case 'expenseCategory':
			return company.expenseCategories;
		case 'purchaseOrder':
			return company.purchaseOrders.map((order) => ({
				...order,
				subsidiaries: order.subsidiary === undefined ? [] : [order.subsidiary],
			}));
	}
}

/** Only the fields that the account has; references by id. Of the sublists the currencies of a vendor, with their items when they are expanded. */
export function masterJson(
	{ body, sublists }: AccountFields,
	master: Master,
	url: string,
	expand: boolean,
): JsonObject {
	const json: JsonObject = { links: [{ rel: 'self', href: url }] };
	for (const [own, value] of Object.entries(master)) {
		const name = body[own] ? own : (RENAMED[own] ?? own);
		const field = body[name];
		if (!field || value === undefined) continue;
		const isReference = field.type === 'reference' || field.type === 'enum' || field.type === 'object';
		json[name] = isReference ? { id: value } : field.type === 'number' ? Number(value) : value;
	}
	const { subsidiaries } = master;
	const field = body['subsidiary'];
	if (subsidiaries && field) {
		json['subsidiary'] =
			field.type === 'collection' ? { items: subsidiaries.map((id) => ({ id })) } : { id: subsidiaries[0] };
	}
	if (master.currencies && sublists['currencyList']) {
		const links = [{ rel: 'self', href: `${url}/currencyList` }];
		const items = master.currencies.map((id) => ({ currency: { id } }));
		json['currencyList'] = expand ? { links, items, totalResults: items.length } : { links };
	}
	return json;
}
