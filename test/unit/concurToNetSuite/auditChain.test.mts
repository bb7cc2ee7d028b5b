import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { AUDIT_COLUMNS } from '../../../nodes/ConcurToNetSuite/audit/auditColumns';
import { auditRow, saysSomethingNew } from '../../../nodes/ConcurToNetSuite/audit/auditRow';
import { auditRowHash, canonicalRow } from '../../../nodes/ConcurToNetSuite/audit/canonicalRow';
import { chained, EMPTY_CHAIN, headOf } from '../../../nodes/ConcurToNetSuite/audit/chain';
import { problemsHash } from '../../../nodes/ConcurToNetSuite/audit/problemsHash';
import type { DocumentItem, Posting } from '../../../nodes/shared/documentItem';
import { problem } from '../../../nodes/shared/problems/problem';
import { asCsv, chainOf, SOURCES, type Row } from './auditRows.mts';
import { item, periodClosed } from './items.mts';

const AT = '2026-11-24T01:02:03.000Z';

describe('the chain of the audit rows', () => {
	it('numbers the rows and names the hash of the row before', () => {
		const rows = chainOf(3);
		expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
		expect(rows.map(({ previousHash }) => previousHash)).toEqual(['', rows[0]?.rowHash, rows[1]?.rowHash]);
		expect(new Set(rows.map(({ rowHash }) => rowHash)).size).toBe(3);
		expect(chainOf(2, { sequence: 7, rowHash: 'ab' }).map(({ sequence, previousHash }) => [sequence, previousHash])[0]).toEqual([8, 'ab']);
	});

	it('covers every column of a row', () => {
		const [row] = chainOf(1);
		expect([...Object.keys(auditRow(item(), AT, '')), 'sequence', 'previousHash'].sort()).toEqual([...AUDIT_COLUMNS].sort());
		for (const column of AUDIT_COLUMNS) {
			const before = auditRowHash(row as Row);
			expect(auditRowHash({ ...row, [column]: column === 'at' ? '2026-11-24T01:02:04.000Z' : '17' }), column).not.toBe(before);
		}
	});

	it('is what docs/audit.md says: SHA-256 of the columns by name, as text, without the blank ones', () => {
		const row = { status: 'confirmed', concurCode: 0, at: new Date(AT), total: '1.50', note: 'mine', id: 4, reason: null, sequence: 1, rowHash: 'x', nextStep: '' };
		const text = '{"at":"2026-11-24T01:02:03.000Z","concurCode":"0","sequence":"1","status":"confirmed","total":"1.50"}';
		expect(canonicalRow(row)).toBe(text);
		expect(auditRowHash(row)).toBe(createHash('sha256').update(text).digest('hex'));
	});

	it('takes the columns that docs/audit.md lists, in that order', () => {
		const page = readFileSync(resolve(import.meta.dirname, '../../../docs/audit.md'), 'utf8');
		const step = /1\. take these columns[^]*?;\n/.exec(page)?.[0] ?? '';
		expect([...step.matchAll(/`(\w+)`/g)].map(([, column]) => column)).toEqual([...AUDIT_COLUMNS].sort());
	});

	it('is the same from whatever the rows are read', () => {
		const rows = chainOf(5);
		for (const [source, read] of Object.entries(SOURCES)) {
			expect(read(rows).map(auditRowHash), source).toEqual(rows.map(({ rowHash }) => rowHash));
		}
	});

	it('does not depend on how a source writes an instant, a number, a line end or a name', () => {
		const [row = {}] = chainOf(1) as Row[];
		const same: Row[] = [
			{ ...row, at: '2026-11-24 01:02:03+00' }, { ...row, at: '2026-11-24T02:02:03.000+01:00' }, { ...row, at: '2026-11-24 01:02:03.000' },
			{ ...row, at: DateTime.fromISO(AT) }, { ...row, sequence: '1.0', concurCode: ' -1' }, { ...row, reason: `  ${String(row.reason).replace('\n', '\r\n')}` },
			Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value])),
			{ '\uFEFFat': row.at, ...Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'at')) },
		];
		for (const other of same) expect(auditRowHash(other), JSON.stringify(other)).toBe(row.rowHash);
		expect(auditRowHash({ ...row, at: 'yesterday' })).not.toBe(row.rowHash);
		expect(auditRowHash({ ...row, at: new Date(Number.NaN) })).not.toBe(row.rowHash);
	});

	it('survives half a character and a null character, which no database keeps', () => {
		const [row] = chained([auditRow(item({ reason: 'a\uD800b\u0000c' }), AT, '')], EMPTY_CHAIN);
		const [read] = asCsv([{ ...row, reason: 'a\uFFFDbc' }]);
		expect(auditRowHash(read as Row)).toBe(row?.rowHash);
	});

	it('goes on from the furthest of the rows given, and from nothing at an empty table', () => {
		const rows = chainOf(3);
		expect(headOf(rows)).toEqual({ sequence: 3, rowHash: rows[2]?.rowHash });
		expect(headOf([...asCsv(rows)].reverse())).toEqual({ sequence: 3, rowHash: rows[2]?.rowHash });
		for (const nothing of [[], [{}], [{ success: true, insertedRows: 3 }], [{ sequence: null, rowHash: null }]]) expect(headOf(nothing)).toEqual(EMPTY_CHAIN);
	});
});

describe('which outcomes get a row', () => {
	const told = (changes: Partial<DocumentItem>) => {
		const one = item({ concurCode: -1, netSuiteId: '', concurStatus: 'notConfirmed', docStatus: 'READY', problems: [periodClosed], ...changes });
		return saysSomethingNew({ ...one, problemsHash: problemsHash(one) });
	};

	it('is every attempt, in every run', () => {
		for (const status of ['acknowledged', 'posted', 'alreadyPosted', 'confirmed', 'failed', 'refused', 'reversed', 'rejected', 'sentBack'] as const) {
			expect(told({ status }), status).toBe(true);
		}
		expect(told({ status: 'unfinished', problems: [problem('outcome-unknown', { value: 'x' })] })).toBe(true);
		expect(told({ status: 'unfinished', concurCode: 199 })).toBe(true);
		expect(told({ status: 'unfinished', netSuiteId: '501' })).toBe(true);
	});

	it('is not what waits and has not changed', () => {
		for (const status of ['notReady', 'skipped', 'nothingToPost', 'held', 'needsReview', 'pendingApproval', 'unfinished'] as const) {
			expect(told({ status }), status).toBe(false);
			expect(saysSomethingNew(item({ status, docStatus: 'READY' })), status).toBe(true);
		}
	});

	it('is what a person marked, but not a mark that nobody understands', () => {
		expect(told({ status: 'notReady', released: 'retry' })).toBe(true);
		const warning = { ...periodClosed, code: 'released-not-understood' as typeof periodClosed.code };
		expect(told({ status: 'needsReview', released: 'rety', warnings: [warning] })).toBe(false);
	});
});

describe('what the column data tells', () => {
	const data = (changes: Partial<DocumentItem>) => JSON.parse(auditRow(item(changes), AT, '').data) as Row;

	it('is the purpose, the mark and what was reversed', () => {
		const reverses = [{ recordType: 'journalEntry' as const, id: '9', tranId: 'JE9', externalId: 'CNQR-EXP-A-R1' }];
		expect(data({ purpose: 'reverse', released: 'posted JE-12', reverses })).toMatchObject({ purpose: 'reverse', released: 'posted JE-12', reverses });
		expect(data({ released: 'ask Mia' })).toMatchObject({ released: '(other)' });
	});

	it('names no person and no e-mail address, wherever a step wrote one', () => {
		const ref = { type: 'employee' as const, by: 'email' as const, value: 'mia.wong@example.com', name: 'Mia Wong' };
		const posting: Posting = {
			recordType: 'journalEntry', externalId: 'X', tranDate: '', memo: 'Mia Wong', stamp: { field: 'memo', text: '' }, fields: {},
			entity: { type: 'vendor', by: 'name', value: 'Wong Consulting' },
			lines: [{ account: { type: 'account', by: 'id', value: '1' }, debit: '1', memo: 'Mia Wong', fields: {}, from: {}, entity: ref }],
		};
		const problems = [
			problem('employee-not-found', { value: 'mia.wong@example.com', field: 'postings[0].lines[0].entity' }),
			problem('employee-ambiguous', { value: 'Wong', records: 'Mia Wong, Tom Wong' }),
			problem('supplier-invoice-exists', { value: 'INV-7', vendor: 'Wong Consulting', record: 'vendor bill', day: '2026-01-01' }),
			problem('invoice-vendor-missing', { value: 'Otto Klein' }),
			problem('posting-refused', { value: 'Employee Mia Wong <mia@corp.example> is terminated' }),
			problem('account-not-found', { value: '474230' }),
		];
		for (const first of problems) {
			const all = [first, ...problems];
			for (const [reason, nextStep] of [[first.message, first.fix], ['Sent to mia@corp.example', 'Ask Mia Wong']] as const) {
				const row = auditRow(
					item({ problems: all, warnings: problems, postings: [posting], owner: 'Tom Ellis', name: 'Trip of Mia', reason, nextStep, status: 'notReady' }),
					AT, '',
				);
				expect(JSON.stringify(row)).not.toMatch(/mia|wong|klein|ellis|@/i);
				expect(row.problemCodes).toContain('employee-not-found');
				expect(row.data).toContain('474230');
			}
		}
	});

	it('keeps ids: the employee number that was not found, and the account', () => {
		const found = problem('employee-not-found', { value: '1017001', field: 'f' });
		const row = auditRow(item({ problems: [found], reason: found.message, status: 'notReady' }), AT, '');
		expect(row.reason).toBe(found.message);
		expect(JSON.parse(row.data)).toMatchObject({ problems: [{ code: 'employee-not-found', field: 'f', value: '1017001', owner: found.owner }] });
	});
});
