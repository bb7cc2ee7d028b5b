import { expect } from 'vitest';
import type { GeneratedDocument } from '../../fixtures/generate/generatedDocument.mts';
import type { FaultRule } from '../../sandbox/http/faults.mts';
import type { Transaction } from '../../sandbox/netsuite/books/transaction.mts';
import { bookedRecord } from './bookedRecord.mts';
import type { RunOptions } from './engine.mts';
import type { Json } from './execution.mts';
import { setUpFor } from './recordDocuments.mts';
import { World } from './world.mts';

/** A call that is never answered: not before the tests end. */
const NEVER_MS = 600_000;

/** Documents that become records of every kind, judged after each run by both services' own books. */
export class RecordsWorld {
	/** External ids that two records had at the same moment. */
	private readonly twice: string[] = [];

	private constructor(
		readonly world: World,
		readonly documents: readonly GeneratedDocument[],
	) {
		const { books } = world.netSuite;
		books.onChange(({ transaction: { externalId } }) => {
			if (externalId !== undefined && books.allByExternalId(externalId).length > 1)
				this.twice.push(externalId);
		});
		for (const { docType, document, fiDocumentId, documentId } of documents)
			world.concur.documents.add(docType, document, { id: fiDocumentId, businessId: documentId });
	}

	static async start(...documents: GeneratedDocument[]): Promise<RecordsWorld> {
		const world = await World.start();
		await setUpFor(world);
		return new RecordsWorld(world, documents);
	}

	recordsOf({ documentId }: GeneratedDocument): Transaction[] {
		return this.world.netSuite.books.transactions.filter(({ externalId }) =>
			externalId?.includes(documentId),
		);
	}

	statusOf({ fiDocumentId }: GeneratedDocument): string {
		return this.world.concur.documents.get(fiDocumentId).status;
	}

	/** Its row in the work table. */
	rowOf({ fiDocumentId }: GeneratedDocument): Json | undefined {
		return this.world.work.find(({ key }) => key === fiDocumentId);
	}

	async run(options?: RunOptions): Promise<void> {
		await this.world.run(options);
		this.judge();
	}

	/** The fault is over; some more runs. */
	async runsOn(times = 2): Promise<void> {
		this.world.netSuite.faults.clear();
		for (let count = 0; count < times; count += 1) {
			// The lease of a killed run is for 30 minutes.
			this.world.clock.advance(31 * 60_000);
			await this.run();
		}
	}

	/** Starts a run whose next call of this kind is never answered, before or after it takes effect: a power cut there. */
	async killAt(rule: Omit<FaultRule, 'kind'>, isDone: boolean): Promise<void> {
		const { faults, books } = this.world.netSuite;
		const before = faults.fired.length;
		faults.add({ ...rule, kind: isDone ? 'slowAfterCommit' : 'slow', delayMs: NEVER_MS });
		const effect = new Promise<void>((resolve) => {
			books.onChange(() => (faults.fired.length > before ? resolve() : undefined));
		});
		// When the test ends, the connection is closed: it must not go on then.
		void this.world.run({
			afterNode: async (node) => await (node === 'Post to NetSuite' ? new Promise(() => {}) : undefined),
		});
		if (isDone) await effect;
		else
			await expect.poll(() => faults.fired.length, { interval: 5, timeout: 5_000 }).toBeGreaterThan(before);
	}

	/** NetSuite refuses records whose external id ends so; undefined: it takes all. */
	refuse(ending: string | undefined): void {
		this.world.netSuite.modes.scriptRejects = ending
			? ({ externalId }) => (externalId?.endsWith(ending) ? 'Not this one' : undefined)
			: undefined;
	}

	/** Concur was told this of all documents, and nothing is left to do. */
	expectAll(status: 'POSTING_CONFIRMED_SUCCESS' | 'POSTING_CONFIRMED_FAILURE'): void {
		const told = this.documents.map((document) =>
			[document.features[0], this.statusOf(document), this.rowOf(document)?.reason].join(' '),
		);
		expect(told).toEqual(this.documents.map(({ features }) => `${features[0]} ${status} `));
	}

	/** What must hold at any time. */
	private judge(): void {
		expect(this.twice).toEqual([]);
		for (const document of this.documents) {
			const { fiDocumentId } = document;
			const { history, status } = this.world.concur.documents.get(fiDocumentId);
			expect(history.filter(({ by }) => by === 'postingConfirmation').length).toBeLessThanOrEqual(1);
			if (status === 'POSTING_CONFIRMED_SUCCESS') this.expectBooked(document);
			// Acknowledged and not ended: kept for the next run, with a reason.
			else if (status === 'ACKNOWLEDGED') expect(this.rowOf(document)?.reason, fiDocumentId).toBeTruthy();
			else {
				expect(['READY', 'POSTING_CONFIRMED_FAILURE']).toContain(status);
				expect(this.recordsOf(document), `${fiDocumentId} is ${status}`).toEqual([]);
			}
		}
	}

	/** All records of the document as the generator wants them, but for body fields, which are not set up here. */
	private expectBooked(document: GeneratedDocument): void {
		const { records, externalIds } = document.expected;
		const booked = this.recordsOf(document);
		expect(booked.map(({ externalId }) => externalId).sort()).toEqual([...externalIds].sort());
		const wanted = records.map(({ fields: _fields, ...record }) => record);
		const found = wanted.map((record) => {
			const own = booked.find(({ recordType }) => recordType === record.recordType);
			return own && bookedRecord(this.world.netSuite, own, record);
		});
		expect(found).toEqual(wanted);
		expect(booked.every(({ posting }) => posting)).toBe(true);
	}
}
