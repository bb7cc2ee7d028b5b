import { describe, expect, it } from 'vitest';
import type { Posting } from '../../../nodes/shared/documentItem';
import type { RawSettings } from '../../../nodes/ConcurToNetSuite/settings/readSettings';
import { payrollReport, payrollRow, prepareAs, withPayroll } from './cashAdvanceDocuments.mts';
import { codesOf, netBy, prepare } from './demoSettings.mts';
import { allocation, entry, expense, line, simple } from './documents.mts';
import * as invoices from './invoices.mts';
import { mapping } from './targetWorld.mts';

const [US, UK] = ['Demo Group Inc.', 'Demo UK Ltd.'];
const own = { __rl: true, mode: 'list', value: '1', cachedResultName: US };
const rows: Array<[string, string, string, string?]> = [
	['subsidiary', 'UK', UK], ['subsidiary', 'US', US],
	['dueFrom', UK, '13900', US], ['dueTo', US, '21900', UK],
];
const settings = (more: Partial<RawSettings> = {}, mapped = rows): Partial<RawSettings> => ({
	subsidiary: own,
	...mapping(...mapped),
	options: { intercompany: 'journal', intercompanyField: 'allocationCustom1Code, entryOrgUnit1Code' },
	...more,
});
const to = (subsidiary: string | undefined, amount: unknown, more = {}) => allocation([line(amount)], { allocationCustom1Code: subsidiary, ...more });
const reportOf = (...allocations: object[]) => expense([entry(allocations as never)]);
const net = (posting: Posting | undefined) => netBy(posting, ({ subsidiary, account }) => `${subsidiary?.name ?? subsidiary?.value}/${account.value}`);
const codes = (document: unknown, changes: Partial<RawSettings> = settings()) => codesOf(prepare(document, changes));

describe('costs of another subsidiary', () => {
	it('become one intercompany journal in which each subsidiary balances by itself', () => {
		const { postings, problems } = prepare(reportOf(to('UK', 30), to('US', 10), to(undefined, 5)), settings());
		expect(problems).toEqual([]);
		expect(postings).toHaveLength(1);
		expect(postings[0]).toMatchObject({ recordType: 'intercompanyJournalEntry', subsidiary: { value: '1' }, toSubsidiary: { type: 'subsidiary', by: 'name', value: UK } });
		expect(net(postings[0])).toEqual({
			[`${US}/13900`]: 3000n, [`${US}/21010`]: -4500n, [`${US}/474210`]: 1500n,
			[`${UK}/21900`]: -3000n, [`${UK}/474210`]: 3000n,
		});
		const sums = netBy(postings[0], ({ subsidiary }) => subsidiary?.value);
		expect(sums).toEqual({});
		expect(postings[0]?.lines.filter(({ eliminate }) => eliminate).map(({ account, memo }) => `${account.value} ${memo}`)).toEqual([`13900 Due from ${UK}`, `21900 Due to ${US}`]);
	});

	it('take their tax with them, and turn the due accounts round when they are credits', () => {
		const tax = [{ taxAuthorityLabel: 'DEVAT', taxCode: 'VA', amountReclaim: -1 }];
		const back = allocation([line(-6, { journalPayer: 'EMPL', journalPayee: 'COMP' })], { allocationCustom1Code: 'UK', tax });
		expect(net(prepare(reportOf(back, to('US', 10)), settings()).postings[0])).toEqual({
			[`${US}/13900`]: -600n, [`${US}/21010`]: -400n, [`${US}/474210`]: 1000n,
			[`${UK}/13100`]: -100n, [`${UK}/21900`]: 600n, [`${UK}/474210`]: -500n,
		});
	});

	it('need no due accounts where nothing is due', () => {
		const back = line(-30, { journalPayer: 'EMPL', journalPayee: 'COMP' });
		const { postings, problems } = prepare(reportOf(to('UK', 30), allocation([back], { allocationCustom1Code: 'UK' }), to('US', 2)), settings({}, rows.slice(0, 2)));
		expect(problems).toEqual([]);
		expect(postings[0]?.lines.some(({ eliminate }) => eliminate)).toBe(false);
		expect(postings[0]?.recordType).toBe('intercompanyJournalEntry');
	});

	it('follow the mapping of their own subsidiary', () => {
		const more: typeof rows = [...rows, ['account', '474210', '64000', UK], ['account', '474210', '62000', US]];
		expect(net(prepare(reportOf(to('UK', 30), to('US', 10)), settings({}, more)).postings[0])).toEqual({
			[`${US}/13900`]: 3000n, [`${US}/21010`]: -4000n, [`${US}/62000`]: 1000n,
			[`${UK}/21900`]: -3000n, [`${UK}/64000`]: 3000n,
		});
	});

	it('are found by allocation, then entry; the own one makes an ordinary journal', () => {
		const byEntry = (subsidiary: string) => prepare(simple([line(10)], {}, { entryOrgUnit1Code: subsidiary }), settings()).postings[0];
		expect(byEntry('UK')?.recordType).toBe('intercompanyJournalEntry');
		expect(byEntry(UK)?.recordType).toBe('intercompanyJournalEntry');
		expect(byEntry('US')?.recordType).toBe('journalEntry');
		expect(byEntry('US')?.lines[0]).not.toHaveProperty('subsidiary');
		expect(byEntry('')?.recordType).toBe('journalEntry');
		const ignored = prepare(reportOf(to('UK', 10)), settings({ options: { intercompany: 'journal' } })).postings[0];
		expect(ignored?.recordType).toBe('journalEntry');
	});

	it('take the due rows for any other subsidiary', () => {
		const any: typeof rows = [['subsidiary', 'UK', UK], ['dueFrom', '*', '13900', US], ['dueTo', '*', '21900']];
		expect(net(prepare(reportOf(to('UK', 30)), settings({}, any)).postings[0])).toMatchObject({ [`${US}/13900`]: 3000n, [`${UK}/21900`]: -3000n });
	});

	it('are refused by default, and in every record but a journal', () => {
		const options = { intercompanyField: 'allocationCustom1Code' };
		const prepared = prepare(reportOf(to('UK', 10), to('US', 5)), settings({ options }));
		expect(codesOf(prepared)).toEqual(['allocation-other-subsidiary']);
		expect(prepared.reason).toContain(`${UK}, but its report belongs to ${US}`);
		expect(codes(reportOf(to('US', 10)), settings({ options }))).toEqual([]);
		expect(codes(reportOf(to('UK', 10)), settings({ targets: { row: [{ target: 'expenseReport' }] } }))).toEqual(['allocation-other-subsidiary']);
		expect(codes(reportOf(to('UK', 10)), settings({ targets: { row: [{ target: 'doNotPost' }] } }))).toEqual(['nothing-to-post']);
	});

	it('need both due accounts, each told', () => {
		const prepared = prepare(reportOf(to('UK', 10)), settings({}, rows.slice(0, 2)));
		expect(codesOf(prepared)).toEqual(['intercompany-account-missing', 'intercompany-account-missing']);
		expect(prepared.problems.map(({ message }) => message)).toEqual([
			`No account of kind dueFrom is set in subsidiary ${US} for what is between it and ${UK}`,
			`No account of kind dueTo is set in subsidiary ${UK} for what is between it and ${US}`,
		]);
	});

	it('are two subsidiaries at most', () => {
		const prepared = prepare(reportOf(to('UK', 10), to('Demo Germany GmbH', 5)), settings());
		expect(codesOf(prepared)).toEqual(['subsidiaries-too-many']);
		expect(prepared.reason).toContain(`${US}, ${UK}, Demo Germany GmbH`);
	});

	it('are refused where they cannot be compared with the own one', () => {
		const byId = settings({ subsidiary: { mode: 'id', value: '1' } });
		expect(codes(reportOf(to('UK', 10)), byId)).toEqual(['subsidiary-not-comparable']);
		const mapped: typeof rows = [['subsidiary', 'UK', 'id:2'], ['subsidiary', 'US', 'id:1'], ['dueFrom', '*', '13900'], ['dueTo', '*', '21900']];
		const fixed = settings({ subsidiary: { mode: 'id', value: '1' } }, mapped);
		expect(codes(reportOf(to('US', 10)), fixed)).toEqual([]);
		expect(prepare(reportOf(to('UK', 10)), fixed).postings[0]?.toSubsidiary).toEqual({ type: 'subsidiary', by: 'id', value: '2' });
		expect(codes(reportOf(to('UK', 10)), settings({ subsidiaryFrom: 'owner' }))).toEqual(['subsidiary-not-comparable']);
	});

	it('are not looked at without OneWorld', () => {
		expect(prepare(reportOf(to('UK', 10)), settings({ subsidiaryFrom: 'none' })).postings[0]?.recordType).toBe('journalEntry');
	});
});

describe('costs of another subsidiary in other documents', () => {
	const bill = (subsidiary: string | undefined, amount = 10) =>
		invoices.invoice([invoices.lineItem([invoices.allocation(invoices.journal(10)), invoices.allocation(invoices.journal(amount), { allocationCustom1Code: subsidiary })])], invoices.header(10 + amount));
	const toJournal = { targets: { row: [{ documentType: 'invoice', payee: 'any', target: 'journalEntry' }] }, invoices: { payableAccount: invoices.byNumber('20000') } };

	it('are refused in invoices, whose bill belongs to one', () => {
		for (const changes of [settings(), settings({ options: { intercompany: 'refuse', intercompanyField: 'allocationCustom1Code' } }), settings(toJournal)]) {
			const { problems } = prepareAs('invoice', bill('UK'), changes);
			expect(problems.map(({ code, field }) => [code, field])).toEqual([['cost-other-subsidiary', 'document.lineItem[0].allocation[1].journal[0]']]);
			expect(problems[0]?.message).toBe(`Line 1 (Licences) is charged to subsidiary ${UK}, but the document belongs to ${US}`);
		}
		for (const document of [bill('US'), bill(' us '), bill(undefined), bill('UK', 0)]) expect(codesOf(prepareAs('invoice', document, settings()))).toEqual([]);
		expect(codesOf(prepareAs('invoice', bill('UK'), settings({ options: {} })))).toEqual([]);
		expect(codesOf(prepareAs('invoice', bill('UK'), settings({ subsidiaryFrom: 'none' })))).toEqual([]);
		expect(codesOf(prepareAs('invoice', bill('UK'), settings({ subsidiaryFrom: 'owner' })))).toEqual(['subsidiary-not-comparable']);
	});

	it('are refused in payroll documents', () => {
		const row = (more: object, indicator = 'Y') => payrollReport([payrollRow(30), payrollRow(5, { payrollPayIndicator: indicator, ...more })]);
		const prepared = (document: unknown) => prepareAs('payroll', document, withPayroll({}, settings()));
		expect(codesOf(prepared(row({ entryOrgUnit1Code: 'UK' })))).toEqual(['cost-other-subsidiary']);
		expect(codesOf(prepared(row({ entryOrgUnit1Code: 'US' })))).toEqual([]);
		expect(codesOf(prepared(row({ entryOrgUnit1Code: 'UK' }, 'N')))).toEqual([]);
	});
});
