import type { Company, Features } from '../company/company.mts';
import {
	recordDefinition,
	type FieldDefinition,
	type FieldMap,
	type ReadableType,
	type WritableType,
} from './fieldCatalogue.mts';

/** The fields that a record type has in one account: those of switched-off features are gone, custom fields are there. */
export interface AccountFields {
	body: FieldMap;
	sublists: Readonly<Record<string, FieldMap>>;
}

const FEATURE_OF_REF: Record<string, keyof Features> = {
	subsidiary: 'oneWorld',
	currency: 'multiCurrency',
	accountingPeriod: 'accountingPeriods',
	department: 'departments',
	classification: 'classes',
	location: 'locations',
};
/** Fields whose type does not tell the feature. */
const FEATURE_OF_NAME: Record<string, keyof Features> = {
	subsidiary: 'oneWorld',
	exchangeRate: 'multiCurrency',
	expensereportexchangerate: 'multiCurrency',
	exchangerate: 'multiCurrency',
	foreignamount: 'multiCurrency',
	usemulticurrency: 'multiCurrency',
	projecttask: 'projects',
};

export function accountFields(company: Company, type: WritableType | ReadableType): AccountFields {
	const definition = recordDefinition(type);
	const sublists: Record<string, FieldMap> = {};
	for (const [name, { fields }] of Object.entries(definition.sublists)) {
		sublists[name] = { ...available(company, fields), ...customFields(company, /^(custcol_|cseg_)/) };
	}
	return {
		body: { ...available(company, definition.fields), ...customFields(company, /^(custbody_|cseg_)/) },
		sublists,
	};
}

function available(company: Company, fields: FieldMap): FieldMap {
	return Object.fromEntries(
		Object.entries(fields).filter(([name, field]) => {
			const feature =
				FEATURE_OF_NAME[name] ?? (field.ref === undefined ? undefined : FEATURE_OF_REF[field.ref]);
			return feature === undefined || company.features[feature];
		}),
	);
}

/** Custom fields are free text, segments are references to their values. */
function customFields(company: Company, prefix: RegExp): FieldMap {
	const fields: Record<string, FieldDefinition> = {};
	for (const id of company.customFields) {
		if (prefix.test(id)) fields[id] = { type: id.startsWith('cseg_') ? 'reference' : 'string' };
	}
	return fields;
}
