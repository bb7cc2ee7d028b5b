import type { INode } from 'n8n-workflow';
import type { WorkflowFile } from '../../engine/harness/engine.mts';
import { statementOf, type Statement } from './statement.mts';
import { tablesOf, type Tables } from './tables.mts';
import { CLAIM_LOST, FIRST_STEPS, STOP_NAME, STOP_TEXT, TABLES_NOTE, WORKFLOW_NAME } from './texts.mts';

const DATA_TABLE = 'n8n-nodes-base.dataTable';
const POSTGRES = 'n8n-nodes-base.postgres';
/** First version whose parameters and results behave as the statements need. */
const POSTGRES_VERSION = 2.6;

/**
 * The workflow with PostgreSQL tables in place of the Data Tables. Each Data Table node becomes a Postgres node of the same name; the
 * nodes that create tables go away, the one that lists them checks that they exist; a document whose claim was not written goes
 * no further. Throws on anything that it does not know how to turn.
 */
export function postgresVariant(shipped: WorkflowFile): WorkflowFile {
	const workflow = structuredClone(shipped);
	const creators = workflow.nodes.filter(
		(node) => isDataTable(node) && node.parameters.operation === 'create',
	);
	const tables = tablesOf(creators);
	for (const { name } of creators) bypass(workflow, name);
	const claimers = claimersOf(workflow);
	workflow.nodes = workflow.nodes.map((node) =>
		isDataTable(node) ? turned(node, tables, claimers.includes(node.name)) : node,
	);
	for (const claimer of claimers) stopLostClaims(workflow, claimer);
	tellAboutTables(workflow);
	return { ...workflow, name: WORKFLOW_NAME };
}

const isDataTable = ({ type }: INode): boolean => type === DATA_TABLE;

function turned(node: INode, tables: Tables, claims: boolean): INode {
	const isList = node.parameters.resource === 'table' && node.parameters.operation === 'list';
	return {
		...postgresNode(node, isList ? existing(tables) : statementOf(node, tables, claims)),
		// A node without items would end the run in silence, before the check.
		...(isList ? { alwaysOutputData: true } : {}),
	};
}

function postgresNode(node: INode, { query, values }: Statement): INode {
	const replacement = values.length > 0 ? { queryReplacement: `={{ [${values.join(', ')}] }}` } : {};
	return {
		...node,
		type: POSTGRES,
		typeVersion: POSTGRES_VERSION,
		parameters: {
			operation: 'executeQuery',
			query,
			options: { ...replacement, largeNumbersOutput: 'numbers' },
		},
	};
}

/** The tables that are there and that the credential's user may write to. */
function existing(tables: Tables): Statement {
	const names = [...tables.keys()].map((name) => `'${name}'`).join(', ');
	return {
		query: `SELECT name FROM unnest(ARRAY[${names}]) AS name WHERE to_regclass(name) IS NOT NULL AND has_table_privilege(to_regclass(name)::oid, CASE WHEN name LIKE '%mapping' THEN 'SELECT' ELSE 'INSERT' END)`,
		values: [],
	};
}

/** Nodes that write what a Merge waits for before documents go on: without the claim, no acknowledgement. */
function claimersOf({ nodes, connections }: WorkflowFile): string[] {
	const waiting = nodes.filter(
		({ type, parameters }) => type.endsWith('.merge') && parameters.mode === 'chooseBranch',
	);
	const claimers = nodes.filter(
		(node) =>
			isDataTable(node) &&
			node.parameters.operation === 'insert' &&
			waiting.some(({ name }) => targets(connections, node.name).includes(name)),
	);
	if (claimers.length !== 1)
		throw new Error(`The workflow has ${claimers.length} nodes that write claims, not one`);
	return claimers.map(({ name }) => name);
}

/** A document goes on only if its claim came back as written; else it counts as unfinished. */
function stopLostClaims(workflow: WorkflowFile, claimer: string): void {
	const [merge = ''] = targets(workflow.connections, claimer);
	const after = workflow.connections[merge];
	const outcomes = nodeOf(workflow, 'All Outcomes');
	const inputs = Number(outcomes.parameters.numberInputs);
	if (!Number.isInteger(inputs)) throw new Error('"All Outcomes" does not say how many inputs it has');
	outcomes.parameters.numberInputs = inputs + 1;
	const [x = 0, y = 0] = nodeOf(workflow, merge).position;
	const check: INode = {
		id: 'c1a1d5a0-5f0c-4a53-9a6e-0f6f4a2c7b01',
		name: 'Claim Written?',
		type: 'n8n-nodes-base.if',
		typeVersion: 2.2,
		position: [x + 144, y],
		parameters: {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
				combinator: 'and',
				conditions: [
					{
						id: 'c1a1d5a0-5f0c-4a53-9a6e-0f6f4a2c7b02',
						leftValue: `={{ $('${claimer}').all().some((row) => row.json.key === $json.fiDocumentId && row.json.runId === $execution.id) }}`,
						rightValue: '',
						operator: { type: 'boolean', operation: 'true', singleValue: true },
					},
				],
			},
			options: {},
		},
	};
	const lost: INode = {
		id: 'c1a1d5a0-5f0c-4a53-9a6e-0f6f4a2c7b03',
		name: 'Claimed by Another Run',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		position: [x + 144, y + 400],
		parameters: {
			mode: 'manual',
			duplicateItem: false,
			assignments: {
				assignments: Object.entries({ status: 'unfinished', ...CLAIM_LOST }).map(([name, value], index) => ({
					id: `c1a1d5a0-5f0c-4a53-9a6e-0f6f4a2c7b1${index}`,
					name,
					value,
					type: 'string',
				})),
			},
			includeOtherFields: true,
			include: 'all',
			options: {},
		},
	};
	workflow.nodes.push(check, lost);
	const to = (node: string, index = 0) => [{ node, type: 'main' as const, index }];
	workflow.connections[merge] = { main: [to(check.name)] };
	workflow.connections[check.name] = { main: [after?.main?.[0] ?? [], to(lost.name)] };
	workflow.connections[lost.name] = { main: [to(outcomes.name, inputs)] };
}

function tellAboutTables(workflow: WorkflowFile): void {
	const stop = nodeOf(workflow, 'Stop: Rename the Other Table');
	rename(workflow, stop.name, STOP_NAME);
	stop.parameters.errorMessage = STOP_TEXT;
	nodeOf(workflow, '2 Tables').parameters.content = TABLES_NOTE;
	for (const { type, parameters } of workflow.nodes) {
		if (!type.endsWith('.stickyNote')) continue;
		parameters.content = String(parameters.content)
			.replaceAll('Data Tables', 'PostgreSQL tables')
			.replaceAll('Data Table', 'PostgreSQL table')
			.replace(/Edit it under \*Data tables\*/g, 'Edit it with any tool for PostgreSQL');
	}
	const readMe = nodeOf(workflow, 'Read Me').parameters;
	const [title = '', ...rest] = String(readMe.content).split(/(?=^### )/m);
	readMe.content = [title, FIRST_STEPS, '\n', ...rest].join('');
	readMe.height = Number(readMe.height) + 300;
}

function rename(workflow: WorkflowFile, from: string, to: string): void {
	nodeOf(workflow, from).name = to;
	for (const { main = [] } of Object.values(workflow.connections))
		for (const target of main.flatMap((targetsOfOutput) => targetsOfOutput ?? []))
			if (target.node === from) target.node = to;
}

/** Takes a node out: what led to it leads to where it led. */
function bypass(workflow: WorkflowFile, name: string): void {
	const next = workflow.connections[name]?.main?.[0] ?? [];
	workflow.nodes = workflow.nodes.filter((node) => node.name !== name);
	delete workflow.connections[name];
	for (const { main = [] } of Object.values(workflow.connections))
		main.forEach((output, index) => {
			main[index] = (output ?? []).flatMap((target) => (target.node === name ? next : [target]));
		});
}

const targets = (connections: WorkflowFile['connections'], name: string): string[] =>
	(connections[name]?.main ?? []).flatMap((output) => output ?? []).map(({ node }) => node);

function nodeOf({ nodes }: WorkflowFile, name: string): INode {
	const node = nodes.find((candidate) => candidate.name === name);
	if (!node) throw new Error(`The workflow has no node "${name}", which its PostgreSQL form changes`);
	return node;
}
