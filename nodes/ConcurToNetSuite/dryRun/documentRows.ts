import { newDocumentItem, type DocumentItem, type Status } from '../../shared/documentItem';
import { OWNER_LABELS, type Problem } from '../../shared/problems/problem';
import { lineRows, type LineRow } from './lineRows';
import { readPostings } from './readPostings';

/** A row of the output Lines. */
export type DryRunRow = Pick<DocumentItem, 'number' | 'docType' | 'documentId' | 'status'> &
	LineRow & {
		/** Why the document would not be posted; empty when it would. */
		reason: string;
		nextStep: string;
		/** What would be posted all the same, with something to know about it. */
		notes: string;
	};

/** What a run that is no dry run would go on to acknowledge and post. */
const WOULD_POST: ReadonlySet<Status> = new Set(['prepared', 'ready', 'acknowledged']);

/** One row per posting line of a document that would be posted; one row that says why of any other. */
export function documentRows(item: DocumentItem): DryRunRow[] {
	const told = {
		notes: item.warnings.map(({ message }) => message).join('; '),
		reason: reasonOf(item),
		nextStep: nextStepOf(item),
	};
	if (!WOULD_POST.has(item.status) || item.problems.length > 0) return [row(item, NO_LINE(item), told)];
	const postings = readPostings(item.postings);
	if (!postings || postings.every(({ lines }) => lines.length === 0))
		return [row(item, NO_LINE(item), { ...told, ...UNREADABLE })];
	return postings
		.flatMap((posting) => lineRows(posting, item.currency))
		.map((line) => row(item, line, { ...told, reason: '', nextStep: '' }));
}

/** A node before has failed as a whole and said why on its items. */
export function failedRow(message: string): DryRunRow {
	const item: DocumentItem = { ...newDocumentItem(), status: 'notReady' };
	return row(item, NO_LINE(item), { reason: message, nextStep: CURE_OF_FAILURE, notes: '' });
}

const CURE_OF_FAILURE = `${OWNER_LABELS.integrationAdmin}: Open the node that failed in this execution and correct what it says.`;

const UNREADABLE = {
	reason: 'The postings of the document cannot be read',
	nextStep: `${OWNER_LABELS.integrationAdmin}: Undo the change made to the posting between Prepare Posting and Dry Run.`,
};

function row(
	{ number, docType, documentId, status }: DocumentItem,
	{ account, accountName, debit, credit, currency, ...line }: LineRow,
	{ reason, ...told }: Pick<DryRunRow, 'reason' | 'nextStep' | 'notes'>,
): DryRunRow {
	// What a person looks for stands on the left of the table.
	const booked = { account, accountName, debit, credit, currency };
	return { documentId, ...booked, reason, ...told, number, docType, status, ...line };
}

/** The same keys as a line has, with nothing in them. */
const NO_LINE = ({ currency, externalId, postingDate }: DocumentItem): LineRow => ({
	recordType: '',
	externalId,
	line: 0,
	account: '',
	accountName: '',
	debit: '',
	credit: '',
	currency,
	department: '',
	class: '',
	location: '',
	customer: '',
	entity: '',
	subsidiary: '',
	category: '',
	taxCode: '',
	memo: '',
	postingDate,
	automatic: false,
});

/** All of it: a person who mends only the first problem runs into the second. */
function reasonOf({ problems, reason, status }: DocumentItem): string {
	return (
		problems.map(({ message }) => message).join('; ') ||
		reason ||
		`Nothing is posted: the document is ${status}`
	);
}

function nextStepOf({ problems, nextStep }: DocumentItem): string {
	return [...new Set(problems.map(cureOf))].join(' ') || nextStep;
}

const cureOf = ({ owner, fix }: Problem): string => `${OWNER_LABELS[owner]}: ${fix}`;
