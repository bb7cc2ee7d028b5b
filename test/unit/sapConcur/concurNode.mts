import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
} from 'n8n-workflow';

import { SapConcurApi } from '../../../credentials/SapConcurApi.credentials.ts';
import { SapConcur } from '../../../nodes/SapConcur/SapConcur.node.ts';
import type { DocumentItem } from '../../../nodes/shared/documentItem.ts';
import { useClock } from '../../../nodes/shared/clock.ts';
import type { ConcurSandbox } from '../../sandbox/concur/concurSandbox.mts';
import { N8nCredential } from '../credentials/n8nCalls.mts';

export const EXECUTION_ID = '4711';
export const SYSTEM_ID = 'NETSUITE-TEST';

type Parameter = unknown | ((json: IDataObject) => unknown);

export interface NodeRun {
	parameters: Record<string, Parameter>;
	items?: Array<IDataObject | DocumentItem>;
	continueOnFail?: boolean;
	signal?: AbortSignal;
	executionId?: string;
}

/** What a run gave: items per output, and the errors' way out. */
export interface NodeResult {
	outputs: INodeExecutionData[][];
	/** Items of the first output as documents. */
	documents: DocumentItem[];
	document(fiDocumentId: string): DocumentItem & Record<string, unknown>;
}

/**
 * The node in a run of its own: real parameters' defaults, n8n's own request code and the real credential, against the sandbox.
 * Expressions are not resolved; a function stands for one.
 */
export class ConcurNode {
	readonly credential: N8nCredential;
	readonly warnings: string[] = [];
	private readonly node = new SapConcur();

	constructor(sandbox: ConcurSandbox, changes: Record<string, unknown> = {}) {
		this.credential = new N8nCredential(new SapConcurApi(), { ...sandbox.credential(), ...changes });
	}

	async run(run: NodeRun): Promise<NodeResult> {
		const outputs = await this.node.execute.call(this.context(run));
		const all = outputs.flat().map(({ json }) => json);
		return {
			outputs,
			documents: (outputs[0] ?? []).map(({ json }) => json as unknown as DocumentItem),
			document(fiDocumentId) {
				const found = all.filter((json) => json.fiDocumentId === fiDocumentId);
				if (found.length !== 1 || !found[0]) throw new Error(`${found.length} items for ${fiDocumentId}`);
				return found[0] as never;
			},
		};
	}

	private context({
		parameters,
		items = [{}],
		continueOnFail = false,
		signal,
		executionId = EXECUTION_ID,
	}: NodeRun): IExecuteFunctions {
		const values: Record<string, Parameter> = {
			resource: 'financialDocument',
			systemId: SYSTEM_ID,
			...parameters,
		};
		const node: INode = {
			id: 'node',
			name: 'SAP Concur',
			type: 'n8n-nodes-concur-netsuite.sapConcur',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		};
		const defaultOf = (name: string) => {
			const fitting = this.node.description.properties.filter(
				(property) =>
					property.name === name &&
					Object.entries(property.displayOptions?.show ?? {}).every(
						([key, shown]) => key === 'method' || shown?.includes(values[key] as never),
					),
			);
			return fitting[0]?.default;
		};
		const context = {
			getInputData: () => items.map((json): INodeExecutionData => ({ json: json as unknown as IDataObject })),
			getNode: () => node,
			getExecutionId: () => executionId,
			getExecutionCancelSignal: () => signal,
			continueOnFail: () => continueOnFail,
			getCredentials: async () =>
				await this.credential.store.getDecrypted({} as never, {} as never, 'sapConcurApi'),
			getNodeParameter: (name: string, itemIndex: number, fallback?: unknown) => {
				const value = name in values ? values[name] : defaultOf(name);
				if (typeof value === 'function') return (value as (json: unknown) => unknown)(items[itemIndex]);
				if (typeof value === 'string' && value.startsWith('='))
					throw new Error(`The test has to give ${name}: its default is an expression`);
				return value ?? fallback;
			},
			logger: { debug: () => {}, warn: (text: string) => void this.warnings.push(text) },
			helpers: {
				httpRequestWithAuthentication: async (
					_type: string,
					options: IHttpRequestOptions,
					more: { preAuthenticationRetryStatusCode: number[] },
				) =>
					await this.credential.call(
						{ ...options, ...(signal && { abortSignal: signal }) },
						more.preAuthenticationRetryStatusCode,
					),
			},
		};
		return context as unknown as IExecuteFunctions;
	}
}

/** A clock that waits in no time: waiting moves it on, and the sandbox's clock with it. `useClock()` ends it. */
export function quickClock(sandbox?: ConcurSandbox) {
	let offset = 0;
	const waits: number[] = [];
	useClock({
		now: () => Date.now() + offset,
		wait: async (milliseconds, signal) => {
			if (signal?.aborted) return;
			waits.push(milliseconds);
			offset += milliseconds;
			sandbox?.clock.advance(milliseconds);
		},
	});
	return { waits };
}

const FIS = '/financialintegration/fi/v4/companies/transactiontypes';

export const paths = {
	queue: (docType = 'expense') => `${FIS}/${docType}/transactions`,
	acknowledge: (docType = 'expense') => `${FIS}/${docType}/transactions/acknowledgements`,
	confirm: (docType = 'expense') => `${FIS}/${docType}/transactions/postingconfirmations`,
	pay: `${FIS}/expense/transactions/paymentconfirmations`,
};

export const isAcknowledgement = /\/acknowledgements$/;
export const isConfirmation = /\/postingconfirmations$/;
export const isPayment = /\/paymentconfirmations$/;
export const isRead = /\/transactions$/;

/** A minimal report, different by its id. */
export function report(reportId: string) {
	return {
		employee: { employeeId: 'E1' },
		report: {
			reportId,
			reportNumber: reportId.slice(-6),
			employeeCurrencyAlphaCode: 'USD',
			totalApprovedAmount: 10,
			revisionNumber: '1',
		},
		expenseEntry: [],
		cashAdvanceApplication: [],
	};
}

/** Adds `count` READY reports with ids `<prefix>0001...`. */
export function addReports(sandbox: ConcurSandbox, count: number, prefix = 'REPORT') {
	return Array.from({ length: count }, (_, index) =>
		sandbox.documents.add('expense', report(`${prefix}${String(index + 1).padStart(4, '0')}`)),
	);
}
