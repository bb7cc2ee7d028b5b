import type { ICredentialDataDecryptedObject, UserError } from 'n8n-workflow';
import { clock } from '../../nodes/shared/clock';
import { inputsHash } from '../signIn/inputsHash';
import { SharedRenewals } from '../signIn/sharedRenewals';
import { signInProblem } from '../signIn/signInProblem';
import type { HttpRequest } from '../signIn/tokenAnswer';
import { expiryOf } from '../signIn/tokenLife';
import { concurOrigin } from './allowedHosts';
import {
	type ConcurCredential,
	concurIssuedFor,
	readConcurCredential,
	secretsOf,
	tokenOrigin,
} from './concurInputs';
import { OAUTH_ERRORS, REFRESH_TOKEN_DEAD } from './oauthErrors';
import { isRefreshTokenDead } from './signInFailure';
import { companyGrant, type ConcurTokens, type GrantContext, refreshGrant } from './tokenGrant';

/** The hidden fields of the credential, as n8n stores them after a sign-in. */
export interface ConcurSignIn extends Record<string, string> {
	accessToken: string;
	accessExpiresAt: string;
	refreshToken: string;
	refreshIssuedAt: string;
	geolocation: string;
	issuedFor: string;
	scope: string;
}

/** Longer than n8n takes to store a result; see SharedRenewals. */
const KEEP_MS = 60_000;

const renewals = new SharedRenewals<ConcurSignIn>();

/**
 * Signs in to Concur: refresh grant at the stored geolocation, or the company grant when there is no refresh token, when it
 * is dead, or when the credential was edited since (`issuedFor`). Simultaneous calls of one process share one request.
 * Throws a UserError with cause and cure.
 */
export async function renewConcurSignIn(
	http: HttpRequest,
	data: ICredentialDataDecryptedObject,
): Promise<ConcurSignIn> {
	const stored = readConcurCredential(data);
	const issuedFor = concurIssuedFor(stored);
	const credential = stored.issuedFor === issuedFor ? stored : withoutSignIn(stored);
	const context = { http, credential, secrets: secretsOf(stored) };
	// The key names company, host and secrets (by issuedFor), and the very tokens that this renewal consumes.
	const key = inputsHash('renewal', [issuedFor, credential.accessToken, credential.refreshToken]);
	const signIn = await renewals.run(
		key,
		async () => await signInAnew(context, issuedFor),
		(result) => (hasConsumed(credential, result) ? KEEP_MS : 0),
	);
	return { ...signIn };
}

/** Whether a refresh token went in, and other tokens came out, so that nobody who holds the result can ask for it again. */
function hasConsumed(credential: ConcurCredential, result: ConcurSignIn): boolean {
	return credential.refreshToken !== '' && credential.accessToken !== result.accessToken;
}

async function signInAnew(context: GrantContext, issuedFor: string): Promise<ConcurSignIn> {
	const { credential } = context;
	const tokens = await refreshedOrGranted(context);
	const refreshToken = tokens.refreshToken ?? credential.refreshToken;
	const unchanged = refreshToken === credential.refreshToken && credential.refreshIssuedAt !== '';
	return {
		accessToken: tokens.accessToken,
		accessExpiresAt: expiryOf(tokens.expiresIn),
		refreshToken,
		refreshIssuedAt: unchanged ? credential.refreshIssuedAt : new Date(clock.now()).toISOString(),
		// Kept unchecked on purpose: a refused host is reported by the next call, and its refresh token is not lost.
		geolocation: tokens.geolocation ?? (credential.geolocation || tokens.answeredBy),
		issuedFor,
		scope: tokens.scope || credential.scope,
	};
}

async function refreshedOrGranted(context: GrantContext): Promise<ConcurTokens> {
	const { credential } = context;
	const firstOrigin = tokenOrigin(credential);
	if (credential.refreshToken === '') return await companyGrant(context, firstOrigin);
	const home = credential.geolocation
		? concurOrigin(credential.geolocation, credential.additionalAllowedHosts, 'The stored geolocation')
		: firstOrigin;
	const refreshed = await refreshGrant(context, home).catch(unlessRefreshTokenDead);
	if (refreshed) return refreshed;
	return await companyGrant(context, firstOrigin).catch((second: unknown) => {
		throw refreshDeadAnd(second);
	});
}

function unlessRefreshTokenDead(error: unknown): undefined {
	if (!isRefreshTokenDead(error)) throw error;
}

/** The refresh token is dead and the request token did not help: one text for both, with code 108 for the transport. */
function refreshDeadAnd(second: unknown): UserError {
	const dead = OAUTH_ERRORS.get(REFRESH_TOKEN_DEAD);
	const told = second instanceof Error ? second.message.split('. ')[0] : 'unknown';
	return signInProblem(
		`${dead?.cause} (SAP Concur code ${REFRESH_TOKEN_DEAD}). ${dead?.cure}. The stored Company Request Token was tried as well`,
		`It led to: ${told}`,
		{ concurCode: REFRESH_TOKEN_DEAD },
	);
}

function withoutSignIn(credential: ConcurCredential): ConcurCredential {
	return {
		...credential,
		accessToken: '',
		accessExpiresAt: '',
		refreshToken: '',
		refreshIssuedAt: '',
		geolocation: '',
		scope: '',
	};
}
