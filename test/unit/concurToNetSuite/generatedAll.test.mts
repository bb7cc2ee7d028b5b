import { describe, expect, it } from 'vitest';
import { newDocumentItem } from '../../../nodes/shared/documentItem';
import { prepareDocument } from '../../../nodes/ConcurToNetSuite/posting/prepareDocument';
import { readSettings } from '../../../nodes/ConcurToNetSuite/settings/readSettings';
import { generateAllDocuments, type DocumentSet } from '../../fixtures/generate/allDocuments.mts';
import type { ExpectedRecord, GeneratedDocument } from '../../fixtures/generate/generatedDocument.mts';
import { codesOf, rawSettings } from './demoSettings.mts';
import { summaryOf } from './recordSummary.mts';

const sets = generateAllDocuments({ seed: 20261124, count: 600 });
const documents = sets.flatMap((set) => set.documents);

function settingsOf({ parameters, mappingRows }: DocumentSet) {
	// As `$('Read Mapping').all()` gives them.
	const items = mappingRows.map((row, index) => ({ json: { ...row, id: index + 1 } }));
	return readSettings(rawSettings({ ...parameters, mappingRows: items }), 'UTC');
}

/** How often each thing must be among the documents at least. */
const LEAST: Record<string, number> = {
	// invoices
	invoice: 120, 'vendor-bill': 80, 'vendor-credit': 20, 'date-pure': 20, 'date-slashed': 20, 'date-instant': 20, 'date-ambiguous': 5,
	'due-date-by-terms': 5, 'invoice-one-tax': 20, 'invoice-two-taxes': 20, 'shipping-on-lines': 10, 'shipping-on-header': 10,
	'invoice-allocations': 20, 'line-against-total': 5, 'charge-on-credit': 2, 'padded-code': 20, 'remit-to': 20, 'purchase-order': 10, 'no-due-date': 10,
	'invoice-in-Demo Group Inc.': 20, 'invoice-in-Demo UK Ltd.': 20, 'invoice-USD': 10, 'invoice-EUR': 10, 'invoice-GBP': 10,
	'invoice-journal': 3, 'invoice-noPost': 3,
	// cash advances, payroll, obligations
	cashadvance: 60, 'advance-issue': 10, 'advance-return': 10, 'advance-system': 10, DR: 20, CR: 10, 'advance-odd-sign': 3,
	'advance-header-account': 3, 'advance-other-currency': 5, 'advance-in-second-subsidiary': 5,
	payroll: 40, 'payroll-Y': 20, 'payroll-N': 20, 'payroll-advance-Y': 5, 'payroll-advance-N': 2, 'payroll-nothing-paid': 3,
	'payroll-unknown-wage-type': 2, 'payroll-off': 10, 'payroll-taken': 10, 'payroll-mixed': 3, 'payroll-clearing': 10, 'payroll-clearing-missing': 2, obligation: 20, requestobligation: 8, reportobligation: 8, 'obligation-obligate': 3,
	'obligation-fundsCheck': 3, 'obligation-release': 3,
	// targets, several records, custom fields, customers
	'target-bill': 10, 'target-credit': 10, 'target-expenseReport': 10, 'target-card': 10, 'target-noPost': 10, 'target-splitTwo': 10,
	'target-splitThree': 10, 'target-reportWithCard': 10, 'target-employeeBill': 10, 'tax-on-vendorBill': 5, 'tax-on-journalEntry': 3, 'tax-on-expenseReport': 3,
	'tax-on-creditCardCharge': 3, 'advance-in-split': 3, 'rate-from-concur': 20, 'rate-missing': 2, 'custom-column': 20, 'custom-segment': 10, billable: 10,
	// subsidiaries and mapping
	intercompany: 40, 'intercompany-from-Demo Group Inc.': 10, 'intercompany-from-Demo UK Ltd.': 10, 'intercompany-own-part': 10,
	'intercompany-own-named': 3, mapped: 50, 'mapped-account': 10, 'mapped-account-by-subsidiary': 10, 'mapped-tax': 10,
	'mapped-employee': 10, 'mapped-in-Demo Group Inc.': 10, 'mapped-in-Demo UK Ltd.': 10, 'unmapped-account': 2,
	// the reports that were there before
	'journal-report': 50, 'reclaim-full': 10, 'reclaim-part': 10, 'reclaim-none': 10, 'two-taxes': 10, 'personal-pair': 3, 'cash-advance': 5,
};

describe('generated documents of all kinds', () => {
	it('are the same for the same seed and others for another', () => {
		const three = (seed: number) => generateAllDocuments({ seed, count: 20 });
		expect(three(7)).toEqual(three(7));
		expect(three(8)).not.toEqual(three(7));
	});

	it('cover every row of the issue, each often enough', () => {
		expect(documents.length).toBeGreaterThanOrEqual(600);
		const counts = new Map<string, number>();
		for (const feature of documents.flatMap(({ features }) => features)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
		const rare = Object.entries(LEAST).filter(([feature, least]) => (counts.get(feature) ?? 0) < least);
		expect(rare.map(([feature, least]) => `${feature}: ${counts.get(feature) ?? 0} of ${least}`)).toEqual([]);
	});

	it.each(sets)('become what the generator expects: $name', (set) => {
		const settings = settingsOf(set);
		const differences = set.documents.flatMap((document) => {
			const difference = differenceOf(document, settings);
			return difference ? [difference] : [];
		});
		expect(differences.slice(0, 5), `${differences.length} of ${set.documents.length} differ`).toEqual([]);
	});
});

function differenceOf(generated: GeneratedDocument, settings: ReturnType<typeof readSettings>): string | undefined {
	const { docType, documentId, fiDocumentId, document, features, expected } = generated;
	const prepared = prepareDocument({ ...newDocumentItem(), docType, documentId, fiDocumentId, docStatus: 'READY', document }, settings);
	const isPosted = prepared.status === 'prepared';
	const actual = {
		status: prepared.status,
		codes: [...new Set(codesOf(prepared))],
		currency: prepared.currency,
		total: expected.total === '' ? '' : prepared.total,
		externalIds: isPosted ? prepared.postings.map(({ externalId }) => externalId).sort() : [],
		records: isPosted ? prepared.postings.map(summaryOf).sort(byTypeAndEntity) : [],
	};
	const wanted = {
		status: expected.status,
		codes: expected.codes,
		currency: expected.currency,
		total: expected.total,
		externalIds: [...expected.externalIds].sort(),
		records: [...expected.records].sort(byTypeAndEntity),
	};
	const parts = (Object.keys(wanted) as Array<keyof typeof wanted>).flatMap((key) => {
		const [got, want] = [text(actual[key]), text(wanted[key])];
		return got === want ? [] : [`${key} is ${got}, expected ${want}`];
	});
	if (parts.length === 0) return undefined;
	const problems = prepared.problems.map(({ field, message }) => `${field}: ${message}`).join('; ');
	return `${docType} ${documentId} (${features.join(', ')}) ${problems}\n${parts.join('\n')}`;
}

/** JSON with sorted keys; what is undefined is not there. */
const text = (value: unknown): string =>
	JSON.stringify(value, (_, part: unknown) =>
		typeof part === 'object' && part !== null && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part,
	);

const byTypeAndEntity = (a: Pick<ExpectedRecord, 'entity'> & { recordType: string }, b: typeof a): number =>
	`${a.recordType} ${a.entity}` < `${b.recordType} ${b.entity}` ? -1 : 1;
