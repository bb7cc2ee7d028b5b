import type { IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { ConcurToNetSuite } from '../../../nodes/ConcurToNetSuite/ConcurToNetSuite.node';
import { readSettings, type RawSettings } from '../../../nodes/ConcurToNetSuite/settings/readSettings';
import { newDocumentItem, type DocumentItem } from '../../../nodes/shared/documentItem';
import { SettingsError } from '../../../nodes/ConcurToNetSuite/settings/settingsError';
import { codesOf, rawSettings } from './demoSettings.mts';
import { allocation, byNumber, header, invoice, invoiceOf, journal, lineItem, prepareInvoice, vendor } from './invoices.mts';

const first = (document: unknown, invoices = {}, changes: Partial<RawSettings> = {}) =>
	prepareInvoice(document, invoices, changes).postings[0];

describe('the purchase order', () => {
	const ordered = (head: Record<string, unknown>, line: Record<string, unknown> = { poLineNumber: ' 2 ' }) =>
		invoice([lineItem([allocation(journal(6)), allocation(journal(4))], line)], header(10, head));

	it('is linked with its lines', () => {
		const posting = first(ordered({ poNumber: ' PO-1001 ' }));
		expect(posting?.purchaseOrder).toEqual({ type: 'purchaseOrder', by: 'number', value: 'PO-1001' });
		expect(posting?.lines.map(({ orderLine }) => orderLine)).toEqual(['2', '2']);
		expect(first(ordered({}, { lineItemPurchaseOrderNumber: 'PO-1001' }))?.purchaseOrder?.value).toBe('PO-1001');
	});

	it('is left out by choice and without an order', () => {
		for (const posting of [first(ordered({ poNumber: 'PO-1001' }), { purchaseOrders: 'ignore' }), first(ordered({}))]) {
			expect(posting?.recordType).toBe('vendorBill');
			expect(posting).not.toHaveProperty('purchaseOrder');
			for (const line of posting?.lines ?? []) expect(line).not.toHaveProperty('orderLine');
		}
	});

	it('is not chosen among several', () => {
		for (const document of [
			ordered({ poNumber: 'PO-1001', multiplePurchaseOrder: 'Y' }), ordered({ multiplePurchaseOrder: 'Y' }),
			ordered({ poNumber: 'PO-1001' }, { lineItemPurchaseOrderNumber: 'PO-1002' }),
		]) {
			const { postings, warnings, status } = prepareInvoice(document);
			expect(status).toBe('prepared');
			expect(postings[0]).not.toHaveProperty('purchaseOrder');
			expect(warnings.map(({ code }) => code)).toEqual(['invoice-several-orders']);
		}
	});
});

describe('segments', () => {
	const rules = {
		row: [
			{ segment: 'department', fields: 'allocationCustom4Code, lineItemCustom1Code, requestOrgUnit1Code', matchBy: 'externalId', ifBlank: 'problem' },
			{ segment: 'customer', fields: 'allocationCustom6Code', matchBy: 'name' },
		],
	};
	const coded = (line: Record<string, unknown>, head: Record<string, unknown>, more: Record<string, unknown> = {}) =>
		invoice([lineItem([allocation(journal(10), { allocationCustom4Code: '', ...more })], line)], header(15, { amountShippingTotal: 5, ...head }));
	const freight = { shippingAccount: byNumber('62000') };

	it('come from allocation, line and header', () => {
		const departments = (document: unknown) => first(document, freight, { segments: rules })?.lines.map(({ department }) => department?.value);
		expect(departments(coded({ lineItemCustom1Code: '30' }, { requestOrgUnit1Code: 'QA' }, { allocationCustom4Code: '1000' }))).toEqual(['1000', 'QA']);
		expect(departments(coded({ lineItemCustom1Code: '30' }, {}))).toEqual(['30', undefined]);
		expect(departments(coded({}, { requestOrgUnit1Code: 'QA' }))).toEqual(['QA', 'QA']);
	});

	it('have a default where all are blank, on shipping too', () => {
		const defaultDepartment = { __rl: true, mode: 'list', value: '12', cachedResultName: 'Sales' };
		const row = rules.row.map((rule) => (rule.segment === 'department' ? { ...rule, ifBlank: 'useDefault', defaultDepartment } : rule));
		const lines = first(coded({}, {}), freight, { segments: { row } })?.lines;
		const sales = { type: 'department', by: 'id', value: '12', name: 'Sales' };
		expect(lines?.map(({ department }) => department)).toEqual([sales, sales]);
	});

	it('are told where they are needed, by the line', () => {
		const refused = prepareInvoice(coded({}, {}), freight, { segments: rules });
		expect(codesOf(refused)).toEqual(['segment-missing']);
		expect(refused.problems[0]?.message).toContain('Line 1 (Licences)');
	});

	it('follow the mapping table; tax lines carry them by choice, without the customer', () => {
		const mappingRows = [{ kind: 'department', concurValue: '1000', netSuiteReference: 'id:12' }];
		const taxed = journal(19, { amountNet: 10, tax: { amountTax: 9, taxCode: 'X' } });
		const document = invoice(
			[lineItem([allocation(taxed, { allocationCustom4Code: '1000', allocationCustom6Code: 'C-200' })])], header(19),
		);
		const invoices = { invoiceTax: 'taxAccount', taxAccount: byNumber('13400') };
		const lines = (options: Record<string, unknown>) =>
			first(document, invoices, { segments: rules, mappingRows, options })?.lines.map(({ department, customer }) => [department?.value, customer?.value]);
		expect(lines({})).toEqual([['12', 'C-200'], [undefined, undefined]]);
		expect(lines({ segmentsOnOtherLines: true })).toEqual([['12', 'C-200'], ['12', undefined]]);
	});
});

describe('the body', () => {
	it('has the memo of the settings and its stamp', () => {
		const memo = '{documentId}|{vendorCode}|{vendorName}|{invoiceNumber}|{title}|{total}|{currency}|{owner}|{ownerName}|{poNumber}|{postingDate}|{approvedOn}|{revision}';
		const posting = first(invoiceOf([journal(10)], header(10)), { memo }, { options: { stampField: 'custbody_concur_document' } });
		expect(posting?.memo).toBe('9B1D30723CBF4F86A574|V1001|Acme Corp.|INV-1001|Licences 2026|10.00|USD|23618|Mia Roth||2026-10-31|2026-11-03|1');
		expect(posting?.fields).toEqual({ custbody_concur_document: posting?.stamp.text });
	});

	it('is told when Concur pays the invoice', () => {
		const { warnings, status } = prepareInvoice(invoiceOf([journal(10)], header(10, { invoicePayIndicator: 'Y', payMethodType: 'ACH' })));
		expect(status).toBe('prepared');
		expect(warnings.map(({ code, message }) => [code, message])).toEqual([
			['invoice-paid-by-concur', 'Invoice 9B1D30723CBF4F86A574 is paid by Concur Invoice Pay (method ACH)'],
		]);
	});

	it('goes to the subsidiary of its ledger code, whose mapping rows count', () => {
		const changes = {
			subsidiaryFrom: 'ledgerCode',
			ledgerSubsidiaries: { row: [{ ledgerCode: 'UK', subsidiary: { mode: 'id', value: '2' } }, { ledgerCode: 'US', subsidiary: { mode: 'id', value: '1' } }] },
			mappingRows: [{ kind: 'vendor', concurValue: 'V1001', netSuiteReference: 'V1002', subsidiary: '2' }],
		};
		const posting = (ledgerCode: string) => first(invoiceOf([journal(10)], header(10, { ledgerCode })), {}, changes);
		expect(posting('UK')).toMatchObject({ subsidiary: { value: '2' }, entity: { by: 'entityId', value: 'V1002' } });
		expect(posting('US')).toMatchObject({ subsidiary: { value: '1' }, entity: { by: 'externalId', value: 'V1001' } });
		const refused = prepareInvoice(invoiceOf([journal(10)], header(10)), {}, changes);
		expect(refused.problems).toMatchObject([{ code: 'subsidiary-missing', field: 'document.requestHeader.ledgerCode', value: 'DEFAULT' }]);
	});

	it('carries custom fields, the rate of Concur and tax codes by choice', () => {
		const row = journal(19, { amountNet: 10, tax: { amountTax: 9, taxCode: 'VAT:S-GB' } });
		const document = invoiceOf([row], header(19, { requestCustom1Value: 'EMEA', requestCustom2Value: '1.25' }));
		const posting = first(document, {}, {
			customFields: {
				row: [
					{ on: 'body', field: 'cseg_region', concurFields: 'requestCustom1Value', as: 'externalId' },
					{ on: 'line', field: 'custcol_project_code', concurFields: 'allocationCustom4Code', as: 'text' },
				],
			},
			options: { exchangeRateFrom: 'concur', exchangeRateField: 'requestCustom2Value', suiteTax: true },
		});
		expect(posting?.fields).toEqual({ cseg_region: { externalId: 'EMEA' } });
		expect(posting?.exchangeRate).toBe('1.25');
		expect(posting?.lines).toMatchObject([{ fields: { custcol_project_code: '21-KING' }, taxCode: { type: 'taxCode', by: 'name', value: 'VAT:S-GB' } }]);
	});

	it('has one tax code on a line, or is told', () => {
		const taxes = [{ amountTax: 4, taxCode: 'A' }, { amountTax: 5, taxCode: 'B' }];
		const document = invoiceOf([journal(19, { amountNet: 10, tax: taxes })], header(19));
		expect(codesOf(prepareInvoice(document, {}, { options: { suiteTax: true } }))).toEqual(['tax-codes-several']);
		expect(codesOf(prepareInvoice(document))).toEqual([]);
	});

	it('takes its settings from the node', async () => {
		const parameters: Record<string, unknown> = { ...rawSettings(), operation: 'preparePosting', invoices: { vendorMatchBy: 'id', memo: 'Bill {invoiceNumber}' } };
		const json = { ...newDocumentItem(), docType: 'invoice', fiDocumentId: 'f1', docStatus: 'READY', document: invoiceOf([journal(10)], header(10)) };
		const context = {
			getInputData: () => [{ json }],
			getNodeParameter: (name: string, _index: number, fallback: unknown) => parameters[name] ?? fallback,
			getNode: () => ({ name: 'Prepare', type: 'concurToNetSuite', typeVersion: 1, id: '1', position: [0, 0], parameters: {} }),
			getTimezone: () => 'UTC',
			continueOnFail: () => false,
		};
		const [[item] = []] = await new ConcurToNetSuite().execute.call(context as unknown as IExecuteFunctions);
		const prepared = item?.json as unknown as DocumentItem;
		expect(prepared).toMatchObject({ status: 'prepared', postings: [{ entity: { by: 'id', value: 'V1001' } }] });
		expect(prepared.postings[0]?.memo).toMatch(/^Bill INV-1001 \[/);
	});

	it('tells everything in one pass', () => {
		const document = invoiceOf([journal(10, { accountCode: null })], header(11, { vendorInvoiceNumber: null, invoiceDate: '03/04/2026' }), {
			vendor: vendor({ vendorCode: null }),
		});
		expect(codesOf(prepareInvoice(document)).sort()).toEqual(['date-ambiguous', 'invoice-number-missing', 'invoice-vendor-missing', 'totals-disagree']);
	});

	it('names what is not as the schema says', () => {
		const { problems, status } = prepareInvoice({ requestHeader: { requestTotal: 'ten' }, lineItem: {} });
		expect(status).toBe('notReady');
		expect(problems.filter(({ code }) => code === 'document-invalid').map(({ field }) => field).sort()).toEqual([
			'document.lineItem', 'document.requestHeader.currencyAlphaCode', 'document.requestHeader.requestId', 'document.requestHeader.requestTotal',
		]);
	});
});

describe('the settings', () => {
	const failure = (invoices: unknown): string => {
		try {
			readSettings(rawSettings({ invoices }), 'UTC');
		} catch (error) {
			if (error instanceof SettingsError) return error.message;
			throw error;
		}
		return '';
	};

	it('have defaults', () => {
		const defaults = {
			vendorMatchBy: 'externalId', appendRemitTo: false, tax: 'cost', linkOrders: true, dateOrder: 'refuse',
			dateSources: ['invoiceDate', 'postingDate', 'processCompleteDate', 'submitDate'], memo: 'Concur {documentId} {vendorName} {invoiceNumber}',
		};
		for (const invoices of [undefined, null, {}, ''])
			expect(readSettings(rawSettings({ invoices }), 'UTC').invoices).toMatchObject(defaults);
	});

	it('name the member that is wrong', () => {
		expect(failure({ dateOrder: 'ymd' })).toBe('"Invoices", "Ambiguous Dates" holds "ymd"; possible are refuse, mdy, dmy');
		expect(failure({ vendorMatchBy: 'name' })).toContain('"Invoices", "Match Vendor By"');
		expect(failure({ taxAccount: '13400' })).toContain('"Invoices", "Tax Account"');
		expect(failure({ memo: '{vendor}' })).toContain('"Invoices", "Memo" has the unknown placeholder {vendor}; known are {documentId}');
	});
});
