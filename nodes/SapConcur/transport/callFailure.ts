import { z } from 'zod';
import { concurSignInCode, isRefreshTokenDead } from '../../../credentials/concur/signInFailure';
import { answerText, type ConcurReply, readReply, replyWithout } from './concurReply';

const thrown = z.object({
	message: z.string().catch(''),
	cause: z
		.object({
			message: z.string().catch(''),
			isAxiosError: z.boolean().optional().catch(undefined),
			code: z.string().optional().catch(undefined),
			extra: z
				.object({ statusCode: z.number().optional().catch(undefined) })
				.optional()
				.catch(undefined),
			response: z
				.object({ status: z.number(), headers: z.unknown(), data: z.unknown() })
				.optional()
				.catch(undefined),
		})
		.optional()
		.catch(undefined),
});

/** System codes in words: n8n replaces a whole message that contains one of its known codes (n8n.md, B). */
const NETWORK_WORDS: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'the connection was refused',
	ECONNRESET: 'the connection was cut',
	EPIPE: 'the connection was cut',
	ECONNABORTED: 'there was no answer in time',
	ETIMEDOUT: 'there was no answer in time',
	ENOTFOUND: 'the host name does not exist',
	EAI_AGAIN: 'the host name could not be looked up',
	ERR_CANCELED: 'the run was stopped',
};

/**
 * Turns what `httpRequestWithAuthentication` threw into a reply. It throws a NodeApiError whose `cause` is
 * the axios error of the call, or the error of the sign-in (n8n.md, B; section 0, trap 5: a NodeApiError
 * cannot be given another text).
 */
export function replyOfThrown(error: unknown): ConcurReply {
	const read = thrown.safeParse(error);
	const { message, cause } = read.success ? read.data : { message: String(error), cause: undefined };
	if (cause?.response) return withoutAccess(readResponse(cause.response));
	if (cause?.isAxiosError) return replyWithout(networkFailure(cause.code ?? ''));
	return replyWithout(signInFailure(error, cause?.message || message, cause?.extra?.statusCode));
}

function readResponse(response: { status: number; headers?: unknown; data?: unknown }): ConcurReply {
	const headers = z.record(z.unknown()).safeParse({ ...(response.headers ?? {}) });
	const body = typeof response.data === 'string' ? response.data : JSON.stringify(response.data ?? '');
	return readReply({ statusCode: response.status, headers: headers.success ? headers.data : {}, body });
}

/**
 * 401 and 403 are the statuses that are thrown, and only after n8n has signed in anew and asked again
 * (n8n.md, A2).
 */
function withoutAccess(reply: ConcurReply): ConcurReply {
	if (reply.statusCode !== 401 && reply.statusCode !== 403) return reply;
	return {
		...reply,
		failure: {
			kind: 'access',
			cause: `SAP Concur refused access (${answerText(reply)})`,
			cure:
				'Check that the app has the scope FISVC, that Financial Integration is switched on for the company, and that the ' +
				'credential is a company sign-in; then test the credential',
			temporary: false,
			refreshTokenDead: false,
		},
	};
}

function networkFailure(code: string): ConcurReply['failure'] & object {
	return {
		kind: code === 'ERR_CANCELED' ? 'stopped' : 'network',
		cause: `SAP Concur could not be reached: ${NETWORK_WORDS[code] ?? 'the connection failed'}`,
		cure: 'Nothing to do in an outage of SAP Concur: the next run goes on. Else check network, DNS and proxy of the n8n server',
		temporary: code !== 'ERR_CANCELED',
		refreshTokenDead: false,
	};
}

/** Sign-in errors carry cause and cure in one text (credentials/signIn/signInProblem.ts). */
function signInFailure(
	error: unknown,
	text: string,
	statusCode: number | undefined,
): ConcurReply['failure'] & object {
	const [, cause = text, cure = ''] = /^(.+?)\.\s+(.*?)\.?$/s.exec(text) ?? [];
	const outage = statusCode !== undefined && (statusCode >= 500 || statusCode === 429);
	return {
		kind: 'signIn',
		cause: cause.replace(/\.$/, ''),
		cure: cure || 'Open the SAP Concur credential and test it',
		temporary: concurSignInCode(error) === undefined && (outage || /could not be reached/.test(text)),
		refreshTokenDead: isRefreshTokenDead(error),
	};
}
