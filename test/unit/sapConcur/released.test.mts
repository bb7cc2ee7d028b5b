import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import type { DocumentItem } from '../../../nodes/shared/documentItem.ts';
import { problem } from '../../../nodes/shared/problems/problem.ts';
import { readMark } from '../../../nodes/shared/mark.ts';
import { type ConcurSandbox, startConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import { addReports, ConcurNode, isAcknowledgement, isRead, quickClock, SYSTEM_ID } from './concurNode.mts';
import { readyItem, workRow } from './documents.mts';

let sandbox: ConcurSandbox;
let node: ConcurNode;
let stored: StoredDocument;

beforeEach(async () => {
	sandbox = await startConcurSandbox();
	quickClock(sandbox);
	node = new ConcurNode(sandbox);
	[stored] = addReports(sandbox, 1) as [StoredDocument];
});
afterEach(async () => {
	useClock();
	await sandbox.close();
});

type Row = Record<string, unknown>;
const getMany = async (...rows: Row[]): Promise<DocumentItem> => {
	const parameters = { operation: 'getMany', returnAll: true };
	const { documents } = await node.run({ parameters, items: rows.map((row) => workRow(stored, row)) });
	expect(documents).toHaveLength(1);
	return documents[0]!;
};
const readsById = () =>
	sandbox.log.filter({ path: isRead }).filter(({ query }) => query.includes(stored.businessId)).length;
const told = problem('record-voided', { value: 'JE1' });
const WATCH = {
	recordType: 'journalEntry',
	externalId: 'CNQR-EXP-REPORT0001-R1',
	stamp: { field: 'memo', text: '[Concur 11 22]' },
	total: '10.10',
	currency: 'EUR',
};

describe('the word in the column released', () => {
	it.each([
		['', { kind: 'none' }],
		['  ', { kind: 'none' }],
		[' Retry ', { kind: 'retry' }],
		['ERROR', { kind: 'error' }],
		['close', { kind: 'close' }],
		['posted JE 1042', { kind: 'posted', number: 'JE 1042' }],
		['Posted: 7', { kind: 'posted', number: '7' }],
		['posted', { kind: 'unclear' }],
		['posted7', { kind: 'unclear' }],
		['retry please', { kind: 'unclear' }],
		[`posted ${'9'.repeat(81)}`, { kind: 'unclear' }],
	])('"%s"', (text, mark) => {
		expect(readMark(text)).toEqual(mark);
	});
});

describe('a document that needs a person', () => {
	const row = {
		state: 'needsReview',
		reason: 'It was voided',
		externalId: 'CNQR-EXP-REPORT0001-R1',
		currency: 'EUR',
		total: '10.10',
		data: JSON.stringify({ docStatus: 'ACKNOWLEDGED', number: 'N1', problems: [told], watch: [WATCH] }),
	};

	it.each(['READY', 'ACKNOWLEDGED'])(
		'is handed out from its row, while Concur holds it as %s',
		async (status) => {
			if (status === 'ACKNOWLEDGED') sandbox.documents.acknowledgeAs(stored.id, SYSTEM_ID);
			const item = await getMany(row);
			expect(item).toMatchObject({
				status: 'needsReview',
				workState: 'needsReview',
				docStatus: 'ACKNOWLEDGED',
				problems: [told],
				reason: 'It was voided',
				nextStep: expect.stringMatching(
					/clear the external ID.*retry, posted and the number, error, or close/,
				),
				...{ number: 'N1', currency: 'EUR', total: '10.10', released: '', problemsHash: 'hash-of-before' },
			});
			expect(item.document).toBeUndefined();
			expect(readsById()).toBe(0);
		},
	);

	it('says so in words where its row, of an earlier version or written by hand, has none', async () => {
		expect(await getMany({ state: 'needsReview', data: 'not json' })).toMatchObject({
			status: 'needsReview',
			reason: expect.stringContaining('person'),
		});
	});

	it('retry: is read, and counts as claimed where it is acknowledged under our system id', async () => {
		sandbox.documents.acknowledgeAs(stored.id, SYSTEM_ID);
		expect(await getMany({ ...row, released: 'retry' })).toMatchObject({
			status: 'read',
			workState: 'claimed',
			purpose: 'post',
			released: 'retry',
			docStatus: 'ACKNOWLEDGED',
		});
	});

	it('retry: no claim on what another system has acknowledged', async () => {
		sandbox.documents.acknowledgeAs(stored.id, 'OTHER');
		expect(await getMany({ ...row, released: 'retry' })).toMatchObject({ workState: 'needsReview' });
	});

	it('close: ends without a call about it', async () => {
		const item = await getMany({ ...row, released: 'CLOSE' });
		expect(item).toMatchObject({
			status: 'refused',
			problems: [{ code: 'closed-by-person' }],
			released: 'CLOSE',
		});
		expect(readsById()).toBe(0);
	});

	it.each([
		['posted JE7', { purpose: 'postedElsewhere', netSuiteNumber: 'JE7' }],
		['error', { purpose: 'sendBack' }],
	])('%s: says what is to be done with it', async (released, order) => {
		expect(await getMany({ ...row, released })).toMatchObject({ ...order, status: 'read', released });
	});
});

describe('several rows of one document', () => {
	it.each([
		['the marked one last', [{ state: 'claimed' }, { state: 'notReady', released: 'error' }]],
		['the marked one first', [{ state: 'notReady', released: 'error' }, { state: 'claimed' }]],
		[
			'the marked one older',
			[{ released: 'error', lastSeenAt: '2026-01-01T00:00:00.000Z' }, { released: '' }],
		],
	])('never lose a mark: %s', async (_, rows: Row[]) => {
		expect((await getMany(...rows)).purpose).toBe('sendBack');
	});

	it('take the later of two marks', async () => {
		const rows = [
			{ released: 'posted 2', lastSeenAt: '2026-11-22T00:00:00.000Z' },
			{ released: 'error', lastSeenAt: '2026-11-21T00:00:00.000Z' },
		];
		expect((await getMany(...rows)).netSuiteNumber).toBe('2');
		expect((await getMany(...rows.reverse())).netSuiteNumber).toBe('2');
	});

	it('know the purpose that the dead run had begun with', async () => {
		const begun = JSON.stringify({ purpose: 'postedElsewhere', postedAs: '77' });
		const item = await getMany({ state: 'claimed', data: begun }, { state: 'skipped', data: '{}' });
		expect(item).toMatchObject({ purpose: 'postedElsewhere', netSuiteNumber: '77' });
	});
});

describe('what a person has ordered', () => {
	const begun = (purpose: string) => JSON.stringify({ purpose, postedAs: '77' });

	it('goes on in the next run without a new mark', async () => {
		expect(await getMany({ state: 'claimed', data: begun('sendBack') })).toMatchObject({
			purpose: 'sendBack',
		});
	});

	it('retry does not post what is posted elsewhere', async () => {
		const row = { state: 'needsReview', released: 'retry', data: begun('postedElsewhere') };
		expect(await getMany(row)).toMatchObject({ purpose: 'postedElsewhere', netSuiteNumber: '77' });
	});

	it('retry takes an error back that Concur has not heard', async () => {
		const row = { state: 'needsReview', released: 'retry', data: begun('sendBack') };
		expect(await getMany(row)).toMatchObject({ purpose: 'post' });
	});
});

describe('a document that is posted by hand', () => {
	const BY_HAND = `${SYSTEM_ID}-BYHAND`;
	const begun = JSON.stringify({ purpose: 'postedElsewhere', postedAs: '77' });

	it('is acknowledged under an id of its own', async () => {
		expect(await getMany({ state: 'needsReview', released: 'posted 77' })).toMatchObject({
			systemId: BY_HAND,
		});
	});

	it.each([
		['the row of the run that acknowledged it', { state: 'claimed', systemId: BY_HAND, data: begun }],
		['a row from before', { state: 'needsReview', systemId: SYSTEM_ID, released: 'posted 77' }],
		['a row that names none', { state: 'needsReview', systemId: '', released: 'posted 77' }],
	])('goes on under the id that Concur knows: %s', async (_, row) => {
		sandbox.documents.acknowledgeAs(stored.id, BY_HAND);
		expect(await getMany(row)).toMatchObject({
			...{ status: 'read', purpose: 'postedElsewhere', netSuiteNumber: '77' },
			...{ systemId: BY_HAND, workState: 'claimed' },
		});
	});

	it('keeps the id that it was acknowledged with before', async () => {
		sandbox.documents.acknowledgeAs(stored.id, SYSTEM_ID);
		expect(await getMany({ state: 'claimed', released: 'posted 77' })).toMatchObject({ systemId: SYSTEM_ID });
	});

	it.each(['claimed', 'notReady'])(
		'is not posted by a run whose row, %s, does not know it',
		async (state) => {
			sandbox.documents.acknowledgeAs(stored.id, BY_HAND);
			expect(await getMany({ state })).toMatchObject({
				status: 'needsReview',
				systemId: BY_HAND,
				problems: [{ code: 'acknowledged-by-hand' }],
			});
		},
	);
});

describe('a document that waits for approval', () => {
	it('is handed out with all that a look-up needs', async () => {
		sandbox.documents.acknowledgeAs(stored.id, SYSTEM_ID);
		const row = {
			state: 'pendingApproval',
			externalId: WATCH.externalId,
			data: JSON.stringify({ watch: [WATCH] }),
		};
		expect(await getMany(row)).toMatchObject({
			status: 'pendingApproval',
			docStatus: 'ACKNOWLEDGED',
			erpSystemId: SYSTEM_ID,
			externalId: WATCH.externalId,
			problems: [],
			postings: [
				{
					recordType: 'journalEntry',
					externalId: WATCH.externalId,
					stamp: WATCH.stamp,
					currency: { by: 'symbol', value: 'EUR' },
					lines: [],
					result: { total: '10.10' },
				},
			],
		});
		expect(readsById()).toBe(0);
	});

	it('is read where its row does not say what to look for', async () => {
		sandbox.documents.acknowledgeAs(stored.id, SYSTEM_ID);
		expect(await getMany({ state: 'pendingApproval' })).toMatchObject({ status: 'read' });
		expect(readsById()).toBe(1);
	});
});

describe('Acknowledge', () => {
	const acknowledge = async (changes: Partial<DocumentItem>) =>
		await node.run({ parameters: { operation: 'acknowledge' }, items: [readyItem(stored, changes)] });

	it.each([
		['goes back', { purpose: 'sendBack', problems: [told] }, 'acknowledged'],
		['was rejected', { status: 'rejected', problems: [told] }, 'rejected'],
		['is posted elsewhere', { purpose: 'postedElsewhere', status: 'alreadyPosted' }, 'alreadyPosted'],
	] as const)('takes one that %s out of the queue', async (_, changes, status) => {
		const { outputs } = await acknowledge({
			...changes,
			problems: [...('problems' in changes ? changes.problems : [])],
		});
		expect(outputs[0]?.[0]?.json).toMatchObject({ status, docStatus: 'ACKNOWLEDGED' });
		expect(sandbox.documents.get(stored.id)).toMatchObject({
			status: 'ACKNOWLEDGED',
			erpSystemId: SYSTEM_ID,
		});
	});

	it.each([
		['on the word of a person', { problems: [problem('sent-back-by-person', { value: '1' })] }, 0],
		['not because of its age', { problems: [problem('sent-back-by-age', { value: '1' })] }, 1],
	])('goes on with one whose acknowledger Concur does not name: %s', async (_, changes, output) => {
		sandbox.documents.acknowledgeAs(stored.id, '');
		const { outputs } = await acknowledge({
			...changes,
			purpose: 'sendBack',
			docStatus: 'ACKNOWLEDGED',
			workState: 'claimed',
		});
		expect(outputs[output]).toHaveLength(1);
		expect(sandbox.log.count({ path: isAcknowledgement })).toBe(0);
	});
});

describe('Confirm Posting', () => {
	it.each(['sentBack', 'rejected'] as const)(
		'tells error of one that is %s, with its problems, and keeps the word',
		async (status) => {
			sandbox.documents.acknowledgeAs(stored.id, SYSTEM_ID);
			const item = readyItem(stored, {
				status,
				docStatus: 'ACKNOWLEDGED',
				problems: [told],
				erpSystemId: SYSTEM_ID,
			});
			const { documents } = await node.run({ parameters: { operation: 'confirmPosting' }, items: [item] });
			expect(documents[0]).toMatchObject({
				status,
				concurStatus: 'error',
				docStatus: 'POSTING_CONFIRMED_FAILURE',
			});
			expect(sandbox.documents.confirmations(stored.id)).toMatchObject([
				{ body: { overallPostingStatusCode: 'error', systemMessages: [{ messageId: 'record-voided' }] } },
			]);
		},
	);
});
