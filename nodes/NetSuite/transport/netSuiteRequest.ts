import type { AxiosError } from 'axios';
import {
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	UserError,
} from 'n8n-workflow';

export const CREDENTIAL_TYPE = 'netSuiteApi';

export type NetSuiteContext = IExecuteFunctions | ILoadOptionsFunctions;

export interface NetSuiteRequest {
	method: 'GET' | 'POST' | 'DELETE';
	/**
	 * Below the account's host, e.g. `/services/rest/record/v1/journalEntry`. The credential sets the host.
	 */
	path: string;
	query?: Readonly<Record<string, string>>;
	headers?: Readonly<Record<string, string>>;
	/** JSON text, so that amounts go out digit for digit. */
	body?: string;
}

/**
 * Why no answer came. `signIn`: there is no token, with cause and cure in the text.  `unreachable`: no
 * connection.  Of these two it is certain that nothing was sent.  `lost`: time-out, reset or stop; NetSuite
 * may have done what was asked.
 */
export interface NoAnswer {
	kind: 'signIn' | 'unreachable' | 'lost';
	text: string;
}

/** What came back. Bodies stay text. `statusCode` 0 means that no answer came. */
export interface NetSuiteAnswer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: string;
	noAnswer?: NoAnswer;
}

/**
 * One call, whatever becomes of it: it never throws. n8n renews the token on 401 and sends once more by
 * itself, so a 401 that arrives here is the second one (n8n.md, A2). Redirects are not followed, because n8n
 * would turn a POST into a GET.
 */
export async function callNetSuite(
	context: NetSuiteContext,
	request: NetSuiteRequest,
	timeoutMs: number,
): Promise<NetSuiteAnswer> {
	const options: IHttpRequestOptions = {
		method: request.method,
		url: withQuery(request.path, request.query),
		headers: { accept: 'application/json', ...request.headers },
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
		timeout: timeoutMs,
		...(request.body !== undefined && { body: request.body }),
	};
	try {
		const answer: unknown = await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL_TYPE,
			options,
		);
		return readAnswer(answer);
	} catch (thrown) {
		return readThrown(thrown);
	}
}

/** The query goes into the URL: how n8n writes `qs` depends on further options. */
function withQuery(path: string, query: NetSuiteRequest['query']): string {
	const text = new URLSearchParams(query).toString();
	return text ? `${path}?${text}` : path;
}

function readAnswer(answer: unknown): NetSuiteAnswer {
	const { statusCode, headers, body } = answer as Partial<IN8nHttpFullResponse>;
	return { statusCode: statusCode ?? 0, headers: { ...headers }, body: asText(body) };
}

/** Codes of connections that were never made. */
const NO_CONNECTION = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * n8n wraps what its HTTP client or the credential threw; the status and the body are in the cause (n8n.md,
 * section B).
 */
function readThrown(thrown: unknown): NetSuiteAnswer {
	const error = thrown as Partial<Error>;
	const cause = (error.cause ?? error) as Partial<AxiosError>;
	if (cause.response) {
		return {
			statusCode: cause.response.status,
			headers: { ...cause.response.headers },
			body: asText(cause.response.data),
		};
	}
	const { code, message = error.message ?? 'unknown reason' } = cause;
	const text = code && !message.includes(code) ? `${message} (${code})` : message;
	const kind = cause instanceof UserError ? 'signIn' : NO_CONNECTION.has(code ?? '') ? 'unreachable' : 'lost';
	return { statusCode: 0, headers: {}, body: '', noAnswer: { kind, text } };
}

function asText(body: unknown): string {
	if (typeof body === 'string') return body;
	return body === undefined || body === null ? '' : JSON.stringify(body);
}
