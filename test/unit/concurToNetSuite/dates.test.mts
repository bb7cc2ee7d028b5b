import { describe, expect, it } from 'vitest';
import { entry, allocation, expense, line, report, taxi } from './documents.mts';
import { codesOf, prepare } from './demoSettings.mts';

const dateOf = (reportFields: Record<string, unknown>, changes: Parameters<typeof prepare>[1] = {}) =>
	prepare(taxi(reportFields), changes).postingDate;

describe('the posting date', () => {
	it('is the day of the instant in the accounting time zone, out to the ends of the earth', () => {
		const instant = { reportPaymentProcessingDate: '2026-10-31T11:30:00.000Z' };
		expect(dateOf(instant, { accountingTimeZone: 'UTC' })).toBe('2026-10-31');
		expect(dateOf(instant, { accountingTimeZone: 'Pacific/Kiritimati' })).toBe('2026-11-01');
		expect(dateOf({ reportPaymentProcessingDate: '2026-10-31T09:59:59.999Z' }, { accountingTimeZone: 'Pacific/Kiritimati' })).toBe('2026-10-31');
		expect(dateOf({ reportPaymentProcessingDate: '2026-10-31T10:00:00.000Z' }, { accountingTimeZone: 'Pacific/Kiritimati' })).toBe('2026-11-01');
		expect(dateOf({ reportPaymentProcessingDate: '2026-11-01T10:59:59.999Z' }, { accountingTimeZone: 'Pacific/Pago_Pago' })).toBe('2026-10-31');
		expect(dateOf({ reportPaymentProcessingDate: '2026-11-01T11:00:00.000Z' }, { accountingTimeZone: 'Pacific/Pago_Pago' })).toBe('2026-11-01');
		expect(dateOf({ reportPaymentProcessingDate: '2026-03-31T23:30:00+02:00' }, { accountingTimeZone: 'Europe/Berlin' })).toBe('2026-03-31');
	});

	it('is in a year of four digits, whatever ISO 8601 allows', () => {
		expect(codesOf(prepare(taxi({ reportPaymentProcessingDate: '+275760-09-13T00:00:00Z' })))).toContain('document-invalid');
	});

	it('takes a processing time without an offset as UTC, like its kin', () => {
		for (const text of ['2026-10-31T23:30:00', '2026-10-31 23:30:00.000']) {
			expect(dateOf({ reportPaymentProcessingDate: text }, { accountingTimeZone: 'Europe/Berlin' })).toBe('2026-11-01');
		}
	});

	it('never shifts a day that somebody chose', () => {
		for (const accountingTimeZone of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Los_Angeles']) {
			const changes = { accountingTimeZone, postingDateFrom: 'reportUserDefinedDate' };
			expect(dateOf({ reportUserDefinedDate: '2026-03-24T07:00:00.000Z' }, changes)).toBe('2026-03-24');
			expect(dateOf({ reportUserDefinedDate: '2026-03-24T00:00:00.000Z' }, changes)).toBe('2026-03-24');
			expect(dateOf({ reportUserDefinedDate: '2026-03-24' }, changes)).toBe('2026-03-24');
			expect(dateOf({}, { accountingTimeZone, postingDateFrom: 'lastEntryDate' })).toBe('2026-10-30');
		}
	});

	it('falls back in the order that the panel shows, with a warning', () => {
		const gone: Record<string, unknown> = {};
		const order = [
			['reportPaymentProcessingDate', '2026-10-31'], ['reportUserDefinedDate', '2026-10-30'], ['reportSubmitDate', '2026-10-29'],
			['reportCreationDate', '2026-10-28'],
		] as const;
		for (const [field, date] of order) {
			const prepared = prepare(taxi(gone));
			expect(prepared.postingDate).toBe(date);
			expect(prepared.warnings.map(({ code }) => code)).toEqual(field === 'reportPaymentProcessingDate' ? [] : ['posting-date-fallback']);
			gone[field] = field === 'reportSubmitDate' ? '' : null;
		}
		expect(prepare(taxi(gone)).postingDate).toBe('2026-10-30');
	});

	it('takes the latest entry as the last resort, and none is a problem', () => {
		const dated = (dates: unknown[]) =>
			expense(dates.map((entryDate) => entry([allocation([line(1)])], { entryDate })), { report: report({ reportPaymentProcessingDate: '2026-10-31' }) });
		const changes = { postingDateFrom: 'lastEntryDate' };
		expect(prepare(dated(['2026-10-02T00:00:00.000Z', '2026-10-09T00:00:00.000Z', null]), changes).postingDate).toBe('2026-10-09');
		expect(codesOf(prepare(dated(['2026-10-02', 'soon']), changes))).toEqual(['document-invalid']);
		const none = expense([entry([allocation([line(1)])], { entryDate: null })], {
			report: { reportId: 'R', employeeCurrencyAlphaCode: 'USD' },
		});
		expect(codesOf(prepare(none)).sort()).toEqual(['approval-date-missing', 'posting-date-missing']);
	});

	it('is refused rather than guessed when it cannot be read', () => {
		for (const text of ['31/10/2026', '2026-02-30T00:00:00Z', 'yesterday']) {
			const prepared = prepare(taxi({ reportPaymentProcessingDate: text }));
			expect(codesOf(prepared)).toEqual(['document-invalid']);
			expect(prepared.problems[0]?.field).toBe('document.report.reportPaymentProcessingDate');
		}
	});
});

describe('the cut-over date', () => {
	const from = (postDocumentsApprovedFrom: unknown, reportFields: Record<string, unknown> = {}, accountingTimeZone = 'UTC') =>
		prepare(taxi(reportFields), { postDocumentsApprovedFrom, accountingTimeZone });

	it('keeps out what was approved before, in the accounting time zone', () => {
		expect(from('2026-10-31').status).toBe('prepared');
		const before = from('2026-11-01');
		expect(before.status).toBe('skipped');
		expect(codesOf(before)).toEqual(['approved-before-cut-over']);
		expect(before.reason).toContain('2026-10-31');
		expect(before.approvedOn).toBe('2026-10-31');
		expect(from('2026-11-01', { reportPaymentProcessingDate: '2026-10-31T11:00:00Z' }, 'Pacific/Kiritimati').status).toBe('prepared');
	});

	it('may come from the date picker or an expression', () => {
		for (const given of ['2026-11-01T00:00:00', '2026-11-01T00:00:00.000Z', new Date('2026-11-01T00:00:00Z'), '2026-11-01 00:00:00']) {
			expect(from(given).problems[0]?.message).toContain('cut-over date 2026-11-01');
		}
		expect(from('2026-10-31T23:00:00.000Z', {}, 'Europe/Berlin').problems[0]?.message).toContain('cut-over date 2026-11-01');
	});

	it('counts the submit date, the chosen day, then the creation where approval is unknown', () => {
		const gone = { reportPaymentProcessingDate: null };
		expect(from('2016-01-01', gone).approvedOn).toBe('2026-10-29');
		expect(from('2016-01-01', { ...gone, reportSubmitDate: '' }).approvedOn).toBe('2026-10-30');
		expect(from('2016-01-01', { ...gone, reportSubmitDate: '', reportUserDefinedDate: null }).approvedOn).toBe('2026-10-28');
	});

	it('skips before it finds fault: nobody mends what is not posted', () => {
		const prepared = prepare(taxi({ totalApprovedAmount: 99 }), { postDocumentsApprovedFrom: '2026-11-01' });
		expect(prepared.status).toBe('skipped');
		expect(codesOf(prepared)).toEqual(['approved-before-cut-over']);
		expect(prepared.externalId).toBe('CNQR-EXP-B1041655B4CE4171BDAA-R1');
	});

	it('does not silently drop what an earlier run of ours may have acknowledged or posted', () => {
		const later = { postDocumentsApprovedFrom: '2026-11-01' };
		for (const workState of ['claimed', 'pendingApproval', 'needsReview'] as const) {
			for (const docStatus of ['ACKNOWLEDGED', 'POSTING_CONFIRMED_SUCCESS', 'RECALLED']) {
				const prepared = prepare(taxi(), later, { workState, docStatus });
				expect(prepared.status).toBe('notReady');
				expect(codesOf(prepared)).toEqual(['approved-before-cut-over']);
				expect(prepared.postings).toHaveLength(1);
			}
			expect(prepare(taxi(), later, { workState, docStatus: 'READY' }).status).toBe('skipped');
		}
		expect(prepare(taxi(), later, { workState: '', docStatus: 'ACKNOWLEDGED' }).status).toBe('skipped');
	});
});

describe('test documents', () => {
	it('are skipped unless switched on', () => {
		for (const isTest of ['Y', 'y', true]) {
			const skipped = prepare(taxi({ isTest }));
			expect(skipped).toMatchObject({ status: 'skipped', isTest: true });
			expect(codesOf(skipped)).toEqual(['test-document']);
			expect(prepare(taxi({ isTest }), { options: { includeTestDocuments: true } }).status).toBe('prepared');
		}
	});
});
