import type { INodeProperties } from 'n8n-workflow';
import { showFor } from './operation';

export const compareMappingProperties: INodeProperties[] = [
	{
		displayName: 'Earlier Mapping Table',
		name: 'earlierMappingRows',
		type: 'json',
		default: '',
		placeholder: "e.g. {{ $('Read Snapshot').first().json.data }}",
		description:
			'Rows of the mapping table as they were: the column data of a mapping snapshot in the audit table, or rows as in Mapping Table. Leave empty to compare with no mapping at all.',
		...showFor('compareMapping'),
	},
];
