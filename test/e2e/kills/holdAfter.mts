import type { INode } from 'n8n-workflow';
import type { WorkflowFile } from '../../engine/harness/engine.mts';
import { nodeNamed } from '../../engine/harness/shippedWorkflow.mts';

const HOLD = 'Hold Here';

/** A copy of the workflow that stands still as soon as the node has ended: what runs next is a call that is never answered. */
export function holdAfter(workflow: WorkflowFile, name: string, url: string): WorkflowFile {
	const copy = structuredClone(workflow);
	// A step that finds nothing would not lead anywhere.
	nodeNamed(copy, name).alwaysOutputData = true;
	const hold: INode = {
		id: '5d0cbd5f-4a0d-4a70-8a08-55c5f7bd91aa',
		name: HOLD,
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		// Of several followers n8n runs the uppermost first.
		position: [0, -5_000],
		executeOnce: true,
		parameters: { method: 'GET', url, options: { timeout: 600_000 } },
	};
	copy.nodes.push(hold);
	const outputs = copy.connections[name]?.main ?? [[]];
	// What follows stays connected: n8n looks at it when it decides which merge may go on with what it has.
	copy.connections[name] = {
		main: outputs.map((followers) => [{ node: HOLD, type: 'main', index: 0 }, ...(followers ?? [])]),
	};
	return { ...copy, name: `${workflow.name}: held after ${name}` };
}

/** Nodes that do something, in the order of the file. */
export function stepsOf({ nodes }: WorkflowFile): string[] {
	return nodes
		.filter(({ type, disabled }) => !disabled && !type.endsWith('.stickyNote'))
		.map(({ name }) => name);
}
