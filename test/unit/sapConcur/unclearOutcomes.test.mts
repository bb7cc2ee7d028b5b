import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { type ConcurSandbox, startConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';
import { addReports, ConcurNode, isConfirmation, isRead, quickClock, SYSTEM_ID } from './concurNode.mts';
import { postedItem } from './documents.mts';

let sandbox: ConcurSandbox;
let node: ConcurNode;

beforeEach(async () => {
	sandbox = await startConcurSandbox();
	quickClock(sandbox);
	node = new ConcurNode(sandbox);
});
afterEach(async () => {
	useClock();
	await sandbox.close();
});

function one() {
	const [stored] = addReports(sandbox, 1);
	if (!stored) throw new Error('no document');
	sandbox.documents.acknowledgeAs(stored.id, SYSTEM_ID);
	return stored;
}

const confirm = async (item: ReturnType<typeof postedItem>) =>
	(await node.run({ parameters: { operation: 'confirmPosting', options: {} }, items: [item] })).documents[0];

describe('a document whose outcome stays unclear', () => {
	it('is unfinished when Concur loses the answer and cannot be read', async () => {
		const stored = one();
		sandbox.faults.add({ kind: 'statusAfterCommit', status: 500, path: isConfirmation });
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 500, method: 'GET', path: isRead, times: 99 });
		const document = await confirm(postedItem(stored));
		expect(document).toMatchObject({ status: 'unfinished', concurStatus: 'notConfirmed' });
		expect(document?.problems).toMatchObject([
			{ code: 'concur-outcome-unknown', value: stored.businessId, owner: 'integrationAdmin' },
		]);
		expect(document?.nextStep).toMatch(/next run/);
	});

	it('is not confirmed without the number of its transaction', async () => {
		const stored = one();
		const document = await confirm(postedItem(stored, { netSuiteNumber: '', netSuiteId: '' }));
		expect(document).toMatchObject({ status: 'unfinished', concurStatus: 'notConfirmed' });
		expect(document?.problems).toMatchObject([{ code: 'posted-without-number', field: 'netSuiteNumber' }]);
		expect(sandbox.log.count({ path: isConfirmation })).toBe(0);
	});
});
