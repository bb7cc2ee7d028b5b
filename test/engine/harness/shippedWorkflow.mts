import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { WorkflowFile } from './engine.mts';

const FILE = join(resolve(import.meta.dirname, '../../..'), 'workflows/concur-to-netsuite.json');

/** The template as it is shipped, untouched. */
export function shippedWorkflow(): WorkflowFile {
	return JSON.parse(readFileSync(FILE, 'utf8')) as WorkflowFile;
}

/** What a person chooses after the import; accounts by account number. */
export interface Choices {
	payableAccounts: Record<string, string>;
	taxAccounts: Record<string, string>;
	subsidiary: string;
	/** As n8n's date picker writes it. */
	cutOver: string;
	/** Requests that NetSuite may get at a time. */
	maxParallelRequests?: number;
}

/** Choices that fit the demo company of the NetSuite sandbox. */
export const DEMO_CHOICES: Choices = {
	payableAccounts: { EMPL: '21010', IBCP: '21020', CBCP: '21030', COPD: '21040' },
	taxAccounts: { DEVAT: '13100', CAPMB: '13200', CAGST: '13300' },
	subsidiary: '1',
	cutOver: '2016-01-01T00:00:00',
};

/** The shipped workflow with nothing changed but what a person has to choose. */
export function chosenWorkflow(choices: Choices = DEMO_CHOICES): WorkflowFile {
	const workflow = shippedWorkflow();
	const account = (value: string) => ({ __rl: true, mode: 'number', value });
	const prepare = nodeNamed(workflow, 'Prepare Postings').parameters as Record<string, unknown> & {
		payableAccounts: { row: Array<{ payee: string; account: unknown }> };
	};
	for (const row of prepare.payableAccounts.row) {
		const number = choices.payableAccounts[row.payee];
		if (number === undefined)
			throw new Error(`Nothing was chosen for the payee ${row.payee} of the template`);
		row.account = account(number);
	}
	prepare.taxAccounts = {
		row: Object.entries(choices.taxAccounts).map(([taxAuthority, number]) => ({
			taxAuthority,
			taxCode: '',
			account: account(number),
		})),
	};
	prepare.subsidiary = { __rl: true, mode: 'id', value: choices.subsidiary };
	prepare.postDocumentsApprovedFrom = choices.cutOver;
	if (choices.maxParallelRequests !== undefined) {
		for (const name of ['Validate in NetSuite', 'Post to NetSuite']) {
			nodeNamed(workflow, name).parameters.options = { maxParallelRequests: choices.maxParallelRequests };
		}
	}
	return workflow;
}

export function nodeNamed(workflow: WorkflowFile, name: string): INode {
	const node = workflow.nodes.find((candidate) => candidate.name === name);
	if (!node) throw new Error(`The template has no node "${name}"`);
	return node;
}

/** Credential type that a node of ours asks for; undefined for the others. */
function credentialTypeOf({ type, parameters }: INode): string | undefined {
	if (type.endsWith('.sapConcur')) return 'sapConcurApi';
	if (type.endsWith('.netSuite')) return 'netSuiteApi';
	// For its drop-downs only.
	return type.endsWith('.concurToNetSuite') && parameters.operation === 'preparePosting'
		? 'netSuiteApi'
		: undefined;
}

/** The same workflow with credentials chosen in every node that asks for one: ids by credential type. */
export function withCredentials(workflow: WorkflowFile, ids: Record<string, string>): WorkflowFile {
	const nodes = workflow.nodes.map((node) => {
		const type = credentialTypeOf(node);
		const id = type && ids[type];
		return type && id ? { ...node, credentials: { [type]: { id, name: type } } } : node;
	});
	return { ...workflow, nodes };
}
