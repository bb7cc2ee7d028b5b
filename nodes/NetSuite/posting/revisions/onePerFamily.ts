import { problem } from '../../../shared/problems/problem';
import { externalIdKey, memberIdOf } from '../externalId';
import { documentLabel, ended } from '../outcome';
import type { Routed } from '../validate/routeItem';

const OPEN = new Set(['READY', 'ACKNOWLEDGED', '']);

/**
 * Of the revisions and submissions of one document that a run would post or take back, the first one goes on and the others wait for
 * the next run, which sees it in the books. So does one that another revision's record stands for (`standIns`, by index): that record
 * may be the one that is taken back.
 */
export function onePerFamily(routed: readonly Routed[], standIns: ReadonlySet<number>): Routed[] {
	const first = new Map<string, { index: number; rank: number }>();
	const members = routed.map(({ item, output }, index) => {
		const isPosted = output === 'ready' && item.status === 'ready';
		const isStoodFor = output === 'alreadyPosted' && standIns.has(index) && OPEN.has(item.docStatus);
		const member = isPosted || isStoodFor ? memberIdOf(item.externalId) : undefined;
		if (!member) return undefined;
		const key = externalIdKey(member.stem);
		// What Concur has taken back is the older one.
		const rank = member.revision - (item.purpose === 'reverse' ? 0.5 : 0);
		const known = first.get(key);
		if (!known || rank < known.rank) first.set(key, { index, rank });
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
