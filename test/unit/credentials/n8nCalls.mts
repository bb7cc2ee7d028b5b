import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type {
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INode,
	IRequestOptions,
	Workflow,
} from 'n8n-workflow';

import { CredentialStore } from '../../engine/harness/credentialStore.mts';

// n8n-core writes its settings on loading; not into the home of whoever runs the tests.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'credentials-test-'));
process.env.N8N_ENCRYPTION_KEY ??= 'key-of-the-unit-tests';

const require = createRequire(import.meta.url);
require('reflect-metadata');
const { Container } = require('@n8n/di') as { Container: { get<T>(type: new (...args: never[]) => T): T } };
const { OutboundHttp } = require('@n8n/backend-network') as {
	OutboundHttp: new () => { requests(): { request: IHttpRequestHelper['helpers']['httpRequest'] } };
};
const { httpRequestWithAuthentication } =
	require('n8n-core/dist/execution-engine/node-execution-context/utils/request-helpers/authentication.js') as {
		httpRequestWithAuthentication: WithAuthentication;
	};

type WithAuthentication = (
	this: object,
	type: string,
	options: IHttpRequestOptions,
	workflow: Workflow,
	node: INode,
	additionalData: object,
	additionalOptions?: { preAuthenticationRetryStatusCode?: number[] } & Partial<IRequestOptions>,
) => Promise<IN8nHttpFullResponse>;

/** n8n's own HTTP client. */
export const n8nHttp: IHttpRequestHelper = {
	helpers: { httpRequest: async (options) => await Container.get(OutboundHttp).requests().request(options) },
};

/** A credential in n8n's own life cycle: its request code, its HTTP client, and a store with its rules. */
export class N8nCredential {
	readonly store: CredentialStore;
	private readonly node: INode;

	constructor(
		private readonly type: ICredentialType,
		data: object,
	) {
		this.store = new CredentialStore(() => type);
		this.store.save(type.name, data);
		this.node = {
			id: 'node',
			name: 'Node',
			type: 'test.node',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
			credentials: { [type.name]: this.store.reference(type.name) },
		};
	}

	get stored(): Record<string, unknown> {
		return this.store.read(this.type.name);
	}

	get renewals(): number {
		return this.store.renewals.get(this.type.name) ?? 0;
	}

	/** As a node calls: with the whole answer, statuses other than 401 and 403 not thrown. */
	async call(options: Partial<IHttpRequestOptions>, retryOn = [401, 403]): Promise<IN8nHttpFullResponse> {
		const context = {
			...n8nHttp,
			getCredentials: async () =>
				await this.store.getDecrypted({} as never, this.store.reference(this.type.name), this.type.name),
			getNode: () => this.node,
			logger: { warn: () => {} },
		};
		return await httpRequestWithAuthentication.call(
			context,
			this.type.name,
			{
				url: '/',
				returnFullResponse: true,
				ignoreHttpStatusErrors: { ignore: true, except: retryOn },
				...options,
			},
			{} as Workflow,
			this.node,
			{ credentialsHelper: this.store },
			{ preAuthenticationRetryStatusCode: retryOn },
		);
	}
}
