import type { DocumentItem } from '../../shared/documentItem';
import { formatMoney, parseMoney, ZERO, type Money } from '../../shared/money';
import { netSuiteSide, type NetSuiteSide } from './netSuiteSide';
import { OUTCOMES, outcomeOf, type Outcome } from './outcome';

/** A document as it was read; nothing else is known of it at that time. */
export interface ReadDocument {
	fiDocumentId: string;
	docType: string;
	documentId: string;
}

export interface Completeness {
	/** Whether every document that was read has one outcome, and NetSuite has what was sent, as far as it could be read. */
	complete: boolean;
	lines: CompletenessLine[];
	differences: Difference[];
}

/** Documents of one type and currency: how many were read, and what became of how many. The outcomes add up to `read`. */
export type CompletenessLine = { docType: string; currency: string; read: number } & Record<
	Outcome,
	number
> & {
		/** Concur totals of all that was read, and of each outcome; decimal text. Outcomes without documents are left out. */
		amounts: Partial<Record<'read' | Outcome, string>>;
		/** Concur total of what was posted, and the same less what differs in NetSuite or could not be read there. */
		concurAmount: string;
		netSuiteAmount: string;
	};

export interface Difference {
	/** `notVerified` says what is not known; with that alone the run is complete. */
	kind: 'noOutcome' | 'notRead' | 'twice' | 'amount' | 'notVerified';
	docType: string;
	documentId: string;
	fiDocumentId: string;
	what: string;
}

/**
 * Holds what became of the documents against what was read, and what was sent against what NetSuite has. `read` undefined: it is not
 * known what was read, and only the amounts are compared.
 */
export function completeness(
	documents: readonly DocumentItem[],
	read: readonly ReadDocument[] | undefined,
): Completeness {
	const known = read && new Map(read.map((document) => [document.fiDocumentId, document]));
	const groups = new Map<string, Group>();
	const differences: Difference[] = [];
	const seen = new Set<string>();
	for (const item of documents) {
		const wasRead = !known || known.has(item.fiDocumentId);
		const again = seen.has(item.fiDocumentId);
		seen.add(item.fiDocumentId);
		if (again) differences.push(difference('twice', item, 'has more than one outcome'));
		if (!wasRead)
			differences.push(difference('notRead', item, 'has an outcome, but was not read in this run'));
		const group = groupOf(groups, item.docType, item.currency);
		const { findings, unknown } = group.add(item, wasRead && !again);
		differences.push(
			...findings.map((what) => difference('amount', item, what)),
			...unknown.map((what) => difference('notVerified', item, what)),
		);
	}
	for (const document of known?.values() ?? []) {
		if (seen.has(document.fiDocumentId)) continue;
		differences.push(
			difference('noOutcome', document, 'was read, but nothing is known of what became of it'),
		);
		groupOf(groups, document.docType, '').read += 1;
	}
	const complete = differences.every(({ kind }) => kind === 'notVerified');
	return { complete, lines: linesOf(groups), differences };
}

const difference = (kind: Difference['kind'], document: ReadDocument, what: string): Difference => ({
	kind,
	docType: document.docType,
	documentId: document.documentId,
	fiDocumentId: document.fiDocumentId,
	what,
});

function groupOf(groups: Map<string, Group>, docType: string, currency: string): Group {
	const key = `${docType} ${currency}`;
	const group = groups.get(key) ?? new Group(docType, currency);
	groups.set(key, group);
	return group;
}

const linesOf = (groups: ReadonlyMap<string, Group>): CompletenessLine[] =>
	[...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group.line());

class Group {
	read = 0;
	private readAmount = ZERO;
	private difference = ZERO;
	private readonly outcomes = new Map<Outcome, { count: number; amount: Money }>();

	constructor(
		private readonly docType: string,
		private readonly currency: string,
	) {}

	/** Counts the document; gives what is wrong with its amount in NetSuite, and what is not known of it. */
	add(item: DocumentItem, wasRead: boolean): Pick<NetSuiteSide, 'findings' | 'unknown'> {
		const outcome = outcomeOf(item);
		const amount = parseMoney(item.total) ?? ZERO;
		const { count, amount: sum } = this.outcomes.get(outcome) ?? { count: 0, amount: ZERO };
		this.outcomes.set(outcome, { count: count + 1, amount: sum.plus(amount) });
		if (wasRead) {
			this.read += 1;
			this.readAmount = this.readAmount.plus(amount);
		}
		if (outcome !== 'posted' && outcome !== 'alreadyPosted') return { findings: [], unknown: [] };
		const side = netSuiteSide(item);
		this.difference = this.difference.plus(side.difference);
		return side;
	}

	line(): CompletenessLine {
		const counts = OUTCOMES.map((outcome) => [outcome, this.outcomes.get(outcome)?.count ?? 0]);
		const amounts = OUTCOMES.flatMap((outcome) => {
			const found = this.outcomes.get(outcome);
			return found ? [[outcome, formatMoney(found.amount)]] : [];
		});
		const concur = ['posted', 'alreadyPosted'] as const;
		const posted = concur.reduce(
			(sum, outcome) => sum.plus(this.outcomes.get(outcome)?.amount ?? ZERO),
			ZERO,
		);
		return {
			docType: this.docType,
			currency: this.currency,
			read: this.read,
			...(Object.fromEntries(counts) as Record<Outcome, number>),
			amounts: { read: formatMoney(this.readAmount), ...Object.fromEntries(amounts) },
			concurAmount: formatMoney(posted),
			netSuiteAmount: formatMoney(posted.minus(this.difference)),
		};
	}
}
