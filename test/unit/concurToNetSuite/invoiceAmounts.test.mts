import { describe, expect, it } from 'vitest';
import { balanceOf, codesOf, netByAccount } from './demoSettings.mts';
import { allocation, byNumber, header, invoice, invoiceOf, journal, lineItem, prepareInvoice } from './invoices.mts';

const TAXED = { invoiceTax: 'taxAccount', taxAccount: byNumber('13400') };
const FREIGHT = { shippingAccount: byNumber('62000') };
const tax = (amountTax: unknown, taxCode = 'S-GB') => ({ amountTax, taxCode, taxField: 'VAT1' });
const other = (gross: unknown, more = {}) => journal(gross, { accountCode: 'MATER', ...more });

/** Net per account, or the problem codes. */
function outcome(rows: Record<string, unknown>[], requestHeader: Record<string, unknown>, invoices = {}, changes = {}) {
	const prepared = prepareInvoice(invoiceOf(rows, requestHeader), invoices, changes);
	return prepared.status === 'prepared' ? netByAccount(prepared.postings[0]) : codesOf(prepared);
}

describe('cost lines', () => {
	it('are one per allocation, each on its account', () => {
		const document = invoice(
			[
				lineItem([allocation(journal('33.34')), allocation(other('33.33'), { allocationKey: 159 }), allocation(other('-5'), { allocationKey: 160 })]),
				lineItem([allocation(other('38.33'))], { lineItemSequenceOrder: 2, lineItemDescription: null }),
			],
			header('100'),
		);
		const [posting] = prepareInvoice(document).postings;
		expect(posting?.recordType).toBe('vendorBill');
		expect(posting?.lines.map(({ debit, credit, account, memo, from }) => [debit, credit, account.value, memo, from.lineItem, from.allocationId])).toEqual([
			['33.34', undefined, '64000', 'Licences', '1', '158'],
			['33.33', undefined, 'MATER', 'Licences', '1', '159'],
			[undefined, '5.00', 'MATER', 'Licences', '1', '160'],
			['38.33', undefined, 'MATER', 'Software', '2', '158'],
		]);
	});

	it('are refused when their rounding does not make the total, and never spread', () => {
		const thirds = lineItem(['33.33', '33.33', '33.33'].map((amount) => allocation(journal(amount))));
		const prepared = prepareInvoice(invoice([thirds], header('100')));
		expect(codesOf(prepared)).toEqual(['totals-disagree']);
		expect(prepared.problems[0]?.message).toMatch(/99\.99.*100\.00/);
	});

	it('take a journal as a record or as a list, and padded codes', () => {
		const list = allocation([journal(4, { accountCode: 'MATER   ' }), journal(6, { accountCode: '  ' })], { allocationAccountCode: ' 64000 ' });
		expect(netByAccount(prepareInvoice(invoice([lineItem([list])], header(10))).postings[0])).toEqual({ '64000': 600n, MATER: 400n });
	});

	it('need an account where they have an amount', () => {
		const bare = (amount: unknown) => allocation(journal(amount, { accountCode: null }), { allocationAccountCode: null });
		const document = (amount: unknown) => invoice([lineItem([bare(amount), allocation(journal(10))])], header(Number(amount) + 10));
		const refused = prepareInvoice(document(5));
		expect(codesOf(refused)).toEqual(['invoice-account-missing']);
		expect(refused.problems[0]?.message).toContain('Line 1 (Licences)');
		expect(refused.postings[0]?.lines).toHaveLength(1);
		expect(codesOf(prepareInvoice(document(0)))).toEqual([]);
	});

	it('follow the mapping table and the key of accounts', () => {
		const mappingRows = [{ kind: 'account', concurValue: '64000', netSuiteReference: 'id:77' }];
		const [posting] = prepareInvoice(invoiceOf([journal(4), other(6)], header(10)), {}, { mappingRows, accountMatchBy: 'externalId' }).postings;
		expect(posting?.lines.map(({ account }) => [account.by, account.value])).toEqual([['id', '77'], ['externalId', 'MATER']]);
	});

	it('fit their currency', () => {
		expect(outcome([journal('10.001')], header('10.001'))).toEqual(['amount-precision']);
		expect(outcome([journal('10.5')], header('10.5', { currencyAlphaCode: 'JPY' }))).toEqual(['amount-precision']);
		expect(outcome([journal('50.00000000')], header('5e1'))).toEqual({ '64000': 5000n });
		// By the standard, whatever the platform thinks is usual in the country.
		const lineOf = (amount: string, currencyAlphaCode: string) => prepareInvoice(invoiceOf([journal(amount)], header(amount, { currencyAlphaCode }))).postings[0]?.lines[0]?.debit;
		expect([lineOf('5000.5', 'HUF'), lineOf('1.25', 'COP'), lineOf('1.25', 'IDR'), lineOf('1.25', 'pkr')]).toEqual(['5000.50', '1.25', '1.25', '1.25']);
		expect([lineOf('12.345', 'IQD'), lineOf('12.3', 'BHD'), lineOf('700.00', 'CLP'), lineOf('1', 'CLF')]).toEqual(['12.345', '12.300', '700', '1.0000']);
		expect(outcome([journal('12.345')], header('12.345', { currencyAlphaCode: 'HUF' }))).toEqual(['amount-precision']);
	});

	it('need a gross amount and a total', () => {
		expect(outcome([journal(null)], header(10))).toEqual(['document-invalid']);
		expect(outcome([journal(10)], header(''))).toEqual(['document-invalid']);
		expect(outcome([], header(10))).toEqual(['totals-disagree']);
	});
});

describe('a negative total', () => {
	it('makes a credit, whose lines keep their sides', () => {
		const document = invoiceOf([journal(-120), other(20)], header(-100, { poNumber: 'PO-1001' }));
		const [posting] = prepareInvoice(document, { payableAccount: byNumber('20000') }).postings;
		expect(posting).toMatchObject({ recordType: 'vendorCredit', tranId: 'INV-1001', account: { value: '20000' }, entity: { value: 'V1001' } });
		expect(posting?.lines.map(({ debit, credit }) => [debit, credit])).toEqual([[undefined, '120.00'], ['20.00', undefined]]);
		expect(posting && balanceOf(posting)).toBe(-10000n);
		for (const key of ['dueDate', 'terms', 'purchaseOrder']) expect(posting).not.toHaveProperty(key);
	});

	it('has tax and shipping like any other', () => {
		const rows = [journal(-119, { amountNet: -100, tax: tax(-19) })];
		expect(outcome(rows, header(-119), TAXED)).toEqual({ '13400': -1900n, '64000': -10000n });
		expect(outcome([journal(-100)], header(-105, { amountShippingTotal: -5 }), FREIGHT)).toEqual({ '62000': -500n, '64000': -10000n });
	});
});

describe('a total of zero', () => {
	it('is nothing to post only if all is zero', () => {
		const zero = prepareInvoice(invoiceOf([journal(0), journal('0E-8')], header('0E-8', { vendorInvoiceNumber: null })));
		expect(zero).toMatchObject({ status: 'nothingToPost', postings: [], total: '0.00' });
		expect(outcome([journal(10), other(-10)], header(0))).toEqual(['invoice-total-zero']);
		expect(outcome([journal(10)], header(0))).toContain('totals-disagree');
	});
});

describe('tax of the lines', () => {
	const gross = (more = {}) => journal(119, { amountNet: 100, tax: tax(19), ...more });

	it('stays in the cost, or goes to the tax account', () => {
		expect(outcome([gross()], header(119))).toEqual({ '64000': 11900n });
		expect(outcome([gross()], header(119), TAXED)).toEqual({ '13400': 1900n, '64000': 10000n });
		expect(outcome([gross({ amountNet: null })], header(119), TAXED)).toEqual({ '13400': 1900n, '64000': 10000n });
	});

	it('may be a list of several taxes with accounts of their own', () => {
		const rows = [gross({ amountGross: 126, tax: [tax(19), tax(7, 'PST'), tax(0, 'NIL')] })];
		const mappingRows = [{ kind: 'tax', concurValue: 'INVOICE/PST', netSuiteReference: '13200' }];
		expect(outcome(rows, header(126), TAXED, { mappingRows })).toEqual({ '13200': 700n, '13400': 1900n, '64000': 10000n });
		const [posting] = prepareInvoice(invoiceOf(rows, header(126)), TAXED, { mappingRows }).postings;
		expect(posting?.lines.map(({ memo }) => memo)).toEqual(['Licences', 'Tax S-GB Licences', 'Tax PST Licences']);
	});

	it.each([
		['VAT1/S-GB', '13100'], ['INVOICE/S-GB', '13100'], ['VAT1/*', '13100'], ['INVOICE/*', '13100'], ['*/S-GB', '13100'], ['*/*', '13100'],
		['VAT2/S-GB', '13400'], ['VAT1/OTHER', '13400'],
	])('with the mapping row %s goes to %s', (concurValue, account) => {
		const mappingRows = [{ kind: 'tax', concurValue, netSuiteReference: '13100' }];
		expect(outcome([gross()], header(119), TAXED, { mappingRows })).toEqual({ [account]: 1900n, '64000': 10000n });
	});

	it('without an account is refused', () => {
		const refused = prepareInvoice(invoiceOf([gross()], header(119)), { invoiceTax: 'taxAccount' });
		expect(codesOf(refused)).toEqual(['invoice-tax-account-missing']);
		expect(refused.problems[0]?.message).toContain('S-GB');
	});

	it('may lie beside the gross amount', () => {
		const beside = [journal(100, { tax: tax(19) }), other(200, { tax: tax(38) })];
		expect(outcome(beside, header(357), TAXED)).toEqual({ '13400': 5700n, '64000': 10000n, MATER: 20000n });
		expect(outcome(beside, header(357))).toEqual({ '64000': 11900n, MATER: 23800n });
		expect(outcome(beside, header(300), TAXED)).toEqual(['totals-disagree']);
		const undecided = beside.map((row) => ({ ...row, amountNet: null }));
		expect(outcome(undecided, header(357), TAXED)).toEqual({ '13400': 5700n, '64000': 10000n, MATER: 20000n });
	});

	it('that does not explain gross and net is refused where it leaves the cost', () => {
		const odd = [journal(119, { amountNet: 100, tax: tax(18) })];
		expect(outcome(odd, header(119))).toEqual({ '64000': 11900n });
		const refused = prepareInvoice(invoiceOf(odd, header(119)), TAXED);
		expect(codesOf(refused)).toEqual(['invoice-tax-disagrees']);
		expect(refused.problems[0]?.message).toContain('1.00');
	});
});

describe('tax of the header', () => {
	it('that the lines carry is not counted again', () => {
		const rows = [journal(119, { amountNet: 100, tax: tax(19) })];
		for (const stated of [{ amountTax: 19 }, { amountVAT1: 12, amountVAT2: 7 }, { amountTax: 19, amountVAT1: 19 }, { amountTax: 0 }])
			expect(outcome(rows, header(119, stated), TAXED)).toEqual({ '13400': 1900n, '64000': 10000n });
	});

	it('beside the lines is a line of its own, or stays in the only cost line', () => {
		for (const stated of [{ amountTax: 19 }, { amountVAT1: 12, amountVAT4: 7 }, { amountTax: 12, amountVAT2: 7 }]) {
			expect(outcome([journal(100)], header(119, stated), TAXED)).toEqual({ '13400': 1900n, '64000': 10000n });
			expect(outcome([journal(100)], header(119, stated))).toEqual({ '64000': 11900n });
			expect(outcome([journal(60), other(40)], header(119, stated))).toEqual(['invoice-tax-account-missing']);
			expect(outcome([journal(60), other(40)], header(119, stated), { taxAccount: byNumber('13400') })).toEqual({ '13400': 1900n, '64000': 6000n, MATER: 4000n });
		}
		expect(outcome([journal(100)], header(119, { amountTax: 18 }), TAXED)).toEqual(['totals-disagree']);
	});

	it('inside the lines leaves the cost only where it is plain whose it is', () => {
		const inside = (gross: number, net: unknown, row = journal) => row(gross, { amountNet: net });
		expect(outcome([inside(119, 100), inside(59.5, 50, other)], header(178.5, { amountTax: 28.5 }), TAXED)).toEqual({ '13400': 2850n, '64000': 10000n, MATER: 5000n });
		expect(outcome([inside(119, null)], header(119, { amountVAT1: 19 }), TAXED)).toEqual({ '13400': 1900n, '64000': 10000n });
		expect(outcome([inside(119, null), inside(59.5, null, other)], header(178.5, { amountTax: 28.5 }), TAXED)).toEqual(['invoice-tax-unattributed']);
		expect(outcome([inside(119, null)], header(119, { amountTax: 19, amountVAT1: 7 }), TAXED)).toEqual(['invoice-tax-unattributed']);
		expect(outcome([inside(119, 119)], header(119, { amountTax: 19 }), TAXED)).toEqual(['invoice-tax-unattributed']);
		expect(outcome([inside(119, null), inside(59.5, null, other)], header(178.5, { amountTax: 28.5 }))).toEqual({ '64000': 11900n, MATER: 5950n });
	});
});

describe('shipping', () => {
	it('beside the lines goes to its account', () => {
		const rows = [journal(100)];
		expect(outcome(rows, header(105, { amountShippingTotal: 5 }), FREIGHT)).toEqual({ '62000': 500n, '64000': 10000n });
		const refused = prepareInvoice(invoiceOf(rows, header(105, { amountShippingTotal: 5 })));
		expect(codesOf(refused)).toEqual(['invoice-shipping-account-missing']);
		expect(outcome([], header(5, { amountShippingTotal: 5 }), FREIGHT)).toEqual({ '62000': 500n });
	});

	it('inside the lines stays there', () => {
		expect(outcome([journal(105, { amountNet: 100, amountShipping: 5 })], header(105, { amountShippingTotal: 5 }))).toEqual({ '64000': 10500n });
		expect(outcome([journal(105)], header(105, { amountShippingTotal: 5 }))).toEqual({ '64000': 10500n });
	});

	it('of the lines alone, or in part, makes the total too', () => {
		expect(outcome([journal(100, { amountShipping: 5 })], header(105), FREIGHT)).toEqual({ '62000': 500n, '64000': 10000n });
		const part = [journal(103, { amountNet: 100, amountShipping: 3 })];
		expect(outcome(part, header(105, { amountShippingTotal: 5 }), FREIGHT)).toEqual({ '62000': 200n, '64000': 10300n });
		expect(outcome(part, header(108, { amountShippingTotal: 5 }), FREIGHT)).toEqual(['totals-disagree']);
	});

	it('goes together with tax on lines and in the header', () => {
		const taxed = journal(124, { amountNet: 100, amountShipping: 5, tax: tax(19) });
		expect(outcome([taxed], header(124, { amountShippingTotal: 5, amountTax: 19 }), TAXED)).toEqual({ '13400': 1900n, '64000': 10500n });
		const both = header(124, { amountShippingTotal: 5, amountTax: 19 });
		expect(outcome([journal(100)], both, { ...TAXED, ...FREIGHT })).toEqual({ '13400': 1900n, '62000': 500n, '64000': 10000n });
		const net = journal(105, { amountNet: 100, amountShipping: 5, tax: tax(19) });
		expect(outcome([net], both, TAXED)).toEqual({ '13400': 1900n, '64000': 10500n });
	});

	it('between net and gross is told from tax', () => {
		const head = (more: Record<string, unknown>) => header(124, more);
		expect(outcome([journal(124, { amountNet: 119 })], head({ amountShippingTotal: 5 }), TAXED)).toEqual({ '64000': 12400n });
		const mixed = journal(124, { amountNet: 100, amountShipping: 5 });
		expect(outcome([mixed], head({ amountTax: 19 }), TAXED)).toEqual({ '13400': 1900n, '64000': 10500n });
		expect(outcome([mixed], head({ amountShippingTotal: 5, amountTax: 19 }), TAXED)).toEqual({ '13400': 1900n, '64000': 10500n });
		expect(outcome([journal(124, { amountNet: 119 })], head({ amountShippingTotal: 5, amountTax: 5 }), TAXED)).toEqual(['invoice-tax-disagrees']);
	});

	it('that may as well be tax is refused', () => {
		const refused = prepareInvoice(invoiceOf([journal(100)], header(105, { amountShippingTotal: 5, amountTax: 5 })), { ...TAXED, ...FREIGHT });
		expect(codesOf(refused)).toEqual(['invoice-extra-unclear']);
	});
});
