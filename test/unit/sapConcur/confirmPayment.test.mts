import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { type ConcurSandbox, startConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import { addReports, ConcurNode, isPayment, type NodeRun, quickClock, SYSTEM_ID } from './concurNode.mts';

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

function posted(count: number): StoredDocument[] {
	const stored = addReports(sandbox, count);
	for (const one of stored) {
		sandbox.documents.acknowledgeAs(one.id, SYSTEM_ID);
		sandbox.documents.setStatus(one.id, 'POSTING_CONFIRMED_SUCCESS');
	}
	return stored;
}
const one = () => posted(1)[0] ?? expect.fail('no document');

const itemOf = ({ id }: StoredDocument, paymentRef = `REF-${id}`) => ({
	fiDocumentId: id,
	paymentRef,
	total: '220.10',
	currency: 'USD',
	subsidiaryId: '3',
	netSuiteNumber: 'JE-9001',
	fiscalYear: '2026',
	owner: 'E1',
});
const from = (key: string) => (json: Record<string, unknown>) => json[key];
const parameters = {
	operation: 'confirmPayment',
	fiDocumentId: from('fiDocumentId'),
	paymentRef: from('paymentRef'),
	clearingDate: '2026-11-24',
	clearingAmount: from('total'),
	clearingCurrency: from('currency'),
};
const pay = async (items: object[], more: Partial<NodeRun> & { changes?: Record<string, unknown> } = {}) =>
	await node.run({ ...more, parameters: { ...parameters, ...more.changes }, items: items as never });

describe('Confirm Payment', () => {
	it('tells amount, date, receiver and reference as Concur wants them', async () => {
		const stored = one();
		const { outputs } = await pay([{ ...itemOf(stored, '3/PAY1/2026/1'), name: 'kept' }], {
			changes: { options: { receiverName: 'Nathan Kim' } },
		});
		expect(outputs).toEqual([
			[
				{
					json: expect.objectContaining({
						name: 'kept',
						fiDocumentId: stored.id,
						paymentRef: '3/PAY1/2026/1',
						paymentStatus: 'confirmed',
						concurCode: 0,
						systemId: SYSTEM_ID,
						correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
					}),
					pairedItem: { item: 0 },
				},
			],
		]);
		expect(sandbox.documents.payments(stored.id)).toMatchObject([
			{
				systemId: SYSTEM_ID,
				body: {
					docId: stored.id,
					processingStatusCode: 'CP',
					clearingDetails: [
						{
							clearingDate: '2026-11-24T12:00:00.000Z',
							clearingAmount: 220.1,
							clearingCurrency: 'USD',
							receiver: { receiverId: 'E1', receiverName: 'Nathan Kim', receiverType: 'EMPLOYEE' },
							clearingReference: {
								companyCode: '3',
								financialDocumentId: 'JE-9001',
								fiscalYear: '2026',
								paymentRef: '3/PAY1/2026/1',
								paymentMethod: 'E',
							},
						},
					],
				},
			},
		]);
	});

	it('is idempotent by the payment reference', async () => {
		const stored = one();
		await pay([itemOf(stored)]);
		const { outputs } = await pay([itemOf(stored)]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ paymentStatus: 'alreadyConfirmed', concurCode: 298 });
		expect(sandbox.documents.payments(stored.id)).toHaveLength(1);
	});

	it.each([
		[213, 'alreadyConfirmed'],
		[298, 'refused'],
		[99, 'refused'],
		[111, 'refused'],
		[112, 'refused'],
		[114, 'refused'],
		[115, 'refused'],
		[116, 'refused'],
		[198, 'refused'],
		[177, 'refused'],
	])('code %i: %s', async (code, paymentStatus) => {
		const stored = one();
		sandbox.documents.answerNext(stored.id, code);
		const { outputs } = await pay([itemOf(stored)]);
		expect(outputs[0]?.[0]?.json).toMatchObject({
			paymentStatus,
			concurCode: code,
			reason: expect.stringContaining(`code ${code}`),
		});
	});

	it('code 199: tried again, with a pause', async () => {
		const stored = one();
		sandbox.documents.answerNext(stored.id, 199, { times: 2 });
		const { outputs } = await pay([itemOf(stored)]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ paymentStatus: 'confirmed' });
	});

	it.each([
		['a reset', { kind: 'resetAfterCommit' as const }],
		['a 503', { kind: 'statusAfterCommit' as const, status: 503 }],
		['cut-off JSON', { kind: 'malformedJson' as const }],
	])('an unknown outcome (%s) is told again under the same reference, and counts once', async (_, fault) => {
		const stored = one();
		sandbox.faults.add({ path: isPayment, ...fault });
		const { outputs } = await pay([itemOf(stored)]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ paymentStatus: 'confirmed' });
		expect(sandbox.documents.payments(stored.id)).toHaveLength(1);
	});

	it('stays unclear in an outage, without throwing', async () => {
		const stored = one();
		sandbox.faults.add({ path: isPayment, kind: 'resetBeforeCommit', times: 99 });
		const { outputs } = await pay([itemOf(stored)]);
		expect(outputs[0]?.[0]?.json).toMatchObject({
			paymentStatus: 'unclear',
			nextStep: expect.stringContaining('same reference'),
		});
	});

	it('goes in batches, never one document twice in a call', async () => {
		const stored = posted(3);
		const [first] = stored;
		if (!first) throw new Error('no document');
		const items = [...stored.map((document) => itemOf(document)), itemOf(first, 'SECOND-PART')];
		const { outputs } = await pay(items, { changes: { processingStatus: 'PP' } });
		expect(outputs[0]?.map(({ json }) => json.paymentStatus)).toEqual(items.map(() => 'confirmed'));
		expect(sandbox.log.count({ path: isPayment })).toBe(2);
		expect(sandbox.documents.payments(first.id)).toHaveLength(2);
	});

	it('does not let one that Concur cannot take hold up the others', async () => {
		const stored = posted(4);
		const { outputs } = await pay([
			...stored.map((document) => itemOf(document)),
			{ ...itemOf(one2()), fiDocumentId: 'f'.repeat(33) },
		]);
		expect(outputs[0]?.map(({ json }) => json.paymentStatus)).toEqual([
			'confirmed',
			'confirmed',
			'confirmed',
			'confirmed',
			'unclear',
		]);
		function one2() {
			return stored[0] ?? expect.fail();
		}
	});

	it.each([
		['FIS Document ID', { fiDocumentId: '' }],
		['Payment Reference', { paymentRef: ' ' }],
		['Clearing Amount', { clearingAmount: '-1' }],
		['Clearing Amount', { clearingAmount: '1,000.00' }],
		['Clearing Currency', { clearingCurrency: 'Dollar' }],
		['Clearing Date', { clearingDate: '24.11.2026' }],
		['Processing Status', { processingStatus: 'XX' }],
		['Payment Method', { paymentMethod: 'X' }],
		['Additional Message', { processingStatus: 'RE' }],
	])('says which parameter is not usable before anything is told: %s', async (label, changes) => {
		const stored = posted(2);
		const run = pay(
			stored.map((document) => itemOf(document)),
			{ changes },
		);
		await expect(run).rejects.toMatchObject({
			message: `'${label}' is not usable [item 0]`,
			context: { itemIndex: 0 },
		});
		expect(sandbox.log.count()).toBe(0);
	});

	it('goes on with the others when it is set to continue', async () => {
		const [good, bad] = posted(2);
		if (!good || !bad) throw new Error('no documents');
		const { outputs } = await pay([{ ...itemOf(bad), total: 'n/a' }, itemOf(good)], { continueOnFail: true });
		expect(outputs[0]?.map(({ json, pairedItem }) => [json.error, json.paymentStatus, pairedItem])).toEqual([
			["'Clearing Amount' is not usable [item 0]", undefined, { item: 0 }],
			[undefined, 'confirmed', { item: 1 }],
		]);
	});

	it('keeps the time of day of a full date, in UTC', async () => {
		const stored = one();
		await pay([itemOf(stored)], { changes: { clearingDate: '2026-11-24T23:30:00.000-05:00' } });
		expect(sandbox.documents.payments(stored.id)[0]?.body.clearingDetails[0]?.clearingDate).toBe(
			'2026-11-25T04:30:00.000Z',
		);
	});

	it('goes under the system id that the document was acknowledged with', async () => {
		const [stored] = addReports(sandbox, 1);
		if (!stored) throw new Error('no document');
		sandbox.documents.acknowledgeAs(stored.id, 'OLD-NAME');
		sandbox.documents.setStatus(stored.id, 'POSTING_CONFIRMED_SUCCESS');
		const { outputs } = await pay([{ ...itemOf(stored), systemId: 'OLD-NAME' }]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ paymentStatus: 'confirmed', systemId: 'OLD-NAME' });
	});

	it('ignores an empty item', async () => {
		const { outputs } = await pay([{}]);
		expect(outputs).toEqual([[]]);
	});
});
