import type { DocumentItem, Status } from '../../shared/documentItem';
import { OWNER_LABELS } from '../../shared/problems/problem';
import { isEnded } from '../audit/documentState';
import { withoutPeople } from '../audit/withholdPeople';
import { STATUS_LABELS } from './sentence';

/** A document that has not come to its end. */
export interface AgeingDocument {
	docType: string;
	documentId: string;
	fiDocumentId: string;
	number: string;
	/** Whole days since a run first saw it. */
	ageDays: number;
	firstSeenAt: string;
	status: string;
	currency: string;
	total: string;
	/** What stands in the way, without names of people. */
	problem: string;
	/** Who can cure it: a role. */
	owner: string;
	nextStep: string;
}

const DAY_MS = 24 * 60 * 60_000;

/** Nobody has to do anything about these: they are left alone by a rule, and stay in Concur's queue as long as they like. */
const LEFT_ALONE: ReadonlySet<Status> = new Set<Status>(['skipped', 'nothingToPost']);

/**
 * All documents that have not ended, the oldest first, and those of them that somebody should have cured by now. `now`: milliseconds;
 * a document that was first seen in this run is 0 days old.
 */
export function ageing(
	documents: readonly DocumentItem[],
	now: number,
	overdueAfterDays: number,
): { ageing: AgeingDocument[]; overdue: AgeingDocument[] } {
	const aged = documents
		.filter((item) => !isEnded(item))
		.map((item) => ({ item, row: agedDocument(item, now) }))
		.sort((a, b) =>
			a.row.firstSeenAt < b.row.firstSeenAt ? -1 : a.row.firstSeenAt > b.row.firstSeenAt ? 1 : 0,
		);
	const isOverdue = ({ item, row }: (typeof aged)[number]) =>
		row.ageDays >= overdueAfterDays && !LEFT_ALONE.has(item.status);
	return { ageing: aged.map(({ row }) => row), overdue: aged.filter(isOverdue).map(({ row }) => row) };
}

function agedDocument(item: DocumentItem, now: number): AgeingDocument {
	const seen = Date.parse(item.firstSeenAt);
	const first = Number.isNaN(seen) ? now : Math.min(seen, now);
	const { reason, nextStep } = withoutPeople(item);
	const [problem] = item.problems;
	return {
		docType: item.docType,
		documentId: item.documentId,
		fiDocumentId: item.fiDocumentId,
		number: item.number,
		ageDays: Math.floor((now - first) / DAY_MS),
		firstSeenAt: new Date(first).toISOString(),
		status: STATUS_LABELS[item.status],
		currency: item.currency,
		total: item.total,
		problem: reason,
		owner: (problem && OWNER_LABELS[problem.owner]) || ownerIn(nextStep),
		nextStep,
	};
}

/** A document that was left alone brings the next step of an earlier run, which begins with the role, and no problems. */
const ownerIn = (nextStep: string): string =>
	Object.values(OWNER_LABELS).find((label) => nextStep.startsWith(`${label}:`)) ?? '';
