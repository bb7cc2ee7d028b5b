import type { WorkflowFile } from '../engine/harness/engine.mts';
import { chosenWorkflow, nodeNamed, withCredentials } from '../engine/harness/shippedWorkflow.mts';
import type { StoredDocument } from '../sandbox/concur/documentStore.mts';
import type { FaultRule } from '../sandbox/http/faults.mts';
import { DocumentLine } from './kills/documents.mts';
import { holdAfter, stepsOf } from './kills/holdAfter.mts';
import { startHook } from './kills/hook.mts';
import { tableViolations, violationsOf } from './kills/verdict.mts';
import { startStage, TRIGGER } from './stage.mts';
import { textTable } from './textTable.mts';

/**
 * Kills the real n8n (`kill -9`) after every step of the shipped workflow and in the middle of every writing call, then starts it
 * again, lets the lease pass and runs once more; also stops and times out executions while they write. What became of the
 * documents is judged from the books of both simulated services. `npm run test:kills`, with names of steps to try only those.
 */
const AUDIT = 'concur_netsuite_audit';
const WORK = 'concur_netsuite_work';
const LONG_AGO = '2020-01-01T00:00:00.000Z';
const SLOW_MS = 2_500;
/** Machines that do other things too are slow. */
const PATIENCE_MS = 300_000;
/** Steps that a run by hand that writes does not reach. */
const SCHEDULE = 'Every Night at 02:30';
const DRY_RUN = ['Read Snapshots', 'What Would Be Posted'];
const WHEN_READING_FAILS = ['Keep the Reason', 'Release Lease After Failure'];
/** Nothing comes after them: the execution ends in them. */
const LAST = ['Stop: Rename the Other Table', 'Stop: Nothing Was Posted', 'Stop: A Person Is Needed'];

const only = process.argv.slice(2);
const workflow = chosenWorkflow();
const stage = await startStage({ workflow, n8n: { say: console.log } });
const hook = await startHook();
const { n8n, concur, netSuite } = stage;
const { client } = n8n;
const NOT_REACHED = 'NOT REACHED';
const ids = await credentialIds();
const line = new DocumentLine(concur);

interface Case {
	what: string;
	step: string;
	ended: string;
	violations: string[];
	extraAuditRows: number;
	seconds: number;
}
const cases: Case[] = [];
let resting: StoredDocument | undefined;

try {
	const account = netSuite.masterData.accounts.find(({ acctNumber }) => acctNumber === '54');
	if (!account) throw new Error('The demo company has no account 54');
	account.isInactive = true;
	// The third report needs that account, so it stays in the queue with a row of the work table all the time.
	[resting] = line.add(1, 2);
	await stage.run(PATIENCE_MS);

	const steps = stepsOf(workflow).filter((name) => !LAST.includes(name));
	for (const step of steps) await attempt('killed after', step, () => killAfter(step));
	for (const [step, rule] of Object.entries(writes())) {
		await attempt('killed before the commit of', step, () => killDuring({ ...rule, kind: 'slow' }));
		await attempt('killed after the commit of', step, () => killDuring({ ...rule, kind: 'slowAfterCommit' }));
		await attempt('stopped during', step, () => stopDuring({ ...rule, kind: 'slow' }));
		await attempt('timed out during', step, () => timeOutDuring({ ...rule, kind: 'slow' }));
		await attempt('timed out after the commit of', step, () =>
			timeOutDuring({ ...rule, kind: 'slowAfterCommit' }),
		);
	}
	tell();
} finally {
	await stage.close();
	await hook.close();
}

/** One case: two new documents, something that ends the run, then the run that has to end everything. */
async function attempt(what: string, step: string, interrupt: () => Promise<string>): Promise<void> {
	if (only.length > 0 && !only.includes(step)) return;
	const startedAt = Date.now();
	const documents = [...line.add(1, 0), ...line.add(1, 3)];
	const before = (await stage.rows(AUDIT)).length;
	const created = netSuite.books.created();
	const how = await interrupt();
	const posted = netSuite.books.created() - created;
	const ended = `${how}, ${posted} posted`;
	for (const { faults } of [concur, netSuite]) faults.clear();
	// Half an hour later.
	await client.changeRows(WORK, 'run', { leaseUntil: LONG_AGO });
	const run = await stage.run(PATIENCE_MS);
	const [summary] = run.output('Run Summary');
	const [audit, work] = [await stage.rows(AUDIT), await stage.rows(WORK)];
	const violations = [
		...violationsOf(stage, documents),
		...tableViolations(documents, { work, audit, resting: resting ? [resting.id] : [] }),
		...(summary ? [] : [`the next run gave no summary: ${String(run.error?.message)}`]),
	];
	const confirmed = audit.slice(before).filter(({ status }) => status === 'confirmed').length;
	const extraAuditRows = confirmed - documents.length;
	const seconds = (Date.now() - startedAt) / 1000;
	cases.push({ what, step, ended, violations, extraAuditRows, seconds });
	console.log(
		`${violations.length === 0 ? 'ok  ' : 'FAIL'} ${what} ${step} (${ended}, ${seconds.toFixed(1)} s) ${violations.join('; ')}`,
	);
}

async function killAfter(step: string): Promise<string> {
	const path = `/${encodeURIComponent(step)}`;
	if (WHEN_READING_FAILS.includes(step))
		concur.faults.add({
			kind: 'statusBeforeCommit',
			method: 'GET',
			path: /\/transactions$/,
			// The check of the connection reads too.
			skip: 1,
			status: 400,
			times: 5,
		});
	const held = holdAfter(workflow, step, hook.url + path);
	if (DRY_RUN.includes(step)) switchOnDryRun(held);
	const trigger = step === SCHEDULE ? SCHEDULE : TRIGGER;
	const executionId = await client.startWorkflow(await importCopy(held), trigger);
	const isHolding = await until(
		() => hook.isHolding(path),
		async () => !(await isRunning(executionId)),
	);
	await n8n.kill();
	await n8n.restart();
	return isHolding ? 'held' : NOT_REACHED;
}

async function killDuring(rule: FaultRule): Promise<string> {
	const fired = arm(rule);
	await client.startWorkflow(stage.workflowId, TRIGGER);
	await until(fired);
	await wait(300);
	await n8n.kill();
	// What was on its way arrives.
	await Promise.all([wait(SLOW_MS), n8n.restart()]);
	return 'killed';
}

async function stopDuring(rule: FaultRule): Promise<string> {
	const fired = arm(rule);
	const executionId = await client.startWorkflow(stage.workflowId, TRIGGER);
	await until(fired);
	await client.stopExecution(executionId);
	return await quiet(executionId);
}

async function timeOutDuring(rule: FaultRule): Promise<string> {
	// A busy machine may not come to the call within the shorter ones.
	for (const seconds of [5, 15, 45]) {
		// n8n's time-out counts whole seconds from the start of the execution; the call takes longer.
		const delayMs = (seconds + 7) * 1000;
		const fired = arm({ ...rule, delayMs });
		const limited = { ...workflow, settings: { ...workflow.settings, executionTimeout: seconds } };
		const status = await quiet(await client.startWorkflow(await importCopy(limited), TRIGGER), () =>
			fired() ? delayMs + 2_000 : 0,
		);
		if (fired()) return status;
		for (const { faults } of [concur, netSuite]) faults.clear();
		await client.changeRows(WORK, 'run', { leaseUntil: LONG_AGO });
	}
	return NOT_REACHED;
}

/** Waits until the execution has ended for n8n, and its last call for the service. */
async function quiet(executionId: string, afterMs = () => SLOW_MS + 1_000): Promise<string> {
	await client.untilStopped(executionId, PATIENCE_MS);
	const status = await client.executionStatus(executionId);
	await wait(afterMs());
	return status;
}

function arm(rule: FaultRule): () => boolean {
	const { faults } = rule.host === 'netsuite' ? netSuite : concur;
	const before = faults.fired.length;
	faults.add({ delayMs: SLOW_MS, ...rule });
	return () => faults.fired.length > before;
}

/** The calls that change something, by the step that makes them. */
function writes(): Record<string, Omit<FaultRule, 'kind'>> {
	return {
		'Acknowledge in Concur': { path: /acknowledg/i },
		'Post to NetSuite': { host: 'netsuite', method: 'POST', path: /\/record\/v1\/journalEntry$/ },
		'Confirm to Concur': { path: /confirm/i },
	};
}

function switchOnDryRun(copy: WorkflowFile): void {
	nodeNamed(copy, 'Run Settings').parameters.assignments = {
		assignments: [
			{ id: '1', name: 'dryRun', value: true, type: 'boolean' },
			{ id: '2', name: 'compareWith', value: '', type: 'string' },
		],
	};
}

async function importCopy(copy: WorkflowFile): Promise<string> {
	return await client.createWorkflow(withCredentials(copy, ids));
}

async function credentialIds(): Promise<Record<string, string>> {
	return {
		sapConcurApi: await client.createCredential('Concur of the kills', 'sapConcurApi', concur.credential()),
		netSuiteApi: await client.createCredential('NetSuite of the kills', 'netSuiteApi', netSuite.credential()),
	};
}

async function isRunning(executionId: string): Promise<boolean> {
	return ['new', 'running', 'unknown'].includes(await client.executionStatus(executionId));
}

/** True when `happened`; false when `gaveUp` first. */
async function until(
	happened: () => boolean,
	gaveUp: () => Promise<boolean> | boolean = () => false,
): Promise<boolean> {
	const latest = Date.now() + PATIENCE_MS;
	for (let round = 0; Date.now() < latest; round++) {
		if (happened()) return true;
		if (round % 10 === 9 && (await gaveUp())) return happened();
		await wait(50);
	}
	throw new Error(`Nothing happened for ${PATIENCE_MS / 1000} s. ${n8n.output().slice(-2000)}`);
}

async function wait(milliseconds: number): Promise<void> {
	await new Promise((done) => setTimeout(done, milliseconds));
}

function tell(): void {
	const failed = cases.filter(({ violations }) => violations.length > 0);
	const unreached = cases.filter(({ ended }) => ended.startsWith(NOT_REACHED));
	const figures: Array<[string, number]> = [
		['Cases', cases.length],
		[
			'Steps killed after',
			cases.filter(({ what, ended }) => what === 'killed after' && ended.startsWith('held')).length,
		],
		['Cases with a violation', failed.length],
		[
			'Audit rows more than one a document',
			cases.reduce((sum, one) => sum + Math.max(0, one.extraAuditRows), 0),
		],
		['Steps not reached', unreached.length],
	];
	console.log();
	console.log(
		textTable(
			[
				{ title: 'Kills of the real n8n', value: ([name]) => name },
				{ title: '', value: ([, value]) => String(value), align: 'right' },
			],
			figures,
		),
	);
	for (const { what, step, violations } of failed) console.log(`${what} ${step}: ${violations.join('; ')}`);
	if (unreached.length > 0) console.log(`Not reached: ${unreached.map(({ step }) => step).join(', ')}`);
	if (failed.length > 0 || unreached.length > 0 || cases.length === 0) process.exitCode = 1;
}
