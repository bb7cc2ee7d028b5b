import { externalIdKey, memberIdOf, reversalId } from '../externalId';
import { type FoundTransaction, stateOf } from '../found/foundTransaction';
import { nameInNote, readReplaceNote } from './replaceNote';

/**
 * Numbers of earlier postings of a document that count beside its own records: no journal of ours takes them back, and no memo says
 * that it replaces them.
 */
export function notTakenBack(
	own: readonly (FoundTransaction | undefined)[],
	earlier: readonly FoundTransaction[],
): string[] {
	const reversals = new Set(
		earlier
			.filter((record) => memberIdOf(record.externalId)?.isReversal && stateOf(record) === 'posted')
			.map(({ externalId }) => externalIdKey(externalId)),
	);
	const notes = [...earlier, ...own].flatMap((record) => readReplaceNote(record?.memo ?? '') ?? []);
	const replaced = new Set(notes.flatMap(({ numbers }) => numbers));
	// A long list is cut in the memo.
	if (notes.some(({ isCut }) => isCut)) return [];
	return earlier
		.filter(({ externalId }) => !memberIdOf(externalId)?.isReversal)
		.filter(({ externalId }) => !reversals.has(externalIdKey(reversalId(externalId))))
		.map(({ tranId, id }) => tranId || id)
		.filter((number) => !replaced.has(nameInNote(number)));
}
