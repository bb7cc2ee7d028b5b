import type { Ref, RefKey } from '../../shared/documentItem';
import type { MappingTable } from '../mapping/mappingTable';
import type { CashAdvanceSettings } from './cashAdvanceSettings';
import type { InvoiceSettings } from './invoiceSettings';
import type { PayrollSettings } from './payrollSettings';
import type { MemoTemplates } from './memoTemplates';
import type { RecordSettings } from './recordSettings';

/** Settings of Prepare Posting, read and checked once per run. */
export interface PostingSettings extends RecordSettings {
	/** How account codes of the documents are looked up in NetSuite. */
	accountMatchBy: Extract<RefKey, 'acctNumber' | 'externalId' | 'id'>;
	payableAccounts: PayableAccountRow[];
	reimbursedByPayroll: 'employeePayable' | 'payrollClearing';
	taxHandling: 'taxAccounts' | 'keepInExpense';
	taxAccounts: TaxAccountRow[];
	subsidiary: SubsidiarySetting;
	segments: SegmentRule[];
	/** Whether payable, clearing and tax lines carry segments too. */
	segmentsOnOtherLines: boolean;
	employee: EmployeeSetting;
	dates: DateSettings;
	invoices: InvoiceSettings;
	cashAdvances: CashAdvanceSettings;
	payroll: PayrollSettings;
	memos: MemoTemplates;
	/** First part of the external id. */
	externalIdPrefix: string;
	/** Body field that carries the stamp: `memo` or a custom body field. */
	stampField: string;
	nothingToPost: 'leave' | 'confirmSuccess' | 'confirmError';
	includeTestDocuments: boolean;
	/** Rows of the mapping table; they win over all general rules. */
	mapping: MappingTable;
}

/** Blank criteria match anything; the most specific row wins. */
export interface PayableAccountRow {
	party: string;
	expensePay?: boolean;
	paymentType?: string;
	cardProgram?: string;
	/**
	 * `funding`: the document's liability account of the funding account; `account` is then what is taken
	 * when it has none.
	 */
	accountFrom: 'chosen' | 'funding';
	account?: Ref;
	/** Where an employee goes who owes money after the report; absent: the same account. */
	netDebitAccount?: Ref;
	/** Vendor on the lines of this row. */
	vendor?: Ref;
}

export interface TaxAccountRow {
	authority?: string;
	code?: string;
	/** The row counts for postings in this subsidiary only. */
	subsidiary?: Ref;
	account: Ref;
}

export type SubsidiarySetting =
	| { from: 'none' }
	| { from: 'fixed'; subsidiary: Ref }
	| { from: 'ledgerCode'; byLedgerCode: ReadonlyMap<string, Ref> }
	| { from: 'field'; fields: string[]; by: Extract<RefKey, 'name' | 'externalId' | 'id'> }
	| { from: 'owner' };

export type Segment = 'department' | 'class' | 'location' | 'customer';

export interface SegmentRule {
	segment: Segment;
	/** Concur fields in the order in which they are tried. */
	fields: string[];
	by: RefKey;
	ifBlank: 'leaveEmpty' | 'problem' | 'useDefault';
	/** What `useDefault` puts in. */
	default?: Ref;
}

export interface EmployeeSetting {
	on: 'none' | 'payableLines' | 'allLines';
	type: 'employee' | 'vendor' | 'entity';
	by: Extract<RefKey, 'entityId' | 'externalId' | 'email' | 'id'>;
	/** Field of the document's employee section. */
	field: string;
}

export const DATE_SOURCES = [
	'reportPaymentProcessingDate',
	'reportUserDefinedDate',
	'reportSubmitDate',
	'reportCreationDate',
	'lastEntryDate',
] as const;
export type DateSource = (typeof DATE_SOURCES)[number];

export interface DateSettings {
	/** `YYYY-MM-DD`; documents approved earlier are left alone. */
	cutOver: string;
	/** Tried in this order. */
	sources: DateSource[];
	/** IANA name of the accounting time zone. */
	timeZone: string;
}
