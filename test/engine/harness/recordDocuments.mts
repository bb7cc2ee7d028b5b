import { expect } from 'vitest';
import { generateAllDocuments, type DocumentSet } from '../../fixtures/generate/allDocuments.mts';
import type { GeneratedDocument, RecordName } from '../../fixtures/generate/generatedDocument.mts';
import { nodeNamed } from './shippedWorkflow.mts';
import type { World } from './world.mts';

const sets = generateAllDocuments({ seed: 20261124, count: 320 });
const setNamed = (name: DocumentSet['name']): DocumentSet =>
	sets.find((set) => set.name === name) ?? expect.fail(`no set ${name}`);
const [fixed, byLedger] = [setNamed('fixed'), setNamed('ledgerCodes')];

/** A document that is posted, ends with a record of this type and has this feature. */
const one = (type: RecordName, feature: string): GeneratedDocument =>
	[...fixed.documents, ...byLedger.documents].find(
		({ expected: { status, refusedByNetSuite, records }, features }) =>
			status === 'prepared' &&
			!refusedByNetSuite &&
			records.at(-1)?.recordType === type &&
			features.includes(feature),
	) ?? expect.fail(`${type} ${feature}`);

export const INVOICE = one('vendorBill', 'invoice-in-Demo Group Inc.');
export const INVOICE_UK = one('vendorBill', 'invoice-in-Demo UK Ltd.');
/** Become a journal and a bill; and a card charge besides. */
export const TWO = one('vendorBill', 'target-splitTwo');
export const THREE = one('creditCardCharge', 'target-splitThree');
/** Each type of record, and several of one document. */
export const EVERY = [
	one('vendorBill', 'target-bill'),
	one('vendorCredit', 'target-credit'),
	one('expenseReport', 'target-expenseReport'),
	one('creditCardCharge', 'target-card'),
	one('intercompanyJournalEntry', 'intercompany'),
	one('vendorCredit', 'invoice'),
	...[INVOICE, INVOICE_UK, TWO, THREE],
];

/** The shipped workflow for all of them in one run: the settings by ledger code, with the targets of expense reports. */
export async function setUpFor(world: World): Promise<void> {
	const targets = [fixed, byLedger].flatMap(
		({ parameters }) => (parameters.targets as { row: unknown[] }).row,
	);
	const { payableAccounts, segments, expenseReports, customFields } = fixed.parameters;
	const onLines = (customFields as { row: { on: string }[] }).row.filter(({ on }) => on === 'line');
	Object.assign(nodeNamed(world.workflow, 'Get Documents').parameters, {
		documentTypes: ['expense', 'invoice'],
		returnAll: true,
	});
	Object.assign(nodeNamed(world.workflow, 'Prepare Postings').parameters, byLedger.parameters, {
		...{ payableAccounts, segments, expenseReports },
		targets: { row: targets },
		customFields: { row: onLines },
		options: { ...(byLedger.parameters.options as object), billableEntries: 'bill' },
	});
	// The first run creates the tables.
	await world.run();
	for (const row of byLedger.mappingRows)
		world.engine.tables.table('concur_netsuite_mapping').put({ ...row });
}
