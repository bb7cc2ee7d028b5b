import { TYPE_CODES, type Transaction } from './transaction.mts';

/** Letters of `transaction.status` that the sandbox shows, by type code, with their names. */
export const STATUS_NAMES: Record<string, Record<string, string>> = {
	Journal: { A: 'Pending Approval', B: 'Approved for Posting', R: 'Rejected' },
	VendBill: { A: 'Open', D: 'Pending Approval', E: 'Rejected' },
	VendCred: { A: 'Open' },
	ExpRept: {
		A: 'In Progress',
		B: 'Pending Supervisor Approval',
		C: 'Pending Accounting Approval',
		E: 'Rejected by Accounting',
		F: 'Approved by Accounting',
	},
	CardChrg: { A: 'Open' },
	PurchOrd: { A: 'Pending Supervisor Approval', F: 'Pending Bill', G: 'Fully Billed', H: 'Closed' },
};

const BY_APPROVAL: Record<string, Record<string, string>> = {
	Journal: { '1': 'A', '2': 'B', '3': 'R', '11': 'A' },
	VendBill: { '1': 'D', '2': 'A', '3': 'E', '11': 'A' },
	ExpRept: { '1': 'C', '2': 'F', '3': 'E', '11': 'C' },
};

/** The letter of a transaction; of types without approval the one for open. */
export function statusOf({ recordType, approvalStatus, body }: Transaction): string {
	const type = TYPE_CODES[recordType];
	if (type === 'ExpRept' && approvalStatus === '1') {
		if (body['complete'] === false) return 'A';
		if (body['supervisorapproval'] === false) return 'B';
	}
	return BY_APPROVAL[type]?.[approvalStatus ?? '2'] ?? 'A';
}
