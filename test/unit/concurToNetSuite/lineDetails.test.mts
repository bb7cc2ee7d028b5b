import { describe, expect, it } from 'vitest';
import { line, report, simple, taxi } from './documents.mts';
import { codesOf, prepare } from './demoSettings.mts';

const segment = (fields: string, more = {}) => ({ segment: 'department', fields, matchBy: 'externalId', ...more });
const firstLine = (document: unknown, changes: Parameters<typeof prepare>[1] = {}) => prepare(document, changes).postings[0]?.lines[0];

describe('segments', () => {
	it('come from the first listed field that is not blank, from the allocation up to the report', () => {
		const rule = { row: [segment('allocationCustom4Code, entryOrgUnit4Code, reportOrgUnit4Code')] };
		const departmentOf = (a: unknown, e: unknown, r: unknown) =>
			firstLine(
				simple([line(10)], { allocationCustom4Code: a }, { entryOrgUnit4Code: e }, { report: report({ reportOrgUnit4Code: r }) }),
				{ segments: rule },
			)?.department;
		expect(departmentOf('A', 'E', 'R')).toEqual({ type: 'department', by: 'externalId', value: 'A' });
		expect(departmentOf(' ', 'E', 'R')?.value).toBe('E');
		expect(departmentOf(null, '', 'R')?.value).toBe('R');
		expect(departmentOf(undefined, null, '')).toBeUndefined();
	});

	it('never come from the employee', () => {
		const document = { ...simple([line(10)]), employee: { employeeId: '23618', costCenter: 'WRONG' } };
		expect(firstLine(document, { segments: { row: [segment('costCenter')] } })?.department).toBeUndefined();
		expect(firstLine(document, { segments: { row: [segment('constructor, toString')] } })?.department).toBeUndefined();
	});

	it('may be required', () => {
		const row = [segment('allocationCustom9Code, entryCustom9Code', { ifBlank: 'problem' })];
		const prepared = prepare(simple([line(10)]), { segments: { row } });
		expect(codesOf(prepared)).toEqual(['segment-missing']);
		expect(prepared.reason).toContain('department');
		expect(prepared.reason).toContain('allocationCustom9Code, entryCustom9Code');
		expect(prepare(simple([line(0)]), { segments: { row } }).status).toBe('nothingToPost');
	});

	it('hold class, location and customer, matched by id, name or entity id', () => {
		const row = [
			segment('c', { segment: 'class', matchBy: 'id' }), segment('l', { segment: 'location', matchBy: 'name' }),
			segment('u', { segment: 'customer', matchBy: 'name' }),
		];
		expect(firstLine(simple([line(10)], { c: 7, l: 'Seattle', u: 'Northwind' }), { segments: { row } })).toMatchObject({
			class: { type: 'class', by: 'id', value: '7' },
			location: { type: 'location', by: 'name', value: 'Seattle' },
			customer: { type: 'customer', by: 'entityId', value: 'Northwind' },
		});
	});

	it('stand on expense lines only, by choice on all, but the customer never', () => {
		const row = [segment('reportOrgUnit4Code'), segment('u', { segment: 'customer' })];
		const tax = [{ taxAuthorityLabel: 'DEVAT', taxReclaimCode: 'VA', amountReclaim: 1 }];
		const document = simple([line(10)], { u: 'C', tax }, {}, { report: report({ reportOrgUnit4Code: 'D' }) });
		const shown = (options: Record<string, unknown>) =>
			prepare(document, { segments: { row }, options }).postings[0]?.lines.map(({ department, customer }) => [department?.value, customer?.value]);
		expect(shown({})).toEqual([['D', 'C'], [undefined, undefined], [undefined, undefined]]);
		expect(shown({ segmentsOnOtherLines: true })).toEqual([['D', 'C'], ['D', undefined], ['D', undefined]]);
	});
});

describe('a default segment', () => {
	const chosen = (value: string, cachedResultName?: string) => ({ __rl: true, mode: 'list', value, cachedResultName });
	const row = [
		segment('allocationCustom9Code, reportOrgUnit4Code', { ifBlank: 'useDefault', defaultDepartment: chosen('12', 'Sales : East') }),
		segment('c', { segment: 'class', ifBlank: 'useDefault', defaultClass: { mode: 'id', value: ' 7 ' } }),
		segment('l', { segment: 'location', ifBlank: 'useDefault', defaultLocation: chosen('3', 'Seattle') }),
		segment('u', { segment: 'customer', ifBlank: 'useDefault', defaultCustomer: chosen('40', 'C-200 Northwind') }),
	];

	it('stands where all fields are blank, with the name that the list showed', () => {
		expect(firstLine(simple([line(10)], { allocationCustom9Code: ' ' }), { segments: { row } })).toMatchObject({
			department: { type: 'department', by: 'id', value: '12', name: 'Sales : East' },
			class: { type: 'class', by: 'id', value: '7' },
			location: { type: 'location', by: 'id', value: '3', name: 'Seattle' },
			customer: { type: 'customer', by: 'id', value: '40', name: 'C-200 Northwind' },
		});
	});

	it('gives way to the first field that is filled, and to its mapping row', () => {
		const mappingRows = [{ kind: 'class', concurValue: 'R&D', netSuiteReference: 'name:Research', active: true }];
		const document = simple([line(10)], { c: 'R&D', u: 'C-9' }, {}, { report: report({ reportOrgUnit4Code: 'QA' }) });
		expect(firstLine(document, { segments: { row }, mappingRows })).toMatchObject({
			department: { by: 'externalId', value: 'QA' },
			class: { by: 'name', value: 'Research' },
			location: { by: 'id', value: '3' },
			customer: { by: 'externalId', value: 'C-9' },
		});
	});

	it('stands on other lines by choice only, but the customer never', () => {
		const tax = [{ taxAuthorityLabel: 'DEVAT', taxReclaimCode: 'VA', amountReclaim: 1 }];
		const shown = (options: Record<string, unknown>) =>
			prepare(simple([line(10)], { tax }), { segments: { row }, options }).postings[0]?.lines.map(({ department, customer }) => [department?.value, customer?.value]);
		expect(shown({})).toEqual([['12', '40'], [undefined, undefined], [undefined, undefined]]);
		expect(shown({ segmentsOnOtherLines: true })).toEqual([['12', '40'], ['12', undefined], ['12', undefined]]);
	});

	it('is left alone while "If Blank" says otherwise', () => {
		const hidden = (ifBlank: string) => [segment('none', { ifBlank, defaultDepartment: chosen('12') })];
		expect(firstLine(simple([line(10)]), { segments: { row: hidden('leaveEmpty') } })?.department).toBeUndefined();
		expect(codesOf(prepare(simple([line(10)]), { segments: { row: hidden('problem') } }))).toEqual(['segment-missing']);
	});
});

describe('names on lines', () => {
	const entities = (changes: Parameters<typeof prepare>[1]) =>
		prepare(simple([line(10), line(5, { journalPayee: 'COPD' })], { u: '' }), changes).postings[0]?.lines.map(({ entity }) => entity?.value);

	it('are the employee on employee payable lines, on expense lines too, or nowhere', () => {
		expect(entities({})).toEqual([undefined, undefined, '23618', undefined]);
		expect(entities({ entityOnLines: 'allLines' })).toEqual(['23618', '23618', '23618', undefined]);
		expect(entities({ entityOnLines: 'none' })).toEqual([undefined, undefined, undefined, undefined]);
	});

	it('are matched as the settings say', () => {
		const document = { ...simple([line(10)]), employee: { employeeId: '23618', loginId: 'user@example.com' } };
		const changes = { employeeField: 'loginId', employeeMatchBy: 'email', employeeRecordType: 'vendor' };
		expect(prepare(document, changes).postings[0]?.lines.at(-1)?.entity).toEqual({ type: 'vendor', by: 'email', value: 'user@example.com' });
	});

	it('give way to the customer', () => {
		const changes = { entityOnLines: 'allLines', segments: { row: [segment('u', { segment: 'customer' })] } };
		const made = firstLine(simple([line(10)], { u: 'C' }), changes);
		expect(made?.customer?.value).toBe('C');
		expect(made?.entity).toBeUndefined();
	});

	it('are the vendor of the row on card lines', () => {
		const row = [{ payee: 'CBCP', account: { mode: 'number', value: '20000' }, vendor: 'AMEX', vendorMatchBy: 'entityId' }];
		const lines = prepare(simple([line(10, { journalPayee: 'CBCP' })]), { payableAccounts: { row } }).postings[0]?.lines;
		expect(lines?.at(-1)?.entity).toEqual({ type: 'vendor', by: 'entityId', value: 'AMEX' });
	});
});

describe('texts', () => {
	it('fill their placeholders and leave no gaps for what is blank', () => {
		const made = prepare(
			simple([line(10)], { tax: [{ taxAuthorityLabel: 'DEVAT', taxReclaimCode: 'VA', amountReclaim: 1 }] }, { entryVendorDescription: 'Acme\n Cabs' }),
			{
				memo: '{reportName}|{owner}|{ownerName}|{currency} {total}|{approvedOn}|{postingDate}|{ledgerCode}|{revision}|{reportNumber}',
				expenseLineMemo: '{expenseType} {description} {entryDate} {vendor}',
				options: { payableLineMemo: '{party} {partyCode} {reportId}', taxLineMemo: '{taxAuthority}/{taxCode} {expenseTypeCode}' },
			},
		).postings[0];
		expect(made?.memo.startsWith('Trip|23618|Mia Roth|USD 10.00|2026-10-31|2026-10-31|DEFAULT|1| [Concur ')).toBe(true);
		expect(made?.lines.map(({ memo }) => memo)).toEqual([
			'Taxi 2026-10-30 Acme Cabs', 'DEVAT/VA TAXIX', 'Employee EMPL B1041655B4CE4171BDAA',
		]);
	});

	it('are plain text: what Concur wrote in braces is not filled in', () => {
		expect(firstLine(simple([line(10)], {}, { expenseTypeName: '{owner} $& $1' }))?.memo).toBe('{owner} $& $1 2026-10-30');
	});

	it('are cut to what NetSuite takes, told, and keep the stamp', () => {
		const prepared = prepare(taxi({ reportName: `${'x'.repeat(2_000)}` }));
		const [posting] = prepared.postings;
		expect(posting?.memo).toHaveLength(999);
		expect(posting?.memo.endsWith(posting.stamp.text)).toBe(true);
		expect(prepared.warnings.map(({ code }) => code)).toEqual(['text-shortened']);
		expect(prepared.status).toBe('prepared');
	});

	it('carry the stamp at the end of the memo or in a field of its own', () => {
		const inMemo = prepare(taxi()).postings[0];
		expect(inMemo?.stamp.field).toBe('memo');
		expect(inMemo?.stamp.text).toMatch(/^\[Concur 2aaff6d927a84156b5b2de638f163eb3 [0-9a-f]{12}\]$/);
		expect(inMemo?.memo).toBe(`Concur B1041655B4CE4171BDAA Trip ${inMemo?.stamp.text}`);
		const inField = prepare(taxi(), { options: { stampField: 'custbody_concur_document' } }).postings[0];
		expect(inField?.memo).toBe('Concur B1041655B4CE4171BDAA Trip');
		expect(inField?.fields).toEqual({ custbody_concur_document: inMemo?.stamp.text });
	});
});

describe('the subsidiary', () => {
	const ledgers = { row: [{ ledgerCode: 'GP', subsidiary: { mode: 'list', value: '2' } }, { ledgerCode: 'SAP', subsidiary: { mode: 'id', value: '3' } }] };
	const bySubsidiary = (ledgerCode: unknown) => prepare(taxi({ ledgerCode }), { subsidiaryFrom: 'ledgerCode', ledgerSubsidiaries: ledgers });

	it('is fixed, by ledger code, or none without OneWorld', () => {
		expect(bySubsidiary('GP').postings[0]?.subsidiary).toEqual({ type: 'subsidiary', by: 'id', value: '2' });
		expect(bySubsidiary(' SAP ').postings[0]?.subsidiary?.value).toBe('3');
		expect(prepare(taxi(), { subsidiaryFrom: 'none', subsidiary: undefined }).postings[0]).toHaveProperty('subsidiary', undefined);
	});

	it('has no default', () => {
		expect(codesOf(bySubsidiary('DEFAULT'))).toEqual(['subsidiary-missing']);
		expect(bySubsidiary(null).reason).toContain('(blank)');
	});
});
