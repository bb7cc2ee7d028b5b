import type { FaultRule } from '../../sandbox/http/faults.mts';

/** What a run can meet. `Before` and `After` say whether the service (or the table) has done what was asked. */
export const SERVICE_FAULTS = {
	resetBefore: { kind: 'resetBeforeCommit' },
	resetAfter: { kind: 'resetAfterCommit' },
	status500Before: { kind: 'statusBeforeCommit', status: 500 },
	status500After: { kind: 'statusAfterCommit', status: 500 },
	status503Before: { kind: 'statusBeforeCommit', status: 503, retryAfter: '0' },
	status503After: { kind: 'statusAfterCommit', status: 503 },
	status429: { kind: 'statusBeforeCommit', status: 429 },
	status401: { kind: 'statusBeforeCommit', status: 401 },
	status403: { kind: 'statusBeforeCommit', status: 403 },
	status404: { kind: 'statusBeforeCommit', status: 404 },
	cutOff: { kind: 'malformedJson' },
	/** The caller gives up; the service does what was asked afterwards. */
	timeoutLate: { kind: 'slow', delayMs: 40 },
	/** The service has done it; the caller gives up waiting for the answer. */
	timeoutAfter: { kind: 'slowAfterCommit', delayMs: 40 },
} as const satisfies Record<string, FaultRule>;

export type ServiceFault = keyof typeof SERVICE_FAULTS;
/** A run gives up after this many milliseconds where a time-out is played. */
export const PATIENCE_MS = 12;

export const TABLE_FAULTS = ['tableBefore', 'tableAfter'] as const;
/** The power fails in the middle of the step; the Stop button is pressed there. */
export const ENDS = ['killBefore', 'killAfter', 'stopBefore', 'stopAfter'] as const;
/** The power fails when the step is done, before the next. */
export const KILL_BETWEEN = 'killBetween';

export type FaultName =
	ServiceFault | (typeof TABLE_FAULTS)[number] | (typeof ENDS)[number] | typeof KILL_BETWEEN;

export const ALL_FAULTS: readonly FaultName[] = [
	...(Object.keys(SERVICE_FAULTS) as ServiceFault[]),
	...TABLE_FAULTS,
	...ENDS,
	KILL_BETWEEN,
];

export const isServiceFault = (name: FaultName): name is ServiceFault => name in SERVICE_FAULTS;

/** Which calls of a step: all, those that create or tell, deletions, queries and reads, or those for a token. */
export type CallKind = 'any' | 'write' | 'remove' | 'read' | 'token';

export interface Fault {
	step: string;
	call: CallKind;
	/** Fitting calls that go through before. */
	skip: number;
	times: number;
	name: FaultName;
	retryAfter?: string;
}
