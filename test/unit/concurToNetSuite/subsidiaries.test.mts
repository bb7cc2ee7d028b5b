import { describe, expect, it } from 'vitest';
import { NO_MAPPING } from '../../../nodes/ConcurToNetSuite/mapping/mappingTable';
import { Findings } from '../../../nodes/ConcurToNetSuite/posting/findings';
import { postingSubsidiary, type SubsidiarySource } from '../../../nodes/ConcurToNetSuite/posting/subsidiary';
import { readSettings, type RawSettings } from '../../../nodes/ConcurToNetSuite/settings/readSettings';
import type { Ref } from '../../../nodes/shared/documentItem';
import { codesOf, demoSettings, prepare, rawSettings } from './demoSettings.mts';
import { line, report, simple } from './documents.mts';

const mapped = (concurValue: string, netSuiteReference: string) => ({ kind: 'subsidiary', concurValue, netSuiteReference });
const ledgerRow = (ledgerCode: string, value: string) => ({ ledgerCode, subsidiary: { __rl: true, mode: 'id', value } });
const byLedger = (...row: ReturnType<typeof ledgerRow>[]): Partial<RawSettings> => ({ subsidiaryFrom: 'ledgerCode', ledgerSubsidiaries: { row } });
const byField = (subsidiaryField: string, more: Partial<RawSettings> = {}): Partial<RawSettings> => ({ subsidiaryFrom: 'field', subsidiaryField, ...more });
const reportWith = (fields: Record<string, unknown>, employee: Record<string, unknown> = {}) =>
	simple([line(10)], {}, {}, { report: report(fields), employee: { employeeId: '23618', ...employee } });
const mia: Ref = { type: 'employee', by: 'entityId', value: '23618' };

/** Where a document of any kind goes under these settings. */
function placed(changes: Partial<RawSettings>, source: Partial<SubsidiarySource> = {}) {
	const { subsidiary, mapping } = demoSettings(changes);
	const findings = new Findings();
	const found = postingSubsidiary(subsidiary, { ledgerCode: 'DEFAULT', levels: [], owner: () => mia, ...source }, mapping, findings);
	return { ...found, problems: findings.problems };
}

describe('the subsidiary of a posting', () => {
	it('is the fixed one, or none without OneWorld', () => {
		expect(placed({})).toEqual({ subsidiary: { type: 'subsidiary', by: 'id', value: '1' }, problems: [] });
		expect(placed({ subsidiary: { mode: 'list', value: '2', cachedResultName: 'Demo UK Ltd.' } }).subsidiary).toEqual({ type: 'subsidiary', by: 'id', value: '2', name: 'Demo UK Ltd.' });
		expect(placed({ subsidiaryFrom: 'none' })).toEqual({ problems: [] });
	});

	it('comes from the ledger code: by the mapping table, then by the table of the node', () => {
		const both = { ...byLedger(ledgerRow('DEFAULT', '1'), ledgerRow('GP', '2')), mappingRows: [mapped('default', 'Demo UK Ltd.'), mapped('FR', 'externalId:SUB-FR')] };
		expect(placed(both).subsidiary).toEqual({ type: 'subsidiary', by: 'name', value: 'Demo UK Ltd.' });
		expect(placed(both, { ledgerCode: 'GP' }).subsidiary?.value).toBe('2');
		expect(placed(both, { ledgerCode: 'FR' }).subsidiary).toEqual({ type: 'subsidiary', by: 'externalId', value: 'SUB-FR' });
		expect(placed({ ...byLedger(), mappingRows: [mapped('DEFAULT', 'id:4')] }).subsidiary?.value).toBe('4');
	});

	it('is refused for a ledger code without a row, never a default', () => {
		for (const [ledgerCode, value] of [['XX', 'XX'], [undefined, '(blank)']] as const) {
			const { problems, ...nothing } = placed(byLedger(ledgerRow('DEFAULT', '1')), { ledgerCode, field: 'document.requestHeader.ledgerCode' });
			expect(nothing).toEqual({});
			expect(problems).toMatchObject([{ code: 'subsidiary-missing', value, field: 'document.requestHeader.ledgerCode' }]);
		}
	});

	it('is that of the employee for documents that have no ledger code at all', () => {
		expect(placed(byLedger(ledgerRow('DEFAULT', '1')), { ledgerCode: null })).toEqual({ subsidiaryOf: mia, problems: [] });
	});

	it('comes from the first field that is not blank, in the header, then of the employee', () => {
		const levels = [{ reportOrgUnit1Code: ' ', reportOrgUnit2Code: 'UK' }, { employeeOrgUnit1Code: 'DE', reportOrgUnit1Code: 'US' }];
		const value = (fields: string, more: Partial<RawSettings> = {}) => placed(byField(fields, more), { levels }).subsidiary;
		expect(value('reportOrgUnit2Code, employeeOrgUnit1Code')).toEqual({ type: 'subsidiary', by: 'name', value: 'UK' });
		expect(value('other, reportOrgUnit1Code')?.value).toBe('US');
		expect(value('employeeOrgUnit1Code', { subsidiaryMatchBy: 'externalId' })).toEqual({ type: 'subsidiary', by: 'externalId', value: 'DE' });
		expect(value('employeeOrgUnit1Code', { mappingRows: [mapped('de', 'id:3')] })).toEqual({ type: 'subsidiary', by: 'id', value: '3' });
		expect(placed(byField('a, b'), { levels }).problems).toMatchObject([{ code: 'subsidiary-field-blank', value: 'a, b' }]);
	});

	it("is the owner's, which NetSuite knows", () => {
		expect(placed({ subsidiaryFrom: 'owner' })).toEqual({ subsidiaryOf: mia, problems: [] });
		const vendor: Ref = { type: 'vendor', by: 'externalId', value: 'V1001' };
		expect(placed({ subsidiaryFrom: 'owner' }, { owner: () => vendor }).subsidiaryOf).toEqual(vendor);
	});

	it('is refused for a document without an owner, told once', () => {
		expect(placed({ subsidiaryFrom: 'owner' }, { owner: () => undefined }).problems.map(({ code }) => code)).toEqual(['subsidiary-owner-missing']);
		const findings = new Findings();
		const owner = () => findings.refuse('employee-id-missing', { value: 'employeeId' });
		postingSubsidiary({ from: 'owner' }, { ledgerCode: undefined, levels: [], owner }, NO_MAPPING, findings);
		expect(findings.problems.map(({ code }) => code)).toEqual(['employee-id-missing']);
	});
});

describe('the subsidiary of an expense report', () => {
	it('comes from the report or the employee', () => {
		const document = reportWith({ ledgerCode: 'GP', reportOrgUnit1Code: 'UK' }, { employeeOrgUnit1Code: 'DE' });
		const subsidiary = (changes: Partial<RawSettings>) => prepare(document, changes).postings[0]?.subsidiary?.value;
		expect(subsidiary(byLedger(ledgerRow('GP', '2')))).toBe('2');
		expect(subsidiary(byField('reportOrgUnit1Code'))).toBe('UK');
		expect(subsidiary(byField('employeeOrgUnit1Code'))).toBe('DE');
	});

	it("is the employee's own by choice, also where no line carries the employee", () => {
		for (const entityOnLines of ['payableLines', 'none']) {
			const [posting] = prepare(reportWith({}), { subsidiaryFrom: 'owner', entityOnLines }).postings;
			expect(posting?.subsidiaryOf).toEqual(mia);
			expect(posting?.subsidiary).toBeUndefined();
		}
		const byMapping = prepare(reportWith({}), { subsidiaryFrom: 'owner', mappingRows: [{ kind: 'employee', concurValue: '23618', netSuiteReference: 'id:9' }] });
		expect(byMapping.postings[0]?.subsidiaryOf).toEqual({ type: 'employee', by: 'id', value: '9' });
		expect(codesOf(prepare(reportWith({}, { employeeId: '' }), { subsidiaryFrom: 'owner' }))).toEqual(['employee-id-missing']);
	});

	it('is told with everything else when it cannot be told', () => {
		const prepared = prepare(reportWith({ totalApprovedAmount: 99 }), byField('reportOrgUnit1Code'));
		expect(codesOf(prepared).sort()).toEqual(['subsidiary-field-blank', 'totals-disagree']);
		expect(prepared.postings[0]?.lines).not.toEqual([]);
	});
});

describe('settings of the subsidiary', () => {
	it.each<[string, Partial<RawSettings>, RegExp]>([
		['no field', byField(' , '), /"Subsidiary Field" is empty/],
		['a field that is none', byField('reportOrgUnit1Code; other'), /"Subsidiary Field" names "reportOrgUnit1Code; other", which is not a field name/],
		['a key that is none', byField('a', { subsidiaryMatchBy: 'symbol' }), /"Match Subsidiary By" holds "symbol"/],
		['a way that is none', { subsidiaryFrom: 'guess' }, /"Subsidiary From" holds "guess"; possible are fixed, field, ledgerCode, none, owner/],
		['no ledger codes anywhere', { ...byLedger(), mappingRows: [{ kind: 'account', concurValue: '1', netSuiteReference: '2' }] }, /"Subsidiary by Ledger Code" has no rows: .* or rows of kind subsidiary to the mapping table/],
	])('may be wrong: %s', (_, changes, message) => {
		expect(() => readSettings(rawSettings(changes), 'UTC')).toThrow(message);
	});
});
