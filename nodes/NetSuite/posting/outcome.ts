import type { DocumentItem, Status } from '../../shared/documentItem';
import { nextStepOf, type Problem, reasonOf, uniqueProblems } from '../../shared/problems/problem';

/** The item with a new status and, beside what was wrong already, what is wrong now. */
export function ended<Item extends DocumentItem>(
	item: Item,
	status: Status,
	problems: readonly Problem[],
): Item {
	const all = uniqueProblems([...problems, ...item.problems]);
	return { ...item, status, problems: all, reason: reasonOf(all), nextStep: nextStepOf(all) };
}

/** The item with a status that has nothing wrong about it. */
export function settled<Item extends DocumentItem>(item: Item, status: Status, reason = ''): Item {
	return { ...item, status, problems: [], reason, nextStep: '' };
}

/** What people call the document in texts. */
export function documentLabel(item: DocumentItem): string {
	return item.documentId || item.fiDocumentId || item.externalId;
}
