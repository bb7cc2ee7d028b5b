import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import type { DocumentItem, RecordType } from '../../../nodes/shared/documentItem.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { acknowledged } from './support/documents.mts';
import { codes, newExecutionId, quickClock } from './support/netSuiteNode.mts';
import { NOT_YET, PostingRun, TO_CONFIRM } from './support/posting.mts';
import { severalRecords } from './support/records.mts';

let sandbox: NetSuiteSandbox;
let run: PostingRun;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	run = new PostingRun(sandbox);
});
afterAll(async () => {
	await sandbox.close();
});
beforeEach(() => {
	run.node.executionId = newExecutionId();
	sandbox.log.clear();
});
afterEach(() => {
	useClock();
	sandbox.modes.scriptRejects = undefined;
	sandbox.modes.suiteQlLagMs = 0;
	sandbox.role.allowAll();
	sandbox.faults.clear();
});

async function ready(key: string, types: readonly RecordType[]): Promise<DocumentItem> {
	const { only } = await run.node.documents('validate', [severalRecords(key, types)]);
	expect(codes(only)).toEqual([]);
	return acknowledged(only, run.node.executionId);
}
const refuse = (end: string) => {
	sandbox.modes.scriptRejects = ({ externalId }) => (externalId?.endsWith(end) ? 'No' : undefined);
};
const inBooks = (key: string) =>
	['', '-2', '-3'].filter((end) => sandbox.books.byExternalId(`CNQR-EXP-${key}-R1${end}`) !== undefined);
const deletes = () =>
	sandbox.log.entries.filter(({ method }) => method === 'DELETE').map(({ path }) => path.split('/').at(-2));

describe('a document whose later transaction is refused', () => {
	it('is backed out, the last one first, and fails as a whole', async () => {
		const document = await ready('B1', ['journalEntry', 'vendorBill', 'expenseReport']);
		refuse('-3');
		const result = await run.post([document]);
		expect([result.output, result.only.status, codes(result.only)]).toEqual([
			TO_CONFIRM,
			'failed',
			['posting-refused'],
		]);
		expect(result.only.warnings.map(({ message }) => message)).toEqual([
			expect.stringMatching(
				/^NetSuite refused a later transaction .* deleted again: journal JE\d+, vendor bill INV-B1-2$/,
			) as string,
		]);
		expect(result.only).toMatchObject({ netSuiteId: '', netSuiteNumber: '' });
		expect(result.only.postings.map((posting) => posting.result)).toEqual([undefined, undefined, undefined]);
		expect([inBooks('B1'), deletes()]).toEqual([[], ['vendorBill', 'journalEntry']]);
		sandbox.modes.scriptRejects = undefined;
		expect((await run.post([document])).only.status).toBe('posted');
		expect(inBooks('B1')).toEqual(['', '-2', '-3']);
	});

	it('is backed out where queries lag behind', async () => {
		quickClock();
		const document = await ready('B2', ['journalEntry', 'vendorBill']);
		refuse('-2');
		sandbox.modes.suiteQlLagMs = 3_600_000;
		expect((await run.post([document])).only.status).toBe('failed');
		expect(inBooks('B2')).toEqual([]);
	});

	it('keeps what an earlier run has posted', async () => {
		const document = await ready('B3', ['journalEntry', 'vendorBill', 'expenseReport']);
		sandbox.faults.add({ kind: 'statusBeforeCommit', status: 403, method: 'POST', path: /vendorBill$/ });
		expect((await run.post([document])).only.status).toBe('unfinished');
		expect(inBooks('B3')).toEqual(['']);
		refuse('-3');
		const result = await run.post([document]);
		expect([result.output, result.only.status, codes(result.only)]).toEqual([
			NOT_YET,
			'needsReview',
			['half-posted', 'posting-refused'],
		]);
		expect([inBooks('B3'), deletes()]).toEqual([['', '-2'], []]);
		sandbox.modes.scriptRejects = undefined;
		// The next run adds what is missing.
		expect((await run.post([document])).only.status).toBe('posted');
		expect(inBooks('B3')).toEqual(['', '-2', '-3']);
	});

	it.each([
		['is refused', () => sandbox.role.denyRecord('journalEntry', 'delete')],
		[
			'gets no answer and did not happen',
			() => sandbox.faults.add({ kind: 'resetBeforeCommit', method: 'DELETE', path: /journalEntry/ }),
		],
	])('needs a review where the deletion %s', async (name, prevent) => {
		const key = `B4${name.length}`;
		const document = await ready(key, ['journalEntry', 'vendorBill', 'expenseReport']);
		refuse('-3');
		prevent();
		const result = await run.post([document]);
		expect([result.output, result.only.status, codes(result.only)]).toEqual([
			NOT_YET,
			'needsReview',
			['half-posted', 'posting-refused'],
		]);
		expect(result.only.warnings.map(({ code }) => code)).toEqual(['backed-out']);
		expect(result.only.netSuiteType).toBe('journalEntry');
		expect(inBooks(key)).toEqual(['']);
	});

	it('is backed out where the answer to a deletion got lost', async () => {
		const document = await ready('B5', ['journalEntry', 'vendorBill']);
		refuse('-2');
		sandbox.faults.add({ kind: 'resetAfterCommit', method: 'DELETE', path: /journalEntry/ });
		expect((await run.post([document])).only.status).toBe('failed');
		expect(inBooks('B5')).toEqual([]);
	});

	it('is backed out by a role that may not read singly', async () => {
		const document = await ready('B6', ['journalEntry', 'vendorBill']);
		refuse('-2');
		sandbox.role.denyRecord('journalEntry', 'edit');
		expect((await run.post([document])).only.status).toBe('failed');
		expect(inBooks('B6')).toEqual([]);
	});

	it('is left alone once the lease is over', async () => {
		const document = await ready('B7', ['journalEntry', 'vendorBill']);
		refuse('-2');
		const leaseUntil = new Date(Date.now() + 25_000).toISOString();
		const refused = () => sandbox.log.count({ method: 'POST', path: /vendorBill$/ });
		useClock({ now: () => Date.now() + refused() * 30_000, wait: async () => {} });
		const result = await run.post([{ ...document, leaseUntil }]);
		expect([result.only.status, codes(result.only)]).toEqual([
			'needsReview',
			['half-posted', 'posting-refused'],
		]);
		expect([inBooks('B7'), deletes()]).toEqual([[''], []]);
	});
});

it('a role that may not make one type of record still posts the others', async () => {
	const documents = [
		await ready('R1', ['vendorBill']),
		await ready('R2', ['vendorBill']),
		await ready('R3', ['journalEntry']),
	];
	sandbox.role.denyRecord('vendorBill', 'create');
	const result = await run.post(documents, { options: { maxParallelRequests: 1 } });
	expect(result.at(TO_CONFIRM).map(({ documentId, status }) => [documentId, status])).toEqual([
		['R3', 'posted'],
	]);
	expect(result.at(NOT_YET).map((document) => [document.status, codes(document)])).toEqual([
		['unfinished', ['not-taken']],
		['unfinished', ['not-sent']],
	]);
	expect(sandbox.log.count({ method: 'POST', path: /vendorBill$/ })).toBe(1);
});
