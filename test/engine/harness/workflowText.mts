import type { IConnections, INode } from 'n8n-workflow';
import type { WorkflowFile } from './engine.mts';

export type NodeDraft = Partial<INode> & Pick<INode, 'name' | 'type'>;
/** From, to, and where they differ from 0: output of the one, input of the other. */
export type Edge = [from: string, to: string, output?: number, input?: number];

/** A small workflow for a test: nodes in a row, connected as told. */
export function workflowOf(drafts: NodeDraft[], edges: Edge[]): WorkflowFile {
	const nodes = drafts.map((draft, index): INode => ({
		id: `node-${index}`,
		typeVersion: 1,
		position: [index * 200, 0],
		parameters: {},
		...draft,
	}));
	const connections: IConnections = {};
	for (const [from, to, output = 0, input = 0] of edges) {
		const outputs = ((connections[from] ??= {}).main ??= []);
		while (outputs.length <= output) outputs.push([]);
		outputs[output]?.push({ node: to, type: 'main', index: input });
	}
	return { name: 'Test', nodes, connections, settings: { executionOrder: 'v1' } };
}

export const manualTrigger: NodeDraft = { name: 'Start', type: 'n8n-nodes-base.manualTrigger' };

export function dataTableNode(
	name: string,
	parameters: INode['parameters'],
	more: Partial<INode> = {},
): NodeDraft {
	return { name, type: 'n8n-nodes-base.dataTable', typeVersion: 1.1, parameters, ...more };
}

/** A node that puts out these items whatever comes in. */
export function itemsNode(name: string, items: object[]): NodeDraft[] {
	const rows = {
		name: `${name} (List)`,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		executeOnce: true,
	} as const;
	return [
		{ ...rows, parameters: { mode: 'raw', jsonOutput: JSON.stringify({ items }), options: {} } },
		{ name, type: 'n8n-nodes-base.splitOut', parameters: { fieldToSplitOut: 'items', options: {} } },
	];
}
