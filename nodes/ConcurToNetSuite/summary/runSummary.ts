import type { DocumentItem, Status } from '../../shared/documentItem';
import { formatMoney, parseMoney, ZERO, type Money } from '../../shared/money';
import type { ChainHead } from '../audit/chain';
import { ageing, type AgeingDocument } from './ageing';
import { completeness, type Completeness, type ReadDocument } from './completeness';
import { completenessSentence } from './completenessSentence';
import { counted, STATUS_LABELS, sentence, SUMMARY_ORDER } from './sentence';
import { outageSentence, waitsForNextRun } from './selfCuring';
import { unmappedValues, type UnmappedValue } from './unmapped';
import { unmappedSentence } from './unmappedSentence';

export interface RunSummary {
	/** What happened, in one human sentence. */
	sentence: string;
	needsPerson: boolean;
	documentCount: number;
	/** Documents per status; statuses without documents are left out. */
	counts: Partial<Record<Status, number>>;
	/** Rows of a table: status, currency, count, amount (decimal text). */
	lines: SummaryLine[];
	/** Documents that wait for a person, with what to do; not those that wait for the next run alone. */
	people: SummaryDocument[];
	/** Values without a NetSuite record, most wanted first. */
	unmapped: UnmappedValue[];
	/** Whether what was read is all accounted for, in count and amount, on both sides. */
	completeness: Completeness;
	/** Documents that have not ended, the oldest first. */
	ageing: AgeingDocument[];
	/** Those of them that are older than they should be. */
	overdue: AgeingDocument[];
	/** Last row of the audit trail: what proves it later. */
	auditHead: ChainHead;
	note: string;
	runId: string;
}

export interface SummaryLine {
	status: string;
	currency: string;
	count: number;
	amount: string;
}

export interface SummaryDocument {
	documentId: string;
	number: string;
	name: string;
	owner: string;
	status: string;
	currency: string;
	total: string;
	reason: string;
	nextStep: string;
	netSuiteUrl: string;
}

export interface SummaryOptions {
	/** The statuses for which a person is needed. */
	stopOn: readonly string[];
	note: string;
	/** What Get Many gave; undefined when that is not known. */
	read: readonly ReadDocument[] | undefined;
	auditHead: ChainHead;
	/** Days. */
	overdueAfterDays: number;
	/** What the audit says of a run before that died; empty when there was none. */
	interrupted: string;
	/** Clock time. */
	now: number;
}

/** Sums up a run. No documents is a good run, and is said too; a run that does not add up needs a person. */
export function runSummary(documents: readonly DocumentItem[], options: SummaryOptions): RunSummary {
	const { stopOn, note } = options;
	const waiting = documents.filter((item) => stopOn.includes(item.status) && !waitsForNextRun(item));
	const counts: RunSummary['counts'] = {};
	for (const status of SUMMARY_ORDER) {
		const count = documents.filter((document) => document.status === status).length;
		if (count > 0) counts[status] = count;
	}
	const unmapped = unmappedValues(documents);
	const complete = completeness(documents, options.read);
	const aged = ageing(documents, options.now, options.overdueAfterDays);
	const told = [
		completenessSentence(complete),
		sentence(counts, documents.length, waiting.length, note, complete.complete),
		outageSentence(documents),
		overdueSentence(aged.overdue, options.overdueAfterDays),
		options.interrupted,
		unmappedSentence(unmapped),
	];
	return {
		sentence: told.filter(Boolean).join(' '),
		needsPerson: waiting.length > 0 || !complete.complete,
		documentCount: documents.length,
		counts,
		lines: summaryLines(documents),
		people: waiting.map((item) => ({
			documentId: item.documentId,
			number: item.number,
			name: item.name,
			owner: item.owner,
			status: STATUS_LABELS[item.status],
			currency: item.currency,
			total: item.total,
			reason: item.reason,
			nextStep: item.nextStep,
			netSuiteUrl: item.netSuiteUrl,
		})),
		unmapped,
		completeness: complete,
		...aged,
		auditHead: options.auditHead,
		note,
		runId: documents.find(({ runId }) => runId !== '')?.runId ?? '',
	};
}

/** "2 documents wait for 7 days or more, the oldest for 12." */
function overdueSentence(overdue: readonly AgeingDocument[], afterDays: number): string {
	const [oldest] = overdue;
	if (!oldest) return '';
	const days = afterDays === 1 ? '1 day' : `${afterDays} days`;
	const waits = overdue.length === 1 ? 'is overdue: it waits' : 'are overdue: they wait';
	return `${counted(overdue.length)} ${waits} for ${days} or more, the oldest for ${oldest.ageDays}.`;
}

function summaryLines(documents: readonly DocumentItem[]): SummaryLine[] {
	const groups = new Map<string, { status: Status; currency: string; count: number; amount: Money }>();
	for (const { status, currency, total } of documents) {
		const key = `${status} ${currency}`;
		const group = groups.get(key) ?? { status, currency, count: 0, amount: ZERO };
		groups.set(key, {
			...group,
			count: group.count + 1,
			amount: group.amount.plus(parseMoney(total) ?? ZERO),
		});
	}
	return [...groups.values()]
		.sort(
			(a, b) =>
				SUMMARY_ORDER.indexOf(a.status) - SUMMARY_ORDER.indexOf(b.status) ||
				a.currency.localeCompare(b.currency),
		)
		.map(({ status, currency, count, amount }) => ({
			status: STATUS_LABELS[status],
			currency,
			count,
			amount: formatMoney(amount),
		}));
}
