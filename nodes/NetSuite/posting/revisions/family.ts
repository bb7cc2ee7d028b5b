import type { Posting } from '../../../shared/documentItem';
import { queryRows } from '../../transport/features';
import type { NetSuiteSession } from '../../transport/session';
import { chunksOf } from '../../transport/suiteQl';
import { externalIdKey, type MemberId, memberIdOf } from '../externalId';
import { type FoundTransaction, stateOf } from '../found/foundTransaction';
import { lookUp, type RecordsByExternalId } from '../found/lookUp';
import type { Candidate } from '../validate/candidate';

/** Statuses of a document that Concur has taken back. */
export const RECALLED: ReadonlySet<string> = new Set(['RECALLED', 'VOID', 'CANCEL']);
/** Conditions of one query. */
const STEMS_PER_QUERY = 200;

/** Records of all revisions, submissions and reversals of documents, by the key of their stem. */
export type Families = ReadonlyMap<string, readonly FoundTransaction[]>;

const keyOfStem = ({ stem }: MemberId): string => externalIdKey(stem);

/**
 * The records that are known already, and of documents that are a later revision, or were recalled, or of which another revision or
 * submission is known, all there are: nobody can list the ids of resubmissions beforehand, so they are looked for by the start of the id.
 * @throws NetSuiteReadError
 */
export async function withFamilies(
	session: NetSuiteSession,
	candidates: readonly Candidate[],
	records: RecordsByExternalId,
	postings: readonly Posting[],
): Promise<RecordsByExternalId> {
	const known = familiesOf(records);
	const stems = new Map<string, string>();
	for (const { item } of candidates) {
		const own = memberIdOf(item.externalId);
		if (!own) continue;
		const others = (known.get(keyOfStem(own)) ?? []).some(
			(record) => !isOwn(memberIdOf(record.externalId), own),
		);
		const isRecalled = RECALLED.has(item.docStatus.trim().toUpperCase());
		if (own.revision > 1 || own.submission !== '' || others || isRecalled)
			stems.set(keyOfStem(own), own.stem);
	}
	if (stems.size === 0) return records;
	const found = await Promise.all(
		chunksOf([...stems.values()], STEMS_PER_QUERY).map(async (chunk) => {
			const text =
				'SELECT t.id, t.externalid FROM transaction t WHERE' +
				` ${chunk.map(() => 't.externalid LIKE ?').join(' OR ')} ORDER BY t.id`;
			return await queryRows(
				session,
				text,
				chunk.map((stem) => `${stem}%`),
			);
		}),
	);
	const further = found
		.flat()
		.map(({ externalid = '' }) => externalid)
		.filter((id) => {
			const member = memberIdOf(id);
			// An underscore in the pattern stands for any character.
			return member && stems.has(keyOfStem(member)) && !records.has(externalIdKey(id));
		});
	if (further.length === 0) return records;
	return new Map([...records, ...(await lookUp(session, further, postings))]);
}

export function familiesOf(records: RecordsByExternalId): Families {
	const families = new Map<string, FoundTransaction[]>();
	for (const record of [...records.values()].flat()) {
		const member = memberIdOf(record.externalId);
		if (!member) continue;
		const key = keyOfStem(member);
		families.set(key, [...(families.get(key) ?? []), record]);
	}
	return families;
}

const isOwn = (member: MemberId | undefined, own: MemberId): boolean =>
	member !== undefined &&
	member.revision === own.revision &&
	member.submission.toLowerCase() === own.submission.toLowerCase();

/**
 * Records of earlier revisions, and of other submissions of the same one, that count: not voided, not rejected. In the order in
 * which the document came; reversals are among them.
 */
export function earlierRecords({ item }: Pick<Candidate, 'item'>, families: Families): FoundTransaction[] {
	const own = memberIdOf(item.externalId);
	if (!own) return [];
	const members = (families.get(keyOfStem(own)) ?? []).flatMap((record) => {
		const member = memberIdOf(record.externalId);
		return member && member.revision <= own.revision && !isOwn(member, own) ? [{ record, member }] : [];
	});
	return members
		.filter(({ record }) => !['voided', 'rejected'].includes(stateOf(record)))
		.sort((a, b) => a.member.revision - b.member.revision || Number(a.record.id) - Number(b.record.id))
		.map(({ record }) => record);
}
