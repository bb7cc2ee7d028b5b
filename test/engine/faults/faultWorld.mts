import type { GeneratedDocument } from '../../fixtures/generate/generatedDocument.mts';
import type { StoredDocument } from '../../sandbox/concur/documentStore.mts';
import type { Transaction } from '../../sandbox/netsuite/books/transaction.mts';
import { nodeNamed } from '../harness/shippedWorkflow.mts';
import { World } from '../harness/world.mts';
import type { Json } from '../harness/execution.mts';
import type { Schedule } from './schedule.mts';
import { WatchedFaults, WatchedLog } from './watchedServices.mts';

const MAPPING_TABLE = 'concur_netsuite_mapping';
const ALL_TYPES = ['expense', 'invoice', 'cashadvance', 'payroll', 'requestobligation', 'reportobligation'];

/** The world of one schedule, and its books by document. */
export class FaultWorld {
	private constructor(
		readonly world: World,
		readonly logs: { concur: WatchedLog; netSuite: WatchedLog },
		readonly faults: { concur: WatchedFaults; netSuite: WatchedFaults },
		private readonly generated: ReadonlyMap<string, GeneratedDocument>,
	) {}

	static async start({ set, modes, documents, breaks }: Schedule): Promise<FaultWorld> {
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
		breaks?.(world.workflow);
		await putMappingRows(world, set.mappingRows);
		return new FaultWorld(
			world,
			logs,
			faults,
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

	generatedOf({ businessId }: Pick<StoredDocument, 'businessId'>): GeneratedDocument {
		const found = this.generated.get(businessId);
		if (!found) throw new Error(`The schedule has no document ${businessId}`);
		return found;
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

	/** Of these, the ones that were made of this very FIS document. */
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

/** The table as the workflow itself creates it, with the rows that the set of documents wants. */
async function putMappingRows(world: World, rows: ReadonlyArray<object>): Promise<void> {
	if (rows.length === 0) return;
	const { columns } = nodeNamed(world.workflow, 'Create Mapping Table').parameters as {
		columns: { column: Array<{ name: string; type: 'string' | 'number' | 'boolean' | 'date' }> };
	};
	await world.engine.tables.create(MAPPING_TABLE, columns.column);
	for (const row of rows) world.engine.tables.table(MAPPING_TABLE).put({ ...row } as never);
}
