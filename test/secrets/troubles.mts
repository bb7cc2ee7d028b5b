import type { FaultRule } from '../sandbox/http/faults.mts';

interface Services {
	concur: { faults: { add(rule: FaultRule): void; clear(): void } };
	netSuite: { faults: { add(rule: FaultRule): void; clear(): void } };
}

const TOKEN = /\/token$/;
/** Web pages with the first and third, JSON with the others. */
const STATUSES = [200, 400, 502, 401];
const ALWAYS = 1_000;

export interface Trouble {
	name: string;
	/** Arms it. */
	make(services: Services): void;
}

type Where = readonly [
	name: string,
	service: 'concur' | 'netSuite',
	rule: Pick<FaultRule, 'method' | 'path'>,
];

const WHERE: readonly Where[] = [
	['signing in to SAP Concur', 'concur', { path: /\/oauth2\/v0\/token$/ }],
	['reading the queue', 'concur', { path: /transactions$/ }],
	['acknowledging', 'concur', { path: /acknowledgements$/ }],
	['confirming', 'concur', { path: /postingconfirmations$/ }],
	['signing in to NetSuite', 'netSuite', { path: TOKEN }],
	['asking NetSuite', 'netSuite', { path: /suiteql$/ }],
	['posting', 'netSuite', { method: 'POST', path: /journalEntry$/ }],
];

/** Answers that give the request back, headers and body, at every place where the product calls a service. */
export const ECHOES: readonly Trouble[] = WHERE.flatMap(([place, service, rule]) =>
	STATUSES.map((status, index): Trouble => ({
		name: `${place}: ${status} with the request in it`,
		make: (services) =>
			services[service].faults.add({
				kind: 'statusBeforeCommit',
				...rule,
				status,
				times: ALWAYS,
				echo: index % 2 === 0 ? 'page' : 'json',
			}),
	})),
);

/** Connections that break, which n8n's HTTP client tells with the whole request in the error. */
export const BREAKS: readonly Trouble[] = WHERE.map(([place, service, rule]): Trouble => ({
	name: `${place}: the connection is reset`,
	make: (services) => services[service].faults.add({ kind: 'resetBeforeCommit', ...rule, times: ALWAYS }),
}));
