import type { Json } from '../../engine/harness/execution.mts';
import type { ConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import type { NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import type { DocumentLine } from '../kills/documents.mts';
import type { N8nClient } from '../n8nClient.mts';
import { TRIGGER } from '../stage.mts';

const WORK = 'concur_netsuite_work';
/** How long a run stands still while it reads: time enough for another one to claim, also on a slow machine. */
const STILL_MS = 25_000;
const PATIENCE_MS = 300_000;

/** Where the tables of a form of the workflow are. */
export interface TableSide {
	rows(table: string): Promise<Json[]>;
	/** As time passing would. */
	endLease(): Promise<void>;
	/** What a finance person types into the column `released`. */
	mark(key: string, text: string): Promise<void>;
}

export interface RaceCourse {
	client: N8nClient;
	concur: ConcurSandbox;
	netSuite: NetSuiteSandbox;
	line: DocumentLine;
	tables: TableSide;
	workflowId: string;
}

export interface Raced {
	documents: StoredDocument[];
	wrong: string[];
	note: string;
}

/** A run outlives its lease while it reads; another one takes the lease and claims; the first one comes to its claims too late. */
export async function lostClaim({ client, concur, line, tables, workflowId }: RaceCourse): Promise<Raced> {
	const documents = line.add(4);
	const ids = documents.map(({ id }) => id);
	// Calls take longer here than the short-lived tokens of the other cases last.
	const { accessTokenSeconds } = concur.modes;
	concur.modes.accessTokenSeconds = 3600;
	const slowId = await startStandingStill({ client, concur, workflowId });
	await tables.endLease();
	concur.faults.add({ kind: 'slow', path: /acknowledg/i, delayMs: STILL_MS + 10_000 });
	const quickId = await client.startWorkflow(workflowId, TRIGGER);
	await until(async () => {
		const rows = await tables.rows(WORK);
		return ids.every((id) => rows.some((row) => row.key === id && row.runId === quickId));
	});
	const slow = await client.untilEnded(slowId, PATIENCE_MS);
	const quick = await client.untilEnded(quickId, PATIENCE_MS);
	concur.modes.accessTokenSeconds = accessTokenSeconds;
	const lost = slow.output('Claimed by Another Run').map(({ fiDocumentId }) => String(fiDocumentId));
	const wrong: string[] = [];
	if (ids.some((id) => !lost.includes(id))) wrong.push(`lost claims: ${lost.length} of ${ids.length}`);
	for (const [which, run] of Object.entries({ slow, quick }))
		if (run.status !== 'success')
			wrong.push(`the ${which} run ended as ${run.status}: ${String(run.error?.message)}`);
	// What the quick one could not end since its call took so long, e.g. longer than its token lived.
	await tables.endLease();
	const next = await client.runWorkflow(workflowId, TRIGGER, PATIENCE_MS);
	if (next.error) wrong.push(`the run after both failed: ${String(next.error.message)}`);
	return { documents, wrong, note: `${lost.length} of ${ids.length}` };
}

/** A person types a mark while a run has the row: first on a document that stays not ready, then on one that gets posted. */
export async function lateMarks(course: RaceCourse): Promise<Raced> {
	const { client, netSuite, line, tables, workflowId } = course;
	const account = netSuite.masterData.accounts.find(({ acctNumber }) => acctNumber === '54');
	if (!account) throw new Error('The demo company has no account 54');
	account.isInactive = true;
	const documents = line.add(1, 2);
	const key = documents[0]?.id ?? '';
	await client.runWorkflow(workflowId, TRIGGER, PATIENCE_MS);
	const rowsOf = async () => (await tables.rows(WORK)).filter((row) => row.key === key);
	const wrong: string[] = [];

	let runId = await startStandingStill(course);
	await tables.mark(key, 'retry');
	await client.untilStopped(runId, PATIENCE_MS);
	const kept = await rowsOf();
	// A Data Table, which has no unique key, may hold the mark in a row beside the document's own: the next run reads both as one.
	const marked = kept.filter(({ released }) => released === 'retry');
	if (marked.length !== 1 || kept.some(({ runId: by }) => by !== ''))
		wrong.push(
			`after a mark on a row that stays: ${JSON.stringify(kept.map(({ runId: by, released }) => ({ by, released })))}`,
		);

	await tables.mark(key, '');
	account.isInactive = false;
	runId = await startStandingStill(course);
	await tables.mark(key, 'retry');
	await client.untilStopped(runId, PATIENCE_MS);
	const left = (await rowsOf()).map(({ released }) => released);
	await client.runWorkflow(workflowId, TRIGGER, PATIENCE_MS);
	return {
		documents,
		wrong,
		note: `kept, then ${left.length === 0 ? 'ended with its row' : left.join(', ')}`,
	};
}

/** Starts a run and waits until it reads Concur's queue, where it gets no answer for a while. */
async function startStandingStill(
	course: Pick<RaceCourse, 'client' | 'concur' | 'workflowId'>,
): Promise<string> {
	const { faults } = course.concur;
	const before = faults.fired.length;
	// The check of the connection reads once before.
	faults.add({ kind: 'slow', method: 'GET', path: /\/transactions$/, skip: 1, delayMs: STILL_MS });
	const runId = await course.client.startWorkflow(course.workflowId, TRIGGER);
	await until(() => Promise.resolve(faults.fired.length > before));
	return runId;
}

async function until(happened: () => Promise<boolean>): Promise<void> {
	const latest = Date.now() + PATIENCE_MS;
	while (!(await happened())) {
		if (Date.now() > latest) throw new Error(`Nothing happened for ${PATIENCE_MS / 1000} s`);
		await new Promise((done) => setTimeout(done, 100));
	}
}
