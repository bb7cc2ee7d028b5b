import type { SandboxClock } from '../http/sandboxClock.mts';
import type { DocumentStore } from './documentStore.mts';
import type { ConcurModes } from './modes.mts';
import type { ReportList } from './reportList.mts';
import type { Tokens } from './tokens.mts';

/** `glz` is the global landing zone: tokens only. */
export const DATA_CENTRES = ['glz', 'us2', 'eu2'] as const;
export type DataCentre = (typeof DATA_CENTRES)[number];
export type Home = Exclude<DataCentre, 'glz'>;

/** The one company and its app, as the Authentication Admin and the app management tool show them. */
export interface Company {
	companyUuid: string;
	requestToken: string;
	clientId: string;
	clientSecret: string;
	/** When the request token was made (sandbox clock): it is good for 24 hours. */
	requestTokenIssuedAt: number;
	home: Home;
	/** Scopes granted to the app. */
	scopes: string[];
	allowedGrants: string[];
	appDisabled: boolean;
	/** Whether the company has switched the app on. */
	appEnabled: boolean;
}

/** All that the endpoints share. */
export interface ConcurState {
	clock: SandboxClock;
	modes: ConcurModes;
	company: Company;
	tokens: Tokens;
	documents: DocumentStore;
	reports: ReportList;
	/** Base URIs; complete once the hosts run. */
	hosts: Record<DataCentre, string>;
}
