import type { INodeProperties } from 'n8n-workflow';
import type { Segment } from '../settings/postingSettings';
import { DEFAULT_FIELDS } from '../settings/segmentDefaults';
import { defaultLocator } from './accountLocator';
import { showFor } from './operation';

export const segments: INodeProperties[] = [
	{
		displayName: 'Segments',
		name: 'segments',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Segment',
		default: {},
		description:
			'Department, class, location and customer of the expense lines, each from fields of the Concur document',
		options: [
			{
				displayName: 'Segment',
				name: 'row',
				values: [
					{
						displayName: 'Segment',
						name: 'segment',
						type: 'options',
						default: 'department',
						options: [
							{ name: 'Class', value: 'class' },
							{ name: 'Customer', value: 'customer' },
							{ name: 'Department', value: 'department' },
							{ name: 'Location', value: 'location' },
						],
					},
					{
						displayName: 'Concur Fields',
						name: 'fields',
						type: 'string',
						default: '',
						placeholder: 'e.g. allocationCustom4Code, entryOrgUnit4Code',
						description:
							'Field names in order of preference, separated by commas: the first that is not blank decides. Each is looked up in the allocation, then the entry, then the report; fields of the employee are not allowed, since an employee may charge another department.',
					},
					{
						displayName: 'Match By',
						name: 'matchBy',
						type: 'options',
						default: 'externalId',
						description:
							'What the Concur code is in NetSuite. External IDs can only hold letters, digits, underscores and hyphens.',
						options: [
							{ name: 'External ID', value: 'externalId' },
							{ name: 'Internal ID', value: 'id' },
							{ name: 'Name', value: 'name' },
						],
					},
					{
						displayName: 'If Blank',
						name: 'ifBlank',
						type: 'options',
						default: 'leaveEmpty',
						description: 'What to do with an expense line for which all the fields are blank',
						options: [
							{ name: 'Do Not Post the Document', value: 'problem' },
							{ name: 'Leave Empty', value: 'leaveEmpty' },
							{
								name: 'Use a Default',
								value: 'useDefault',
								description: 'The one chosen below, from the records in NetSuite',
							},
						],
					},
					defaultOf('class'),
					defaultOf('customer'),
					defaultOf('department'),
					defaultOf('location'),
				],
			},
		],
		...showFor('preparePosting'),
	},
];

/** Shown for its own segment only. A row names one segment, so it has one default. */
function defaultOf(segment: Segment): INodeProperties {
	const { label, name } = DEFAULT_FIELDS[segment];
	return defaultLocator(segment, {
		displayName: label,
		name,
		description: `The ${segment} of lines for which all the fields are blank`,
		displayOptions: { show: { segment: [segment], ifBlank: ['useDefault'] } },
	});
}
