import type { INodeProperties } from 'n8n-workflow';

const idMode = (placeholder: string) => ({
	displayName: 'By ID',
	name: 'id',
	type: 'string' as const,
	placeholder,
	validation: [
		{
			type: 'regex' as const,
			properties: { regex: '^\\s*-?\\d+\\s*$', errorMessage: 'An internal ID is a whole number' },
		},
	],
});

/**
 * A NetSuite account: chosen from the live list, by internal id, or by account number (works without a
 * credential).
 */
export function accountLocator(overrides: Partial<INodeProperties>): INodeProperties {
	return {
		displayName: 'Account',
		name: 'account',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose an account...',
				typeOptions: { searchListMethod: 'searchAccounts', searchable: true },
			},
			idMode('e.g. 210'),
			{ displayName: 'By Account Number', name: 'number', type: 'string', placeholder: 'e.g. 21010' },
		],
		...overrides,
	};
}

/** A NetSuite subsidiary. */
export function subsidiaryLocator(overrides: Partial<INodeProperties>): INodeProperties {
	return {
		displayName: 'Subsidiary',
		name: 'subsidiary',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a subsidiary...',
				typeOptions: { searchListMethod: 'searchSubsidiaries', searchable: true },
			},
			idMode('e.g. 1'),
		],
		...overrides,
	};
}

/** Records that are chosen as they are in NetSuite, and the list of each. */
const CHOICES = {
	class: { article: 'a class', searchListMethod: 'searchClasses' },
	customer: { article: 'a customer', searchListMethod: 'searchCustomers' },
	department: { article: 'a department', searchListMethod: 'searchDepartments' },
	expenseCategory: { article: 'an expense category', searchListMethod: 'searchExpenseCategories' },
	location: { article: 'a location', searchListMethod: 'searchLocations' },
	terms: { article: 'payment terms', searchListMethod: 'searchTerms' },
} as const;

/** A default that a person chooses: from the live list or by internal id. */
export function defaultLocator(
	type: keyof typeof CHOICES,
	texts: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'displayOptions'>,
): INodeProperties {
	const { article, searchListMethod } = CHOICES[type];
	return {
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Choose ${article}...`,
				typeOptions: { searchListMethod, searchable: true },
			},
			idMode('e.g. 12'),
		],
		...texts,
	};
}

/** Records that people know by a code or a name, and the list they are chosen from. */
const RECORDS = {
	vendor: { displayName: 'Vendor', searchListMethod: 'searchVendors', article: 'a vendor', example: 'AMEX' },
} as const;

/**
 * A NetSuite record other than an account: chosen from the live list, by internal id, or by a code whose meaning a parameter beside
 * it says.
 */
export function recordLocator(
	type: keyof typeof RECORDS,
	overrides: Partial<INodeProperties>,
): INodeProperties {
	const { displayName, searchListMethod, article, example } = RECORDS[type];
	return {
		displayName,
		name: type,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Choose ${article}...`,
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By Code', name: 'code', type: 'string', placeholder: `e.g. ${example}` },
			idMode('e.g. 210'),
		],
		...overrides,
	};
}
