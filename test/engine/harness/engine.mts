import type {
	IConnections,
	INode,
	IRun,
	IRunExecutionData,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import { builtNodes, core, n8nWorkflow } from './builtNodes.mts';
import { CredentialStore } from './credentialStore.mts';
import { DataTables } from './dataTables.mts';
import { Execution } from './execution.mts';

/** A workflow as it stands in a template file. */
export interface WorkflowFile {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: Record<string, unknown>;
}

export interface RunOptions {
	/** Name of the trigger node to start from; the only trigger when not given. */
	trigger?: string;
	/** Items that the trigger gives; one empty item when not given. */
	items?: Array<Record<string, unknown>>;
	timezone?: string;
	/** Called after each node, to change the world in the middle of a run. */
	afterNode?: (node: string) => void | Promise<void>;
	/** A failed execution that is tried again from the node that failed, with the workflow as it is now (n8n's "Retry"). */
	retryOf?: Execution;
	/** Changes what the engine hands to this run: its doors to the outside. */
	adapt?: (data: IWorkflowExecuteAdditionalData) => void;
	/** Called with what stops the run, as the Stop button does. */
	onStart?: (stop: () => void) => void;
}

/** Never twice in a process, as in one n8n: the nodes keep what they have read by execution. */
let lastExecutionId = 0;

/** n8n's engine with a credential store and Data Tables of its own: what one n8n instance keeps between runs. */
export class Engine {
	readonly tables = new DataTables();

	private constructor(
		private readonly nodes: Awaited<ReturnType<typeof builtNodes>>,
		readonly credentials: CredentialStore,
	) {}

	static async start(): Promise<Engine> {
		const nodes = await builtNodes();
		return new Engine(nodes, new CredentialStore(nodes.credentialType));
	}

	/** Runs the workflow to its end, whether it succeeds or fails. */
	async run(file: WorkflowFile, options: RunOptions = {}): Promise<Execution> {
		const executionId = String(++lastExecutionId);
		const workflow = new n8nWorkflow.Workflow({
			id: 'workflow-of-the-tests',
			name: file.name,
			nodes: file.nodes.map((node) => this.withCredentials(node)),
			connections: file.connections,
			active: false,
			nodeTypes: this.nodes.nodeTypes,
			settings: { executionOrder: 'v1', timezone: options.timezone ?? 'UTC', ...file.settings },
		});
		const start = startNode(workflow, options.trigger);
		const items = (options.items ?? [{}]).map((json) => ({ json: json as never }));
		const execution = options.retryOf
			? toRetry(options.retryOf)
			: n8nWorkflow.createRunExecutionData({
					executionData: { nodeExecutionStack: [{ node: start, data: { main: [items] }, source: null }] },
				});
		const additionalData = this.additionalData(executionId, file, options);
		options.adapt?.(additionalData);
		const running = new core.WorkflowExecute(additionalData, 'manual', execution).processRunExecutionData(
			workflow,
		);
		options.onStart?.(() => running.cancel());
		const run: IRun = await running;
		return new Execution(executionId, run.status, run.data, {
			startedAt: run.startedAt.toISOString(),
			stoppedAt: run.stoppedAt?.toISOString(),
		});
	}

	/** Every node that can use a credential which the test has saved gets it, as a person would choose it. */
	private withCredentials(node: INode): INode {
		const wanted =
			this.nodes.nodeTypes.getByNameAndVersion(node.type, node.typeVersion).description.credentials ?? [];
		const chosen = wanted.filter(({ name }) => this.credentials.types.includes(name));
		if (chosen.length === 0) return node;
		return {
			...node,
			credentials: Object.fromEntries(chosen.map(({ name }) => [name, this.credentials.reference(name)])),
		};
	}

	private additionalData(
		executionId: string,
		file: WorkflowFile,
		options: RunOptions,
	): IWorkflowExecuteAdditionalData {
		const hooks = new core.ExecutionLifecycleHooks('manual', executionId, file as unknown as IWorkflowBase);
		const { afterNode } = options;
		if (afterNode) hooks.addHandler('nodeExecuteAfter', async (node: string) => await afterNode(node));
		const unsupported = async (): Promise<never> => {
			throw new Error('The engine harness does not do this');
		};
		return {
			hooks,
			executionId,
			credentialsHelper: this.credentials,
			'data-table': { dataTableProxyProvider: this.tables.proxyProvider },
			dataTableProjectId: 'project-of-the-tests',
			currentNodeParameters: undefined,
			currentNodeExecutionIndex: 0,
			variables: {},
			...Object.fromEntries(URL_KEYS.map((key) => [key, 'http://n8n.invalid/'])),
			setExecutionStatus: () => {},
			sendDataToUI: () => {},
			logAiEvent: () => {},
			executeWorkflow: unsupported,
			getRunExecutionData: unsupported,
			getRuntimeCredential: unsupported,
			startRunnerTask: unsupported,
		} as unknown as IWorkflowExecuteAdditionalData;
	}
}

/** Addresses that expressions may show; nothing listens there. */
const URL_KEYS = [
	'restApiUrl',
	'instanceBaseUrl',
	'formBaseUrl',
	'formWaitingBaseUrl',
	'formTestBaseUrl',
	'webhookBaseUrl',
	'webhookWaitingBaseUrl',
	'webhookTestBaseUrl',
	'mcpBaseUrl',
	'mcpTestBaseUrl',
];

/** As `execution.service.js` of n8n makes it: without the error and the run of the node that failed. */
function toRetry({ data }: Execution): IRunExecutionData {
	const copy = structuredClone(data) as IRunExecutionData;
	delete copy.resultData.error;
	const last = copy.resultData.lastNodeExecuted;
	if (last !== undefined) copy.resultData.runData[last]?.pop();
	return copy;
}

function startNode(workflow: Workflow, trigger: string | undefined): INode {
	const node = trigger ? workflow.getNode(trigger) : workflow.getStartNode();
	if (!node) throw new Error(`The workflow has no node ${trigger ?? 'to start from'}`);
	return node;
}
