import type { Problem } from './problems/problem';

/**
 * The item that runs through the whole workflow: one per Concur document, every node adds to it (design.md, section 5).
 * Amounts are decimal strings, dates `YYYY-MM-DD`, instants ISO 8601 in UTC. No key is called `error`: n8n gives it a meaning.
 */
export interface DocumentItem {
	// who it is: Financial Document: Get Many
	docType: DocType;
	/** Business id: report id, payment request id or cash advance id. */
	documentId: string;
	/** FIS id, 32 hex digits; what acknowledgement and confirmation want. */
	fiDocumentId: string;
	/** Concur's own status, as read in this run (`READY`, `ACKNOWLEDGED`, ...). */
	docStatus: string;
	/** System id under which Concur says the document was acknowledged; empty when none. */
	erpSystemId: string;
	/** Our system id, sent in every call to Concur about this document. */
	systemId: string;
	companyId: string;
	companyUuid: string;
	entityId: string;
	/** As Concur sent it; dropped by Prepare Posting unless asked for. */
	document?: unknown;

	// what earlier runs left of it: the work table's row, read by Get Many
	workState: WorkState | '';
	/** ISO instant at which a run first saw the document. */
	firstSeenAt: string;
	/** Hash of the problems that are already in the audit table. */
	problemsHash: string;
	/** A finance person's mark in the work table, as typed; empty when there is none. */
	released: string;

	// what is to be done with it
	purpose: Purpose;
	/** Records whose effect the first posting takes back: those of earlier revisions, or of the document itself when it was recalled. */
	reverses: ReversedRecord[];

	// what it is: Prepare Posting
	number: string;
	name: string;
	owner: string;
	revision: string;
	currency: string;
	total: string;
	isTest: boolean;
	/** Date the document counts as approved on, in the accounting time zone; empty when unknown. */
	approvedOn: string;
	documentHash: string;
	/** Hash of the mapping rows that Prepare Posting was given; empty when it was given none. */
	mappingHash: string;
	/** Lines that differ from what an earlier mapping gives; only where that was asked for. */
	differences?: unknown[];
	/** External id of the first posting; the key under which NetSuite knows the document. */
	externalId: string;
	postings: Posting[];
	/** Hash of `postings` as Validate saw them; Post validates again when they were changed since. */
	validatedHash: string;

	// where it stands: every step
	runId: string;
	leaseUntil: string;
	dryRun: boolean;
	status: Status;
	/** Set by Prepare Posting where nothing is to be posted and Concur is to be told all the same. */
	confirmAs?: 'success' | 'error';
	problems: Problem[];
	warnings: Problem[];
	reason: string;
	nextStep: string;

	// what became of it: Post and Confirm (of the first posting)
	netSuiteType: string;
	netSuiteId: string;
	netSuiteNumber: string;
	netSuiteUrl: string;
	subsidiaryId: string;
	postingPeriod: string;
	fiscalYear: string;
	postingDate: string;
	concurStatus: ConcurStatus;
	/** Service code of the last answer of Concur about this document (concur.md, 3.6); -1 when none. */
	concurCode: number;
	correlationId: string;
}

export const DOC_TYPES = [
	'expense',
	'invoice',
	'cashadvance',
	'payroll',
	'requestobligation',
	'reportobligation',
] as const;
export type DocType = (typeof DOC_TYPES)[number];

/**
 * `post`: the ordinary way.  `reverse`: recalled in Concur after it was posted; its records are taken back, and Concur is told nothing.
 * `sendBack`: nothing is posted; it is acknowledged and confirmed `error`, so that the Concur processor sees why.
 * `postedElsewhere`: a person has typed the number under which finance keyed it (`netSuiteNumber`); acknowledged and confirmed `success`.
 */
export const PURPOSES = ['post', 'reverse', 'sendBack', 'postedElsewhere'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface ReversedRecord {
	recordType: RecordType;
	/** Internal id. */
	id: string;
	/** Number that people see. */
	tranId: string;
	externalId: string;
}

/**
 * What a row of the work table says.
 * `claimed`: a run may have acknowledged or posted it and did not end it.  `notReady`, `skipped`, `held`, `needsReview`:
 * nothing was acknowledged by us because of what `reason` says; looked at again each run.
 */
export const WORK_STATES = [
	'claimed',
	'notReady',
	'skipped',
	'nothingToPost',
	'held',
	'needsReview',
	'pendingApproval',
] as const;
export type WorkState = (typeof WORK_STATES)[number];

export const STATUSES = [
	'read',
	'prepared',
	'ready',
	'notReady',
	'skipped',
	'nothingToPost',
	'acknowledged',
	'refused',
	'posted',
	'alreadyPosted',
	'pendingApproval',
	'failed',
	'unfinished',
	'needsReview',
	'held',
	'reversed',
	'rejected',
	'sentBack',
	'confirmed',
] as const;
export type Status = (typeof STATUSES)[number];

export type ConcurStatus = 'success' | 'error' | 'notConfirmed';

/** REST record types that are written (netsuite.md, section 8). */
export const RECORD_TYPES = [
	'journalEntry',
	'intercompanyJournalEntry',
	'vendorBill',
	'vendorCredit',
	'expenseReport',
	'creditCardCharge',
] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/**
 * One NetSuite record to be made.
 * Journals: the lines balance. All other types: the lines are the cost side only and NetSuite makes the other side itself, on `account`:
 * the sum of debits less credits is what is owed (bill, expense report, card charge), credits less debits what is credited (vendor credit).
 */
export interface Posting {
	recordType: RecordType;
	externalId: string;
	subsidiary?: Ref;
	/** Instead of `subsidiary`: the employee or vendor whose own (primary) subsidiary it is; Validate puts that in. */
	subsidiaryOf?: Ref;
	currency?: Ref;
	/** Units of the subsidiary's base currency for one of the document's, decimal text; absent: NetSuite takes its own rate. */
	exchangeRate?: string;
	tranDate: string;
	/** Second subsidiary of an intercompany journal. */
	toSubsidiary?: Ref;
	/** Vendor of a bill, credit or card charge; employee of an expense report. */
	entity?: Ref;
	/** Payable account of a bill, credit or expense report, card account of a charge; absent: NetSuite takes the default. */
	account?: Ref;
	/** Expense reports: account that lines with `corporateCard` go to (`acctcorpcardexp`); absent: NetSuite takes the default. */
	cardAccount?: Ref;
	/** Number of the supplier's invoice. */
	tranId?: string;
	/** `YYYY-MM-DD`. */
	dueDate?: string;
	terms?: Ref;
	/** Order that the invoice names; linked where NetSuite has it and the vendor agrees, else told as a warning. */
	purchaseOrder?: Ref;
	memo: string;
	/** Proves that a record found under the external id is ours: FIS id and short document hash, kept in `memo` or a custom body field. */
	stamp: { field: string; text: string };
	/** Further body fields by REST name. */
	fields: Record<string, unknown>;
	lines: PostingLine[];
	result?: PostingResult;
}

export interface PostingLine {
	account: Ref;
	/** Exactly one of debit and credit is set: a positive decimal string. */
	debit?: string;
	credit?: string;
	department?: Ref;
	class?: Ref;
	location?: Ref;
	entity?: Ref;
	customer?: Ref;
	billable?: boolean;
	/** Intercompany journals: the subsidiary of the line. */
	subsidiary?: Ref;
	/** Intercompany journals: the line is eliminated in consolidation. */
	eliminate?: boolean;
	/** Expense reports: the category instead of the account; `account` then says where it is expected to post. */
	category?: Ref;
	/** Only where the account runs SuiteTax and the setting says so; journals carry tax as their own lines. */
	taxCode?: Ref;
	/** Expense reports: day of the expense, `YYYY-MM-DD`. */
	expenseDate?: string;
	/** Expense reports: paid with the company's card. */
	corporateCard?: boolean;
	/** Line of the purchase order. */
	orderLine?: string;
	memo: string;
	/** Further line fields by REST name. */
	fields: Record<string, unknown>;
	/** Which part of the Concur document the line comes from. */
	from: {
		entryId?: string;
		allocationId?: string;
		payer?: string;
		payee?: string;
		taxGuid?: string;
		cashAdvanceId?: string;
		lineItem?: string;
	};
}

export interface PostingResult {
	id: string;
	tranId: string;
	url: string;
	/** Whether NetSuite says that the transaction posts to the general ledger. */
	posts: boolean;
	approvalStatus?: string;
	/** What NetSuite has stored: of journals the sum of the debits, of the others the total; decimal text, absent when it was not told. */
	total?: string;
}

export type RefType =
	| 'account'
	| 'department'
	| 'class'
	| 'location'
	| 'entity'
	| 'vendor'
	| 'employee'
	| 'customer'
	| 'currency'
	| 'subsidiary'
	| 'terms'
	| 'expenseCategory'
	| 'purchaseOrder'
	| 'taxCode';
/** `number`: what people call a transaction by (`tranId`). */
export type RefKey = 'acctNumber' | 'externalId' | 'id' | 'name' | 'entityId' | 'email' | 'symbol' | 'number';

/** A NetSuite record named as Concur names it. Validate adds `id` and `name`. */
export interface Ref {
	type: RefType;
	by: RefKey;
	value: string;
	id?: string;
	name?: string;
}

/** The keys that every output has, in the order in which a person reads them, with their values before anything is known. */
export function newDocumentItem(): DocumentItem {
	return {
		docType: 'expense',
		documentId: '',
		fiDocumentId: '',
		docStatus: '',
		erpSystemId: '',
		systemId: '',
		companyId: '',
		companyUuid: '',
		entityId: '',
		workState: '',
		firstSeenAt: '',
		problemsHash: '',
		released: '',
		purpose: 'post',
		reverses: [],
		number: '',
		name: '',
		owner: '',
		revision: '',
		currency: '',
		total: '',
		isTest: false,
		approvedOn: '',
		documentHash: '',
		mappingHash: '',
		externalId: '',
		postings: [],
		validatedHash: '',
		runId: '',
		leaseUntil: '',
		dryRun: false,
		status: 'read',
		problems: [],
		warnings: [],
		reason: '',
		nextStep: '',
		netSuiteType: '',
		netSuiteId: '',
		netSuiteNumber: '',
		netSuiteUrl: '',
		subsidiaryId: '',
		postingPeriod: '',
		fiscalYear: '',
		postingDate: '',
		concurStatus: 'notConfirmed',
		concurCode: -1,
		correlationId: '',
	};
}
