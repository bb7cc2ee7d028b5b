import type { TransactionContent } from './books/transaction.mts';

/**
 * How the simulated account behaves where the reference is silent or where accounts differ. Tests change these at any time.
 * Section numbers are those of netsuite.md.
 */
export interface NetSuiteModes {
	/** Two simultaneous creates with one external id (6: no source tests this). */
	concurrentCreates: 'oneFails' | 'bothSucceed';
	/** Code beside "This record already exists" (4: unconfirmed). */
	duplicateErrorCode: 'USER_ERROR' | 'DUP_RCRD';
	/** Texts of errors follow the language of the integration user. Codes do not. */
	errorLanguage: 'en' | 'de';
	/** Text of the refusal of a closed or locked period (4: unconfirmed). */
	closedPeriodText: 'closed' | 'dateRange' | 'fieldValue';
	/** Accounting preference: a date in a closed period posts to the first open period instead of being refused (8.1). */
	closedPeriodFallback: boolean;
	/** Journals are saved as Pending Approval and do not post until approved (8.1). */
	journalApprovalRouting: boolean;
	/** The same for vendor bills (8.3). */
	billApprovalRouting: boolean;
	/** Who is heard when an expense report asks for accounting approval: the flag alone, or only a role that may approve (8.6). */
	expenseReportApproval: 'flag' | 'person';
	/** Whether `account` of an expense report is refused before accounting approval, as documented, or taken at any time (8.6). */
	expenseReportAccount: 'afterApproval' | 'always';
	/** Bills, reports and charges whose lines sum up to less than zero (8.3: not documented). */
	negativeTotals: 'refuse' | 'allow';
	/** Negative lines on a vendor credit, whose amounts are documented as positive (8.4). */
	negativeCreditLines: boolean;
	/** A number that the vendor used before: a warning that REST does not show, or a refusal (8.3: unconfirmed). */
	duplicateBillNumbers: 'allow' | 'refuse';
	/** Whether a card charge needs a payee (not documented). */
	cardChargePayee: 'required' | 'optional';
	/** `orderDoc` and `orderLine` on the lines of a bill: link, or refused outside a transform (8.3: unconfirmed). */
	orderLinksOnLines: 'link' | 'refuse';
	/** A bill line of more than its order line waits for (not documented). */
	overbilling: 'allow' | 'refuse';
	/** The account runs SuiteTax: lines may name tax codes, and there is a table `salestaxitem` (8.1, 8.3). */
	suiteTax: boolean;
	/** Line fields that the account's form makes mandatory (REST names, e.g. `department`); metadata does not tell (13.16). */
	mandatoryLineFields: string[];
	/** A script of the customer that looks at each record before it is saved; a text refuses it (10). */
	scriptRejects: ((content: TransactionContent) => string | undefined) | undefined;
	/** Requests in flight that the account allows (5); reserved ones belong to other integrations. */
	concurrencyLimit: number;
	reservedByOthers: number;
	/** `Retry-After` of a 429 (5: not documented); none when undefined. */
	retryAfter: string | undefined;
	/** Time that a request takes, during which it is in flight. Milliseconds of real time. */
	latencyMs: number;
	/** SuiteQL sees a write only after so much sandbox time; reads by id see it at once (6: not documented). */
	suiteQlLagMs: number;
	/** Bound parameters in SuiteQL; false = an account before 2026.2 (7.1). */
	boundParameters: boolean;
	/** External ids in use by records that our role cannot see: absent from reads, but they block a create. */
	invisibleExternalIds: string[];
	/** A table that the role may not read: unknown (400) or just empty (7.1, 7.6). */
	deniedTables: 'unknown' | 'empty';
	/** Whether `*subsidiarymap` tables list the children of a subsidiary that a record is shared with "including children". */
	subsidiaryMaps: 'expanded' | 'explicit';
	/** Whether the first line of a journal counts as its main line in `transactionline`. */
	journalMainLine: 'none' | 'first';
	/** What `transaction.foreigntotal` says of a journal. */
	journalForeignTotal: 'absent' | 'debits' | 'zero';
	/** OAuth error for a refused client assertion (2.3: unconfirmed for this grant). */
	assertionRefusal: 'invalid_client' | 'invalid_grant' | 'invalid_request';
}

export function defaultModes(): NetSuiteModes {
	return {
		concurrentCreates: 'oneFails',
		duplicateErrorCode: 'USER_ERROR',
		errorLanguage: 'en',
		closedPeriodText: 'closed',
		closedPeriodFallback: false,
		journalApprovalRouting: false,
		billApprovalRouting: false,
		expenseReportApproval: 'flag',
		expenseReportAccount: 'afterApproval',
		negativeTotals: 'refuse',
		negativeCreditLines: false,
		duplicateBillNumbers: 'allow',
		cardChargePayee: 'required',
		orderLinksOnLines: 'link',
		overbilling: 'allow',
		suiteTax: false,
		mandatoryLineFields: [],
		scriptRejects: undefined,
		concurrencyLimit: 5,
		reservedByOthers: 0,
		retryAfter: undefined,
		latencyMs: 0,
		suiteQlLagMs: 0,
		boundParameters: true,
		invisibleExternalIds: [],
		deniedTables: 'unknown',
		subsidiaryMaps: 'expanded',
		journalMainLine: 'none',
		journalForeignTotal: 'absent',
		assertionRefusal: 'invalid_client',
	};
}
