import { beforeAll, describe, expect, it } from 'vitest';
import type { INode, INodeProperties } from 'n8n-workflow';
import { builtNodes, LOADING_TIMEOUT_MS, n8nWorkflow, type BuiltNodes } from './harness/builtNodes.mts';
import { chosenWorkflow, shippedWorkflow } from './harness/shippedWorkflow.mts';

const OWN = 'n8n-nodes-concur-netsuite.';
const TABLES = ['concur_netsuite_work', 'concur_netsuite_audit', 'concur_netsuite_mapping'];

const workflow = shippedWorkflow();
const text = JSON.stringify(workflow);
let built: BuiltNodes;
beforeAll(async () => {
	built = await builtNodes();
}, LOADING_TIMEOUT_MS);

describe('the shipped workflow', () => {
	it('carries nothing of the instance it was made in', () => {
		expect(workflow.nodes.filter(({ credentials }) => credentials)).toEqual([]);
		expect(workflow).not.toHaveProperty('pinData');
		expect(workflow).not.toHaveProperty('id');
		expect(text).not.toContain('cachedResultName');
		for (const { dataTableId } of workflow.nodes.map(({ parameters }) => parameters)) {
			if (dataTableId)
				expect(dataTableId).toEqual({
					__rl: true,
					mode: 'name',
					value: expect.toSatisfy((name) => TABLES.includes(name as string)),
				});
		}
		expect(workflow.nodes.filter(({ webhookId }) => webhookId)).toEqual([]);
	});

	it('never tries a node again by itself and has no time limit', () => {
		expect(workflow.nodes.filter(({ retryOnFail }) => retryOnFail)).toEqual([]);
		expect(workflow.settings).toMatchObject({ executionOrder: 'v1', saveDataSuccessExecution: 'all' });
		expect(workflow.settings).not.toHaveProperty('executionTimeout');
	});

	it('goes on after a failure only where nothing was written yet', () => {
		const forgiving = workflow.nodes
			.filter(({ onError }) => onError && onError !== 'stopWorkflow')
			.map(({ name, onError }) => [name, onError]);
		expect(Object.fromEntries(forgiving)).toEqual({
			'Create Work Table': 'continueRegularOutput',
			'Create Audit Table': 'continueRegularOutput',
			'Create Mapping Table': 'continueRegularOutput',
			'Get Documents': 'continueErrorOutput',
			'Prepare Postings': 'continueErrorOutput',
			'Validate in NetSuite': 'continueErrorOutput',
		});
	});

	it('has nodes with names and ids of their own, and every connection leads to one', () => {
		const names = workflow.nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(workflow.nodes.map(({ id }) => id)).size).toBe(names.length);
		const targets = Object.values(workflow.connections).flatMap(({ main }) =>
			(main ?? []).flatMap((output) => output ?? []),
		);
		for (const name of [...Object.keys(workflow.connections), ...targets.map(({ node }) => node)])
			expect(names).toContain(name);
		// Everything but triggers and notes can be reached.
		const reached = new Set(targets.map(({ node }) => node));
		const unreached = workflow.nodes.filter(
			({ name, type }) => !reached.has(name) && !/stickyNote$|Trigger$/.test(type),
		);
		expect(unreached.map(({ name }) => name)).toEqual([]);
	});

	it('speaks to nodes by names that exist', () => {
		const spokenTo = [...text.matchAll(/\$\('([^']+)'\)/g)].map(([, name]) => name);
		expect(spokenTo.length).toBeGreaterThan(10);
		for (const name of spokenTo) expect(workflow.nodes.map((node) => node.name)).toContain(name);
	});

	it('gives our nodes only parameters and choices that they have', () => {
		for (const node of workflow.nodes.filter(({ type }) => type.startsWith(OWN))) {
			const { description } = built.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
			const shown = description.properties.filter((property) =>
				n8nWorkflow.NodeHelpers.displayParameter(node.parameters, property, node, description),
			);
			expect(unknownParameters(node, shown), node.name).toEqual([]);
		}
	});

	it('asks for the accounts, the subsidiary and the cut-over date, and for nothing else', () => {
		const missing = (nodes: INode[]) =>
			nodes.flatMap((node) => {
				const { description } = built.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
				const issues = n8nWorkflow.NodeHelpers.getNodeParametersIssues(
					description.properties,
					node,
					description,
				);
				return Object.keys(issues?.parameters ?? {}).map((parameter) => `${node.name}: ${parameter}`);
			});
		expect(missing(workflow.nodes)).toEqual(['Prepare Postings: postDocumentsApprovedFrom']);
		expect(missing(chosenWorkflow().nodes)).toEqual([]);
	});

	it('leaves the mail switched off', () => {
		expect(workflow.nodes.filter(({ disabled }) => disabled).map(({ name }) => name)).toEqual([
			'E-mail the Summary',
		]);
	});
});

/** Parameters of the node, inner ones too, that no property describes; and values that are none of the options. */
function unknownParameters(node: INode, properties: INodeProperties[]): string[] {
	const visit = (values: Record<string, unknown>, known: INodeProperties[], path: string): string[] =>
		Object.entries(values).flatMap(([name, value]) => {
			const all = known.filter((property) => property.name === name);
			const at = `${path}${name}`;
			if (all.length === 0) return [at];
			const choices = all.flatMap((property) =>
				property.type === 'options' ? (property.options ?? []) : [],
			);
			if (choices.length > 0 && !choices.some((choice) => 'value' in choice && choice.value === value))
				return [`${at}=${String(value)}`];
			return all.flatMap((property) => visitInner(property, value, `${at}.`));
		});
	const visitInner = (property: INodeProperties, value: unknown, path: string): string[] => {
		if (typeof value !== 'object' || value === null) return [];
		if (property.type === 'collection')
			return visit(value as Record<string, unknown>, (property.options ?? []) as INodeProperties[], path);
		if (property.type !== 'fixedCollection') return [];
		return Object.entries(value).flatMap(([group, rows]) => {
			const option = (property.options ?? []).find((candidate) => candidate.name === group);
			if (!option || !('values' in option)) return [`${path}${group}`];
			return [rows]
				.flat()
				.flatMap((row) => visit(row as Record<string, unknown>, option.values, `${path}${group}.`));
		});
	};
	return visit(node.parameters as Record<string, unknown>, properties, '');
}
