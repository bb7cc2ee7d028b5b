import { UserError } from 'n8n-workflow';
import { clock } from '../../nodes/shared/clock';

/** A token is renewed this long before its end, so that it does not die between the check and its arrival. */
export const RENEW_BEFORE_MS = 2 * 60_000;

const DOCUMENTED_LIFE_S = 3_600;

/**
 * Thrown by `authenticate` to make n8n call `preAuthentication`, save its result and authenticate once more: n8n looks
 * at `response.status` only (n8n.md, A2 "Early refresh"). The dead token is never sent.
 */
export class TokenRenewalNeeded extends UserError {
	readonly response = { status: 401 };

	constructor() {
		super('The access token has to be renewed');
	}
}

/** What is stored with a token to know whether it still serves. */
export interface StoredToken {
	accessToken: string;
	/** ISO instant; empty when the token is used until the service refuses it. */
	accessExpiresAt: string;
	issuedFor: string;
}

/**
 * ISO instant at which a token issued now ends. `expiresIn` is in seconds, a number or (Concur) a text; one hour, as
 * documented by both services, when it is missing or unreadable. Empty for a token that lives so short that renewing
 * it early would renew it at every call.
 */
export function expiryOf(expiresIn: unknown): string {
	const seconds = typeof expiresIn === 'string' || typeof expiresIn === 'number' ? Number(expiresIn) : NaN;
	const life = (Number.isFinite(seconds) && seconds > 0 ? seconds : DOCUMENTED_LIFE_S) * 1_000;
	return life <= 2 * RENEW_BEFORE_MS ? '' : new Date(clock.now() + life).toISOString();
}

/** Throws TokenRenewalNeeded unless the stored token was issued for these inputs and lives for two more minutes. */
export function assertTokenServes(stored: StoredToken, issuedFor: string): void {
	if (stored.accessToken === '' || stored.issuedFor !== issuedFor) throw new TokenRenewalNeeded();
	if (stored.accessExpiresAt === '') return;
	const left = Date.parse(stored.accessExpiresAt) - clock.now();
	// "Not more than", so that an unreadable date (NaN) renews as well.
	if (!(left > RENEW_BEFORE_MS)) throw new TokenRenewalNeeded();
}
