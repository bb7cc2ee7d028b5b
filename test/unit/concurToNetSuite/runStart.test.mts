import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditRow } from '../../../nodes/ConcurToNetSuite/audit/auditRow';
import { verifyChain } from '../../../nodes/ConcurToNetSuite/audit/verifyChain';
import { ConcurToNetSuite } from '../../../nodes/ConcurToNetSuite/ConcurToNetSuite.node';
import { buildMappingTable } from '../../../nodes/ConcurToNetSuite/mapping/buildMappingTable';
import { readMappingRows } from '../../../nodes/ConcurToNetSuite/mapping/readMappingRows';
import { useClock } from '../../../nodes/shared/clock';
import { chainOf, type Row } from './auditRows.mts';
import { item } from './items.mts';

const AT = '2026-11-24T01:02:03.000Z';
const node = new ConcurToNetSuite();

async function start(parameters: Row): Promise<Row[]> {
	const values: Row = { operation: 'runStart', ...parameters };
	const context = {
		getInputData: () => [{ json: { key: 'run' } }],
		getNodeParameter: (name: string, _: number, fallback: unknown) => values[name] ?? fallback,
		getNode: () => ({ name: 'Run Start', type: 'concurToNetSuite', typeVersion: 1, id: '1', position: [0, 0], parameters: {} }),
		getExecutionId: () => '78',
		continueOnFail: () => false,
	};
	const [output, ...others] = await node.execute.call(context as unknown as IExecuteFunctions);
	expect(others).toEqual([]);
	return (output ?? []).map(({ json }) => json as IDataObject);
}

beforeEach(() => useClock({ now: () => Date.parse(AT), wait: async () => {} }));
afterEach(() => useClock());

const mappingRow = (concurValue: string, netSuiteReference: string, more: Row = {}): Row => ({
	id: 1, kind: 'account', concurValue, netSuiteReference, subsidiary: null, note: null, active: null, data: null, ...more,
});
const hashOf = (...rows: Row[]) => buildMappingTable(readMappingRows(rows).rows).hash;
const died = { key: 'run', state: 'running', runId: '77', leaseUntil: new Date('2026-11-24T00:30:00Z'), lastSeenAt: new Date('2026-11-24T00:00:00Z') };
const open = [
	{ key: 'f1', documentId: 'D1', fiDocumentId: 'f1', state: 'claimed', runId: '77' },
	{ key: 'f2', documentId: 'D2', fiDocumentId: 'f2', state: 'notReady', runId: '' },
	{ key: 'f3', documentId: '', fiDocumentId: 'f3', state: 'claimed', runId: '77' },
	// The claim beside the document's own row.
	{ key: 'f1', documentId: 'D1', fiDocumentId: 'f1', state: 'claimed', runId: '77' },
];

describe('the mapping of a run', () => {
	it('is kept when it is another than that of the last snapshot', async () => {
		const row = mappingRow('1', 'number:2');
		const none = [undefined, '', {}, [{ json: {} }], [{}]];
		for (const lastSnapshot of [...none, { documentHash: 'other' }]) {
			const rows = await start({ mappingRows: [{ json: row }], lastSnapshot });
			expect(rows).toMatchObject([{ docType: 'mapping', status: 'mappingSnapshot', documentHash: hashOf(row), at: AT, runId: '78', sequence: 1, previousHash: '' }]);
		}
		const same = { docType: 'mapping', documentHash: hashOf(row) };
		for (const lastSnapshot of [same, { json: same }, [{ json: same }]]) expect(await start({ mappingRows: [row], lastSnapshot })).toEqual([]);
	});

	it('is kept too when the table was emptied, and not when it always was empty', async () => {
		expect(await start({ mappingRows: [{}], lastSnapshot: { documentHash: hashOf(mappingRow('1', '2')) } })).toMatchObject([{ documentHash: '', data: '[]', docType: 'mapping' }]);
		expect(await start({ mappingRows: [{}], lastSnapshot: {} })).toEqual([]);
		expect(await start({ mappingRows: [{}], lastSnapshot: { documentHash: '' } })).toEqual([]);
		expect(await start({ mappingRows: [{}], lastSnapshot: { documentHash: null } })).toEqual([]);
	});

	it('is kept without the names and addresses of people, and still answers for them', async () => {
		const rows = [
			mappingRow('mia@example.com', 'email:mia.wong@example.com', { kind: 'employee' }), mappingRow('Mia Wong', 'name:Mia Wong', { kind: 'vendor' }),
			mappingRow('23618', 'entityId:1017001', { kind: 'employee' }),
		];
		const [snapshot] = await start({ mappingRows: rows });
		expect(JSON.stringify(snapshot)).not.toMatch(/mia|wong|@/i);
		expect(snapshot?.documentHash).toBe(hashOf(...rows));
		const kept = readMappingRows(snapshot);
		expect(kept.findings).toEqual([]);
		const mapping = buildMappingTable(kept.rows);
		expect(mapping.find('employee', ' MIA@example.com')).toMatchObject({ by: 'email', value: expect.stringMatching(/^withheld-/) as string });
		expect(mapping.find('employee', '23618')).toMatchObject({ by: 'entityId', value: '1017001' });
		expect(mapping.find('vendor', 'Tom Wong')).toBeUndefined();
	});
});

describe('a run that died', () => {
	it('is told with what it left claimed', async () => {
		const [row, ...others] = await start({ previousRun: died, openRows: open.map((json) => ({ json })) });
		expect(others).toEqual([]);
		expect(Object.keys(row ?? {}).sort()).toEqual([...Object.keys(auditRow(item(), '', '')), 'sequence', 'previousHash', 'rowHash'].sort());
		expect(row).toMatchObject({
			docType: 'run', status: 'interrupted', runId: '77', at: AT, sequence: 1,
			reason: 'Run 77 (started 2026-11-24T00:00:00.000Z) ended before it was finished and left 2 documents claimed: D1, f3',
		});
		expect(JSON.parse(String(row?.data))).toEqual({ noticedBy: '78', leaseUntil: '2026-11-24T00:30:00.000Z', claimed: ['D1', 'f3'] });
	});

	it('may have left nothing, or very much', async () => {
		for (const openRows of ['', [{}], {}]) {
			expect((await start({ previousRun: [{ json: died }], openRows }))[0]?.reason).toContain('left no document on its way');
		}
		const many = Array.from({ length: 45 }, (_, index) => ({ key: `f${index}`, documentId: `D${index}`, state: 'claimed' }));
		const [row] = await start({ previousRun: died, openRows: many });
		expect(row?.reason).toContain('45 documents claimed: D0, D1,');
		expect(row?.reason).toMatch(/D19 and 25 more$/);
		expect((JSON.parse(String(row?.data)) as { claimed: string[] }).claimed).toHaveLength(45);
	});

	it.each<[string, unknown]>([
		['the first run', undefined], ['an empty table', {}], ['an empty list', []], ['always output data', [{ json: {} }]],
		['a released lease', { ...died, state: 'released' }], ['a lease never taken', { ...died, state: null, runId: null }], ['this run itself', { ...died, runId: '78' }],
		['a row without a run', { ...died, runId: '' }],
	])('is none: %s', async (_, previousRun) => {
		expect(await start({ previousRun, openRows: open })).toEqual([]);
	});
});

it('chains both rows to the last one of the table, the dead run first', async () => {
	const before = chainOf(4);
	const rows = await start({ previousRun: died, openRows: open, mappingRows: [mappingRow('1', '2')], lastAuditRow: { json: { id: 9, ...before[3] } } });
	expect(rows.map(({ docType, sequence }) => [docType, sequence])).toEqual([['run', 5], ['mapping', 6]]);
	expect(verifyChain([...before, ...rows], { expectedHead: String(rows[1]?.rowHash), startsAfter: '' })).toMatchObject({ intact: true, rows: 6 });
});

it('throws on what it cannot read, since nothing has been posted yet', async () => {
	for (const name of ['lastAuditRow', 'lastSnapshot', 'previousRun', 'openRows']) {
		const failure: unknown = await start({ [name]: '[object Object]' }).catch((error: unknown) => error);
		expect(failure, name).toBeInstanceOf(NodeOperationError);
		expect((failure as NodeOperationError).message).toContain('is not a row or a list of rows');
	}
	await expect(start({ mappingRows: [{ kind: 'account', concurValue: '1' }] })).rejects.toThrow('"Mapping Table" row 1');
});
