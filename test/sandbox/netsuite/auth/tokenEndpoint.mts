import { randomBytes, randomUUID } from 'node:crypto';

import { SignJWT } from 'jose';

import type { SandboxRequest, SandboxResponse } from '../../http/exchange.mts';
import type { SandboxClock } from '../../http/sandboxClock.mts';
import type { NetSuiteModes } from '../modes.mts';
import type { Role } from '../role.mts';
import type { CertificateRegister } from './certificateRegister.mts';
import { AssertionRefused, AssertionVerifier, type AuditDetail } from './clientAssertion.mts';

export const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';
const LIFETIME_S = 3600;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** One line of the Login Audit Trail: what the answer of the token endpoint does not tell. */
export interface AuditEntry {
	at: number;
	detail: AuditDetail | 'Success';
}

export interface TokenEndpointOptions {
	accountId: string;
	clientId: string;
	/** Asked late, since the port is known only after the start. */
	tokenUrl: () => string;
	register: CertificateRegister;
	role: Role;
	modes: NetSuiteModes;
	clock: SandboxClock;
}

/** OAuth 2.0 client credentials with a certificate (netsuite.md 2.2, 2.3). Tokens last 3600 s of sandbox time. */
export class TokenEndpoint {
	readonly auditTrail: AuditEntry[] = [];
	/** Every token ever given out and every assertion that came, for tests that look for them where they must not be. */
	readonly secretsSeen: string[] = [];
	private readonly verifier: AssertionVerifier;
	private readonly signingKey = randomBytes(32);
	/** Token to the sandbox time at which it ends, ms. */
	private readonly tokens = new Map<string, number>();

	constructor(private readonly options: TokenEndpointOptions) {
		this.verifier = new AssertionVerifier(options.register);
	}

	/** How many tokens were issued. */
	get issued(): number {
		return this.auditTrail.filter(({ detail }) => detail === 'Success').length;
	}

	/** All tokens end now; the next call that uses one answers 401. */
	expireTokens(): void {
		this.tokens.clear();
	}

	accepts(token: string): boolean {
		return (this.tokens.get(token) ?? 0) > this.options.clock.now();
	}

	async handle({ method, headers, body }: SandboxRequest): Promise<SandboxResponse> {
		const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
		if (method !== 'POST' || type !== 'application/x-www-form-urlencoded')
			return this.refusal('invalid_request');
		const form = new URLSearchParams(body);
		const grantType = form.get('grant_type');
		const assertion = form.get('client_assertion');
		if (!grantType) return this.refusal('invalid_request');
		if (grantType !== 'client_credentials') return this.refusal('unsupported_grant_type');
		if (form.get('client_assertion_type') !== ASSERTION_TYPE || !assertion)
			return this.refusal('invalid_request');
		this.secretsSeen.push(assertion);
		const { clientId, clock, tokenUrl } = this.options;
		const now = clock.now();
		try {
			await this.verifier.verify(assertion, { clientId, tokenUrl: tokenUrl(), now });
		} catch (error) {
			if (!(error instanceof AssertionRefused)) throw error;
			this.auditTrail.push({ at: now, detail: error.detail });
			return this.refusal(
				error.detail === 'ScopeMismatched' ? 'invalid_scope' : this.options.modes.assertionRefusal,
			);
		}
		this.auditTrail.push({ at: now, detail: 'Success' });
		return {
			status: 200,
			headers: { 'cache-control': 'no-store' },
			body: { access_token: await this.newToken(now), expires_in: LIFETIME_S, token_type: 'Bearer' },
		};
	}

	/** A JWT, as the real one: `sub` is `<entity>;<role>`. */
	private async newToken(now: number): Promise<string> {
		const { role, accountId } = this.options;
		const issuedAt = Math.floor(now / 1000);
		const token = await new SignJWT({ scope: ['rest_webservices'] })
			.setProtectedHeader({ typ: 'JWT', alg: 'HS256', kid: `s.SYSTEM.${accountId}` })
			.setSubject(`${role.userId};${role.id}`)
			.setJti(randomUUID())
			.setIssuedAt(issuedAt)
			.setExpirationTime(issuedAt + LIFETIME_S)
			.sign(this.signingKey);
		this.tokens.set(token, now + LIFETIME_S * 1000);
		this.secretsSeen.push(token);
		return token;
	}

	private refusal(error: string): SandboxResponse {
		const isLogin = error === 'invalid_client';
		return {
			status: isLogin ? 401 : 400,
			headers: isLogin ? { 'www-authenticate': `Basic realm="${this.options.accountId}"` } : {},
			body: { error },
		};
	}
}
