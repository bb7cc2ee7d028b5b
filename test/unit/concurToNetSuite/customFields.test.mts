import { describe, expect, it } from 'vitest';
import { customFieldValues } from '../../../nodes/ConcurToNetSuite/posting/customFields/customFields';
import { Findings } from '../../../nodes/ConcurToNetSuite/posting/findings';
import { readSettings } from '../../../nodes/ConcurToNetSuite/settings/readSettings';
import { codesOf, prepare, rawSettings } from './demoSettings.mts';
import { line, report, simple } from './documents.mts';
import { prepareUnder } from './targetWorld.mts';

const project = { on: 'line', field: 'custcol_project_code', concurFields: 'allocationCustom5Code, entryCustom5Code' };
const customFields = (...row: object[]) => ({ customFields: { row } });

describe('custom fields', () => {
	it('of lines come from the allocation, then the entry, then the report, else are fixed', () => {
		const value = (allocationFields: object, entryFields: object, reportFields: object, more = {}) =>
			prepare(simple([line(10)], allocationFields as never, entryFields as never, { report: report(reportFields as never) }), customFields({ ...project, ...more })).postings[0]?.lines.map(({ fields }) => fields.custcol_project_code);
		expect(value({ allocationCustom5Code: 'A' }, { entryCustom5Code: 'E' }, {})).toEqual(['A', undefined]);
		expect(value({ allocationCustom5Code: ' ' }, { entryCustom5Code: 'E' }, {})).toEqual(['E', undefined]);
		expect(value({}, {}, { entryCustom5Code: 'R' })).toEqual(['R', undefined]);
		expect(value({}, {}, {})).toEqual([undefined, undefined]);
		expect(value({}, {}, {}, { fixedValue: 'F' })).toEqual(['F', undefined]);
		expect(value({ allocationCustom5Code: 7 }, {}, {}, { fixedValue: 'F' })).toEqual(['7', undefined]);
	});

	it('of the body come from the report, on every record, and leave the stamp alone', () => {
		const document = simple([line(10), line(5, { journalPayee: 'CBCP' })], { policyId: 'no' }, {}, { report: report({ policyId: 'P1' }) });
		const fields = customFields({ on: 'body', field: 'custbody_policy', concurFields: 'policyId' }, { on: 'body', field: 'cseg_region', fixedValue: 'EMEA', as: 'externalId' });
		const { postings } = prepareUnder(document, [{ payee: 'CBCP', target: 'creditCardCharge' }], { ...fields, options: { stampField: 'custbody_concur_document' } });
		expect(postings).toHaveLength(2);
		for (const posting of postings)
			expect(posting.fields).toEqual({ custbody_policy: 'P1', cseg_region: { externalId: 'EMEA' }, custbody_concur_document: posting.stamp.text });
	});

	it('stand on the other lines only where segments do, from the report', () => {
		const tax = [{ taxAuthorityLabel: 'DEVAT', taxCode: 'VA', amountReclaim: 1 }];
		const document = simple([line(10)], { allocationCustom5Code: 'A', tax }, {}, {
			report: report({ reportCustom1Code: 'R' }),
			cashAdvanceApplication: [{ cashAdvanceId: 'C', cashAdvanceApplicationAmount: -2, cashAdvanceClearingAccountCode: 'CADV' }],
		});
		const fields = customFields({ ...project, concurFields: 'allocationCustom5Code, reportCustom1Code' });
		const values = (options: object) =>
			prepare(document, { ...fields, options: options as never }).postings[0]?.lines.map(({ account, fields: of }) => `${account.value} ${of.custcol_project_code}`);
		expect(values({})).toEqual(['474210 A', '13100 undefined', 'CADV undefined', '21010 undefined']);
		expect(values({ segmentsOnOtherLines: true })).toEqual(['474210 A', '13100 A', 'CADV R', '21010 R']);
	});

	it('are sent as text, internal or external ID', () => {
		const sent = (as: string | undefined, value: string) => {
			const prepared = prepare(simple([line(10)], { allocationCustom5Code: value }), customFields({ ...project, as }));
			return prepared.problems.length > 0 ? codesOf(prepared) : prepared.postings[0]?.lines[0]?.fields.custcol_project_code;
		};
		expect(sent(undefined, '12')).toBe('12');
		expect(sent('text', '12')).toBe('12');
		expect(sent('id', '12')).toEqual({ id: '12' });
		expect(sent('externalId', 'P-300')).toEqual({ externalId: 'P-300' });
		expect(sent('id', 'P-300')).toEqual(['custom-field-not-an-id']);
	});

	it('serve other documents with levels of their own', () => {
		const { customFields: rules } = readSettings(rawSettings(customFields({ ...project, concurFields: 'lineItemCustom1' })), 'UTC');
		const findings = new Findings();
		expect(customFieldValues(rules, 'line', [{ lineItemCustom1: 'L' }, {}], findings)).toEqual({ custcol_project_code: 'L' });
		expect(customFieldValues(rules, 'body', [{ lineItemCustom1: 'L' }], findings)).toEqual({});
		expect(findings.problems).toEqual([]);
	});

	it.each([
		[{ on: 'line', field: 'custbody_x', fixedValue: '1' }, 'custcol_... or cseg_...'],
		[{ on: 'body', field: 'custcol_x', fixedValue: '1' }, 'custbody_... or cseg_...'],
		[{ on: 'body', field: 'memo', fixedValue: '1' }, 'names no custom field'],
		[{ on: 'body', field: '', fixedValue: '1' }, 'names no custom field'],
		[{ on: 'body', field: 'custbody_x' }, 'neither a Concur field nor a fixed value'],
		[{ on: 'body', field: 'custbody_x', concurFields: 'a b' }, 'not a field name'],
		[{ on: 'line', field: 'custcol_x', concurFields: 'employeeOrgUnit1Code' }, 'employee section'],
		[{ on: 'body', field: 'custbody_stamp', fixedValue: '1' }, 'filled already'],
		[{ on: 'body', field: 'custbody_link', fixedValue: '1' }, 'filled already'],
		[{ on: 'head', field: 'custbody_x', fixedValue: '1' }, 'holds "head"'],
		[{ on: 'body', field: 'custbody_x', fixedValue: '1', as: 'json' }, 'holds "json"'],
	])('are refused as settings: %j', (row, told) => {
		const options = { stampField: 'custbody_stamp', receiptLinkField: 'custbody_link' };
		expect(() => readSettings(rawSettings({ ...customFields(row), options }), 'UTC')).toThrow(told);
	});

	it('are filled once', () => {
		const row = { on: 'body', field: 'custbody_x', fixedValue: '1' };
		expect(() => readSettings(rawSettings(customFields(row, row)), 'UTC')).toThrow('filled already');
		const both = customFields({ on: 'body', field: 'cseg_region', fixedValue: '1' }, { on: 'line', field: 'cseg_region', fixedValue: '2' });
		expect(prepare(simple([line(10)]), both).postings[0]).toMatchObject({ fields: { cseg_region: '1' }, lines: [{ fields: { cseg_region: '2' } }, {}] });
	});
});

describe('the receipt link', () => {
	const link = (options: object) => prepare(simple([line(10)]), { options: options as never }).postings[0]?.fields;

	it('is a text with placeholders in a body field', () => {
		expect(link({})).toEqual({});
		expect(link({ receiptLink: 'x' })).toEqual({});
		expect(link({ receiptLinkField: 'custbody_receipt_url' })).toEqual({ custbody_receipt_url: 'B1041655B4CE4171BDAA' });
		expect(link({ receiptLinkField: 'custbody_receipt_url', receiptLink: 'https://x.example/{reportId}?n={reportName}' })).toEqual({ custbody_receipt_url: 'https://x.example/B1041655B4CE4171BDAA?n=Trip' });
	});

	it.each([
		[{ receiptLinkField: 'memo' }, 'Receipt Link Field'],
		[{ receiptLinkField: 'custbody_a', receiptLink: '{nothing}' }, 'unknown placeholder {nothing}'],
		[{ receiptLinkField: 'custbody_a', receiptLink: ' ' }, 'is empty'],
		[{ receiptLinkField: 'custbody_a', stampField: 'custbody_a' }, 'Stamp Field'],
	])('is refused as a setting: %j', (options, told) => {
		expect(() => link(options)).toThrow(told);
	});
});
