import type { DocumentItem } from '../../../shared/documentItem';
import type { ProblemCode } from '../../../shared/problems/catalogue';
import {
	nextStepOf,
	type Problem,
	problem,
	type ProblemOwner,
	reasonOf,
	uniqueProblems,
} from '../../../shared/problems/problem';
import { documentLabel } from '../outcome';

/** Which documents that cannot be posted are given back to Concur instead of waiting. */
export interface SendBackSettings {
	/** All problems of the document have to be theirs; none: nothing is given back. */
	owners: ReadonlySet<ProblemOwner>;
	/** Days since a run first saw the document. */
	afterDays: number;
}

const DAY_MS = 86_400_000;
/** Reasons not to post that are no faults: Concur would call an error what finance has keyed by hand. */
const NO_FAULTS: ReadonlySet<string> = new Set<ProblemCode>(['approved-before-cut-over', 'test-document']);

/** Why the document is given back because of its age; undefined: it waits. `now`: clock time. */
export function dueBecauseOfAge(
	item: DocumentItem,
	problems: readonly Problem[],
	settings: SendBackSettings | undefined,
	now: number,
): Problem | undefined {
	if (!settings || item.dryRun || problems.length === 0) return undefined;
	const age = now - Date.parse(item.firstSeenAt);
	if (!(age >= settings.afterDays * DAY_MS)) return undefined;
	if (!problems.every(({ owner, code }) => settings.owners.has(owner) && !NO_FAULTS.has(code)))
		return undefined;
	// Acknowledged, and unreadable since: nothing says under which id an earlier run may have posted it.
	if (item.externalId === '' && item.docStatus !== 'READY') return undefined;
	return problem('sent-back-by-age', {
		value: documentLabel(item),
		days: String(Math.floor(age / DAY_MS)),
	});
}

/** The document on its way back: nothing of it is posted, and Concur hears its problems. */
export function goingBack(item: DocumentItem, why: Problem, problems: readonly Problem[]): DocumentItem {
	const told = uniqueProblems([why, ...problems]);
	return {
		...item,
		confirmAs: undefined,
		purpose: 'sendBack',
		status: 'ready',
		postings: [],
		reverses: [],
		validatedHash: '',
		problems: told,
		reason: reasonOf(told),
		nextStep: nextStepOf(told),
	};
}
