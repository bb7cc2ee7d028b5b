import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INode,
	INodeExecutionData,
} from 'n8n-workflow';

import { NetSuiteApi } from '../../../../credentials/NetSuiteApi.credentials.ts';
import { NetSuite } from '../../../../nodes/NetSuite/NetSuite.node.ts';
import { useClock } from '../../../../nodes/shared/clock.ts';
import type { DocumentItem } from '../../../../nodes/shared/documentItem.ts';
import type { NetSuiteSandbox } from '../../../sandbox/netsuite/netSuiteSandbox.mts';
import { N8nCredential } from '../../credentials/n8nCalls.mts';

type Parameter = unknown | ((json: IDataObject) => unknown);

export interface NodeRun {
	resource?: string;
	operation: string;
	parameters?: Record<string, Parameter>;
	options?: IDataObject;
	items?: object[];
	continueOnFail?: boolean;
	signal?: AbortSignal;
	executionId?: string;
}

let executions = 0;
/** Every test is an execution of its own, or it would see what another one has remembered. */
export const newExecutionId = () => `execution-${(executions += 1)}`;

/**
 * The node in a run of its own: its execute(), n8n's own request code and HTTP client, and the real
 * credential, against the sandbox. Expressions are not resolved; a function stands for one.
 */
export class NetSuiteNode {
	readonly credential: N8nCredential;
	executionId = newExecutionId();
	private readonly node = new NetSuite();

	constructor(
		readonly sandbox: NetSuiteSandbox,
		changes: Record<string, unknown> = {},
	) {
		this.credential = new N8nCredential(new NetSuiteApi(), { ...sandbox.credential(), ...changes });
	}

	/** All that comes out, per output. */
	async run(run: NodeRun): Promise<INodeExecutionData[][]> {
		return await this.node.execute.call(this.context(run));
	}

	async documents(
		operation: 'validate' | 'post',
		items: object[],
		more: Partial<NodeRun> = {},
	): Promise<DocumentResult> {
		const outputs = await this.run({ operation, items, ...more });
		return new DocumentResult(outputs);
	}

	context(run: NodeRun): IExecuteFunctions {
		const items = run.items ?? [{}];
		const values: Record<string, Parameter> = {
			resource: run.resource ?? 'posting',
			operation: run.operation,
			options: run.options ?? {},
			...run.parameters,
		};
		const node: INode = {
			id: 'node',
			name: 'NetSuite',
			type: 'n8n-nodes-concur-netsuite.netSuite',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
			credentials: { netSuiteApi: { id: 'credential', name: 'NetSuite' } },
		};
		const context = {
			...this.shared(node, run.signal),
			getInputData: () => items.map((json): INodeExecutionData => ({ json: json as IDataObject })),
			getExecutionId: () => run.executionId ?? this.executionId,
			getExecutionCancelSignal: () => run.signal,
			continueOnFail: () => run.continueOnFail === true,
			getNodeParameter: (name: string, itemIndex: number, fallback?: unknown) => {
				const value = name in values ? values[name] : this.defaultOf(name, run.operation);
				if (typeof value === 'function') return (value as (json: unknown) => unknown)(items[itemIndex]);
				if (typeof value === 'string' && value.startsWith('='))
					throw new Error(`The test has to give ${name}: its default is an expression`);
				return value ?? fallback;
			},
		};
		return context as unknown as IExecuteFunctions;
	}

	/** As the editor calls when somebody opens a drop-down list. */
	loadOptions(): ILoadOptionsFunctions {
		const node: INode = {
			id: 'node',
			name: 'Node',
			type: 'n8n-nodes-concur-netsuite.concurToNetSuite',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
			credentials: { netSuiteApi: { id: 'credential', name: 'NetSuite' } },
		};
		return this.shared(node) as unknown as ILoadOptionsFunctions;
	}

	private shared(node: INode, signal?: AbortSignal) {
		return {
			getNode: () => node,
			getCredentials: async () =>
				await this.credential.store.getDecrypted({} as never, {} as never, 'netSuiteApi'),
			logger: { debug: () => {}, warn: () => {} },
			helpers: {
				httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
					await this.credential.call({ ...options, ...(signal && { abortSignal: signal }) }, [401]),
			},
		};
	}

	private defaultOf(name: string, operation: string): unknown {
		const fitting = this.node.description.properties.filter(
			(property) =>
				property.name === name && (property.displayOptions?.show?.operation?.includes(operation) ?? true),
		);
		return fitting[0]?.default;
	}
}

/** Documents by output, and each by its FIS id. */
export class DocumentResult {
	constructor(readonly outputs: INodeExecutionData[][]) {}

	at(output: number): DocumentItem[] {
		return (this.outputs[output] ?? []).map(({ json }) => json as unknown as DocumentItem);
	}

	get all(): DocumentItem[] {
		return this.outputs.flatMap((_, output) => this.at(output));
	}

	/** The one document of a run with one. */
	get only(): DocumentItem {
		const [document, ...others] = this.all;
		if (!document || others.length > 0) throw new Error(`${this.all.length} documents came out`);
		return document;
	}

	/** Output that the one document came out of. */
	get output(): number {
		return this.outputs.findIndex((items) => items.length > 0);
	}
}

/** A clock that waits in no time: waiting moves it on, and the sandbox's with it. `useClock()` ends it. */
export function quickClock(
	sandbox?: NetSuiteSandbox,
	alsoDo?: (milliseconds: number) => void,
): { waits: number[] } {
	let offset = 0;
	const waits: number[] = [];
	useClock({
		now: () => Date.now() + offset,
		wait: async (milliseconds, signal) => {
			if (signal?.aborted) return;
			waits.push(milliseconds);
			offset += milliseconds;
			sandbox?.clock.advance(milliseconds);
			alsoDo?.(milliseconds);
		},
	});
	return { waits };
}

export const codes = (document: DocumentItem) => document.problems.map(({ code }) => code);

export const POST_PATH = /\/record\/v1\/journalEntry$/;
export const QUERY_PATH = /\/suiteql$/;
