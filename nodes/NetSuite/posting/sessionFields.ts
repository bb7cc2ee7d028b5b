import type { INodeProperties } from 'n8n-workflow';

/** Fields of the `options` collection that tell how to talk to NetSuite; read by `sessionOptions`. */
export const maxParallelField: INodeProperties = {
	displayName: 'Max Parallel Requests',
	name: 'maxParallelRequests',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 20 },
	default: 2,
	description:
		'How many requests may be under way at a time. All integrations of an account share its 5 to 20 slots.',
};

export const maxWaitField: INodeProperties = {
	displayName: 'Max Wait (Seconds)',
	name: 'maxWait',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 300,
	description: 'How long to go on while NetSuite answers that it takes no more requests',
};

export const timeoutField: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 900 },
	default: 120,
	description: 'How long to wait for one answer. NetSuite itself ends a request after 15 minutes.',
};

export const baseCurrencyField: INodeProperties = {
	displayName: 'Base Currency',
	name: 'baseCurrency',
	type: 'resourceLocator',
	// Where it is needed, NetSuite often has no list of currencies.
	default: { mode: 'isoCode', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a currency...',
			typeOptions: { searchListMethod: 'searchCurrencies', searchable: true },
		},
		{
			displayName: 'By ISO Code',
			name: 'isoCode',
			type: 'string',
			placeholder: 'e.g. USD',
		},
	],
	description:
		'Currency of the books. Needed only where NetSuite has no Multiple Currencies feature, so that no foreign amount is posted as if it were home currency.',
};

export const treatSavedAsPostedField: INodeProperties = {
	displayName: 'Treat Saved as Posted',
	name: 'treatSavedAsPosted',
	type: 'boolean',
	default: false,
	description:
		'Whether a transaction that is saved but still waits for approval in NetSuite counts as posted, so that Concur is told and pays',
};
