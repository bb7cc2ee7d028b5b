import type { INodeProperties } from 'n8n-workflow';
import { CASH_ADVANCE_PLACEHOLDERS, DEFAULT_CASH_ADVANCE_MEMO } from '../settings/cashAdvanceSettings';
import { accountLocator } from './accountLocator';
import { showFor } from './operation';

const placeholders = CASH_ADVANCE_PLACEHOLDERS.map((name) => `{${name}}`).join(', ');

/** How cash advances are posted; members sorted by name. */
export const cashAdvances: INodeProperties = {
	displayName: 'Cash Advances',
	name: 'cashAdvances',
	type: 'collection',
	placeholder: 'Add Cash Advance Setting',
	default: {},
	description:
		'How cash advances that were issued or handed back become journal entries. What a report uses up of an advance is posted with the report.',
	options: [
		{
			displayName: 'Memo',
			name: 'memo',
			type: 'string',
			default: DEFAULT_CASH_ADVANCE_MEMO,
			placeholder: `e.g. ${DEFAULT_CASH_ADVANCE_MEMO}`,
			description: `Memo of the journal entry. Placeholders: ${placeholders}.`,
		},
		accountLocator({
			displayName: 'Payable Account',
			name: 'payableAccount',
			description:
				"Account of the employee's side; leave empty to take the row of the employee in Payable Accounts",
		}),
		{
			displayName: 'Posting Date From',
			name: 'postingDateFrom',
			type: 'options',
			default: 'issuedDate',
			description:
				'Date of the journal entry. Where the advance does not carry the chosen date, the others follow with a warning: issued date, request date, requested disbursement date.',
			options: [
				{ name: 'Issued Date', value: 'issuedDate', description: 'When the advance was issued' },
				{ name: 'Request Date', value: 'requestDate', description: 'When the advance was asked for' },
			],
		},
	],
	...showFor('preparePosting'),
};
