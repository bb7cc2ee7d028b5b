import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateAllDocuments, type DocumentSet } from '../fixtures/generate/allDocuments.mts';
import { UK, US, type GeneratedDocument } from '../fixtures/generate/generatedDocument.mts';
import { addPublished, inlineInvoice, publishedCashAdvances } from '../sandbox/concur/publishedDocuments.mts';
import type { StoredDocument } from '../sandbox/concur/documentStore.mts';
import { bookedRecord } from './harness/bookedRecord.mts';
import { builtNodes, LOADING_TIMEOUT_MS } from './harness/builtNodes.mts';
import type { Json } from './harness/execution.mts';
import { withoutZeros } from './harness/expectedBooks.mts';
import { expectConcurWasTold, expectPostedOnce, expectUntouched, recordsOf } from './harness/judge.mts';
import { nodeNamed } from './harness/shippedWorkflow.mts';
import { World } from './harness/world.mts';

const MAPPING_TABLE = 'concur_netsuite_mapping';
const ALL_TYPES = ['expense', 'invoice', 'cashadvance', 'payroll', 'requestobligation', 'reportobligation'];
/** A set of 200 documents takes the engine a while. */
const SET_TIMEOUT_MS = 180_000;

const sets = generateAllDocuments({ seed: 20261124, count: 320 });
const setNamed = (name: DocumentSet['name']): DocumentSet =>
	sets.find((set) => set.name === name) ?? expect.fail(`no set ${name}`);

let world: World;
beforeAll(async () => void (await builtNodes()), LOADING_TIMEOUT_MS);
beforeEach(async () => {
	world = await World.start();
});
afterEach(async () => await world.close());

/** The shipped workflow for all kinds of documents, with the parameters and mapping rows of a set. */
async function setUp({
	parameters,
	mappingRows,
}: Pick<DocumentSet, 'parameters' | 'mappingRows'>): Promise<void> {
	Object.assign(nodeNamed(world.workflow, 'Get Documents').parameters, {
		documentTypes: ALL_TYPES,
		returnAll: true,
	});
	const prepare = nodeNamed(world.workflow, 'Prepare Postings').parameters;
	expect(prepare.mappingRows).toMatch(/Read Mapping/);
	Object.assign(prepare, parameters);
	// The first run creates the tables.
	await world.run();
	for (const row of mappingRows) world.engine.tables.table(MAPPING_TABLE).put({ ...row });
	world.concur.log.clear();
	world.netSuite.log.clear();
}

const add = ({ docType, fiDocumentId, documentId, document }: GeneratedDocument): StoredDocument =>
	world.concur.documents.add(docType, document, { id: fiDocumentId, businessId: documentId });

/** What is otherwise than expected, in words; nothing when the document stands right in both services' books. */
function differenceOf(generated: GeneratedDocument): string[] {
	const { docType, fiDocumentId, documentId, expected, features } = generated;
	const stored = world.concur.documents.get(fiDocumentId);
	try {
		if (expected.status !== 'prepared' || expected.refusedByNetSuite) expectUntouched(world, stored);
		else {
			const records = expected.externalIds.map((id) => world.netSuite.books.byExternalId(id));
			expect(recordsOf(world, stored)).toHaveLength(expected.records.length);
			const booked = expected.records.map((record) => {
				const own = records.find(
					(one) => one?.recordType === record.recordType && nameOfEntity(one.entity, record.entity),
				);
				return own ? bookedRecord(world.netSuite, own, record) : undefined;
			});
			expect(booked).toEqual(expected.records);
			expect(records.every((record) => record?.posting)).toBe(true);
			expectConcurWasTold(world, stored, 'POSTING_CONFIRMED_SUCCESS');
		}
		return [];
	} catch (error) {
		return [`${docType} ${documentId} (${features.join(', ')}): ${(error as Error).message.slice(0, 1_500)}`];
	}
}

/** Journals carry no name in the header. */
function nameOfEntity(id: string | undefined, wanted: string | undefined): boolean {
	const { vendors, employees } = world.netSuite.masterData;
	return wanted === undefined || [...vendors, ...employees].find((one) => one.id === id)?.entityId === wanted;
}

const isPosted = ({ expected }: GeneratedDocument): boolean =>
	expected.status === 'prepared' && !expected.refusedByNetSuite;
const itemOf = (items: readonly Json[], id: string): Json =>
	items.find(({ fiDocumentId }) => fiDocumentId === id) ?? expect.fail(id);

describe('generated documents through the shipped workflow', () => {
	it.each(sets)(
		'stand in the books as the generator expects, within the budget of calls: $name',
		async (set) => {
			await setUp(set);
			set.documents.forEach(add);
			const run = await world.run();
			const told = run.output('All Outcomes').filter(({ status }) => status !== 'confirmed');
			const differences = set.documents.flatMap(differenceOf);
			const reasons = told.map(({ documentId, status, reason }) => `${documentId} ${status}: ${reason}`);
			expect(
				differences.slice(0, 3),
				`${differences.length} differ; ${reasons.slice(0, 8).join('\n')}`,
			).toEqual([]);

			const records = set.documents.filter(isPosted).flatMap(({ expected }) => expected.records);
			expect(world.netSuite.books.size).toBe(records.length);
			const types = new Set(set.documents.map(({ docType }) => docType)).size;
			expect(world.netSuite.log.entries.length).toBeLessThanOrEqual(records.length + 30);
			expect(world.concur.log.entries.length).toBeLessThanOrEqual(0.1 * set.documents.length + 10 * types);

			// What is not posted says why.
			for (const { fiDocumentId, expected } of set.documents.filter((document) => !isPosted(document))) {
				const item = itemOf(told, fiDocumentId);
				expect(item.status).toBe(expected.refusedByNetSuite ? 'notReady' : expected.status);
				const codes = new Set((item.problems as { code: string }[]).map(({ code }) => code));
				const wanted = expected.refusedByNetSuite ? [expected.refusedByNetSuite] : expected.codes;
				expect([...codes]).toEqual(expect.arrayContaining(wanted));
			}
			expect(world.audit.filter(({ status }) => status === 'confirmed')).toHaveLength(
				set.documents.filter(isPosted).length,
			);
		},
		SET_TIMEOUT_MS,
	);
});

describe('published documents other than reports', () => {
	it('the invoice and both cash advances come to the published amounts', async () => {
		const { parameters } = setNamed('fixed');
		const { invoices } = setNamed('ledgerCodes').parameters;
		await setUp({ parameters: { ...parameters, invoices, customFields: {}, options: {} }, mappingRows: [] });
		const [invoice] = addPublished(world.concur.documents, [inlineInvoice()]);
		const advances = addPublished(world.concur.documents, publishedCashAdvances());
		const run = await world.run();
		expect(run.error).toBeUndefined();
		expect(advances).toHaveLength(2);
		for (const advance of advances) expectPostedOnce(world, advance);

		// concur.md, 4.2: no payer and payee; debit the account, credit the vendor.
		const [bill, ...more] = recordsOf(world, invoice ?? expect.fail('no invoice'));
		expect(more).toEqual([]);
		expect(bill).toMatchObject({
			recordType: 'vendorBill',
			tranId: '25688',
			tranDate: '2018-08-08',
			posting: true,
		});
		expect(bill?.body.dueDate).toBe('2018-09-07');
		expect(bill && withoutZeros(world.netSuite.books.netByAccountNumber(bill))).toEqual({
			'20000': '-50.00',
			MATER: '50.00',
		});
		const vendor = world.netSuite.masterData.vendors.find(({ id }) => id === bill?.entity);
		expect(vendor?.entityId).toBe('94F538F2C3224C6E871CFED9F0F8333A');
		expectConcurWasTold(world, invoice ?? expect.fail('no invoice'), 'POSTING_CONFIRMED_SUCCESS');
	});
});

describe('invoices', () => {
	/** Like the published one, by vendor V1001 over 600.00 on account 64000. */
	function invoice(
		requestId: string,
		header: Record<string, unknown>,
		line: Record<string, unknown> = {},
	): StoredDocument {
		const published = JSON.parse(inlineInvoice().text) as Record<string, Record<string, unknown>>;
		const journal = { accountCode: '64000', amountNet: 600, amountGross: 600, amountShipping: 0, tax: null };
		return world.concur.documents.add('invoice', {
			...published,
			requestHeader: {
				...published.requestHeader,
				requestId,
				requestTotal: 600,
				amountNetInvoice: 600,
				vendorInvoiceNumber: requestId,
				...header,
			},
			vendor: { vendorCode: 'V1001' },
			lineItem: [{ lineItemSequenceOrder: 1, ...line, allocation: [{ allocationPercentage: 100, journal }] }],
		});
	}
	const withInvoices = async () =>
		await setUp({
			parameters: { ...setNamed('fixed').parameters, ...invoicePart(), customFields: {}, options: {} },
			mappingRows: [],
		});
	const invoicePart = () => ({ invoices: setNamed('ledgerCodes').parameters.invoices });
	const order = (name: string) =>
		world.netSuite.masterData.purchaseOrders.find(({ tranId }) => tranId === name) ?? expect.fail(name);

	it('that name an open order bill it; a closed or unknown one gives a plain bill and a note', async () => {
		await withInvoices();
		const linked = invoice(
			'A1B2C3D4E5F6A7B8C9D0',
			{ poNumber: 'PO-1001' },
			{ poLineNumber: order('PO-1001').lines[0]?.line },
		);
		const closed = invoice('B1B2C3D4E5F6A7B8C9D0', { poNumber: 'PO-1002' });
		const unknown = invoice('C1B2C3D4E5F6A7B8C9D0', { poNumber: 'PO-9999' });
		const run = await world.run();
		expect(run.error).toBeUndefined();
		for (const document of [linked, closed, unknown]) {
			const [bill, ...more] = recordsOf(world, document);
			expect(more).toEqual([]);
			expect(bill && withoutZeros(world.netSuite.books.netByAccountNumber(bill))).toEqual({
				'20000': '-600.00',
				'64000': '600.00',
			});
			expectConcurWasTold(world, document, 'POSTING_CONFIRMED_SUCCESS');
		}
		const billed = (name: string) =>
			order(name).lines.map((line) => world.netSuite.orders.billed(order(name), line).toFixed(2));
		expect(billed('PO-1001')).toEqual(['600.00', '0.00']);
		expect(billed('PO-1002')).toEqual(['0.00', '0.00']);
		const warned = run
			.output('All Outcomes')
			.map(({ documentId, warnings }) => [documentId, (warnings as unknown[]).length > 0]);
		expect(Object.fromEntries(warned as [string, boolean][])).toMatchObject({
			[closed.businessId]: true,
			[unknown.businessId]: true,
		});
	});

	it('with a number that the vendor has used are not posted again, in this run or a later one', async () => {
		await withInvoices();
		const first = invoice('D1B2C3D4E5F6A7B8C9D0', { vendorInvoiceNumber: 'SAME-1' });
		await world.run();
		expectConcurWasTold(world, first, 'POSTING_CONFIRMED_SUCCESS');
		const again = invoice('E1B2C3D4E5F6A7B8C9D0', { vendorInvoiceNumber: 'SAME-1' });
		const twins = ['F1B2C3D4E5F6A7B8C9D0', 'F2B2C3D4E5F6A7B8C9D0'].map((id) =>
			invoice(id, { vendorInvoiceNumber: 'SAME-2' }),
		);
		const run = await world.run();
		for (const document of [again, ...twins]) expectUntouched(world, document);
		const codes = run
			.output('All Outcomes')
			.map(({ problems }) => (problems as { code: string }[]).map(({ code }) => code));
		expect(codes.flat().sort()).toEqual([
			'supplier-invoice-exists',
			'supplier-invoice-twice',
			'supplier-invoice-twice',
		]);
	});
});

describe('one run', () => {
	it('with two subsidiaries of different base currencies, an invoice with two taxes and a report split over both', async () => {
		const set = setNamed('ledgerCodes');
		const one = (...features: string[]): GeneratedDocument =>
			set.documents.find(
				(document) => isPosted(document) && features.every((feature) => document.features.includes(feature)),
			) ?? expect.fail(features.join(', '));
		const chosen = [
			one('mapped-in-Demo Group Inc.'),
			one('mapped-in-Demo UK Ltd.'),
			one('invoice-two-taxes', 'vendor-bill', 'invoice-in-Demo UK Ltd.'),
			one('intercompany', 'intercompany-from-Demo Group Inc.'),
			one('invoice', 'invoice-in-Demo Group Inc.'),
		];
		await setUp(set);
		chosen.forEach(add);
		const run = await world.run();
		expect(run.error).toBeUndefined();
		expect(chosen.flatMap(differenceOf)).toEqual([]);

		const { subsidiaries, currencies } = world.netSuite.masterData;
		const base = (name: string) =>
			currencies.find(
				({ id }) => id === subsidiaries.find((subsidiary) => subsidiary.name === name)?.currency,
			)?.symbol;
		expect([base(US), base(UK)]).toEqual(['USD', 'GBP']);
		const split = chosen[3] ?? expect.fail('no report');
		expect(Object.keys(split.expected.records[0]?.net ?? {}).sort()).toEqual([US, UK].sort());
	});

	it('whose second record NetSuite refuses backs the first one out and tells Concur so', async () => {
		const set = setNamed('fixed');
		const document =
			set.documents.find(({ features }) => features.includes('target-splitTwo')) ??
			expect.fail('no split report');
		const whole =
			set.documents.find(({ features }) => features.includes('target-expenseReport')) ??
			expect.fail('no whole report');
		await setUp(set);
		world.netSuite.modes.scriptRejects = ({ recordType }) =>
			recordType === 'vendorBill' ? 'No bills today' : undefined;
		const stored = add(document);
		add(whole);
		const run = await world.run();
		const { books } = world.netSuite;
		expect(recordsOf(world, stored)).toEqual([]);
		expect(books.created('journalEntry')).toBe(1);
		expect(books.size).toBe(1);
		expectConcurWasTold(world, stored, 'POSTING_CONFIRMED_FAILURE');
		const item = itemOf(run.output('All Outcomes'), stored.id);
		expect(item).toMatchObject({ status: 'failed', concurStatus: 'error' });
		expect(item.reason).toMatch(/No bills today/);
		// Its neighbour is not held up.
		expect(differenceOf(whole)).toEqual([]);
	});
});
