import type { INodeProperties } from 'n8n-workflow';
import { showFor } from './operation';

export const customFields: INodeProperties[] = [
	{
		displayName: 'Custom Fields',
		name: 'customFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Custom Field',
		default: {},
		description:
			'Custom fields and custom segments of the records and their cost lines. A field without a value is left out.',
		options: [
			{
				displayName: 'Custom Field',
				name: 'row',
				values: [
					{
						displayName: 'Concur Fields',
						name: 'concurFields',
						type: 'string',
						default: '',
						placeholder: 'e.g. allocationCustom5Code, entryCustom5Code',
						description:
							'Field names in order of preference, separated by commas:	the first that is not blank decides. Line fields are looked up in the allocation, then the entry, then the report;	body fields in the report or header only.',
					},
					{
						displayName: 'Field',
						name: 'field',
						type: 'string',
						default: '',
						placeholder: 'e.g. custcol_project_code',
						description:
							'Script ID of the field in NetSuite:	custbody_... on the body, custcol_... on lines, cseg_... on either',
					},
					{
						displayName: 'Fixed Value',
						name: 'fixedValue',
						type: 'string',
						default: '',
						placeholder: 'e.g. EMEA',
						description: 'Taken where all the Concur fields are blank',
					},
					{
						displayName: 'Place',
						name: 'on',
						type: 'options',
						default: 'body',
						options: [
							{
								name: 'Body',
								value: 'body',
								description: 'The record itself',
							},
							{
								name: 'Line',
								value: 'line',
								description: 'Each cost line',
							},
						],
					},
					{
						displayName: 'Send As',
						name: 'as',
						type: 'options',
						default: 'text',
						description:
							'What the value is:	a text of its own, or the ID of a list value, segment value or record',
						options: [
							{
								name: 'External ID',
								value: 'externalId',
							},
							{
								name: 'Internal ID',
								value: 'id',
							},
							{
								name: 'Text',
								value: 'text',
							},
						],
					},
				],
			},
		],
		...showFor('preparePosting'),
	},
];
