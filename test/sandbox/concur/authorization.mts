import type { SandboxRequest, SandboxResponse } from '../http/exchange.mts';
import type { ConcurState, DataCentre } from './state.mts';

/** Why a call is not let in (concur.md, 2.4, 2.6, 2.8 and 13), or undefined when it is. */
export function refuseCaller(
	state: ConcurState,
	dataCentre: DataCentre,
	request: SandboxRequest,
	scope = 'FISVC',
): SandboxResponse | undefined {
	const refusal = (status: number, message: string): SandboxResponse => ({ status, body: { message } });
	const { tokens, modes, company } = state;
	const header = request.headers.authorization;
	if (header === undefined) return refusal(401, 'Authorization header is missing');
	const value = /^Bearer (\S+)$/.exec(header)?.[1];
	const token = value === undefined ? undefined : tokens.findAccess(value);
	if (!token) return refusal(401, 'Access token is not valid');
	if (tokens.isExpired(token)) return refusal(modes.expiredTokenStatus, 'Access token is expired or revoked');
	if (dataCentre !== company.home) return refusal(modes.wrongDataCentreStatus, 'Not here');
	if (token.principal !== 'company') return refusal(403, 'A company access token is required');
	if (!token.scopes.includes(scope)) return refusal(403, `Scope ${scope} is required`);
	return undefined;
}
