import { formatMoney } from '../../shared/money';
import { plainText } from '../document/blank';
import type { ExpenseDocument, ExpenseEntry, TaxRow } from '../document/expenseDocument';
import { partyName } from '../document/parties';
import { PLACEHOLDER } from '../settings/memoTemplates';
import type { Findings } from './findings';

/** Lengths that NetSuite takes (netsuite.md, 11). */
export const LONGEST_BODY_MEMO = 999;
export const LONGEST_LINE_MEMO = 4000;

/** Anything but printable ASCII with single blanks. */
const UNTIDY = /[^ -~]| {2}/;

export type MemoValues = Record<string, string | undefined>;

export interface ReportFacts {
	document: ExpenseDocument;
	owner: string;
	revision: string;
	total: string;
	approvedOn: string;
	postingDate: string;
}

export function reportValues({ document, ...facts }: ReportFacts): MemoValues {
	const { report, employee } = document;
	const names = [plainText(employee.employeeFirstName), plainText(employee.employeeLastName)];
	return {
		reportName: plainText(report.reportName),
		reportId: report.reportId,
		reportNumber: plainText(report.reportNumber),
		ownerName: names.filter(Boolean).join(' '),
		ledgerCode: report.ledgerCode,
		currency: report.employeeCurrencyAlphaCode,
		...facts,
	};
}

export function entryValues(entry: ExpenseEntry): MemoValues {
	return {
		expenseType: entry.expenseTypeName ?? entry.expenseTypeCode,
		expenseTypeCode: entry.expenseTypeCode,
		entryDate: entry.entryDate?.slice(0, 10),
		vendor: entry.entryVendorDescription ?? entry.entryVendorCode,
		description: entry.entryDescription,
		paymentType: entry.reportEntryPaymentTypeName ?? entry.reportEntryPatKey,
		spendAmount: entry.reportEntryTransactionAmount && formatMoney(entry.reportEntryTransactionAmount),
		spendCurrency: entry.entryCurrAlphaCode,
	};
}

export const taxValues = (row: TaxRow): MemoValues => ({
	taxAuthority: row.taxAuthorityLabel,
	taxCode: row.taxReclaimCode ?? row.taxCode,
});

export const payableValues = (party: string): MemoValues => ({ party: partyName(party), partyCode: party });

/**
 * Fills the placeholders; those without a value leave no gap. Line breaks and runs of blanks become one
 * blank.
 */
export function fillMemo(template: string, values: MemoValues): string {
	const filled = template.replace(PLACEHOLDER, (_, name: string) => values[name] ?? '').trim();
	// Most texts are tidy; to test for it is much quicker than to replace each blank by itself.
	return UNTIDY.test(filled) ? filled.replace(/[\s\p{Cc}]+/gu, ' ').trim() : filled;
}

/** Cuts a text to what NetSuite takes, with a warning; never inside a surrogate pair. */
export function shorten(text: string, longest: number, field: string, findings: Findings): string {
	if (text.length <= longest) return text;
	findings.warn('text-shortened', { field, value: String(text.length) });
	return text
		.slice(0, longest)
		.replace(/[\uD800-\uDBFF]$/, '')
		.trimEnd();
}
