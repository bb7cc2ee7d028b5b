import { beforeAll, describe, expect, it } from 'vitest';
import { fuzzWorkflow } from '../fuzz/fuzzWorkflow.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';

beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);

// More of them run in `npm run test:fuzz`.
describe('mutated documents in the queue of the shipped workflow', () => {
	it('never end a run, and good neighbours post', async () => {
		const { faults, statuses, good } = await fuzzWorkflow(31, 120, 60);
		expect(faults).toEqual([]);
		expect(good).toBeGreaterThan(5);
		expect(statuses.get('POSTING_CONFIRMED_SUCCESS')).toBeGreaterThan(30);
		expect(statuses.get('READY')).toBeGreaterThan(30);
	}, 300_000);
});
