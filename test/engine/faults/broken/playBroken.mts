import type { Violation } from '../judgeBooks.mts';
import { play } from '../play.mts';
import { drawSchedule, type Schedule } from '../schedule.mts';
import type { Variant } from './variants.mts';

export interface Found {
	/** Undefined: the harness has not seen it within the seeds given. */
	seed?: number;
	violations: Violation[];
	tried: number;
}

/** Plays seeds with the broken product until the harness reports what the variant breaks. */
export async function playBroken(
	{ build, workflow, rules, aim }: Variant,
	seeds: Iterable<number>,
): Promise<Found> {
	const undo = build?.() ?? [];
	let tried = 0;
	const others: Violation[] = [];
	try {
		for (const seed of seeds) {
			tried += 1;
			const schedule: Schedule = { ...drawSchedule(seed), breaks: workflow };
			const [first] = schedule.runs;
			if (first && aim) {
				// Nothing else keeps the first run from getting there.
				Object.assign(first, { acts: [], during: [], faults: [] });
				for (const one of schedule.documents) one.arrives = 0;
				aim(first, schedule);
			}
			const { violations } = await play(schedule);
			if (violations.some(({ rule }) => rules.includes(rule))) return { seed, violations, tried };
			others.push(...violations);
		}
		return { violations: others, tried };
	} finally {
		for (const one of undo.reverse()) one();
	}
}
