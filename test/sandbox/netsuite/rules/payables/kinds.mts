import type { AccountType, EntityKind } from '../../company/masterData.mts';
import type { WritableType } from '../../rest/fieldCatalogue.mts';

/** Records that hold cost lines, and whose other side NetSuite makes itself. */
export type PayableType = Exclude<WritableType, 'journalEntry' | 'intercompanyJournalEntry'>;

export interface PayableKind {
	entityKinds: EntityKind[];
	/** Label of the entity in errors. */
	entityLabel: string;
	/** Types of the account that owes. */
	headerTypes: AccountType[];
	/** Without the account sent, an account of the first type is taken. */
	hasDefaultAccount: boolean;
	/** Whether lines are debits (a bill) or credits (a vendor credit). */
	linesAre: 'debit' | 'credit';
	/** Whether the A/P lock of a period counts. */
	isPayable: boolean;
}

/** netsuite.md 8.3, 8.4, 8.6. Of card charges the reference says nothing; these are the rules of the form. */
export const PAYABLE_KINDS: Record<PayableType, PayableKind> = {
	vendorBill: {
		entityKinds: ['vendor'],
		entityLabel: 'Vendor',
		headerTypes: ['AcctPay'],
		hasDefaultAccount: true,
		linesAre: 'debit',
		isPayable: true,
	},
	vendorCredit: {
		entityKinds: ['vendor'],
		entityLabel: 'Vendor',
		headerTypes: ['AcctPay'],
		hasDefaultAccount: true,
		linesAre: 'credit',
		isPayable: true,
	},
	expenseReport: {
		entityKinds: ['employee'],
		entityLabel: 'Employee',
		headerTypes: ['AcctPay', 'OthCurrLiab'],
		hasDefaultAccount: true,
		linesAre: 'debit',
		isPayable: true,
	},
	creditCardCharge: {
		entityKinds: ['vendor', 'employee', 'customer'],
		entityLabel: 'Payee',
		headerTypes: ['CredCard'],
		hasDefaultAccount: false,
		linesAre: 'debit',
		isPayable: false,
	},
};
