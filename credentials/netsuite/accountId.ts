import { signInProblem } from '../signIn/signInProblem';

const ACCOUNT_ID = /^[A-Za-z0-9]+([_-][A-Za-z0-9]+)*$/;

/**
 * The account id as hosts spell it: `123456_SB1` -> `123456-sb1` (netsuite.md, section 1). Takes either spelling.
 * Throws a UserError for a text that is no account id, so that nothing else gets into a host name.
 */
export function accountHost(accountId: string): string {
	return checked(accountId).toLowerCase().replace(/_/g, '-');
}

/** The account id as NetSuite shows it: `123456-sb1` -> `123456_SB1`. Takes either spelling; throws like `accountHost`. */
export function displayAccountId(accountId: string): string {
	return checked(accountId).toUpperCase().replace(/-/g, '_');
}

function checked(accountId: string): string {
	const trimmed = accountId.trim();
	if (!ACCOUNT_ID.test(trimmed)) {
		throw signInProblem(
			trimmed === ''
				? '"Account ID" of the NetSuite credential is empty'
				: '"Account ID" of the NetSuite credential is not an account ID',
			'Copy it from Setup > Company > Company Information in NetSuite, e.g. 1234567 or 1234567_SB1',
		);
	}
	return trimmed;
}
