import { readSource } from '../../nodes/ConcurToNetSuite/operations/inputItem';
import { prepareDocument, type Preparation } from '../../nodes/ConcurToNetSuite/posting/prepareDocument';
import { readSettings } from '../../nodes/ConcurToNetSuite/settings/readSettings';
import type { PostingSettings } from '../../nodes/ConcurToNetSuite/settings/postingSettings';
import { documentOf } from '../../nodes/SapConcur/financialDocument/documentOf';
import { readPage, type FiRow } from '../../nodes/SapConcur/transport/envelope';
import type { DocumentItem } from '../../nodes/shared/documentItem';
import { parseJson } from '../../nodes/shared/losslessJson';
import type { DocumentSet } from '../fixtures/generate/allDocuments.mts';
import { rawSettings } from '../unit/concurToNetSuite/demoSettings.mts';
import { queuePage, type FuzzedDocument } from './fuzzDocuments.mts';
import { faultsOf } from './judgePrepared.mts';

export const RUN_ID = 'fuzz';

export interface FuzzOutcome {
	fuzzed: FuzzedDocument;
	/** The item as Prepare Posting gives it; absent where it could not be made. */
	item?: DocumentItem;
	/** What breaks the promise; empty where all is well. */
	faults: string[];
}

const settingsBySet = new Map<DocumentSet, PostingSettings>();

function settingsOf(set: DocumentSet): PostingSettings {
	const known = settingsBySet.get(set);
	if (known) return known;
	const mappingRows = set.mappingRows.map((row, index) => ({ json: { ...row, id: index + 1 } }));
	const settings = readSettings(rawSettings({ ...set.parameters, mappingRows }), 'UTC');
	settingsBySet.set(set, settings);
	return settings;
}

/** A page of the queue through Get Many's reading and Prepare Posting. One document must never end the page for the others. */
export function fuzzPage(documents: readonly FuzzedDocument[]): FuzzOutcome[] {
	const rows = readRows(documents);
	if (!Array.isArray(rows)) {
		if (documents.length > 1) {
			const alone = documents.flatMap((one) => fuzzPage([one]));
			// All of them are read alone: together they are not.
			return alone.some(({ faults }) => faults.length > 0)
				? alone
				: documents.map((fuzzed) => ({ fuzzed, faults: [rows.fault] }));
		}
		return documents.map((fuzzed) => ({ fuzzed, faults: [rows.fault] }));
	}
	return documents.map((fuzzed, index) => prepareOne(fuzzed, rows[index]));
}

function readRows(documents: readonly FuzzedDocument[]): FiRow[] | { fault: string } {
	try {
		const page = readPage(parseJson(queuePage(documents)));
		if (!page) return { fault: 'the page of the queue is not read' };
		return page.rows.length === documents.length
			? page.rows
			: { fault: `${page.rows.length} rows of ${documents.length} are read` };
	} catch (error) {
		return { fault: `reading the page throws: ${String(error).slice(0, 200)}` };
	}
}

function prepareOne(fuzzed: FuzzedDocument, row: FiRow | undefined): FuzzOutcome {
	const { set, original, id } = fuzzed;
	if (row?.id !== id) return { fuzzed, faults: [`the row of ${id} is ${row?.id}`] };
	try {
		const read = documentOf(
			row,
			original.docType,
			{ runId: RUN_ID, leaseUntil: '', systemId: 'NETSUITE-TEST', dryRun: false },
			'',
		);
		// n8n hands on JSON: what does not live through that is not there for the next node.
		const { document, ...item } = readSource(JSON.parse(JSON.stringify(read)) as never);
		const prepared: Partial<Preparation> =
			item.status === 'read' ? prepareDocument({ ...item, document }, settingsOf(set)) : {};
		const made = JSON.parse(JSON.stringify({ ...item, ...prepared })) as DocumentItem;
		return { fuzzed, item: made, faults: faultsOf(original.docType, document, made) };
	} catch (error) {
		const at = error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 4).join(' ') : '';
		return { fuzzed, faults: [`throws: ${String(error).slice(0, 200)} ${at}`] };
	}
}
