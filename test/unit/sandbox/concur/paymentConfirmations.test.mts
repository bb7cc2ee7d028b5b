import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startConcurSandbox, type ConcurSandbox } from '../../../sandbox/concur/concurSandbox.mts';
import type { DocStatus } from '../../../sandbox/concur/documentStatus.mts';
import { FIXTURES } from '../../../sandbox/concur/publishedDocuments.mts';
import { Caller, expense } from './caller.mts';

let sandbox: ConcurSandbox;
let caller: Caller;
beforeEach(async () => {
	sandbox = await startConcurSandbox();
	caller = new Caller(sandbox);
});
afterEach(async () => await sandbox.close());

const add = (name: string, status: DocStatus = 'POSTING_CONFIRMED_SUCCESS'): string =>
	sandbox.documents.add('expense', expense(name), { status, erpSystemId: 'NS' }).id;
const detail = (paymentRef: string, change: object = {}) => ({
	clearingDate: '2026-03-06T12:00:00.000Z',
	clearingAmount: 220.0,
	clearingCurrency: 'USD',
	receiver: { receiverId: '22344', receiverName: 'A', receiverType: 'EMPLOYEE' },
	clearingReference: {
		companyCode: '1',
		financialDocumentId: '667799',
		fiscalYear: '2026',
		paymentRef,
		paymentMethod: 'E',
	},
	...change,
});
const payment = (docId: string, paymentRef: string, code = 'CP', change: object = {}) => ({
	docId,
	processingStatusCode: code,
	clearingDetails: [detail(paymentRef)],
	...change,
});
const pay = async (confirmations: unknown[], systemId = 'NS', docType = 'expense') =>
	await caller.post('paymentconfirmations', { systemId, processingConfirmation: confirmations }, docType);

describe('payment confirmation', () => {
	it('takes a full payment once: 213 for another, NOOP for the same reference', async () => {
		const id = add('R1');
		expect((await pay([payment(id, 'P1')])).body).toEqual([
			{
				code: 0,
				docId: id,
				systemId: 'NS',
				paymentConfirmationResult: 'SUCCESS',
				errorMessage: null,
				paymentRef: 'P1',
				detailMessage: '',
			},
		]);
		expect(sandbox.documents.get(id).status).toBe('PAYMENT_CONFIRMED_SUCCESS');
		expect((await pay([payment(id, 'P1')])).body).toMatchObject([
			{
				code: 298,
				paymentConfirmationResult: 'NOOP',
				errorMessage: 'Payment confirmation already exist P1.',
			},
		]);
		expect((await pay([payment(id, 'P2')])).body).toMatchObject([
			{ code: 213, paymentConfirmationResult: 'FAILURE' },
		]);
		expect(sandbox.documents.payments(id)).toHaveLength(1);
	});

	it('takes partial payments, then the full one, then a reversal', async () => {
		const id = add('R1');
		const codes = [];
		for (const [ref, code] of [
			['P1', 'PP'],
			['P2', 'PP'],
			['P3', 'CP'],
			['P4', 'RE'],
			['P5', 'RE'],
		] as const) {
			codes.push((await pay([payment(id, ref, code, { additionalMessage: 'why' })])).body);
		}
		expect(codes).toMatchObject([
			[{ code: 0 }],
			[{ code: 0 }],
			[{ code: 0 }],
			[{ code: 0 }],
			[{ code: 298 }],
		]);
		expect(sandbox.documents.get(id).status).toBe('PAYMENT_CONFIRMED_REVERSED');
	});

	it('counts a reference once for the whole company', async () => {
		const [first, second] = [add('R1'), add('R2')];
		expect((await pay([payment(first, 'P1'), payment(second, 'P1')])).body).toMatchObject([
			{ code: 0 },
			{ code: 298, paymentConfirmationResult: 'NOOP' },
		]);
		expect(sandbox.documents.payments(second)).toEqual([]);
	});

	it('answers a row per clearing detail and books the new ones', async () => {
		const id = add('R1');
		const two = payment(id, 'P1', 'CP', { clearingDetails: [detail('P1'), detail('P1'), detail('P2')] });
		expect((await pay([two])).body).toMatchObject([
			{ code: 0, paymentRef: 'P1' },
			{ code: 298, paymentConfirmationResult: 'NOOP', paymentRef: 'P1' },
			{ code: 0, paymentRef: 'P2' },
		]);
		expect(sandbox.documents.payments(id)[0]?.body.clearingDetails).toHaveLength(2);
	});

	it.each<[DocStatus, number, string]>([
		['READY', 111, 'NOT_POSTING_CONFIRMED'],
		['ACKNOWLEDGED', 111, 'NOT_POSTING_CONFIRMED'],
		['POSTING_CONFIRMED_FAILURE', 298, 'FAILURE'],
		['RECALLED', 112, 'FAILURE'],
		['PAYMENT_CONFIRMED_OBSOLETE', 213, 'FAILURE'],
		['PAID', 213, 'FAILURE'],
	])('answers a document that is %s with %d', async (status, code, result) => {
		const id = add('R1', status);
		expect((await pay([payment(id, 'P1')])).body).toMatchObject([
			{ code, paymentConfirmationResult: result },
		]);
		expect(sandbox.documents.get(id).status).toBe(status);
	});

	it('answers 116 to a business id, 99 to another system, 298 to a reversal of nothing', async () => {
		const id = add('R1');
		expect((await pay([payment('R1', 'P1')])).body).toMatchObject([
			{ code: 116, paymentConfirmationResult: 'FAILURE' },
		]);
		expect((await pay([payment(id, 'P1')], 'OTHER')).body).toMatchObject([{ code: 99 }]);
		expect((await pay([payment(id, 'P1', 'RE', { additionalMessage: 'x' })])).body).toMatchObject([
			{ code: 298, paymentConfirmationResult: 'FAILURE' },
		]);
	});

	it('gives an answer that was set', async () => {
		const id = add('R1');
		sandbox.documents.answerNext(id, 199);
		expect((await pay([payment(id, 'P1')])).body).toMatchObject([
			{ code: 199, paymentConfirmationResult: 'SYSTEM_ERROR_OCCURRED' },
		]);
		expect(sandbox.documents.payments(id)).toEqual([]);
		expect((await pay([payment(id, 'P1')])).body).toMatchObject([{ code: 0 }]);
	});

	it('is supported for expense only', async () => {
		expect((await pay([payment('a', 'P1')], 'NS', 'invoice')).status).toBe(400);
	});
});

describe('strictness', () => {
	it.each<[string, unknown]>([
		[
			'two-digit milliseconds',
			payment('a', 'P', 'CP', {
				clearingDetails: [detail('P', { clearingDate: '2019-02-06T12:00:00.27Z' })],
			}),
		],
		[
			'a plain date',
			payment('a', 'P', 'CP', { clearingDetails: [detail('P', { clearingDate: '2026-03-06' })] }),
		],
		[
			'a day that does not exist',
			payment('a', 'P', 'CP', { clearingDetails: [detail('P', { clearingDate: '20260230' })] }),
		],
		[
			'an hour that does not exist',
			payment('a', 'P', 'CP', {
				clearingDetails: [detail('P', { clearingDate: '2026-03-06T25:00:00.000Z' })],
			}),
		],
		[
			'an amount as text',
			payment('a', 'P', 'CP', { clearingDetails: [detail('P', { clearingAmount: '220.00' })] }),
		],
		[
			'another receiver type',
			payment('a', 'P', 'CP', {
				clearingDetails: [
					detail('P', { receiver: { receiverId: '1', receiverName: '', receiverType: 'CARD' } }),
				],
			}),
		],
		['no details', payment('a', 'P', 'CP', { clearingDetails: [] })],
		['another status code', payment('a', 'P', 'PAID')],
		['a reversal without a word', payment('a', 'P', 'RE')],
		['an unknown field', payment('a', 'P', 'CP', { note: 1 })],
	])('refuses %s', async (_, confirmation) => {
		expect((await pay([confirmation])).status).toBe(400);
	});

	it('takes the other date form', async () => {
		expect(
			(await pay([payment('a', 'P', 'CP', { clearingDetails: [detail('P', { clearingDate: '20260306' })] })]))
				.status,
		).toBe(200);
	});

	it("refuses the page's own example for its milliseconds, and takes it once they are right", async () => {
		const body = readFileSync(`${FIXTURES}api-payment-confirmation-request.json`, 'utf8');
		expect((await caller.post('paymentconfirmations', body)).status).toBe(400);
		expect((await caller.post('paymentconfirmations', body.replaceAll('00.27Z', '00.270Z'))).status).toBe(
			200,
		);
	});
});
