import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startConcurSandbox, type ConcurSandbox } from '../../../sandbox/concur/concurSandbox.mts';
import type { DocStatus } from '../../../sandbox/concur/documentStatus.mts';
import { Caller, expense } from './caller.mts';

let sandbox: ConcurSandbox;
let caller: Caller;
beforeEach(async () => {
	sandbox = await startConcurSandbox();
	caller = new Caller(sandbox);
});
afterEach(async () => await sandbox.close());

const add = (name: string, status: DocStatus = 'READY'): string =>
	sandbox.documents.add('expense', expense(name), { status }).id;

describe('acknowledgement', () => {
	it('answers a row per id and keeps who took it and when', async () => {
		const id = add('R1');
		expect((await caller.acknowledge([id])).body).toEqual([
			{ code: 0, docId: id, systemId: 'NS', acknowledgeResult: 'SUCCESS', errorMessage: '' },
		]);
		const document = sandbox.documents.get('R1');
		expect(document).toMatchObject({ status: 'ACKNOWLEDGED', erpSystemId: 'NS' });
		expect(document.history.map(({ status, by, systemId }) => [status, by, systemId])).toEqual([
			['READY', 'arrival', ''],
			['ACKNOWLEDGED', 'acknowledgement', 'NS'],
		]);
		expect(Date.parse(document.history[1]?.at ?? '')).toBeCloseTo(sandbox.clock.now(), -4);
	});

	it('mixes success and refusal in one HTTP 200, in the order sent or not', async () => {
		const ids = [add('R1'), add('R2', 'ACKNOWLEDGED'), 'f'.repeat(32)];
		expect((await caller.acknowledge(ids)).body).toMatchObject([
			{ code: 0, docId: ids[0] },
			{
				code: 101,
				acknowledgeResult: 'FAILURE',
				errorMessage: 'This document was previously acknowledged by SystemId: null.',
			},
			{ code: 104, acknowledgeResult: 'FAILURE' },
		]);
		sandbox.modes.rowOrder = 'reversed';
		expect((await caller.acknowledge(ids)).body).toMatchObject([
			{ code: 104 },
			{ code: 101 },
			{ code: 101, docId: ids[0] },
		]);
	});

	it('answers 101 to a repeat and to another system, and names who has it', async () => {
		const id = add('R1');
		await caller.acknowledge([id]);
		for (const systemId of ['NS', 'OTHER']) {
			expect((await caller.acknowledge([id], systemId)).body).toMatchObject([
				{ code: 101, errorMessage: 'This document was previously acknowledged by SystemId: NS.' },
			]);
		}
		expect(sandbox.documents.get(id).erpSystemId).toBe('NS');
		expect(sandbox.documents.get(id).acknowledgements.map(({ code }) => code)).toEqual([0, 101, 101]);
	});

	it.each<[DocStatus, number]>([
		['POSTING_CONFIRMED_SUCCESS', 101],
		['POSTING_CONFIRMED_FAILURE', 101],
		['PAYMENT_CONFIRMED_SUCCESS', 101],
		['PAID', 101],
		['RECALLED', 102],
		['VOID', 102],
		['CANCEL', 102],
		['DELAYED', 103],
		['PENDING_SYSTEM_REFRESH', 103],
		['FLAG_DUPLICATE', 103],
	])('answers a document that is %s with %d and leaves it', async (status, code) => {
		const id = add('R1', status);
		expect((await caller.acknowledge([id])).body).toMatchObject([{ code }]);
		expect(sandbox.documents.get(id).status).toBe(status);
	});

	it('answers 104 to a business id, 105 to another type, 99 to another stored system', async () => {
		const id = add('R1');
		const other = sandbox.documents.add('expense', expense('R2'), { erpSystemId: 'SAP' }).id;
		expect((await caller.acknowledge(['R1'])).body).toMatchObject([{ code: 104, docId: 'R1' }]);
		expect((await caller.acknowledge([id], 'NS', 'invoice')).body).toMatchObject([{ code: 105 }]);
		expect((await caller.acknowledge([other])).body).toMatchObject([{ code: 99 }]);
		expect(sandbox.documents.statuses()).toEqual({ R1: 'READY', R2: 'READY' });
	});

	it('gives an answer that was set, before or after the fact', async () => {
		const [first, second] = [add('R1'), add('R2')];
		sandbox.documents.answerNext(first, 199);
		sandbox.documents.answerNext('R2', 199, { commit: true });
		expect((await caller.acknowledge([first, second])).body).toMatchObject([{ code: 199 }, { code: 199 }]);
		expect(sandbox.documents.statuses()).toEqual({ R1: 'READY', R2: 'ACKNOWLEDGED' });
		expect((await caller.acknowledge([first, second])).body).toMatchObject([{ code: 0 }, { code: 101 }]);
	});

	it('repeats a set answer as often as told', async () => {
		const id = add('R1');
		sandbox.documents.answerNext(id, 103, { times: 2 });
		const codes = [];
		for (let i = 0; i < 3; i++) codes.push((await caller.acknowledge([id])).body);
		expect(codes).toMatchObject([[{ code: 103 }], [{ code: 103 }], [{ code: 0 }]]);
	});
});

describe('strictness', () => {
	it.each<[string, unknown]>([
		['no systemId', { ids: ['a'] }],
		['systemId null', { systemId: null, ids: ['a'] }],
		['systemId too long', { systemId: 'x'.repeat(51), ids: ['a'] }],
		['no ids', { systemId: '' }],
		['empty ids', { systemId: '', ids: [] }],
		['an id that is no text', { systemId: '', ids: [1] }],
		['an empty id', { systemId: '', ids: [''] }],
		['an id too long', { systemId: '', ids: ['x'.repeat(33)] }],
		['an id twice', { systemId: '', ids: ['a', 'a'] }],
		['an unknown field', { systemId: '', ids: ['a'], docType: 'expense' }],
		['an array', [{ systemId: '', ids: ['a'] }]],
		['no JSON', '{"systemId":"","ids":['],
	])('refuses %s with 400 and a message', async (_, body) => {
		const answer = await caller.post('acknowledgements', body);
		expect(answer.status).toBe(400);
		expect(answer.body).toEqual({ message: expect.any(String) });
	});

	it('refuses the whole call when one part is wrong', async () => {
		const id = add('R1');
		expect((await caller.acknowledge([id, ''])).status).toBe(400);
		expect(sandbox.documents.get(id).status).toBe('READY');
	});

	it('takes an empty systemId and the published request', async () => {
		const id = add('R1');
		expect((await caller.acknowledge([id], '')).body).toMatchObject([{ code: 0, systemId: null }]);
	});

	it('refuses more ids than the maximum, other content types, queries, reportobligation', async () => {
		sandbox.modes.maxIds = 2;
		expect((await caller.acknowledge(['a', 'b'])).status).toBe(200);
		expect((await caller.acknowledge(['a', 'b', 'c'])).status).toBe(400);
		const body = { systemId: '', ids: ['a'] };
		expect(
			(await caller.post('acknowledgements', body, 'expense', { 'content-type': 'text/plain' })).status,
		).toBe(400);
		expect((await caller.post('acknowledgements?systemId=NS', body)).status).toBe(400);
		expect((await caller.post('acknowledgements', body, 'reportobligation')).status).toBe(400);
	});
});
