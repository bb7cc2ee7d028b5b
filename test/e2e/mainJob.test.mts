import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOADING_TIMEOUT_MS } from '../engine/harness/builtNodes.mts';
import { dataTableProbe, probeOutcome } from '../engine/harness/dataTableProbe.mts';
import { Engine } from '../engine/harness/engine.mts';
import { expectConcurWasTold, expectPostedOnce, recordsOf } from '../engine/harness/judge.mts';
import { chosenWorkflow, nodeNamed } from '../engine/harness/shippedWorkflow.mts';
import {
	addPublished,
	inlineInvoice,
	publishedCashAdvances,
	publishedReports,
} from '../sandbox/concur/publishedDocuments.mts';
import type { StoredDocument } from '../sandbox/concur/documentStore.mts';
import { startStage, TRIGGER, type Stage } from './stage.mts';

const AUDIT = 'concur_netsuite_audit';
const WORK = 'concur_netsuite_work';
const TIMEOUT_MS = 120_000;

let stage: Stage;
let documents: StoredDocument[];
beforeAll(async () => {
	const workflow = chosenWorkflow();
	nodeNamed(workflow, 'Get Documents').parameters.documentTypes = ['expense', 'invoice', 'cashadvance'];
	stage = await startStage({ workflow });
}, LOADING_TIMEOUT_MS);
afterAll(async () => await stage.close());

const openDocuments = async () => (await stage.rows(WORK)).filter(({ key }) => key !== 'run');

// In this order, as nights follow each other in one n8n.
describe('the shipped workflow in the real n8n', () => {
	it(
		'runs on an empty queue, and makes its tables',
		async () => {
			const run = await stage.run();
			expect(run.error).toBeUndefined();
			expect(run.output('Run Summary')[0]?.sentence).toBe('No documents were waiting.');
			expect((await stage.n8n.client.dataTables()).map(({ name }) => name).sort()).toEqual([
				AUDIT,
				'concur_netsuite_mapping',
				WORK,
			]);
			expect(await stage.rows(AUDIT)).toEqual([]);
		},
		TIMEOUT_MS,
	);

	it(
		'posts each of the 12 published reports once, tells Concur so and writes one audit row each',
		async () => {
			documents = addPublished(stage.concur.documents, publishedReports());
			const run = await stage.run();
			expect(run.error).toBeUndefined();
			expect(run.status).toBe('success');
			for (const document of documents) expectPostedOnce(stage, document);
			expect(stage.netSuite.books.size).toBe(12);

			const audit = await stage.rows(AUDIT);
			expect(audit.map(({ fiDocumentId }) => fiDocumentId).sort()).toEqual(
				documents.map(({ id }) => id).sort(),
			);
			for (const row of audit) {
				const record = stage.netSuite.books.byId(String(row.netSuiteId));
				expect(record?.externalId).toContain(String(row.documentId));
				expect(row).toMatchObject({
					status: 'confirmed',
					concurStatus: 'success',
					netSuiteNumber: record?.tranId,
				});
			}
			expect(await openDocuments()).toEqual([]);
		},
		TIMEOUT_MS,
	);

	it(
		'posts nothing the second time, and still sums up',
		async () => {
			const run = await stage.run();
			expect(run.status).toBe('success');
			expect(run.output('Run Summary')).toMatchObject([{ needsPerson: false, documentCount: 0 }]);
			expect(stage.netSuite.books.created()).toBe(12);
			expect(await stage.rows(AUDIT)).toHaveLength(12);
		},
		TIMEOUT_MS,
	);

	it(
		'started twice at the same moment: one run works, the other ends cleanly',
		async () => {
			const copies = publishedReports().map((report, index) => renamed(report, index));
			const waiting = copies.map(({ text, id }) => stage.concur.documents.add('expense', text, { id }));
			const { client } = stage.n8n;
			const ids = await Promise.all(
				[1, 2].map(async () => await client.startWorkflow(stage.workflowId, TRIGGER)),
			);
			const runs = await Promise.all(ids.map(async (id) => await client.untilEnded(id)));
			expect(runs.map(({ status }) => status)).toEqual(['success', 'success']);
			const summaries = runs.map((run) => run.output('Run Summary')[0] ?? {});
			expect(summaries.map(({ documentCount }) => Number(documentCount)).sort((a, b) => a - b)).toEqual([
				0, 12,
			]);
			expect(summaries.find(({ documentCount }) => documentCount === 0)?.sentence).toMatch(
				/^Another run is active since /,
			);
			for (const { id } of waiting)
				expect(stage.concur.documents.get(id).status).toBe('POSTING_CONFIRMED_SUCCESS');
			expect(stage.netSuite.books.created()).toBe(24);
			expect(await stage.rows(AUDIT)).toHaveLength(24);
		},
		TIMEOUT_MS,
	);

	it(
		'tells what cannot post, leaves it in the queue, and ends as failed with the sentence',
		async () => {
			const account = stage.netSuite.masterData.accounts.find(({ acctNumber }) => acctNumber === '54');
			if (!account) throw new Error('The demo company has no account 54');
			account.isInactive = true;
			const [, , report] = publishedReports().map((one, index) => renamed(one, index + 20));
			const waiting = stage.concur.documents.add('expense', report?.text ?? '', { id: report?.id });
			const run = await stage.run();
			expect(run.status).toBe('error');
			expect(run.error?.message).toMatch(/^1 document: 1 not ready to post/);
			expect(waiting).toMatchObject({ status: 'READY', acknowledgements: [] });
			expect(await openDocuments()).toMatchObject([{ key: waiting.id, state: 'notReady' }]);

			account.isInactive = false;
			const next = await stage.run();
			expect(next.error).toBeUndefined();
			expect(waiting.status).toBe('POSTING_CONFIRMED_SUCCESS');
			expect(await openDocuments()).toEqual([]);
		},
		TIMEOUT_MS,
	);

	it(
		'killed while it posts: after the restart the next run ends what it began, each document once',
		async () => {
			const before = stage.netSuite.books.created();
			const waiting = publishedReports()
				.map((report, index) => renamed(report, index + 40))
				.map(({ text, id }) => stage.concur.documents.add('expense', text, { id }));
			stage.netSuite.modes.latencyMs = 200;
			await stage.n8n.client.startWorkflow(stage.workflowId, TRIGGER);
			while (stage.netSuite.books.created() < before + 3) await new Promise((done) => setTimeout(done, 20));
			await stage.n8n.kill();
			stage.netSuite.modes.latencyMs = 0;
			expect(waiting.filter(({ status }) => status === 'ACKNOWLEDGED')).toHaveLength(12);

			await stage.n8n.restart();
			const early = await stage.run();
			expect(early.output('Run Summary')[0]?.sentence).toMatch(/^Another run is active since /);
			// Half an hour later.
			await stage.n8n.client.changeRows(WORK, 'run', { leaseUntil: '2020-01-01T00:00:00.000Z' });
			const next = await stage.run();
			expect(next.error).toBeUndefined();
			expect(waiting.map(({ status }) => status)).toEqual(waiting.map(() => 'POSTING_CONFIRMED_SUCCESS'));
			expect(stage.netSuite.books.created()).toBe(before + 12);
			expect(await openDocuments()).toEqual([]);
		},
		TIMEOUT_MS,
	);

	it(
		'posts the published invoice as a vendor bill and both published cash advances',
		async () => {
			const [invoice, ...advances] = addPublished(stage.concur.documents, [
				inlineInvoice(),
				...publishedCashAdvances(),
			]);
			const run = await stage.run();
			expect(run.error).toBeUndefined();
			expect(advances).toHaveLength(2);
			for (const advance of advances) expectPostedOnce(stage, advance);
			if (!invoice) throw new Error('no invoice');
			expectConcurWasTold(stage, invoice, 'POSTING_CONFIRMED_SUCCESS');
			const [bill, ...more] = recordsOf(stage, invoice);
			expect(more).toEqual([]);
			expect(bill).toMatchObject({ recordType: 'vendorBill', tranId: '25688', posting: true });
			// concur.md, 4.2: debit the account, credit the vendor.
			expect(bill && stage.netSuite.books.netByAccountNumber(bill)).toEqual({
				'20000': '-50.00',
				MATER: '50.00',
			});
		},
		TIMEOUT_MS,
	);
});

describe('the stand-in of the Data Tables', () => {
	it(
		'gives the same as the real ones in every way in which the workflow uses them',
		async () => {
			const { client } = stage.n8n;
			const real = await client.runWorkflow(await client.createWorkflow(dataTableProbe), 'Start');
			const standIn = await (await Engine.start()).run(dataTableProbe);
			expect(real.error).toBeUndefined();
			expect(probeOutcome(standIn)).toEqual(probeOutcome(real));
		},
		TIMEOUT_MS,
	);
});

describe('the credential forms', () => {
	const types = ['sapConcurApi', 'netSuiteApi'] as const;
	const dataOf = (type: (typeof types)[number]) =>
		(type === 'sapConcurApi' ? stage.concur : stage.netSuite).credential();
	for (const type of types) {
		it(
			`${type}: the test says whether it works`,
			async () => {
				const { client } = stage.n8n;
				const good = await client.createCredential('Good', type, dataOf(type));
				expect(await client.testCredential(good, 'Good', type, dataOf(type))).toMatchObject({ status: 'OK' });
				const wrong = {
					...dataOf(type),
					...(type === 'sapConcurApi' ? { clientSecret: 'wrong' } : { certificateId: 'wrong' }),
				};
				const bad = await client.createCredential('Bad', type, wrong);
				const answer = await client.testCredential(bad, 'Bad', type, wrong);
				expect(answer.status).toBe('Error');
				expect(answer.message).not.toBe('');
			},
			TIMEOUT_MS,
		);
	}
});

/** The same report under another report id and FIS id: another document for everyone. */
function renamed({ text, id }: { text: string; id: string }, index: number): { text: string; id: string } {
	const suffix = index.toString(16).toUpperCase().padStart(3, '0');
	const reportId = /"reportId":"([^"]+)"/.exec(text)?.[1] ?? '';
	return {
		text: text.replaceAll(reportId, reportId.slice(0, -3) + suffix),
		id: `${id.slice(0, -3)}${suffix.toLowerCase()}`,
	};
}
