import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	NodeOperationError,
} from 'n8n-workflow';

/** What is done with a revision, or a resubmission, of a document that is in the books already. The first is the default. */
export const HIGHER_REVISION_POLICIES = ['hold', 'reverse', 'post'] as const;
export type HigherRevisionPolicy = (typeof HIGHER_REVISION_POLICIES)[number];

/** What is done with the posting of a document that was recalled in Concur. The first is the default. */
export const RECALL_POLICIES = ['review', 'reverse'] as const;
export type RecallPolicy = (typeof RECALL_POLICIES)[number];

export interface RevisionSettings {
	higherRevision: HigherRevisionPolicy;
	recalledAfterPosting: RecallPolicy;
}

/** Members of the `options` collection of Validate. */
export const higherRevisionField: INodeProperties = {
	displayName: 'Higher Revision of a Posted Document',
	name: 'higherRevision',
	type: 'options',
	default: 'hold',
	description:
		'What to do with a document of which an earlier revision, or an earlier submission of the same revision, is in the books already. One that changes nothing is never posted again, unless it is posted as it is.',
	options: [
		{
			name: 'Hold',
			value: 'hold',
			description: 'Leave the document in the queue and name the earlier transaction',
		},
		{
			name: 'Post as It Is',
			value: 'post',
			description: 'Post it beside the earlier one, for a Concur that sends differences only',
		},
		{
			name: 'Reverse and Post Anew in One Journal',
			value: 'reverse',
			description: 'Take back what earlier journals have left in the books and post the new revision with it',
		},
	],
};

export const recalledAfterPostingField: INodeProperties = {
	displayName: 'Recalled After Posting',
	name: 'recalledAfterPosting',
	type: 'options',
	default: 'review',
	description: 'What to do with the posting of a document that was recalled in SAP Concur afterwards',
	options: [
		{
			name: 'Reverse',
			value: 'reverse',
			description: 'Post a journal that takes it back, on the day of the original',
		},
		{ name: 'Review', value: 'review', description: 'Name it, so that a person decides' },
	],
};

/** @throws NodeOperationError when an expression gives something else */
export function revisionSettingsOf(context: IExecuteFunctions, options: IDataObject): RevisionSettings {
	return {
		higherRevision: choiceOf(context, options, higherRevisionField, HIGHER_REVISION_POLICIES),
		recalledAfterPosting: choiceOf(context, options, recalledAfterPostingField, RECALL_POLICIES),
	};
}

function choiceOf<Choice extends string>(
	context: IExecuteFunctions,
	options: IDataObject,
	{ displayName, name, default: standard }: INodeProperties,
	choices: readonly Choice[],
): Choice {
	const value = options[name] ?? standard;
	const choice = choices.find((known) => known === value);
	if (choice) return choice;
	throw new NodeOperationError(
		context.getNode(),
		`"${displayName}" is "${String(value)}", which is none of its choices`,
		{
			description: `Possible are ${choices.join(', ')}. Correct the expression; nothing was read or posted.`,
			itemIndex: 0,
		},
	);
}
