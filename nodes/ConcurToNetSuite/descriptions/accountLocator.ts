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
