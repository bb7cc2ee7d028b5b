import type { INode } from 'n8n-workflow';
import { shippedWorkflow } from '../harness/shippedWorkflow.mts';

/** What a step of the workflow touches: what can go wrong in it follows from that. */
export type Touches = 'netSuite' | 'concur' | 'table' | 'nothing';

export interface Step {
	name: string;
	touches: Touches;
	/** Writes to a service: where it hurts most. */
	isWrite: boolean;
	/** Comes after the documents were read: faults before that only keep a run from doing anything. */
	isLate: boolean;
}

const WRITES = ['acknowledge', 'confirmPosting', 'post'];

/** The steps of the shipped workflow in the order of the file: whatever nodes it has today. */
export function readSteps(): Step[] {
	const { nodes, connections } = shippedWorkflow();
	const reading = nodes.find(({ parameters }) => parameters.operation === 'getMany');
	const late = new Set<string>(reading ? [reading.name] : []);
	// A set goes on through what is added to it meanwhile.
	for (const name of late)
		for (const { node } of (connections[name]?.main ?? []).flatMap((output) => output ?? [])) late.add(node);
	return nodes
		.filter(({ type, disabled }) => !/stickyNote|Trigger$/.test(type) && disabled !== true)
		.map((node) => ({
			name: node.name,
			touches: touches(node),
			isWrite: WRITES.includes(String(node.parameters.operation)),
			isLate: late.has(node.name),
		}));
}

function touches({ type }: INode): Touches {
	if (type.endsWith('.netSuite')) return 'netSuite';
	if (type.endsWith('.sapConcur')) return 'concur';
	return type.endsWith('.dataTable') ? 'table' : 'nothing';
}
