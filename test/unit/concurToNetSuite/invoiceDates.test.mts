import { describe, expect, it } from 'vitest';
import { readWrittenDate } from '../../../nodes/ConcurToNetSuite/posting/writtenDate';
import { codesOf } from './demoSettings.mts';
import { header, invoiceOf, journal, prepareInvoice } from './invoices.mts';

const withDates = (dates: Record<string, unknown>, invoices = {}, changes = {}) =>
	prepareInvoice(invoiceOf([journal(10)], header(10, dates)), invoices, changes);
const dateOf = (invoiceDate: unknown, invoices = {}) => withDates({ invoiceDate }, invoices).postings[0]?.tranDate;

describe('the form of a date', () => {
	it.each([
		['2026-10-31', '2026-10-31'],
		['10/31/2026', '2026-10-31'],
		['31/10/2026', '2026-10-31'],
		['8/31/2026', '2026-08-31'],
		['08/08/2026', '2026-08-08'],
		['2026-10-31T00:00:00.000Z', '2026-10-31'],
		['2026-10-31T23:30:00.000-05:00', '2026-10-31'],
		['2026-10-31 07:00:00', '2026-10-31'],
		['02/29/2024', '2024-02-29'],
	])('%s is %s', (text, date) => {
		expect(dateOf(text)).toBe(date);
	});

	it('that can be read in two ways is refused, or read as chosen', () => {
		const refused = withDates({ invoiceDate: '03/04/2026' });
		expect(codesOf(refused)).toEqual(['date-ambiguous']);
		expect(refused.problems[0]).toMatchObject({ field: 'document.requestHeader.invoiceDate', value: '03/04/2026' });
		expect(refused.problems[0]?.message).toBe(
			'The invoiceDate 03/04/2026 of the invoice is 2026-03-04 or 2026-04-03, and nothing says which',
		);
		expect(dateOf('03/04/2026', { dateOrder: 'mdy' })).toBe('2026-03-04');
		expect(dateOf('03/04/2026', { dateOrder: 'dmy' })).toBe('2026-04-03');
		expect(dateOf('13/04/2026', { dateOrder: 'mdy' })).toBe('2026-04-13');
	});

	it.each(['31/31/2026', '2026-13-01', '02/30/2026', '10-31-2026', '10/31/26', 'soon', '45962'])('%s is none', (text) => {
		const prepared = withDates({ invoiceDate: text });
		expect(codesOf(prepared)).toEqual(['document-invalid']);
		expect(prepared.problems[0]?.message).toContain(`"${text}" is not a date`);
	});

	it('of an instant is converted to the time zone, of a day never', () => {
		const options = { timeZone: 'America/New_York', order: 'refuse' } as const;
		const text = '2026-11-01T02:00:00.000Z';
		expect(readWrittenDate(text, { ...options, instant: true })).toEqual({ date: '2026-10-31' });
		expect(readWrittenDate(text.slice(0, -1), { ...options, instant: true })).toEqual({ date: '2026-10-31' });
		expect(readWrittenDate(text, { ...options, instant: false })).toEqual({ date: '2026-11-01' });
		expect(readWrittenDate('11/20/2026', { ...options, instant: true })).toEqual({ date: '2026-11-20' });
	});
});

describe('the posting date', () => {
	it('is the chosen one', () => {
		const dates = { postingDate: '2026-11-05', processCompleteDate: '2026-11-03T23:30:00.000Z' };
		const posted = (postingDateFrom: string, accountingTimeZone = 'UTC') =>
			withDates(dates, { postingDateFrom }, { accountingTimeZone });
		expect(posted('postingDate').postings[0]?.tranDate).toBe('2026-11-05');
		expect(posted('invoiceDate').postings[0]?.tranDate).toBe('2026-10-31');
		expect(posted('processCompleteDate').postings[0]?.tranDate).toBe('2026-11-03');
		expect(posted('processCompleteDate', 'Europe/Berlin').postings[0]?.tranDate).toBe('2026-11-04');
		expect(posted('submitDate').postings[0]?.tranDate).toBe('2026-11-02');
		for (const source of ['postingDate', 'invoiceDate', 'processCompleteDate', 'submitDate'])
			expect(posted(source).warnings).toEqual([]);
	});

	it('falls back in the documented order, and says so', () => {
		const fields = ['postingDate', 'invoiceDate', 'processCompleteDate', 'submitDate'];
		const values: Record<string, unknown> = {
			postingDate: '2026-11-05', invoiceDate: '2026-10-31', processCompleteDate: '2026-11-03T10:00:00Z', submitDate: '2026-11-02T10:00:00Z',
		};
		const expected = ['2026-11-05', '2026-10-31', '2026-11-03', '2026-11-02'];
		for (const [index, date] of expected.entries()) {
			const dates = Object.fromEntries(fields.map((field, at) => [field, at < index ? null : values[field]]));
			const { postings, warnings } = withDates({ ...dates, paymentDueDate: null }, { postingDateFrom: 'postingDate' });
			expect(postings[0]?.tranDate).toBe(date);
			expect(warnings.map(({ code, value }) => [code, value])).toEqual(index === 0 ? [] : [['posting-date-fallback', fields[index]]]);
		}
		const without = { postingDate: null, invoiceDate: null, processCompleteDate: null, submitDate: null };
		expect(codesOf(withDates(without))).toEqual(['posting-date-missing']);
	});

	it('does not fall back from a date that cannot be read', () => {
		expect(codesOf(withDates({ invoiceDate: '03/04/2026', postingDate: '2026-11-05' }))).toEqual(['date-ambiguous']);
	});
});

describe('the day of approval', () => {
	it('is the end of approvals, else submission, else creation', () => {
		expect(withDates({}).approvedOn).toBe('2026-11-03');
		expect(withDates({ processCompleteDate: null }).approvedOn).toBe('2026-11-02');
		expect(withDates({ processCompleteDate: null, submitDate: '' }).approvedOn).toBe('2026-11-01');
		expect(withDates({ processCompleteDate: '11/30/2026' }).approvedOn).toBe('2026-11-30');
		expect(withDates({ processCompleteDate: '2026-11-03T23:30:00Z' }, {}, { accountingTimeZone: 'Asia/Tokyo' }).approvedOn).toBe('2026-11-04');
	});

	it('is not guessed', () => {
		const none = { processCompleteDate: null, submitDate: null, requestCreationDate: null };
		expect(codesOf(withDates(none))).toEqual(['approval-date-missing']);
		expect(codesOf(withDates({ processCompleteDate: '03/04/2026' }))).toEqual(['date-ambiguous', 'approval-date-missing']);
		expect(withDates({ processCompleteDate: '03/04/2026' }, { dateOrder: 'dmy' })).toMatchObject({ status: 'prepared', approvedOn: '2026-04-03' });
	});
});

describe('the due date', () => {
	const dueOf = (paymentDueDate: unknown, more = {}, invoices = {}) =>
		withDates({ paymentDueDate, ...more }, invoices).postings[0]?.dueDate;

	it('is the one of the invoice', () => {
		expect(dueOf('2026-11-30')).toBe('2026-11-30');
		expect(dueOf('11/30/2026')).toBe('2026-11-30');
		expect(dueOf(null)).toBeUndefined();
	});

	it('that can be read in two ways follows the payment days', () => {
		expect(dueOf('11/09/2026', { invoiceDate: '2026-10-10', netPaymentTermDays: 30 })).toBe('2026-11-09');
		expect(dueOf('11/09/2026', { invoiceDate: '2026-09-01', netPaymentTermDays: '10' })).toBe('2026-09-11');
		for (const more of [{ netPaymentTermDays: null }, { netPaymentTermDays: '31' }, { netPaymentTermDays: 'thirty' }, { invoiceDate: null, postingDate: '2026-10-31' }]) {
			const refused = withDates({ paymentDueDate: '11/09/2026', invoiceDate: '2026-10-10', ...more });
			expect(codesOf(refused)).toEqual(['date-ambiguous']);
		}
		expect(dueOf('11/09/2026', { netPaymentTermDays: null }, { dateOrder: 'mdy' })).toBe('2026-11-09');
	});

	it('goes with terms only where the mapping table knows them', () => {
		const terms = (concurValue: string, netPaymentTermDays: unknown) =>
			withDates({ netPaymentTermDays }, {}, { mappingRows: [{ kind: 'terms', concurValue, netSuiteReference: 'Net 30' }] }).postings[0]?.terms;
		const net30 = { type: 'terms', by: 'name', value: 'Net 30' };
		expect(terms('30', '30')).toEqual(net30);
		expect(terms('Net 30', 30)).toEqual(net30);
		expect(terms('Net 30', '30.00')).toEqual(net30);
		expect(terms('30', '45')).toBeUndefined();
		expect(terms('30', null)).toBeUndefined();
	});

	it('goes with the default terms where the mapping table knows none, due date and all', () => {
		const mappingRows = [{ kind: 'terms', concurValue: '30', netSuiteReference: 'Net 30' }];
		const defaultTerms = { __rl: true, mode: 'list', value: '2', cachedResultName: 'Net 45' };
		const bill = (netPaymentTermDays: unknown, chosen: unknown = defaultTerms) =>
			withDates({ netPaymentTermDays }, { defaultTerms: chosen }, { mappingRows }).postings[0];
		const net45 = { type: 'terms', by: 'id', value: '2', name: 'Net 45' };
		for (const days of ['60', null, 'thirty']) expect(bill(days)).toMatchObject({ terms: net45, dueDate: '2026-11-30' });
		expect(bill('30')?.terms).toEqual({ type: 'terms', by: 'name', value: 'Net 30' });
		expect(bill('60', { mode: 'id', value: '2' })?.terms).toEqual({ type: 'terms', by: 'id', value: '2' });
		expect(bill('60', { mode: 'list', value: '' })).not.toHaveProperty('terms');
	});

	it('is not for credits, which have no terms', () => {
		const credit = prepareInvoice(invoiceOf([journal(-10)], header(-10)), { defaultTerms: { mode: 'id', value: '2' } });
		expect(credit.postings[0]?.recordType).toBe('vendorCredit');
		expect(credit.postings[0]).not.toHaveProperty('terms');
	});
});
