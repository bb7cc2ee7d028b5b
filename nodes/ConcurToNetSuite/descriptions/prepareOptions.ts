import type { INodeProperties } from 'n8n-workflow';
import { showFor } from './operation';
import { payableLineMemo, taxLineMemo } from './texts';

export const prepareOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Billable Entries',
			name: 'billableEntries',
			type: 'options',
			default: 'problem',
			description:
				'What to do with a report that holds billable entries, which a journal entry cannot invoice',
			options: [
				{ name: 'Do Not Post the Document', value: 'problem' },
				{ name: 'Ignore the Mark', value: 'ignore' },
			],
		},
		{
			displayName: 'External ID Prefix',
			name: 'externalIdPrefix',
			type: 'string',
			default: 'CNQR',
			placeholder: 'e.g. CNQR',
			description:
				'Beginning of the external ID of each record. Letters, digits, underscores and hyphens. Never change it while documents are unfinished: the external ID is what keeps a document from being posted twice.',
		},
		{
			displayName: 'Include Test Documents',
			name: 'includeTestDocuments',
			type: 'boolean',
			default: false,
			description: 'Whether to post reports of Concur test users',
		},
		{
			displayName: 'Keep Document',
			name: 'keepDocument',
			type: 'boolean',
			default: false,
			description: 'Whether the item keeps the whole Concur document, which makes executions large',
		},
		{
			displayName: 'Nothing to Post',
			name: 'nothingToPost',
			type: 'options',
			default: 'leave',
			description: 'What Concur is told about a document whose amounts are all zero',
			options: [
				{ name: 'Confirm Success Without a Record', value: 'confirmSuccess' },
				{ name: 'Confirm With an Error', value: 'confirmError' },
				{ name: 'Leave in the Queue', value: 'leave' },
			],
		},
		payableLineMemo,
		{
			displayName: 'Segments on Other Lines',
			name: 'segmentsOnOtherLines',
			type: 'boolean',
			default: false,
			description:
				'Whether payable and clearing lines carry the segments of the report, and tax lines those of their expense, for NetSuite accounts that demand a segment on every line',
		},
		{
			displayName: 'Stamp Field',
			name: 'stampField',
			type: 'string',
			default: '',
			placeholder: 'e.g. custbody_concur_document',
			description:
				'Custom body field for the mark that proves a record to be made from its Concur document; leave empty to put it at the end of the memo',
		},
		taxLineMemo,
	],
	...showFor('preparePosting'),
};
