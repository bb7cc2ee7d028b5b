import type { WorkflowFile } from '../engine/harness/engine.mts';
import type { Execution } from '../engine/harness/execution.mts';
import { chosenWorkflow, nodeNamed, withCredentials } from '../engine/harness/shippedWorkflow.mts';
import { postgresVariant } from '../package/postgres/variant.mts';
import { startConcurSandbox } from '../sandbox/concur/concurSandbox.mts';
import type { StoredDocument } from '../sandbox/concur/documentStore.mts';
import { startNetSuiteSandbox } from '../sandbox/netsuite/netSuiteSandbox.mts';
import { DocumentLine } from './kills/documents.mts';
import { tableViolations, violationsOf } from './kills/verdict.mts';
import { jobsOf, startCluster } from './queue/cluster.mts';
import { lateMarks, lostClaim, type TableSide } from './queue/races.mts';
import { createFinanceDatabase } from './queue/tables.mts';
import { TRIGGER } from './stage.mts';
import { textTable } from './textTable.mts';

/**
 * The real n8n in queue mode, one main process and two workers on PostgreSQL and Redis, both real, all with the same credentials:
 * several executions at the same moment, tokens that live for seconds and refresh tokens that die when used, a worker that is
 * killed. For the Data Table workflow and for its PostgreSQL form. Judged from the books of both simulated services. `npm run test:queue`.
 */
const AUDIT = 'concur_netsuite_audit';
const WORK = 'concur_netsuite_work';
const SCHEDULE = 'Every Night at 02:30';
/** `--rounds 2` for a shorter look; names of variants (`PostgreSQL`) for these only. */
const args = process.argv.slice(2);
const ROUNDS = args.includes('--rounds') ? Number(args[args.indexOf('--rounds') + 1]) : 4;
const TOKEN_SECONDS = 8;
/** Machines that do other things too are slow. */
const PATIENCE_MS = 300_000;
const ANOTHER_RUN = /^Another run is active since /;

interface Variant extends TableSide {
	name: string;
	file: WorkflowFile;
}

const figures: Array<{ what: string; got: string }> = [];
const violations: string[] = [];
const note = (what: string, got: unknown) => void figures.push({ what, got: String(got) });
const say = (line: string) => console.log(line);

const [concur, netSuite, cluster] = await Promise.all([
	startConcurSandbox({ modes: { refreshRotation: 'newOldDies', accessTokenSeconds: TOKEN_SECONDS } }),
	startNetSuiteSandbox(),
	startCluster(say),
]);
const services = { concur, netSuite };
const { n8n, workers } = cluster;
const { client } = n8n;
const line = new DocumentLine(concur);
const finance = createFinanceDatabase(cluster.postgres);

try {
	const ids = {
		sapConcurApi: await client.createCredential('SAP Concur', 'sapConcurApi', concur.credential()),
		netSuiteApi: await client.createCredential('NetSuite', 'netSuiteApi', netSuite.credential()),
	};
	const postgresId = await client.createCredential('Finance', 'postgres', finance.credential);
	const dataTables: Variant = {
		name: 'Data Tables',
		file: withCredentials(chosenWorkflow(), ids),
		rows: async (table) => await client.dataTableRows(table),
		endLease: async () => await client.changeRows(WORK, 'run', { leaseUntil: '2020-01-01T00:00:00.000Z' }),
		mark: async (key, released) => await client.changeRows(WORK, key, { released }),
	};
	const postgres: Variant = {
		name: 'PostgreSQL',
		file: withPostgres(withCredentials(postgresVariant(chosenWorkflow()), ids), postgresId),
		rows: (table) => Promise.resolve(finance.rows(table)),
		endLease: () => Promise.resolve(finance.endLease()),
		mark: (key, text) => Promise.resolve(finance.mark(key, text)),
	};
	const chosen = [postgres, dataTables].filter(({ name }) => args.includes(name));
	for (const variant of chosen.length > 0 ? chosen : [postgres, dataTables]) await prove(variant);
	for (const change of [`UPDATE ${AUDIT} SET "status" = 'x'`, `DELETE FROM ${AUDIT}`, `TRUNCATE ${AUDIT}`])
		if (!finance.refusal(change)) violations.push(`PostgreSQL: ${change} was not refused`);
	workers.forEach((worker, index) => note(`Executions of worker ${index + 1}`, jobsOf(worker).taken));
	if (workers.some((worker) => jobsOf(worker).taken === 0)) violations.push('A worker had nothing to do');
	console.log();
	console.log(
		textTable(
			[
				{ title: 'Queue mode, two workers', value: ({ what }) => what },
				{ title: '', value: ({ got }) => got, align: 'right' },
			],
			[...figures, { what: 'Violations', got: String(violations.length) }],
		),
	);
	for (const violation of violations) console.log(violation);
	if (violations.length > 0) process.exitCode = 1;
} finally {
	await cluster.close();
	await Promise.all([concur.close(), netSuite.close()]);
}

async function prove(variant: Variant): Promise<void> {
	say(`${variant.name} ...`);
	const workflowId = await client.createWorkflow(variant.file);
	if (variant.name === 'PostgreSQL') await withoutTables(workflowId);
	const first = await client.runWorkflow(workflowId, TRIGGER, PATIENCE_MS);
	if (first.error) violations.push(`${variant.name}: the first run failed: ${JSON.stringify(first.error)}`);
	await overlap(variant, workflowId);
	await races(variant, workflowId);
	await killedWorker(variant, workflowId);
	const last = await client.runWorkflow(workflowId, TRIGGER, PATIENCE_MS);
	note(`${variant.name}: sentence of the last run`, last.output('Run Summary')[0]?.sentence);
	if (last.error) violations.push(`${variant.name}: the last run failed: ${JSON.stringify(last.error)}`);
}

/** Without its tables the PostgreSQL form says which file to run, and reads nothing. */
async function withoutTables(workflowId: string): Promise<void> {
	for (const [state, prepare] of [
		['no tables', () => {}],
		['tables without rights', finance.createTablesOfOthers],
	] as const) {
		prepare();
		const before = reads();
		const { status, error } = await client.runWorkflow(workflowId, TRIGGER, PATIENCE_MS);
		const message = String(error?.message);
		if (status !== 'error' || !message.includes('Found: none. Run workflows/concur-to-netsuite-postgres.sql'))
			violations.push(`PostgreSQL, ${state}: ended as ${status}: ${message}`);
		// The check of the connection is one.
		if (reads() > before + 1) violations.push(`PostgreSQL, ${state}: documents were read`);
		note(`PostgreSQL: stopped with ${state}`, status);
	}
	finance.createTables();
}

/** What two runs, or a run and a person, do to the same row at the same time. */
async function races(variant: Variant, workflowId: string): Promise<void> {
	const course = { client, concur, netSuite, line, tables: variant, workflowId };
	// Data Tables have no unique key: there a claim cannot be lost.
	if (variant.name === 'PostgreSQL') {
		const { documents, wrong, note: lost } = await lostClaim(course);
		note(`${variant.name}: claims lost to another run`, lost);
		violations.push(...wrong.map((what) => `${variant.name}, lost claim: ${what}`));
		await judge(variant, documents, 'lost claim');
	}
	const { documents, wrong, note: marks } = await lateMarks(course);
	note(`${variant.name}: marks typed while a run has the row`, marks);
	violations.push(...wrong.map((what) => `${variant.name}, late mark: ${what}`));
	await judge(variant, documents, 'late mark');
}

/** Rounds of a scheduled run, two manual ones and a retry at the same moment, each after the access token has ended. */
async function overlap(variant: Variant, workflowId: string): Promise<void> {
	const failedId = await failedRun(workflowId);
	const scheduledId = await client.createWorkflow(everySecond(variant.file));
	const documents: StoredDocument[] = [];
	const refreshesBefore = tokenCalls();
	let worked = 0;
	let steppedBack = 0;
	let scheduledRuns = 0;
	for (let round = 0; round < ROUNDS; round++) {
		documents.push(...line.add(8));
		await new Promise((done) => setTimeout(done, TOKEN_SECONDS * 1000));
		const before = await executionIds();
		await activate(scheduledId);
		const started = await Promise.all([
			client.startWorkflow(workflowId, TRIGGER),
			client.startWorkflow(workflowId, TRIGGER),
			client.retryExecution(failedId),
		]);
		await client.post(`/rest/workflows/${scheduledId}/deactivate`, {});
		const scheduled = (await executionIds()).filter((id) => !before.includes(id) && !started.includes(id));
		scheduledRuns += scheduled.length;
		const runs: Execution[] = [];
		for (const id of [...started, ...scheduled]) runs.push(await client.untilEnded(id, PATIENCE_MS));
		for (const run of runs) {
			const sentence = String(run.output('Run Summary')[0]?.sentence ?? '');
			// The retried one goes on where the failed one stopped: it says its sentence again and touches nothing.
			if (run.id === started[2]) continue;
			if (run.status !== 'success')
				violations.push(`${variant.name}: run ${run.id} ended as ${run.status}: ${run.error?.message ?? ''}`);
			if (ANOTHER_RUN.test(sentence)) steppedBack++;
			else worked++;
		}
	}
	const final = await client.runWorkflow(workflowId, TRIGGER, PATIENCE_MS);
	if (final.error) violations.push(`${variant.name}: after the rounds: ${final.error.message}`);
	await judge(variant, documents, 'overlap');
	note(`${variant.name}: rounds of runs at the same moment`, ROUNDS);
	note(
		`${variant.name}: runs that worked / stepped back / by schedule`,
		`${worked} / ${steppedBack} / ${scheduledRuns}`,
	);
	note(`${variant.name}: documents`, documents.length);
	note(`${variant.name}: token calls to Concur`, tokenCalls() - refreshesBefore);
}

/** `kill -9` of the worker in the middle of posting; the other one ends everything. */
async function killedWorker(variant: Variant, workflowId: string): Promise<void> {
	const documents = line.add(8);
	const before = netSuite.books.created();
	netSuite.modes.latencyMs = 300;
	const executionId = await client.startWorkflow(workflowId, TRIGGER);
	const giveUpAt = Date.now() + PATIENCE_MS;
	while (netSuite.books.created() < before + 3 && Date.now() < giveUpAt)
		await new Promise((done) => setTimeout(done, 20));
	const victim = workers.find((worker) => jobsOf(worker).isBusy);
	if (!victim) throw new Error('No worker is at the execution');
	await victim.kill();
	netSuite.modes.latencyMs = 0;
	const posted = netSuite.books.created() - before;
	await client.untilStopped(executionId, PATIENCE_MS);
	note(`${variant.name}: documents posted when the worker was killed`, `${posted} of ${documents.length}`);
	note(
		`${variant.name}: the execution of the killed worker ended as`,
		await client.executionStatus(executionId),
	);
	const early = await client.runWorkflow(workflowId, TRIGGER, PATIENCE_MS);
	if (!ANOTHER_RUN.test(String(early.output('Run Summary')[0]?.sentence)))
		violations.push(`${variant.name}: the lease of the killed run was not respected`);
	await variant.endLease();
	const next = await client.runWorkflow(workflowId, TRIGGER, PATIENCE_MS);
	if (next.error) violations.push(`${variant.name}: the run after the kill failed: ${next.error.message}`);
	await judge(variant, documents, 'killed worker');
	if (netSuite.books.created() !== before + documents.length)
		violations.push(
			`${variant.name}: ${netSuite.books.created() - before} records for ${documents.length} documents`,
		);
	// Its output is kept, so what it was at when killed still counts as begun: only the other is asked from here on.
	await victim.restart();
}

async function judge(variant: Variant, documents: StoredDocument[], when: string): Promise<void> {
	const [work, audit] = [await variant.rows(WORK), await variant.rows(AUDIT)];
	const wrong = [
		...violationsOf(services, documents),
		...tableViolations(documents, { work, audit, resting: [] }),
	];
	violations.push(...wrong.map((what) => `${variant.name}, ${when}: ${what}`));
}

/** An execution that ended as failed since a person is needed; its cause is put right at once. */
async function failedRun(workflowId: string): Promise<string> {
	const account = netSuite.masterData.accounts.find(({ acctNumber }) => acctNumber === '54');
	if (!account) throw new Error('The demo company has no account 54');
	account.isInactive = true;
	line.add(1, 2);
	const run = await client.runWorkflow(workflowId, TRIGGER, PATIENCE_MS);
	if (run.status !== 'error') violations.push(`The run that needs a person ended as ${run.status}`);
	account.isInactive = false;
	return run.id;
}

function everySecond(file: WorkflowFile): WorkflowFile {
	const copy = structuredClone(file);
	nodeNamed(copy, SCHEDULE).parameters.rule = { interval: [{ field: 'seconds', secondsInterval: 2 }] };
	return { ...copy, name: `${file.name} by schedule` };
}

/** Publishes the workflow and waits until its schedule has started a run. */
async function activate(id: string): Promise<void> {
	const { versionId } = (await client.getWorkflow(id)) as { versionId: string };
	await client.post(`/rest/workflows/${id}/activate`, { versionId });
	const before = (await executionIds()).length;
	const giveUpAt = Date.now() + 60_000;
	while ((await executionIds()).length === before && Date.now() < giveUpAt)
		await new Promise((done) => setTimeout(done, 100));
}

async function executionIds(): Promise<string[]> {
	const { results } = (await client.get('/rest/executions?limit=100')) as {
		results: Array<{ id: string | number }>;
	};
	return results.map(({ id }) => String(id));
}

function reads(): number {
	return concur.log.entries.filter(({ method, path }) => method === 'GET' && path.endsWith('/transactions'))
		.length;
}

function tokenCalls(): number {
	return concur.log.entries.filter(({ path }) => path.includes('/oauth2/')).length;
}

function withPostgres(file: WorkflowFile, id: string): WorkflowFile {
	const nodes = file.nodes.map((node) =>
		node.type.endsWith('.postgres') ? { ...node, credentials: { postgres: { id, name: 'Finance' } } } : node,
	);
	return { ...file, nodes };
}
