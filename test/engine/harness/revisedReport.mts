import { expect } from 'vitest';
import { parseMoney } from '../../../nodes/shared/money.ts';
import { withRevision } from '../../sandbox/concur/documentJson.mts';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import type { Transaction } from '../../sandbox/netsuite/books/transaction.mts';
import type { Json } from './execution.mts';
import { expectedPostings, withoutZeros } from './expectedBooks.mts';
import { nodeNamed } from './shippedWorkflow.mts';
import { World } from './world.mts';

/** One published report (example 1.1) that is posted, recalled and comes again, in the books of both services. */
export class RevisedReport {
	/** The document as it came last. */
	current: StoredDocument;
	private readonly net: Record<string, string>;

	private constructor(readonly world: World) {
		const [document = expect.fail('no document')] = world.addReports('1.1');
		this.current = document;
		this.net = expectedPostings().get(document.id)?.net ?? expect.fail('no expectation');
	}

	static async start(options: Json = {}): Promise<RevisedReport> {
		const report = new RevisedReport(await World.start());
		report.choose(options);
		return report;
	}

	/** Options of Validate. */
	choose(options: Json): void {
		nodeNamed(this.world.workflow, 'Validate in NetSuite').parameters.options = options as never;
	}

	/** The document is recalled after it was posted, and comes again with all its amounts times the factor. */
	comesAgain(factor: number, { raise = true } = {}): StoredDocument {
		const { documents } = this.world.concur;
		const { id, docType, text } = this.current;
		documents.forceRecall(id);
		const first = documents.sameBusinessId(this.current.businessId)[0]?.text ?? text;
		const amounts = first.replace(
			/("\w*[aA]mount\w*":)(\d+(?:\.\d+)?)/g,
			(_, key: string, amount: string) => `${key}${Number(amount) * factor}`,
		);
		let revised = amounts;
		const revisions = documents.all().filter(({ text: each }) => revisionIn(each) > 0);
		const next = Math.max(0, ...revisions.map(({ text: each }) => revisionIn(each))) + (raise ? 1 : 0);
		while (revisionIn(revised) < next) revised = withRevision(docType, revised);
		this.current = documents.resubmit(id, revised);
		return this.current;
	}

	/** Runs that start after the lease of a killed one has ended. */
	async runs(times = 1): Promise<void> {
		for (let count = 0; count < times; count += 1) {
			this.world.clock.advance(31 * 60_000);
			await this.world.run();
		}
	}

	/** Starts a run and abandons it right after the node, as a power cut would. */
	async killAfter(node: string): Promise<void> {
		const reached = new Promise<void>((resolve) => {
			void this.world.run({
				afterNode: async (name) => {
					if (name !== node) return;
					resolve();
					await new Promise(() => {});
				},
			});
		});
		await reached;
	}

	/** Everything in the books that carries the report's id. */
	get records(): Transaction[] {
		return this.world.netSuite.books.transactions.filter(({ externalId }) =>
			externalId?.includes(this.current.businessId),
		);
	}

	get row(): Json | undefined {
		return this.world.work.find(({ key }) => key === this.current.id);
	}

	/** The last audit row of the document. */
	get told(): Json | undefined {
		return this.world.audit.findLast(({ fiDocumentId }) => fiDocumentId === this.current.id);
	}

	get status(): string {
		return this.world.concur.documents.get(this.current.id).status;
	}

	/** What all records together have left is the report times the factor; voided, reversed and unposted ones do not count. */
	expectBooks(factor: number, records: number): void {
		const counting = this.records.filter(({ posting, voided, reversal }) => posting && !voided && !reversal);
		expect(this.records).toHaveLength(records);
		const sums: Record<string, number> = {};
		for (const record of counting)
			for (const [account, amount] of Object.entries(this.world.netSuite.books.netByAccountNumber(record)))
				sums[account] = (sums[account] ?? 0) + Number(parseMoney(amount));
		const wanted = Object.entries(this.net).map(([account, amount]) => [
			account,
			String(Number(amount) * factor),
		]);
		expect(withoutZeros(mapped(sums))).toEqual(
			withoutZeros(Object.fromEntries(wanted) as Record<string, string>),
		);
	}

	/** Concur heard `success` once, with the number of this record. */
	expectTold(record: Transaction | undefined): void {
		expect([this.status, this.row?.reason]).toEqual(['POSTING_CONFIRMED_SUCCESS', undefined]);
		const [confirmation, ...others] = this.world.concur.documents.confirmations(this.current.id);
		expect(others).toEqual([]);
		expect(JSON.stringify(confirmation?.body)).toContain(`"${record?.tranId}"`);
	}
}

const mapped = (sums: Record<string, number>): Record<string, string> =>
	Object.fromEntries(Object.entries(sums).map(([account, sum]) => [account, sum.toFixed(6)]));

const revisionIn = (text: string): number => Number(/"revisionNumber":"?(\d+)/.exec(text)?.[1] ?? '1');
