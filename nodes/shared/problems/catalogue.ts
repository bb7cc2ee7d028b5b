import type { ProblemOwner } from './problem';

/**
 * Every problem code of the product, in one place; the documentation is made from this list (docs/problems.md).
 * `message` says what and where, `fix` what to do. Texts name records as people know them. `{value}` and `{field}` are always there.
 */
interface CatalogueEntry {
	owner: ProblemOwner;
	message: string;
	fix: string;
}

const entries = {
	// --- Concur document: what Prepare Posting finds (nodes/ConcurToNetSuite) ---
	'document-invalid': {
		owner: 'integrationAdmin',
		message: 'The Concur document is not what the Financial Integration schema says: {field} {value}',
		fix: 'Compare the document with the schema; report it to SAP Concur support if Concur sent it so. It stays in the Concur queue.',
	},
	'test-document': {
		owner: 'concurProcessor',
		message: 'Report {value} belongs to a Concur test user',
		fix: 'Nothing to do; switch on "Include Test Documents" to post it.',
	},
	'approved-before-cut-over': {
		owner: 'integrationAdmin',
		message: 'Document {value} was approved on {approvedOn}, before the cut-over date {cutOver}',
		fix: 'Nothing to do if it was keyed by hand; else move "Post Documents Approved From" back or use Mark as Posted Elsewhere.',
	},
	'account-code-missing': {
		owner: 'concurProcessor',
		message: 'Entry {value} carries no account code, neither on the journal line nor as clearing account of the entry',
		fix: 'Set an account code for the expense type in the Concur accounting administration, then send the report through approval again.',
	},
	'party-unknown': {
		owner: 'integrationAdmin',
		message: 'The payer or payee code {value} is not known',
		fix: 'Add a payable account for this party code, or ask SAP Concur support what it means.',
	},
	'payable-account-missing': {
		owner: 'integrationAdmin',
		message: 'No payable account is set for {value}',
		fix: 'Add a row for this payee kind, Expense Pay setting and payment type to "Payable Accounts".',
	},
	'tax-account-missing': {
		owner: 'integrationAdmin',
		message: 'No tax account is set for tax {value}',
		fix: 'Add a row for this tax authority and code to "Tax Accounts", or choose to keep tax in the expense line.',
	},
	'subsidiary-missing': {
		owner: 'integrationAdmin',
		message: 'No NetSuite subsidiary is set for ledger code {value}',
		fix: 'Add a row for this ledger code to "Subsidiary by Ledger Code".',
	},
	'posting-date-missing': {
		owner: 'integrationAdmin',
		message: 'The document carries none of the dates that may be the posting date',
		fix: 'Choose another posting date source or fix the document in Concur.',
	},
	'totals-disagree': {
		owner: 'integrationAdmin',
		message: 'The journal lines of the document sum to {value}, the report itself says {expected}',
		fix: 'Report the document to SAP Concur support; it stays in the Concur queue.',
	},
	'entry-billable': {
		owner: 'integrationAdmin',
		message: 'Entry {value} is billable, which a journal entry cannot invoice',
		fix: 'Set "Billable Entries" to ignore the mark, or post such reports by hand.',
	},
	'nothing-to-post': {
		owner: 'concurProcessor',
		message: 'The document has nothing to post: {value}',
		fix: 'Nothing to do; "Nothing to Post" says whether Concur is told.',
	},

	// --- NetSuite master data and periods: what Validate finds (nodes/NetSuite) ---
	'account-not-found': {
		owner: 'netsuiteAdmin',
		message: 'Account {value} does not exist in NetSuite',
		fix: 'Create the account in NetSuite or correct the account code of the expense type in Concur.',
	},
	'account-inactive': {
		owner: 'netsuiteAdmin',
		message: 'Account {value} is inactive in NetSuite',
		fix: 'Activate the account or map the expense type to another account.',
	},
	'account-not-postable': {
		owner: 'netsuiteAdmin',
		message: 'Account {value} is a summary or non-posting account',
		fix: 'Map the expense type to a posting account.',
	},
	'department-not-found': {
		owner: 'netsuiteAdmin',
		message: 'Department {value} does not exist in NetSuite',
		fix: 'Create the department or correct the cost centre in Concur.',
	},
	'department-inactive': {
		owner: 'netsuiteAdmin',
		message: 'Department {value} is inactive in NetSuite',
		fix: 'Activate the department or correct the cost centre in Concur.',
	},
	'subsidiary-mismatch': {
		owner: 'netsuiteAdmin',
		message: '{type} {value} is not available in subsidiary {subsidiary}',
		fix: 'Make the record available to the subsidiary in NetSuite, or correct the mapping.',
	},
	'period-closed': {
		owner: 'netsuiteAdmin',
		message: 'The accounting period {period} of {value} is closed',
		fix: 'Open the period in NetSuite, or choose another posting date.',
	},
	'period-locked': {
		owner: 'netsuiteAdmin',
		message: 'The accounting period {period} of {value} is locked for all',
		fix: 'Unlock the period in NetSuite, or choose another posting date.',
	},
	'period-ap-locked': {
		owner: 'netsuiteAdmin',
		message: 'The accounting period {period} of {value} is locked for payables, and the posting touches a payable account',
		fix: 'Unlock A/P for the period in NetSuite, or choose another posting date.',
	},
	'period-not-found': {
		owner: 'netsuiteAdmin',
		message: 'No accounting period in NetSuite covers {value}',
		fix: 'Set up the accounting period in NetSuite.',
	},
	'not-balanced': {
		owner: 'integrationAdmin',
		message: 'Debits and credits differ by {value}',
		fix: 'Undo the change made to the posting between Prepare Posting and Validate.',
	},

	// --- NetSuite writes: what Post finds (nodes/NetSuite) ---
	'posting-refused': {
		owner: 'netsuiteAdmin',
		message: 'NetSuite refused the posting: {value}',
		fix: 'Fix what NetSuite names, then ask the Concur processor to recall and resubmit the report.',
	},
	'outcome-unknown': {
		owner: 'integrationAdmin',
		message: 'NetSuite did not say whether it saved {value}',
		fix: 'Nothing to do: the next run looks it up and goes on. Nothing is sent twice.',
	},
	'other-record-under-external-id': {
		owner: 'netsuiteAdmin',
		message: 'Another record in NetSuite already has the external id {value}',
		fix: 'Compare the record with the Concur document; clear its external id if it is not ours.',
	},

	// --- NetSuite connection (nodes/NetSuite, credentials) ---
	'netsuite-unreachable': {
		owner: 'integrationAdmin',
		message: 'NetSuite did not answer: {value}',
		fix: 'Nothing to do if it is a NetSuite outage: the next run goes on. Else check the network of the n8n server.',
	},
	'certificate-expires': {
		owner: 'integrationAdmin',
		message: 'The NetSuite certificate expires on {value}',
		fix: 'Create a new certificate, upload it in NetSuite under OAuth 2.0 Client Credentials (M2M) Setup, and put key and certificate id into the credential.',
	},

	// --- Concur service codes: what Acknowledge and Confirm find (nodes/SapConcur) ---
	'acknowledged-by-other': {
		owner: 'integrationAdmin',
		message: 'Concur says that document {value} was already acknowledged by another system',
		fix: 'Find out which other integration reads this Concur company; only one may.',
	},
	'document-recalled': {
		owner: 'concurProcessor',
		message: 'Document {value} was recalled in Concur',
		fix: 'Nothing to do: it comes back after correction and new approval.',
	},

	// --- Concur connection (nodes/SapConcur, credentials) ---
	'concur-unreachable': {
		owner: 'integrationAdmin',
		message: 'SAP Concur did not answer: {value}',
		fix: 'Nothing to do if it is a Concur outage: the next run goes on. Else check the network of the n8n server.',
	},
	'refresh-token-expires': {
		owner: 'integrationAdmin',
		message: 'The Concur refresh token becomes six months old on {value}',
		fix: 'Create a new company request token in Concur (Administration > Company > Authentication Admin) and put it into the credential.',
	},
} satisfies Record<string, CatalogueEntry>;

export type ProblemCode = keyof typeof entries;

export const CATALOGUE: Readonly<Record<ProblemCode, CatalogueEntry>> = entries;
