import { z } from 'zod';
import { parseJson } from '../../shared/losslessJson';
import type { GateAnswer } from '../../shared/retryGate';
import { withoutSecrets } from '../../shared/withoutSecrets';

/**
 * Why a call brought no usable answer. `access`: 401 or 403, also after a new sign-in: certainly not
 * processed. `signIn`: no token could be had. `network`: no answer. `stopped`: not sent at all, because the
 * run was stopped or its time is over.
 */
export interface CallFailure {
	kind: 'access' | 'signIn' | 'network' | 'stopped';
	/** One sentence without its period. */
	cause: string;
	cure: string;
	/** Worth another try within the same run. */
	temporary: boolean;
	/** The stored refresh token is dead (code 108): another worker may just have stored a newer one. */
	refreshTokenDead: boolean;
}

/** What came of one HTTP call to Concur; calls never throw. */
export interface ConcurReply extends GateAnswer {
	/** HTTP status; 0 when no answer came. */
	statusCode: number;
	headers: Record<string, unknown>;
	/** The parsed JSON, long numbers kept as text; undefined when the body is empty or not JSON. */
	body: unknown;
	text: string;
	/** Concur's id of the call, for its support (concur.md, section 13). */
	correlationId: string;
	failure?: CallFailure;
}

const fullResponse = z.object({
	statusCode: z.coerce.number().int().catch(0),
	headers: z.record(z.unknown()).catch({}),
	body: z.unknown(),
});

/** Reads n8n's full response, whose body was asked for as text. */
export function readReply(response: unknown): ConcurReply {
	const { statusCode, headers, body } = fullResponse.parse(response);
	const named = lowerCaseNames(headers);
	const text = typeof body === 'string' ? body : '';
	return {
		statusCode,
		headers: named,
		body: parsed(text),
		text,
		correlationId: headerText(named, 'concur-correlationid'),
	};
}

export function replyWithout(failure: CallFailure): ConcurReply {
	return { statusCode: 0, headers: {}, body: undefined, text: '', correlationId: '', failure };
}

export function headerText(headers: Record<string, unknown>, name: string): string {
	const value = headers[name];
	return typeof value === 'string' ? value : '';
}

const LONGEST_ANSWER = 300;

const errorShapes = z.object({
	message: z.string().optional().catch(undefined),
	errorMessage: z.string().optional().catch(undefined),
	error_description: z.string().optional().catch(undefined),
	Message: z.string().optional().catch(undefined),
	error: z
		.union([z.string(), z.object({ message: z.string() })])
		.optional()
		.catch(undefined),
});

/**
 * What Concur said, in one line: the error shapes of all its API families (concur.md, section 13), else the
 * start of the text.
 */
export function answerText(reply: ConcurReply): string {
	if (reply.failure && reply.text === '') return reply.failure.cause;
	const status = `HTTP ${reply.statusCode}`;
	const shapes = errorShapes.safeParse(reply.body);
	const {
		message,
		errorMessage,
		error_description: description,
		Message,
		error,
	} = shapes.success ? shapes.data : {};
	const said =
		message ?? errorMessage ?? description ?? Message ?? (typeof error === 'string' ? error : error?.message);
	if (said) return `${status}: ${oneLine(said)}`;
	if (reply.text === '') return `${status} without a body`;
	if (/^\s*</.test(reply.text)) return `${status} with a web page instead of data`;
	return reply.body === undefined
		? `${status} with an answer that is cut off or not JSON`
		: `${status}: ${oneLine(reply.text)}`;
}

function oneLine(text: string): string {
	const line = withoutSecrets(text).replace(/\s+/g, ' ').trim();
	return line.length > LONGEST_ANSWER ? `${line.slice(0, LONGEST_ANSWER)}...` : line;
}

function parsed(text: string): unknown {
	if (text.trim() === '') return undefined;
	try {
		return parseJson(text);
	} catch {
		// Not JSON is an outcome here, not an exception: `text` keeps what came.
		return undefined;
	}
}

function lowerCaseNames(headers: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
