import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { ConcurToNetSuite } from '../../../nodes/ConcurToNetSuite/ConcurToNetSuite.node';
import { buildMappingTable } from '../../../nodes/ConcurToNetSuite/mapping/buildMappingTable';
import { readMappingRows } from '../../../nodes/ConcurToNetSuite/mapping/readMappingRows';
import { Findings } from '../../../nodes/ConcurToNetSuite/posting/findings';
import { segmentsFrom } from '../../../nodes/ConcurToNetSuite/posting/segments';
import { settingsIn } from '../../../nodes/ConcurToNetSuite/posting/settingsIn';
import { readSettings, type RawSettings } from '../../../nodes/ConcurToNetSuite/settings/readSettings';
import { SettingsError } from '../../../nodes/ConcurToNetSuite/settings/settingsError';
import { useClock } from '../../../nodes/shared/clock';
import { codesOf, demoSettings, netByAccount, prepare, rawSettings } from './demoSettings.mts';
import { allocation, entry, expense, line, report, simple } from './documents.mts';

/** `kind value -> reference @subsidiary` */
const rows = (...texts: string[]) =>
	texts.map((text) => {
		const [, kind, concurValue, netSuiteReference, subsidiary] = /^(\w+) (.+?) -> (.+?)(?: @(.+))?$/.exec(text) ?? [];
		if (!kind) throw new Error(`Not a row: ${text}`);
		return { kind, concurValue, netSuiteReference, subsidiary, active: true };
	});
const fixed = (value: string, more: Record<string, unknown> = {}) => ({ subsidiaryFrom: 'fixed', subsidiary: { __rl: true, mode: 'id', value, ...more } });
const firstPosting = (document: unknown, mappingRows: unknown, changes: Partial<RawSettings> = {}) => prepare(document, { mappingRows, ...changes }).postings[0];
const tax = (amountReclaim: number) => ({ taxGuid: 'T1', taxAuthorityLabel: 'DEVAT', taxCode: 'X', taxReclaimCode: 'VA', amountReclaim });
const taxed = simple([line(10)], { tax: [tax(1)] });

describe('the mapping table wins over the general rule', () => {
	it('for accounts of expense lines, clearing accounts and accounts that the document brings along', () => {
		const ordinary = simple([line(10), line(5, { journalAccountCode: '' })], {}, { clearingAccountCode: '176880', entryIsPersonal: 'Y' });
		expect(netByAccount(firstPosting(ordinary, rows('account 474210 -> 64000', 'account 176880 -> id:77')))).toEqual({ 64000: 1000n, 77: 500n, 21010: -1500n });
		const paid = simple([line(10)], {}, { expensePayIndicator: 'Y', liabilityAccountCode: 'lac123emp' });
		expect(netByAccount(firstPosting(paid, rows('account lac123emp -> 21900')))).toEqual({ 474210: 1000n, 21900: -1000n });
		const payroll = simple([line(10)], {}, {}, { report: report({ payrollPayIndicator: 'Y', payrollPaymentClearingAccountCode: 'PC' }) });
		expect(netByAccount(firstPosting(payroll, rows('account PC -> 21050'), { reimbursedByPayroll: 'payrollClearing' }))).toEqual({ 474210: 1000n, 21050: -1000n });
		const advance = expense([entry([allocation([line(10)])])], {
			cashAdvanceApplication: [{ cashAdvanceId: 'CA1', cashAdvanceApplicationAmount: -10, cashAdvanceClearingAccountCode: 'CADV' }],
		});
		expect(netByAccount(firstPosting(advance, rows('account CADV -> 12500')))).toEqual({ 474210: 1000n, 12500: -1000n });
		expect(firstPosting(ordinary, rows('account 474210 -> externalId:A-1'))?.lines[0]?.account).toEqual({ type: 'account', by: 'externalId', value: 'A-1' });
	});

	it('for segments, and the key of the general rule does not matter then', () => {
		const line1 = firstPosting(simple([line(10)]), rows('department 21-king -> Sales : East'))?.lines[0];
		expect(line1?.department).toEqual({ type: 'department', by: 'name', value: 'Sales : East' });
		const segments = { row: [{ segment: 'customer', fields: 'allocationCustom4Code', matchBy: 'id' }, { segment: 'class', fields: 'reportCustom1Code', matchBy: 'id' }] };
		const document = simple([line(10)], {}, {}, { report: report({ reportCustom1Code: 'R&D' }) });
		const lines = firstPosting(document, rows('customer 21-KING -> C-200', 'class r&d -> externalId:RND'), { segments, options: { segmentsOnOtherLines: true } })?.lines;
		expect(lines?.[0]).toMatchObject({ customer: { by: 'entityId', value: 'C-200' }, class: { by: 'externalId', value: 'RND' } });
		expect(lines?.[1]).toMatchObject({ class: { by: 'externalId', value: 'RND' } });
		expect(lines?.[1]).not.toHaveProperty('customer');
	});

	it('for segments of any document kind, from the sections that it has', () => {
		const settings = demoSettings({ mappingRows: rows('department 4500 -> QA'), segments: { row: [{ segment: 'department', fields: 'a, b', ifBlank: 'problem' }] } });
		const findings = new Findings();
		const department = (...levels: Array<Record<string, unknown>>) => segmentsFrom(settings.segments, levels, settings, findings, 'field', 'Line 1').department?.value;
		expect(department({ b: '4500' }, { a: ' ' })).toBe('QA');
		expect(department({ b: '1' }, { a: '2' })).toBe('2');
		expect(findings.problems).toEqual([]);
		expect(department({ a: null })).toBeUndefined();
		expect(findings.problems).toMatchObject([{ code: 'segment-missing', value: 'Line 1', field: 'field' }]);
	});

	it('for the employee, who stays what employees are in NetSuite', () => {
		const payable = (changes: Partial<RawSettings>) => firstPosting(simple([line(10)]), rows('employee 23618 -> email:mia@example.com'), changes)?.lines[1]?.entity;
		expect(payable({})).toEqual({ type: 'employee', by: 'email', value: 'mia@example.com' });
		expect(payable({ employeeRecordType: 'vendor' })).toEqual({ type: 'vendor', by: 'email', value: 'mia@example.com' });
		expect(payable({ entityOnLines: 'none' })).toBeUndefined();
	});

	it('for the vendor of a payable account', () => {
		const payableAccounts = { row: [{ payee: 'EMPL', account: { mode: 'number', value: '21010' }, vendor: 'AMEX', vendorMatchBy: 'externalId' }, { payee: 'CBCP', account: { mode: 'number', value: '21030' }, vendor: 'AMEX' }] };
		const document = simple([line(10, { journalPayee: 'CBCP' })]);
		const entityOf = (mappingRows: unknown, subsidiary: string) => firstPosting(document, mappingRows, { payableAccounts, ...fixed(subsidiary) })?.lines[1]?.entity;
		expect(entityOf([], '1')).toEqual({ type: 'vendor', by: 'externalId', value: 'AMEX' });
		const mapping = rows('vendor amex -> V1002 @2', 'vendor AMEX -> V1001');
		expect([entityOf(mapping, '1')?.value, entityOf(mapping, '2')?.value]).toEqual(['V1001', 'V1002']);
	});

	it('for taxes by authority and code, then by authority, code and any', () => {
		const used = (...texts: string[]) => firstPosting(taxed, rows(...texts))?.lines[1]?.account.value;
		const all = ['tax DEVAT/VA -> 1', 'tax DEVAT/* -> 2', 'tax */VA -> 3', 'tax */* -> 4'];
		expect(all.map((_, from) => used(...all.slice(from)))).toEqual(['1', '2', '3', '4']);
		expect(used('tax DEVAT/XX -> 1', 'tax CAGST/VA -> 2')).toBe('13100');
		const nameless = simple([line(10)], { tax: [{ taxGuid: 'T1', amountReclaim: 1 }] });
		expect(firstPosting(nameless, rows('tax */* -> 4'))?.lines[1]?.account.value).toBe('4');
	});

	it('and the hash of the rows goes with the document', () => {
		const mappingRows = rows('account 474210 -> 64000');
		expect(prepare(taxed, { mappingRows }).mappingHash).toBe(buildMappingTable(readMappingRows(mappingRows).rows).hash);
		expect(prepare(taxed).mappingHash).toBe('');
	});
});

describe('a row for one subsidiary', () => {
	const mapping = rows('account 474210 -> 64000 @2', 'department 21-KING -> UK Sales @2', 'employee 23618 -> id:9 @2', 'tax DEVAT/VA -> 13400 @2', 'tax DEVAT/* -> 13900');

	it('counts for postings of that subsidiary only', () => {
		const uk = firstPosting(taxed, mapping, fixed('2'));
		expect(netByAccount(uk)).toEqual({ 64000: 900n, 13400: 100n, 21010: -1000n });
		expect(uk?.lines[0]?.department?.value).toBe('UK Sales');
		expect(uk?.lines.at(-1)?.entity).toEqual({ type: 'employee', by: 'id', value: '9' });
		const us = firstPosting(taxed, mapping, fixed('1'));
		expect(netByAccount(us)).toEqual({ 474210: 900n, 13900: 100n, 21010: -1000n });
		expect(us?.lines[0]?.department?.value).toBe('21-KING');
		expect(us?.lines.at(-1)?.entity?.value).toBe('23618');
	});

	it('may name it as the list does', () => {
		const named = fixed('2', { mode: 'list', cachedResultName: 'Demo Group Inc. : Demo UK Ltd.' });
		for (const name of ['Demo UK Ltd.', 'demo group inc. : demo uk ltd.', '2', 'id:2', 'name:Demo UK Ltd.']) {
			expect(netByAccount(firstPosting(simple([line(10)]), rows(`account 474210 -> 64000 @${name}`), named)), name).toEqual({ 64000: 1000n, 21010: -1000n });
		}
	});

	it('can be asked for another subsidiary than that of the posting', () => {
		const settings = settingsIn(demoSettings({ mappingRows: mapping }), { type: 'subsidiary', by: 'id', value: '2' });
		expect(settings.mapping.find('account', '474210')?.value).toBe('64000');
		expect(settings.mapping.find('account', '474210', '1')).toBeUndefined();
	});

	it('also counts among the tax accounts of the node, after authority and code', () => {
		const account = (value: string) => ({ mode: 'number', value });
		const taxAccounts = {
			row: [
				{ taxAuthority: 'DEVAT', account: account('1') },
				{ taxAuthority: 'DEVAT', subsidiary: { mode: 'id', value: '2' }, account: account('2') },
				{ taxAuthority: 'DEVAT', subsidiary: { mode: 'list', value: '9', cachedResultName: 'Demo Germany' }, account: account('3') },
				{ taxAuthority: 'DEVAT', subsidiary: 'Demo Canada', account: account('4') },
				{ taxCode: 'VA', subsidiary: { mode: 'id', value: '2' }, account: account('5') },
			],
		};
		const used = (subsidiary: Partial<RawSettings>) => firstPosting(taxed, [], { taxAccounts, ...subsidiary })?.lines[1]?.account.value;
		expect(used(fixed('1'))).toBe('1');
		expect(used(fixed('2'))).toBe('2');
		expect(used({ subsidiaryFrom: 'field', subsidiaryField: 'ledgerCode', mappingRows: rows('subsidiary DEFAULT -> Demo Germany') })).toBe('3');
		expect(used(fixed('4', { mode: 'list', cachedResultName: 'Demo Canada' }))).toBe('4');
		const missing = prepare(taxed, { taxAccounts: { row: taxAccounts.row.slice(1, 2) } });
		expect(codesOf(missing)).toEqual(['tax-account-missing']);
		expect(missing.problems[0]).toMatchObject({ value: 'DEVAT/VA', message: 'No tax account is set for tax DEVAT/VA' });
	});
});

describe('bad rows of the mapping table', () => {
	const refused = (changes: Partial<RawSettings>): SettingsError => {
		try {
			readSettings(rawSettings(changes), 'UTC');
		} catch (error) {
			if (error instanceof SettingsError) return error;
			throw error;
		}
		throw new Error('The settings were taken');
	};

	it('stop the run, by row, and say where they stand', () => {
		const { message, description } = refused({ mappingRows: [{ id: 12, kind: 'account', concurValue: '474230' }, { id: 13, kind: 'x', concurValue: 'y' }] });
		expect(message).toBe('"Mapping Table" row 12 (account 474230) has no NetSuite reference');
		expect(description).toContain('row 13 (x y) has the unknown kind "x"');
		expect(description).toContain('Correct the rows in the Data Table concur_netsuite_mapping');
		expect(description).not.toContain('Open the node');
		expect(refused({ mappingRows: 'rows' }).message).toBe('"Mapping Table" is not a list of rows');
		expect(refused({ mappingRows: 'rows', memo: '{x}' }).description).toContain('Open the node');
	});

	it.each<[string, string, Partial<RawSettings>, RegExp]>([
		['a name, where only the id is known', '@Demo UK Ltd.', fixed('2'), /row 1 \(account 1\) is for subsidiary "Demo UK Ltd." only, but .* internal ID: put the ID/],
		['an id, where only names are known', '@2', { subsidiaryFrom: 'field', subsidiaryField: 'x' }, /"2" only, but .* by name: put the name/],
		['any, where the owner decides', '@2', { subsidiaryFrom: 'owner' }, /not known before NetSuite is asked: leave the column empty/],
		['any, where there are none', '@2', { subsidiaryFrom: 'none' }, /"Subsidiary From" is set to No Subsidiary: leave the column empty/],
	])('are those for a subsidiary that would never be recognised: %s', (_, at, changes, message) => {
		expect(refused({ ...changes, mappingRows: rows(`account 1 -> 2 ${at}`) }).message).toMatch(message);
		expect(() => readSettings(rawSettings({ ...changes, mappingRows: rows(`dueTo * -> 21900 ${at}`) }), 'UTC')).not.toThrow();
	});

	it('are those for a subsidiary that is given in two ways: they would count for some of its documents only', () => {
		const two = (second: string) => rows('subsidiary A -> Demo UK Ltd.', `subsidiary B -> ${second}`, 'account 1 -> 2 @Demo UK Ltd.');
		const byLedger = { subsidiaryFrom: 'ledgerCode', ledgerSubsidiaries: undefined };
		expect(refused({ ...byLedger, mappingRows: two('externalId:SUB-UK') }).message).toMatch(/row 3 .* whether "SUB-UK" is the same subsidiary/);
		for (const second of ['Demo UK Ltd.', 'Demo Group Inc.'])
			expect(() => readSettings(rawSettings({ ...byLedger, mappingRows: two(second) }), 'UTC')).not.toThrow();
	});

	it('are not those for a subsidiary that this workflow does not post to', () => {
		const byLedger = { subsidiaryFrom: 'ledgerCode', ledgerSubsidiaries: { row: [{ ledgerCode: 'GP', subsidiary: { mode: 'list', value: '1', cachedResultName: 'Demo Group Inc.' } }] } };
		for (const [at, changes] of [['3', fixed('2')], ['3', byLedger], ['Demo Germany', byLedger], ['Demo Germany', { subsidiaryFrom: 'field', subsidiaryField: 'x' }]] as const) {
			expect(() => readSettings(rawSettings({ ...changes, mappingRows: rows(`account 1 -> 2 @${at}`) }), 'UTC')).not.toThrow();
		}
	});
});

describe('the node', () => {
	const run = async (parameters: IDataObject) => {
		const context = {
			getInputData: () => [{ json: {} }, { json: {} }],
			getNodeParameter: (name: string, _index: number, fallback: unknown) => parameters[name] ?? fallback,
			getNode: () => ({ name: 'Mapping', type: 'concurToNetSuite', typeVersion: 1, id: '1', position: [0, 0], parameters: {} }),
			getTimezone: () => 'UTC', getExecutionId: () => '77', continueOnFail: () => false,
		};
		return await new ConcurToNetSuite().execute.call(context as unknown as IExecuteFunctions);
	};

	it('gives one snapshot of the rows, and none without rows', async () => {
		useClock({ now: () => Date.parse('2026-11-24T01:02:03Z'), wait: async () => {} });
		const items = rows('account 1 -> 2').map((json) => ({ json }));
		const [output, ...others] = await run({ operation: 'runStart', mappingRows: items as unknown as IDataObject[] });
		useClock();
		expect(others).toEqual([]);
		expect(output).toHaveLength(1);
		expect(output?.[0]).toMatchObject({ pairedItem: [{ item: 0 }, { item: 1 }], json: { docType: 'mapping', at: '2026-11-24T01:02:03.000Z', runId: '77', status: 'mappingSnapshot' } });
		expect(output?.[0]?.json.documentHash).toBe(buildMappingTable(readMappingRows(items).rows).hash);
		for (const mappingRows of ['', [{ json: {} }], rows('account 1 -> 2').map((row) => ({ ...row, active: false }))]) {
			expect(await run({ operation: 'runStart', mappingRows: mappingRows as unknown as IDataObject[] })).toEqual([[]]);
		}
	});

	it('keeps no snapshot of bad rows', async () => {
		const failure: unknown = await run({ operation: 'runStart', mappingRows: [{ kind: 'account', concurValue: '1' }] }).catch((error: unknown) => error);
		expect(failure).toMatchObject({ message: '"Mapping Table" row 1 (account 1) has no NetSuite reference', context: { itemIndex: 0 } });
		expect((failure as { description: string }).description).toContain('concur_netsuite_mapping');
	});
});
