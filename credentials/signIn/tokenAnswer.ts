import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { z } from 'zod';
import { transportFailure } from './transportFailure';

export type HttpRequest = IHttpRequestHelper['helpers']['httpRequest'];

const answerSchema = z.object({
	statusCode: z.number(),
	headers: z.record(z.unknown()).catch({}),
	body: z.unknown(),
});

/** An answer of a token endpoint; `body` is its JSON, or undefined when it is none (a proxy's HTML page). */
export interface TokenEndpointAnswer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** A token that can stand in a header and that n8n does not take for an expression when it reads the credential back. */
export const tokenText = z.string().regex(/^[!-<>-~][!-~]*$/);

/** Longest time a token endpoint is given; Concur asks for 60 s (concur.md, section 13). */
const TIMEOUT_MS = 60_000;

export interface TokenPost {
	service: string;
	origin: string;
	path: string;
	form: Record<string, string>;
	agentOptions?: IHttpRequestOptions['agentOptions'];
}

/**
 * Posts a form to a token endpoint and hands back any answer. The body is a text, so that it goes with a Content-Length and
 * not in chunks, which Concur does not take (concur.md, section 2). Redirects are not followed: the form holds secrets.
 * Throws a UserError with cause and cure when there is no answer.
 */
export async function postForm(httpRequest: HttpRequest, post: TokenPost): Promise<TokenEndpointAnswer> {
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: `${post.origin}${post.path}`,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
		body: new URLSearchParams(post.form).toString(),
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
		timeout: TIMEOUT_MS,
		...(post.agentOptions ? { agentOptions: post.agentOptions } : {}),
	};
	let raw: unknown;
	try {
		raw = await httpRequest(options);
	} catch (error) {
		throw transportFailure(error, post.service, post.origin);
	}
	const answer = answerSchema.catch({ statusCode: 0, headers: {}, body: undefined }).parse(raw);
	return { statusCode: answer.statusCode, headers: answer.headers, body: parsed(answer.body) };
}

function parsed(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
