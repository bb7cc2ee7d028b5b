import { describe, expect, it } from 'vitest';
import { properties } from '../../../nodes/ConcurToNetSuite/descriptions';
import { DEFAULT_MEMOS } from '../../../nodes/ConcurToNetSuite/settings/memoTemplates';
import { readSettings, type RawSettings } from '../../../nodes/ConcurToNetSuite/settings/readSettings';
import { SettingsError } from '../../../nodes/ConcurToNetSuite/settings/settingsError';
import { rawSettings } from './demoSettings.mts';

function refused(changes: Partial<RawSettings>, timeZone = 'UTC'): SettingsError {
	try {
		readSettings(rawSettings(changes), timeZone);
	} catch (error) {
		if (error instanceof SettingsError) return error;
		throw error;
	}
	throw new Error('The settings were taken');
}
const account = (value: string, mode = 'number') => ({ __rl: true, mode, value });

describe('wrong settings', () => {
	it.each<[string, Partial<RawSettings>, RegExp]>([
		['no cut-over date', { postDocumentsApprovedFrom: '' }, /^"Post Documents Approved From" is empty/],
		['a cut-over date that is none', { postDocumentsApprovedFrom: 'soon' }, /^"Post Documents Approved From" holds "soon"/],
		['an impossible cut-over date', { postDocumentsApprovedFrom: '2026-02-30' }, /^"Post Documents Approved From" holds/],
		['a cut-over that is a number', { postDocumentsApprovedFrom: 20261101 }, /^"Post Documents Approved From" holds "20261101"/],
		['no payable accounts', { payableAccounts: {} }, /^"Payable Accounts" has no rows/],
		['a row without account', { payableAccounts: { row: [{ payee: 'EMPL', account: account('') }] } }, /^"Payable Accounts" row 1 \(Employee\) has no account/],
		['a second row without account', { payableAccounts: { row: [{ payee: 'EMPL', account: account('1') }, { payee: 'CBCP' }] } }, /row 2 \(Company Billed Card, Company Pays\) has no account/],
		['two rows for one case', { payableAccounts: { row: [{ payee: 'EMPL', paymentType: 'cash', account: account('1') }, { payee: 'EMPL', paymentType: 'CASH', account: account('2') }] } }, /two rows for the same case of Employee/],
		['a row for another code without the code', { payableAccounts: { row: [{ payee: 'other', account: account('1') }] } }, /row 1 has no payee code/],
		['a row for the company itself', { payableAccounts: { row: [{ payee: 'other', partyCode: 'COMP', account: account('1') }] } }, /row 1 .* has no payee code/],
		['an id that is none', { payableAccounts: { row: [{ payee: 'EMPL', account: account('21010 Payable', 'id') }] } }, /^"Payable Accounts", row 1 \(Employee\), "Account" holds "21010 Payable"/],
		['an account in an unknown mode', { payableAccounts: { row: [{ payee: 'EMPL', account: account('1', 'url') }] } }, /unknown way \("url"\)/],
		['an account that is text', { payableAccounts: { row: [{ payee: 'EMPL', account: '21010' }] } }, /"Account" is not a choice/],
		['a tax row without account', { taxAccounts: { row: [{ taxAuthority: 'DEVAT' }] } }, /^"Tax Accounts" row 1 \(DEVAT, any code\) has no account/],
		['two tax rows for one case', { taxAccounts: { row: [{ taxCode: 'VA', account: account('1') }, { taxCode: 'VA', account: account('2') }] } }, /"Tax Accounts" has two rows for any authority, VA/],
		['no subsidiary', { subsidiary: { mode: 'list', value: '' } }, /^"Subsidiary" is empty/],
		['no ledger codes', { subsidiaryFrom: 'ledgerCode', ledgerSubsidiaries: {} }, /^"Subsidiary by Ledger Code" has no rows/],
		['a ledger code without subsidiary', { subsidiaryFrom: 'ledgerCode', ledgerSubsidiaries: { row: [{ ledgerCode: 'GP' }] } }, /row 1 \(GP\) has no subsidiary/],
		['a subsidiary without ledger code', { subsidiaryFrom: 'ledgerCode', ledgerSubsidiaries: { row: [{ subsidiary: account('1', 'id') }] } }, /row 1 has no ledger code/],
		['a ledger code twice', { subsidiaryFrom: 'ledgerCode', ledgerSubsidiaries: { row: [{ ledgerCode: 'GP', subsidiary: account('1', 'id') }, { ledgerCode: 'GP', subsidiary: account('2', 'id') }] } }, /two rows for ledger code GP/],
		['a segment without fields', { segments: { row: [{ segment: 'class', fields: ' , ' }] } }, /^"Segments" row 1 \(class\) names no Concur field/],
		['a segment from the employee', { segments: { row: [{ segment: 'class', fields: 'allocationCustom1Code, employeeOrgUnit1Code' }] } }, /employeeOrgUnit1Code.*must not decide/],
		['a segment field that is none', { segments: { row: [{ segment: 'class', fields: 'allocationCustom1Code; entryCustom1Code' }] } }, /separate field names by commas/],
		['a segment twice', { segments: { row: [{ segment: 'class', fields: 'a' }, { segment: 'class', fields: 'b' }] } }, /two rows for class/],
		['a default segment without choice', { segments: { row: [{ segment: 'class', fields: 'a' }, { segment: 'location', fields: 'b', ifBlank: 'useDefault', defaultClass: account('5', 'list'), defaultLocation: account('', 'list') }] } }, /^"Segments" row 2 \(location\) has no "Default Location"/],
		['a default segment that was never chosen', { segments: { row: [{ segment: 'department', fields: 'a', ifBlank: 'useDefault' }] } }, /^"Segments" row 1 \(department\) has no "Default Department"/],
		['a default segment that is no id', { segments: { row: [{ segment: 'customer', fields: 'a', ifBlank: 'useDefault', defaultCustomer: account('C-200', 'id') }] } }, /^"Segments", row 1 \(customer\), "Default Customer" holds "C-200", which is not an internal ID/],
		['a default segment that is text', { segments: { row: [{ segment: 'class', fields: 'a', ifBlank: 'useDefault', defaultClass: 'R&D' }] } }, /"Default Class" is not a choice from the list or an ID/],
		['another choice for blank fields', { segments: { row: [{ segment: 'class', fields: 'a', ifBlank: 'default' }] } }, /^"Segments", row 1 \(class\), "If Blank" holds "default"/],
		['a default category that is no id', { expenseReports: { defaultCategory: account('Taxi', 'id') } }, /^"Default Category" holds "Taxi"/],
		['default terms that are no id', { invoices: { defaultTerms: account('Net 30', 'id') } }, /^"Invoices", "Default Terms" holds "Net 30"/],
		['a bad time zone', { accountingTimeZone: 'Berlin' }, /^"Accounting Time Zone" holds "Berlin"/],
		['an unknown placeholder', { memo: '{reportName} {expenseType}' }, /^"Memo" has the unknown placeholder \{expenseType\}; known are \{reportName\}/],
		['an unknown placeholder in lines', { expenseLineMemo: '{Vendor}' }, /^"Expense Line Memo" has the unknown placeholder \{Vendor\}/],
		['an empty placeholder', { options: { taxLineMemo: '{}' } }, /^"Tax Line Memo" has the unknown placeholder \{\}/],
		['a prefix of other characters', { options: { externalIdPrefix: 'CNQR|X' } }, /^"External ID Prefix" holds "CNQR\|X"/],
		['an empty prefix', { options: { externalIdPrefix: '' } }, /^"External ID Prefix"/],
		['a long prefix', { options: { externalIdPrefix: 'x'.repeat(41) } }, /^"External ID Prefix"/],
		['a stamp field that is none', { options: { stampField: 'custcol_x' } }, /^"Stamp Field" holds "custcol_x"/],
		['an employee field that is none', { employeeField: 'employee id' }, /^"Employee Field" holds/],
		['a choice that an expression got wrong', { taxHandling: 'split' }, /^"Reclaimable Tax" holds "split"/],
		['a choice that is no text', { reimbursedByPayroll: true }, /^"Reports Reimbursed by Payroll" holds "boolean"/],
		['a choice in a row', { payableAccounts: { row: [{ payee: 'EMPL', expensePay: 'Y', account: account('1') }] } }, /"Expense Pay" holds "Y"/],
	])('%s', (_, changes, message) => {
		expect(refused(changes).message).toMatch(message);
	});

	it('are told all at once', () => {
		const { message, description } = refused({ postDocumentsApprovedFrom: '', memo: '{x}', accountingTimeZone: 'Mars' });
		expect(message).toContain('"Accounting Time Zone"');
		for (const label of ['Post Documents Approved From', 'Memo', 'Accounting Time Zone']) expect(description).toContain(`"${label}"`);
	});

	it('name parameters by the labels of the panel', () => {
		const labels = new Set<string>();
		const collect = (value: unknown): void => {
			if (Array.isArray(value)) value.forEach(collect);
			else if (typeof value === 'object' && value !== null) {
				if ('displayName' in value && typeof value.displayName === 'string') labels.add(value.displayName);
				Object.values(value).forEach(collect);
			}
		};
		collect(properties);
		const everythingWrong: Partial<RawSettings> = {
			postDocumentsApprovedFrom: '', accountMatchBy: 'x', payableAccounts: {}, reimbursedByPayroll: 'x', taxHandling: 'x',
			taxAccounts: { row: [{}] }, subsidiaryFrom: 'x', subsidiary: undefined, segments: { row: [{ fields: '' }] }, entityOnLines: 'x',
			employeeRecordType: 'x', employeeMatchBy: 'x', employeeField: '?', postingDateFrom: 'x', accountingTimeZone: 'x', memo: '{x}',
			expenseLineMemo: '{x}',
			options: { externalIdPrefix: '?', stampField: '?', taxLineMemo: '{x}', payableLineMemo: '{x}', billableEntries: 'x', nothingToPost: 'x' },
		};
		const named = [...refused(everythingWrong).description.matchAll(/(?:^|; |findings: )"([^"]+)"/g)].map(([, label]) => label ?? '');
		expect(named.length).toBeGreaterThan(18);
		expect(named.filter((label) => !labels.has(label))).toEqual([]);
	});
});

describe('settings', () => {
	it('take the time zone of the workflow when none is set', () => {
		expect(readSettings(rawSettings({ accountingTimeZone: '' }), 'Asia/Tokyo').dates.timeZone).toBe('Asia/Tokyo');
		expect(refused({ accountingTimeZone: ' ' }, 'nowhere').message).toContain('"Accounting Time Zone" holds "nowhere"');
	});

	it('name accounts by number, by id and from the list', () => {
		const read = (value: unknown) => readSettings(rawSettings({ payableAccounts: { row: [{ payee: 'EMPL', account: value }] } }), 'UTC').payableAccounts[0]?.account;
		expect(read(account('21010'))).toEqual({ type: 'account', by: 'acctNumber', value: '21010' });
		expect(read(account(' -5 ', 'id'))).toEqual({ type: 'account', by: 'id', value: '-5' });
		expect(read({ ...account('210', 'list'), cachedResultName: '21010 Payable' })).toEqual({ type: 'account', by: 'id', value: '210' });
	});

	it('have the texts of the panel as their defaults', () => {
		const find = (name: string) => properties.flatMap((property) => [property, ...((property.options ?? []) as typeof properties)]).find((one) => one.name === name);
		const shown = ['memo', 'expenseLineMemo', 'taxLineMemo', 'payableLineMemo'].map((name) => find(name)?.default);
		expect(shown).toEqual([DEFAULT_MEMOS.body, DEFAULT_MEMOS.line, DEFAULT_MEMOS.tax, DEFAULT_MEMOS.payable]);
	});
});
