import type { INodeProperties } from 'n8n-workflow';
import { showFor } from './operation';

export const verifyAuditProperties: INodeProperties[] = [
	{
		displayName:
			'Connect a step that gives all rows of the audit table, or of an archive of it. The order does not matter.',
		name: 'verifyAuditNotice',
		type: 'notice',
		default: '',
		...showFor('verifyAudit'),
	},
	{
		displayName: 'Expected Head',
		name: 'expectedHead',
		type: 'string',
		default: '',
		placeholder: 'e.g. 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
		description:
			'Hash of the audit trail as a run summary or its e-mail told it; shows whether rows were cut off at the end or written anew',
		...showFor('verifyAudit'),
	},
	{
		displayName: 'Starts After',
		name: 'startsAfter',
		type: 'string',
		default: '',
		placeholder: 'e.g. 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
		description:
			'Hash of the last row that was archived and deleted; leave empty when the rows begin with row 1',
		...showFor('verifyAudit'),
	},
];
