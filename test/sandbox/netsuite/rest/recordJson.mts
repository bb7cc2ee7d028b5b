import type { FieldValues, Transaction } from '../books/transaction.mts';
import type { Company } from '../company/company.mts';
import { displayName, type DisplayKind } from '../company/displayNames.mts';
import type { AccountFields } from './accountFields.mts';
import type { FieldDefinition, FieldMap } from './fieldCatalogue.mts';
import type { JsonObject } from './jsonBody.mts';

export interface JsonOptions {
	/** Inline sublists instead of links. */
	expand: boolean;
	simpleEnums: boolean;
	/** Totals and the like. */
	computed: FieldValues;
	/** Body fields wanted; all when undefined. */
	fields?: string[];
}

const KIND_OF_REF: Record<string, DisplayKind> = {
	account: 'account',
	department: 'department',
	classification: 'class',
	location: 'location',
	subsidiary: 'subsidiary',
	currency: 'currency',
	accountingPeriod: 'period',
	term: 'term',
	expenseCategory: 'category',
	customer: 'entity',
	vendor: 'entity',
	employee: 'entity',
	job: 'entity',
};

/** A transaction as `GET /{type}/{id}` shows it: numbers as numbers, references with `id`, `refName` and links. */
export function transactionJson(
	company: Company,
	known: AccountFields,
	transaction: Transaction,
	url: string,
	options: JsonOptions,
): JsonObject {
	const values = { ...storedFields(transaction), ...options.computed };
	const json: JsonObject = { links: [{ rel: 'self', href: url }] };
	for (const [name, value] of Object.entries(fieldsJson(company, known.body, values, options.simpleEnums))) {
		if (!options.fields || options.fields.includes(name)) json[name] = value;
	}
	if (options.fields) return json;
	for (const [name, lines] of Object.entries(transaction.sublists)) {
		const fields = known.sublists[name];
		if (!fields) continue;
		const links = [{ rel: 'self', href: `${url}/${name}` }];
		const items = lines.map(({ key, values: line }) => ({
			links: [{ rel: 'self', href: `${url}/${name}/${key}` }],
			...fieldsJson(company, fields, { ...line, line: key }, options.simpleEnums),
		}));
		json[name] = options.expand ? { links, items, totalResults: items.length } : { links };
	}
	return json;
}

/** What the caller set, with what the service added. */
function storedFields(transaction: Transaction): FieldValues {
	const { id, tranId, tranDate, transactionNumber, createdAt, lastModifiedAt, exchangeRate, currency, body } =
		transaction;
	const optional = {
		subsidiary: transaction.subsidiary,
		postingPeriod: transaction.postingPeriod,
		approvalStatus: transaction.approvalStatus,
		externalId: transaction.externalId,
		memo: transaction.memo,
		reversalDate: transaction.reversalDate,
		reversalEntry: transaction.reversal,
	};
	const set = Object.entries(optional).filter((entry): entry is [string, string] => entry[1] !== undefined);
	return {
		...body,
		id,
		tranId,
		tranDate,
		transactionNumber,
		exchangeRate,
		currency,
		...Object.fromEntries(set),
		approved: transaction.approvalStatus === '2',
		isReversal: transaction.isReversal,
		void: transaction.voided,
		voided: transaction.voided,
		createdDate: new Date(createdAt).toISOString(),
		lastModifiedDate: new Date(lastModifiedAt).toISOString(),
	};
}

function fieldsJson(
	company: Company,
	fields: FieldMap,
	values: FieldValues,
	simpleEnums: boolean,
): JsonObject {
	const json: JsonObject = {};
	for (const [name, value] of Object.entries(values)) {
		const field = fields[name];
		if (field)
			json[name] = typeof value === 'boolean' ? value : valueJson(company, field, value, simpleEnums);
	}
	return json;
}

function valueJson(company: Company, field: FieldDefinition, value: string, simpleEnums: boolean): unknown {
	switch (field.type) {
		case 'number':
		case 'integer':
			return Number(value);
		case 'reference': {
			const kind = field.ref === undefined ? undefined : KIND_OF_REF[field.ref];
			return { links: [], id: value, refName: (kind && displayName(company, kind, value)) ?? value };
		}
		case 'enum':
		case 'object':
			return simpleEnums ? value : { id: value, refName: value };
		case 'collection':
		case 'subrecord': {
			const parsed: unknown = JSON.parse(value);
			return parsed;
		}
		default:
			return value;
	}
}
