import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { chosenWorkflow, DEMO_CHOICES, nodeNamed } from '../engine/harness/shippedWorkflow.mts';
import { withoutZeros } from '../engine/harness/expectedBooks.mts';
import { DEMO_PARAMETERS } from '../fixtures/generate/demoCodes.mts';
import { generateReports, type GeneratedReport } from '../fixtures/generate/expenseReports.mts';
import { startStage, TRIGGER, type Stage } from './stage.mts';
import { textTable } from './textTable.mts';

/**
 * `npm run month-end [-- <documents> [<documents to compare with>]]`: a month-end in the real n8n. All documents are in Concur's queue at
 * once and are drained by runs of the shipped workflow one after the other, each taking 200 new ones. Some percent are not ready (an
 * account that NetSuite does not have): they stay in the queue and are checked again by each run. n8n's heap is limited as in the bench.
 * Ends with 1 when a document is not in the books once and right to the cent, or memory or time per document grows with the month.
 */
const DOCUMENTS = Number(process.argv[2] ?? 10_000);
const COMPARE_WITH = Number(process.argv[3] ?? 1_000);
const PERCENT_NOT_READY = 2;
const LATENCY_MS = 100;
const SLOTS = 5;
const HEAP_MEGABYTES = 704;
const RUN_TIMEOUT_MS = 600_000;

interface RunMeasure {
	ms: number;
	confirmed: number;
	netSuiteCalls: number;
	concurCalls: number;
	/** Bytes. */
	peakMemory: number;
	database: number;
	/** Milliseconds that the simulated services worked, without the latency that they are given. */
	sandboxMs: number;
	status: string;
}

interface Month {
	documents: number;
	notReady: number;
	runs: RunMeasure[];
	/** One more run when only the documents that are not ready are left. */
	idle: RunMeasure;
	right: number;
	twice: number;
	untouched: number;
	auditRows: number;
	workRows: number;
}

async function month(count: number): Promise<Month> {
	const workflow = chosenWorkflow({ ...DEMO_CHOICES, maxParallelRequests: SLOTS });
	nodeNamed(workflow, 'Prepare Postings').parameters = structuredClone(DEMO_PARAMETERS) as never;
	// Before n8n is up: while this program makes documents it answers nothing, and n8n closes the connection.
	const reports = generateReports({ seed: 20261130, count });
	const notReady = reports.filter((_, index) => index % 100 < PERCENT_NOT_READY);
	const stage = await startStage({
		workflow,
		n8n: { say: console.log, heapMegabytes: HEAP_MEGABYTES },
		netSuite: { modes: { latencyMs: LATENCY_MS, concurrencyLimit: SLOTS } },
	});
	try {
		for (const report of reports)
			stage.concur.documents.add('expense', textOf(report, notReady.includes(report)), {
				id: report.fiDocumentId,
			});
		const ready = reports.filter((report) => !notReady.includes(report));
		await new Promise((done) => setTimeout(done, 500));
		const runs: RunMeasure[] = [];
		while (confirmed(stage) < ready.length) {
			const run = await measure(stage);
			runs.push(run);
			console.log(line(run, runs.length));
			// A document may be left to the next run, a whole run that does nothing is the end.
			if (run.confirmed === 0 && runs.at(-2)?.confirmed === 0) break;
		}
		const idle = await measure(stage);
		const { books } = stage.netSuite;
		const isRight = ({ expected: { externalId, netByAccount } }: GeneratedReport) => {
			const [record, ...more] = books.allByExternalId(externalId);
			return (
				record &&
				more.length === 0 &&
				isDeepStrictEqual(withoutZeros(books.netByAccountNumber(record)), withoutZeros(netByAccount))
			);
		};
		return {
			documents: count,
			notReady: notReady.length,
			runs,
			idle,
			right: ready.filter(isRight).length,
			twice: reports.filter(({ expected }) => books.allByExternalId(expected.externalId).length > 1).length,
			untouched: notReady.filter(
				({ fiDocumentId, expected }) =>
					stage.concur.documents.get(fiDocumentId).acknowledgements.length === 0 &&
					books.allByExternalId(expected.externalId).length === 0,
			).length,
			auditRows: (await stage.rows('concur_netsuite_audit')).length,
			workRows: (await stage.rows('concur_netsuite_work')).length,
		};
	} finally {
		await stage.close();
	}
}

/** What is not ready names an account in its first line that NetSuite does not have. */
function textOf({ document }: GeneratedReport, isNotReady: boolean): string {
	const text = JSON.stringify(document);
	return isNotReady ? text.replace(/"journalAccountCode":"[^"]*"/, '"journalAccountCode":"NO-SUCH"') : text;
}

const confirmed = ({ concur }: Stage): number => concur.documents.count('POSTING_CONFIRMED_SUCCESS');

async function measure(stage: Stage): Promise<RunMeasure> {
	const { netSuite, concur, n8n } = stage;
	const before = confirmed(stage);
	for (const { log } of [netSuite, concur]) log.clear();
	const id = await n8n.client.startWorkflow(stage.workflowId, TRIGGER);
	await n8n.client.untilStopped(id, RUN_TIMEOUT_MS, 1_000);
	const { status, startedAt, stoppedAt } = await execution(stage, id);
	const busy = (entries: typeof concur.log.entries, latency: number) =>
		entries.reduce((sum, { durationMs }) => sum + Math.max(0, durationMs - latency), 0);
	return {
		ms: Date.parse(stoppedAt) - Date.parse(startedAt),
		confirmed: confirmed(stage) - before,
		netSuiteCalls: netSuite.log.count(),
		concurCalls: concur.log.count(),
		peakMemory: await n8n.peakMemory(),
		database: await databaseSize(n8n.userFolder),
		sandboxMs: busy(concur.log.entries, 0) + busy(netSuite.log.entries, LATENCY_MS),
		status,
	};
}

/** From the list, so that n8n does not load the execution's data. */
async function execution({ n8n }: Stage, id: string) {
	const row = z.object({
		id: z.coerce.string(),
		status: z.string(),
		startedAt: z.string(),
		stoppedAt: z.string(),
	});
	const { results } = z
		.object({ results: z.array(z.unknown()) })
		.parse(await n8n.client.get('/rest/executions?limit=20'));
	const found = results.flatMap((one) => row.safeParse(one).data ?? []).find((one) => one.id === id);
	if (!found) throw new Error(`n8n does not list execution ${id}`);
	return found;
}

async function databaseSize(userFolder: string): Promise<number> {
	const sizes = ['database.sqlite', 'database.sqlite-wal'].map(
		async (file) =>
			await stat(join(userFolder, '.n8n', file)).then(
				({ size }) => size,
				() => 0,
			),
	);
	return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
const seconds = (ms: number): string => (ms / 1000).toFixed(1);

const line = (run: RunMeasure, number: number): string =>
	`run ${number}: ${run.confirmed} confirmed in ${seconds(run.ms)} s (services ${seconds(run.sandboxMs)} s), calls ${run.netSuiteCalls} + ${run.concurCalls}, ` +
	`peak ${mebibytes(run.peakMemory)} MiB, database ${mebibytes(run.database)} MiB, ${run.status}`;

const months = [await month(COMPARE_WITH), ...(DOCUMENTS > COMPARE_WITH ? [await month(DOCUMENTS)] : [])];

const sum = ({ runs }: Month, key: 'ms' | 'netSuiteCalls' | 'concurCalls'): number =>
	runs.reduce((total, run) => total + run[key], 0);
const per = (value: number, { documents, notReady }: Month): string =>
	(value / (documents - notReady)).toFixed(2);
const peak = ({ runs, idle }: Month): number =>
	Math.max(idle.peakMemory, ...runs.map(({ peakMemory }) => peakMemory));
const rows: Array<[string, (one: Month) => string]> = [
	['Documents', ({ documents }) => `${documents}`],
	['  of them not ready, left in the queue', ({ notReady }) => `${notReady}`],
	['Runs of at most 200 new documents', ({ runs }) => `${runs.length}`],
	['Right to the cent in the books, once', ({ right }) => `${right}`],
	['Twice in the books', ({ twice }) => `${twice}`],
	['Not ready and untouched', ({ untouched }) => `${untouched}`],
	['Time in all (s)', (one) => seconds(sum(one, 'ms'))],
	['Time per 1,000 (s)', (one) => (sum(one, 'ms') / (one.documents - one.notReady)).toFixed(1)],
	['First full run (s)', ({ runs }) => seconds(runs[0]?.ms ?? 0)],
	[
		'Last full run (s)',
		({ runs }) =>
			seconds((runs.filter(({ confirmed: count }) => count > 150).at(-1) ?? runs.at(-1))?.ms ?? 0),
	],
	['Calls to NetSuite per document', (one) => per(sum(one, 'netSuiteCalls'), one)],
	['Calls to SAP Concur per document', (one) => per(sum(one, 'concurCalls'), one)],
	['Run over those not ready alone (s)', ({ idle }) => seconds(idle.ms)],
	['  its calls (NetSuite + SAP Concur)', ({ idle }) => `${idle.netSuiteCalls} + ${idle.concurCalls}`],
	['Peak memory of n8n (MiB)', (one) => mebibytes(peak(one))],
	['  after the first run', ({ runs }) => mebibytes(runs[0]?.peakMemory ?? 0)],
	['  at half of the runs', ({ runs }) => mebibytes(runs[Math.floor(runs.length / 2)]?.peakMemory ?? 0)],
	['Database of n8n, nothing pruned (MiB)', ({ idle }) => mebibytes(idle.database)],
	['Audit rows', ({ auditRows }) => `${auditRows}`],
	['Work rows', ({ workRows }) => `${workRows}`],
];
console.log();
console.log(
	textTable(
		[
			{ title: 'Month-end', value: ([what]) => what },
			...months.map((one) => ({
				title: `${one.documents}`,
				value: ([, value]: (typeof rows)[number]) => value(one),
				align: 'right' as const,
			})),
		],
		rows,
	),
);
const wrong = months.filter(
	(one) =>
		one.right !== one.documents - one.notReady ||
		one.twice > 0 ||
		one.untouched !== one.notReady ||
		peak(one) >= 2 ** 30,
);
for (const { documents } of wrong) console.log(`MISSED: ${documents} documents`);
if (wrong.length > 0) process.exitCode = 1;
