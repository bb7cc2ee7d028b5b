import type { GeneratedDocument } from '../../fixtures/generate/generatedDocument.mts';
import { withRevision } from '../../sandbox/concur/documentJson.mts';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import type { Transaction } from '../../sandbox/netsuite/books/transaction.mts';
import { nodeNamed } from '../harness/shippedWorkflow.mts';
import { World } from '../harness/world.mts';
import type { Json } from '../harness/execution.mts';
import { choose, type Choices } from './choices.mts';
import { isForeign } from './compareBooks.mts';
import { scaledExpected, scaledText } from './scaled.mts';
import type { Schedule } from './schedule.mts';
import { WatchedFaults, WatchedLog } from './watchedServices.mts';

const MAPPING_TABLE = 'concur_netsuite_mapping';
const ALL_TYPES = ['expense', 'invoice', 'cashadvance', 'payroll', 'requestobligation', 'reportobligation'];

const REVERSAL = /-REV$/i;
export const isReversal = ({ externalId }: Transaction): boolean => REVERSAL.test(externalId ?? '');
const REJECTED = '3';

/** The world of one schedule, and its books by document. */
export class FaultWorld {
	/** What the amounts of a FIS document were multiplied by when it came again. */
	private readonly factors = new Map<string, number>();

	private constructor(
		readonly world: World,
		readonly logs: { concur: WatchedLog; netSuite: WatchedLog },
		readonly faults: { concur: WatchedFaults; netSuite: WatchedFaults },
		readonly choices: Choices,
		private readonly generated: ReadonlyMap<string, GeneratedDocument>,
	) {}

	static async start({ set, modes, choices, documents, breaks }: Schedule): Promise<FaultWorld> {
		const logs = { concur: new WatchedLog(), netSuite: new WatchedLog() };
		const faults = { concur: new WatchedFaults(), netSuite: new WatchedFaults() };
		const world = await World.start({
			concur: { modes: modes.concur, log: logs.concur, faults: faults.concur },
			netSuite: { modes: { ...modes.netSuite }, log: logs.netSuite, faults: faults.netSuite },
		});
		Object.assign(nodeNamed(world.workflow, 'Get Documents').parameters, {
			documentTypes: ALL_TYPES,
			returnAll: true,
		});
		Object.assign(nodeNamed(world.workflow, 'Prepare Postings').parameters, structuredClone(set.parameters));
		choose(world.workflow, choices);
		breaks?.(world.workflow);
		await putMappingRows(world, set.mappingRows);
		return new FaultWorld(
			world,
			logs,
			faults,
			choices,
			new Map(documents.map(({ document }) => [document.documentId, document])),
		);
	}

	arrive({ docType, document, fiDocumentId, documentId }: GeneratedDocument): void {
		this.world.concur.documents.add(docType, document, { id: fiDocumentId, businessId: documentId });
	}

	/** All documents that Concur has, of every round. */
	get documents(): StoredDocument[] {
		return this.world.concur.documents.all();
	}

	/** A document that was recalled comes again, with other amounts perhaps. */
	comesAgain({ id, businessId }: StoredDocument, factor: number): StoredDocument {
		const { documents } = this.world.concur;
		const { docType, document } = this.generatedOf({ businessId });
		const [first] = documents.sameBusinessId(businessId);
		const scaled = scaledText(first?.text ?? JSON.stringify(document), factor);
		let text = scaled;
		const raised = this.world.concur.modes.raiseRevision === false ? 0 : 1;
		const wanted = revisionIn(documents.get(id).text) + raised;
		while (revisionIn(text) < wanted) {
			const next = withRevision(docType, text);
			if (next === text) break;
			text = next;
		}
		const again = documents.resubmit(id, text);
		this.factors.set(again.id, factor);
		return again;
	}

	generatedOf({ businessId }: Pick<StoredDocument, 'businessId'>): GeneratedDocument {
		const found = this.generated.get(businessId);
		if (!found) throw new Error(`The schedule has no document ${businessId}`);
		return found;
	}

	/** What this very version of a document must become. */
	expectedOf(document: Pick<StoredDocument, 'id' | 'businessId'>): GeneratedDocument['expected'] {
		return scaledExpected(this.generatedOf(document).expected, this.factors.get(document.id) ?? 1);
	}

	/** All that came under one business id, in the order in which they came. */
	versionsOf({ businessId }: Pick<StoredDocument, 'businessId'>): StoredDocument[] {
		return this.world.concur.documents.sameBusinessId(businessId);
	}

	get savedIsPosted(): boolean {
		return this.choices.treatSavedAsPosted;
	}

	/** The workflow under test says who it is by the account that it posts to. */
	get systemId(): string {
		return `NETSUITE-${this.world.netSuite.accountId}`;
	}

	/** What counts in the ledger, or will count once it is approved, under the external ids of a business id. */
	effective(businessId: string): Transaction[] {
		const key = businessId.toLowerCase();
		return this.world.netSuite.books.transactions.filter(
			({ externalId, voided, reversal, isReversal }) =>
				!voided && !isReversal && reversal === undefined && externalId?.toLowerCase().includes(key),
		);
	}

	/** Of these, the ones that are ours and were not rejected. */
	ownOf({ businessId }: Pick<StoredDocument, 'businessId'>): Transaction[] {
		return this.effective(businessId).filter(
			({ memo, approvalStatus }) => !isForeign(memo) && approvalStatus !== REJECTED,
		);
	}

	/** Of all, the ones that were made of this very FIS document. */
	madeOf({ id, businessId }: StoredDocument): Transaction[] {
		return this.effective(businessId).filter((one) => JSON.stringify([one.memo, one.body]).includes(id));
	}

	rowOf({ id }: Pick<StoredDocument, 'id'>): Json | undefined {
		return this.world.work.find(({ key }) => key === id);
	}

	auditOf({ id }: Pick<StoredDocument, 'id'>): Json[] {
		return this.world.audit.filter(({ fiDocumentId }) => fiDocumentId === id);
	}
}

const revisionIn = (text: string): number => Number(/"revisionNumber":"?(\d+)/.exec(text)?.[1] ?? '1');

/** The table as the workflow itself creates it, with the rows that the set of documents wants. */
async function putMappingRows(world: World, rows: ReadonlyArray<object>): Promise<void> {
	if (rows.length === 0) return;
	const { columns } = nodeNamed(world.workflow, 'Create Mapping Table').parameters as {
		columns: { column: Array<{ name: string; type: 'string' | 'number' | 'boolean' | 'date' }> };
	};
	await world.engine.tables.create(MAPPING_TABLE, columns.column);
	for (const row of rows) world.engine.tables.table(MAPPING_TABLE).put({ ...row } as never);
}
