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
		message: 'Document {value} belongs to a Concur test user',
		fix: 'Nothing to do; switch on "Include Test Documents" to post it.',
	},
	'approved-before-cut-over': {
		owner: 'integrationAdmin',
		message: 'Document {value} was approved on {approvedOn}, before the cut-over date {cutOver}',
		fix: 'Nothing to do if it was keyed by hand; else move "Post Documents Approved From" back or use Mark as Posted Elsewhere.',
	},
	'account-code-missing': {
		owner: 'concurProcessor',
		message:
			'Entry {value} carries no account code, neither on the journal line nor as clearing account of the entry',
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
		fix: 'Add a row of kind tax to the mapping table or one to "Tax Accounts", or choose to keep tax in the expense line.',
	},
	'subsidiary-missing': {
		owner: 'integrationAdmin',
		message: 'No NetSuite subsidiary is set for ledger code {value}',
		fix: 'Add a row of kind subsidiary for this ledger code to the mapping table, or one to "Subsidiary by Ledger Code".',
	},
	'subsidiary-field-blank': {
		owner: 'concurProcessor',
		message: 'The document does not say its subsidiary: {value} is blank',
		fix: 'Fill the field in Concur, then send the document through approval again; or name another field in "Subsidiary Field".',
	},
	'subsidiary-owner-missing': {
		owner: 'integrationAdmin',
		message: 'The {field} names no employee or vendor whose subsidiary it could go to',
		fix: 'Choose another way in "Subsidiary From", or post the document by hand.',
	},
	'posting-date-missing': {
		owner: 'integrationAdmin',
		message: 'The document carries none of the dates that may be the posting date: {value}',
		fix: 'Choose another posting date source or fix the document in Concur.',
	},
	'totals-disagree': {
		owner: 'integrationAdmin',
		message: 'The lines of the document sum to {value}, the document itself says {expected}',
		fix: 'Report the document to SAP Concur support; it stays in the Concur queue.',
	},
	'entry-billable': {
		owner: 'integrationAdmin',
		message: 'Entry {value} is billable, which a journal entry cannot invoice',
		fix: 'Set "Billable Entries" to ignore the mark, or to bill it and choose another target than the journal entry in "Targets".',
	},
	'nothing-to-post': {
		owner: 'concurProcessor',
		message: 'The document has nothing to post: {value}',
		fix: 'Nothing to do; "Nothing to Post" says whether Concur is told.',
	},
	'document-type-unsupported': {
		owner: 'integrationAdmin',
		message: 'Documents of type {value} are not known to this version',
		fix: 'Take the type out of "Document Types" of Get Many, or post it by hand. It stays in the Concur queue.',
	},
	'external-id-invalid': {
		owner: 'integrationAdmin',
		message:
			'The external id {value} is not one that NetSuite takes: under 100 letters, digits, underscores and hyphens',
		fix: 'Shorten "External ID Prefix"; if the report id itself holds other characters, report the document to SAP Concur support.',
	},
	'party-pair-invalid': {
		owner: 'integrationAdmin',
		message: 'A journal line of {entry} goes from {value}, and exactly one side must be the company (COMP)',
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
		message:
			'The application of cash advance {value} has the amount {amount}, and only negative ones are documented',
		fix: 'Post the report by hand and tell the maintainers of this package which case it is.',
	},
	'tax-disagrees': {
		owner: 'integrationAdmin',
		message:
			'The reclaimable tax of {value} is {reclaim} by its tax rows and {expected} by its journal lines',
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
		fix: 'Fill the field in Concur, then send the report through approval again; or set "If Blank" of the segment to leave it empty or to use a default.',
	},
	'employee-id-missing': {
		owner: 'concurProcessor',
		message:
			'The employee section of the report carries no {value}, so the employee cannot be found in NetSuite',
		fix: 'Fill the field in the Concur user profile, or choose another "Employee Field".',
	},
	'approval-date-missing': {
		owner: 'integrationAdmin',
		message:
			'Document {value} carries no date of approval, so it cannot be told whether it belongs before the cut-over date',
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
		message:
			'Entry {value} carries no account code of its own; its clearing account code {account} was taken',
		fix: 'Check the account code of the expense type in the Concur accounting administration.',
	},
	'direction-unusual': {
		owner: 'integrationAdmin',
		message:
			'A journal line of {value} goes from {payer} to {payee} with the amount {amount}; its sign says the opposite of its direction',
		fix: 'Compare the posting with the report in Concur; the sign decided.',
	},
	'date-ambiguous': {
		owner: 'integrationAdmin',
		message: 'The {name} {value} of the invoice is {mdy} or {dmy}, and nothing says which',
		fix: 'Set "Ambiguous Dates" of "Invoices" to the order in which your Concur entity writes dates.',
	},
	'invoice-vendor-missing': {
		owner: 'concurProcessor',
		message: 'The vendor {value} of the invoice carries no vendor code, so it cannot be found in NetSuite',
		fix: 'Set the vendor code in the Concur vendor list, then send the invoice through approval again.',
	},
	'invoice-number-missing': {
		owner: 'concurProcessor',
		message: 'Invoice {value} carries no supplier invoice number',
		fix: 'Enter the number of the supplier in Concur, then send the invoice through approval again.',
	},
	'invoice-number-too-long': {
		owner: 'concurProcessor',
		message:
			'The supplier invoice number {value} is longer than the {longest} characters that NetSuite takes',
		fix: 'Shorten the number in Concur, then send the invoice through approval again.',
	},
	'invoice-account-missing': {
		owner: 'concurProcessor',
		message: '{value} of the invoice carries no account code, neither in its journal nor in its allocation',
		fix: 'Set an account code for the expense type in the Concur accounting administration, then send the invoice through approval again.',
	},
	'invoice-shipping-account-missing': {
		owner: 'integrationAdmin',
		message: 'The invoice has shipping of {value} beside its lines, and no account is set for it',
		fix: 'Set "Shipping Account" of "Invoices".',
	},
	'invoice-tax-account-missing': {
		owner: 'integrationAdmin',
		message: 'No account is set for the invoice tax {value}',
		fix: 'Add a mapping row of the kind tax (INVOICE/tax code), or set "Tax Account" of "Invoices".',
	},
	'invoice-tax-disagrees': {
		owner: 'integrationAdmin',
		message:
			'{value} of the invoice has {difference} between net and gross that is neither its tax nor its shipping',
		fix: 'Report the document to SAP Concur support; or set "Invoice Tax" of "Invoices" to keep tax in the cost.',
	},
	'invoice-tax-unattributed': {
		owner: 'integrationAdmin',
		message:
			'The invoice states tax of {value} that is inside its lines, and no line says how much of it is its own',
		fix: 'Set "Invoice Tax" of "Invoices" to keep tax in the cost, or enter the tax on the lines in Concur.',
	},
	'invoice-extra-unclear': {
		owner: 'integrationAdmin',
		message:
			'The lines of the invoice miss {value} of its total {expected}, which may be its shipping or its tax',
		fix: 'Post the invoice by hand and use Mark as Posted Elsewhere, or enter shipping and tax on the lines in Concur.',
	},
	'invoice-total-zero': {
		owner: 'concurProcessor',
		message:
			'The lines of invoice {value} cancel out to a total of zero, of which neither a bill nor a credit can be made',
		fix: 'Post it by hand as a journal entry and use Mark as Posted Elsewhere.',
	},
	'invoice-payable-account-missing': {
		owner: 'integrationAdmin',
		message:
			'Invoice {value} is to become a journal entry by a rule of "Targets", and no payable account is set for it',
		fix: 'Set "Payable Account" of "Invoices".',
	},
	'invoice-several-orders': {
		owner: 'netsuiteAdmin',
		message: 'The invoice belongs to several purchase orders ({value}); the bill is linked to none of them',
		fix: 'Close the lines of the orders in NetSuite by hand.',
	},
	'invoice-paid-by-concur': {
		owner: 'netsuiteAdmin',
		message: 'Invoice {value} is paid by Concur Invoice Pay (method {method})',
		fix: 'Do not pay the bill from NetSuite; enter the payment that Concur reports.',
	},
	'text-shortened': {
		owner: 'integrationAdmin',
		message: 'The text of {field} was longer than NetSuite takes and was cut',
		fix: 'Nothing to do; shorten the memo setting if the rest matters.',
	},
	'advance-account-missing': {
		owner: 'concurProcessor',
		message:
			'Cash advance {value} carries no account code, neither on its journal row nor as clearing account',
		fix: 'Set the cash advance account code in the Concur accounting administration; the document is looked at again in the next run.',
	},
	'advance-account-from-header': {
		owner: 'concurProcessor',
		message:
			'A journal row of cash advance {value} carries no account code of its own; the clearing account code {account} of the advance was taken',
		fix: 'Check the cash advance account code in the Concur accounting administration.',
	},
	'advance-side-missing': {
		owner: 'integrationAdmin',
		message: 'A journal row of cash advance {value} is neither debit (DR) nor credit (CR) but {given}',
		fix: 'Report the document to SAP Concur support; it stays in the Concur queue.',
	},
	'advance-side-unclear': {
		owner: 'integrationAdmin',
		message:
			'A journal row of cash advance {value} is a debit (DR) of the negative amount {amount}, which may be a credit or a mistake',
		fix: 'Post the advance by hand and use Mark as Posted Elsewhere; report the document to SAP Concur support.',
	},
	'advance-sign-odd': {
		owner: 'integrationAdmin',
		message:
			'A journal row of cash advance {value} is a credit (CR) of the positive amount {amount}; it was taken as a credit',
		fix: 'Compare the posting with the advance in Concur.',
	},
	'advance-type-unknown': {
		owner: 'integrationAdmin',
		message:
			'Cash advance {value} has the transaction type {type}; only 1 (issued or handed back), 2 (application) and 3 (system advance) are documented',
		fix: 'Report the document to SAP Concur support; it stays in the Concur queue.',
	},
	'advance-without-rows': {
		owner: 'integrationAdmin',
		message: 'Cash advance {value} has an amount but no journal row that carries it',
		fix: 'Report the document to SAP Concur support; it stays in the Concur queue.',
	},
	'wage-type-unmapped': {
		owner: 'integrationAdmin',
		message: 'No account is set for wage type {value} of {entry}',
		fix: 'Add a row of kind wageType to the mapping table, or a row to "Wage Types".',
	},
	'payroll-rows-unpaid': {
		owner: 'concurProcessor',
		message:
			'Rows of payroll report {value} over {amount} {currency} are for tax records only and were not posted',
		fix: 'Nothing to do where the employee is not owed them. Else post them by hand: the expense document of the report is not posted unless "Also Post Expense Documents" is on.',
	},
	'payroll-advance-returned': {
		owner: 'integrationAdmin',
		message:
			'The cash advance {value} has a returned amount of {amount}, and how payroll books it is not documented',
		fix: 'Post the document by hand and use Mark as Posted Elsewhere.',
	},
	'payroll-indicator-disagrees': {
		owner: 'integrationAdmin',
		message:
			'Payroll report {value} holds rows that payroll pays, but says that payroll does not pay it; its expense document would be posted too',
		fix: 'Report the document to SAP Concur support, or switch on "Also Post Expense Documents" if both are to be posted.',
	},
	'payroll-report-mixed': {
		owner: 'integrationAdmin',
		message: 'The report is paid by payroll and left to its payroll document, but entry {value} {what}',
		fix: 'Post the report by hand and use Mark as Posted Elsewhere; or switch off "Post Payroll Documents" and post such reports from their expense documents.',
	},
	'target-unfit': {
		owner: 'integrationAdmin',
		message:
			'{value} is owed to {party}, and the rules of "Targets" put it on a {target}, which cannot hold that',
		fix: 'Add a row for this payee with another target above the present one in "Targets".',
	},
	'bill-vendor-missing': {
		owner: 'integrationAdmin',
		message: 'Lines for {value} go to a vendor bill, but no vendor stands for them',
		fix: 'Name a vendor in the row of "Payable Accounts"; for the employee add a mapping row of kind vendor, or set "Employee Record Type" to Vendor.',
	},
	'report-employee-missing': {
		owner: 'integrationAdmin',
		message: 'The report goes to an expense report in NetSuite, but {value} is kept as a vendor there',
		fix: 'Add a mapping row of kind employee, set "Employee Record Type" to Employee, or choose another target in "Targets".',
	},
	'record-below-zero': {
		owner: 'integrationAdmin',
		message: 'The {record} of the report would come to {value}, and NetSuite takes none below zero',
		fix: 'Choose the journal entry for this payee in "Targets", or post the report by hand and use Mark as Posted Elsewhere.',
	},
	'cash-advance-target-unclear': {
		owner: 'integrationAdmin',
		message:
			'Cash advance {value} cannot be set off, since what the employee is owed goes to several kinds of records: {records}',
		fix: 'Let all lines of payee Employee go to one target in "Targets", or post the report by hand and use Mark as Posted Elsewhere.',
	},
	'expense-category-missing': {
		owner: 'concurProcessor',
		message: 'Entry {value} carries no expense type that an expense category could be taken from',
		fix: 'Correct the expense type in Concur, or set "Lines By" of "Expense Reports" to the account.',
	},
	'entry-billable-no-customer': {
		owner: 'concurProcessor',
		message: 'Entry {value} is billable but names no customer',
		fix: 'Fill the field in Concur that the segment Customer is taken from, then send the report through approval again; or set "Billable Entries" to ignore the mark.',
	},
	'tax-codes-several': {
		owner: 'integrationAdmin',
		message: 'A line of {value} has several taxes ({codes}), and NetSuite takes one tax code per line',
		fix: 'Choose the journal entry for such lines in "Targets", or switch "SuiteTax Codes" off.',
	},
	'lines-left-out': {
		owner: 'integrationAdmin',
		message: '{what} over {value} are kept out by the rules of "Targets"',
		fix: 'Nothing to do if they come to NetSuite another way, for example from the feed of the card.',
	},
	'allocation-other-subsidiary': {
		owner: 'integrationAdmin',
		message: 'Entry {value} is charged to subsidiary {other}, but its report belongs to {own}',
		fix: 'Set "Intercompany" to make an intercompany journal, which holds lines whose target is the journal entry; or correct the allocation in Concur.',
	},
	'cost-other-subsidiary': {
		owner: 'concurProcessor',
		message: '{value} is charged to subsidiary {other}, but the document belongs to {own}',
		fix: 'Correct the allocation in Concur; or post it by hand and use Mark as Posted Elsewhere, since only expense reports become intercompany journals.',
	},
	'subsidiary-not-comparable': {
		owner: 'integrationAdmin',
		message: 'It cannot be told whether subsidiary {value} of entry {entry} is another than {own}',
		fix: 'Add mapping rows of kind subsidiary that name both in the same way, for example by id:; subsidiaries of employees cannot be compared.',
	},
	'subsidiaries-too-many': {
		owner: 'concurProcessor',
		message:
			'The report is charged to more than two subsidiaries ({value}), and an intercompany journal holds two',
		fix: 'Split the report in Concur, or post it by hand and use Mark as Posted Elsewhere.',
	},
	'intercompany-account-missing': {
		owner: 'integrationAdmin',
		message: 'No account of kind {kind} is set in subsidiary {subsidiary} for what is between it and {value}',
		fix: 'Add a mapping row of this kind with the other subsidiary (or *) as Concur value and this one as subsidiary.',
	},
	'custom-field-not-an-id': {
		owner: 'integrationAdmin',
		message: 'The custom field {field} is to be sent as an internal ID, but the document has {value}',
		fix: 'Set "Send As" of the row in "Custom Fields" to External ID or Text, or correct the value in Concur.',
	},
	'exchange-rate-invalid': {
		owner: 'integrationAdmin',
		message:
			'The exchange rate is to come from the Concur field {name}, which holds no rate above zero: {value}',
		fix: 'Fill the field in Concur, or set "Exchange Rate From" to NetSuite.',
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
		message:
			'The accounting period {period} of {value} is locked for payables, and the posting touches a payable account',
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
		message:
			'The bill is not linked to purchase order {value}, which does not exist in NetSuite, or the role does not see it',
		fix: 'Let the role see it or correct the number in Concur; else close the order by hand.',
	},
	'purchaseOrder-inactive': {
		owner: 'netsuiteAdmin',
		message:
			'The bill is not linked to purchase order {value}, which is closed, fully billed, rejected or not yet approved in NetSuite',
		fix: 'Look whether the invoice was billed already; open or approve the order in NetSuite before the next invoice.',
	},
	'purchaseOrder-ambiguous': {
		owner: 'netsuiteAdmin',
		message:
			'The bill is not linked to purchase order {value}, which fits more than one order in NetSuite: {records}',
		fix: 'Make the numbers of orders unique in NetSuite; close the order by hand.',
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
		message: 'The posting names no subsidiary ({field}), which this NetSuite account (OneWorld) needs',
		fix: 'Choose a subsidiary in Prepare Posting.',
	},
	'subsidiary-elimination': {
		owner: 'integrationAdmin',
		message: 'Subsidiary {value} is an elimination subsidiary, which takes no postings of this kind',
		fix: 'Choose another subsidiary in Prepare Posting.',
	},
	'currency-required': {
		owner: 'integrationAdmin',
		message: 'The posting names no currency ({field})',
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
		message:
			'A line on {accountType} account {value} needs a name (vendor or employee for payables, customer for receivables)',
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
		message: 'The posting has fewer than two lines ({field})',
		fix: 'Undo the change made to the posting between Prepare Posting and Validate.',
	},
	'too-many-lines': {
		owner: 'integrationAdmin',
		message: 'The posting has {value} lines, more than the {limit} that NetSuite takes in one transaction',
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
		message:
			'The {field} is longer than the {limit} characters that NetSuite takes, and cutting it would lose the mark that proves the record ours',
		fix: 'Shorten the memo.',
	},
	'period-ar-locked': {
		owner: 'netsuiteAdmin',
		message:
			'The accounting period {period} of {value} is locked for receivables, and the posting touches a receivable account',
		fix: 'Unlock A/R for the period in NetSuite, or choose another posting date.',
	},
	'posting-date-moved': {
		owner: 'netsuiteAdmin',
		message: 'The posting date was moved from {value} to {day} ({policy}): {why}',
		fix: 'Nothing to do; to keep the date, open the period in NetSuite before the run, or set Closed Periods of Validate to Hold.',
	},
	'no-open-period-ahead': {
		owner: 'netsuiteAdmin',
		message: '{why}, and no later accounting period is open for this posting',
		fix: 'Open the period or a later one in NetSuite, or set up the periods to come.',
	},
	'period-unreadable': {
		owner: 'netsuiteAdmin',
		message:
			'It cannot be told whether the accounting period of {value} is open: the NetSuite role sees no periods',
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
	'payee-missing': {
		owner: 'integrationAdmin',
		message: 'The {record} names no {value}',
		fix: 'Choose or map the {value} in Prepare Posting.',
	},
	'payee-kind': {
		owner: 'integrationAdmin',
		message: 'A {record} needs a {wanted}, and {value} is a {kind}',
		fix: 'Map to a {wanted}, or post the document as another type of record.',
	},
	'vendor-wrong-currency': {
		owner: 'netsuiteAdmin',
		message: 'Vendor {value} takes {currencies} only, the posting is in {currency}',
		fix: 'Add the currency to the vendor in NetSuite, or map to another vendor.',
	},
	'vendor-currency-unchecked': {
		owner: 'netsuiteAdmin',
		message:
			'Whether vendor {value} takes {currency} beside its own currency {own} could not be checked, because the NetSuite role cannot read the record',
		fix: 'Nothing to do if the posting arrives; else add the currency to the vendor in NetSuite.',
	},
	'payee-subsidiary-unknown': {
		owner: 'netsuiteAdmin',
		message: 'The subsidiary of {value} cannot be read in NetSuite',
		fix: 'Give the record a primary subsidiary, or let the role of the integration see it.',
	},
	'header-account-missing': {
		owner: 'integrationAdmin',
		message: 'The {value} names no account, and NetSuite has no default for it',
		fix: 'Set the account in Prepare Posting.',
	},
	'header-account-type': {
		owner: 'integrationAdmin',
		message:
			'Account {value} is of type {accountType}, which a {record} cannot be kept on (possible: {types})',
		fix: 'Choose another account in Prepare Posting.',
	},
	'no-lines': {
		owner: 'integrationAdmin',
		message: 'The {value} has no lines',
		fix: 'Undo the change made to the posting between Prepare Posting and Validate.',
	},
	'total-not-positive': {
		owner: 'integrationAdmin',
		message: 'The lines of the {record} add up to {value}, which must be above zero',
		fix: 'Post the document by hand, or as another type of record (a credit instead of a bill).',
	},
	'line-account-control': {
		owner: 'integrationAdmin',
		message: 'A line of a {record} cannot go to the {accountType} account {value}',
		fix: 'Map to an account of another type, or post the document as a journal.',
	},
	'credit-line-negative': {
		owner: 'integrationAdmin',
		message: 'A vendor credit takes positive amounts only, and the line of account {value} would be {amount}',
		fix: 'Post the credit by hand, or split the invoice in Concur.',
	},
	'date-field-invalid': {
		owner: 'integrationAdmin',
		message: 'The {name} {value} is not a date (YYYY-MM-DD)',
		fix: 'Undo the change made to the posting between Prepare Posting and Validate.',
	},
	'exchange-rate-not-positive': {
		owner: 'integrationAdmin',
		message: 'The exchange rate {value} is not a number above zero',
		fix: 'Choose another field for the rate in Prepare Posting, or leave the rate to NetSuite.',
	},
	'exchange-rate-not-used': {
		owner: 'integrationAdmin',
		message: 'The exchange rate {value} is not sent: {currency} is the currency of the books',
		fix: 'Nothing to do if the amounts are right; else look at the field that the rate comes from.',
	},
	'billable-without-customer': {
		owner: 'concurProcessor',
		message:
			'A line of account {value} is billable, but names no customer or project; it is posted as not billable',
		fix: 'Add the customer or project in Concur, or in NetSuite on the posted transaction.',
	},
	'category-account-differs': {
		owner: 'netsuiteAdmin',
		message: 'Expense category {value} posts to account {account} in NetSuite, and Concur says {expected}',
		fix: 'Correct the account of the category in NetSuite or that of the expense type in Concur.',
	},
	'intercompany-subsidiaries': {
		owner: 'integrationAdmin',
		message:
			'An intercompany journal is between two different subsidiaries, and every line belongs to one of them; this one has {value}',
		fix: 'Correct the subsidiaries in Prepare Posting; a document over more than two is posted by hand.',
	},
	'intercompany-not-balanced': {
		owner: 'integrationAdmin',
		message: 'Debits and credits of subsidiary {subsidiary} differ by {value} in the intercompany journal',
		fix: 'Undo the change made to the posting between Prepare Posting and Validate.',
	},
	'supplier-invoice-exists': {
		owner: 'concurProcessor',
		message: 'NetSuite already has the {record} {value} of vendor {vendor}, dated {day}',
		fix: 'If it is the same invoice, use Mark as Posted Elsewhere; else correct the invoice number in Concur.',
	},
	'supplier-invoice-twice': {
		owner: 'concurProcessor',
		message:
			'More than one document of this run is the {record} {value} of vendor {vendor}, so none of them is posted',
		fix: 'Compare the documents in Concur, and send the wrong one back or correct its invoice number.',
	},
	'purchase-order-differs': {
		owner: 'netsuiteAdmin',
		message: 'The bill is not linked to purchase order {value}, which has another {what}',
		fix: 'Compare the order with the invoice; link or close the order by hand if it is the right one.',
	},
	'purchase-order-line-unknown': {
		owner: 'netsuiteAdmin',
		message:
			'Purchase order {value} has no open line {line}; that line of the bill is not linked to the order',
		fix: 'Close the line of the order by hand if the bill is for it.',
	},
	'earlier-revision-posted': {
		owner: 'concurProcessor',
		message: 'An earlier revision of the document is in NetSuite already ({value})',
		fix: 'Reverse that transaction in NetSuite and clear its external ID; then the next run posts this revision. Or choose what is to be done with revisions under "Higher Revision of a Posted Document" of the Validate step.',
	},
	'earlier-submission-posted': {
		owner: 'concurProcessor',
		message:
			'The document was submitted before under the same revision, and that is in NetSuite already ({value})',
		fix: 'Reverse that transaction in NetSuite; then the next run posts this one. Or choose what is to be done with revisions under "Higher Revision of a Posted Document" of the Validate step.',
	},
	'revision-not-reversible': {
		owner: 'netsuiteAdmin',
		message:
			'The earlier revision in NetSuite ({value}) cannot be taken back in one journal with the new one: {why}',
		fix: 'Reverse or void that transaction in NetSuite; then the next run posts this revision.',
	},
	'earlier-record-not-listed': {
		owner: 'integrationAdmin',
		message:
			'NetSuite has {value}, an earlier posting of the document, but its searches do not show it yet; so nothing can be posted beside it',
		fix: 'Nothing to do: the next run looks again. If it stays so, let the role of the integration find that transaction in searches.',
	},
	'earlier-revision-beside': {
		owner: 'netsuiteAdmin',
		message:
			'{value} is in NetSuite beside an earlier posting of the same document ({number}) that nothing has taken back',
		fix: 'Reverse one of the two in NetSuite if the document is in the books twice, and mark the document "retry". If both are right, mark it "posted" and the number.',
	},
	'revision-in-same-run': {
		owner: 'integrationAdmin',
		message:
			'Another revision or submission of document {value} is posted by this run; this one has to wait for it',
		fix: 'Nothing to do: the next run looks at it again.',
	},
	'replaces-earlier-revision': {
		owner: 'netsuiteAdmin',
		message:
			'The journal takes back what earlier revisions of the document have left in the books ({value}) and posts it anew',
		fix: 'Nothing to do.',
	},
	'record-voided': {
		owner: 'netsuiteAdmin',
		message:
			'The transaction {value} under the external id of the document was voided or reversed in NetSuite',
		fix: 'Decide whether the document is to be posted again. If so, clear the external ID of the old transaction and mark the document with retry; else mark it with error.',
	},
	'several-records': {
		owner: 'netsuiteAdmin',
		message: 'More than one NetSuite transaction has the external id {value}',
		fix: 'Compare them with the Concur document, delete the wrong one or clear its external ID, then mark the document with retry.',
	},
	'confirmed-but-not-posted': {
		owner: 'integrationAdmin',
		message: 'Concur was told that document {value} is posted, but NetSuite has no such transaction',
		fix: 'Look for the transaction in NetSuite; if it was deleted, post the document by hand, because Concur pays it. Then mark it with "posted" and the number.',
	},
	'failure-confirmed-but-posted': {
		owner: 'integrationAdmin',
		message:
			'Concur was told that document {value} could not be posted, but NetSuite has the transaction {number}',
		fix: 'Reverse the transaction in NetSuite, or have the document confirmed as posted by SAP Concur support; then mark it with close.',
	},
	'failure-confirmed': {
		owner: 'concurProcessor',
		message: 'Concur already knows that document {value} could not be posted',
		fix: 'Nothing to do: a corrected report comes as a new document.',
	},
	'acknowledged-without-claim': {
		owner: 'integrationAdmin',
		message:
			'Document {value} is acknowledged under our system id, but no run of ours has it in its work table',
		fix: 'Check that no other workflow uses this system id, then mark the document: retry posts it; "posted" and its number confirms it where it is posted already.',
	},
	'pending-approval': {
		owner: 'netsuiteAdmin',
		message: 'Transaction {value} is saved in NetSuite but waits for approval, so it does not post yet',
		fix: 'Approve it in NetSuite; the run after that tells Concur.',
	},
	'approval-rejected': {
		owner: 'netsuiteAdmin',
		message: 'Transaction {value} was rejected in NetSuite; it is still there, but does not post',
		fix: 'Delete {value} in NetSuite and never approve it: Concur hears that the document is not posted. A corrected report comes as a new document.',
	},
	'rejected-after-success': {
		owner: 'netsuiteAdmin',
		message:
			'Transaction {value} was rejected in NetSuite, but Concur was told that the document is posted, and may pay it',
		fix: 'Correct and approve the transaction in NetSuite, then mark the document with retry.',
	},
	'pending-record-gone': {
		owner: 'netsuiteAdmin',
		message: 'The transaction of document {value} waited for approval in NetSuite and is not there any more',
		fix: 'Find out who deleted it and why. Then mark the document: retry posts it anew, error tells Concur that it is not posted.',
	},
	'sent-back-by-person': {
		owner: 'concurProcessor',
		message: 'Finance has decided that document {value} is not posted',
		fix: 'Correct the document and send it through approval again, or ask finance for the reason.',
	},
	'sent-back-by-age': {
		owner: 'concurProcessor',
		message: 'Document {value} could not be posted for {days} days, so it is given back',
		fix: 'Correct what is named below, then send the document through approval again: it comes as a new document.',
	},
	'send-back-refused': {
		owner: 'netsuiteAdmin',
		message:
			'Document {value} was marked to go back to Concur with an error, but NetSuite holds {record} for it, so Concur was told nothing',
		fix: 'Mark it with retry to confirm the transaction, or delete or void the transaction in NetSuite first and then mark it with error again.',
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
		fix: 'Compare the record with the Concur document. If it is not ours, clear its external id and mark the document with retry.',
	},
	'external-id-hidden': {
		owner: 'netsuiteAdmin',
		message:
			'NetSuite says that a record with the external id {value} exists, but the role of the integration does not see it',
		fix: 'Let the role see it (subsidiary restriction), or clear the external ID of that record if it is not this document. A document that needs a person is then marked with retry.',
	},
	'refused-field-missing': {
		owner: 'netsuiteAdmin',
		message: 'NetSuite wants a value for {value}',
		fix: 'Set the field in Prepare Posting or Edit Fields, or make it optional on the form.',
	},
	'refused-unbalanced': {
		owner: 'integrationAdmin',
		message: 'NetSuite says that the journal does not balance ({field})',
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
	'backed-out': {
		owner: 'netsuiteAdmin',
		message:
			'NetSuite refused a later transaction of the document, so what was saved before was deleted again: {value}',
		fix: 'Nothing to do about the deleted ones: a document is posted as a whole or not at all.',
	},
	'half-posted': {
		owner: 'netsuiteAdmin',
		message: 'Of {count} transactions of the document only {value} is there; the others are missing',
		fix: 'Correct what stands in the way of the others and run again, or delete the saved one and have the report recalled in Concur.',
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
		fix: 'Nothing to do yet: the next run reverses the NetSuite transaction or leaves it to a person, as chosen under "Recalled After Posting" of the Validate step.',
	},
	'recalled-not-reversed': {
		owner: 'netsuiteAdmin',
		message:
			'Document {value} was recalled in Concur, but NetSuite holds its posting ({number}), which is not reversed by this run: {why}',
		fix: 'Reverse the NetSuite transaction, then mark the document with close. The corrected document comes back and is posted anew.',
	},
	'reversal-refused': {
		owner: 'netsuiteAdmin',
		message:
			'NetSuite refused the journal that takes back the posting of document {value}, which was recalled in Concur',
		fix: 'Correct what NetSuite complains about and mark the row of the document "retry", or reverse the transaction by hand and mark it "close".',
	},
	'system-id-differs': {
		owner: 'integrationAdmin',
		message: 'Concur knows document {value} under another system id than {systemId}',
		fix: 'Set "System ID" back to the value the document was acknowledged with, or find the other integration that reads this Concur company. A document that needs a person is then marked with retry.',
	},
	'acknowledger-unknown': {
		owner: 'integrationAdmin',
		message: 'Document {value} is acknowledged, but Concur does not say by which system',
		fix: 'Check that no other integration reads this Concur company and look the document up in NetSuite. Then mark it with "posted" and its number, after posting it by hand where it is missing, or with error.',
	},
	'not-ready-in-concur': {
		owner: 'concurProcessor',
		message: 'Concur says that document {value} is not ready to be taken over yet',
		fix: 'Nothing to do: the next run tries again.',
	},
	'document-unknown-to-concur': {
		owner: 'integrationAdmin',
		message: 'Concur does not know document {value} any more',
		fix: 'Look the report up in Concur by its id. If it is gone there, nothing is left to do: mark a document that needs a person with close.',
	},
	'document-type-differs': {
		owner: 'integrationAdmin',
		message: 'Concur says that document {value} is not of type {docType}',
		fix: 'Report it to the makers of this package with the correlation id of the call.',
	},
	'state-unknown-to-concur': {
		owner: 'integrationAdmin',
		message: 'Concur cannot tell the state of document {value}',
		fix: 'Ask SAP Concur support about the document, with the correlation id of the call; then mark it with retry.',
	},
	'concur-refused': {
		owner: 'integrationAdmin',
		message: 'Concur refused the call for document {value}: {answer}',
		fix: 'Correct what the answer names; ask SAP Concur support with the correlation id of the call if it is not clear. A document that needs a person is then marked with retry.',
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
		fix: 'Compare the document in Concur with NetSuite and correct the side that is wrong by hand, then mark the document with close.',
	},
	'concur-status-unexpected': {
		owner: 'integrationAdmin',
		message: 'Document {value} has the status {docStatus} in Concur, which this step cannot go on from',
		fix: 'Look the document up in Concur and in NetSuite and end it by hand in both, then mark it with close.',
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

	// --- Orphan check: documents that nobody ends (nodes/SapConcur) ---
	'acknowledged-without-row': {
		owner: 'integrationAdmin',
		message:
			'Report {value} was acknowledged under {systemId}, but the work table has no row that would end it',
		fix: 'Nothing to do after the Orphan Check workflow, which adds the row: the next run looks the report up in NetSuite and ends it.',
	},
	'acknowledged-by-hand': {
		owner: 'integrationAdmin',
		message:
			'Document {value} was acknowledged to be confirmed as posted elsewhere, but Concur has not heard the number',
		fix: 'Run Mark as Posted Elsewhere for it again, or write "posted" and its number into the column released of its row in the work table.',
	},
	'acknowledged-left-by-person': {
		owner: 'integrationAdmin',
		message:
			'Report {value} was refused, closed or given to a person before, but SAP Concur still waits for a word about it',
		fix: 'Look it up in NetSuite, then write "posted" and its number, "error" or "retry" into the column released of its row in the work table.',
	},
	'failure-waits-for-recall': {
		owner: 'concurProcessor',
		message: 'Report {value} was confirmed to SAP Concur as not posted and is still in processing',
		fix: 'Recall the report in the processor tool and have it corrected and submitted again.',
	},
	'financial-document-missing': {
		owner: 'integrationAdmin',
		message: 'Report {value} is in processing since {since}, but SAP Concur has no financial document of it',
		fix: 'Check that Financial Integration is switched on for the policy group of the report; ask SAP Concur support with the report ID.',
	},

	'closed-by-person': {
		owner: 'concurProcessor',
		message: 'A person has closed document {value} in the work table; no system was called',
		fix: 'Nothing to do. If it is still READY in Concur, the next run takes it up as a new document.',
	},
	'released-not-understood': {
		owner: 'integrationAdmin',
		message:
			'The work table says "{mark}" in the column "released" of document {value}, which is none of the words for it',
		fix: 'Write retry, posted and the number (for example: posted JE1042), error, or close.',
	},

	// --- Concur connection (nodes/SapConcur, credentials) ---
	'refresh-token-expires': {
		owner: 'integrationAdmin',
		message: 'The Concur refresh token becomes six months old on {value}',
		fix: 'Create a new company request token in Concur (Administration > Company > Authentication Admin) and put it into the credential.',
	},
} satisfies Record<string, CatalogueEntry>;

export type ProblemCode = keyof typeof entries;

export const CATALOGUE: Readonly<Record<ProblemCode, CatalogueEntry>> = entries;
