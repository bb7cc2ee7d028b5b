import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_MODES } from '../sandbox/concur/modes.mts';
import { defaultModes } from '../sandbox/netsuite/modes.mts';
import { drawModes, NOT_DRAWN } from './faults/modes.mts';
import { play } from './faults/play.mts';
import { drawSchedule } from './faults/schedule.mts';
import { Random } from '../fixtures/generate/random.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';

beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);

/** A fixed part of what `npm run test:faults` plays by the thousand, and what it has found. */
const FOUND = [5066, 60_096, 70_026, 70_046, 80_291];
const SEEDS = [...Array.from({ length: 36 }, (_, index) => 20_261_124 + index), ...FOUND];

describe('seeded schedules of faults, kills, overlaps and people', () => {
	it.each(SEEDS)(
		'seed %i: never twice, never lost, never a wrong word to Concur',
		async (seed) => {
			const { violations, story } = await play(drawSchedule(seed));
			const told = violations.map(({ rule, text }) => `${rule}: ${text}`);
			expect(told, [...story, ...told].join('\n')).toEqual([]);
		},
		120_000,
	);

	it('are the same for the same seed', () => {
		expect(drawSchedule(77)).toEqual(drawSchedule(77));
		expect(drawSchedule(77)).not.toEqual(drawSchedule(78));
	});

	it('draw every mode of both services, but for those that are named', () => {
		const drawn = drawModes(new Random(1));
		const names = [...Object.keys(drawn.concur), ...Object.keys(drawn.netSuite)];
		const all = [...Object.keys({ ...DEFAULT_MODES, rateLimit: undefined }), ...Object.keys(defaultModes())];
		expect(all.filter((name) => !names.includes(name) && !NOT_DRAWN.has(name))).toEqual([]);
	});
});
