import { CLAIMS } from '../../shared/claim';
import type { ConcurClient } from '../transport/concurClient';
import { type ReadFault, readByDocumentId } from '../transport/documentCalls';
import type { ListedReport } from '../transport/expenseReports';
import { documentOf } from './documentOf';
import { type Finding, judgeDocument, newFinding, type Verdict } from './orphanFinding';
import { readQueue } from './readQueue';
import type { WorkRow } from './workRows';

export interface OrphanOrder {
	systemId: string;
	/** A report may be in processing for so long before a missing document is told; milliseconds. */
	graceMs: number;
	now: number;
	/** Rows of the work table. */
	known: readonly WorkRow[];
}

/** Financial documents are asked for one by one, so only where neither queue nor work table knows the report. */
const READS_AT_A_TIME = 3;
const PAGE_SIZE = 100;

/** Acknowledged under our id, with no row that ends it: each of them gets one. */
const RECOVERABLE: ReadonlySet<Verdict> = new Set(['acknowledgedWithoutRow', 'acknowledgedByHand']);

/** Verdicts in the order in which they speak for a report that came back in several rounds; what nobody ends comes first. */
const MOST_TELLING: readonly Verdict[] = [
	'acknowledgedWithoutRow',
	'acknowledgedByHand',
	'acknowledgerUnknown',
	'acknowledgedByOther',
	'inWorkTable',
	'inQueue',
	'statusUnexpected',
	'confirmed',
	'waitsForRecall',
];

/** Finds out who is going to end each of the reports: one finding per report, two where two acknowledged documents are left. */
export async function lookUpReports(
	client: ConcurClient,
	reports: readonly ListedReport[],
	order: OrphanOrder,
): Promise<{ findings: Finding[]; lookedUp: number } | { fault: ReadFault }> {
	if (reports.length === 0) return { findings: [], lookedUp: 0 };
	const queued = await reportsInQueue(client, order.systemId);
	if ('fault' in queued) return queued;
	const claimed = new Set(
		order.known.flatMap(({ docType, state, documentId }) =>
			docType === 'expense' && CLAIMS.has(state) ? [documentId] : [],
		),
	);

	const findings: Finding[] = [];
	const unknown: ListedReport[] = [];
	for (const report of reports) {
		if (claimed.has(report.reportId)) findings.push(newFinding(report, order.systemId, 'inWorkTable'));
		else if (queued.ids.has(report.reportId)) findings.push(newFinding(report, order.systemId, 'inQueue'));
		else unknown.push(report);
	}
	for (let start = 0; start < unknown.length; start += READS_AT_A_TIME) {
		const some = unknown.slice(start, start + READS_AT_A_TIME);
		for (const found of await Promise.all(some.map(async (one) => await lookUp(client, one, order)))) {
			if ('fault' in found) return found;
			findings.push(...found.findings);
		}
	}
	return { findings, lookedUp: unknown.length };
}

async function reportsInQueue(
	client: ConcurClient,
	systemId: string,
): Promise<{ ids: Set<string> } | { fault: ReadFault }> {
	const ids = new Set<string>();
	const seen = new Set<string>();
	const read = await readQueue(client, 'expense', PAGE_SIZE, {
		hasEnough: () => false,
		take(row, correlationId) {
			const stamp = { runId: '', leaseUntil: '', systemId, dryRun: true };
			ids.add(documentOf(row, 'expense', stamp, correlationId).documentId);
			const isNew = !seen.has(row.id);
			seen.add(row.id);
			return isNew;
		},
	});
	return 'fault' in read ? read : { ids };
}

async function lookUp(
	client: ConcurClient,
	report: ListedReport,
	order: OrphanOrder,
): Promise<{ findings: Finding[] } | { fault: ReadFault }> {
	const { systemId, known } = order;
	const read = await readByDocumentId(client, 'expense', report.reportId);
	if ('fault' in read) {
		if (read.fault.outage) return read;
		// The queue of the same type has answered, so this is about the document.
		if (read.fault.statusCode === 404) return { findings: [withoutDocument(report, order)] };
		const details = { answer: read.fault.cause };
		return { findings: [newFinding(report, systemId, 'unreadable', { code: 'concur-refused', details })] };
	}
	const hasRow = (id: string) =>
		known.some(({ fiDocumentId }) => fiDocumentId.toLowerCase() === id.toLowerCase());
	const judged = read.rows.flatMap((row) => judgeDocument(row, report, systemId, hasRow(row.id)) ?? []);
	const orphans = judged.filter(({ finding }) => RECOVERABLE.has(finding));
	if (orphans.length > 0) return { findings: orphans };
	for (const verdict of MOST_TELLING) {
		const found = judged.find(({ finding }) => finding === verdict);
		if (found) return { findings: [found] };
	}
	return { findings: [withoutDocument(report, order)] };
}

/** Concur makes the document at the final approval, not always at once; a report without dates is not given the benefit of the doubt. */
function withoutDocument(report: ListedReport, { systemId, graceMs, now }: OrphanOrder): Finding {
	const since = report.processingSince || report.lastModifiedAt;
	if (since !== '' && now - Date.parse(since) < graceMs) return newFinding(report, systemId, 'recent');
	const details = { since: since === '' ? 'an unknown day' : since.slice(0, 10) };
	return newFinding(report, systemId, 'noFinancialDocument', { code: 'financial-document-missing', details });
}
