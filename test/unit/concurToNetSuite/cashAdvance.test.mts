import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inlineCashAdvance, publishedCashAdvances } from '../../sandbox/concur/publishedDocuments.mts';
import { advance, back, byNumber, prepareAs, row } from './cashAdvanceDocuments.mts';
import { balanceOf, cents, codesOf, demoSettings, netBy, netByAccount } from './demoSettings.mts';

const { documents: expectations } = JSON.parse(
	readFileSync(new URL('../../fixtures/concur-examples/expected-postings.json', import.meta.url), 'utf8'),
) as { documents: Array<{ file: string; derived_from_document: { currency: string; net_by_account: Record<string, string> } }> };

const prepared = (document: unknown, changes: Parameters<typeof prepareAs>[2] = {}) => prepareAs('cashadvance', document, changes);
const warningsOf = ({ warnings }: ReturnType<typeof prepared>) => warnings.map(({ code }) => code);

describe('the published cash advances', () => {
	const advances = publishedCashAdvances();

	it('are two', () => expect(advances).toHaveLength(2));

	it.each(advances.map((one) => [one.file, one.text] as const))('%s nets to the derived posting', (file, text) => {
		const expected = expectations.find((one) => one.file === file)?.derived_from_document;
		if (!expected) throw new Error(`No expectation for ${file}`);
		const result = prepared(JSON.parse(text));
		expect([result.status, result.problems, result.warnings]).toEqual(['prepared', [], []]);
		expect(result.currency).toBe(expected.currency);
		expect(result.postings).toHaveLength(1);
		const net = netBy(result.postings[0], ({ account }) => (account.value === '21010' ? 'liability:EMPL (employee)' : account.value));
		expect(net).toEqual(Object.fromEntries(Object.entries(expected.net_by_account).map(([key, value]) => [key, cents(value)])));
	});

	it('takes the inline one of the reference page', () => {
		const result = prepared(JSON.parse(inlineCashAdvance().text));
		expect(result.problems).toEqual([]);
		expect(netByAccount(result.postings[0])).toEqual({ '12345': 15000n, '21010': -15000n });
		expect(result.postingDate).toBe('2018-03-06');
	});
});

describe('a cash advance', () => {
	it('becomes one journal entry that says who, when, what and where from', () => {
		const { postings, ...item } = prepared(advance([row(300)]));
		expect(item).toMatchObject({
			documentId: '2E6DA12BB8B87D468BD666383E44033D', externalId: 'CNQR-CA-2E6DA12BB8B87D468BD666383E44033D-R1', name: 'Trip',
			owner: '23618', revision: '1', currency: 'USD', total: '300.00', approvedOn: '2026-10-31', isTest: false,
		});
		expect(postings[0]).toMatchObject({
			recordType: 'journalEntry', externalId: item.externalId, tranDate: '2026-10-31', subsidiary: { value: '1' },
			currency: { by: 'symbol', value: 'USD' },
			lines: [
				{ account: { by: 'acctNumber', value: 'CADV' }, debit: '300.00', from: { cashAdvanceId: item.documentId, payer: 'COMP', payee: 'EMPL' } },
				{ account: { value: '21010' }, credit: '300.00', entity: { type: 'employee', by: 'entityId', value: '23618' } },
			],
		});
		expect(postings[0]?.lines[0]).not.toHaveProperty('entity');
		expect(postings[0]?.memo).toMatch(/^Concur cash advance 2E6DA12BB8B87D468BD666383E44033D Trip \[Concur /);
		expect(postings[0]?.lines[1]?.memo).toBe('Employee 2E6DA12BB8B87D468BD666383E44033D');
	});

	it('keeps the amounts of the reimbursement currency, whatever the request was in', () => {
		const result = prepared(advance([row(300)], { currencyAlphaCode: 'JPY', employeeCurrencyAlphaCode: 'gbp', exchangeRate: 0.005, requestAmount: 60000 }));
		expect(result).toMatchObject({ status: 'prepared', currency: 'GBP', total: '300.00' });
		expect(result.postings[0]?.currency?.value).toBe('GBP');
	});

	it('leaves the rate to NetSuite, since its own rate is that of the request', () => {
		const data = { currencyAlphaCode: 'JPY', employeeCurrencyAlphaCode: 'GBP', exchangeRate: 0.005 };
		const result = prepared(advance([row(300)], data), { options: { exchangeRateFrom: 'concur', exchangeRateField: 'exchangeRate' } });
		expect(codesOf(result)).toEqual([]);
		expect(result.postings[0]).not.toHaveProperty('exchangeRate');
	});

	it('names the employee on all lines, or on none', () => {
		const entities = (entityOnLines: string) =>
			prepared(advance([row(300)]), { entityOnLines }).postings[0]?.lines.map(({ entity }) => entity?.value);
		expect(entities('allLines')).toEqual(['23618', '23618']);
		expect(entities('none')).toEqual([undefined, undefined]);
	});

	it('trims account codes and asks the mapping first', () => {
		const mappingRows = [{ kind: 'account', concurValue: 'CADV', netSuiteReference: 'number:12600', active: true }];
		const codes = prepared(advance([row(1, { accountCode: ' CADV ' }), row(2, { accountCode: 'CASH' })]), { mappingRows });
		expect(netByAccount(codes.postings[0])).toEqual({ '12600': 100n, '21010': -300n, CASH: 200n });
	});

	it('takes the clearing account of the advance for a row without one, with a warning', () => {
		const result = prepared(advance([row(300, { accountCode: ' ' })], { clearingAccountCode: 'CASH' }));
		expect(netByAccount(result.postings[0])).toEqual({ '21010': -30000n, CASH: 30000n });
		expect(warningsOf(result)).toEqual(['advance-account-from-header']);
	});

	it('sums the other side of several rows in one line', () => {
		const result = prepared(advance([row(100), row(200, { accountCode: 'CASH' }), row(0)]));
		expect(result.postings[0]?.lines.map(({ account, debit, credit }) => [account.value, debit ?? `-${credit}`])).toEqual([
			['CADV', '100.00'], ['CASH', '200.00'], ['21010', '-300.00'],
		]);
	});

	it('writes its texts from the settings', () => {
		const memo = '{name}|{purpose}|{owner}|{ownerName}|{currency}|{total}|{approvedOn}|{postingDate}';
		const result = prepared(advance([row(300)]), { cashAdvances: { memo }, options: { stampField: 'custbody_concur_document' } });
		expect(result.postings[0]?.memo).toBe('Trip|Taxi|23618|Mia Roth|USD|300.00|2026-10-31|2026-10-31');
		expect(() => demoSettings({ cashAdvances: { memo: '{reportId}' } })).toThrow('"Cash Advances", "Memo" has the unknown placeholder {reportId}');
	});

	it('carries custom fields', () => {
		const customFields = { row: [{ on: 'line', field: 'custcol_a', fixedValue: 'x', as: 'text' }, { on: 'body', field: 'custbody_a', concurFields: 'purpose', as: 'text' }] };
		const [posting] = prepared(advance([row(300)]), { customFields }).postings;
		expect(posting?.fields).toMatchObject({ custbody_a: 'Taxi' });
		expect(posting?.lines.map(({ fields }) => fields)).toEqual([{ custcol_a: 'x' }, {}]);
	});
});

describe('money that was handed back', () => {
	it('is a credit of the account, with a negative total', () => {
		const result = prepared(advance([back(-300)]));
		expect(netByAccount(result.postings[0])).toEqual({ '21010': 30000n, CADV: -30000n });
		expect([result.total, result.warnings]).toEqual(['-300.00', []]);
	});

	it('is a credit whatever its sign, and an odd sign is told', () => {
		const result = prepared(advance([back('300')]));
		expect(netByAccount(result.postings[0])).toEqual({ '21010': 30000n, CADV: -30000n });
		expect(warningsOf(result)).toEqual(['advance-sign-odd']);
	});

	it('tells when payer and payee say the opposite of debit and credit', () => {
		expect(warningsOf(prepared(advance([row(300, { payer: 'EMPL', payee: 'COMP' })])))).toEqual(['direction-unusual']);
		expect(warningsOf(prepared(advance([row(-300, { debitOrCredit: 'cr' })])))).toEqual(['direction-unusual']);
	});

	it('leaves no payable line where it evens out', () => {
		const result = prepared(advance([row(300), back(-300, { accountCode: 'CASH' })]));
		expect(netByAccount(result.postings[0])).toEqual({ CADV: 30000n, CASH: -30000n });
		expect(result.total).toBe('0.00');
	});
});

describe("the employee's side of a cash advance", () => {
	const rowsOf = (...more: object[]) => ({ row: [{ payee: 'EMPL', account: byNumber('21010') }, ...more] });
	const payableOf = (result: ReturnType<typeof prepared>) => result.postings[0]?.lines.at(-1)?.account.value;

	it('is the account of the settings', () => {
		expect(payableOf(prepared(advance([row(300)]), { cashAdvances: { payableAccount: byNumber('12500') } }))).toBe('12500');
	});

	it('is the row for Expense Pay where Concur pays it', () => {
		const payableAccounts = rowsOf({ payee: 'EMPL', expensePay: 'yes', account: byNumber('21015') }, { payee: 'EMPL', paymentType: 'CASH', account: byNumber('1') });
		expect(payableOf(prepared(advance([row(300)]), { payableAccounts }))).toBe('21010');
		expect(payableOf(prepared(advance([row(300)], { expensePayIndicator: 'Y' }), { payableAccounts }))).toBe('21015');
		expect(payableOf(prepared(advance([row(300)], { paymentMethod: '1' }), { payableAccounts }))).toBe('21015');
	});

	it('is the liability account of the funding account where the document has one', () => {
		const pays = { expensePayIndicator: 'Y' };
		const payableAccounts = { row: [{ payee: 'EMPL', accountFrom: 'funding' }] };
		expect(payableOf(prepared(advance([row(300)], { ...pays, liabilityAccountCode: 'lac123emp' })))).toBe('lac123emp');
		expect(payableOf(prepared(advance([row(300)], pays)))).toBe('21010');
		expect(codesOf(prepared(advance([row(300)], pays), { payableAccounts }))).toEqual(['liability-code-missing']);
	});

	it('is the card vendor where a card paid', () => {
		const payableAccounts = rowsOf({ payee: 'CBCP', account: byNumber('21030'), vendor: 'AMEX' });
		const result = prepared(advance([row(300, { payee: 'CBCP' })]), { payableAccounts, cashAdvances: { payableAccount: byNumber('12500') } });
		expect(result.postings[0]?.lines.at(-1)).toMatchObject({ account: { value: '21030' }, entity: { type: 'vendor', value: 'AMEX' } });
	});

	it('is refused for parties that nobody knows, and for cases without a row', () => {
		expect(codesOf(prepared(advance([row(300, { payee: 'XPAY' })])))).toEqual(['party-unknown']);
		expect(codesOf(prepared(advance([row(300, { payee: 'EMPL', payer: 'IBCP' })])))).toEqual(['party-pair-invalid']);
		expect(codesOf(prepared(advance([row(300, { payee: 'COMP' })])))).toEqual(['party-pair-invalid']);
		expect(codesOf(prepared(advance([row(300)]), { payableAccounts: { row: [{ payee: 'EMPL', paymentType: 'CASH', account: byNumber('1') }] } }))).toEqual([
			'payable-account-missing',
		]);
	});

	it('needs the employee', () => {
		const result = prepared(advance([row(300)], {}, { employeeData: null }));
		expect(codesOf(result)).toEqual(['employee-id-missing']);
		expect(result.problems[0]?.field).toBe('document.employeeData.employeeId');
		expect(prepared(advance([row(300)], {}, { employeeData: null }), { entityOnLines: 'none' }).status).toBe('prepared');
	});
});

describe('the subsidiary of a cash advance', () => {
	it("is the employee's own where reports go by ledger code, since an advance has none", () => {
		const ledger = { subsidiaryFrom: 'ledgerCode', ledgerSubsidiaries: { row: [{ ledgerCode: 'DEFAULT', subsidiary: { mode: 'id', value: '1' } }] } };
		for (const changes of [ledger, { subsidiaryFrom: 'owner' }]) {
			const [posting] = prepared(advance([row(300)]), changes).postings;
			expect(posting?.subsidiaryOf).toEqual({ type: 'employee', by: 'entityId', value: '23618' });
			expect(posting).not.toHaveProperty('subsidiary');
		}
	});

	it('can be none', () => {
		const [posting] = prepared(advance([row(300)]), { subsidiaryFrom: 'none' }).postings;
		expect(posting).not.toHaveProperty('subsidiary');
		expect(posting).not.toHaveProperty('subsidiaryOf');
	});
});

describe('the posting date of a cash advance', () => {
	const dateOf = (data: object, from?: string, accountingTimeZone = 'UTC') => {
		const result = prepared(advance([row(300)], { ...data }), { accountingTimeZone, ...(from ? { cashAdvances: { postingDateFrom: from } } : {}) });
		return [result.postingDate, ...codesOf(result), ...warningsOf(result)];
	};

	it('is the chosen one, and another is told', () => {
		expect(dateOf({})).toEqual(['2026-10-31']);
		expect(dateOf({}, 'requestDate')).toEqual(['2026-10-29']);
		expect(dateOf({ issuedDate: null })).toEqual(['2026-10-29', 'posting-date-fallback']);
		expect(dateOf({ requestDate: ' ' }, 'requestDate')).toEqual(['2026-10-31', 'posting-date-fallback']);
	});

	it('is the day in the accounting time zone', () => {
		expect(dateOf({ issuedDate: '2026-10-31T23:30:00.000Z' }, 'issuedDate', 'Asia/Tokyo')).toEqual(['2026-11-01']);
		expect(dateOf({ issuedDate: '2026-10-31' }, 'issuedDate', 'Asia/Tokyo')).toEqual(['2026-10-31']);
	});

	it('is the requested disbursement as last resort, which is no day of approval', () => {
		const data = { issuedDate: null, requestDate: null, requestedDisbursementDate: '2026-10-30T00:00:00.000Z' };
		expect(dateOf(data, 'issuedDate', 'America/New_York')).toEqual(['2026-10-30', 'approval-date-missing', 'posting-date-fallback']);
		expect(dateOf({ ...data, requestedDisbursementDate: '' })).toEqual(['', 'posting-date-missing', 'approval-date-missing']);
	});

	it('is never guessed', () => {
		expect(dateOf({ issuedDate: 'soon' })).toEqual(['', 'document-invalid']);
		const ambiguous = advance([row(300)], { issuedDate: '03/04/2026', requestDate: '2025-12-30T12:00:00.000Z' });
		// The day of the request must not decide the cut-over in place of the day of issue.
		const result = prepared(ambiguous, { postDocumentsApprovedFrom: '2026-01-01' });
		expect([result.status, ...codesOf(result)]).toEqual(['notReady', 'document-invalid', 'approval-date-missing']);
		expect(result.problems[0]?.message).toContain('"03/04/2026" may be 2026-03-04 or 2026-04-03');
	});

	it('does not decide the cut-over, which the day of issue does', () => {
		const cutOver = { postDocumentsApprovedFrom: '2026-10-30' };
		expect(prepared(advance([row(300)]), { ...cutOver, cashAdvances: { postingDateFrom: 'requestDate' } }).status).toBe('prepared');
		const early = prepared(advance([row(300)], { issuedDate: null }), cutOver);
		expect([early.status, ...codesOf(early)]).toEqual(['skipped', 'approved-before-cut-over']);
	});
});

describe('a cash advance that is not posted', () => {
	const outcome = (result: ReturnType<typeof prepared>) => [result.status, ...codesOf(result)];

	it('belongs to a report: the report carries it', () => {
		for (const transactionType of [2, '2']) {
			const result = prepared(advance([row(300)], { transactionType }));
			expect(outcome(result)).toEqual(['nothingToPost', 'nothing-to-post']);
			expect(result.reason).toContain('posted with that report');
			expect(result.postings).toEqual([]);
		}
	});

	it('is of a type that nobody knows', () => {
		expect(prepared(advance([row(300)], { transactionType: '3' })).status).toBe('prepared');
		for (const transactionType of [4, null]) {
			const result = prepared(advance([row(300)], { transactionType }));
			expect(outcome(result)).toEqual(['notReady', 'advance-type-unknown']);
			// Filled all the same, so that Validate adds what it finds.
			expect(result.postings).toHaveLength(1);
		}
	});

	it('has nothing in it', () => {
		expect(outcome(prepared(advance([row('0E-8')], { requestAmount: 0 })))).toEqual(['nothingToPost', 'nothing-to-post']);
		expect(outcome(prepared(advance([], { requestAmount: 300 })))).toEqual(['notReady', 'advance-without-rows']);
	});

	it('is kept out by a rule, or is a test', () => {
		const targets = { row: [{ documentType: 'cashadvance', payee: 'any', target: 'doNotPost' }] };
		expect(outcome(prepared(advance([row(300)]), { targets }))).toEqual(['nothingToPost', 'nothing-to-post']);
		expect(outcome(prepared(advance([row(300)], { isTest: 'Y' })))).toEqual(['skipped', 'test-document']);
	});

	it('does not say which side its rows are on', () => {
		for (const debitOrCredit of [undefined, null, '', 'D'])
			expect(outcome(prepared(advance([row(300, { debitOrCredit })])))).toEqual(['notReady', 'advance-side-missing']);
		expect(outcome(prepared(advance([row(-300)])))).toEqual(['notReady', 'advance-side-unclear']);
	});

	it('has no account, no amount, or one that the currency cannot hold', () => {
		expect(outcome(prepared(advance([row(300, { accountCode: null })])))).toEqual(['notReady', 'advance-account-missing']);
		expect(outcome(prepared(advance([row('1.005')])))).toEqual(['notReady', 'amount-precision']);
		const absent = prepared(advance([row(undefined)]));
		expect(outcome(absent)).toEqual(['notReady', 'document-invalid']);
		expect(absent.problems[0]?.field).toBe('document.journalData[0].amount');
	});

	it('tells all obstacles in one pass', () => {
		const result = prepared(advance([row(1, { accountCode: '', payee: 'XPAY' }), row(2, { debitOrCredit: '?' })], { transactionType: 9 }, { employeeData: {} }));
		expect(codesOf(result)).toEqual(['advance-type-unknown', 'advance-account-missing', 'party-unknown', 'advance-side-missing', 'employee-id-missing']);
	});

	it('is no document at all', () => {
		for (const document of [null, undefined, 'x', [], {}, { cashAdvanceData: [] }]) {
			const result = prepared(document);
			expect([result.status, result.problems[0]?.code]).toEqual(['notReady', 'document-invalid']);
		}
	});
});

it('balances a cash advance to the cent', () => {
	const [posting] = prepared(advance([row('0.1'), row('0.20'), row(0.3), back('0.4')])).postings;
	if (!posting) throw new Error('No posting');
	expect(balanceOf(posting)).toBe(0n);
});
