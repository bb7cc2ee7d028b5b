/**
 * What a code of Concur's token endpoint means for us (concur.md, section 2.7).
 * `permanent`: a person has to change something in Concur; `config`: in the credential or in the app's set-up;
 * `redirect`: ask another data center; `refreshDead`: a new company request token is needed; `retryLater`: wait;
 * `bug`: our request was not as Concur wants it.
 */
export type OAuthErrorClass = 'permanent' | 'config' | 'redirect' | 'refreshDead' | 'retryLater' | 'bug';

export interface OAuthError {
	class: OAuthErrorClass;
	/** One sentence without its period, as is `cure`. */
	cause: string;
	cure: string;
}

/** Where an administrator makes a new company request token. */
export const REQUEST_TOKEN_PAGE = 'Administration > Company > Authentication Admin > Company Request Token';

const NEW_REQUEST_TOKEN =
	`In SAP Concur, open ${REQUEST_TOKEN_PAGE}, create a new token for this app, and put Company UUID and Company Request Token ` +
	'into the credential within 24 hours';
const APP_ADMIN = 'the OAuth 2.0 Application Management tool of SAP Concur';
const CHECK_COMPANY = 'Check Company UUID and Client ID with your SAP Concur administrator';
const REPORT_BUG =
	'Fill in all fields of the credential; if they are, report this to the maintainers of n8n-nodes-concur-netsuite';

const error = (errorClass: OAuthErrorClass, cause: string, cure: string): OAuthError => ({
	class: errorClass,
	cause,
	cure,
});

const rows: ReadonlyArray<readonly [codes: readonly number[], meaning: OAuthError]> = [
	[
		[5, 19],
		error(
			'config',
			'SAP Concur does not accept this Company UUID with this Company Request Token, which is valid for 24 hours only',
			NEW_REQUEST_TOKEN,
		),
	],
	[
		[10, 11],
		error(
			'permanent',
			'The SAP Concur account is disabled',
			'Ask your SAP Concur administrator to enable it',
		),
	],
	[[12, 13], error('permanent', 'SAP Concur denies the logon of this company', CHECK_COMPANY)],
	[
		[14],
		error('permanent', 'The SAP Concur account is locked', 'Ask your SAP Concur administrator to unlock it'),
	],
	[
		[16],
		error(
			'redirect',
			'The company lives in another SAP Concur data center, and SAP Concur did not say in which',
			'Set "Token Host" to the base URI of your data center, e.g. https://eu2.api.concursolutions.com',
		),
	],
	[
		[20],
		error(
			'permanent',
			'SAP Concur denies the logon, typically because of an IP restriction',
			'Ask your SAP Concur administrator to allow the public IP address of the n8n server',
		),
	],
	[
		[21],
		error(
			'permanent',
			'SAP Concur takes only single sign-on for this account, not a password',
			CHECK_COMPANY,
		),
	],
	[
		[51, 52],
		error(
			'bug',
			'SAP Concur misses the Company UUID or the Company Request Token in the sign-in',
			REPORT_BUG,
		),
	],
	[
		[53],
		error(
			'permanent',
			'The company is not enabled for this app',
			`Let your SAP Concur administrator connect the app to the company: ${REQUEST_TOKEN_PAGE}`,
		),
	],
	[
		[54],
		error(
			'config',
			'The app asks for more scopes than it was granted',
			`Add the scope FISVC to the app in ${APP_ADMIN}`,
		),
	],
	[[55], error('permanent', 'SAP Concur does not know this e-mail address', CHECK_COMPANY)],
	[
		[56, 57, 58],
		error(
			'bug',
			'SAP Concur misses fields of a one-time password, which this sign-in does not use',
			REPORT_BUG,
		),
	],
	[
		[59],
		error(
			'permanent',
			'The app is disabled in SAP Concur',
			`Let your SAP Concur administrator enable the app in ${APP_ADMIN}`,
		),
	],
	[
		[60],
		error(
			'config',
			'The app may not use this grant type',
			`Allow the Password grant for the app in ${APP_ADMIN}`,
		),
	],
	[
		[61],
		error(
			'config',
			'SAP Concur does not know this Client ID',
			`Compare Client ID with the app in ${APP_ADMIN}, and "Token Host" with the environment the app was made in`,
		),
	],
	[[62, 63], error('bug', 'SAP Concur misses Client ID or Client Secret in the sign-in', REPORT_BUG)],
	[
		[64],
		error(
			'config',
			'SAP Concur does not accept this Client ID with this Client Secret',
			`Create a new secret for the app in ${APP_ADMIN} and put it into the credential together with a new Company Request Token`,
		),
	],
	[[65], error('bug', 'SAP Concur misses the grant type in the sign-in', REPORT_BUG)],
	[
		[80, 81, 83, 84, 85],
		error('bug', 'SAP Concur speaks of a one-time password, which this sign-in does not use', REPORT_BUG),
	],
	[
		[100],
		error(
			'permanent',
			'SAP Concur does not know this Company UUID',
			`Compare Company UUID with the one shown under ${REQUEST_TOKEN_PAGE}`,
		),
	],
	[
		[101, 102, 103],
		error('bug', 'SAP Concur speaks of an authorization code, which this sign-in does not use', REPORT_BUG),
	],
	[[104, 105], error('permanent', 'The stored refresh token was issued to another app', NEW_REQUEST_TOKEN)],
	[[106], error('bug', 'SAP Concur misses the refresh token in the sign-in', REPORT_BUG)],
	[
		[107],
		error('config', 'The app may not refresh its tokens', `Allow refresh tokens for the app in ${APP_ADMIN}`),
	],
	[
		[108],
		error(
			'refreshDead',
			'The stored SAP Concur refresh token is no longer valid (they live for six months, and end when they are revoked)',
			NEW_REQUEST_TOKEN,
		),
	],
	[
		[109, 115, 117, 118, 119, 121, 122, 124, 135],
		error('bug', 'SAP Concur says that the sign-in request is malformed', REPORT_BUG),
	],
	[[120], error('bug', 'SAP Concur does not accept the credential type of the sign-in', REPORT_BUG)],
	[[123], error('permanent', 'The company or user that signs in is disabled in SAP Concur', CHECK_COMPANY)],
	[
		[134],
		error(
			'retryLater',
			'The company is under scheduled maintenance in SAP Concur',
			'Nothing to do: the next run goes on after the maintenance',
		),
	],
	[[136], error('permanent', 'The Company Request Token was issued for another app', NEW_REQUEST_TOKEN)],
	[
		[139],
		error(
			'permanent',
			'SAP Concur wants the password of this account changed first',
			'Ask your SAP Concur administrator to change it',
		),
	],
];

/** All documented codes. */
export const OAUTH_ERRORS: ReadonlyMap<number, OAuthError> = new Map(
	rows.flatMap(([codes, meaning]) => codes.map((code) => [code, meaning] as const)),
);

export const WRONG_DATA_CENTER = 16;
export const REFRESH_TOKEN_DEAD = 108;
