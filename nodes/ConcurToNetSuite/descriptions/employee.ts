import type { INodeProperties } from 'n8n-workflow';
import { showFor } from './operation';

const shown = showFor('preparePosting', { entityOnLines: ['allLines', 'payableLines'] });

export const employee: INodeProperties[] = [
	{
		displayName: 'Employee on Lines',
		name: 'entityOnLines',
		type: 'options',
		default: 'payableLines',
		description: 'Which lines carry the employee as their name. A line with a customer carries the customer.',
		options: [
			{ name: 'All Lines', value: 'allLines', description: 'Employee payable lines and expense lines' },
			{ name: 'Employee Payable Lines', value: 'payableLines' },
			{ name: 'No Lines', value: 'none' },
		],
		...showFor('preparePosting'),
	},
	{
		displayName: 'Employee Record Type',
		name: 'employeeRecordType',
		type: 'options',
		default: 'employee',
		description: 'What kind of record employees are in NetSuite',
		options: [
			{ name: 'Any Entity', value: 'entity' },
			{ name: 'Employee', value: 'employee' },
			{ name: 'Vendor', value: 'vendor' },
		],
		...shown,
	},
	{
		displayName: 'Match Employee By',
		name: 'employeeMatchBy',
		type: 'options',
		default: 'entityId',
		description: 'What the Concur field is in NetSuite',
		options: [
			{ name: 'Email', value: 'email' },
			{ name: 'Entity ID', value: 'entityId' },
			{ name: 'External ID', value: 'externalId' },
			{ name: 'Internal ID', value: 'id' },
		],
		...shown,
	},
	{
		displayName: 'Employee Field',
		name: 'employeeField',
		type: 'string',
		default: 'employeeId',
		placeholder: 'e.g. loginId',
		description: 'Field of the employee section of the Concur document that names the employee',
		...shown,
	},
];
