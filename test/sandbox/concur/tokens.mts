import { randomBytes, randomUUID } from 'node:crypto';

import type { SandboxClock } from '../http/sandboxClock.mts';
import type { ConcurModes } from './modes.mts';
import type { Home } from './state.mts';

const DAY_MS = 86_400_000;
/** "6 months" (concur.md, 2.4), taken short. */
export const REFRESH_TOKEN_MS = 180 * DAY_MS;
export const REQUEST_TOKEN_MS = DAY_MS;

export type Principal = 'company' | 'app';

export interface AccessToken {
	token: string;
	principal: Principal;
	scopes: readonly string[];
	expiresAt: number;
	revoked: boolean;
}

export interface RefreshToken {
	token: string;
	scopes: readonly string[];
	expiresAt: number;
	revoked: boolean;
	/** Data centre that the answer named when it was issued: refreshes go there. */
	issuedFor: Home;
}

/** Tokens that the authorization server has given out. */
export class Tokens {
	/** Every token ever given out, for tests that look for them where they must not be. */
	readonly issued: string[] = [];
	private readonly access = new Map<string, AccessToken>();
	private readonly refresh = new Map<string, RefreshToken>();

	constructor(
		private readonly clock: SandboxClock,
		private readonly modes: ConcurModes,
	) {}

	issueAccess(principal: Principal, scopes: readonly string[], subject: string): AccessToken {
		const expiresAt = this.clock.now() + this.modes.accessTokenSeconds * 1000;
		const token: AccessToken = {
			token: jwt(subject, principal, expiresAt),
			principal,
			scopes,
			expiresAt,
			revoked: false,
		};
		this.access.set(token.token, token);
		this.issued.push(token.token);
		return token;
	}

	issueRefresh(scopes: readonly string[], issuedFor: Home): RefreshToken {
		const expiresAt = this.clock.now() + REFRESH_TOKEN_MS;
		const token: RefreshToken = {
			token: randomBytes(24).toString('base64url'),
			scopes,
			expiresAt,
			revoked: false,
			issuedFor,
		};
		this.refresh.set(token.token, token);
		this.issued.push(token.token);
		return token;
	}

	/** The refresh token to send back after this one was used, by mode. */
	rotate(used: RefreshToken, issuedFor: Home): RefreshToken {
		if (this.modes.refreshRotation === 'same') {
			if (this.modes.refreshExtendsLife) used.expiresAt = this.clock.now() + REFRESH_TOKEN_MS;
			used.issuedFor = issuedFor;
			return used;
		}
		if (this.modes.refreshRotation === 'newOldDies') used.revoked = true;
		return this.issueRefresh(used.scopes, issuedFor);
	}

	findAccess(token: string): AccessToken | undefined {
		return this.access.get(token);
	}

	/** Undefined for an unknown, revoked or expired one: they answer alike. */
	findRefresh(token: string): RefreshToken | undefined {
		const found = this.refresh.get(token);
		return found && !found.revoked && this.clock.now() < found.expiresAt ? found : undefined;
	}

	isExpired({ expiresAt, revoked }: AccessToken): boolean {
		return revoked || this.clock.now() >= expiresAt;
	}

	expireAccessTokens(): void {
		for (const token of this.access.values()) token.expiresAt = Math.min(token.expiresAt, this.clock.now());
	}

	revokeAccessTokens(): void {
		for (const token of this.access.values()) token.revoked = true;
	}

	revokeRefreshTokens(): void {
		for (const token of this.refresh.values()) token.revoked = true;
	}
}

/** Shaped like a JWT; the signature is noise, since nobody but the issuer may read anything into it. */
export function jwt(subject: string, type: string, expiresAt: number): string {
	const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const exp = Math.floor(expiresAt / 1000);
	const claims = {
		sub: subject,
		iss: 'https://sandbox.concur.invalid',
		exp,
		nbf: exp - 3600,
		iat: exp - 3600,
		jti: randomUUID(),
		'concur.type': type,
		'concur.version': 3,
	};
	return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${randomBytes(32).toString('base64url')}`;
}
