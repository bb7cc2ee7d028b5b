import type { INodeProperties } from 'n8n-workflow';
import { showFor } from './operation';
import {
	billableEntries,
	exchangeRateField,
	exchangeRateFrom,
	intercompany,
	intercompanyField,
	receiptLink,
	receiptLinkField,
	suiteTax,
} from './recordOptions';
import { payableLineMemo, taxLineMemo } from './texts';

export const prepareOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		billableEntries,
		exchangeRateField,
		exchangeRateFrom,
		{
			displayName: 'Compare With Mapping',
			name: 'compareWithMapping',
			type: 'json',
			default: '',
			placeholder: "e.g. {{ $('Read Snapshots').last().json.data }}",
			description:
				"Mapping of an earlier run: the column data of a snapshot in the audit table, or rows of the mapping table. Each item then says what today's mapping changes, for the output Differences of Dry Run.",
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
		intercompany,
		intercompanyField,
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
			description:
				'What Concur is told about a document whose amounts are all zero, or whose lines "Targets" keeps out',
			options: [
				{ name: 'Confirm Success Without a Record', value: 'confirmSuccess' },
				{ name: 'Confirm With an Error', value: 'confirmError' },
				{ name: 'Leave in the Queue', value: 'leave' },
			],
		},
		payableLineMemo,
		receiptLink,
		receiptLinkField,
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
		suiteTax,
		taxLineMemo,
	],
	...showFor('preparePosting'),
};
