import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { Faults } from '../http/faults.mts';
import { startHost } from '../http/host.mts';
import { RequestLog } from '../http/requestLog.mts';
import { createSandboxClock, type SandboxClock } from '../http/sandboxClock.mts';
import { CertificateRegister } from './auth/certificateRegister.mts';
import { makeCertificate, type CertificatePair } from './auth/certificates.mts';
import { TOKEN_PATH, TokenEndpoint } from './auth/tokenEndpoint.mts';
import { Books } from './books/books.mts';
import { OrderBook } from './books/orderBook.mts';
import type { Company } from './company/company.mts';
import { demoCompany } from './company/demoCompany.mts';
import { MasterDataEditor } from './company/newRecords.mts';
import { defaultModes, type NetSuiteModes } from './modes.mts';
import { ConcurrencyGate } from './rest/concurrencyGate.mts';
import { RecordReads } from './rest/recordReads.mts';
import { RecordStore } from './rest/recordStore.mts';
import { RecordWrites } from './rest/recordWrites.mts';
import { RECORD_PATH, Router, SUITEQL_PATH } from './rest/router.mts';
import { Role } from './role.mts';
import { Mirror } from './suiteql/mirror.mts';
import { SuiteQlEndpoint } from './suiteql/suiteQlEndpoint.mts';

export interface NetSuiteSandboxOptions {
	/** Master data (default `demoCompany()`). */
	company?: Company;
	modes?: Partial<NetSuiteModes>;
	/** Shared with other sandboxes where a test wants one clock, one log or one list of faults. */
	clock?: SandboxClock;
	faults?: Faults;
	log?: RequestLog;
	/** Name of the host in log and faults (default `netsuite`). */
	hostName?: string;
	/** 0 (default) = any free port. */
	port?: number;
	/** Base URL under which callers reach the host, if it is not its own (containers, proxies). No slash at the end. */
	publicUrl?: string;
	/** Certificate registered at the start (default: an EC P-256 one). */
	certificate?: CertificatePair;
}

/** Data of a `netSuiteApi` credential, ready for n8n. */
export interface NetSuiteCredential extends Record<string, unknown> {
	accountId: string;
	clientId: string;
	certificateId: string;
	privateKey: string;
	certificate: string;
	baseUrl: string;
}

export interface NetSuiteSandbox {
	/** Base URL, without a slash at the end. */
	url: string;
	accountId: string;
	clientId: string;
	/** The credential of the certificate registered at the start. */
	credential(): NetSuiteCredential;
	/** Registers another certificate; throws where NetSuite would refuse it. */
	register(certificate: CertificatePair): NetSuiteCredential;
	certificates: CertificateRegister;
	tokens: TokenEndpoint;
	/** All tokens end now. */
	expireTokens(): void;
	books: Books;
	/** The purchase orders of the company with what bills have billed on them. */
	orders: OrderBook;
	/** Plain objects: edit them in place, or add with `add`. */
	masterData: Company;
	add: MasterDataEditor;
	role: Role;
	modes: NetSuiteModes;
	concurrency: ConcurrencyGate;
	/** SuiteQL texts asked so far. */
	queries: string[];
	log: RequestLog;
	faults: Faults;
	clock: SandboxClock;
	close(): Promise<void>;
}

/** A simulated Oracle NetSuite account on 127.0.0.1, stricter than the real one (netsuite.md 2 to 8). */
export async function startNetSuiteSandbox(options: NetSuiteSandboxOptions = {}): Promise<NetSuiteSandbox> {
	const company = options.company ?? demoCompany();
	const modes: NetSuiteModes = { ...defaultModes(), ...options.modes };
	const clock = options.clock ?? createSandboxClock();
	const faults = options.faults ?? new Faults();
	const log = options.log ?? new RequestLog();
	const role = new Role();
	const { accountId } = company;
	const clientId = randomBytes(32).toString('hex');

	let url = options.publicUrl ?? '';
	const urlOf = (type: string, id?: string) =>
		`${url}${RECORD_PATH}/${type}${id === undefined ? '' : `/${id}`}`;
	const books = new Books(company, clock);
	const orders = new OrderBook(company, books);
	const mirror = await Mirror.create({ company, role, modes }, books, orders, clock);
	const register = new CertificateRegister(clock);
	const tokens = new TokenEndpoint({
		accountId,
		clientId,
		register,
		role,
		modes,
		clock,
		tokenUrl: () => `${url}${TOKEN_PATH}`,
	});
	const store = new RecordStore(books, orders, role, modes);
	const suiteQl = new SuiteQlEndpoint({ company, role, modes }, mirror, clock, () => `${url}${SUITEQL_PATH}`);
	const concurrency = new ConcurrencyGate(modes);
	const router = new Router({
		accountId,
		company,
		role,
		modes,
		tokens,
		suiteQl,
		urlOf,
		gate: concurrency,
		reads: new RecordReads({ company, books, store, orders, role, urlOf }),
		writes: new RecordWrites({ company, books, orders, store, role, modes, clock, urlOf }),
	});
	let active = 0;
	let isClosed = false;
	const host = await startHost({
		name: options.hostName ?? 'netsuite',
		faults,
		log,
		port: options.port,
		handler: async (request) => {
			if (isClosed) return { status: 503 };
			active++;
			try {
				return await router.handle(request);
			} finally {
				active--;
			}
		},
	});
	url ||= host.url;

	const registered = (pair: CertificatePair): NetSuiteCredential => ({
		accountId,
		clientId,
		certificateId: register.register(pair.certificate),
		...pair,
		baseUrl: url,
		accessToken: '',
		accessExpiresAt: '',
		issuedFor: '',
	});
	const first = registered(options.certificate ?? makeCertificate({ kind: 'ec' }));
	return {
		url,
		accountId,
		clientId,
		tokens,
		books,
		orders,
		role,
		modes,
		concurrency,
		log,
		faults,
		clock,
		certificates: register,
		masterData: company,
		add: new MasterDataEditor(company),
		queries: suiteQl.queries,
		credential: () => ({ ...first }),
		register: registered,
		expireTokens: () => tokens.expireTokens(),
		async close() {
			isClosed = true;
			await host.close();
			while (active > 0) await delay(5);
			mirror.close();
		},
	};
}
