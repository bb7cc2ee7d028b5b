import { plainText } from '../document/blank';
import type { SettingsFindings } from './settingsError';

export interface MemoTemplates {
	body: string;
	line: string;
	tax: string;
	payable: string;
}

const REPORT_PLACEHOLDERS = [
	'reportName',
	'reportId',
	'reportNumber',
	'revision',
	'owner',
	'ownerName',
	'ledgerCode',
	'currency',
	'total',
	'approvedOn',
	'postingDate',
] as const;
const ENTRY_PLACEHOLDERS = [
	'expenseType',
	'expenseTypeCode',
	'entryDate',
	'vendor',
	'description',
	'paymentType',
	'spendAmount',
	'spendCurrency',
] as const;
const TAX_PLACEHOLDERS = ['taxAuthority', 'taxCode'] as const;
const PAYABLE_PLACEHOLDERS = ['party', 'partyCode'] as const;

/** Placeholders that each text may hold; the parameter descriptions list them. */
export const PLACEHOLDERS: Readonly<Record<keyof MemoTemplates, readonly string[]>> = {
	body: REPORT_PLACEHOLDERS,
	line: [...REPORT_PLACEHOLDERS, ...ENTRY_PLACEHOLDERS],
	tax: [...REPORT_PLACEHOLDERS, ...ENTRY_PLACEHOLDERS, ...TAX_PLACEHOLDERS],
	payable: [...REPORT_PLACEHOLDERS, ...PAYABLE_PLACEHOLDERS],
};

export const MEMO_LABELS: Readonly<Record<keyof MemoTemplates, string>> = {
	body: 'Memo',
	line: 'Expense Line Memo',
	tax: 'Tax Line Memo',
	payable: 'Payable Line Memo',
};

/** Same as the defaults of the parameters (descriptions/texts.ts), for options that nobody added. */
export const DEFAULT_MEMOS: MemoTemplates = {
	body: 'Concur {reportId} {reportName}',
	line: '{expenseType} {entryDate} {vendor}',
	tax: '{taxAuthority} {taxCode} {expenseType} {entryDate}',
	payable: '{party} {reportId}',
};

export const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Reads one text; a placeholder that the text cannot have is a finding. */
export const readMemo = (kind: keyof MemoTemplates, raw: unknown, findings: SettingsFindings): string =>
	readTemplate(MEMO_LABELS[kind], PLACEHOLDERS[kind], raw, findings);

/** `label` as the node's panel shows it; `known` are the placeholders that the text may hold. */
export function readTemplate(
	label: string,
	known: readonly string[],
	raw: unknown,
	findings: SettingsFindings,
): string {
	const template = plainText(raw) ?? '';
	for (const [whole, name = ''] of template.matchAll(PLACEHOLDER)) {
		if (known.includes(name)) continue;
		const list = known.map((placeholder) => `{${placeholder}}`).join(', ');
		findings.add(label, `has the unknown placeholder ${whole}; known are ${list}`);
	}
	return template;
}
