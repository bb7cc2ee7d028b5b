import type { Posting } from '../../../shared/documentItem';
import { externalIdKey } from '../externalId';
import type { FoundTransaction } from '../found/foundTransaction';
import { type Expected, type Finding, judge } from '../found/identity';
import type { RecordsByExternalId } from '../found/lookUp';
import { earlierRecords, type Families } from '../revisions/family';
import type { Candidate } from './candidate';

export interface JudgedItem {
	/** `ours` only when every posting of the item is there. */
	finding: Finding;
	/** By posting; undefined where it is not there yet. */
	records: (FoundTransaction | undefined)[];
	/** Some postings are there and some are not. */
	partly: boolean;
	/** Records of earlier revisions and submissions that still count, in the order in which the document came. */
	earlier: FoundTransaction[];
}

/** What NetSuite has of an item. */
export function judgeItem(
	{ item, read }: Pick<Candidate, 'item' | 'read'>,
	records: RecordsByExternalId,
	families: Families,
	expected: (posting: Posting | undefined) => Expected,
): JudgedItem {
	const postings: (Posting | undefined)[] =
		'postings' in read && read.postings.length > 0 ? read.postings : [undefined];
	const idOf = (posting: Posting | undefined) => posting?.externalId ?? item.externalId;
	const at = (externalId: string) => records.get(externalIdKey(externalId)) ?? [];
	const findings = postings.map((posting) => judge(at(idOf(posting)), expected(posting)));
	const found = findings.map((finding) => (finding.found === 'ours' ? finding.record : undefined));
	const other = findings.find((finding) => finding.found === 'other');
	const ours = findings.filter((finding) => finding.found === 'ours');
	const all = ours.length === findings.length ? ours[0] : undefined;
	return {
		finding: other ?? all ?? { found: 'nothing' },
		records: found,
		partly: ours.length > 0 && !all,
		earlier: earlierRecords({ item }, families),
	};
}
