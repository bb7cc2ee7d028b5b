import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { ConcurToNetSuite } from '../../../nodes/ConcurToNetSuite/ConcurToNetSuite.node';
import { mappingSnapshotRow } from '../../../nodes/ConcurToNetSuite/audit/mappingSnapshotRow';
import { readMappingRows } from '../../../nodes/ConcurToNetSuite/mapping/readMappingRows';
import { compareMapping } from '../../../nodes/ConcurToNetSuite/operations/compareMapping';
import { newDocumentItem } from '../../../nodes/shared/documentItem';
import { DEMO_PARAMETERS } from '../../fixtures/generate/demoCodes.mts';
import { allocation, entry, expense, line, simple, taxi } from './documents.mts';

type Row = Record<string, unknown>;
const rowOf = (kind: string, concurValue: string, netSuiteReference: string, more: Row = {}): Row => ({
	kind, concurValue, netSuiteReference, subsidiary: '', note: '', active: true, ...more,
});
const read = (document: unknown, more: Row = {}) => ({
	...newDocumentItem(), documentId: 'B1041655B4CE4171BDAA', fiDocumentId: 'f1', docStatus: 'READY', document, ...more,
});

/** Compares as n8n does. `earlier` and `current` are rows of the mapping table. */
function compare(items: unknown[], earlier: unknown, current: unknown, parameters: IDataObject = {}) {
	const values: IDataObject = {
		...(DEMO_PARAMETERS as unknown as IDataObject), operation: 'compareMapping',
		earlierMappingRows: earlier as IDataObject, mappingRows: current as IDataObject, ...parameters,
	};
	const context = {
		getInputData: () => items.map((json) => ({ json: json as IDataObject })),
		getNodeParameter: (name: string, _index: number, fallback: unknown) => values[name] ?? fallback,
		getNode: () => ({ name: 'Compare', type: 'concurToNetSuite', typeVersion: 1, id: '1', position: [0, 0], parameters: {} }),
		getTimezone: () => 'UTC',
	};
	return compareMapping.call(context as unknown as IExecuteFunctions)[0] ?? [];
}
const rows = (...given: Parameters<typeof compare>) => compare(...given).map(({ json }) => json);

/** Two entries on two accounts, owed to the employee. */
const twoEntries = () =>
	expense([
		entry([allocation([line(10)])]),
		entry([allocation([line(5, { journalAccountCode: '474230' })], { allocationId: 'A2' })], { entryId: 'E2' }),
	]);

describe('Compare Mapping', () => {
	it('says that nothing differs', () => {
		const same = [rowOf('account', '474210', 'number:56')];
		expect(compare([read(taxi()), read(taxi())], same, same)).toEqual([
			{ json: { differences: 0, documents: 2 }, pairedItem: [{ item: 0 }, { item: 1 }] },
		]);
		expect(rows([read(taxi())], '', '')).toEqual([{ differences: 0, documents: 1 }]);
		expect(rows([{}], same, '')).toEqual([{ differences: 0, documents: 0 }]);
	});

	it('is not moved by rows that no document uses, nor by inactive ones', () => {
		const unused = [rowOf('account', '999', 'number:56'), rowOf('account', '474210', 'number:105', { active: false })];
		expect(rows([read(taxi())], '', unused)).toEqual([{ differences: 0, documents: 1 }]);
	});

	it('shows the line whose account moved, and no other', () => {
		const output = compare([read(taxi({ reportId: 'X' }), { documentId: 'X' }), read(twoEntries())], [rowOf('account', '474230', '105')], [rowOf('account', '474230', '56')]);
		expect(output).toHaveLength(1);
		expect(output[0]?.pairedItem).toEqual({ item: 1 });
		expect(output[0]?.json).toMatchObject({
			docType: 'expense', documentId: 'B1041655B4CE4171BDAA', difference: 'changed', changed: 'account', line: 2,
			accountBefore: '105', accountAfter: '56', debitBefore: '5.00', debitAfter: '5.00', creditAfter: '',
			statusBefore: 'prepared', statusAfter: 'prepared', problemsAppeared: '', problemsVanished: '',
		});
	});

	it('shows segments', () => {
		const [row, ...others] = rows([read(taxi())], '', [rowOf('department', '21-KING', 'id:12')]);
		expect(others).toEqual([]);
		expect(row).toMatchObject({ changed: 'department', departmentBefore: 'external ID 21-KING', departmentAfter: 'ID 12' });
	});

	it('shows the subsidiary of every line of the document', () => {
		const parameters = { subsidiaryFrom: 'ledgerCode', ledgerSubsidiaries: { row: [{ ledgerCode: 'DEFAULT', subsidiary: { mode: 'id', value: '1' } }] } };
		const output = rows([read(taxi())], '', [rowOf('subsidiary', 'DEFAULT', 'name:Demo UK Ltd.')], parameters);
		expect(output.map((row) => [row.line, row.changed, row.subsidiaryBefore, row.subsidiaryAfter])).toEqual([
			[1, 'subsidiary', 'ID 1', 'Demo UK Ltd.'], [2, 'subsidiary', 'ID 1', 'Demo UK Ltd.'],
		]);
	});

	it('shows a problem that vanished with the lines it had kept away', () => {
		const tax = { taxAuthorityLabel: 'XXVAT', taxReclaimCode: 'V1', taxCode: null, amountTax: 2, amountReclaim: 2, taxGuid: 'G1' };
		const unmapped = simple([line(10)], { tax: [tax] });
		const output = rows([read(unmapped)], '', [rowOf('tax', 'XXVAT/*', '13100')]);
		expect(output.length).toBeGreaterThan(0);
		for (const row of output) {
			expect(row).toMatchObject({ statusBefore: 'notReady', statusAfter: 'prepared', problemsAppeared: '' });
			expect(row.problemsVanished).toContain('XXVAT');
		}
		const back = rows([read(unmapped)], [rowOf('tax', 'XXVAT/*', '13100')], '');
		expect(back[0]?.problemsAppeared).toContain('XXVAT');
		expect(back[0]).toMatchObject({ statusBefore: 'prepared', statusAfter: 'notReady' });
	});

	it('takes rows as items, as JSON text and as a snapshot of the audit table has them', () => {
		const one = rowOf('account', '474210', '105');
		const snapshot = mappingSnapshotRow(readMappingRows([one]).rows, '2026-11-24T02:00:00.000Z', '77');
		for (const earlier of [[{ json: one }], JSON.stringify([one]), snapshot.data, snapshot, [{ json: snapshot }]]) {
			expect(rows([read(taxi())], earlier, '')).toMatchObject([{ accountBefore: '105', accountAfter: '474210' }]);
		}
	});

	it('names a document that it could not compare', () => {
		const output = rows([read(undefined, { number: 'W4' }), read(taxi())], '', [rowOf('account', '474210', '105')]);
		expect(output.map(({ difference }) => difference)).toEqual(['notCompared', 'changed']);
		expect(output[0]).toMatchObject({ number: 'W4', line: 0, problemsAppeared: expect.stringContaining('Keep Document') });
		expect(Object.keys(output[0] ?? {}).sort()).toEqual(Object.keys(output[1] ?? {}).sort());
	});

	it('says which of the two tables has a bad row', () => {
		const bad = [rowOf('account', '474210', '')];
		const failure = (earlier: unknown, current: unknown) => {
			try {
				return compare([read(taxi())], earlier, current);
			} catch (error) {
				return error;
			}
		};
		const inEarlier = failure(bad, '');
		expect(inEarlier).toBeInstanceOf(NodeOperationError);
		expect((inEarlier as NodeOperationError).message).toMatch(/^"Earlier Mapping Table" row 1 \(account 474210\)/);
		expect((failure('', bad) as NodeOperationError).message).toMatch(/^"Mapping Table" row 1 \(account 474210\)/);
	});

	it('compares documents that a run would skip, too', () => {
		const cutOver = { postDocumentsApprovedFrom: '2030-01-01' };
		expect(rows([read(taxi())], '', [rowOf('account', '474210', '105')], cutOver)).toMatchObject([{ changed: 'account', statusAfter: 'skipped' }]);
	});

	it('has all parameters of Prepare Posting', () => {
		const { properties, credentials } = new ConcurToNetSuite().description;
		const shown = [...properties, ...(credentials ?? [])].filter(({ displayOptions }) => displayOptions?.show?.operation?.includes('preparePosting'));
		expect(shown.length).toBeGreaterThan(15);
		for (const { name, displayOptions } of shown) expect([name, displayOptions?.show?.operation]).toEqual([name, expect.arrayContaining(['compareMapping'])]);
		const own = properties.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes('compareMapping')).map(({ name }) => name);
		expect(own).toEqual(expect.arrayContaining(['mappingRows', 'earlierMappingRows']));
	});
});
