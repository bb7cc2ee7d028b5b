import { randomBytes, randomUUID } from 'node:crypto';

import type { TestCertificates } from '../http/certificates.mts';
import type { Handler } from '../http/exchange.mts';
import { Faults } from '../http/faults.mts';
import { startHost, type Host, type HostTls } from '../http/host.mts';
import { Interventions } from '../http/interventions.mts';
import { RequestLog } from '../http/requestLog.mts';
import { createSandboxClock, type SandboxClock } from '../http/sandboxClock.mts';
import { DocumentStore } from './documentStore.mts';
import { answerExpenseReports, REPORTS_PATH } from './expenseReports.mts';
import { answerFinancialIntegration } from './financialIntegration.mts';
import { DEFAULT_MODES, type ConcurModes } from './modes.mts';
import { answerToken, TOKEN_PATH } from './oauth.mts';
import { OAuthControls } from './oauthControls.mts';
import { RateLimit } from './rateLimit.mts';
import { ReportList } from './reportList.mts';
import { DATA_CENTRES, type Company, type ConcurState, type DataCentre, type Home } from './state.mts';
import { Tokens } from './tokens.mts';

export interface ConcurSandboxOptions {
	modes?: Partial<ConcurModes>;
	clock?: SandboxClock;
	faults?: Faults;
	log?: RequestLog;
	/** Data centre that the company lives in (default `us2`). */
	home?: Home;
	/** Scopes granted to the app (default `FISVC company.read`). */
	scopes?: string[];
	/** Runs every host with TLS and refuses callers without the client certificate. */
	certificates?: TestCertificates;
	/** Delay of each request by host, asked anew each time. */
	latencyMs?: (dataCentre: DataCentre) => number;
	/** Fixed ports, e.g. for the demo (default: any free port). */
	ports?: Partial<Record<DataCentre, number>>;
}

export interface ConcurSandbox {
	/** Base URIs. */
	hosts: Record<DataCentre, string>;
	/** Also switches: `appDisabled`, `appEnabled`, `scopes`, `allowedGrants`. */
	company: Company;
	/** Data for a `sapConcurApi` credential, freshly entered (no tokens stored). */
	credential(options?: { keyWithPassphrase?: boolean }): Record<string, unknown>;
	documents: DocumentStore;
	/** Expense reports as Reports v3 lists them. */
	reports: ReportList;
	oauth: OAuthControls;
	modes: ConcurModes;
	log: RequestLog;
	faults: Faults;
	interventions: Interventions;
	clock: SandboxClock;
	close(): Promise<void>;
}

/** Starts a simulated SAP Concur: token endpoint, Financial Integration v4 and the list of Reports v3 in three data centres, stricter than the real one. */
export async function startConcurSandbox(options: ConcurSandboxOptions = {}): Promise<ConcurSandbox> {
	const clock = options.clock ?? createSandboxClock();
	const modes: ConcurModes = { ...DEFAULT_MODES, ...options.modes };
	const company = newCompany(clock, options);
	const tokens = new Tokens(clock, modes);
	const documents = new DocumentStore(clock, company.companyUuid, () => modes.raiseRevision);
	const reports = new ReportList(
		documents,
		() => clock.now(),
		() => modes,
	);
	const state: ConcurState = {
		clock,
		modes,
		company,
		tokens,
		documents,
		reports,
		hosts: { glz: '', us2: '', eu2: '' },
	};
	const oauth = new OAuthControls(state);
	const faults = options.faults ?? new Faults();
	const log = options.log ?? new RequestLog();
	const interventions = new Interventions();
	const rateLimit = new RateLimit();
	const tls: HostTls | undefined = options.certificates && {
		...options.certificates.server,
		clientCa: options.certificates.ca,
	};

	const running: Host[] = [];
	for (const dataCentre of DATA_CENTRES) {
		const handler: Handler = async (request) => {
			await interventions.act(request);
			// Concur does not support chunked bodies (concur.md, section 2).
			if (request.headers['transfer-encoding'] !== undefined)
				return { status: 411, body: { message: 'Length required' } };
			if (request.path === TOKEN_PATH)
				return answerToken(state, dataCentre, request, () => oauth.takeFailure());
			if (request.path === REPORTS_PATH) return answerExpenseReports(state, dataCentre, rateLimit, request);
			return answerFinancialIntegration(state, dataCentre, rateLimit, request);
		};
		const host = await startHost({
			name: dataCentre,
			handler,
			faults,
			log,
			tls,
			port: options.ports?.[dataCentre],
			latencyMs: () => options.latencyMs?.(dataCentre) ?? 0,
			answerHeaders: () => ({ 'concur-correlationid': randomUUID() }),
		});
		running.push(host);
		state.hosts[dataCentre] = host.url;
	}

	return {
		hosts: state.hosts,
		company,
		documents,
		reports,
		oauth,
		modes,
		log,
		faults,
		interventions,
		clock,
		credential: ({ keyWithPassphrase = false } = {}) => {
			const client = keyWithPassphrase
				? options.certificates?.clientWithPassphrase
				: options.certificates?.client;
			return {
				tokenHost: state.hosts.glz,
				clientId: company.clientId,
				clientSecret: company.clientSecret,
				companyUuid: company.companyUuid,
				companyRequestToken: company.requestToken,
				useClientCertificate: client !== undefined,
				clientCertificate: client?.cert ?? '',
				clientKey: client?.key ?? '',
				clientKeyPassphrase: keyWithPassphrase
					? (options.certificates?.clientWithPassphrase.passphrase ?? '')
					: '',
				caCertificate: options.certificates?.ca ?? '',
				additionalAllowedHosts: running.map(({ port }) => `127.0.0.1:${port}`).join(', '),
				// Hidden state of a credential that was never used.
				accessToken: '',
				accessExpiresAt: '',
				refreshToken: '',
				refreshIssuedAt: '',
				geolocation: '',
				issuedFor: '',
				scope: '',
			};
		},
		async close() {
			await Promise.all(running.map(async (host) => await host.close()));
		},
	};
}

function newCompany(
	clock: SandboxClock,
	{ home = 'us2', scopes = ['FISVC', 'company.read'] }: ConcurSandboxOptions,
): Company {
	return {
		companyUuid: randomUUID(),
		requestToken: randomUUID(),
		requestTokenIssuedAt: clock.now(),
		clientId: randomUUID(),
		clientSecret: randomBytes(16).toString('hex'),
		home,
		scopes,
		allowedGrants: ['password', 'refresh_token', 'client_credentials'],
		appDisabled: false,
		appEnabled: true,
	};
}
