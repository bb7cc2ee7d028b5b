import type { DocumentItem } from '../../../shared/documentItem';
import type { FoundTransaction } from '../found/foundTransaction';
import { withRecord } from '../found/recordFields';
import { settled } from '../outcome';
import type { Past } from '../revisions/past';
import type { Routed, Surroundings } from './routeItem';

export const isUnchanged = (past: Past): past is Past & { kind: 'unchanged' } => past.kind === 'unchanged';

/** A revision that changes nothing: what is in the books stands for it, and Concur hears the number of that. */
export function unchanged(
	item: DocumentItem,
	record: FoundTransaction,
	{ session, master }: Surroundings,
): Routed {
	const filled = withRecord({ ...item, problems: [] }, [record], session.account, master.calendar);
	const reason = `Changes nothing against ${record.tranId || record.id}, so nothing is posted again`;
	return { item: settled(filled, 'alreadyPosted', reason), output: 'alreadyPosted' };
}
