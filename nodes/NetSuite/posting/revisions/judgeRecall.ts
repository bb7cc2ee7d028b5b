import type { DocumentItem, Posting, ReversedRecord } from '../../../shared/documentItem';
import type { Features } from '../../transport/features';
import { externalIdKey, memberIdOf, reversalId } from '../externalId';
import { type FoundTransaction, stateOf } from '../found/foundTransaction';
import type { RecordsByExternalId } from '../found/lookUp';
import { RECORD_KINDS } from '../recordKinds';
import type { LinesByTransaction } from './bookedLines';
import { reversedRecord } from './judgeRevision';
import { byId, mirrorLines, netOf } from './mirror';
import { nameInNote, readReplaceNote } from './replaceNote';
import { fisIdsIn } from './submission';

/** What is to be done about the posting of a document that was recalled in Concur. */
export type Recall =
	/** A person has to take it back. */
	| { kind: 'review'; why: string }
	/** Taken back already, by these journals: its reversals, or a later revision. */
	| { kind: 'done'; reversals: FoundTransaction[]; reverses: ReversedRecord[] }
	/** The journal that takes it back waits for approval. */
	| { kind: 'waiting'; record: FoundTransaction }
	/** Journals that take it back. */
	| { kind: 'mirror'; postings: Posting[]; reverses: ReversedRecord[] };

export interface RecallInput {
	item: DocumentItem;
	/** The document's own records. */
	own: readonly FoundTransaction[];
	/** Its postings as prepared now; may be missing. */
	postings: readonly Posting[];
	/** Records of earlier revisions that count. */
	earlier: readonly FoundTransaction[];
	records: RecordsByExternalId;
	lines: LinesByTransaction;
	features: Features;
}

/** Pure. */
export function judgeRecall(input: RecallInput): Recall {
	const { item, own, records } = input;
	const reverses = own.map(reversedRecord);
	const reversals = own.map(({ externalId }) => records.get(externalIdKey(reversalId(externalId))) ?? []);
	const waiting: FoundTransaction[] = [];
	const done: FoundTransaction[] = [];
	for (const [index, [record, ...others]] of reversals.entries()) {
		if (!record) {
			const later = own[index] && replacementOf(own[index], records);
			if (later) (stateOf(later) === 'posted' ? done : waiting).push(later);
			continue;
		}
		const name = record.tranId || record.externalId;
		const isOurs = record.type === JOURNAL && fisIdsIn(record).includes(item.fiDocumentId.toLowerCase());
		if (others.length > 0 || !isOurs)
			return { kind: 'review', why: `something else has the external id ${record.externalId}` };
		const state = stateOf(record);
		if (state === 'voided') return { kind: 'review', why: `its reversal ${name} was voided` };
		if (state === 'rejected') return { kind: 'review', why: `its reversal ${name} was rejected` };
		(state === 'posted' ? done : waiting).push(record);
	}
	if (done.length === own.length) return { kind: 'done', reversals: done, reverses };
	const [unposted] = waiting;
	if (unposted) return { kind: 'waiting', record: unposted };
	const postings = own.map((record, index) => mirrorOf(record, input.postings[index], input));
	const why = postings.find((posting) => typeof posting === 'string');
	return why === undefined
		? { kind: 'mirror', postings: postings.filter((posting) => typeof posting !== 'string'), reverses }
		: { kind: 'review', why };
}

/** The journal of a later revision, or of another submission, that takes this one back with it. */
function replacementOf(
	{ externalId, tranId, id }: FoundTransaction,
	records: RecordsByExternalId,
): FoundTransaction | undefined {
	const stem = memberIdOf(externalId)?.stem;
	const name = nameInNote(tranId || id);
	return [...records.values()].flat().find((record) => {
		const counts = !['voided', 'rejected'].includes(stateOf(record));
		const isOfFamily = stem !== undefined && isSameStem(memberIdOf(record.externalId)?.stem, stem);
		return counts && isOfFamily && readReplaceNote(record.memo)?.numbers.includes(name);
	});
}

const isSameStem = (one: string | undefined, other: string): boolean =>
	one !== undefined && externalIdKey(one) === externalIdKey(other);

const JOURNAL = RECORD_KINDS.journalEntry.transactionType;

/** The journal that takes one record back, on the day of the original; or why there can be none. */
function mirrorOf(
	record: FoundTransaction,
	posting: Posting | undefined,
	{ item, earlier, lines, features }: RecallInput,
): Posting | string {
	const name = record.tranId || record.id;
	if (record.type !== JOURNAL) return `${name} is no journal`;
	if (stateOf(record) !== 'posted') return `${name} is not posted`;
	// A journal that took an earlier revision back with it would bring that one to life again if it alone were taken back.
	const replaced = readReplaceNote(record.memo) ? earlier : [];
	const booked = [record, ...replaced].map(({ id, type }) => (type === JOURNAL ? lines.get(id) : undefined));
	if (!booked.every((each) => each !== undefined)) return `the lines of ${name} could not be read`;
	const all = booked.flat();
	if (features.oneWorld && all.some(({ subsidiary }) => subsidiary !== record.subsidiaryId))
		return `${name} is in the books of several subsidiaries`;
	if (replaced.some(({ currencyId }) => currencyId !== record.currencyId))
		return `${name} replaces a transaction in another currency`;
	const nets = netOf(all);
	if (nets.size === 0) return `${name} has left nothing in the books`;
	const stamp = posting?.stamp ?? { field: 'memo', text: stampOf(record) };
	return {
		recordType: 'journalEntry',
		externalId: reversalId(record.externalId),
		...(features.oneWorld && { subsidiary: byId('subsidiary', record.subsidiaryId) }),
		currency: features.multiCurrency
			? byId('currency', record.currencyId)
			: (posting?.currency ?? { type: 'currency', by: 'symbol', value: item.currency }),
		...(posting?.exchangeRate !== undefined && { exchangeRate: posting.exchangeRate }),
		tranDate: record.tranDate,
		memo: `Reversal of ${name}, recalled in Concur${stamp.field === 'memo' ? ` ${stamp.text}` : ''}`,
		stamp,
		fields: posting?.fields ?? {},
		lines: mirrorLines(nets, `Reversal of ${name}`),
	};
}

/** The stamp of the record itself. */
function stampOf({ memo }: FoundTransaction): string {
	return /\[Concur [0-9a-f]{16,64} [0-9a-f]{6,}\]/i.exec(memo)?.[0] ?? memo.slice(0, 200);
}
