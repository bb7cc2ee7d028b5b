import {
	type INode,
	type INodeProperties,
	type INodePropertyOptions,
	NodeHelpers,
	Workflow,
} from 'n8n-workflow';
import { describe, expect, it } from 'vitest';

import { SapConcur } from '../../../nodes/SapConcur/SapConcur.node.ts';
import { ConcurNode } from './concurNode.mts';
import { startConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';

const nodeType = new SapConcur();
const { description } = nodeType;

function outputsOf(parameters: INode['parameters'], onError?: INode['onError']) {
	const node: INode = {
		id: '1',
		name: 'SAP Concur',
		type: 'sapConcur',
		typeVersion: 1,
		position: [0, 0],
		parameters,
		onError,
	};
	const nodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const known = workflow.getNode('SAP Concur') ?? expect.fail();
	return NodeHelpers.getNodeOutputs(workflow, known, description).map((output) =>
		typeof output === 'string' ? { type: output } : output,
	);
}

const operationsOf = (resource: string) =>
	description.properties.filter(
		({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.includes(resource),
	);

describe('the node in n8n', () => {
	it('names the outputs of Acknowledge and Get Many and has one for everything else', () => {
		expect(outputsOf({ resource: 'financialDocument', operation: 'acknowledge' })).toEqual([
			{ type: 'main', displayName: 'Acknowledged' },
			{ type: 'main', displayName: 'Not Acknowledged' },
		]);
		expect(outputsOf({ operation: 'acknowledge' })).toHaveLength(2);
		// The operation that a new node is set to.
		expect(outputsOf({})).toEqual([
			{ type: 'main', displayName: 'Documents' },
			{ type: 'main', displayName: 'No Documents' },
		]);
		for (const operation of ['get', 'confirmPosting', 'confirmPayment', 'markAsPostedElsewhere']) {
			expect(outputsOf({ resource: 'financialDocument', operation })).toEqual([{ type: 'main' }]);
		}
		expect(outputsOf({ resource: 'customApiCall', operation: 'send' })).toEqual([{ type: 'main' }]);
	});

	it('names the outputs of Find Orphans', () => {
		expect(
			outputsOf({ resource: 'financialDocument', operation: 'findOrphans' }).map(
				({ displayName }) => displayName,
			),
		).toEqual(['Orphans', 'In Order', 'Summary']);
	});

	it('gets the error output after its own', () => {
		const outputs = outputsOf(
			{ resource: 'financialDocument', operation: 'acknowledge' },
			'continueErrorOutput',
		);
		expect(outputs.map(({ displayName }) => displayName)).toEqual([
			'Acknowledged',
			'Not Acknowledged',
			'Error',
		]);
	});

	it('leaves no place where n8n would add a second Custom API Call', () => {
		// The rule of n8n's load-nodes-and-credentials.js: only the latest version of a node, told by strict equality.
		const isLatestVersion =
			description.defaultVersion === undefined ||
			(description.defaultVersion as unknown) === description.version;
		expect(isLatestVersion).toBe(false);
		const resources = description.properties.find(({ name }) => name === 'resource')
			?.options as INodePropertyOptions[];
		expect(resources.at(-1)?.name).toBe('Custom API Call');
		expect(resources.filter(({ name }) => name === 'Custom API Call')).toHaveLength(1);
	});

	it('runs every operation that it offers, and refuses any other', async () => {
		const sandbox = await startConcurSandbox();
		try {
			const node = new ConcurNode(sandbox);
			const offered = (
				description.properties.find(({ name }) => name === 'resource')?.options as INodePropertyOptions[]
			).flatMap(({ value: resource }) =>
				operationsOf(String(resource)).flatMap(({ options }) =>
					(options as INodePropertyOptions[]).map(({ value }) => [resource, value]),
				),
			);
			expect(offered).toHaveLength(9);
			for (const [resource, operation] of offered) {
				await expect(
					node.run({
						parameters: { resource, operation, fiDocumentId: '', documentId: '', postingDate: '' },
						continueOnFail: true,
					}),
				).resolves.toBeDefined();
			}
			for (const [resource, operation] of [
				['financialDocument', '__CUSTOM_API_CALL__'],
				['financialDocument', 'toString'],
				['constructor', 'name'],
			]) {
				await expect(node.run({ parameters: { resource, operation } })).rejects.toThrow(/does not exist/);
			}
		} finally {
			await sandbox.close();
		}
	});

	it('has a default, a description and an action wherever n8n shows one', () => {
		const walk = (properties: INodeProperties[]): INodeProperties[] =>
			properties.flatMap((property) => [
				property,
				...walk(
					((property.options ?? []) as INodeProperties[]).flatMap((option) =>
						'values' in option ? (option.values as INodeProperties[]) : 'type' in option ? [option] : [],
					),
				),
			]);
		for (const property of walk(description.properties)) {
			expect(property.default, property.name).toBeDefined();
			if (property.type === 'string') expect(property.placeholder, property.name).toMatch(/^e\.g\. /);
		}
		for (const { options } of description.properties.filter(({ name }) => name === 'operation')) {
			for (const option of options as INodePropertyOptions[]) {
				expect(option.action).toBeTruthy();
				expect(option.description).toBeTruthy();
			}
		}
	});

	it('defaults to reading documents under the agreed names', () => {
		const find = (name: string, operation: string) =>
			description.properties.find(
				(property) => property.name === name && property.displayOptions?.show?.operation?.includes(operation),
			);
		expect(operationsOf('financialDocument')[0]?.default).toBe('getMany');
		expect(find('documentTypes', 'getMany')).toMatchObject({ type: 'multiOptions', default: ['expense'] });
		expect(find('returnAll', 'getMany')?.default).toBe(false);
		expect(find('limit', 'getMany')?.default).toBe(50);
		for (const operation of [
			'getMany',
			'get',
			'acknowledge',
			'confirmPosting',
			'confirmPayment',
			'markAsPostedElsewhere',
			'findOrphans',
		]) {
			expect(find('systemId', operation)?.default).toBe('NETSUITE');
		}
		expect(description.credentials).toEqual([{ name: 'sapConcurApi', required: true }]);
		expect(description.usableAsTool).toBe(true);
	});
});
