import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useClock } from '../../../nodes/shared/clock.ts';
import { newDocumentItem } from '../../../nodes/shared/documentItem.ts';
import { type ConcurSandbox, startConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';
import {
	addReports,
	ConcurNode,
	EXECUTION_ID,
	isAcknowledgement,
	isConfirmation,
	isRead,
	type NodeRun,
	quickClock,
	report,
	SYSTEM_ID,
} from './concurNode.mts';

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

const fromItem = (json: Record<string, unknown>) => json.documentId;

describe('Get', () => {
	const get = async (items: NodeRun['items'], more: Partial<NodeRun> = {}) =>
		await node.run({
			...more,
			parameters: { operation: 'get', documentId: fromItem, ...more.parameters },
			items,
		});

	it('reads a document whatever its status, as the item that runs through the workflow', async () => {
		const [stored] = addReports(sandbox, 1);
		sandbox.documents.acknowledgeAs('REPORT0001', 'OTHER');
		const { documents, outputs } = await get([{ documentId: 'REPORT0001' }]);
		expect(documents[0]).toMatchObject({
			fiDocumentId: stored?.id,
			docStatus: 'ACKNOWLEDGED',
			erpSystemId: 'OTHER',
			systemId: SYSTEM_ID,
			runId: EXECUTION_ID,
			document: report('REPORT0001'),
		});
		expect(Object.keys(newDocumentItem()).every((key) => key in (documents[0] ?? {}))).toBe(true);
		expect(outputs[0]?.[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('gives both rounds of a resubmitted report, paired with the one item that asked', async () => {
		sandbox.modes.docIdMatch = 'all';
		addReports(sandbox, 1);
		sandbox.documents.recall('REPORT0001');
		sandbox.documents.resubmit('REPORT0001');
		const { documents, outputs } = await get([{ documentId: 'REPORT0001' }]);
		expect(documents.map(({ docStatus }) => docStatus)).toEqual(['RECALLED', 'READY']);
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	});

	it('reads other types', async () => {
		sandbox.documents.add('cashadvance', { cashAdvanceData: { cashAdvanceId: 'CA1' } });
		const { documents } = await get([{ documentId: 'CA1' }], { parameters: { documentType: 'cashadvance' } });
		expect(documents[0]).toMatchObject({ docType: 'cashadvance', documentId: 'CA1' });
	});

	it('says which document does not exist; with continue, the others are read', async () => {
		addReports(sandbox, 1);
		const items = [{ documentId: 'NOWHERE' }, { documentId: 'REPORT0001' }, { documentId: '' }];
		await expect(get(items)).rejects.toMatchObject({
			message: 'SAP Concur has no financial document for "NOWHERE" [item 0]',
			context: { itemIndex: 0 },
		});
		const { outputs } = await get(items, { continueOnFail: true });
		expect(outputs[0]?.map(({ json, pairedItem }) => [json.error ?? json.documentId, pairedItem])).toEqual([
			['SAP Concur has no financial document for "NOWHERE" [item 0]', { item: 0 }],
			['REPORT0001', { item: 1 }],
			["'Document ID' is empty [item 2]", { item: 2 }],
		]);
	});
});

describe('Mark as Posted Elsewhere', () => {
	const mark = async (more: Partial<NodeRun> = {}) =>
		await node.run({
			...more,
			parameters: {
				operation: 'markAsPostedElsewhere',
				documentId: 'REPORT0001',
				documentNumber: 'JE-1042',
				companyId: '7',
				postingDate: '2026-09-30',
				...more.parameters,
			},
		});

	it('acknowledges and confirms with the typed-in number, and gives an item for the audit', async () => {
		const [stored] = addReports(sandbox, 1);
		const { documents } = await mark();
		expect(documents).toHaveLength(1);
		expect(documents[0]).toMatchObject({
			status: 'confirmed',
			concurStatus: 'success',
			docStatus: 'POSTING_CONFIRMED_SUCCESS',
			documentId: 'REPORT0001',
			fiDocumentId: stored?.id,
			netSuiteNumber: 'JE-1042',
			subsidiaryId: '7',
			fiscalYear: '2026',
			postingDate: '2026-09-30',
			runId: EXECUTION_ID,
			problems: [],
			reason: 'Posted elsewhere as JE-1042',
		});
		expect(sandbox.documents.confirmations('REPORT0001')).toMatchObject([
			{
				systemId: `${SYSTEM_ID}-BYHAND`,
				body: {
					overallPostingStatusCode: 'success',
					postingDocs: [
						{ companyId: '7', documentNumber: 'JE-1042', fiscalYear: '2026', postingDate: '2026-09-30' },
					],
				},
			},
		]);
	});

	it('goes on from an acknowledgement of ours', async () => {
		addReports(sandbox, 1);
		sandbox.documents.acknowledgeAs('REPORT0001', SYSTEM_ID);
		const { documents } = await mark();
		expect(documents[0]).toMatchObject({ status: 'confirmed' });
		expect(sandbox.log.count({ path: isAcknowledgement })).toBe(0);
	});

	it('marks a document that nobody can read: the number is all that counts', async () => {
		sandbox.faults.add({
			kind: 'statusBeforeCommit',
			method: 'GET',
			path: isRead,
			status: 200,
			body: {
				links: [],
				content: [
					{ id: addReports(sandbox, 1)[0]?.id, docStatus: 'READY', erpSystemId: null, document: 'nonsense' },
				],
				page: { number: 0, totalPages: 1 },
			},
		});
		const { documents } = await mark();
		expect(documents[0]).toMatchObject({ status: 'confirmed', documentId: 'REPORT0001', problems: [] });
	});

	it.each([
		['POSTING_CONFIRMED_SUCCESS', 'its status is POSTING_CONFIRMED_SUCCESS'],
		['POSTING_CONFIRMED_FAILURE', 'its status is POSTING_CONFIRMED_FAILURE'],
		['RECALLED', 'its status is RECALLED'],
		['PAID', 'its status is PAID'],
	] as const)('refuses a document that is %s', async (status, words) => {
		addReports(sandbox, 1);
		sandbox.documents.setStatus('REPORT0001', status);
		await expect(mark()).rejects.toMatchObject({ message: expect.stringContaining(words) });
		expect(sandbox.log.count({ method: 'POST', path: /transactions/ })).toBe(0);
	});

	it('refuses what another system has acknowledged, and what does not exist', async () => {
		addReports(sandbox, 1);
		sandbox.documents.acknowledgeAs('REPORT0001', 'OTHER');
		await expect(mark()).rejects.toThrow('its status is ACKNOWLEDGED by OTHER');
		await expect(mark({ parameters: { documentId: 'NOWHERE' } })).rejects.toThrow(
			'SAP Concur has no financial document under this ID',
		);
		expect(sandbox.log.count({ method: 'POST', path: /transactions/ })).toBe(0);
	});

	it('takes the new round of a resubmitted report', async () => {
		sandbox.modes.docIdMatch = 'all';
		addReports(sandbox, 1);
		sandbox.documents.setStatus('REPORT0001', 'POSTING_CONFIRMED_FAILURE');
		sandbox.documents.recall('REPORT0001');
		const round2 = sandbox.documents.resubmit('REPORT0001');
		const { documents } = await mark();
		expect(documents[0]).toMatchObject({ status: 'confirmed', fiDocumentId: round2.id });
	});

	it('tells by the item what happened after the first write: recalled in between', async () => {
		addReports(sandbox, 1);
		sandbox.interventions.before({ method: 'POST', path: isAcknowledgement }, () =>
			sandbox.documents.recall('REPORT0001'),
		);
		const { documents } = await mark();
		expect(documents[0]).toMatchObject({ status: 'needsReview' });
		expect(documents[0]?.problems[0]?.code).toBe('recalled-after-posting');
		expect(sandbox.log.count({ path: isConfirmation })).toBe(0);
	});

	it('asks for a person when the confirmation did not come through: the next run must not post the document', async () => {
		addReports(sandbox, 1);
		sandbox.faults.add({ kind: 'resetBeforeCommit', path: isConfirmation, times: 99 });
		const { documents } = await mark();
		expect(documents[0]).toMatchObject({
			status: 'needsReview',
			concurStatus: 'notConfirmed',
			docStatus: 'ACKNOWLEDGED',
			netSuiteNumber: 'JE-1042',
			nextStep: expect.stringContaining('again'),
		});
		// Whatever becomes of the rows: Concur itself says that no run of ours may post it.
		expect(sandbox.documents.get('REPORT0001').erpSystemId).toBe(`${SYSTEM_ID}-BYHAND`);
		sandbox.faults.clear();
		expect((await mark()).documents[0]).toMatchObject({ status: 'confirmed' });
	});

	it.each([
		['Document Number', { documentNumber: ' ' }],
		['Posting Date', { postingDate: '30.09.2026' }],
		['Posting Date', { postingDate: '2026-13-01' }],
		['Document ID', { documentId: '' }],
	])('names the parameter that is not usable: %s', async (label, parameters) => {
		addReports(sandbox, 1);
		await expect(mark({ parameters })).rejects.toThrow(`'${label}'`);
		expect(sandbox.log.count({ method: 'POST', path: /transactions/ })).toBe(0);
	});
});
