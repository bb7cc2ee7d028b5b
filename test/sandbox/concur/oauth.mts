import type { SandboxRequest, SandboxResponse } from '../http/exchange.mts';
import type { ConcurModes } from './modes.mts';
import { oauthError, statusByKind, type OAuthError } from './oauthErrors.mts';
import type { ConcurState, DataCentre, Home } from './state.mts';
import { jwt, REQUEST_TOKEN_MS, type AccessToken, type RefreshToken } from './tokens.mts';

export const TOKEN_PATH = '/oauth2/v0/token';

/** Parameters besides client_id, client_secret, grant_type that each grant takes (concur.md, 2.1). Any other is refused. */
const PARAMETERS = new Map<string, readonly string[]>([
	['password', ['username', 'password', 'credtype']],
	['refresh_token', ['refresh_token', 'scope']],
	['client_credentials', []],
]);

/** A forced error: thrown once for each call of `failNext`. */
export interface ForcedFailure {
	code: number;
	status?: number;
	geolocation?: string;
}

class Refusal extends Error {
	constructor(
		readonly body: OAuthError,
		readonly geolocation?: string,
		readonly status?: number,
	) {
		super(body.error_description);
	}
}

const refuse = (code: number, geolocation?: string): never => {
	throw new Refusal(oauthError(code), geolocation);
};

/** `POST /oauth2/v0/token` of one data centre (concur.md, 2.1 to 2.7). */
export function answerToken(
	state: ConcurState,
	dataCentre: DataCentre,
	request: SandboxRequest,
	takeFailure: () => ForcedFailure | undefined = () => undefined,
): SandboxResponse {
	if (request.method !== 'POST')
		return { status: 404, body: { code: 404, error: 'not_found', error_description: 'Not found' } };
	try {
		const form = readForm(request);
		const forced = takeFailure();
		if (forced) throw new Refusal(oauthError(forced.code), forced.geolocation, forced.status);
		return { status: 200, headers: { 'cache-control': 'no-store' }, body: grant(state, dataCentre, form) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { modes } = state;
		const status =
			error.status ??
			(modes.oauthErrorStatus === 'byKind' ? statusByKind(error.body) : modes.oauthErrorStatus);
		return {
			status,
			body: { ...error.body, ...(error.geolocation !== undefined && { geolocation: error.geolocation }) },
		};
	}
}

function readForm({ headers, query, body }: SandboxRequest): URLSearchParams {
	const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
	if (type !== 'application/x-www-form-urlencoded') refuse(119);
	if (headers.authorization !== undefined) refuse(118);
	if ([...query.keys()].length > 0) refuse(115);
	const form = new URLSearchParams(body);
	const names = [...form.keys()];
	if (new Set(names).size !== names.length) refuse(115);
	return form;
}

function grant(
	state: ConcurState,
	dataCentre: DataCentre,
	form: URLSearchParams,
): Record<string, string | number> {
	const { company } = state;
	const grantType = form.get('grant_type') || refuse(65);
	if (!form.get('client_id')) refuse(62);
	if (!form.get('client_secret')) refuse(63);
	const parameters = PARAMETERS.get(grantType) ?? refuse(117);
	const known = ['grant_type', 'client_id', 'client_secret', ...parameters];
	if ([...form.keys()].some((name) => !known.includes(name))) refuse(115);
	if (form.get('client_id') !== company.clientId) refuse(61);
	if (form.get('client_secret') !== company.clientSecret) refuse(64);
	if (company.appDisabled) refuse(59);
	if (!company.allowedGrants.includes(grantType)) refuse(grantType === 'refresh_token' ? 107 : 60);
	switch (grantType) {
		case 'password':
			return companyGrant(state, dataCentre, form);
		case 'refresh_token':
			return refreshGrant(state, dataCentre, form);
		default: {
			const access = state.tokens.issueAccess('app', company.scopes, company.clientId);
			return answer(state, access, dataCentre === 'glz' ? company.home : dataCentre);
		}
	}
}

function companyGrant(
	state: ConcurState,
	dataCentre: DataCentre,
	form: URLSearchParams,
): Record<string, string | number> {
	const { company, tokens, clock } = state;
	const username = form.get('username') || refuse(51);
	const password = form.get('password') || refuse(52);
	// Omitted means "password": a user's login. The sandbox has no users.
	const credtype = form.get('credtype') ?? 'password';
	if (credtype !== 'authtoken' && credtype !== 'password') refuse(120);
	if (credtype === 'password' || username !== company.companyUuid) refuse(100);
	if (dataCentre !== 'glz' && dataCentre !== company.home) refuse(16, geolocationOf(state, company.home));
	if (!company.appEnabled) refuse(53);
	const expired = clock.now() >= company.requestTokenIssuedAt + REQUEST_TOKEN_MS;
	if (password !== company.requestToken || expired) refuse(5);
	const access = tokens.issueAccess('company', company.scopes, company.companyUuid);
	return answer(state, access, company.home, tokens.issueRefresh(company.scopes, company.home));
}

function refreshGrant(
	state: ConcurState,
	dataCentre: DataCentre,
	form: URLSearchParams,
): Record<string, string | number> {
	const { company, tokens, modes } = state;
	const value = form.get('refresh_token') || refuse(106);
	const used: RefreshToken = tokens.findRefresh(value) ?? refuse(108);
	const servedHere =
		dataCentre === company.home || (dataCentre === used.issuedFor && modes.refreshAfterMove === 'answer');
	if (!servedHere) refuse(16, geolocationOf(state, company.home));
	if (!company.appEnabled) refuse(53);
	const asked = form.get('scope')?.split(/[ ,]+/).filter(Boolean);
	if (asked?.some((scope) => !used.scopes.includes(scope))) refuse(54);
	const access = tokens.issueAccess('company', asked?.length ? asked : used.scopes, company.companyUuid);
	return answer(state, access, company.home, tokens.rotate(used, company.home));
}

function answer(
	state: ConcurState,
	access: AccessToken,
	home: Home,
	refresh?: RefreshToken,
): Record<string, string | number> {
	const { modes, company } = state;
	return {
		expires_in: String(modes.accessTokenSeconds),
		scope: access.scopes.join(modes.scopeSeparator),
		token_type: 'Bearer',
		access_token: access.token,
		...(refresh && {
			refresh_token: refresh.token,
			...(modes.refreshExpiresIn && { refresh_expires_in: Math.floor(refresh.expiresAt / 1000) }),
			id_token: jwt(company.companyUuid, 'company', access.expiresAt),
		}),
		geolocation: geolocationOf(state, home),
	};
}

function geolocationOf(
	{ hosts, modes }: { hosts: Record<DataCentre, string>; modes: ConcurModes },
	home: Home,
): string {
	return modes.geolocation ?? hosts[home] + (modes.geolocationWithTokenPath ? TOKEN_PATH : '');
}
