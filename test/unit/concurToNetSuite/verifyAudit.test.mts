import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { auditRowHash } from '../../../nodes/ConcurToNetSuite/audit/canonicalRow';
import { verifyChain } from '../../../nodes/ConcurToNetSuite/audit/verifyChain';
import { ConcurToNetSuite } from '../../../nodes/ConcurToNetSuite/ConcurToNetSuite.node';
import { chainOf, seeded, SOURCES, type Row } from './auditRows.mts';

const ROWS = 50;
const verify = (rows: readonly Row[], expectedHead = '', startsAfter = '') => verifyChain(rows, { expectedHead, startsAfter });
const rehashed = (row: Row): Row => ({ ...row, rowHash: auditRowHash(row) });
const shuffled = (rows: readonly Row[], random: () => number): Row[] =>
	rows.map((row) => ({ row, at: random() })).sort((a, b) => a.at - b.at).map(({ row }) => row);

describe.each(Object.entries(SOURCES))('an audit trail of 50 rows from %s', (_, source) => {
	const rows: Row[] = source(chainOf(ROWS));
	const head = String(rows.at(-1)?.rowHash);
	const row = (sequence: number): Row => rows[sequence - 1] ?? {};
	const replaced = (sequence: number, ...by: Row[]) => [...rows.slice(0, sequence - 1), ...by, ...rows.slice(sequence)];
	const every = (test: (sequence: number) => void) => rows.forEach((__, index) => test(index + 1));

	it('is intact, in any order', () => {
		const random = seeded(7);
		for (let turn = 0; turn < 20; turn += 1) {
			expect(verify(shuffled(rows, random), head)).toEqual({
				intact: true, rows: ROWS, firstSequence: 1, lastSequence: ROWS, head, problems: [], problemCount: 0,
				sentence: `The audit trail is intact: 50 rows, from 1 to 50, head ${head}. The last row is the expected head.`,
			});
		}
	});

	it('shows any change of any row, by name', () => {
		const changes: Array<(one: Row) => Row> = [
			(one) => ({ ...one, total: '999.00' }), (one) => ({ ...one, status: 'skipped' }), (one) => ({ ...one, rowHash: 'f'.repeat(64) }),
			(one) => ({ ...one, at: '2026-11-24T01:02:04.000Z' }), (one) => ({ ...one, data: '{}' }), (one) => ({ ...one, previousHash: 'e'.repeat(64) }),
			(one) => ({ ...one, rowHash: undefined }), (one) => ({ ...one, subsidiaryId: undefined }),
		];
		every((sequence) => {
			for (const change of changes) {
				const { intact, problems, sentence } = verify(replaced(sequence, change(row(sequence))), head);
				expect(intact).toBe(false);
				expect(problems[0]).toMatchObject({ sequence, kind: 'changed' });
				expect(sentence).toContain(`row ${sequence} was changed after it was written`);
			}
		});
	});

	it('shows a changed row whose hash was made anew', () => {
		every((sequence) => {
			const { problems } = verify(replaced(sequence, rehashed({ ...row(sequence), total: '999.00' })), head);
			expect(problems[0]).toMatchObject(sequence === ROWS ? { kind: 'cutOff' } : { kind: 'changed', sequence });
		});
	});

	it('shows a chain that was made anew from any row on, against the head that was told', () => {
		every((sequence) => {
			let previousHash = row(sequence - 1).rowHash;
			const anew = rows.slice(sequence - 1).map((one, index) => {
				const next = rehashed({ ...one, previousHash: index === 0 ? one.previousHash : previousHash, total: index === 0 ? '999.00' : one.total });
				previousHash = next.rowHash;
				return next;
			});
			const forged = [...rows.slice(0, sequence - 1), ...anew];
			expect(verify(forged).intact).toBe(true);
			expect(verify(forged, head)).toMatchObject({ intact: false, problems: [{ kind: 'cutOff' }] });
		});
	});

	it('shows any missing row by its number', () => {
		every((sequence) => {
			const { intact, problems, sentence } = verify(replaced(sequence), head);
			expect(intact).toBe(false);
			expect(problems).toEqual([{ sequence, kind: sequence === ROWS ? 'cutOff' : 'missing', what: expect.any(String) as string }]);
			if (sequence < ROWS) expect(sentence).toContain(`row ${sequence} is missing`);
		});
	});

	it('shows a gap of several rows, and rows cut off at either end', () => {
		for (let cut = 1; cut < ROWS; cut += 1) {
			expect(verify(rows.slice(0, ROWS - cut), head).problems).toMatchObject([{ kind: 'cutOff', sequence: ROWS - cut + 1 }]);
			expect(verify(rows.slice(cut), head).problems).toMatchObject([{ kind: 'missing', sequence: 1 }]);
		}
		expect(verify([...rows.slice(0, 10), ...rows.slice(20)]).sentence).toContain('rows 11 to 20 are missing');
	});

	it('shows two rows that were swapped', () => {
		const random = seeded(11);
		for (let turn = 0; turn < 100; turn += 1) {
			const a = 1 + Math.floor(random() * (ROWS - 1));
			const b = a + 1 + Math.floor(random() * (ROWS - a));
			const swapped = rows.map((one) => {
				const other = one === row(a) ? row(b) : one === row(b) ? row(a) : undefined;
				return other ? { ...other, sequence: one.sequence } : one;
			});
			expect(verify(swapped, head).problems[0], `${a} and ${b}`).toMatchObject({ kind: 'changed', sequence: a });
			const rehashedToo = swapped.map((one) => (rows.includes(one) ? one : rehashed(one)));
			expect(verify(rehashedToo, head).intact).toBe(false);
		}
	});

	it('shows an inserted row, of whatever make', () => {
		every((sequence) => {
			const own = row(sequence);
			const forged = { ...own, total: '7.77', id: undefined };
			const kinds = (more: Row) => verify([...rows, more], head).problems.map(({ kind }) => kind);
			expect(kinds(forged)).toEqual(['inserted']);
			expect(kinds(rehashed({ ...forged, previousHash: 'a'.repeat(64) }))).toEqual(['inserted']);
			expect(kinds(rehashed(forged))).toEqual(['forked']);
			expect(kinds({ ...own })).toEqual(['inserted']);
			expect(kinds({ ...forged, sequence: undefined })).toEqual(['inserted']);
			expect(kinds({ ...forged, sequence: `${sequence}.5` })).toEqual(['inserted']);
		});
	});

	it('goes on from an archive', () => {
		const [archived, kept] = [rows.slice(0, 30), rows.slice(30)];
		const last = String(archived.at(-1)?.rowHash);
		expect(verify(archived, last)).toMatchObject({ intact: true, head: last });
		expect(verify(kept, head, last.toUpperCase())).toMatchObject({ intact: true, firstSequence: 31, lastSequence: 50 });
		expect(verify(kept, head).problems).toMatchObject([{ kind: 'missing', sequence: 1, what: expect.stringContaining('rows 1 to 30') as string }]);
		expect(verify(kept.slice(1), head, last).problems).toMatchObject([{ kind: 'missing', sequence: 31 }]);
		expect(verify([], last, last).intact).toBe(true);
		expect(verify([], head, last)).toMatchObject({ intact: false, problems: [{ kind: 'cutOff' }] });
	});

	it('may have grown since the head was told', () => {
		expect(verify(rows, String(row(40).rowHash))).toMatchObject({ intact: true, sentence: expect.stringContaining('10 rows were written since') as string });
	});
});

describe('two runs that overlapped', () => {
	it('are told once, at the first row that is there twice', () => {
		const common = chainOf(3);
		const fork = { sequence: 3, rowHash: common[2]?.rowHash ?? '' };
		const one = chainOf(3, fork);
		const second = chainOf(4, fork).map((row) => ({ ...row, runId: '78' }));
		let previousHash = fork.rowHash;
		const branch = second.map((row) => {
			const next = rehashed({ ...row, previousHash });
			previousHash = String(next.rowHash);
			return next;
		});
		const { problems, sentence } = verify([...common, ...one, ...branch] as Row[]);
		expect(problems).toEqual([{ sequence: 4, kind: 'forked', what: expect.any(String) as string }]);
		expect(sentence).toContain('two runs wrote at the same time');
	});
});

describe('the operation', () => {
	const node = new ConcurToNetSuite();
	const run = async (jsons: Row[], parameters: Row = {}) => {
		const values: Row = { operation: 'verifyAudit', ...parameters };
		const context = {
			getInputData: () => jsons.map((json) => ({ json: json as IDataObject })),
			getNodeParameter: (name: string, _: number, fallback: unknown) => values[name] ?? fallback,
			getNode: () => ({ name: 'Verify', type: 'concurToNetSuite', typeVersion: 1, id: '1', position: [0, 0], parameters: {} }),
			continueOnFail: () => false,
		};
		return await node.execute.call(context as unknown as IExecuteFunctions);
	};

	it('gives one item, paired with all rows', async () => {
		const rows = chainOf(3) as Row[];
		const [output] = await run([...rows, {}], { expectedHead: ` ${String(rows[2]?.rowHash)} ` });
		expect(output).toHaveLength(1);
		expect(output?.[0]).toMatchObject({ json: { intact: true, rows: 3 }, pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }, { item: 3 }] });
		expect(output?.[0]?.json).not.toHaveProperty('error');
	});

	it('takes an empty table for what it is', async () => {
		expect((await run([{}]))[0]?.[0]?.json).toMatchObject({ intact: true, rows: 0, head: '', sentence: 'The audit trail has no rows.' });
		expect((await run([{}], { expectedHead: 'ab' }))[0]?.[0]?.json).toMatchObject({ intact: false });
	});

	it('refuses rows of something else', async () => {
		await expect(run([{ key: 'run', state: 'released' }])).rejects.toThrow('not rows of the audit table');
	});

	it('lists many problems only so far, and counts all', async () => {
		const rows = (chainOf(300) as Row[]).map((row) => ({ ...row, total: '0' }));
		const { problems, problemCount } = verify(rows);
		expect([problems.length, problemCount]).toEqual([200, 300]);
	});

	it('is quick: 10,000 rows in a few seconds', () => {
		const rows = chainOf(10_000) as Row[];
		const begin = performance.now();
		expect(verify(rows).intact).toBe(true);
		expect(performance.now() - begin).toBeLessThan(10_000);
	});
});
