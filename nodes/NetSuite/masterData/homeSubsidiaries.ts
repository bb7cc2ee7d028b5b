import type { Ref, RefType } from '../../shared/documentItem';
import { unlessUnknown } from '../transport/fault';
import { queryRows } from '../transport/features';
import type { NetSuiteSession } from '../transport/session';
import { chunksOf } from '../transport/suiteQl';
import { isLookedUp, lookUpQuery } from './lookUpQuery';
import type { Kind } from './masterRecord';
import { TABLES } from './tables';

/**
 * Internal ids of the own subsidiaries of employees and vendors, so that it is known which subsidiaries matter before all else
 * is looked up: one query per kind of name. @throws NetSuiteReadError
 */
export async function homeSubsidiaries(
	session: NetSuiteSession,
	names: readonly Ref[],
	kinds: Readonly<Record<RefType, readonly Kind[]>>,
): Promise<string[]> {
	const found = await Promise.all(
		TABLES.filter(({ ownSubsidiary }) => ownSubsidiary).flatMap((table) => {
			const mine = names.filter((ref) => kinds[ref.type].includes(table.kind) && isLookedUp(table, ref));
			return chunksOf(mine).map(async (chunk) => {
				const shape = {
					multiCurrency: false,
					subsidiaries: [],
					pairs: false,
					children: false,
					own: true,
				} as const;
				const { text, values } = lookUpQuery(table, chunk, shape);
				return (await unlessUnknown(queryRows(session, text, values))) ?? [];
			});
		}),
	);
	return [...new Set(found.flat().flatMap(({ subsidiary }) => subsidiary ?? []))];
}
