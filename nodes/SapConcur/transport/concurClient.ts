import type { IDataObject, IExecuteFunctions, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import { z } from 'zod';
import { clock } from '../../shared/clock';
import { RetryGate } from '../../shared/retryGate';
import { replyOfThrown } from './callFailure';
import { type ConcurReply, headerText, readReply, replyWithout } from './concurReply';

export const CREDENTIAL_TYPE = 'sapConcurApi';

export interface ConcurCall {
	method: IHttpRequestMethods;
	/** Starts with `/`; the credential adds the company's data center. */
	path: string;
	query?: IDataObject;
	/** JSON text. */
	body?: string;
	headers?: IDataObject;
}

/** The one way to Concur of one node execution: all calls pass one gate. Neither function throws. */
export interface ConcurClient {
	/**
	 * A call without effects: 429 and 503 are waited out, what `isTemporary` says is tried again a few times.
	 */
	read(call: ConcurCall, isTemporary?: (reply: ConcurReply) => boolean): Promise<ConcurReply>;
	/**
	 * A call with effects, sent once: only 429 ("not processed") is waited out. `mayStart` is asked before each
	 * start; when it says no, or the run was stopped, the reply is a failure `stopped`.
	 */
	write(call: ConcurCall, mayStart?: () => boolean): Promise<ConcurReply>;
	/** Waits before try number `attempt` + 1 (1 s, 2 s, 4 s, jittered); ends early when the run is stopped. */
	backOff(attempt: number): Promise<void>;
}

/**
 * Services should answer within 60 s (concur.md, section 13); a slow page of large documents gets twice that.
 */
const TIMEOUT_MS = 120_000;
const MAX_PARALLEL = 3;
export const MAX_TRIES = 4;
const FIRST_BACKOFF_MS = 1_000;
/** Long enough for another worker to store the token it has just fetched. */
const TOKEN_PAUSE_MS = 3_000;

export function concurClient(context: IExecuteFunctions): ConcurClient {
	const signal = context.getExecutionCancelSignal();
	const gate = new RetryGate({ maxParallel: MAX_PARALLEL, maxWaitMs: maxWaitMs(context), signal });
	const send = async (call: ConcurCall) => await sendOnceSignedIn(context, call, signal);

	const backOff = async (attempt: number) =>
		await clock.wait(FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (0.75 + 0.5 * Math.random()), signal);

	return {
		async read(call, isTemporary = isTemporaryReply) {
			for (let attempt = 1; ; attempt++) {
				const reply = (await gate.run(async () => await send(call))) ?? notSent();
				if (attempt >= MAX_TRIES || signal?.aborted || !isTemporary(reply)) return reply;
				await backOff(attempt);
			}
		},
		async write(call, mayStart) {
			const isBlocked = (reply: ConcurReply) => reply.statusCode === 429;
			return (await gate.run(async () => await send(call), isBlocked, mayStart)) ?? notSent();
		},
		backOff,
	};
}

/** Default of the option, and what an option that is no number of seconds comes to. */
export const DEFAULT_MAX_WAIT_S = 300;

const maxWaitOption = z.object({ maxWait: z.coerce.number().positive().finite() });

/** The option Max Wait of the operation; operations without options wait as long as is usual. */
function maxWaitMs(context: IExecuteFunctions): number {
	const options = maxWaitOption.safeParse(context.getNodeParameter('options', 0, {}));
	return (options.success ? options.data.maxWait : DEFAULT_MAX_WAIT_S) * 1_000;
}

/**
 * Network trouble, 5xx, and a 200 that is not JSON (a proxy's page, a cut-off body).
 * 429 and 503 are not here: the gate has already waited for them as long as it may.
 */
export function isTemporaryReply(reply: ConcurReply): boolean {
	if (reply.failure) return reply.failure.temporary;
	if (reply.statusCode >= 500) return reply.statusCode !== 503;
	return reply.statusCode === 200 && reply.body === undefined;
}

function notSent(): ConcurReply {
	return replyWithout({
		kind: 'stopped',
		cause: 'the run was stopped or its time was over before the call',
		cure: 'Start a new run',
		temporary: false,
		refreshTokenDead: false,
	});
}

async function sendOnceSignedIn(
	context: IExecuteFunctions,
	call: ConcurCall,
	signal?: AbortSignal,
): Promise<ConcurReply> {
	const reply = await send(context, call);
	if (!reply.failure?.refreshTokenDead || signal?.aborted) return reply;
	await clock.wait(TOKEN_PAUSE_MS, signal);
	return await send(context, call);
}

async function send(context: IExecuteFunctions, call: ConcurCall): Promise<ConcurReply> {
	const options: IHttpRequestOptions = {
		url: call.path,
		method: call.method,
		qs: call.query,
		headers: {
			Accept: 'application/json',
			...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
			...call.headers,
		},
		body: call.body,
		encoding: 'text',
		returnFullResponse: true,
		// 401 and 403 stay exceptions, so that n8n signs in anew and asks once more (n8n.md, B).
		ignoreHttpStatusErrors: { ignore: true, except: [401, 403] },
		timeout: TIMEOUT_MS,
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
	};
	try {
		const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL_TYPE,
			options,
			{
				preAuthenticationRetryStatusCode: [401, 403],
			},
		);
		return logged(context, call, readReply(response));
	} catch (error) {
		return logged(context, call, replyOfThrown(error));
	}
}

/**
 * Ids and statuses only, never payloads. `x-api-warn` and `sunset` announce the end of an endpoint
 * (concur.md, section 13).
 */
function logged(context: IExecuteFunctions, call: ConcurCall, reply: ConcurReply): ConcurReply {
	const facts = { status: reply.statusCode, correlationId: reply.correlationId };
	context.logger.debug(`SAP Concur ${call.method} ${call.path}`, facts);
	const warning = headerText(reply.headers, 'x-api-warn');
	const sunset = headerText(reply.headers, 'sunset');
	if (warning || sunset) context.logger.warn(`SAP Concur retires ${call.path}: ${warning} ${sunset}`, facts);
	return reply;
}
