import { isDeepStrictEqual } from 'node:util';
import { generateReports } from '../fixtures/generate/expenseReports.mts';
import { DEMO_PARAMETERS } from '../fixtures/generate/demoCodes.mts';
import { chosenWorkflow, DEMO_CHOICES, nodeNamed } from '../engine/harness/shippedWorkflow.mts';
import { withoutZeros } from '../engine/harness/expectedBooks.mts';
import { startStage, TRIGGER } from './stage.mts';
import { textTable } from './textTable.mts';

/**
 * One run over 200 documents in the real n8n, with NetSuite as slow and as narrow as accounts are: 300 ms a call, 5 calls at a time.
 * The 200 posts alone then take 12 seconds. n8n's heap is limited so that it fits a container of 1 GiB, and it has run the workflow once
 * before, as a server that is up has. Ends with 1 when a target is missed.
 */
const DOCUMENTS = 200;
const LATENCY_MS = 300;
const SLOTS = 5;
const HEAP_MEGABYTES = 704;

const workflow = chosenWorkflow({ ...DEMO_CHOICES, maxParallelRequests: SLOTS });
nodeNamed(workflow, 'Prepare Postings').parameters = structuredClone(DEMO_PARAMETERS) as never;

const stage = await startStage({
	workflow,
	n8n: { say: console.log, heapMegabytes: HEAP_MEGABYTES },
	netSuite: { modes: { latencyMs: LATENCY_MS, concurrencyLimit: SLOTS } },
});
try {
	queue(generateReports({ seed: 20261123, count: DOCUMENTS }));
	await stage.run();
	for (const { log } of [stage.netSuite, stage.concur]) log.clear();
	stage.netSuite.concurrency.resetMeasures();

	const reports = generateReports({ seed: 20261124, count: DOCUMENTS });
	queue(reports);
	const memoryBefore = await stage.n8n.peakMemory();
	const { client } = stage.n8n;
	const executionId = await client.startWorkflow(stage.workflowId, TRIGGER);
	// Every answer costs the n8n that is measured 20 ms of its one thread.
	await client.untilStopped(executionId, 300_000, 2_000);
	// Before this program has n8n load the whole execution to read it.
	const memory = await stage.n8n.peakMemory();
	const execution = await client.getExecution(executionId);
	const confirmed = reports.filter(
		({ fiDocumentId }) => stage.concur.documents.get(fiDocumentId).status === 'POSTING_CONFIRMED_SUCCESS',
	).length;
	const { books } = stage.netSuite;
	const right = reports.filter(({ expected: { externalId, netByAccount } }) => {
		const [record, ...more] = books.allByExternalId(externalId);
		const net = record && more.length === 0 ? withoutZeros(books.netByAccountNumber(record)) : undefined;
		return isDeepStrictEqual(net, withoutZeros(netByAccount));
	}).length;
	const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);

	const results = [
		{ what: 'Execution', got: execution.status, target: 'success', met: execution.status === 'success' },
		{
			what: 'Documents posted and confirmed',
			got: `${confirmed}`,
			target: `${DOCUMENTS}`,
			met: confirmed === DOCUMENTS,
		},
		{
			what: 'Documents right to the cent in the books',
			got: `${right}`,
			target: `${DOCUMENTS}`,
			met: right === DOCUMENTS,
		},
		{
			what: 'Time of the execution (s)',
			got: (execution.durationMs / 1000).toFixed(1),
			target: `<= 15 (bound ${(DOCUMENTS * LATENCY_MS) / SLOTS / 1000})`,
			met: execution.durationMs <= 15_000,
		},
		...calls('NetSuite', stage.netSuite.log.count(), 230),
		...calls('SAP Concur', stage.concur.log.count(), 30),
		{
			what: 'Calls blocked by NetSuite (429)',
			got: `${stage.netSuite.concurrency.blocked}`,
			target: '',
			met: true,
		},
		{
			what: 'Peak memory of n8n (MiB)',
			got: `${megabytes(memory)}`,
			target: '< 1024',
			met: megabytes(memory) < 1024,
		},
		{ what: '  of that before the run', got: `${megabytes(memoryBefore)}`, target: '', met: true },
	];
	console.log();
	console.log(
		textTable(
			[
				{ title: 'Measure', value: ({ what }) => what },
				{ title: 'Result', value: ({ got }) => got, align: 'right' },
				{ title: 'Target', value: ({ target }) => target },
				{ title: '', value: ({ met }) => (met ? '' : 'MISSED') },
			],
			results,
		),
	);
	console.log();
	const slowest = execution.nodes
		.map((name) => ({ name, ms: execution.milliseconds(name) }))
		.sort((a, b) => b.ms - a.ms)
		.slice(0, 10);
	console.log(
		textTable(
			[
				{ title: 'Slowest nodes', value: ({ name }) => name },
				{ title: 'ms', value: ({ ms }) => `${ms}`, align: 'right' },
			],
			slowest,
		),
	);
	if (execution.error) console.log(execution.error);
	if (results.some(({ met }) => !met)) process.exitCode = 1;
} finally {
	await stage.close();
}

function queue(reports: ReturnType<typeof generateReports>) {
	for (const { docType, document, fiDocumentId } of reports)
		stage.concur.documents.add(docType, document, { id: fiDocumentId });
}

function calls(service: string, got: number, most: number) {
	return [{ what: `Calls to ${service}`, got: `${got}`, target: `<= ${most}`, met: got <= most }];
}
