import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mappingSnapshotRow, rowsOfSnapshot } from '../../../nodes/ConcurToNetSuite/audit/mappingSnapshotRow';
import { auditRow } from '../../../nodes/ConcurToNetSuite/audit/auditRow';
import { buildMappingTable, snapshotText } from '../../../nodes/ConcurToNetSuite/mapping/buildMappingTable';
import { readMappingRows } from '../../../nodes/ConcurToNetSuite/mapping/readMappingRows';
import { item } from './items.mts';

/** As n8n's Data Table node gives a row. */
const row = (kind: unknown, concurValue: unknown, netSuiteReference: unknown, more: Record<string, unknown> = {}) => ({
	id: 7, createdAt: '2026-11-01T00:00:00.000Z', updatedAt: '2026-11-01T00:00:00.000Z',
	kind, concurValue, netSuiteReference, subsidiary: null, note: null, active: true, data: null, ...more,
});
const table = (...rows: unknown[]) => {
	const read = readMappingRows(rows);
	expect(read.findings).toEqual([]);
	return buildMappingTable(read.rows);
};
const findingsOf = (...rows: unknown[]) => readMappingRows(rows).findings;

describe('rows of the mapping table', () => {
	it('come as items, as their JSON, as JSON text of either, as one row, or as a snapshot of the audit table', () => {
		const rows = [row('account', '474230', '210'), row('department', 'X', 'Sales')];
		const snapshot = mappingSnapshotRow(readMappingRows(rows).rows, '2026-11-24T00:00:00.000Z', '1');
		const hash = table(...rows).hash;
		expect(hash).toMatch(/^[0-9a-f]{64}$/);
		for (const given of [rows, rows.map((json) => ({ json })), JSON.stringify(rows), snapshot.data, snapshot, [{ json: snapshot }]]) {
			expect(buildMappingTable(readMappingRows(given).rows).hash).toBe(hash);
		}
		expect(readMappingRows(rows[0]).rows).toHaveLength(1);
	});

	it('may be none at all, and an empty item is none', () => {
		for (const nothing of [undefined, null, '', ' ', [], '[]', [{}], [{ json: {} }]]) {
			expect(readMappingRows(nothing)).toEqual({ rows: [], findings: [] });
		}
		expect(table().hash).toBe('');
		expect(table().find('account', '1')).toBeUndefined();
	});

	it.each<[unknown, string]>([['{', 'no JSON'], ['7', 'a number'], [[1], 'a list of numbers'], [true, 'a boolean'], ['[null]', 'a list of nothing']])('are refused when they are no list: %s (%s)', (given) => {
		expect(readMappingRows(given).findings).toEqual(['is not a list of rows']);
	});

	it('do not count when they are switched off or have nothing typed into them yet', () => {
		const off = [false, 'false', 'FALSE', 0, '0', 'no'].map((active) => row('account', '1', '2', { active }));
		expect(readMappingRows([...off, row(null, '', null), row('nonsense', '', '', { active: false })])).toEqual({ rows: [], findings: [] });
		for (const active of [true, null, undefined, '', 'true', 1, 'Yes']) {
			expect(table(row('account', '1', '2', { active })).find('account', '1')?.value).toBe('2');
		}
	});

	it.each<[string, Record<string, unknown>, string]>([
		['an unknown kind', row('acount', '1', '2'), 'row 7 (acount 1) has the unknown kind "acount"; possible are account, department,'],
		['no kind', row('', '1', '2'), 'row 7 (1) has no kind'],
		['no Concur value', row('account', ' ', '2'), 'row 7 (account) has no Concur value'],
		['no reference', row('account', '474230', null), 'row 7 (account 474230) has no NetSuite reference'],
		['a reference without a value', row('account', '1', 'id: '), 'row 7 (account 1) has the reference "id:", which names nothing'],
		['an id that is none', row('account', '1', 'id:21O'), 'has the reference "id:21O", whose internal ID is not a whole number'],
		['a key that the kind does not have', row('department', '1', 'number:5'), 'has the reference "number:5", which does not fit its kind; possible are name:, externalId:, id:'],
		['a key that only people have', row('account', '1', 'email:a@example.com'), 'does not fit its kind; possible are number:, externalId:, id:, name:'],
		['an address that is none', row('employee', '1', 'email:nobody'), 'is not an email address'],
		['an account number with a colon', row('account', '1', 'nr:5'), 'has the reference "nr:5", whose form is not known; e.g. number:474230 or id:210'],
		['a mark that is no mark', row('account', '1', '2', { active: 'maybe' }), 'row 7 (account 1) has "maybe" in the column active'],
		['a tax without authority', row('tax', 'VA', '13100'), 'row 7 (tax VA) does not name a tax as authority/code'],
		['a wildcard where all others follow the rule', row('account', '*', '13100'), 'row 7 (account *) has *, which this kind does not take'],
		['a subsidiary in a subsidiary', row('subsidiary', 'GP', '1', { subsidiary: 'Demo UK Ltd.' }), 'row 7 (subsidiary GP) is itself a subsidiary'],
	])('are named when they are bad: %s', (_, bad, finding) => {
		const [first, ...others] = findingsOf(bad);
		expect(first).toContain(finding);
		expect(first).toMatch(/^row 7 \(/);
		expect(others).toEqual([]);
	});

	it('are refused twice for one value and subsidiary, in any spelling', () => {
		const first = row('account', 'abc', '1', { id: 3, subsidiary: 'Demo UK Ltd.' });
		expect(findingsOf(first, row('Account', ' ABC ', '1', { subsidiary: 'name:demo uk ltd.' }))).toEqual([
			'row 7 (account ABC) repeats row 3: one value may have one active row',
		]);
		expect(findingsOf(first, row('account', 'abc', '1'), row('account', 'abc', '1', { subsidiary: '2' }), row('department', 'abc', '1'))).toEqual([]);
		expect(findingsOf(first, { ...first, active: false })).toEqual([]);
	});

	it('are named by their place where they carry no id, and those of another table are no rows', () => {
		const { id: _, ...plain } = row('account', '1', '');
		expect(findingsOf(row('account', '5', '6'), plain)).toEqual(['row 2 (account 1) has no NetSuite reference']);
		expect(findingsOf({ key: 'run', state: '' })).toEqual(['row 1 has no columns kind and concurValue']);
	});

	it('are not all told when hundreds are bad', () => {
		const findings = findingsOf(...Array.from({ length: 45 }, (_, n) => row('x', n, n, { id: n })));
		expect(findings).toHaveLength(21);
		expect(findings[20]).toBe('has 25 more bad rows');
	});
});

describe('the mapping table', () => {
	it.each([
		['account', '474230', 'account', 'acctNumber', '474230'],
		['account', 474230, 'account', 'acctNumber', '474230'],
		['account', 'number: 0012 ', 'account', 'acctNumber', '0012'],
		['account', 'ID:-5', 'account', 'id', '-5'],
		['account', 'name:Travel : Meals', 'account', 'name', 'Travel : Meals'],
		['tax', 'externalid:VAT-IN', 'account', 'externalId', 'VAT-IN'],
		['wage type', '21050', 'account', 'acctNumber', '21050'],
		['dueTo', '21900', 'account', 'acctNumber', '21900'],
		['DUE_FROM', '13900', 'account', 'acctNumber', '13900'],
		['department', 'Sales : East', 'department', 'name', 'Sales : East'],
		['class', 'id:4', 'class', 'id', '4'],
		['location', 'externalId:B-1', 'location', 'externalId', 'B-1'],
		['subsidiary', 'Demo UK Ltd.', 'subsidiary', 'name', 'Demo UK Ltd.'],
		['expenseCategory', 'Taxi', 'expenseCategory', 'name', 'Taxi'],
		['terms', 'Net 30', 'terms', 'name', 'Net 30'],
		['customer', 'C-200 : P-300', 'customer', 'entityId', 'C-200 : P-300'],
		['employee', '1017001', 'employee', 'entityId', '1017001'],
		['employee', 'email:a@example.com', 'employee', 'email', 'a@example.com'],
		['vendor', 'name:Acme', 'vendor', 'name', 'Acme'],
	])('reads the reference of a row: %s %s', (kind, reference, type, by, value) => {
		const { rows, findings } = readMappingRows([row(kind, 'A/x', reference)]);
		expect(findings).toEqual([]);
		const [first] = rows;
		if (!first) throw new Error('No row');
		expect(buildMappingTable(rows).find(first.kind, 'A/x')).toEqual({ type, by, value });
	});

	it('compares values without regard to case and blanks, and gives each caller a reference of his own', () => {
		const mapping = table(row('account', ' ab12 ', '1'));
		const [one, other] = [mapping.find('account', 'AB12'), mapping.find('account', 'ab12 ')];
		expect(one).toEqual(other);
		expect(one).not.toBe(other);
		for (const unknown of ['ab', '', ' ', undefined]) expect(mapping.find('account', unknown)).toBeUndefined();
		expect(mapping.find('department', 'ab12')).toBeUndefined();
	});

	it('prefers the row of the subsidiary, and keeps it from the others', () => {
		const mapping = table(row('account', '1', '100'), row('account', '1', '200', { subsidiary: 'Demo UK Ltd.' }), row('account', '2', '300', { subsidiary: 'id:2' }));
		const find = (value: string, subsidiary?: Parameters<typeof mapping.find>[2]) => mapping.find('account', value, subsidiary)?.value;
		expect(find('1')).toBe('100');
		expect(find('1', 'demo uk ltd.')).toBe('200');
		expect(find('1', { type: 'subsidiary', by: 'id', value: '2', name: 'Demo Group Inc. : Demo UK Ltd.' })).toBe('200');
		expect(find('1', { type: 'subsidiary', by: 'name', value: 'Demo Group Inc.' })).toBe('100');
		expect(find('2', '2')).toBe('300');
		expect(find('2', '1')).toBeUndefined();
		expect(find('2')).toBeUndefined();
	});

	it('takes the row * of due-to and due-from accounts for all others', () => {
		const mapping = table(row('dueTo', '*', '21900'), row('dueTo', 'Demo UK Ltd.', '21901'), row('dueTo', '*', '21902', { subsidiary: '2' }));
		expect(mapping.find('dueTo', 'Demo UK Ltd.', '1')?.value).toBe('21901');
		expect(mapping.find('dueTo', 'Demo Germany', '1')?.value).toBe('21900');
		expect(mapping.find('dueTo', 'Demo Germany', '2')?.value).toBe('21902');
		expect(mapping.find('dueFrom', 'Demo UK Ltd.', '1')).toBeUndefined();
	});

	it('has a hash of what counts: not of the order, notes, ids and inactive rows', () => {
		const [a, b] = [row('account', '1', '2'), row('account', '3', '4', { subsidiary: 'UK' })];
		const { hash } = table(a, b);
		expect(table({ ...b, note: 'changed', id: 99 }, row('account', '5', '6', { active: false }), { ...a, netSuiteReference: 'number:2' }).hash).toBe(hash);
		for (const changed of [[a], [a, { ...b, subsidiary: '' }], [a, { ...b, netSuiteReference: 'id:4' }], [{ ...a, kind: 'tax', concurValue: '1/2' }, b]]) {
			expect(table(...changed).hash).not.toBe(hash);
		}
	});
});

describe('a snapshot of the mapping', () => {
	const rows = readMappingRows([row('tax', 'DEVAT/*', '13100'), row('account', '1', 'id:2', { subsidiary: 'UK', note: 'Mia asked for it' })]).rows;

	it('is a row of the audit table, with all its columns', () => {
		const snapshot = mappingSnapshotRow(rows, '2026-11-24T01:02:03.000Z', '77');
		expect(Object.keys(snapshot)).toEqual(Object.keys(auditRow(item(), '', '')));
		expect(snapshot).toMatchObject({ at: '2026-11-24T01:02:03.000Z', runId: '77', docType: 'mapping', status: 'mappingSnapshot', netSuiteId: '', problemCodes: '' });
		expect(snapshot.data).toBe(
			'[{"kind":"account","concurValue":"1","netSuiteReference":"id:2","subsidiary":"UK"},' +
				'{"kind":"tax","concurValue":"DEVAT/*","netSuiteReference":"number:13100","subsidiary":""}]',
		);
		expect(snapshot.documentHash).toBe(createHash('sha256').update(snapshot.data).digest('hex'));
		expect(snapshot.documentHash).toBe(buildMappingTable(rows).hash);
	});

	it('gives back the same rows', () => {
		const again = rowsOfSnapshot(snapshotText(rows));
		expect(buildMappingTable(again ?? []).hash).toBe(buildMappingTable(rows).hash);
		expect(rowsOfSnapshot('[{"kind":"x","concurValue":"1","netSuiteReference":"2"}]')).toBeUndefined();
		expect(rowsOfSnapshot('{"version":"1"}')).toBeUndefined();
	});
});
