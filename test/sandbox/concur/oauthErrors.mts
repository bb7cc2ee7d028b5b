/** Codes of the token endpoint's errors (concur.md, 2.7) with the `error` word that goes with each. */
const BY_ERROR: Record<string, readonly number[]> = {
	invalid_grant: [5, 19, 10, 11, 12, 13, 14, 20, 60, 104, 105, 108],
	invalid_client: [53, 61, 64],
	invalid_scope: [54],
	access_denied: [59],
	invalid_request: [
		16, 21, 51, 52, 55, 56, 57, 58, 62, 63, 65, 80, 81, 83, 84, 85, 100, 101, 102, 103, 106, 107, 109, 115,
		117, 118, 119, 120, 121, 122, 123, 124, 134, 135, 136, 139,
	],
};

const DESCRIPTIONS: Record<number, string> = {
	5: 'Incorrect Credentials. Please Retry',
	16: 'user lives elsewhere',
	19: 'Incorrect Credentials. Please Retry',
	51: 'username was not supplied',
	52: 'password was not supplied',
	53: 'company is not enabled for this application',
	54: 'scope requested exceeds scope granted',
	59: 'application is disabled',
	60: 'grant type is not allowed for this application',
	61: 'application not found',
	62: 'client_id was not supplied',
	63: 'client_secret was not supplied',
	64: 'client credentials are incorrect',
	65: 'grant_type was not supplied',
	100: 'backend does not know about this username',
	105: 'refresh token was issued to another application',
	106: 'refresh_token was not supplied',
	107: 'refresh is not allowed for this application',
	108: 'bad or expired refresh token',
	115: 'unknown or repeated parameter',
	117: 'grant_type is not supported',
	118: 'client credentials belong in the body',
	119: 'body must be application/x-www-form-urlencoded',
	120: 'credtype is invalid',
	134: 'company is under scheduled maintenance',
};

export const OAUTH_ERROR_CODES: readonly number[] = Object.values(BY_ERROR)
	.flat()
	.sort((a, b) => a - b);

export interface OAuthError {
	code: number;
	error: string;
	error_description: string;
}

/** Throws on a code that the documentation does not have. */
export function oauthError(code: number, description = DESCRIPTIONS[code]): OAuthError {
	const error = Object.keys(BY_ERROR).find((name) => BY_ERROR[name]?.includes(code));
	if (!error) throw new Error(`No token error has the code ${code}`);
	return { code, error, error_description: description ?? 'request refused' };
}

/** Which status goes with which code is not documented. */
export function statusByKind({ error }: OAuthError): number {
	if (error === 'invalid_client') return 401;
	return error === 'access_denied' ? 403 : 400;
}
