import type { Posting } from '../../../shared/documentItem';
import { earlierRevisions, externalIdKey } from '../externalId';
import { type FoundTransaction, stateOf } from '../found/foundTransaction';
import { type Expected, type Finding, judge } from '../found/identity';
import type { RecordsByExternalId } from '../found/lookUp';
import type { Candidate } from './candidate';

export interface JudgedItem {
	/** `ours` only when every posting of the item is there. */
	finding: Finding;
	/** By posting; undefined where it is not there yet. */
	records: (FoundTransaction | undefined)[];
	/** Some postings are there and some are not. */
	partly: boolean;
	/** A record of an earlier revision that still counts. */
	earlier?: FoundTransaction;
}

/** What NetSuite has of an item. */
export function judgeItem(
	{ item, read }: Pick<Candidate, 'item' | 'read'>,
	records: RecordsByExternalId,
	expected: (posting: Posting | undefined) => Expected,
): JudgedItem {
	const postings: (Posting | undefined)[] =
		'postings' in read && read.postings.length > 0 ? read.postings : [undefined];
	const idOf = (posting: Posting | undefined) => posting?.externalId ?? item.externalId;
	const at = (externalId: string) => records.get(externalIdKey(externalId)) ?? [];
	const findings = postings.map((posting) => judge(at(idOf(posting)), expected(posting)));
	const found = findings.map((finding) => (finding.found === 'ours' ? finding.record : undefined));
	const earlier = postings
		.flatMap((posting) => earlierRevisions(idOf(posting)).flatMap(at))
		.find((record) => stateOf(record) !== 'voided');
	const other = findings.find((finding) => finding.found === 'other');
	const ours = findings.filter((finding) => finding.found === 'ours');
	const all = ours.length === findings.length ? ours[0] : undefined;
	return {
		finding: other ?? all ?? { found: 'nothing' },
		records: found,
		partly: ours.length > 0 && !all,
		...(earlier && { earlier }),
	};
}
