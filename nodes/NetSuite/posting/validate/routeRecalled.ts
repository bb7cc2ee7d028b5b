import type { DocumentItem } from '../../../shared/documentItem';
import { type Problem, problem, uniqueProblems } from '../../../shared/problems/problem';
import { withRecord } from '../found/recordFields';
import { documentLabel, ended, settled } from '../outcome';
import { postingsHash } from '../postingsHash';
import type { Past } from '../revisions/past';
import type { ItemCheck } from './checkItem';
import type { JudgedItem } from './judgeItem';
import type { Routed, Surroundings } from './routeItem';

/**
 * Recalled in Concur, and ours in the books: taken back by a journal of the document's own where that was chosen and is safe, else
 * left to a person. Concur is told nothing: it knows that the document was recalled.
 */
export function recalled(
	item: DocumentItem,
	{ records }: JudgedItem,
	check: ItemCheck | undefined,
	past: Past,
	{ session, master }: Surroundings,
): Routed {
	const [first] = records;
	const review = (why: string, further: readonly Problem[] = []): Routed => {
		const number = first?.tranId || first?.id;
		const told = problem('recalled-not-reversed', { value: documentLabel(item), number, why });
		return { item: ended({ ...item, problems: [] }, 'needsReview', [told, ...further]), output: 'notReady' };
	};
	switch (past.kind) {
		case 'mirror': {
			const { reverses } = past;
			if (!check || check.problems.length > 0)
				return review('NetSuite would not take its reversal', check?.problems);
			const reversing: DocumentItem = {
				...item,
				...{ purpose: 'reverse', reverses, postings: check.postings },
				postingDate: check.postings[0]?.tranDate ?? item.postingDate,
				validatedHash: postingsHash(check.postings),
				warnings: uniqueProblems([...item.warnings, ...check.warnings]),
			};
			return { item: settled(reversing, 'ready'), output: 'ready' };
		}
		case 'done': {
			const { reverses, reversals } = past;
			const reversed: DocumentItem = { ...item, purpose: 'reverse', reverses, problems: [] };
			const filled = withRecord(reversed, reversals, session.account, master.calendar);
			const reason = `Taken back already by ${reversals.map(({ tranId, id }) => tranId || id).join(', ')}`;
			return { item: settled(filled, 'reversed', reason), output: 'notReady' };
		}
		case 'waiting': {
			const waits = problem('pending-approval', { value: past.record.tranId || past.record.id });
			// Not `pendingApproval`: when the reversal posts, Concur must not hear of a success.
			const waiting: DocumentItem = { ...item, purpose: 'reverse', problems: [] };
			return { item: ended(waiting, 'unfinished', [waits]), output: 'notReady' };
		}
		case 'review':
			return review(past.why);
		default:
			return review('"Recalled After Posting" of the Validate step is set to Review');
	}
}
