import { randomUUID } from 'node:crypto';

import type { ForcedFailure } from './oauth.mts';
import { oauthError } from './oauthErrors.mts';
import type { ConcurState, Home } from './state.mts';
import type { Principal } from './tokens.mts';

/** What tests do to the authorization server. */
export class OAuthControls {
	private failures: ForcedFailure[] = [];

	constructor(private readonly state: ConcurState) {}

	/** Every token ever given out. */
	get issuedTokens(): readonly string[] {
		return this.state.tokens.issued;
	}

	/** The next `times` token calls (well-formed ones) answer this code, whatever they carry. */
	failNext(code: number, options: { times?: number; status?: number; geolocation?: string } = {}): void {
		oauthError(code);
		const { times = 1, ...rest } = options;
		for (let i = 0; i < times; i++) this.failures.push({ code, ...rest });
	}

	/** Used by the token endpoint. */
	takeFailure(): ForcedFailure | undefined {
		return this.failures.shift();
	}

	/** Every access token is expired from now on; refresh tokens live on. */
	expireAccessTokens(): void {
		this.state.tokens.expireAccessTokens();
	}

	/** The connection is removed: all refresh tokens and access tokens are dead. */
	revoke(): void {
		this.state.tokens.revokeRefreshTokens();
		this.state.tokens.revokeAccessTokens();
	}

	/** Refresh tokens only: access tokens live to their end. */
	revokeRefreshTokens(): void {
		this.state.tokens.revokeRefreshTokens();
	}

	/** A new company request token, good for 24 hours; the old one is dead. */
	newRequestToken(): string {
		this.state.company.requestToken = randomUUID();
		this.state.company.requestTokenIssuedAt = this.state.clock.now();
		return this.state.company.requestToken;
	}

	/** The company moves: API calls at the old data centre fail from now on. */
	moveTo(home: Home): void {
		this.state.company.home = home;
	}

	/** A valid access token without a call, for tests of something else. */
	accessToken(
		principal: Principal = 'company',
		scopes: readonly string[] = this.state.company.scopes,
	): string {
		const { tokens, company } = this.state;
		return tokens.issueAccess(
			principal,
			scopes,
			principal === 'company' ? company.companyUuid : company.clientId,
		).token;
	}
}
