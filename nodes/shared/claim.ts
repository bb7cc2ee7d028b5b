import type { DocumentItem, WorkState } from './documentItem';

/** Rows of the work table that prove an earlier run of ours, which alone may go on with an acknowledged document. */
export const CLAIMS: ReadonlySet<WorkState | ''> = new Set<WorkState>(['claimed', 'pendingApproval']);

/** Whether the run's lease still holds; without a lease always, and an end that cannot be read is over. `now`: clock time. */
export function leaseHolds({ leaseUntil }: Pick<DocumentItem, 'leaseUntil'>, now: number): boolean {
	return leaseUntil === '' || Date.parse(leaseUntil) > now;
}
