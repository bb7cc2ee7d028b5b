import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codesOf, netByAccount } from './demoSettings.mts';
import { byNumber, header, invoiceOf, journal, prepareInvoice, vendor } from './invoices.mts';

const FILE = new URL('../../fixtures/concur-examples/inline-invoice-document.json', import.meta.url);
const published = (): { requestHeader: Record<string, unknown> } & Record<string, unknown> => JSON.parse(readFileSync(FILE, 'utf8'));

describe('the published invoice', () => {
	const prepared = prepareInvoice(published(), { payableAccount: byNumber('20000') });

	it('is a bill of 50.00 on MATER to its vendor, without any choice of date order', () => {
		expect(prepared).toMatchObject({
			status: 'prepared', documentId: '9B1D30723CBF4F86A574', number: '25688', name: 'FIS Test', owner: '12345AB', revision: '1',
			currency: 'USD', total: '50.00', isTest: false, approvedOn: '2018-09-05', externalId: 'CNQR-INV-9B1D30723CBF4F86A574-R1', problems: [],
		});
		expect(prepared.postings).toHaveLength(1);
		expect(prepared.postings[0]).toMatchObject({
			recordType: 'vendorBill',
			entity: { type: 'vendor', by: 'externalId', value: '94F538F2C3224C6E871CFED9F0F8333A' },
			account: { type: 'account', by: 'acctNumber', value: '20000' },
			subsidiary: { value: '1' }, currency: { type: 'currency', by: 'symbol', value: 'USD' },
			tranId: '25688', tranDate: '2018-08-08', dueDate: '2018-09-07',
		});
		expect(netByAccount(prepared.postings[0])).toEqual({ MATER: 5000n });
		expect(prepared.postings[0]?.lines).toMatchObject([{ debit: '50.00', memo: 'Merchandise', from: { lineItem: '1', allocationId: '158' } }]);
		expect(prepared.postings[0]?.memo).toMatch(/^Concur 9B1D30723CBF4F86A574 Test Vendor 25688 \[Concur \w+ \w{12}\]$/);
		expect(prepared.postings[0]).not.toHaveProperty('terms');
		expect(prepared.postings[0]).not.toHaveProperty('purchaseOrder');
	});

	it('is the payable the other way round where a rule makes it a journal entry', () => {
		const targets = { row: [{ documentType: 'invoice', target: 'journalEntry' }] };
		const [posting] = prepareInvoice(published(), { payableAccount: byNumber('20000') }, { targets }).postings;
		expect(posting?.recordType).toBe('journalEntry');
		expect(netByAccount(posting)).toEqual({ '20000': -5000n, MATER: 5000n });
		expect(posting?.lines[1]?.entity?.value).toBe('94F538F2C3224C6E871CFED9F0F8333A');
		expect(codesOf(prepareInvoice(published(), {}, { targets }))).toEqual(['invoice-payable-account-missing']);
	});

	it('is left alone where a rule says so', () => {
		const targets = { row: [{ documentType: 'invoice', policy: 'FI', target: 'doNotPost' }] };
		expect(prepareInvoice(published(), {}, { targets })).toMatchObject({ status: 'nothingToPost', postings: [] });
	});

	it('is skipped before the cut-over, and as a test document', () => {
		expect(prepareInvoice(published(), {}, { postDocumentsApprovedFrom: '2018-09-06' })).toMatchObject({ status: 'skipped' });
		const test = published();
		test.requestHeader.isTest = 'Y';
		expect(prepareInvoice(test)).toMatchObject({ status: 'skipped', isTest: true });
	});
});

describe('the vendor', () => {
	const entityOf = (fields: Record<string, unknown>, invoices = {}, mappingRows: unknown = undefined) =>
		prepareInvoice(invoiceOf([journal(10)], header(10), { vendor: vendor(fields) }), invoices, { mappingRows }).postings[0]?.entity;

	it('is its trimmed code by the chosen key', () => {
		expect(entityOf({ vendorCode: ' V1001  ' })).toEqual({ type: 'vendor', by: 'externalId', value: 'V1001' });
		expect(entityOf({}, { vendorMatchBy: 'entityId' })).toEqual({ type: 'vendor', by: 'entityId', value: 'V1001' });
	});

	it('has its remit-to code appended where asked for and given', () => {
		expect(entityOf({ vendorRemitToAddressCode: '333 ' }, { appendRemitTo: true })?.value).toBe('V1001-333');
		expect(entityOf({ vendorRemitToAddressCode: '333' })?.value).toBe('V1001');
		expect(entityOf({ vendorRemitToAddressCode: ' ' }, { appendRemitTo: true })?.value).toBe('V1001');
	});

	it('follows the mapping table first, the row with the remit-to code before the other', () => {
		const rows = [
			{ kind: 'vendor', concurValue: 'V1001', netSuiteReference: 'id:7' },
			{ kind: 'vendor', concurValue: 'V1001/333', netSuiteReference: 'id:8' },
		];
		expect(entityOf({}, {}, rows)).toEqual({ type: 'vendor', by: 'id', value: '7' });
		expect(entityOf({ vendorRemitToAddressCode: '444' }, { appendRemitTo: true }, rows)?.value).toBe('7');
		expect(entityOf({ vendorRemitToAddressCode: '333' }, {}, rows)?.value).toBe('8');
	});

	it('is refused without a code', () => {
		const prepared = prepareInvoice(invoiceOf([journal(10)], header(10), { vendor: vendor({ vendorCode: null }) }));
		expect(codesOf(prepared)).toEqual(['invoice-vendor-missing']);
		expect(prepared.problems[0]?.message).toContain('Acme Corp.');
		expect(codesOf(prepareInvoice(invoiceOf([journal(10)], header(10), { vendor: null })))).toEqual(['invoice-vendor-missing']);
	});

	it('decides the subsidiary where its own is asked for', () => {
		const [posting] = prepareInvoice(invoiceOf([journal(10)], header(10)), {}, { subsidiaryFrom: 'owner' }).postings;
		expect(posting).not.toHaveProperty('subsidiary');
		expect(posting?.subsidiaryOf).toEqual({ type: 'vendor', by: 'externalId', value: 'V1001' });
	});
});

describe('the number of the invoice', () => {
	const codes = (vendorInvoiceNumber: unknown) => codesOf(prepareInvoice(invoiceOf([journal(10)], header(10, { vendorInvoiceNumber }))));

	it('is needed, and never cut', () => {
		expect(codes(' ')).toEqual(['invoice-number-missing']);
		expect(codes('9'.repeat(45))).toEqual([]);
		expect(codes('9'.repeat(46))).toEqual(['invoice-number-too-long']);
	});
});
