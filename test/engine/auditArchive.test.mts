import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataTableColumn, INode } from 'n8n-workflow';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chainOf, type Row } from '../unit/concurToNetSuite/auditRows.mts';
import { LOADING_TIMEOUT_MS, REPOSITORY, builtNodes } from './harness/builtNodes.mts';
import { Engine, type WorkflowFile } from './harness/engine.mts';
import { nodeNamed, shippedWorkflow } from './harness/shippedWorkflow.mts';
import { AUDIT_TABLE } from './harness/world.mts';

const ROWS = 12;
const VERIFY = 'Verify Audit Trail';
const STOP = 'Stop: The Audit Trail Is Broken';

let engine: Engine;
let rows: Row[];

beforeAll(async () => {
	await builtNodes();
}, LOADING_TIMEOUT_MS);

beforeEach(async () => {
	engine = await Engine.start();
	const { columns } = nodeNamed(shippedWorkflow(), 'Create Audit Table').parameters as {
		columns: { column: Array<Pick<DataTableColumn, 'name' | 'type'>> };
	};
	await engine.tables.create(AUDIT_TABLE, columns.column);
	rows = chainOf(ROWS);
	for (const row of rows) engine.tables.table(AUDIT_TABLE).put(row as never);
});

function archive(settings: Record<string, string> = {}): WorkflowFile {
	const file = join(REPOSITORY, 'workflows/concur-netsuite-audit-archive.json');
	const workflow = JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile;
	const { assignments } = nodeNamed(workflow, 'Archive Settings').parameters.assignments as {
		assignments: Array<{ name: string; value: string }>;
	};
	for (const assignment of assignments) assignment.value = settings[assignment.name] ?? assignment.value;
	return workflow;
}

/** The template, and behind its CSV file what an auditor does with it: reads it and verifies it again. */
function archiveAndReadBack(): WorkflowFile {
	const workflow = archive();
	const extract: INode = {
		id: 'extract',
		name: 'Read the File',
		type: 'n8n-nodes-base.extractFromFile',
		typeVersion: 1,
		position: [0, 0],
		parameters: { operation: 'csv', binaryPropertyName: 'data', options: {} },
	};
	const verify: INode = {
		...nodeNamed(workflow, VERIFY),
		id: 'verify',
		name: 'Verify the File',
		parameters: { operation: 'verifyAudit' },
	};
	workflow.nodes.push(extract, verify);
	workflow.connections['Convert to CSV'] = { main: [[{ node: extract.name, type: 'main', index: 0 }]] };
	workflow.connections[extract.name] = { main: [[{ node: verify.name, type: 'main', index: 0 }]] };
	return workflow;
}

const run = async (workflow: WorkflowFile) => await engine.run(workflow, { trigger: 'Run by Hand' });
const head = () => String(rows.at(-1)?.rowHash);

describe('the archive of the audit trail', () => {
	it('is a CSV file whose rows are proved by the same hashes', async () => {
		const execution = await run(archiveAndReadBack());
		expect(execution.error).toBeUndefined();
		expect(execution.output(VERIFY)).toMatchObject([{ intact: true, rows: ROWS, head: head() }]);
		const read = execution.output('Read the File');
		expect(read.map(({ sequence }) => sequence)).toEqual(rows.map(({ sequence }) => String(sequence)));
		// With the byte order mark that the file begins with.
		expect(read.map((row) => row['\uFEFFat'])).toEqual(rows.map(({ at }) => at));
		expect(execution.output('Verify the File')).toMatchObject([
			{ intact: true, rows: ROWS, head: head(), problems: [] },
		]);
	});

	it('keeps a mapping snapshot of any length whole', async () => {
		const [last] = chainOf(1, { sequence: ROWS, rowHash: head() });
		const { auditRowHash } = (await builtNodes()).module<{ auditRowHash(row: unknown): string }>(
			'nodes/ConcurToNetSuite/audit/canonicalRow',
		);
		const long: Row = { ...last, data: `[${'{"kind":"account"},'.repeat(9_000)}{}]` };
		long.rowHash = auditRowHash(long);
		engine.tables.table(AUDIT_TABLE).put(long as never);
		const execution = await run(archiveAndReadBack());
		expect(execution.error).toBeUndefined();
		expect(execution.output('Verify the File')).toMatchObject([{ intact: true, rows: ROWS + 1 }]);
	});

	it('is not made of a trail that somebody changed; the run fails and names the row', async () => {
		const changed = engine.tables.table(AUDIT_TABLE).rows[4];
		if (changed) changed.total = '999.00';
		const execution = await run(archive());
		expect(execution.status).toBe('error');
		expect(execution.error?.message).toContain('row 5 was changed after it was written');
		expect(execution.nodes).toContain(STOP);
		expect(execution.nodes).not.toContain('Convert to CSV');
	});

	it('shows rows that were cut off, against the head of a summary', async () => {
		const expected = head();
		engine.tables.table(AUDIT_TABLE).rows.splice(-2);
		expect((await run(archive())).status).toBe('success');
		const execution = await run(archive({ expectedHead: expected }));
		expect(execution.error?.message).toContain('cut off after row 10');
	});

	it('goes on after rows that were archived and deleted', async () => {
		const last = String(rows[4]?.rowHash);
		engine.tables.table(AUDIT_TABLE).rows.splice(0, 5);
		expect((await run(archive())).error?.message).toContain('rows 1 to 5 are missing');
		const execution = await run(archive({ startsAfter: last, expectedHead: head() }));
		expect(execution.error).toBeUndefined();
		expect(execution.output(VERIFY)).toMatchObject([{ intact: true, firstSequence: 6, lastSequence: 12 }]);
	});

	it('makes no file of an empty table', async () => {
		engine.tables.table(AUDIT_TABLE).rows.splice(0);
		const execution = await run(archive());
		expect([execution.status, execution.output(VERIFY)[0]?.rows]).toEqual(['success', 0]);
		expect(execution.output('Convert to CSV')).toEqual([]);
	});

	it('goes nowhere until somebody chooses where', () => {
		const workflow = archive();
		for (const name of ['Write to Disk', 'E-mail the Archive']) {
			expect(nodeNamed(workflow, name).disabled, name).toBe(true);
		}
	});
});
