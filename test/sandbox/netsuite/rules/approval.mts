import type { ApprovalStatus } from '../books/transaction.mts';
import { noPermission } from '../rest/errors.mts';
import { flag, text, type Draft, type RuleContext } from './draft.mts';

/** Approval status and whether the record posts to the ledger. */
export interface Approval {
	approvalStatus: ApprovalStatus;
	posting: boolean;
}

/**
 * Saved does not mean posted (netsuite.md 8.1, 13.12). With routing on, a new record is Pending Approval; asking for
 * approval in the same request is not heard unless the role may approve. Later a role without that permission is refused.
 */
export function approvalOf(
	{ role }: RuleContext,
	{ body, previous }: Draft,
	routing: boolean,
	permission = 'Journal Approval',
): Approval {
	const wanted = flag(body, 'approved') === true ? '2' : text(body, 'approvalStatus');
	if (!routing) {
		if (wanted === '1' || wanted === '3') return { approvalStatus: wanted, posting: false };
		return { approvalStatus: '2', posting: true };
	}
	if (!previous)
		return wanted === '2' && role.mayApprove ? approved() : { approvalStatus: '1', posting: false };
	const asksNow = wanted === '2' && previous.approvalStatus !== '2';
	if (!asksNow) return { approvalStatus: previous.approvalStatus ?? '1', posting: previous.posting };
	if (!role.mayApprove) throw noPermission(role, 'Edit', permission);
	return approved();
}

function approved(): Approval {
	return { approvalStatus: '2', posting: true };
}
