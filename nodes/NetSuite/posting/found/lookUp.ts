import type { DocumentItem, Posting } from '../../../shared/documentItem';
import type { AccountLists } from '../../masterData/accountLists';
import { matchRef } from '../../masterData/matchRef';
import { accountFeatures } from '../../transport/features';
import type { NetSuiteSession } from '../../transport/session';
import { externalIdKey, isExternalId } from '../externalId';
import { kindOf } from '../recordKinds';
import type { FoundTransaction } from './foundTransaction';
import { type Expected, totalOf } from './identity';
import { queryTransactions } from './transactionQuery';

/** Records by `externalIdKey`. */
export type RecordsByExternalId = ReadonlyMap<string, readonly FoundTransaction[]>;

/** Looks up any number of external ids in one query per 1,000. @throws NetSuiteReadError */
export async function lookUp(
	session: NetSuiteSession,
	externalIds: readonly string[],
	postings: readonly Posting[],
): Promise<RecordsByExternalId> {
	const values = externalIds.filter(isExternalId);
	if (values.length === 0) return new Map();
	const stampFields = postings.map(({ stamp }) => stamp.field).filter((field) => field !== 'memo');
	const features = await accountFeatures(session);
	const found = await queryTransactions(session, features, values, stampFields);
	return grouped(found);
}

function grouped(found: readonly FoundTransaction[]): Map<string, FoundTransaction[]> {
	const groups = new Map<string, FoundTransaction[]>();
	for (const record of found) {
		const key = externalIdKey(record.externalId);
		groups.set(key, [...(groups.get(key) ?? []), record]);
	}
	return groups;
}

/** What the record of a posting must look like to be ours. */
export function expectedOf(item: DocumentItem, posting: Posting | undefined, lists: AccountLists): Expected {
	return {
		stamp: posting?.stamp,
		type: posting && kindOf(posting).transactionType,
		fiDocumentId: item.fiDocumentId,
		total: posting && totalOf(posting),
		currencyId: lists.features.multiCurrency ? currencyIdOf(posting, lists) : undefined,
	};
}

/** '' fits no record. */
function currencyIdOf(posting: Posting | undefined, lists: AccountLists): string {
	if (!posting?.currency) return '';
	const match = matchRef(posting.currency, lists.currencies ?? []);
	return match.found === 'one' ? match.record.id : '';
}
