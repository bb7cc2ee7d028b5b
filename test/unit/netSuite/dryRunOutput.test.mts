import { afterAll, beforeAll, expect, it } from 'vitest';

import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { prepared } from './support/documents.mts';
import { PostingRun } from './support/posting.mts';
import { recordOf } from './support/records.mts';

let sandbox: NetSuiteSandbox;
let run: PostingRun;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	run = new PostingRun(sandbox);
});
afterAll(async () => {
	await sandbox.close();
});

it('items of a dry run go to an output of their own, whatever was found', async () => {
	const [posted] = await run.validated(['D0']);
	await run.post([posted!]);
	const dry = { dryRun: true };
	const result = await run.node.documents('validate', [
		prepared('D0', dry),
		{ ...recordOf('vendorBill', 'D1'), ...dry },
		prepared('D2', dry, { tranDate: '2035-01-01' }),
		prepared('D3', { ...dry, status: 'skipped' }),
		prepared('D4'),
	]);
	expect(result.outputs.map((items) => items.length)).toEqual([1, 0, 0, 4]);
	expect(result.at(3).map(({ documentId, status }) => [documentId, status])).toEqual([
		['D0', 'alreadyPosted'],
		['D1', 'ready'],
		['D2', 'notReady'],
		['D3', 'skipped'],
	]);
	expect(result.outputs[3]!.map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 1, 2, 3].map((item) => ({ item })),
	);
});
