import { setTimeout as delay } from 'node:timers/promises';

import type { SandboxRequest, SandboxResponse } from '../../http/exchange.mts';
import type { TokenEndpoint } from '../auth/tokenEndpoint.mts';
import { TOKEN_PATH } from '../auth/tokenEndpoint.mts';
import type { Company, Features } from '../company/company.mts';
import type { NetSuiteModes } from '../modes.mts';
import type { Role } from '../role.mts';
import type { SuiteQlEndpoint } from '../suiteql/suiteQlEndpoint.mts';
import type { ConcurrencyGate } from './concurrencyGate.mts';
import {
	ERROR_CONTENT_TYPE,
	NetSuiteError,
	errorAnswer,
	errorBody,
	invalidParameter,
	invalidRequest,
	notFound,
} from './errors.mts';
import { isWritable, recordTypeOf, type ReadableType, type WritableType } from './fieldCatalogue.mts';
import { catalogEntry, catalogList } from './metadataCatalog.mts';
import type { RecordReads } from './recordReads.mts';
import type { RecordWrites } from './recordWrites.mts';

export const RECORD_PATH = '/services/rest/record/v1';
export const SUITEQL_PATH = '/services/rest/query/v1/suiteql';
const LOGIN_TEXT =
	'Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at Setup > Users/Roles > View Login Audit Trail.';
/** Two creates overlap at least so long in the mode that lets both pass. */
const OVERLAP_MS = 100;

const QUERY_PARAMETERS = new Set([
	'fields',
	'expandSubResources',
	'expand',
	'simpleEnumFormat',
	'replace',
	'replaceSelectedFields',
	'limit',
	'offset',
	'q',
	'select',
]);

const FEATURE_OF_TYPE: Partial<Record<ReadableType | WritableType, keyof Features>> = {
	department: 'departments',
	classification: 'classes',
	location: 'locations',
	subsidiary: 'oneWorld',
	currency: 'multiCurrency',
	accountingPeriod: 'accountingPeriods',
	expenseReport: 'expenseReports',
	expenseCategory: 'expenseReports',
	job: 'projects',
	intercompanyJournalEntry: 'oneWorld',
};

export interface RouterParts {
	accountId: string;
	company: Company;
	role: Role;
	modes: NetSuiteModes;
	tokens: TokenEndpoint;
	gate: ConcurrencyGate;
	reads: RecordReads;
	writes: RecordWrites;
	suiteQl: SuiteQlEndpoint;
	urlOf: (type: string) => string;
}

/** Every call of the account: token endpoint, then bearer check, concurrency gate, latency, and the service asked for. */
export class Router {
	constructor(private readonly parts: RouterParts) {}

	async handle(request: SandboxRequest): Promise<SandboxResponse> {
		const { tokens, gate, modes } = this.parts;
		if (request.path === TOKEN_PATH) {
			await pause(modes.latencyMs);
			return await tokens.handle(request);
		}
		if (!this.isLoggedIn(request)) return this.loginFailure();
		if (!gate.enter()) return this.blocked();
		try {
			return await this.serve(request);
		} catch (error) {
			if (error instanceof NetSuiteError) return errorAnswer(error, modes.errorLanguage);
			throw error;
		} finally {
			gate.leave();
		}
	}

	private async serve(request: SandboxRequest): Promise<SandboxResponse> {
		const { modes, writes } = this.parts;
		const isCreate = request.method === 'POST' && request.path.startsWith(RECORD_PATH);
		const bothMayPass = isCreate && modes.concurrentCreates === 'bothSucceed';
		if (bothMayPass) {
			const takenOnArrival = writes.takenOnArrival(request);
			await pause(Math.max(modes.latencyMs, OVERLAP_MS));
			return this.dispatch(request, takenOnArrival);
		}
		// The latency is the time of the whole call: what the sandbox itself takes is part of it.
		const answerAt = performance.now() + modes.latencyMs;
		try {
			return this.dispatch(request, undefined);
		} finally {
			await pause(Math.max(0, answerAt - performance.now()));
		}
	}

	private dispatch(request: SandboxRequest, takenOnArrival: boolean | undefined): SandboxResponse {
		if (request.path === SUITEQL_PATH) return this.parts.suiteQl.handle(request);
		if (!request.path.startsWith(`${RECORD_PATH}/`)) throw notFound();
		if (/respond-async|batch-processing/i.test(request.headers['prefer'] ?? '')) {
			throw invalidRequest('The sandbox answers record calls only synchronously, one at a time.', {
				header: 'Prefer',
			});
		}
		for (const name of request.query.keys()) {
			if (!QUERY_PARAMETERS.has(name)) throw invalidParameter(`Unknown query parameter: ${name}`, name);
		}
		const [typeName = '', key, ...operation] = request.path
			.slice(RECORD_PATH.length + 1)
			.split('/')
			.map(decoded);
		if (isOrderTransform(request, typeName, operation))
			return this.parts.writes.transformOrder(key ?? '', request, takenOnArrival);
		if (operation.length > 0)
			throw invalidRequest(`The sandbox does not know this operation: ${request.path}`, {
				url: request.path,
			});
		if (typeName === 'metadata-catalog') return this.catalog(request, key);
		return this.record(request, this.typeOf(typeName), key, takenOnArrival);
	}

	private record(
		request: SandboxRequest,
		type: WritableType | ReadableType,
		key: string | undefined,
		takenOnArrival: boolean | undefined,
	): SandboxResponse {
		const { reads, writes } = this.parts;
		const { method } = request;
		if (method === 'GET')
			return key === undefined ? reads.list(type, request) : reads.get(type, key, request);
		if (!isWritable(type)) throw invalidRequest(`The sandbox does not write ${type}.`, { url: request.path });
		if (method === 'POST' && key === undefined) return writes.create(type, request, takenOnArrival);
		if (method === 'PATCH' && key !== undefined) return writes.patch(type, key, request);
		if (method === 'PUT' && key !== undefined) return writes.put(type, key, request);
		if (method === 'DELETE' && key !== undefined) return writes.delete(type, key);
		throw new NetSuiteError(405, 'INVALID_REQUEST', { text: `The method ${method} is not allowed here.` });
	}

	private catalog({ method, query }: SandboxRequest, name: string | undefined): SandboxResponse {
		const { company, role, urlOf } = this.parts;
		if (method !== 'GET')
			throw new NetSuiteError(405, 'INVALID_REQUEST', { text: `The method ${method} is not allowed here.` });
		return name === undefined
			? catalogList(role, query.get('select'), urlOf)
			: catalogEntry(company, role, name);
	}

	private typeOf(name: string): WritableType | ReadableType {
		const type = recordTypeOf(name);
		const feature = type && FEATURE_OF_TYPE[type];
		if (!type || (feature && !this.parts.company.features[feature])) {
			throw new NetSuiteError(
				404,
				'NONEXISTENT_ID',
				{ text: `Record type '${name}' does not exist.` },
				{ url: name },
			);
		}
		return type;
	}

	private isLoggedIn({ headers }: SandboxRequest): boolean {
		const { tokens, role } = this.parts;
		const token = /^Bearer (\S+)$/.exec(headers['authorization'] ?? '')?.[1];
		return token !== undefined && tokens.accepts(token) && role.restWebServices;
	}

	private loginFailure(): SandboxResponse {
		return {
			status: 401,
			headers: {
				'content-type': ERROR_CONTENT_TYPE,
				'www-authenticate': `Bearer realm="${this.parts.accountId}", error="invalid_token", error_description="Invalid login attempt."`,
			},
			body: errorBody(401, 'INVALID_LOGIN', LOGIN_TEXT),
		};
	}

	private blocked(): SandboxResponse {
		const { modes } = this.parts;
		const error = new NetSuiteError(429, 'CONCURRENCY_LIMIT_EXCEEDED', { key: 'concurrency', values: [] });
		return errorAnswer(
			error,
			modes.errorLanguage,
			modes.retryAfter === undefined ? {} : { 'retry-after': modes.retryAfter },
		);
	}
}

/** `POST /purchaseOrder/{id}/!transform/vendorBill`, the one transform that the sandbox makes. */
function isOrderTransform({ method }: SandboxRequest, typeName: string, operation: string[]): boolean {
	const [verb, target] = operation;
	return (
		method === 'POST' &&
		operation.length === 2 &&
		recordTypeOf(typeName) === 'purchaseOrder' &&
		verb === '!transform' &&
		target !== undefined &&
		recordTypeOf(target) === 'vendorBill'
	);
}

async function pause(ms: number): Promise<void> {
	if (ms > 0) await delay(ms);
}

function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		throw invalidRequest(`Malformed URL: ${segment}`, { url: segment });
	}
}
