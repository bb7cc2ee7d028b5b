import type { UserError } from 'n8n-workflow';
import { z } from 'zod';
import { signInProblem } from '../signIn/signInProblem';
import type { TokenEndpointAnswer } from '../signIn/tokenAnswer';
import { vendorText } from '../signIn/vendorText';

export interface TokenError {
	/** One sentence without its period, as is `cure`. */
	cause: string;
	cure: string;
}

/** NetSuite tells the true reason only there (netsuite.md, section 2.3). */
const AUDIT_TRAIL =
	'Setup > Users/Roles > View Login Audit Trail in NetSuite shows the true reason in column Detail (add it to the results)';

/** The errors of NetSuite's token endpoint (netsuite.md, section 2.3). */
export const TOKEN_ERRORS: Readonly<Record<string, TokenError>> = {
	invalid_request: {
		cause: 'NetSuite does not accept the signed sign-in',
		cure: `Check Account ID, Client ID and Certificate ID, and the clock of the n8n server. ${AUDIT_TRAIL}`,
	},
	invalid_client: {
		cause: 'NetSuite does not know this Client ID with this Certificate ID and key',
		cure:
			'Check that Client ID is the one of the integration record, that Certificate ID is listed and not revoked under Setup > Integration > ' +
			'OAuth 2.0 Client Credentials (M2M) Setup (a sandbox refresh deletes it), and that the private key belongs to it. ' +
			AUDIT_TRAIL,
	},
	invalid_grant: {
		cause:
			'NetSuite refused the sign-in: the certificate, the user or the role behind it is not valid any more',
		cure: `Check that the certificate has not expired, and that user and role of the M2M set-up are active. ${AUDIT_TRAIL}`,
	},
	unauthorized_client: {
		cause: 'The NetSuite integration record does not allow this kind of sign-in',
		cure: `Tick "Client Credentials (Machine to Machine) Grant" on the integration record and enable it. ${AUDIT_TRAIL}`,
	},
	unsupported_grant_type: {
		cause: 'The NetSuite account does not allow the client credentials sign-in',
		cure: `Enable the feature OAuth 2.0 under Setup > Company > Enable Features > SuiteCloud. ${AUDIT_TRAIL}`,
	},
	invalid_scope: {
		cause: 'The NetSuite integration record does not allow the scope REST Web Services',
		cure: `Tick the scope "REST Web Services" on the integration record and enable the feature REST Web Services. ${AUDIT_TRAIL}`,
	},
};

const errorBodySchema = z.object({
	error: z.string().optional().catch(undefined),
	error_description: z.string().optional().catch(undefined),
});

/** The UserError for an answer of the token endpoint that is no token. `secrets` are masked in what NetSuite said. */
export function tokenFailure(
	answer: TokenEndpointAnswer,
	origin: string,
	secrets: readonly string[],
): UserError {
	const body = errorBodySchema.safeParse(answer.body);
	const { error, error_description: description } = body.success ? body.data : {};
	const known = error === undefined ? undefined : TOKEN_ERRORS[error];
	const said = vendorText(description ?? (known ? undefined : error), secrets);
	const saying = said ? `, saying "${said}"` : '';
	const facts = { statusCode: answer.statusCode };
	if (known) {
		return signInProblem(`${known.cause} (HTTP ${answer.statusCode} ${error}${saying})`, known.cure, facts);
	}
	if (answer.statusCode >= 500) {
		return signInProblem(
			`The sign-in service of NetSuite at ${origin} is out of order (HTTP ${answer.statusCode}${saying})`,
			'Nothing to do in an outage: the next run goes on; see https://status.netsuite.com for the state of the service',
			facts,
		);
	}
	if (answer.statusCode === 429) {
		return signInProblem(
			`NetSuite takes no more requests at the moment (HTTP 429${saying})`,
			'Wait some minutes, or give this integration more of the concurrency of the account (Setup > Integration > Integration Governance)',
			facts,
		);
	}
	return signInProblem(
		`NetSuite at ${origin} refused the sign-in (HTTP ${answer.statusCode}${saying})`,
		`Check Account ID and Base URL of the credential. ${AUDIT_TRAIL}`,
		facts,
	);
}
