import type { DocumentItem } from '../../shared/documentItem';
import type { ProblemCode } from '../../shared/problems/catalogue';
import { counted } from './sentence';

/** Problems that are over by themselves: nobody has to do anything, and the next run goes on. */
const SELF_CURING: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
	'netsuite-unreachable',
	'not-ready-in-concur',
	'revision-in-same-run',
]);

/** Whether nothing stands in the way of the document but what is over by itself. */
export function waitsForNextRun({ status, problems }: DocumentItem): boolean {
	return status === 'notReady' && problems.length > 0 && problems.every(({ code }) => SELF_CURING.has(code));
}

/** "NetSuite did not answer: the next run goes on with 12 documents." Empty where it did. */
export function outageSentence(documents: readonly DocumentItem[]): string {
	const left = documents.filter(({ problems }) =>
		problems.some(({ code }) => code === 'netsuite-unreachable'),
	);
	return left.length === 0
		? ''
		: `NetSuite did not answer: the next run goes on with ${counted(left.length)}.`;
}
