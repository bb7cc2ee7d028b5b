import { newDocumentItem } from '../../shared/documentItem';
import { blankToUndefined, plainText } from '../document/blank';
import { auditRow, type AuditRow } from './auditRow';

/** What the audit table's column `docType` says of a run, which is no document. */
export const RUN_DOC_TYPE = 'run';
export const INTERRUPTED = 'interrupted';

/** A sentence with more ids than this nobody reads; `data` has them all. */
const MOST_IDS = 20;

type Row = Readonly<Record<string, unknown>>;

/**
 * The audit row of a run that died: its lease row still says that it is running. Undefined where there is no such run. `openRows`: the
 * work table as that run left it. `runId`: the run that noticed it.
 */
export function interruptedRow(
	lease: Row | undefined,
	openRows: readonly Row[],
	at: string,
	runId: string,
): AuditRow | undefined {
	const deadRun = plainText(lease?.runId);
	if (!lease || lease.state !== 'running' || deadRun === undefined || deadRun === runId) return undefined;
	// Between the claim and the end of a run a document has two rows: its own and the claim.
	const claimed = [
		...new Map(
			openRows
				.filter(({ state }) => state === 'claimed')
				.map((row) => [plainText(row.key) ?? plainText(row.fiDocumentId), nameOf(row)]),
		).values(),
	];
	return {
		...auditRow({ ...newDocumentItem(), runId: deadRun }, at, ''),
		docType: RUN_DOC_TYPE,
		documentId: deadRun,
		status: INTERRUPTED,
		concurStatus: '',
		reason: `Run ${deadRun}${since(lease.lastSeenAt)} ended before it was finished and left ${left(claimed)}`,
		nextStep: claimed.length > 0 ? 'Nothing to do: this run ends what it left.' : 'Nothing to do.',
		data: JSON.stringify({ noticedBy: runId, leaseUntil: blankToUndefined(lease.leaseUntil) ?? '', claimed }),
	};
}

const nameOf = (row: Row): string =>
	plainText(row.documentId) ?? plainText(row.fiDocumentId) ?? plainText(row.key) ?? '(unknown)';

function since(raw: unknown): string {
	const text = raw instanceof Date ? raw.toISOString() : plainText(raw);
	return text === undefined ? '' : ` (started ${text})`;
}

function left(ids: readonly string[]): string {
	if (ids.length === 0) return 'no document on its way';
	const more = ids.length - MOST_IDS;
	const told = ids.slice(0, MOST_IDS).join(', ') + (more > 0 ? ` and ${more} more` : '');
	return `${ids.length === 1 ? '1 document' : `${ids.length} documents`} claimed: ${told}`;
}
