import {
	startConcurSandbox,
	type ConcurSandbox,
	type ConcurSandboxOptions,
} from '../sandbox/concur/concurSandbox.mts';
import {
	startNetSuiteSandbox,
	type NetSuiteSandbox,
	type NetSuiteSandboxOptions,
} from '../sandbox/netsuite/netSuiteSandbox.mts';
import type { Execution, Json } from '../engine/harness/execution.mts';
import type { WorkflowFile } from '../engine/harness/engine.mts';
import { chosenWorkflow, withCredentials } from '../engine/harness/shippedWorkflow.mts';
import { startN8n, type N8nServer, type N8nServerOptions } from './n8nServer.mts';

export interface StageOptions {
	n8n?: N8nServerOptions;
	concur?: ConcurSandboxOptions;
	netSuite?: NetSuiteSandboxOptions;
	/** The workflow as a person has set it up (default: the choices that fit the demo company). */
	workflow?: WorkflowFile;
}

/** The real n8n between both simulated services, with the shipped workflow imported and set up. */
export interface Stage {
	n8n: N8nServer;
	concur: ConcurSandbox;
	netSuite: NetSuiteSandbox;
	workflowId: string;
	/** Runs the workflow by hand to its end. */
	run(timeoutMs?: number): Promise<Execution>;
	rows(table: string): Promise<Json[]>;
	close(): Promise<void>;
}

export const TRIGGER = 'Run by Hand';

export async function startStage(options: StageOptions = {}): Promise<Stage> {
	const [n8n, concur, netSuite] = await Promise.all([
		startN8n(options.n8n),
		startConcurSandbox(options.concur),
		startNetSuiteSandbox(options.netSuite),
	]);
	const { client } = n8n;
	const workflow = withCredentials(options.workflow ?? chosenWorkflow(), {
		sapConcurApi: await client.createCredential('SAP Concur (sandbox)', 'sapConcurApi', concur.credential()),
		netSuiteApi: await client.createCredential('NetSuite (sandbox)', 'netSuiteApi', netSuite.credential()),
	});
	const workflowId = await client.createWorkflow(workflow);
	return {
		n8n,
		concur,
		netSuite,
		workflowId,
		run: async (timeoutMs) => await client.runWorkflow(workflowId, TRIGGER, timeoutMs),
		rows: async (table) => await client.dataTableRows(table),
		close: async () => {
			await n8n.stop();
			await Promise.all([concur.close(), netSuite.close()]);
		},
	};
}
