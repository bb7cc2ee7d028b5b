import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LOADING_TIMEOUT_MS, REPOSITORY } from '../engine/harness/builtNodes.mts';
import type { WorkflowFile } from '../engine/harness/engine.mts';
import { withCredentials } from '../engine/harness/shippedWorkflow.mts';
import { addPublished, publishedReports } from '../sandbox/concur/publishedDocuments.mts';
import type { StoredDocument } from '../sandbox/concur/documentStore.mts';
import { startStage, type Stage } from './stage.mts';

const FILE = join(REPOSITORY, 'workflows/concur-netsuite-help-a-document.json');
const WORK = 'concur_netsuite_work';
const TIMEOUT_MS = 120_000;

let stage: Stage;
let form: string;
let report: StoredDocument;

beforeAll(async () => {
	stage = await startStage();
	const { client, url } = stage.n8n;
	const ids = z
		.array(z.object({ id: z.string(), type: z.string() }))
		.parse(await client.get('/rest/credentials'));
	const template = withCredentials(
		JSON.parse(readFileSync(FILE, 'utf8')) as WorkflowFile,
		Object.fromEntries(ids.map(({ id, type }) => [type, id])),
	);
	const id = await client.createWorkflow(template);
	const { versionId } = z.object({ versionId: z.string() }).parse(await client.getWorkflow(id));
	await client.post(`/rest/workflows/${id}/activate`, { versionId });
	const trigger = template.nodes.find(({ type }) => type.endsWith('.formTrigger'));
	form = `${url}/form/${trigger?.webhookId ?? ''}`;

	const [stored] = addPublished(stage.concur.documents, publishedReports().slice(0, 1));
	if (!stored) throw new Error('There is no published report');
	report = stored;
	for (const account of stage.netSuite.masterData.accounts) account.isInactive = true;
	await stage.run();
}, LOADING_TIMEOUT_MS);
afterAll(async () => await stage.close());

/** Sends the form as a browser does, and gives the text of the page that follows. */
async function say(documentId: string, whatToDo: string, number = ''): Promise<string> {
	const shown = await fetch(form);
	expect(shown.status).toBe(200);
	const data = new FormData();
	['Expense Report', documentId, whatToDo, number].forEach((value, index) =>
		data.set(`field-${index}`, value),
	);
	const sent = await fetch(form, { method: 'POST', body: data });
	expect(sent.status).toBe(200);
	const { formWaitingUrl } = z.object({ formWaitingUrl: z.string() }).parse(await sent.json());
	const address = new URL(formWaitingUrl);
	const page = `${stage.n8n.url}${address.pathname}${address.search}`;
	await expect
		.poll(
			async () => (await fetch(`${page.replace(/\?.*/, '')}/n8n-execution-status${address.search}`)).text(),
			{ timeout: 20_000 },
		)
		.toMatch(/form-waiting/);
	return await (await fetch(page)).text();
}

describe('the form for finance, in the real n8n', () => {
	it(
		'says so when Concur does not know the document, and writes nothing',
		async () => {
			const before = await stage.rows(WORK);
			expect(await say('NOSUCHREPORT00000000', 'Try again')).toContain('Concur does not know this document');
			expect(await stage.rows(WORK)).toEqual(before);
		},
		TIMEOUT_MS,
	);

	it(
		'asks for the number under which the document is posted',
		async () => {
			const before = await stage.rows(WORK);
			const page = await say(report.businessId, 'It is posted elsewhere under the NetSuite number below');
			expect(page).toContain('The NetSuite number is missing');
			expect(await stage.rows(WORK)).toEqual(before);
		},
		TIMEOUT_MS,
	);

	it(
		'marks a document that finance keyed by hand: the next run tells Concur its number and posts nothing',
		async () => {
			expect(stage.concur.documents.get(report.id).status).toBe('READY');
			const page = await say(
				report.businessId,
				'It is posted elsewhere under the NetSuite number below',
				'JE777',
			);
			expect(page).toContain('Noted');
			expect(await stage.rows(WORK)).toContainEqual(
				expect.objectContaining({ key: report.id, released: 'posted JE777', runId: '' }),
			);
			await stage.run();
			const stored = stage.concur.documents.get(report.id);
			expect(stored.status).toBe('POSTING_CONFIRMED_SUCCESS');
			expect(JSON.stringify(stored.postingConfirmations)).toContain('"documentNumber":"JE777"');
			expect(stage.netSuite.books.created()).toBe(0);
			expect((await stage.rows(WORK)).filter(({ key }) => key !== 'run')).toEqual([]);
		},
		TIMEOUT_MS,
	);
});
