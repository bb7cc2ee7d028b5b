import { problem } from '../../../shared/problems/problem';
import { externalIdKey, memberIdOf } from '../externalId';
import { documentLabel, ended } from '../outcome';
import type { Routed } from '../validate/routeItem';

/**
 * Of the revisions and submissions of one document that a run would post, the first one goes on and the others wait for the next run,
 * which sees it in the books.
 */
export function onePerFamily(routed: readonly Routed[]): Routed[] {
	const first = new Map<string, { index: number; revision: number }>();
	const members = routed.map(({ item, output }, index) => {
		const member = output === 'ready' && item.status === 'ready' ? memberIdOf(item.externalId) : undefined;
		if (!member) return undefined;
		const key = externalIdKey(member.stem);
		const known = first.get(key);
		if (!known || member.revision < known.revision) first.set(key, { index, revision: member.revision });
		return key;
	});
	return routed.map((one, index) => {
		const key = members[index];
		if (key === undefined || first.get(key)?.index === index) return one;
		const { item } = one;
		const isReady = item.docStatus === 'READY' || item.docStatus === '';
		const waits = problem('revision-in-same-run', { field: 'externalId', value: documentLabel(item) });
		return { item: ended(item, isReady ? 'notReady' : 'unfinished', [waits]), output: 'notReady' };
	});
}
