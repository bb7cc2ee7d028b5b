import type { Status } from '../../shared/documentItem';

/** Statuses as a finance person says them. */
export const STATUS_LABELS: Readonly<Record<Status, string>> = {
	confirmed: 'posted and confirmed',
	posted: 'posted, not yet confirmed',
	alreadyPosted: 'already posted, not yet confirmed',
	failed: 'refused by NetSuite',
	reversed: 'reversed',
	rejected: 'rejected in NetSuite',
	sentBack: 'sent back to Concur with an error',
	needsReview: 'to be reviewed',
	notReady: 'not ready to post',
	pendingApproval: 'waiting for approval in NetSuite',
	unfinished: 'unfinished',
	held: 'held',
	refused: 'not acknowledged by Concur',
	acknowledged: 'acknowledged, not yet posted',
	nothingToPost: 'with nothing to post',
	skipped: 'skipped',
	ready: 'ready to post',
	prepared: 'prepared',
	read: 'read',
};

/** Order in which a summary tells them: what was done, what needs somebody, what waits. */
export const SUMMARY_ORDER = Object.keys(STATUS_LABELS) as Status[];

/** "14 documents: 12 posted and confirmed, 2 not ready to post. 2 documents need a person." */
export function sentence(
	counts: Partial<Record<Status, number>>,
	documents: number,
	waiting: number,
	note: string,
	complete = true,
): string {
	const parts: string[] = [];
	if (documents === 0) parts.push('No documents were waiting.');
	else {
		const told = SUMMARY_ORDER.flatMap((status) =>
			counts[status] ? [`${counts[status]} ${STATUS_LABELS[status]}`] : [],
		);
		parts.push(`${counted(documents)}: ${told.join(', ')}.`);
		parts.push(
			waiting === 0
				? complete
					? 'Nobody has to do anything.'
					: ''
				: `${counted(waiting)} ${waiting === 1 ? 'needs' : 'need'} a person.`,
		);
	}
	if (note) parts.unshift(/[.!?]$/.test(note) ? note : `${note}.`);
	return parts.filter(Boolean).join(' ');
}

/** "1 document", "2 documents". */
export const counted = (count: number): string => `${count} ${count === 1 ? 'document' : 'documents'}`;
