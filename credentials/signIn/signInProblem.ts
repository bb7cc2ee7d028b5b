import { UserError } from 'n8n-workflow';

/**
 * Why a sign-in cannot work, and what to do, in one text: the credential test shows nothing but the message.
 * A plain UserError without `code`, `response` or an axios error as cause, because n8n would show the code alone
 * (n8n.md, A4) and an axios error carries the request body with its secrets.
 * `facts` are for our own code (`concurCode`), never secrets.
 */
export function signInProblem(cause: string, cure: string, facts: Record<string, unknown> = {}): UserError {
	return new UserError(`${cause}. ${cure}.`, { extra: facts });
}
