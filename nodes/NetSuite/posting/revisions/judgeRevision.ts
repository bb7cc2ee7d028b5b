import type { Posting, RecordType, ReversedRecord } from '../../../shared/documentItem';
import { type Problem, problem } from '../../../shared/problems/problem';
import type { Features } from '../../transport/features';
import { memberIdOf } from '../externalId';
import { type FoundTransaction, stateOf } from '../found/foundTransaction';
import { RECORD_KINDS, recordTypeOf } from '../recordKinds';
import type { Candidate } from '../validate/candidate';
import type { ItemCheck } from '../validate/checkItem';
import type { BookedLine, LinesByTransaction } from './bookedLines';
import { isSame, mirrorLines, type Net, netOf, takenBack } from './mirror';
import { withReplaceNote } from './replaceNote';
import type { HigherRevisionPolicy } from './revisionFields';

/** What an earlier revision, or an earlier submission, in the books means for a document that is not there yet. */
export type Revision =
	/** Nothing of it counts. */
	| { kind: 'none' }
	/** The books hold already what the document comes to; `record` is the last that made it so. */
	| { kind: 'unchanged'; record: FoundTransaction }
	| { kind: 'hold'; problems: Problem[] }
	/** One journal that takes back what is there and posts the document. */
	| { kind: 'combine'; posting: Posting; reverses: ReversedRecord[] };

export interface RevisionInput {
	candidate: Candidate;
	/** Records that count, in the order in which the document came. */
	earlier: readonly FoundTransaction[];
	/** The document's own postings, with internal ids. */
	check: ItemCheck;
	lines: LinesByTransaction;
	policy: HigherRevisionPolicy;
	features: Features;
}

/** Decides what becomes of a revision (design.md, section 4, Identity). Pure. */
export function judgeRevision(input: RevisionInput): Revision {
	const { candidate, earlier, check, lines, policy } = input;
	const last = earlier.findLast(({ externalId }) => !memberIdOf(externalId)?.isReversal) ?? earlier.at(-1);
	if (!last) return { kind: 'none' };
	const booked = linesOf(earlier, lines);
	const nets = booked && netOf(booked);
	const allPosted = earlier.every((record) => stateOf(record) === 'posted');
	// Reversed by journals of ours: nothing is left.
	if (nets?.size === 0 && allPosted) return { kind: 'none' };
	const obstacle = obstacleOf(input, booked);
	if (!obstacle && nets && candidate.item.problems.length === 0) {
		if (isSame(check.postings[0]?.lines ?? [], nets)) return { kind: 'unchanged', record: last };
	}
	if (policy === 'post') return { kind: 'none' };
	const value = last.tranId || last.externalId;
	if (policy === 'hold') {
		const isSameRevision =
			memberIdOf(last.externalId)?.revision === memberIdOf(candidate.item.externalId)?.revision;
		const code = isSameRevision ? 'earlier-submission-posted' : 'earlier-revision-posted';
		return { kind: 'hold', problems: [problem(code, { field: 'revision', value })] };
	}
	// What else is wrong keeps it back anyway, and is told alone.
	const [posting] = 'postings' in candidate.read ? candidate.read.postings : [];
	const isUnready =
		candidate.item.problems.length > 0 || check.problems.some(({ code }) => !OF_PERIODS.test(code));
	if (!posting || (isUnready && allPosted)) return { kind: 'none' };
	if (obstacle || !nets) {
		const why = obstacle ?? 'its lines could not be read';
		return {
			kind: 'hold',
			problems: [problem('revision-not-reversible', { field: 'revision', value, why })],
		};
	}
	return combined(posting, nets, earlier);
}

/** These are found again, with the lines that take back. */
const OF_PERIODS = /^(period-|no-open-period)/;

function combined(
	posting: Posting,
	nets: ReadonlyMap<string, Net>,
	earlier: readonly FoundTransaction[],
): Revision {
	const numbers = earlier.map(({ tranId, id }) => tranId || id);
	const mirrored = mirrorLines(nets, `Reversal of ${numbers.join(', ')}`);
	return {
		kind: 'combine',
		posting: {
			...posting,
			memo: withReplaceNote(posting, { numbers, takenBack: takenBack(nets) }),
			lines: [...posting.lines, ...mirrored],
		},
		reverses: earlier.map(reversedRecord),
	};
}

/** All lines of the records; undefined where one of them is no journal, or not known. */
function linesOf(records: readonly FoundTransaction[], lines: LinesByTransaction): BookedLine[] | undefined {
	const each = records.map(({ id, type }) =>
		type === RECORD_KINDS.journalEntry.transactionType ? lines.get(id) : undefined,
	);
	return each.every((one) => one !== undefined) ? each.flat() : undefined;
}

/** Why one journal cannot take all of it back; undefined when it can. */
function obstacleOf(
	{ earlier, check, features }: RevisionInput,
	booked: readonly BookedLine[] | undefined,
): string | undefined {
	const nameOf = ({ tranId, id }: FoundTransaction) => tranId || id;
	const unposted = earlier.find((record) => stateOf(record) !== 'posted');
	if (unposted) return `${nameOf(unposted)} still waits for approval`;
	const other = earlier.find(({ type }) => type !== RECORD_KINDS.journalEntry.transactionType);
	if (other) return `${nameOf(other)} is a ${wordOf(other)}, not a journal`;
	const [posting, ...further] = check.postings;
	if (!posting || further.length > 0)
		return `the new revision becomes ${check.postings.length} transactions, not one journal`;
	if (posting.recordType !== 'journalEntry')
		return `the new revision becomes a ${RECORD_KINDS[posting.recordType].word}, not a journal`;
	if (!booked) return 'its lines could not be read';
	const subsidiary = posting.subsidiary?.id;
	if (features.oneWorld && booked.some((line) => line.subsidiary !== subsidiary))
		return 'it is in the books of another subsidiary, or of several';
	const currency = posting.currency?.id;
	if (features.multiCurrency && earlier.some(({ currencyId }) => currencyId !== currency))
		return 'it is in another currency';
	return undefined;
}

function wordOf({ type }: FoundTransaction): string {
	const kind = Object.values(RECORD_KINDS).find(({ transactionType }) => transactionType === type);
	return kind?.word ?? `transaction of the type ${type}`;
}

export function reversedRecord({ id, tranId, type, externalId }: FoundTransaction): ReversedRecord {
	return { recordType: recordTypeOf(type) as RecordType, id, tranId, externalId };
}
