import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startConcurSandbox, type ConcurSandbox } from '../../../sandbox/concur/concurSandbox.mts';
import type { DocStatus } from '../../../sandbox/concur/documentStatus.mts';
import { FIXTURES } from '../../../sandbox/concur/publishedDocuments.mts';
import { Caller, expense, failure, success } from './caller.mts';

let sandbox: ConcurSandbox;
let caller: Caller;
beforeEach(async () => {
	sandbox = await startConcurSandbox();
	caller = new Caller(sandbox);
});
afterEach(async () => await sandbox.close());

const add = (name: string, status: DocStatus = 'ACKNOWLEDGED'): string =>
	sandbox.documents.add('expense', expense(name), { status, erpSystemId: 'NS' }).id;
const confirm = async (confirmations: unknown[], systemId = 'NS', docType = 'expense') =>
	await caller.post('postingconfirmations', { systemId, postingConfirmations: confirmations }, docType);
const codeOf = async (confirmation: unknown, systemId?: string, docType?: string) =>
	(await confirm([confirmation], systemId, docType)).body;

describe('posting confirmation', () => {
	it('takes success and error, and keeps what was said', async () => {
		const [posted, failed] = [add('R1'), add('R2')];
		expect((await confirm([success(posted), failure(failed)])).body).toEqual([
			{
				code: 0,
				docId: posted,
				systemId: 'NS',
				postingConfirmationResult: 'SUCCESS',
				errorMessage: '',
				detailMessage: '',
			},
			{
				code: 0,
				docId: failed,
				systemId: 'NS',
				postingConfirmationResult: 'SUCCESS',
				errorMessage: '',
				detailMessage: '',
			},
		]);
		expect(sandbox.documents.statuses()).toEqual({
			R1: 'POSTING_CONFIRMED_SUCCESS',
			R2: 'POSTING_CONFIRMED_FAILURE',
		});
		expect(sandbox.documents.confirmations('R1')).toMatchObject([
			{ code: 0, systemId: 'NS', body: success(posted) },
		]);
		expect(sandbox.documents.confirmations('R2')).toMatchObject([{ code: 0, body: failure(failed) }]);
	});

	it('walks the whole way from the queue', async () => {
		const { id } = sandbox.documents.add('expense', expense('R1'));
		expect(await codeOf(success(id))).toMatchObject([
			{ code: 111, postingConfirmationResult: 'NOT_YET_ACKNOWLEDGED' },
		]);
		await caller.acknowledge([id]);
		expect(await codeOf(success(id))).toMatchObject([{ code: 0 }]);
		expect(await codeOf(success(id))).toMatchObject([{ code: 113, postingConfirmationResult: 'FAILURE' }]);
		expect(sandbox.documents.get(id).postingConfirmations.map(({ code }) => code)).toEqual([111, 0, 113]);
		expect(sandbox.documents.confirmations(id)).toHaveLength(1);
	});

	it.each<[DocStatus, number]>([
		['READY', 111],
		['RECALLED', 112],
		['VOID', 112],
		['CANCEL', 112],
		['POSTING_CONFIRMED_SUCCESS', 113],
		['POSTING_CONFIRMED_FAILURE', 113],
		['PAYMENT_CONFIRMED_SUCCESS', 113],
		['PAYMENT_CONFIRMED_REVERSED', 113],
		['PAID', 113],
		['DELAYED', 114],
		['PENDING_SYSTEM_REFRESH', 114],
		['FLAG_DUPLICATE', 114],
	])('answers a document that is %s with %d and leaves it', async (status, code) => {
		const id = add('R1', status);
		expect(await codeOf(success(id))).toMatchObject([{ code }]);
		expect(sandbox.documents.get(id).status).toBe(status);
		expect(sandbox.documents.confirmations(id)).toEqual([]);
	});

	it('answers 112 to a document recalled after the acknowledgement', async () => {
		const id = add('R1');
		expect(() => sandbox.documents.recall(id)).toThrow();
		sandbox.documents.forceRecall(id);
		expect(await codeOf(success(id))).toMatchObject([
			{ code: 112, postingConfirmationResult: 'WAS_RECALLED' },
		]);
	});

	it('answers 116 to a business id, 115 to another type, 99 to another system', async () => {
		const id = add('R1');
		expect(await codeOf(success('R1'))).toMatchObject([{ code: 116, postingConfirmationResult: 'FAILURE' }]);
		expect(await codeOf(success(id), 'NS', 'cashadvance')).toMatchObject([{ code: 115 }]);
		expect(await codeOf(success(id), 'NETSUITE')).toMatchObject([{ code: 99 }]);
		expect(await codeOf(success(id), '')).toMatchObject([{ code: 99 }]);
		expect(sandbox.documents.get(id).status).toBe('ACKNOWLEDGED');
	});

	it('answers 198 to what contradicts itself: success without a document, error with one', async () => {
		const [first, second] = [add('R1'), add('R2')];
		const empty = { ...success(first), postingDocs: [] };
		expect(await codeOf(empty)).toMatchObject([{ code: 198 }]);
		expect(await codeOf({ ...success(second), overallPostingStatusCode: 'error' })).toMatchObject([
			{ code: 198 },
		]);
		expect(sandbox.documents.count('ACKNOWLEDGED')).toBe(2);
		sandbox.modes.successWithoutPostingDocs = 'accept';
		expect(await codeOf(empty)).toMatchObject([{ code: 0 }]);
	});

	it.each([
		['refuse', 113],
		['accept', 0],
	] as const)('success after error, by mode: %s', async (mode, code) => {
		sandbox.modes.confirmAfterError = mode;
		const id = add('R1');
		await confirm([failure(id)]);
		expect(await codeOf(success(id))).toMatchObject([{ code }]);
	});

	it('refuses success after error when the document was recalled meanwhile, in any mode', async () => {
		sandbox.modes.confirmAfterError = 'accept';
		const id = add('R1');
		await confirm([failure(id)]);
		sandbox.documents.recall(id);
		expect(await codeOf(success(id))).toMatchObject([{ code: 112 }]);
	});

	it('gives an answer that was set, before or after the fact', async () => {
		const [first, second] = [add('R1'), add('R2')];
		sandbox.documents.answerNext(first, 199);
		sandbox.documents.answerNext(second, 199, { commit: true });
		expect((await confirm([success(first), success(second)])).body).toMatchObject([
			{ code: 199, postingConfirmationResult: 'SYSTEM_ERROR_OCCURRED' },
			{ code: 199 },
		]);
		expect([
			sandbox.documents.confirmations(first).length,
			sandbox.documents.confirmations(second).length,
		]).toEqual([0, 1]);
		expect(sandbox.documents.statuses()).toEqual({ R1: 'ACKNOWLEDGED', R2: 'POSTING_CONFIRMED_SUCCESS' });
	});

	it('takes the published request', async () => {
		const body = readFileSync(`${FIXTURES}api-posting-confirmation-request.json`, 'utf8');
		expect((await caller.post('postingconfirmations', body)).body).toMatchObject([
			{ code: 116 },
			{ code: 116 },
		]);
	});
});

describe('strictness', () => {
	const id = 'a'.repeat(32);
	const postingDoc = {
		companyId: '1',
		documentNumber: 'JE1',
		fiscalYear: '2026',
		paymentRelevantLineItems: [],
		postingDate: '2026-02-28',
	};
	const message = {
		concurTransactionLineItemId: '',
		messageId: 'X',
		messageLanguage: 'EN',
		messageShortText: 'x',
		messageLongText: '',
	};
	const withDoc = (change: object) => ({ ...success(id), postingDocs: [{ ...postingDoc, ...change }] });
	const withMessage = (change: object) => ({ ...failure(id), systemMessages: [{ ...message, ...change }] });

	it.each<[string, unknown]>([
		['an unknown field', { ...success(id), note: 'x' }],
		['another status code', { ...success(id), overallPostingStatusCode: 'SUCCESS' }],
		['no systemMessages', { ...success(id), systemMessages: undefined }],
		['no postingDocs', { ...success(id), postingDocs: undefined }],
		['a docId too long', success('x'.repeat(33))],
		['an unknown field in a posting document', withDoc({ url: 'x' })],
		['no companyId', withDoc({ companyId: undefined })],
		['an empty companyId', withDoc({ companyId: '' })],
		['a companyId too long', withDoc({ companyId: 'x'.repeat(33) })],
		['a documentNumber too long', withDoc({ documentNumber: 'x'.repeat(81) })],
		['an empty documentNumber', withDoc({ documentNumber: '' })],
		['a fiscalYear with words', withDoc({ fiscalYear: 'FY 2026' })],
		['an instant as postingDate', withDoc({ postingDate: '2026-02-28T00:00:00.000Z' })],
		['an American postingDate', withDoc({ postingDate: '02/28/2026' })],
		['a day that does not exist', withDoc({ postingDate: '2026-02-30' })],
		['no paymentRelevantLineItems', withDoc({ paymentRelevantLineItems: undefined })],
		['a short text of 1301', withMessage({ messageShortText: 'x'.repeat(1301) })],
		['a long text of 1301', withMessage({ messageLongText: 'x'.repeat(1301) })],
		['an empty short text', withMessage({ messageShortText: '' })],
		['no long text', withMessage({ messageLongText: undefined })],
		['a language in words', withMessage({ messageLanguage: 'English' })],
		['an unknown field in a message', withMessage({ severity: 'E' })],
	])('refuses %s', async (_, confirmation) => {
		const answer = await confirm([confirmation]);
		expect(answer.status).toBe(400);
		expect(answer.body).toEqual({ message: expect.any(String) });
	});

	it('takes the edges', async () => {
		expect(
			(
				await confirm([
					withDoc({ companyId: 'x'.repeat(32), documentNumber: 'x'.repeat(80), fiscalYear: 2026 }),
				])
			).status,
		).toBe(200);
		const text = 'x'.repeat(1300);
		expect((await confirm([withMessage({ messageShortText: text, messageLongText: text })])).status).toBe(
			200,
		);
	});

	it('refuses an empty list, a document named twice, more than the maximum, no systemId', async () => {
		expect((await confirm([])).status).toBe(400);
		expect((await confirm([success(id), failure(id)])).status).toBe(400);
		expect((await confirm([success(id)], 'x'.repeat(51))).status).toBe(400);
		sandbox.modes.maxIds = 1;
		expect((await confirm([success(id), success('b'.repeat(32))])).status).toBe(400);
		expect((await caller.post('postingconfirmations', { postingConfirmations: [success(id)] })).status).toBe(
			400,
		);
	});

	it('changes nothing when any part is wrong', async () => {
		const right = add('R1');
		expect((await confirm([success(right), withDoc({ postingDate: 'x' })])).status).toBe(400);
		expect(sandbox.documents.get(right)).toMatchObject({ status: 'ACKNOWLEDGED', postingConfirmations: [] });
	});
});
