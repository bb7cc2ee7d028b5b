import { beforeAll, describe, expect, it } from 'vitest';
import { playBroken } from './faults/broken/playBroken.mts';
import { VARIANTS } from './faults/broken/variants.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';

beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);

/** As many schedules as a variant gets to be found out. */
const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);

describe('a product with one rule broken on purpose is found out', () => {
	it.each(VARIANTS)(
		'$name',
		async (variant) => {
			const { seed, violations } = await playBroken(variant, SEEDS);
			expect(
				seed,
				`other violations: ${violations.map(({ rule, text }) => `${rule}: ${text}`).join('; ') || 'none'}`,
			).toBeDefined();
		},
		180_000,
	);
});
