import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../nodes/ConcurToNetSuite/audit/verifyChain';
import { LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import { World } from './harness/world.mts';

let world: World;
beforeEach(async () => {
	world = await World.start();
}, LOADING_TIMEOUT_MS);
afterEach(async () => await world.close());

const verify = (expectedHead: string) => verifyChain(world.audit, { expectedHead, startsAfter: '' });

interface Summary {
	auditHead: { sequence: number; rowHash: string };
	completeness: { complete: boolean; lines: Array<Record<string, unknown>> };
}
const summaryOf = async () => {
	const run = await world.run();
	return run.output('Run Summary')[0] as unknown as Summary;
};

describe('the audit trail of the shipped workflow', () => {
	it('is one chain over several runs, and each summary tells its head', async () => {
		const heads: string[] = [];
		for (const example of ['1.1', '1.2', '2.1']) {
			world.addReports(example);
			const { auditHead } = await summaryOf();
			expect(auditHead).toEqual({ sequence: heads.length + 1, rowHash: world.audit.at(-1)?.rowHash });
			heads.push(auditHead.rowHash);
		}
		const quiet = await summaryOf();
		expect(quiet.auditHead.rowHash).toBe(heads.at(-1));
		for (const head of heads) expect(verify(head)).toMatchObject({ intact: true, rows: 3 });
	});

	it('comes with a summary that adds up on both sides', async () => {
		const documents = world.addReports();
		const { completeness } = await summaryOf();
		expect(completeness.complete).toBe(true);
		const posted = completeness.lines.map(({ posted: count }) => Number(count));
		expect(posted.reduce((sum, count) => sum + count, 0)).toBe(documents.length);
		for (const line of completeness.lines) expect(line.netSuiteAmount).toBe(line.concurAmount);
	});

	it('tells a run that died, in the same chain', async () => {
		world.addReports('1.1');
		const killed = new Error('killed');
		await world
			.run({
				afterNode: (node) => {
					if (node === 'Write Claims') throw killed;
				},
			})
			.catch(() => {});
		world.clock.advance(31 * 60_000);
		const { auditHead } = await summaryOf();
		expect(world.audit[0]).toMatchObject({ docType: 'run', status: 'interrupted', sequence: 1 });
		expect(verify(auditHead.rowHash)).toMatchObject({ intact: true, rows: world.audit.length });
	});
});
