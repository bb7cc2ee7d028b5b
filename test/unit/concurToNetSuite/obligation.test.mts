import { describe, expect, it } from 'vitest';
import { generateObligations } from '../../fixtures/generate/obligations.mts';
import { Random } from '../../fixtures/generate/random.mts';
import { prepareAs, type Fields } from './cashAdvanceDocuments.mts';
import { codesOf, demoSettings } from './demoSettings.mts';
import { prepareMutants } from './mutations.mts';

const employee = { employeeId: '23618', employeeReimbursementCurrency: 'USD', isTest: false };
const request = (header: Fields = {}, more: Fields = {}): Fields => ({
	instruction: { instruction: 'obligate' },
	employee,
	requestHeader: {
		requestId: 'D5448EFC253CD04C955F277013E8AA11', requestName: 'Trip', requestKey: '3346', revisionNumber: 2, totalApprovedAmount: 1200,
		requestAuthorizedDate: null, requestSubmitDate: '2026-10-30T11:16:24.000Z', requestCreationDate: '2026-10-29T11:16:05.000Z', ...header,
	},
	requestEntry: [],
	previousRevisionRequestHeader: { requestId: 'D5448EFC253CD04C955F277013E8AA11', revisionNumber: 1 },
	...more,
});
const forReport = (more: Fields = {}): Fields => ({
	instruction: 'release', employee,
	report: {
		reportId: '99509FA3DC4F4159B557', reportName: 'After approval', reportNumber: 'C6PGCU', employeeCurrencyAlphaCode: 'EUR', isTest: 'N',
		totalApprovedAmount: '12.00000000', revisionNumber: 1, reportSubmitDate: '2026-10-30T08:38:50.063Z', ...more,
	},
	expenseEntry: [],
});

describe('funds reservations', () => {
	it('of a travel request are shown and never posted', () => {
		const result = prepareAs('requestobligation', request());
		expect(result).toMatchObject({
			status: 'nothingToPost', documentId: 'D5448EFC253CD04C955F277013E8AA11', number: '3346', name: 'Trip', owner: '23618', revision: '2',
			currency: 'USD', total: '1200.00', approvedOn: '2026-10-30', postings: [], externalId: 'CNQR-RQO-D5448EFC253CD04C955F277013E8AA11-R2',
		});
		expect(codesOf(result)).toEqual(['nothing-to-post']);
		expect(result.reason).toContain('it is a funds reservation (obligate), and funds reservations make no ledger entry');
	});

	it('of an expense report are shown and never posted', () => {
		expect(prepareAs('reportobligation', forReport())).toMatchObject({
			status: 'nothingToPost', documentId: '99509FA3DC4F4159B557', number: 'C6PGCU', name: 'After approval', currency: 'EUR', total: '12.00',
			approvedOn: '2026-10-30', postings: [], externalId: 'CNQR-RPO-99509FA3DC4F4159B557-R1',
		});
		expect(prepareAs('reportobligation', forReport()).reason).toContain('(release)');
	});

	it('may call their header by its other name, and leave out dates', () => {
		const { requestHeader, ...rest } = request({ requestSubmitDate: null, requestCreationDate: 'soon', employeeCurrencyAlphaCode: 'gbp' });
		expect(prepareAs('requestobligation', { ...rest, request: requestHeader, instruction: undefined })).toMatchObject({
			status: 'nothingToPost', documentId: 'D5448EFC253CD04C955F277013E8AA11', currency: 'GBP', approvedOn: '',
		});
	});

	it('of test users are skipped', () => {
		for (const isTest of [true, 'Y']) {
			const result = prepareAs('requestobligation', request({}, { employee: { ...employee, isTest } }));
			expect([result.status, ...codesOf(result)]).toEqual(['skipped', 'test-document']);
		}
		expect(prepareAs('reportobligation', forReport({ isTest: 'Y' })).status).toBe('skipped');
	});

	it('follow the choice of what Concur is told', () => {
		const told = (nothingToPost: string) => prepareAs('reportobligation', forReport(), { options: { nothingToPost } }).confirmAs;
		expect([told('leave'), told('confirmSuccess'), told('confirmError')]).toEqual([undefined, 'success', 'error']);
	});

	it('are never posted, whatever stands in them', () => {
		for (const document of [null, 'x', [], {}, { report: [] }, { requestHeader: { requestId: 5 } }]) {
			for (const docType of ['requestobligation', 'reportobligation'] as const) {
				expect(prepareAs(docType, document)).toMatchObject({ status: 'nothingToPost', postings: [] });
			}
		}
		const random = new Random(8);
		const generated = generateObligations(random, 300, [Date.parse('2026-01-10T00:00:00Z'), Date.parse('2026-11-20T00:00:00Z')]);
		for (const docType of ['requestobligation', 'reportobligation'] as const) {
			const documents = generated.filter((one) => one.docType === docType).map(({ document }) => document);
			const { statuses } = prepareMutants(docType, documents, demoSettings(), 44);
			expect(statuses.get('prepared')).toBeUndefined();
			expect(statuses.get('nothingToPost')).toBeGreaterThan(100);
		}
	});
});
