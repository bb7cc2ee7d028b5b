import { z } from 'zod';
import { signInProblem } from '../signIn/signInProblem';
import { type HttpRequest, postForm, type TokenEndpointAnswer, tokenText } from '../signIn/tokenAnswer';
import { concurOrigin } from './allowedHosts';
import { concurTlsOptions } from './clientCertificate';
import type { ConcurCredential } from './concurInputs';
import { WRONG_DATA_CENTER } from './oauthErrors';
import { readRefusal, signInFailure } from './signInFailure';

const SIGN_IN_PATH = '/oauth2/v0/token';

/** Data centers a sign-in is sent on to at most. */
const MAX_HOPS = 3;

const tokenSchema = z.object({
	access_token: tokenText,
	/** Seconds; Concur sends a text (concur.md, section 2.3). */
	expires_in: z.union([z.string(), z.number()]).nullish(),
	refresh_token: tokenText.nullish().catch(undefined),
	geolocation: z.string().nullish().catch(undefined),
	scope: z.string().nullish().catch(undefined),
});

export interface ConcurTokens {
	accessToken: string;
	/** As answered: seconds as text or number; undefined when absent. */
	expiresIn: string | number | undefined;
	/** Absent when Concur names none: the one that was sent stays. */
	refreshToken: string | undefined;
	/** Origin named in the body, not yet checked by the host rule; undefined when absent or unreadable. */
	geolocation: string | undefined;
	/** Space-separated. */
	scope: string;
	/** Origin that issued the tokens. */
	answeredBy: string;
}

/** What a grant needs: n8n's HTTP client, the credential, and the secrets that no error text may show. */
export interface GrantContext {
	http: HttpRequest;
	credential: ConcurCredential;
	secrets: readonly string[];
}

/** Company grant: UUID and company request token, valid for 24 hours after an administrator made it. */
export async function companyGrant(context: GrantContext, origin: string): Promise<ConcurTokens> {
	const { companyUuid, companyRequestToken } = context.credential;
	return await grant(context, origin, {
		grant_type: 'password',
		username: companyUuid,
		password: companyRequestToken,
		credtype: 'authtoken',
	});
}

export async function refreshGrant(context: GrantContext, origin: string): Promise<ConcurTokens> {
	return await grant(context, origin, {
		grant_type: 'refresh_token',
		refresh_token: context.credential.refreshToken,
	});
}

/**
 * Asks for tokens, and asks again where Concur says the company lives (code 16, or an HTTP redirect of a moved
 * data center). Every address passes the host rule first. Throws a UserError with cause and cure.
 */
async function grant(
	{ http, credential, secrets }: GrantContext,
	firstOrigin: string,
	fields: Record<string, string>,
): Promise<ConcurTokens> {
	const form = { client_id: credential.clientId, client_secret: credential.clientSecret, ...fields };
	const agentOptions = concurTlsOptions(credential);
	const post = { service: 'SAP Concur', path: SIGN_IN_PATH, form, agentOptions };
	const asked: string[] = [];
	let origin = firstOrigin;
	for (;;) {
		asked.push(origin);
		const answer = await postForm(http, { ...post, origin });
		if (answer.statusCode >= 200 && answer.statusCode < 300) {
			const tokens = readTokens(answer, origin);
			// Sent on from elsewhere: the company lives here, also when the body does not say so.
			return origin === firstOrigin ? tokens : { ...tokens, geolocation: tokens.geolocation ?? origin };
		}
		const elsewhere = otherDataCenter(answer, origin);
		if (!elsewhere) throw signInFailure(answer, origin, secrets);
		const what = 'The data center that SAP Concur named';
		origin = concurOrigin(elsewhere, credential.additionalAllowedHosts, what);
		if (asked.includes(origin) || asked.length > MAX_HOPS) throw sentInCircles([...asked, origin]);
	}
}

function otherDataCenter(answer: TokenEndpointAnswer, origin: string): string | undefined {
	const { code, geolocation } = readRefusal(answer.body);
	if (code === WRONG_DATA_CENTER) return geolocation;
	const { location } = answer.headers;
	const moved = answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === 'string';
	return moved ? originOf(location, origin) : undefined;
}

function readTokens(answer: TokenEndpointAnswer, origin: string): ConcurTokens {
	const parsed = tokenSchema.safeParse(answer.body);
	if (!parsed.success) {
		throw signInProblem(
			`SAP Concur at ${origin} answered the sign-in without a usable access token`,
			'Check "Token Host" and any proxy between n8n and SAP Concur',
		);
	}
	const token = parsed.data;
	return {
		accessToken: token.access_token,
		expiresIn: token.expires_in ?? undefined,
		refreshToken: token.refresh_token ?? undefined,
		geolocation: token.geolocation ? originOf(token.geolocation) : undefined,
		// Some data centers separate scopes by commas (concur.md, section 2.3).
		scope: (token.scope ?? '')
			.split(/[\s,]+/)
			.filter((name) => /^[\w.:-]+$/.test(name))
			.join(' '),
		answeredBy: origin,
	};
}

/** Scheme, host and port; a path such as `/oauth2/v0/token` is cut. Undefined when it is no web address. */
function originOf(address: string, base?: string): string | undefined {
	try {
		const url = new URL(address.trim(), base);
		return url.origin === 'null' ? undefined : url.origin;
	} catch {
		return undefined;
	}
}

function sentInCircles(origins: readonly string[]): Error {
	return signInProblem(
		`SAP Concur sends the sign-in from one data center to the next without end (${origins.join(', ')})`,
		'Set "Token Host" to the base URI of your data center, or ask SAP Concur support where the company lives',
	);
}
