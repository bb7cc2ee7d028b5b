import { describe, expect, it } from 'vitest';
import { codesOf, prepare } from './demoSettings.mts';
import { allocation, entry, expense, line, report, simple } from './documents.mts';
import { mapping, outcome, prepareUnder, type Row } from './targetWorld.mts';

const card = (amount: unknown, more = {}) => line(amount, { journalPayee: 'CBCP', ...more });
const charge: Row[] = [{ payee: 'CBCP', target: 'creditCardCharge' }];
const segments = { row: [{ segment: 'customer', fields: 'allocationCustom6Code', matchBy: 'name' }] };
const billable = (journal: object[], allocationFields = {}, entryFields = {}) => simple(journal as never, allocationFields, { entryIsBillable: 'Y', ...entryFields });

describe('billable entries that are to be billed', () => {
	const options = { billableEntries: 'bill' };
	const customer = { allocationCustom6Code: 'C-200' };

	it.each([
		['creditCardCharge', charge],
		['expenseReport', [{ target: 'expenseReport' }]],
		['vendorBill', [{ target: 'vendorBill' }]],
	])('are marked on the cost lines of a %s, with their customer', (recordType, rows) => {
		const tax = [{ taxAuthorityLabel: 'DEVAT', taxCode: 'VA', amountReclaim: 1 }];
		const { postings, problems } = prepareUnder(billable([card(10)], { ...customer, tax }), rows as Row[], { options: { ...options, segmentsOnOtherLines: true }, segments });
		expect(problems).toEqual([]);
		expect(postings).toMatchObject([{ recordType }]);
		expect(postings[0]?.lines.map(({ account, billable: is, customer: of }) => [account.value, is, of?.value])).toEqual([
			['474210', true, 'C-200'],
			['13100', undefined, undefined],
		]);
	});

	it('are still a problem on a journal, also for a part of the entry', () => {
		expect(outcome(billable([card(10)], customer), [], { options, segments })).toEqual(['entry-billable']);
		expect(outcome(billable([card(10), line(5)], customer), charge, { options, segments })).toEqual(['entry-billable']);
		expect(outcome(billable([card(10)], customer), charge, { segments })).toEqual(['entry-billable']);
	});

	it('need a customer', () => {
		expect(outcome(billable([card(10)]), charge, { options, segments })).toEqual(['entry-billable-no-customer']);
		expect(outcome(billable([card(10)]), charge, { options: { billableEntries: 'ignore' }, segments })).toHaveLength(1);
	});

	it('do not matter where they are left out', () => {
		const rows: Row[] = [{ payee: 'CBCP', target: 'doNotPost' }];
		for (const billableEntries of ['problem', 'bill']) {
			const prepared = prepareUnder(billable([card(10)]), rows, { options: { billableEntries } });
			expect(prepared.status).toBe('nothingToPost');
		}
	});

	it('mark no line that is not', () => {
		const document = expense([entry([allocation([card(10)], customer)])]);
		expect(prepareUnder(document, charge, { options, segments }).postings[0]?.lines[0]).not.toHaveProperty('billable');
	});
});

describe('SuiteTax codes', () => {
	const options = { suiteTax: true };
	const rows = (...codes: string[]) => codes.map((taxCode, index) => ({ taxGuid: `G${index}`, taxAuthorityLabel: 'VAT', taxCode, amountReclaim: 0 }));
	const code = (journal: object[], tax: unknown[], changes = {}) => {
		const prepared = prepareUnder(simple(journal as never, { tax }), charge, { options, ...changes });
		return prepared.problems.length > 0 ? codesOf(prepared) : prepared.postings.flatMap(({ lines }) => lines.map(({ taxCode }) => taxCode?.value));
	};

	it('stand on cost lines of records other than journals', () => {
		expect(code([card(10)], rows('S-GB'))).toEqual(['VAT:S-GB']);
		expect(prepareUnder(simple([card(10)] as never, { tax: rows('S-GB') }), charge, { options }).postings[0]?.lines[0]?.taxCode).toEqual({ type: 'taxCode', by: 'name', value: 'VAT:S-GB' });
		expect(code([line(10)], rows('S-GB'))).toEqual([undefined, undefined]);
		expect(code([card(10)], rows('S-GB'), { options: {} })).toEqual([undefined]);
		expect(code([card(10)], [])).toEqual([undefined]);
		expect(code([card(10)], [{ taxCode: 'S-GB' }])).toEqual(['S-GB']);
	});

	it('are the one of the line; several are refused', () => {
		expect(code([card(10, { taxGuid: 'G1' })], rows('S-GB', 'R-GB'))).toEqual(['VAT:R-GB']);
		expect(code([card(10)], rows('S-GB', 'S-GB'))).toEqual(['VAT:S-GB']);
		expect(code([card(10)], rows('S-GB', 'R-GB'))).toEqual(['tax-codes-several']);
	});
});

describe('the exchange rate', () => {
	const options = { exchangeRateFrom: 'concur', exchangeRateField: 'reportCustom10Code' };
	const rate = (value: unknown, more = options) => {
		const prepared = prepare(simple([line(10)], {}, {}, { report: report({ reportCustom10Code: value }) }), { options: more });
		return prepared.problems.length > 0 ? codesOf(prepared) : prepared.postings.map(({ exchangeRate }) => exchangeRate);
	};

	it("is NetSuite's own by default, else that of the field, on every record", () => {
		expect(rate('1.25', {} as never)).toEqual([undefined]);
		expect(rate('1.2500')).toEqual(['1.25']);
		expect(rate(0.0087)).toEqual(['0.0087']);
		expect(rate('8.7e-3')).toEqual(['0.0087']);
		const document = simple([line(10), card(5)], {}, {}, { report: report({ reportCustom10Code: '1.25' }) });
		expect(prepareUnder(document, charge, { options }).postings.map(({ exchangeRate }) => exchangeRate)).toEqual(['1.25', '1.25']);
	});

	it.each(['', null, undefined, '0', '-1.2', '1,25', 'USD'])('is refused when the field holds %j', (value) => {
		expect(rate(value)).toEqual(['exchange-rate-invalid']);
	});

	it('needs a field, and one only', () => {
		for (const exchangeRateField of ['', 'a, b', 'not a field']) {
			expect(() => rate('1', { exchangeRateFrom: 'concur', exchangeRateField })).toThrow('Exchange Rate Field');
		}
	});
});

describe('lines on records other than journals', () => {
	it('carry no name of their own', () => {
		const { postings } = prepareUnder(simple([card(10), line(3)]), charge, { entityOnLines: 'allLines' });
		expect(postings.map(({ lines }) => lines.map(({ entity }) => entity?.value))).toEqual([['23618', '23618'], [undefined]]);
	});

	it('follow the mapping of accounts', () => {
		expect(outcome(simple([card(10)]), charge, mapping(['account', '474210', '64000']))).toEqual(['creditCardCharge V-CBCP 21500: 64000 10.00']);
	});
});
