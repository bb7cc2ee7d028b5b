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
	'document-type-unsupported': {
		owner: 'integrationAdmin',
		message: 'Documents of type {value} are not posted by this version, which posts expense reports only',
		fix: 'Take the type out of "Document Types" of Get Many, or post it by hand. It stays in the Concur queue.',
	},
	'external-id-invalid': {
		owner: 'integrationAdmin',
		message: 'The external id {value} is not one that NetSuite takes: under 100 letters, digits, underscores and hyphens',
		fix: 'Shorten "External ID Prefix"; if the report id itself holds other characters, report the document to SAP Concur support.',
	},
	'party-pair-invalid': {
		owner: 'integrationAdmin',
		message: 'A journal line of {entry} goes from {payer} to {payee}, and exactly one side must be the company (COMP)',
		fix: 'Report the document to SAP Concur support; it stays in the Concur queue.',
	},
	'liability-code-missing': {
		owner: 'concurProcessor',
		message: '{value} is paid by Expense Pay but carries no liability account code of its funding account',
		fix: 'Set the liability account code of the funding account in Concur, or choose an account in the row of "Payable Accounts".',
	},
	'payroll-account-missing': {
		owner: 'concurProcessor',
		message: 'Report {value} is reimbursed by payroll but carries no payroll clearing account code',
		fix: 'Set the payroll clearing account code in Concur, or set "Reports Reimbursed by Payroll" to the employee payable account.',
	},
	'cash-advance-account-missing': {
		owner: 'concurProcessor',
		message: 'The application of cash advance {value} carries no clearing account code',
		fix: 'Set the cash advance account code in the Concur accounting administration, then send the report through approval again.',
	},
	'cash-advance-direction-unknown': {
		owner: 'integrationAdmin',
		message: 'The application of cash advance {value} has the amount {amount}, and only negative ones are documented',
		fix: 'Post the report by hand and tell the maintainers of this package which case it is.',
	},
	'tax-disagrees': {
		owner: 'integrationAdmin',
		message: 'The reclaimable tax of {value} is {reclaim} by its tax rows and {expected} by its journal lines',
		fix: 'Report the document to SAP Concur support; or set "Reclaimable Tax" to keep tax in the expense line.',
	},
	'tax-unattributed': {
		owner: 'integrationAdmin',
		message: 'The reclaimable tax of {value} cannot be told apart between its journal lines',
		fix: 'Report the document to SAP Concur support; or set "Reclaimable Tax" to keep tax in the expense line.',
	},
	'entry-total-disagrees': {
		owner: 'integrationAdmin',
		message: 'The journal lines of {value} sum to {sum}, the entry itself says {expected}',
		fix: 'Report the document to SAP Concur support; it stays in the Concur queue.',
	},
	'amount-precision': {
		owner: 'integrationAdmin',
		message: 'The amount {value} of {entry} has more decimal places than {currency} has',
		fix: 'Report the document to SAP Concur support; amounts are never rounded here.',
	},
	'segment-missing': {
		owner: 'concurProcessor',
		message: 'Entry {value} carries no {segment}: the fields {fields} are blank',
		fix: 'Fill the field in Concur, then send the report through approval again; or set "If Blank" of the segment to leave it empty.',
	},
	'employee-id-missing': {
		owner: 'concurProcessor',
		message: 'The employee section of the report carries no {value}, so the employee cannot be found in NetSuite',
		fix: 'Fill the field in the Concur user profile, or choose another "Employee Field".',
	},
	'approval-date-missing': {
		owner: 'integrationAdmin',
		message: 'Document {value} carries no date of approval, so it cannot be told whether it belongs before the cut-over date',
		fix: 'Post it by hand and use Mark as Posted Elsewhere.',
	},
	'posting-unbalanced': {
		owner: 'integrationAdmin',
		message: 'The posting made from the document differs by {value} between debit and credit',
		fix: 'Report it to the maintainers of this package; it stays in the Concur queue.',
	},
	'posting-date-fallback': {
		owner: 'integrationAdmin',
		message: 'The document carries no {expected}; the posting date comes from {value}',
		fix: 'Nothing to do if the date is right; else change it before Validate.',
	},
	'account-from-clearing': {
		owner: 'concurProcessor',
		message: 'Entry {value} carries no account code of its own; its clearing account code {account} was taken',
		fix: 'Check the account code of the expense type in the Concur accounting administration.',
	},
	'direction-unusual': {
		owner: 'integrationAdmin',
		message: 'A journal line of {value} goes from {payer} to {payee} with the amount {amount}; its sign says the opposite of its direction',
		fix: 'Compare the posting with the report in Concur; the sign decided.',
	},
	'text-shortened': {
		owner: 'integrationAdmin',
		message: 'The text of {field} was longer than NetSuite takes and was cut',
		fix: 'Nothing to do; shorten the memo setting if the rest matters.',
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
	'account-ambiguous': {
		owner: 'netsuiteAdmin',
		message: 'Account {value} fits more than one record in NetSuite: {records}',
		fix: 'Make the name unique in NetSuite, or refer to the record by another key, for example its external ID.',
	},
	'department-ambiguous': {
		owner: 'netsuiteAdmin',
		message: 'Department {value} fits more than one record in NetSuite: {records}',
		fix: 'Make the name unique in NetSuite, or refer to the record by another key, for example its external ID.',
	},
	'terms-not-found': {
		owner: 'netsuiteAdmin',
		message: 'Payment terms {value} does not exist in NetSuite, or the role does not see it',
		fix: 'Create it in NetSuite, let the role see it, or correct the value in Concur.',
	},
	'terms-inactive': {
		owner: 'netsuiteAdmin',
		message: 'Payment terms {value} is inactive in NetSuite',
		fix: 'Activate it in NetSuite, or correct the value in Concur.',
	},
	'terms-ambiguous': {
		owner: 'netsuiteAdmin',
		message: 'Payment terms {value} fits more than one record in NetSuite: {records}',
		fix: 'Make the name unique in NetSuite, or refer to the record by another key, for example its external ID.',
	},
	'expenseCategory-not-found': {
		owner: 'netsuiteAdmin',
		message: 'Expense category {value} does not exist in NetSuite, or the role does not see it',
		fix: 'Create it in NetSuite, let the role see it, or correct the value in Concur.',
	},
	'expenseCategory-inactive': {
		owner: 'netsuiteAdmin',
		message: 'Expense category {value} is inactive in NetSuite',
		fix: 'Activate it in NetSuite, or correct the value in Concur.',
	},
	'expenseCategory-ambiguous': {
		owner: 'netsuiteAdmin',
		message: 'Expense category {value} fits more than one record in NetSuite: {records}',
		fix: 'Make the name unique in NetSuite, or refer to the record by another key, for example its external ID.',
	},
	'purchaseOrder-not-found': {
		owner: 'netsuiteAdmin',
		message: 'Purchase order {value} does not exist in NetSuite, or the role does not see it',
		fix: 'Create it in NetSuite, let the role see it, or correct the value in Concur.',
	},
	'purchaseOrder-inactive': {
		owner: 'netsuiteAdmin',
		message: 'Purchase order {value} is inactive in NetSuite',
		fix: 'Activate it in NetSuite, or correct the value in Concur.',
	},
	'purchaseOrder-ambiguous': {
		owner: 'netsuiteAdmin',
		message: 'Purchase order {value} fits more than one record in NetSuite: {records}',
		fix: 'Make the name unique in NetSuite, or refer to the record by another key, for example its external ID.',
	},
	'taxCode-not-found': {
		owner: 'netsuiteAdmin',
		message: 'Tax code {value} does not exist in NetSuite, or the role does not see it',
		fix: 'Create it in NetSuite, let the role see it, or correct the value in Concur.',
	},
	'taxCode-inactive': {
		owner: 'netsuiteAdmin',
		message: 'Tax code {value} is inactive in NetSuite',
		fix: 'Activate it in NetSuite, or correct the value in Concur.',
	},
	'taxCode-ambiguous': {
		owner: 'netsuiteAdmin',
		message: 'Tax code {value} fits more than one record in NetSuite: {records}',
		fix: 'Make the name unique in NetSuite, or refer to the record by another key, for example its external ID.',
	},
	'class-not-found': {
		owner: 'netsuiteAdmin',
		message: 'Class {value} does not exist in NetSuite, or the role does not see it',
		fix: 'Create it in NetSuite, let the role see it, or correct the value in Concur.',
	},
	'class-inactive': {
		owner: 'netsuiteAdmin',
		message: 'Class {value} is inactive in NetSuite',
		fix: 'Activate it in NetSuite, or correct the value in Concur.',
	},
	'class-ambiguous': {
		owner: 'netsuiteAdmin',
		message: 'Class {value} fits more than one record in NetSuite: {records}',
		fix: 'Make the name unique in NetSuite, or refer to the record by another key, for example its external ID.',
	},
	'location-not-found': {
		owner: 'netsuiteAdmin',
		message: 'Location {value} does not exist in NetSuite, or the role does not see it',
		fix: 'Create it in NetSuite, let the role see it, or correct the value in Concur.',
	},
	'location-inactive': {
		owner: 'netsuiteAdmin',
		message: 'Location {value} is inactive in NetSuite',
		fix: 'Activate it in NetSuite, or correct the value in Concur.',
	},
	'location-ambiguous': {
		owner: 'netsuiteAdmin',
		message: 'Location {value} fits more than one record in NetSuite: {records}',
		fix: 'Make the name unique in NetSuite, or refer to the record by another key, for example its external ID.',
	},
	'entity-not-found': {
		owner: 'netsuiteAdmin',
		message: 'Name {value} does not exist in NetSuite, or the role does not see it',
		fix: 'Create it in NetSuite, let the role see it, or correct the name in the posting.',
	},
	'entity-inactive': {
		owner: 'netsuiteAdmin',
		message: 'Name {value} is inactive in NetSuite',
		fix: 'Activate it in NetSuite, or correct the name in the posting.',
	},
	'entity-ambiguous': {
		owner: 'netsuiteAdmin',
		message: 'Name {value} fits more than one record in NetSuite: {records}',
		fix: 'Make the name unique in NetSuite, or refer to the record by another key, for example its external ID.',
	},
	'vendor-not-found': {
		owner: 'netsuiteAdmin',
		message: 'Vendor {value} does not exist in NetSuite, or the role does not see it',
		fix: 'Create it in NetSuite, let the role see it, or correct the vendor in Concur.',
	},
	'vendor-inactive': {
		owner: 'netsuiteAdmin',
		message: 'Vendor {value} is inactive in NetSuite',
		fix: 'Activate it in NetSuite, or correct the vendor in Concur.',
	},
	'vendor-ambiguous': {
		owner: 'netsuiteAdmin',
		message: 'Vendor {value} fits more than one record in NetSuite: {records}',
		fix: 'Make the name unique in NetSuite, or refer to the record by another key, for example its external ID.',
	},
	'employee-not-found': {
		owner: 'netsuiteAdmin',
		message: 'Employee {value} does not exist in NetSuite, or the role does not see it',
		fix: 'Create it in NetSuite, let the role see it, or correct the employee ID in Concur.',
	},
	'employee-inactive': {
		owner: 'netsuiteAdmin',
		message: 'Employee {value} is inactive in NetSuite',
		fix: 'Activate it in NetSuite, or correct the employee ID in Concur.',
	},
	'employee-ambiguous': {
		owner: 'netsuiteAdmin',
		message: 'Employee {value} fits more than one record in NetSuite: {records}',
		fix: 'Make the name unique in NetSuite, or refer to the record by another key, for example its external ID.',
	},
	'customer-not-found': {
		owner: 'netsuiteAdmin',
		message: 'Customer or project {value} does not exist in NetSuite, or the role does not see it',
		fix: 'Create it in NetSuite, let the role see it, or correct the value in Concur.',
	},
	'customer-inactive': {
		owner: 'netsuiteAdmin',
		message: 'Customer or project {value} is inactive in NetSuite',
		fix: 'Activate it in NetSuite, or correct the value in Concur.',
	},
	'customer-ambiguous': {
		owner: 'netsuiteAdmin',
		message: 'Customer or project {value} fits more than one record in NetSuite: {records}',
		fix: 'Make the name unique in NetSuite, or refer to the record by another key, for example its external ID.',
	},
	'currency-not-found': {
		owner: 'netsuiteAdmin',
		message: 'Currency {value} does not exist in NetSuite, or the role does not see it',
		fix: 'Create it in NetSuite, let the role see it, or correct the currency of the posting.',
	},
	'currency-inactive': {
		owner: 'netsuiteAdmin',
		message: 'Currency {value} is inactive in NetSuite',
		fix: 'Activate it in NetSuite, or correct the currency of the posting.',
	},
	'currency-ambiguous': {
		owner: 'netsuiteAdmin',
		message: 'Currency {value} fits more than one record in NetSuite: {records}',
		fix: 'Make the name unique in NetSuite, or refer to the record by another key, for example its external ID.',
	},
	'subsidiary-not-found': {
		owner: 'netsuiteAdmin',
		message: 'Subsidiary {value} does not exist in NetSuite, or the role does not see it',
		fix: 'Create it in NetSuite, let the role see it, or correct the subsidiary in Prepare Posting.',
	},
	'subsidiary-inactive': {
		owner: 'netsuiteAdmin',
		message: 'Subsidiary {value} is inactive in NetSuite',
		fix: 'Activate it in NetSuite, or correct the subsidiary in Prepare Posting.',
	},
	'subsidiary-ambiguous': {
		owner: 'netsuiteAdmin',
		message: 'Subsidiary {value} fits more than one record in NetSuite: {records}',
		fix: 'Make the name unique in NetSuite, or refer to the record by another key, for example its external ID.',
	},
	'list-unreadable': {
		owner: 'netsuiteAdmin',
		message: '{type} {value} cannot be looked up: the NetSuite role cannot read that list',
		fix: 'Give the role of the integration the permission to view the list {list}.',
	},
	'reference-unusable': {
		owner: 'integrationAdmin',
		message: '{type} {value} is referred to in a way that cannot be looked up ({by})',
		fix: 'Refer to it by another key: number, external ID, internal ID or name.',
	},
	'subsidiary-required': {
		owner: 'integrationAdmin',
		message: 'The posting names no subsidiary, which this NetSuite account (OneWorld) needs',
		fix: 'Choose a subsidiary in Prepare Posting.',
	},
	'subsidiary-elimination': {
		owner: 'integrationAdmin',
		message: 'Subsidiary {value} is an elimination subsidiary, which takes no postings of this kind',
		fix: 'Choose another subsidiary in Prepare Posting.',
	},
	'currency-required': {
		owner: 'integrationAdmin',
		message: 'The posting names no currency',
		fix: 'Undo the change made to the posting between Prepare Posting and Validate.',
	},
	'base-currency-unknown': {
		owner: 'integrationAdmin',
		message: 'This NetSuite account has one currency only, and it is not known whether that is {value}',
		fix: 'Enter the currency of the books in the option "Base Currency" of Validate.',
	},
	'currency-not-base': {
		owner: 'integrationAdmin',
		message: 'The posting is in {value}, but this NetSuite account has {base} only',
		fix: 'Post the document by hand, or switch on Multiple Currencies in NetSuite.',
	},
	'account-wrong-currency': {
		owner: 'netsuiteAdmin',
		message: 'Account {value} takes {accountCurrency} only, the posting is in {currency}',
		fix: 'Map to an account of that currency, or to one without a fixed currency.',
	},
	'line-entity-missing': {
		owner: 'integrationAdmin',
		message: 'A line on {accountType} account {value} needs a name (vendor or employee for payables, customer for receivables)',
		fix: 'Map to an account of another type, or add the name to the line.',
	},
	'line-entity-kind': {
		owner: 'integrationAdmin',
		message: 'A line on {accountType} account {value} cannot carry {entity}',
		fix: 'Put a vendor or employee on payable lines and a customer on receivable lines.',
	},
	'line-two-names': {
		owner: 'integrationAdmin',
		message: 'A journal line takes one name, but a line of account {value} has an entity and a customer',
		fix: 'Leave one of the two empty.',
	},
	'line-amount-invalid': {
		owner: 'integrationAdmin',
		message: 'A line of account {value} must have either a debit or a credit above zero',
		fix: 'Undo the change made to the posting between Prepare Posting and Validate.',
	},
	'too-few-lines': {
		owner: 'integrationAdmin',
		message: 'The posting has fewer than two lines',
		fix: 'Undo the change made to the posting between Prepare Posting and Validate.',
	},
	'too-many-lines': {
		owner: 'integrationAdmin',
		message: 'The posting has {value} lines, more than the {limit} that NetSuite takes in one journal',
		fix: 'Post the document by hand, or split the report in Concur.',
	},
	'too-many-decimals': {
		owner: 'integrationAdmin',
		message: 'The amount {value} has more decimal places than {currency} takes in NetSuite',
		fix: 'Undo the change made to the posting; amounts are never rounded.',
	},
	'posting-date-invalid': {
		owner: 'integrationAdmin',
		message: 'The posting date {value} is not a date (YYYY-MM-DD)',
		fix: 'Undo the change made to the posting between Prepare Posting and Validate.',
	},
	'posting-invalid': {
		owner: 'integrationAdmin',
		message: 'The posting cannot be read: {value}',
		fix: 'Undo the change made to the posting between Prepare Posting and Validate.',
	},
	'memo-too-long': {
		owner: 'integrationAdmin',
		message: 'The memo is longer than the {limit} characters that NetSuite takes, and cutting it would lose the mark that proves the record ours',
		fix: 'Shorten the memo.',
	},
	'period-ar-locked': {
		owner: 'netsuiteAdmin',
		message: 'The accounting period {period} of {value} is locked for receivables, and the posting touches a receivable account',
		fix: 'Unlock A/R for the period in NetSuite, or choose another posting date.',
	},
	'period-unreadable': {
		owner: 'netsuiteAdmin',
		message: 'It cannot be told whether the accounting period of {value} is open: the NetSuite role sees no periods',
		fix: 'Give the role of the integration the permission Manage Accounting Periods (View).',
	},
	'feature-absent': {
		owner: 'integrationAdmin',
		message: '{type} {value} is not sent: this NetSuite account does not have that feature',
		fix: 'Nothing to do; leave the setting empty in Prepare Posting to be rid of this note.',
	},
	'subsidiary-unchecked': {
		owner: 'netsuiteAdmin',
		message: 'Whether the records of the posting may be used in subsidiary {value} could not be checked',
		fix: 'Nothing to do if postings arrive; else let the role view the lists with their subsidiaries.',
	},
	'earlier-revision-posted': {
		owner: 'concurProcessor',
		message: 'An earlier revision of the document is in NetSuite already ({value})',
		fix: 'Reverse that transaction in NetSuite and clear its external ID; then the next run posts this revision.',
	},
	'record-voided': {
		owner: 'netsuiteAdmin',
		message: 'The transaction {value} under the external id of the document was voided or reversed in NetSuite',
		fix: 'Decide whether the document is to be posted again; if so, clear the external ID of the old transaction.',
	},
	'several-records': {
		owner: 'netsuiteAdmin',
		message: 'More than one NetSuite transaction has the external id {value}',
		fix: 'Compare them with the Concur document, delete the wrong one or clear its external ID.',
	},
	'confirmed-but-not-posted': {
		owner: 'integrationAdmin',
		message: 'Concur was told that document {value} is posted, but NetSuite has no such transaction',
		fix: 'Look for the transaction in NetSuite; if it was deleted, post the document by hand, because Concur pays it.',
	},
	'failure-confirmed-but-posted': {
		owner: 'integrationAdmin',
		message: 'Concur was told that document {value} could not be posted, but NetSuite has the transaction {number}',
		fix: 'Reverse the transaction in NetSuite, or have the document confirmed as posted by SAP Concur support.',
	},
	'failure-confirmed': {
		owner: 'concurProcessor',
		message: 'Concur already knows that document {value} could not be posted',
		fix: 'Nothing to do: a corrected report comes as a new document.',
	},
	'acknowledged-without-claim': {
		owner: 'integrationAdmin',
		message: 'Document {value} is acknowledged under our system id, but no run of ours has it in its work table',
		fix: 'Check that no other workflow uses this system id; then post the document with Mark as Posted Elsewhere or by hand.',
	},
	'pending-approval': {
		owner: 'netsuiteAdmin',
		message: 'Transaction {value} is saved in NetSuite but waits for approval, so it does not post yet',
		fix: 'Approve it in NetSuite; the run after that tells Concur.',
	},
	'approval-rejected': {
		owner: 'netsuiteAdmin',
		message: 'Transaction {value} was rejected in NetSuite',
		fix: 'Correct and approve it in NetSuite, or delete it and have the report recalled in Concur.',
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
	'external-id-hidden': {
		owner: 'netsuiteAdmin',
		message: 'NetSuite says that a record with the external id {value} exists, but the role of the integration does not see it',
		fix: 'Let the role see it (subsidiary restriction), or clear the external ID of that record if it is not this document.',
	},
	'refused-field-missing': {
		owner: 'netsuiteAdmin',
		message: 'NetSuite wants a value for {value}',
		fix: 'Set the field in Prepare Posting or Edit Fields, or make it optional on the form.',
	},
	'refused-unbalanced': {
		owner: 'integrationAdmin',
		message: 'NetSuite says that the journal does not balance',
		fix: 'Compare the posting with the Concur document; a script in NetSuite may have changed it.',
	},
	'refused-reference': {
		owner: 'netsuiteAdmin',
		message: 'NetSuite does not accept {type} {value} for {context}',
		fix: 'Activate the record, or make it available to {context} in NetSuite.',
	},
	'refused-value': {
		owner: 'netsuiteAdmin',
		message: 'NetSuite does not accept {value} for the field {fieldName}',
		fix: 'Correct the record or the value; often it is inactive or not available here.',
	},
	'refused-period': {
		owner: 'netsuiteAdmin',
		message: 'NetSuite does not take postings for {value}: the accounting period is closed or locked',
		fix: 'Open the period in NetSuite, or choose another posting date.',
	},
	'refused-rounding': {
		owner: 'integrationAdmin',
		message: 'NetSuite refused an amount because of rounding: {value}',
		fix: 'Check the decimal places of the currency in NetSuite.',
	},
	'not-sent': {
		owner: 'integrationAdmin',
		message: '{value} was not sent to NetSuite: {why}',
		fix: 'Nothing to do if it happens once: the next run goes on. Else test the NetSuite credential.',
	},
	'not-taken': {
		owner: 'integrationAdmin',
		message: 'NetSuite did not take {value}, for a reason that concerns every posting: {why}',
		fix: 'Correct the role, the credential or the setting that NetSuite names; the next run goes on with the document.',
	},
	'run-stopped': {
		owner: 'integrationAdmin',
		message: 'The run was stopped before {value} was sent to NetSuite',
		fix: 'Nothing to do: the next run goes on.',
	},
	'duplicate-in-run': {
		owner: 'integrationAdmin',
		message: 'More than one item of this run has the external id {value}, so none of them was posted',
		fix: 'Remove the second item, or give each item its own external ID.',
	},
	'not-acknowledged': {
		owner: 'integrationAdmin',
		message: 'Only acknowledged documents are posted; {value} is not',
		fix: 'Send the item through Acknowledge first.',
	},
	'changed-after-validate': {
		owner: 'integrationAdmin',
		message: 'The posting of {value} was changed after Validate and does not pass it any more',
		fix: 'Correct the posting; the next run validates and posts it.',
	},
	'not-verified': {
		owner: 'integrationAdmin',
		message: 'NetSuite saved {value}, but it could not be read back whether it posts',
		fix: 'Nothing to do: the next run looks again.',
	},
	'half-posted': {
		owner: 'netsuiteAdmin',
		message: 'Of {count} transactions of the document only {value} was saved; NetSuite refused the next one',
		fix: 'Correct what NetSuite refused and run again, or delete the saved one and have the report recalled in Concur.',
	},
	'period-differs': {
		owner: 'netsuiteAdmin',
		message: 'NetSuite put the transaction into {period}, not into the period of its date {value}',
		fix: 'Nothing to do if that is wanted; else check "Default Posting Period When Transaction Date in Closed Period" in NetSuite.',
	},
	'total-differs': {
		owner: 'netsuiteAdmin',
		message: 'NetSuite saved a total of {stored}, the posting has {value}',
		fix: 'Look at the transaction: a script or workflow in NetSuite has added or changed lines.',
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
	'netsuite-permission-missing': {
		owner: 'netsuiteAdmin',
		message: 'The NetSuite role cannot use {value}',
		fix: 'Give the role of the integration the permission {permission}.',
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
	'recalled-after-posting': {
		owner: 'netsuiteAdmin',
		message: 'Document {value} was recalled in Concur, but NetSuite already holds its posting',
		fix: 'Reverse the NetSuite transaction: the corrected document comes back and is posted anew.',
	},
	'system-id-differs': {
		owner: 'integrationAdmin',
		message: 'Concur knows document {value} under another system id than {systemId}',
		fix: 'Set "System ID" back to the value the document was acknowledged with, or find the other integration that reads this Concur company.',
	},
	'acknowledger-unknown': {
		owner: 'integrationAdmin',
		message: 'Document {value} is acknowledged, but Concur does not say by which system',
		fix: 'Check that no other integration reads this Concur company; then post the document with Mark as Posted Elsewhere or by hand.',
	},
	'not-ready-in-concur': {
		owner: 'concurProcessor',
		message: 'Concur says that document {value} is not ready to be taken over yet',
		fix: 'Nothing to do: the next run tries again.',
	},
	'document-unknown-to-concur': {
		owner: 'integrationAdmin',
		message: 'Concur does not know document {value} any more',
		fix: 'Look the report up in Concur by its id; if it is gone there, nothing is left to do for this document.',
	},
	'document-type-differs': {
		owner: 'integrationAdmin',
		message: 'Concur says that document {value} is not of type {docType}',
		fix: 'Report it to the makers of this package with the correlation id of the call.',
	},
	'state-unknown-to-concur': {
		owner: 'integrationAdmin',
		message: 'Concur cannot tell the state of document {value}',
		fix: 'Ask SAP Concur support about the document, with the correlation id of the call.',
	},
	'concur-refused': {
		owner: 'integrationAdmin',
		message: 'Concur refused the call for document {value}: {answer}',
		fix: 'Correct what the answer names; ask SAP Concur support with the correlation id of the call if it is not clear.',
	},
	'concur-outcome-unknown': {
		owner: 'integrationAdmin',
		message: 'Concur did not say what became of document {value}: {answer}',
		fix: 'Nothing to do: the next run reads the document again and goes on.',
	},
	'concur-not-called': {
		owner: 'integrationAdmin',
		message: 'Concur was not called for document {value}: {answer}',
		fix: 'Nothing to do if it happens once: the next run goes on. Else test the SAP Concur credential and the network of the n8n server.',
	},
	'concur-verdict-differs': {
		owner: 'integrationAdmin',
		message: 'Concur holds document {value} as {docStatus}, but it should be told {verdict}',
		fix: 'Compare the document in Concur with NetSuite and correct the side that is wrong by hand.',
	},
	'concur-status-unexpected': {
		owner: 'integrationAdmin',
		message: 'Document {value} has the status {docStatus} in Concur, which this step cannot go on from',
		fix: 'Look the document up in Concur and in NetSuite and end it by hand, for example with Mark as Posted Elsewhere.',
	},
	'posted-without-number': {
		owner: 'integrationAdmin',
		message: 'Document {value} is said to be posted but carries no NetSuite number',
		fix: 'Nothing to do: the next run looks the posting up in NetSuite and confirms it.',
	},
	'other-execution': {
		owner: 'integrationAdmin',
		message: 'Document {value} was read by execution {runId}, not by this one',
		fix: 'Start a new run instead of retrying an old one: it reads the document again.',
	},
	'lease-ended': {
		owner: 'integrationAdmin',
		message: 'The time of this run was over before document {value} was dealt with',
		fix: 'Nothing to do: the next run goes on. If it happens often, lower the limit of documents per run.',
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
