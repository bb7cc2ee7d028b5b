import { describe, expect, it } from 'vitest';
import { targetFor, type TargetRule } from '../../../nodes/ConcurToNetSuite/posting/targets/target';
import { readSettings } from '../../../nodes/ConcurToNetSuite/settings/readSettings';
import { codesOf, rawSettings } from './demoSettings.mts';
import { allocation, entry, expense, line, report, simple } from './documents.mts';
import { mapping, netOf, outcome, prepareUnder, told, type Row } from './targetWorld.mts';

const card = (amount: unknown, payee = 'CBCP', more = {}) => line(amount, { journalPayee: payee, ...more });
const employeeVendor = mapping(['vendor', '23618', 'externalId:1017001-V']);
const bills: Row[] = [{ target: 'vendorBill' }];
const employeeOnReport: Row[] = [{ payee: 'EMPL', target: 'expenseReport' }];

describe('the rules of targets', () => {
	const mixed = expense([
		entry([allocation([line(10)])]),
		entry([allocation([card(20)])], { entryId: 'E2', reportEntryPatKey: 'CBCP' }),
		entry([allocation([card(30, 'COPD')])], { entryId: 'E3', reportEntryPatKey: 'COPD' }),
	]);

	it('leave everything in one journal where there are none', () => {
		expect(outcome(mixed, [])).toEqual(['journalEntry: 474210 10.00, 474210 20.00, 474210 30.00, 21010 -10.00, 21500 -20.00, 20000 -30.00']);
	});

	it('take out what they say by payee, payment type and policy; the journal comes first', () => {
		const copd = ['journalEntry: 474210 10.00, 474210 20.00, 21010 -10.00, 21500 -20.00', 'vendorBill V-COPD 20000: 474210 30.00'];
		expect(outcome(mixed, [{ payee: 'COPD', target: 'vendorBill' }])).toEqual(copd);
		expect(outcome(mixed, [{ paymentType: 'copd', target: 'vendorBill' }])).toEqual(copd);
		const policy: Row[] = [{ policy: 'p1', payee: 'COPD', target: 'vendorBill' }];
		expect(outcome({ ...mixed, report: report({ policyId: 'P1' }) }, policy)).toEqual(copd);
		expect(outcome({ ...mixed, report: report({ externalPolicyId: 'P1' }) }, policy)).toEqual(copd);
		expect(outcome({ ...mixed, report: report({ policyId: 'P2' }) }, policy)).toHaveLength(1);
		expect(outcome(mixed, policy)).toHaveLength(1);
		expect(outcome(mixed, [{ documentType: 'invoice', target: 'doNotPost' }])).toHaveLength(1);
	});

	it('are tried in their order', () => {
		const first: Row = { payee: 'COPD', target: 'journalEntry' };
		const second: Row = { target: 'doNotPost' };
		expect(outcome(mixed, [first, second])).toEqual(['journalEntry: 474210 30.00, 20000 -30.00']);
		expect(outcome(mixed, [second, first])).toEqual(['nothing-to-post']);
	});

	it('give each record its external id in a fixed order', () => {
		const rows: Row[] = [{ payee: 'COPD', target: 'vendorBill' }, { payee: 'CBCP', target: 'creditCardCharge' }];
		const ids = (document: unknown) => prepareUnder(document, rows).postings.map(({ recordType, externalId }) => `${recordType} ${externalId}`);
		const base = 'CNQR-EXP-B1041655B4CE4171BDAA-R1';
		const wanted = [`journalEntry ${base}`, `vendorBill ${base}-2`, `creditCardCharge ${base}-3`];
		expect(ids(mixed)).toEqual(wanted);
		expect(ids({ ...mixed, expenseEntry: [...mixed.expenseEntry as unknown[]].reverse() })).toEqual(wanted);
	});

	it('put stamp, memo, date and currency on every record', () => {
		const prepared = prepareUnder(mixed, [{ payee: 'COPD', target: 'vendorBill' }]);
		for (const posting of prepared.postings) {
			expect(posting).toMatchObject({ tranDate: '2026-10-31', currency: { value: 'USD' }, subsidiary: { value: '1' } });
			expect(posting.memo).toContain(posting.stamp.text);
		}
		expect(prepared.postings[0]?.currency).not.toBe(prepared.postings[1]?.currency);
	});

	it('answer other document types, each with the targets it can have', () => {
		const targets: TargetRule[] = [{ target: 'expenseReport' }, { documentType: 'cashadvance', policy: 'X', target: 'doNotPost' }, { payee: 'EMPL', target: 'doNotPost' }, { documentType: 'payroll', target: 'doNotPost' }];
		expect(targetFor({ targets }, { documentType: 'expense' })).toBe('expenseReport');
		expect(targetFor({ targets }, { documentType: 'invoice' })).toBe('vendorBill');
		expect(targetFor({ targets }, { documentType: 'cashadvance' })).toBe('journalEntry');
		expect(targetFor({ targets }, { documentType: 'cashadvance', policy: [undefined, 'x'] })).toBe('doNotPost');
		expect(targetFor({ targets }, { documentType: 'payroll' })).toBe('doNotPost');
	});

	it.each([
		[{ payee: 'EMPL', target: 'creditCardCharge' }, 'an employee is not a card'],
		[{ payee: 'COPD', target: 'expenseReport' }, 'not to other suppliers'],
		[{ payee: 'COMP', target: 'vendorBill' }, 'the company itself'],
		[{ documentType: 'invoice', target: 'expenseReport' }, 'possible are journalEntry, vendorBill, doNotPost'],
		[{ documentType: 'cashadvance', target: 'vendorBill' }, 'possible are journalEntry, doNotPost'],
		[{ documentType: 'payroll', payee: 'EMPL', target: 'doNotPost' }, 'only expense reports have'],
		[{ target: 'bill' }, 'holds "bill"'],
		[{ documentType: 'report' }, 'holds "report"'],
	])('are refused where they could never be fulfilled: %j', (row, told) => {
		expect(() => readSettings(rawSettings({ targets: { row: [row] } }), 'UTC')).toThrow(told);
	});
});

describe('a vendor bill', () => {
	it("names the vendor of the payee's row and its account, one bill for each", () => {
		const document = simple([card(5, 'COPD'), card(7, 'IBCP'), card(3, 'COPD')]);
		expect(outcome(document, bills)).toEqual(['vendorBill V-COPD 20000: 474210 5.00, 474210 3.00', 'vendorBill V-IBCP 21020: 474210 7.00']);
		expect(prepareUnder(document, bills).postings[0]).toMatchObject({
			entity: { type: 'vendor', by: 'externalId', value: 'V-COPD' },
			account: { type: 'account', by: 'acctNumber', value: '20000' },
			lines: [{ department: { value: '21-KING' }, from: { payee: 'COPD' } }, {}],
		});
	});

	it("names the employee's vendor: by the mapping, else where employees are kept as vendors, else it is refused", () => {
		expect(outcome(simple([line(10)]), bills, employeeVendor)).toEqual(['vendorBill 1017001-V 21010: 474210 10.00']);
		expect(outcome(simple([line(10)]), bills, { employeeRecordType: 'vendor', entityOnLines: 'none' })).toEqual(['vendorBill 23618 21010: 474210 10.00']);
		expect(outcome(simple([line(10)]), bills)).toEqual(['bill-vendor-missing']);
		expect(outcome(simple([line(10)], {}, {}, { employee: {} }), bills)).toEqual(['employee-id-missing']);
	});

	it('is refused without a vendor, and said once', () => {
		const rows = { row: [{ payee: 'COPD', account: { mode: 'number', value: '20000' } }] };
		const prepared = prepareUnder(simple([card(5, 'COPD'), card(3, 'COPD')]), bills, { payableAccounts: rows });
		expect(codesOf(prepared)).toEqual(['bill-vendor-missing']);
		expect(prepared.reason).toContain('Company Paid');
		expect(prepared.postings).toHaveLength(1);
	});

	it('holds credits as long as it is not below zero, then is a vendor credit, with its own bill for the costs', () => {
		const credit = (amount: number) => card(amount, 'COMP', { journalPayer: 'COPD' });
		expect(outcome(simple([card(10, 'COPD'), credit(-4)]), bills)).toEqual(['vendorBill V-COPD 20000: 474210 10.00, 474210 -4.00']);
		expect(outcome(simple([credit(-4)]), bills)).toEqual(['vendorCredit V-COPD 20000: 474210 -4.00']);
		expect(outcome(simple([card(3, 'COPD'), credit(-4)]), bills)).toEqual([
			'vendorBill V-COPD 20000: 474210 3.00',
			'vendorCredit V-COPD 20000: 474210 -4.00',
		]);
		expect(outcome(simple([card(4, 'COPD'), credit(-4)]), bills)).toEqual(['vendorBill V-COPD 20000: 474210 4.00, 474210 -4.00']);
	});

	it('is never made of what Expense Pay or payroll pays: it would be paid twice', () => {
		const paid = { expensePayIndicator: 'Y' };
		expect(outcome(simple([line(10)], {}, paid), bills, employeeVendor)).toEqual(['journalEntry: 474210 10.00, 21010 -10.00']);
		expect(outcome(simple([card(10, 'IBCP')], {}, paid), bills)).toEqual(['journalEntry: 474210 10.00, 21020 -10.00']);
		expect(outcome(simple([line(10)], {}, paid), employeeOnReport)).toEqual(['journalEntry: 474210 10.00, 21010 -10.00']);
		expect(outcome(simple([card(10, 'IBCP')], {}, paid), [{ target: 'expenseReport' }])).toEqual(['expenseReport 23618 21020: 474210 10.00']);
		const payroll = { report: report({ payrollPayIndicator: 'Y', payrollPaymentClearingAccountCode: '21050' }) };
		const document = simple([line(10), card(5, 'COPD')], {}, {}, payroll);
		const byPayroll = { ...employeeVendor, reimbursedByPayroll: 'payrollClearing' };
		expect(outcome(document, bills, byPayroll)).toEqual(['journalEntry: 474210 10.00, 21050 -10.00', 'vendorBill V-COPD 20000: 474210 5.00']);
	});
});

describe('an expense report', () => {
	it("is the employee's, by categories, with the day of each expense", () => {
		const document = expense([
			entry([allocation([line(10)])]),
			entry([allocation([line(20)])], { expenseTypeName: 'Hotel', expenseTypeCode: 'LODGX', entryDate: '2026-10-29T23:59:59.000Z' }),
		]);
		const { postings } = prepareUnder(document, employeeOnReport, mapping(['expenseCategory', 'lodgx', 'Lodging abroad']));
		expect(postings).toMatchObject([
			{
				recordType: 'expenseReport',
				entity: { type: 'employee', by: 'entityId', value: '23618' },
				account: { value: '21010' },
				lines: [
					{ category: { type: 'expenseCategory', by: 'name', value: 'Taxi' }, account: { value: '474210' }, expenseDate: '2026-10-30' },
					{ category: { by: 'name', value: 'Lodging abroad' }, expenseDate: '2026-10-29', debit: '20.00' },
				],
			},
		]);
		expect(postings[0]?.cardAccount).toBeUndefined();
		expect(postings[0]?.lines[0]).not.toHaveProperty('entity');
		expect(postings[0]?.lines[0]).not.toHaveProperty('corporateCard');
	});

	it('goes by account where that is set, and by code where categories are not matched by name', () => {
		const first = (expenseReports: Row, entryFields = {}) => {
			const prepared = prepareUnder(simple([line(10)], {}, entryFields), employeeOnReport, { expenseReports });
			return prepared.problems.length > 0 ? codesOf(prepared) : prepared.postings[0]?.lines[0]?.category;
		};
		expect(first({ lineBy: 'account' })).toBeUndefined();
		expect(first({ categoryMatchBy: 'externalId' })).toEqual({ type: 'expenseCategory', by: 'externalId', value: 'TAXIX' });
		expect(first({}, { expenseTypeName: '' })).toEqual(['expense-category-missing']);
		expect(first({ lineBy: 'account' }, { expenseTypeName: '' })).toBeUndefined();
	});

	it('has the default category where the entry says nothing, with the name that the list showed', () => {
		const defaultCategory = { __rl: true, mode: 'list', value: '4', cachedResultName: 'Other' };
		const chosen = { type: 'expenseCategory', by: 'id', value: '4', name: 'Other' };
		const first = (entryFields: Record<string, unknown>, expenseReports = {}, changes = {}) =>
			prepareUnder(simple([line(10)], {}, entryFields), employeeOnReport, { expenseReports: { defaultCategory, ...expenseReports }, ...changes }).postings[0]?.lines[0]?.category;
		const blank = { expenseTypeName: ' ', expenseTypeCode: null };
		expect(first(blank)).toEqual(chosen);
		expect(first({ expenseTypeCode: null }, { categoryMatchBy: 'externalId' })).toEqual(chosen);
		expect(first(blank, { lineBy: 'account' })).toBeUndefined();
		expect(first({})).toEqual({ type: 'expenseCategory', by: 'name', value: 'Taxi' });
		const mapped = mapping(['expenseCategory', 'TAXIX', 'Cabs']);
		expect(first({ expenseTypeName: '' }, {}, mapped)).toEqual({ type: 'expenseCategory', by: 'name', value: 'Cabs' });
		expect(first(blank, { defaultCategory: { mode: 'list', value: '' } })).toBeUndefined();
	});

	it('holds card lines as corporate card lines on the account of the card', () => {
		const document = simple([line(10), card(5), card(-1, 'COMP', { journalPayer: 'CBCP' })]);
		const rows: Row[] = [{ target: 'expenseReport' }];
		expect(outcome(document, rows)).toEqual(['expenseReport 23618 21010 21500: 474210 10.00, 474210 5.00, 474210 -1.00']);
		expect(prepareUnder(document, rows).postings[0]?.lines.map(({ corporateCard }) => corporateCard)).toEqual([undefined, true, true]);
	});

	it('is one per payable account of the employee and per account of a card', () => {
		const payables = { row: [
			{ payee: 'EMPL', account: { mode: 'number', value: '21010' } },
			{ payee: 'EMPL', paymentType: 'ADV', account: { mode: 'number', value: '21011' } },
			{ payee: 'CBCP', account: { mode: 'number', value: '21500' } },
		] };
		const document = expense([
			entry([allocation([line(3)])], { reportEntryPatKey: 'ADV' }),
			entry([allocation([line(10), card(5)])]),
		]);
		expect(outcome(document, [{ target: 'expenseReport' }], { payableAccounts: payables })).toEqual([
			'expenseReport 23618 21010 21500: 474210 10.00, 474210 5.00',
			'expenseReport 23618 21011: 474210 3.00',
		]);
	});

	it('needs an employee, whatever other lines carry', () => {
		const asVendor = { employeeRecordType: 'vendor' };
		expect(outcome(simple([line(10)]), employeeOnReport, asVendor)).toEqual(['report-employee-missing']);
		const mapped = prepareUnder(simple([line(10)]), employeeOnReport, { ...asVendor, ...mapping(['employee', '23618', 'id:77']) });
		expect(mapped.postings[0]?.entity).toEqual({ type: 'employee', by: 'id', value: '77' });
		expect(prepareUnder(simple([line(10)]), employeeOnReport, { employeeRecordType: 'entity', entityOnLines: 'none' }).postings[0]?.entity).toEqual({ type: 'employee', by: 'entityId', value: '23618' });
		expect(outcome(simple([line(10)], {}, {}, { employee: {} }), employeeOnReport)).toEqual(['employee-id-missing']);
	});

	it('cannot hold other suppliers, and is never below zero, neither for the employee nor for the card', () => {
		const rows: Row[] = [{ target: 'expenseReport' }];
		expect(outcome(simple([card(5, 'COPD')]), rows)).toEqual(['target-unfit']);
		const back = line(-4, { journalPayer: 'EMPL', journalPayee: 'COMP' });
		expect(outcome(simple([line(10), back]), rows)).toEqual(['expenseReport 23618 21010: 474210 10.00, 474210 -4.00']);
		expect(outcome(simple([line(3), back]), rows)).toEqual(['record-below-zero']);
		expect(outcome(simple([line(3), back, card(9)]), rows)).toEqual(['record-below-zero']);
		expect(outcome(simple([line(3), card(-9, 'COMP', { journalPayer: 'CBCP' })]), rows)).toEqual(['record-below-zero']);
	});
});

describe('a credit card charge', () => {
	const rows: Row[] = [{ payee: 'CBCP', target: 'creditCardCharge' }, { payee: 'IBCP', target: 'creditCardCharge' }];

	it('is one per report and card account, with the vendor of the row', () => {
		const document = simple([card(5), line(10), card(7, 'IBCP'), card(3)]);
		expect(outcome(document, rows)).toEqual([
			'journalEntry: 474210 10.00, 21010 -10.00',
			'creditCardCharge V-IBCP 21020: 474210 7.00',
			'creditCardCharge V-CBCP 21500: 474210 5.00, 474210 3.00',
		]);
		const bare = { row: [{ payee: 'CBCP', account: { mode: 'number', value: '21500' } }] };
		expect(outcome(simple([card(5)]), rows, { payableAccounts: bare })).toEqual(['creditCardCharge 21500: 474210 5.00']);
	});

	it('is never below zero, nor for an employee', () => {
		expect(outcome(simple([card(5), card(-7, 'COMP', { journalPayer: 'CBCP' })]), rows)).toEqual(['record-below-zero']);
		expect(outcome(simple([line(5)]), [{ target: 'creditCardCharge' }])).toEqual(['target-unfit']);
	});
});

describe('lines that are not posted', () => {
	const rows: Row[] = [{ payee: 'CBCP', target: 'doNotPost' }];

	it('are left out, and what remains is posted; that is said', () => {
		const prepared = prepareUnder(simple([line(10), card(5), card(2)]), rows);
		expect(told(prepared.postings)).toEqual(['journalEntry: 474210 10.00, 21010 -10.00']);
		expect(prepared.warnings).toMatchObject([{ code: 'lines-left-out', value: '7.00 USD' }]);
		expect(prepared.total).toBe('17.00');
	});

	it('make a document of which nothing remains nothing to post, by the rule and not for its amounts', () => {
		const prepared = prepareUnder(simple([card(5)]), rows);
		expect(prepared).toMatchObject({ status: 'nothingToPost', postings: [] });
		expect(prepared.reason).toContain('the rules of "Targets" keep all its lines out');
		expect(prepareUnder(simple([line(0)]), rows).reason).toContain('all its amounts are zero');
	});

	it('need neither accounts nor segments, but their document must still add up', () => {
		const segments = { row: [{ segment: 'department', fields: 'allocationCustom4Code', ifBlank: 'problem' }] };
		const bare = simple([card(5, 'CBCP', { journalAccountCode: null })], { allocationCustom4Code: '', tax: [{ taxAuthorityLabel: 'XX', amountReclaim: 1 }] });
		expect(outcome(bare, rows, { payableAccounts: { row: [{ payee: 'EMPL', account: { mode: 'number', value: '1' } }] }, segments })).toEqual(['nothing-to-post']);
		expect(outcome(simple([card(5)], {}, { entryApprovedAmount: 6 }), rows)).toEqual(['entry-total-disagrees']);
		expect(outcome(simple([card(5, 'IBCP', { journalPayer: 'EMPL' })]), rows)).toEqual(['party-pair-invalid']);
	});
});

describe('the records of a report together', () => {
	it('keep a personal card item right wherever its halves go', () => {
		const pair = [card(49, 'CBCP', { journalAccountCode: 'cbcp180' }), line(-49, { journalAccountCode: 'cbcp180', journalPayer: 'EMPL', journalPayee: 'COMP' })];
		const document = expense([entry([allocation([line(60)])]), entry([allocation(pair)], { entryIsPersonal: 'Y' })]);
		const charge: Row = { payee: 'CBCP', target: 'creditCardCharge' };
		const apart = prepareUnder(document, [charge]);
		expect(told(apart.postings)).toEqual(['journalEntry: 474210 60.00, cbcp180 -49.00, 21010 -11.00', 'creditCardCharge V-CBCP 21500: cbcp180 49.00']);
		const onReport = prepareUnder(document, [charge, ...employeeOnReport]);
		expect(told(onReport.postings)).toEqual(['expenseReport 23618 21010: 474210 60.00, cbcp180 -49.00', 'creditCardCharge V-CBCP 21500: cbcp180 49.00']);
		expect(onReport.postings[0]?.lines.map(({ category }) => category?.value)).toEqual(['Taxi', undefined]);
		for (const { postings } of [apart, onReport]) expect(netOf(postings)).toEqual({ '474210': 6000n, '21010': -1100n, '21500': -4900n });
	});
});
