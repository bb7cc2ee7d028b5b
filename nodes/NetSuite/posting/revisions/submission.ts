import type { DocumentItem } from '../../../shared/documentItem';
import { baseId, externalIdKey, resubmissionId } from '../externalId';
import type { FoundTransaction } from '../found/foundTransaction';
import type { RecordsByExternalId } from '../found/lookUp';
import { RECORD_KINDS } from '../recordKinds';
import type { Candidate } from '../validate/candidate';

const STAMP = /\[Concur ([0-9a-f]{16,64}) [0-9a-f]{6,}\]/gi;
const OUR_TYPES = new Set(Object.values(RECORD_KINDS).map(({ transactionType }) => transactionType));

/** FIS ids in the stamps of a record. */
export function fisIdsIn({ memo, stampFields }: FoundTransaction): string[] {
	return [memo, ...Object.values(stampFields)].flatMap((text) =>
		[...text.matchAll(STAMP)].map(([, id = '']) => id.toLowerCase()),
	);
}

/** Whether a record is one of ours, of another FIS document. */
function isOfOther(record: FoundTransaction, { fiDocumentId }: DocumentItem): boolean {
	const ids = fisIdsIn(record);
	return OUR_TYPES.has(record.type) && ids.length > 0 && !ids.includes(fiDocumentId.toLowerCase());
}

/** All external ids that an item may have in the books: its own, and those it would have as a resubmission. */
export function ownExternalIds({ item, read }: Candidate): string[] {
	const ids = [item.externalId, ...('postings' in read ? read.postings : []).map((one) => one.externalId)];
	return [...ids, ...ids.flatMap((id) => resubmissionId(baseId(id), item.fiDocumentId) ?? [])];
}

/**
 * The item under the external ids that are its own. Where a record of another FIS document (an earlier submission of the same
 * revision) has the usual one, whatever became of that record, the item's own ids carry its FIS id.
 */
export function asSubmitted(candidate: Candidate, records: RecordsByExternalId): Candidate {
	const { item, read } = candidate;
	const postings = 'postings' in read ? read.postings : [];
	const at = (id: string) => records.get(externalIdKey(id)) ?? [];
	const own = (id: string) => resubmissionId(baseId(id), item.fiDocumentId);
	const ids = [item.externalId, ...postings.map(({ externalId }) => externalId)];
	const isResubmitted = ids.some((id) => {
		const again = own(id);
		if (again === undefined) return false;
		return at(again).length > 0 || at(baseId(id)).some((record) => isOfOther(record, item));
	});
	if (!isResubmitted) return candidate;
	const renamed = postings.map((posting) => ({
		...posting,
		externalId: own(posting.externalId) ?? posting.externalId,
	}));
	const externalId = own(item.externalId) ?? item.externalId;
	return {
		...candidate,
		item: { ...item, externalId, ...('postings' in read && { postings: renamed }) },
		read: 'postings' in read ? { postings: renamed } : read,
	};
}
