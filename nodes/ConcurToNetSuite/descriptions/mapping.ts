import type { INodeProperties } from 'n8n-workflow';

/** Rows of the mapping table, for all operations that use them. */
export const mapping: INodeProperties[] = [
	{
		displayName: 'Mapping Table',
		name: 'mappingRows',
		type: 'json',
		default: '',
		placeholder: "e.g. {{ $('Read Mapping').all() }}",
		description:
			'Rows of the Data Table concur_netsuite_mapping. They win over all other settings of this node; leave empty to go without.',
		displayOptions: { show: { operation: ['preparePosting', 'compareMapping', 'runStart'] } },
	},
];
