import type { UserError } from 'n8n-workflow';
import { z } from 'zod';
import { signInProblem } from '../signIn/signInProblem';
import type { TokenEndpointAnswer } from '../signIn/tokenAnswer';
import { vendorText } from '../signIn/vendorText';
import { OAUTH_ERRORS, REFRESH_TOKEN_DEAD } from './oauthErrors';

const errorBodySchema = z.object({
	code: z
		.union([z.number().int(), z.string().regex(/^\d+$/).transform(Number)])
		.optional()
		.catch(undefined),
	error: z.string().optional().catch(undefined),
	error_description: z.string().optional().catch(undefined),
	geolocation: z.string().optional().catch(undefined),
});

/** The body of a 4xx of the token endpoint; all undefined when it has another shape (concur.md, section 2.7). */
export interface SignInRefusal {
	code?: number;
	description?: string;
	/** Names the right data center when the code is 16. */
	geolocation?: string;
}

export function readRefusal(body: unknown): SignInRefusal {
	const parsed = errorBodySchema.safeParse(body);
	if (!parsed.success) return {};
	const { code, error, error_description: description, geolocation } = parsed.data;
	return { code, description: description ?? error, geolocation };
}

/** The UserError for an answer of the token endpoint that is neither a token nor a redirect. */
export function signInFailure(
	answer: TokenEndpointAnswer,
	origin: string,
	secrets: readonly string[],
): UserError {
	const { code, description } = readRefusal(answer.body);
	const meaning = code === undefined ? undefined : OAUTH_ERRORS.get(code);
	const correlation = correlationOf(answer.headers);
	const traced = (text: string) => (correlation ? `${text} (correlation ID ${correlation})` : text);
	if (code !== undefined && meaning) {
		return signInProblem(traced(`${meaning.cause} (SAP Concur code ${code})`), meaning.cure, {
			concurCode: code,
		});
	}
	const said = vendorText(description, secrets);
	const saying = said ? `, saying "${said}"` : '';
	const facts = { statusCode: answer.statusCode, ...(code === undefined ? {} : { concurCode: code }) };
	if (answer.statusCode >= 500) {
		return signInProblem(
			traced(
				`The sign-in service of SAP Concur at ${origin} is out of order (HTTP ${answer.statusCode}${saying})`,
			),
			'Nothing to do in an outage: the next run goes on; see https://open.concur.com for the state of the service',
			facts,
		);
	}
	if (answer.statusCode === 429) {
		return signInProblem(
			traced(`SAP Concur takes no more sign-ins at the moment (HTTP 429${saying})`),
			'Wait some minutes; if it comes back, find out which other integration uses this app',
			facts,
		);
	}
	const number = code === undefined ? '' : `, code ${code}`;
	return signInProblem(
		traced(`SAP Concur at ${origin} refused the sign-in (HTTP ${answer.statusCode}${number}${saying})`),
		'Check Token Host, Client ID, Company UUID and Company Request Token of the credential',
		facts,
	);
}

/**
 * Code of the token endpoint that an error carries, also through the NodeApiError that n8n wraps around it;
 * undefined when it carries none. For the transport, which repeats a call once on 108 (design.md, section 3).
 */
export function concurSignInCode(error: unknown): number | undefined {
	for (let current: unknown = error; current instanceof Error; current = current.cause) {
		const facts =
			'extra' in current ? z.object({ concurCode: z.number() }).safeParse(current.extra) : undefined;
		if (facts?.success) return facts.data.concurCode;
	}
	return undefined;
}

/** Whether a call failed because the refresh token was dead; another worker may just have stored a newer one. */
export function isRefreshTokenDead(error: unknown): boolean {
	return concurSignInCode(error) === REFRESH_TOKEN_DEAD;
}

function correlationOf(headers: Record<string, unknown>): string {
	const id = Object.entries(headers).find(([name]) => name.toLowerCase() === 'concur-correlationid')?.[1];
	return typeof id === 'string' && /^[\w-]{8,64}$/.test(id) ? id : '';
}
