import type { INodeProperties } from 'n8n-workflow';
import { PLACEHOLDERS, type MemoTemplates } from '../settings/memoTemplates';
import { showFor } from './operation';

const known = (kind: keyof MemoTemplates): string => PLACEHOLDERS[kind].map((name) => `{${name}}`).join(', ');

export const texts: INodeProperties[] = [
	{
		displayName: 'Memo',
		name: 'memo',
		type: 'string',
		default: 'Concur {reportId} {reportName}',
		placeholder: 'e.g. Concur {reportId} {reportName}',
		description: `Memo of the journal entry. Placeholders: ${known('body')}.`,
		...showFor('preparePosting'),
	},
	{
		displayName: 'Expense Line Memo',
		name: 'expenseLineMemo',
		type: 'string',
		default: '{expenseType} {entryDate} {vendor}',
		placeholder: 'e.g. {expenseType} {entryDate} {vendor}',
		description: `Memo of each expense line. Placeholders: ${known('line')}.`,
		...showFor('preparePosting'),
	},
];

/** Texts that are rarely changed: members of the collection Options, which sorts them by name. */
export const payableLineMemo: INodeProperties = {
	displayName: 'Payable Line Memo',
	name: 'payableLineMemo',
	type: 'string',
	default: '{party} {reportId}',
	placeholder: 'e.g. {party} {reportId}',
	description: `Memo of payable lines. Placeholders: ${known('payable')}.`,
};

export const taxLineMemo: INodeProperties = {
	displayName: 'Tax Line Memo',
	name: 'taxLineMemo',
	type: 'string',
	default: '{taxAuthority} {taxCode} {expenseType} {entryDate}',
	placeholder: 'e.g. {taxAuthority} {taxCode}',
	description: `Memo of tax lines. Placeholders: ${known('tax')}.`,
};
