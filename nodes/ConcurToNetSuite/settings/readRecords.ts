import { isRecord, plainText } from '../document/blank';
import { readFieldNames } from './fieldNames';
import { INVOICE_PLACEHOLDERS } from './invoiceSettings';
import { readListLocator } from './locator';
import { PLACEHOLDERS, readTemplate } from './memoTemplates';
import { readCustomFields } from './readCustomFields';
import { readTargets } from './readTargets';
import type { ExchangeRateSetting, RecordSettings } from './recordSettings';
import { oneOf } from './rows';
import type { SettingsFindings } from './settingsError';

export interface RawRecords {
	targets?: unknown;
	/** Collection. */
	expenseReports?: unknown;
	customFields?: unknown;
	options: Record<string, unknown>;
}

/** Placeholders of a receipt link; each document fills those that its own memo has. */
export const RECEIPT_LINK_PLACEHOLDERS: readonly string[] = [
	...new Set([...PLACEHOLDERS.body, ...INVOICE_PLACEHOLDERS]),
];

/** Same as the default of the parameter (descriptions/recordOptions.ts). */
export const DEFAULT_RECEIPT_LINK = '{reportId}';

/** `stampField`: the body field that is taken by the stamp, or `memo`. */
export function readRecords(raw: RawRecords, stampField: string, findings: SettingsFindings): RecordSettings {
	const { options } = raw;
	const reports = isRecord(raw.expenseReports) ? raw.expenseReports : {};
	const receiptLink = readReceiptLink(options, findings);
	if (receiptLink && receiptLink.field === stampField)
		findings.add('Receipt Link Field', 'is the field that "Stamp Field" fills already');
	const taken = [stampField, ...(receiptLink ? [receiptLink.field] : [])];
	return {
		targets: readTargets(raw.targets, findings),
		expenseReports: {
			lineBy: oneOf(reports.lineBy, ['category', 'account'], 'Lines By', findings),
			categoryMatchBy: oneOf(
				reports.categoryMatchBy,
				['name', 'externalId', 'id'],
				'Match Category By',
				findings,
			),
			defaultCategory: readListLocator(
				reports.defaultCategory,
				'expenseCategory',
				'Default Category',
				findings,
			),
		},
		customFields: readCustomFields(raw.customFields, taken, findings),
		receiptLink,
		exchangeRate: readExchangeRate(options, findings),
		intercompany: {
			mode: oneOf(options.intercompany, ['refuse', 'journal'], 'Intercompany', findings),
			fields: readFieldNames(options.intercompanyField, 'Intercompany Field', findings),
		},
		billableEntries: oneOf(
			options.billableEntries,
			['problem', 'bill', 'ignore'],
			'Billable Entries',
			findings,
		),
		suiteTax: options.suiteTax === true,
	};
}

function readReceiptLink(
	options: Record<string, unknown>,
	findings: SettingsFindings,
): RecordSettings['receiptLink'] {
	const field = plainText(options.receiptLinkField);
	if (field === undefined) return undefined;
	if (!/^custbody[a-z0-9_]+$/.test(field))
		findings.add(
			'Receipt Link Field',
			`holds "${field}", which is no custom body field; e.g. custbody_receipt_url`,
		);
	const template = readTemplate(
		'Receipt Link',
		RECEIPT_LINK_PLACEHOLDERS,
		options.receiptLink ?? DEFAULT_RECEIPT_LINK,
		findings,
	);
	if (template === '') findings.add('Receipt Link', 'is empty, but "Receipt Link Field" names a field');
	return { field, template };
}

function readExchangeRate(options: Record<string, unknown>, findings: SettingsFindings): ExchangeRateSetting {
	const from = oneOf(options.exchangeRateFrom, ['netSuite', 'concur'], 'Exchange Rate From', findings);
	if (from === 'netSuite') return { from };
	const [field = '', ...others] = readFieldNames(options.exchangeRateField, 'Exchange Rate Field', findings);
	if (field === '' || others.length > 0)
		findings.add('Exchange Rate Field', 'must name one Concur field; e.g. reportCustom10Code');
	return { from, field };
}
