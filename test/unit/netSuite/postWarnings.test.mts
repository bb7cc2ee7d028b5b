import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { newExecutionId } from './support/netSuiteNode.mts';
import { PostingRun } from './support/posting.mts';

let sandbox: NetSuiteSandbox;
let run: PostingRun;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	run = new PostingRun(sandbox);
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	run.node.executionId = newExecutionId();
});
afterEach(() => {
	useClock();
	sandbox.modes.scriptRejects = undefined;
	sandbox.modes.closedPeriodFallback = false;
	for (const period of sandbox.masterData.periods) period.closed = false;
});

describe('what NetSuite made otherwise than it was sent', () => {
	it('another period: posted, and told', async () => {
		const documents = await run.validated(['W1']);
		sandbox.modes.closedPeriodFallback = true;
		const october = sandbox.masterData.periods.find(({ periodName }) => periodName === 'Oct 2026');
		if (!october) throw new Error('The demo company has no October');
		october.closed = true;
		const { only } = await run.post(documents);
		expect(only.status).toBe('posted');
		expect(only.postingPeriod).not.toBe('Oct 2026');
		expect(only.warnings).toMatchObject([
			{
				code: 'period-differs',
				value: '2026-10-31',
				message: expect.stringContaining(only.postingPeriod) as string,
			},
		]);
	});

	it('another total, since a script changed lines: posted, and told', async () => {
		const documents = await run.validated(['W2']);
		sandbox.modes.scriptRejects = ({ impact }) => {
			for (const line of impact) {
				if (line.debit) line.debit = '12.10';
				if (line.credit) line.credit = '12.10';
			}
			return undefined;
		};
		const { only } = await run.post(documents);
		expect(only.status).toBe('posted');
		expect(only.warnings).toMatchObject([
			{
				code: 'total-differs',
				value: '10.10',
				message: 'NetSuite saved a total of 12.10, the posting has 10.10',
			},
		]);
	});
});
