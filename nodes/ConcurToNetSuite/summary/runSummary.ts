import type { DocumentItem, Status } from '../../shared/documentItem';
import { formatMoney, parseMoney, ZERO, type Money } from '../../shared/money';
import { STATUS_LABELS, sentence, SUMMARY_ORDER } from './sentence';
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
	/** Documents that wait for a person, with what to do. */
	people: SummaryDocument[];
	/** Values without a NetSuite record, most wanted first. */
	unmapped: UnmappedValue[];
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

/**
 * Sums up a run. `stopOn`: the statuses for which a person is needed. No documents is a good run, and is said
 * too.
 */
export function runSummary(
	documents: readonly DocumentItem[],
	stopOn: readonly string[],
	note: string,
): RunSummary {
	const waiting = documents.filter(({ status }) => stopOn.includes(status));
	const counts: RunSummary['counts'] = {};
	for (const status of SUMMARY_ORDER) {
		const count = documents.filter((document) => document.status === status).length;
		if (count > 0) counts[status] = count;
	}
	const unmapped = unmappedValues(documents);
	const told = [sentence(counts, documents.length, waiting.length, note), unmappedSentence(unmapped)];
	return {
		sentence: told.filter(Boolean).join(' '),
		needsPerson: waiting.length > 0,
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
		note,
		runId: documents.find(({ runId }) => runId !== '')?.runId ?? '',
	};
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
