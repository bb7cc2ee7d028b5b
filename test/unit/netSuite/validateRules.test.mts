import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { DocumentItem, Posting } from '../../../nodes/shared/documentItem.ts';
import { problem } from '../../../nodes/shared/problems/problem.ts';
import { startNetSuiteSandbox, type NetSuiteSandbox } from '../../sandbox/netsuite/netSuiteSandbox.mts';
import { employee, line, prepared, ref } from './support/documents.mts';
import { codes, newExecutionId, NetSuiteNode } from './support/netSuiteNode.mts';

let sandbox: NetSuiteSandbox;
let node: NetSuiteNode;

beforeAll(async () => {
	sandbox = await startNetSuiteSandbox();
	node = new NetSuiteNode(sandbox);
});
afterAll(async () => {
	await sandbox.close();
});
beforeEach(() => {
	node.executionId = newExecutionId();
});

const validate = async (changes: Partial<Posting>): Promise<DocumentItem> =>
	(await node.documents('validate', [prepared('A1', {}, changes)])).only;
const ofLines = async (...lines: Posting['lines']) => codes(await validate({ lines }));
const two = (debit: string, credit: string, currency = 'USD'): Partial<Posting> => ({
	currency: ref('currency', 'symbol', currency),
	lines: [line('474210', { debit }), line('21010', { credit })],
});

describe('lines', () => {
	it('must be two at least and a thousand at most', async () => {
		expect(await ofLines()).toEqual(['too-few-lines']);
		expect(await ofLines(line('474210', { debit: '1.00' }))).toEqual(['too-few-lines', 'not-balanced']);
		const many = (count: number) =>
			new Array(count).fill(line('474210', { debit: '1.00' })) as Posting['lines'];
		expect(await ofLines(...many(999), line('21010', { credit: '999.00' }))).toEqual([]);
		expect(await ofLines(...many(1000), line('21010', { credit: '1000.00' }))).toEqual(['too-many-lines']);
	});

	it.each([
		['zero', { debit: '0.00' }],
		['negative', { debit: '-1.00' }],
		['no number', { debit: 'ten' }],
		['both sides', { debit: '1.00', credit: '1.00' }],
		['no side', {}],
	])('must have one amount above zero: %s', async (_, sides) => {
		const document = await validate({
			lines: [
				{ ...line('474210', { debit: '1.00' }), debit: undefined, ...sides },
				line('21010', { credit: '1.00' }),
			],
		});
		expect(codes(document)).toContain('line-amount-invalid');
		expect(document.status).toBe('notReady');
	});

	it('must balance, counted in decimals', async () => {
		expect(
			await ofLines(
				line('474210', { debit: '0.10' }),
				line('474210', { debit: '0.20' }),
				line('21010', { credit: '0.30' }),
			),
		).toEqual([]);
		const document = await validate(two('10.01', '10.00'));
		expect(document.problems[0]).toMatchObject({ code: 'not-balanced', value: '0.01' });
	});

	it('must fit the decimal places of the currency', async () => {
		expect(codes(await validate(two('10.001', '10.001')))).toEqual(['too-many-decimals']);
		expect(codes(await validate(two('10.100', '10.10')))).toEqual([]);
		expect(codes(await validate(two('10.5', '10.5', 'JPY')))).toEqual(['too-many-decimals']);
		expect(codes(await validate(two('1000.00', '1000', 'JPY')))).toEqual([]);
	});

	it('takes the decimal places that the account has set up', async () => {
		const yen = sandbox.masterData.currencies.find(({ symbol }) => symbol === 'JPY')!;
		yen.precision = 2;
		expect(codes(await validate(two('10.5', '10.5', 'JPY')))).toEqual([]);
		yen.precision = 0;
	});

	it('wants names on payable and receivable lines', async () => {
		const debit = line('474210', { debit: '1.00' });
		expect(await ofLines(debit, line('20000', { credit: '1.00' }))).toEqual(['line-entity-missing']);
		expect(await ofLines(debit, line('11000', { credit: '1.00' }))).toEqual(['line-entity-missing']);
		expect(
			await ofLines(
				debit,
				line('20000', { credit: '1.00' }, { entity: ref('vendor', 'externalId', 'V-ACME') }),
			),
		).toEqual([]);
		expect(
			await ofLines(
				debit,
				line('20000', { credit: '1.00' }, { entity: ref('customer', 'externalId', 'C-NORTH') }),
			),
		).toEqual(['line-entity-kind']);
		expect(await ofLines(debit, line('11000', { credit: '1.00' }, { entity: employee('1017001') }))).toEqual([
			'line-entity-kind',
		]);
		expect(
			await ofLines(
				debit,
				line('11000', { credit: '1.00' }, { customer: ref('customer', 'externalId', 'C-NORTH') }),
			),
		).toEqual([]);
		expect(
			await ofLines(
				debit,
				line('11000', { credit: '1.00' }, { customer: ref('customer', 'externalId', 'J-NORTH-1') }),
			),
		).toEqual([]);
	});

	it('takes one name', async () => {
		const both = { entity: employee('1017001'), customer: ref('customer', 'externalId', 'C-NORTH') };
		expect(await ofLines(line('474210', { debit: '1.00' }, both), line('21010', { credit: '1.00' }))).toEqual(
			['line-two-names'],
		);
	});

	it('cuts a memo that NetSuite would not take, and says so', async () => {
		const document = await validate({
			lines: [
				line('474210', { debit: '1.00' }, { memo: 'x'.repeat(4001) }),
				line('21010', { credit: '1.00' }),
			],
		});
		expect(document.postings[0]!.lines[0]!.memo).toHaveLength(4000);
		expect(document.warnings.map(({ code }) => code)).toEqual(['text-shortened']);
		expect(codes(await validate({ memo: 'x'.repeat(1000) }))).toEqual(['memo-too-long']);
	});
});

describe('periods', () => {
	const october = () => sandbox.masterData.periods.find(({ periodName }) => periodName === 'Oct 2026')!;
	const payable = {
		lines: [
			line('474210', { debit: '1.00' }),
			line('20000', { credit: '1.00' }, { entity: ref('vendor', 'externalId', 'V-ACME') }),
		],
	};
	const receivable = {
		lines: [
			line('474210', { debit: '1.00' }),
			line('11000', { credit: '1.00' }, { entity: ref('customer', 'externalId', 'C-NORTH') }),
		],
	};

	it.each([
		['closed', ['period-closed'], ['period-closed'], ['period-closed']],
		['allLocked', ['period-locked'], ['period-locked'], ['period-locked']],
		['apLocked', [], ['period-ap-locked'], []],
		['arLocked', [], [], ['period-ar-locked']],
	] as const)(
		'tells %s apart, and minds locks only for accounts that they are about',
		async (state, plainCodes, payableCodes, receivableCodes) => {
			october()[state] = true;
			expect(codes(await validate({}))).toEqual(plainCodes);
			expect(codes(await validate(payable))).toEqual(payableCodes);
			expect(codes(await validate(receivable))).toEqual(receivableCodes);
			october()[state] = false;
		},
	);

	it('names the period', async () => {
		october().closed = true;
		expect((await validate({})).problems[0]!.message).toBe(
			'The accounting period Oct 2026 of 2026-10-31 is closed',
		);
		october().closed = false;
	});

	it('looks at months only: an open year or adjustment period does not count', async () => {
		const december = sandbox.masterData.periods.find(({ periodName }) => periodName === 'Dec 2026')!;
		december.closed = true;
		expect(codes(await validate({ tranDate: '2026-12-31' }))).toEqual(['period-closed']);
		december.closed = false;
	});

	it('wants every period of the day open where there are several', async () => {
		sandbox.masterData.periods.push({
			...october(),
			id: '999',
			periodName: 'P7 FY27',
			startDate: '2026-10-15',
			endDate: '2026-11-14',
			closed: true,
		});
		expect(codes(await validate({}))).toEqual(['period-closed']);
		expect(codes(await validate({ tranDate: '2026-10-10' }))).toEqual([]);
		sandbox.masterData.periods.pop();
	});

	it.each([
		['2015-12-31', 'period-not-found'],
		['2028-01-01', 'period-not-found'],
		['2026-02-30', 'posting-date-invalid'],
		['31.10.2026', 'posting-date-invalid'],
		['', 'posting-date-invalid'],
	])('knows no period for %s', async (tranDate, code) =>
		expect(codes(await validate({ tranDate }))).toEqual([code]),
	);

	it.each(['unknown', 'empty'] as const)(
		'never takes periods that it cannot read for open (%s)',
		async (deniedTables) => {
			sandbox.role.denyTable('accountingperiod');
			sandbox.modes.deniedTables = deniedTables;
			const document = await validate({});
			expect(codes(document)).toEqual(['period-unreadable']);
			expect(document.status).toBe('notReady');
			sandbox.role.allowAll();
			sandbox.modes.deniedTables = 'unknown';
		},
	);
});

describe('postings that somebody edited', () => {
	it.each([
		['external id', { externalId: 'CNQR|A' }, 'external-id-invalid'],
		['record type', { recordType: 'invoice' }, 'posting-invalid'],
		['no lines', { lines: undefined }, 'posting-invalid'],
		['no account', { lines: [{ debit: '1.00' }, line('21010', { credit: '1.00' })] }, 'posting-invalid'],
		[
			'a department where an account belongs',
			{ lines: [{ ...line('1', { debit: '1.00' }), account: ref('department', 'id', '1') }] },
			'posting-invalid',
		],
		['no stamp', { stamp: { field: 'memo', text: '' } }, 'posting-invalid'],
	])('says where they make no sense: %s', async (_, changes, code) => {
		const document = await validate(changes as never);
		expect(codes(document)).toContain(code);
		expect(document.status).toBe('notReady');
	});

	it('takes numbers for amounts and blanks for nothing', async () => {
		const document = await validate({
			lines: [
				{ ...line('474210', { debit: '1.00' }), debit: 1.5, department: null, class: '' },
				line('21010', { credit: '1.50' }),
			],
		} as never);
		expect(document.status).toBe('ready');
		expect(document.postings[0]!.lines[0]).toMatchObject({ debit: '1.5' });
	});

	it('are not told what an incomplete posting lacks, where Prepare Posting has said why', async () => {
		const problems = [problem('tax-account-missing', { value: 'DEVAT VA' })];
		const changes = { lines: [line('999999', { debit: '1.00' })], subsidiary: undefined, tranDate: '' };
		const { only } = await node.documents('validate', [
			prepared('A1', { status: 'notReady', problems }, changes),
		]);
		expect(codes(only)).toEqual(['tax-account-missing', 'account-not-found']);
	});

	it('does not let a document without postings pass', async () => {
		const { only } = await node.documents('validate', [{ ...prepared('A1'), postings: [] }]);
		expect(codes(only)).toEqual(['posting-invalid']);
	});
});

it('leaves a hash that any later change breaks', async () => {
	const document = await validate({});
	expect(document.validatedHash).toMatch(/^[0-9a-f]{64}$/);
	expect((await validate({ tranDate: '2035-01-01' })).validatedHash).toBe('');
});
