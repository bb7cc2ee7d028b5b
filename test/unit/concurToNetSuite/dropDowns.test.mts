import { describe, expect, it } from 'vitest';
import { defaultLocator, recordLocator } from '../../../nodes/ConcurToNetSuite/descriptions/accountLocator';
import { readPayableAccounts } from '../../../nodes/ConcurToNetSuite/settings/readPayableAccounts';
import { SettingsFindings } from '../../../nodes/ConcurToNetSuite/settings/settingsError';

const read = (vendor: unknown, more: Record<string, unknown> = {}) => {
	const findings = new SettingsFindings();
	const rows = readPayableAccounts({ row: [{ payee: 'CBCP', account: { mode: 'id', value: '210' }, vendor, ...more }] }, findings);
	findings.throwIfAny();
	return rows[0]?.vendor;
};

describe('the vendor of a payable account', () => {
	it.each([
		['chosen from the list', { __rl: true, mode: 'list', value: '31', cachedResultName: 'AMEX' }, { by: 'id', value: '31' }],
		['by internal ID', { mode: 'id', value: ' 31 ' }, { by: 'id', value: '31' }],
		['by code', { mode: 'code', value: 'AMEX' }, { by: 'externalId', value: 'AMEX' }],
		['as text of an earlier workflow or an expression', 'AMEX', { by: 'externalId', value: 'AMEX' }],
	])('%s', (_, vendor, expected) => expect(read(vendor)).toEqual({ type: 'vendor', ...expected }));

	it('has the code that "Match Vendor By" says', () =>
		expect(read({ mode: 'code', value: 'AMEX' }, { vendorMatchBy: 'entityId' })).toMatchObject({ by: 'entityId' }));

	it.each(['', { mode: 'list', value: '' }, { mode: 'code', value: ' ' }, undefined])('may be left empty: %j', (vendor) =>
		expect(read(vendor)).toBeUndefined(),
	);

	it('is refused where it names nothing', () =>
		expect(() => read({ mode: 'id', value: 'AMEX' })).toThrow('"Payable Accounts", row 1 (Company Billed Card, Company Pays), "Vendor" holds "AMEX"'));

	it('is chosen from a list that can be searched', () => {
		const modes = recordLocator('vendor', {}).modes ?? [];
		expect(modes.map(({ name, type }) => [name, type])).toEqual([['list', 'list'], ['code', 'string'], ['id', 'string']]);
		expect(modes[0]?.typeOptions).toEqual({ searchListMethod: 'searchVendors', searchable: true });
	});
});

describe('a default', () => {
	it.each([
		['class', 'searchClasses'], ['customer', 'searchCustomers'], ['department', 'searchDepartments'],
		['expenseCategory', 'searchExpenseCategories'], ['location', 'searchLocations'], ['terms', 'searchTerms'],
	] as const)('of %s is chosen from its list or by internal ID', (type, searchListMethod) => {
		const { modes = [], default: empty } = defaultLocator(type, { displayName: 'Default', name: 'default' });
		expect(modes.map(({ displayName, name }) => [displayName, name])).toEqual([['From List', 'list'], ['By ID', 'id']]);
		expect(modes[0]?.typeOptions).toEqual({ searchListMethod, searchable: true });
		expect(empty).toEqual({ mode: 'list', value: '' });
	});
});
