import type { Ref, RefKey } from '../../shared/documentItem';
import type { CustomFieldRule } from '../posting/customFields/customFields';
import type { TargetRule } from '../posting/targets/target';

/** Settings that say which records a document becomes and what stands in them beside the accounts. */
export interface RecordSettings {
	/** In order: the first that matches decides. */
	targets: TargetRule[];
	expenseReports: ExpenseReportSettings;
	customFields: CustomFieldRule[];
	/** Body field for a link to the receipts, and its text with placeholders of the memo. */
	receiptLink?: { field: string; template: string };
	exchangeRate: ExchangeRateSetting;
	intercompany: IntercompanySetting;
	billableEntries: 'problem' | 'ignore' | 'bill';
	/** Whether cost lines of records other than journals carry the tax code of their tax. */
	suiteTax: boolean;
}

export interface ExpenseReportSettings {
	lineBy: 'category' | 'account';
	categoryMatchBy: Extract<RefKey, 'name' | 'externalId' | 'id'>;
	/** Of entries whose expense type says nothing that a category could be taken from. */
	defaultCategory?: Ref;
}

/** `field`: Concur field of the header that holds the rate from document to base currency. */
export type ExchangeRateSetting = { from: 'netSuite' } | { from: 'concur'; field: string };

export interface IntercompanySetting {
	mode: 'refuse' | 'journal';
	/** Fields of allocation and entry that name a subsidiary; none: allocations are not looked at. */
	fields: string[];
}
